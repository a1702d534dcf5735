"""The floor of what a report can cost: strings put together, zipfile, a file written. Nothing is checked.

It reads the data with YAML's C loader and writes the parts that the program writes: the document with the same markup,
the data embedded, all others as they are. They are packed as zipfile packs when nobody says how.
"""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml

_DOCUMENT, _DATA = "word/document.xml", "customXml/item1.xml"
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


class PlainStrings:
    """Makes reports like one that the program made: what comes before the first issue and after the last is its."""

    def __init__(self, made: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist()}
        document = self._parts[_DOCUMENT].decode()
        header = document.index("</w:tr>") + len("</w:tr>")
        self._before, self._after = document[:header], document[document.rindex("</w:tr>") + len("</w:tr>") :]

    def make(self, source: Path, target: Path) -> None:
        """Make the Word file of a data file."""
        data = yaml.load(source.read_bytes(), Loader=yaml.CSafeLoader)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self._parts.items():
                archive.writestr(
                    name, {_DOCUMENT: self._document, _DATA: _embedded}.get(name, lambda _data, it=part: it)(data)
                )

    def _document(self, data: dict[str, Any]) -> str:
        return f"{self._before}{''.join(map(_issue, data['issues']))}{self._after}"


def _embedded(data: dict[str, Any]) -> str:
    written = json.dumps({"kind": "report", "data": data}, ensure_ascii=False, separators=(",", ":")).encode()
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<itareport:data xmlns:itareport="urn:itareport:data:1" '
        f'sha256="{sha256(written).hexdigest()}">{b64encode(written).decode()}</itareport:data>'
    )


def _issue(issue: dict[str, Any]) -> str:
    return (
        '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="15704"/><w:gridSpan w:val="6"/>'
        '<w:shd w:val="clear" w:color="auto" w:fill="F0F4FA"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="ReportIssue"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">ประเด็นที่\u00a0{_thai(issue["number"])} {escape(issue["title"])}</w:t></w:r></w:p>'
        f"</w:tc></w:tr>{''.join(map(_measure, issue['measures']))}"
    )


def _measure(measure: dict[str, Any]) -> str:
    cells = [
        _cell(2770, _paragraph("ReportMeasure", measure["name"])),
        _cell(3646, _entries(measure["steps"])),
        _cell(1446, _paragraph("ReportCell", measure["period"])),
        _cell(1510, _paragraph("ReportCell", measure["responsible"])),
        _cell(2884, _entries(measure["outputs"])),
        _cell(3448, _entries(measure["outcomes"])),
    ]
    return f'<w:tr><w:trPr><w:trHeight w:val="3416" w:hRule="atLeast"/></w:trPr>{"".join(cells)}</w:tr>'


def _cell(width: int, paragraphs: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>{paragraphs}</w:tc>'


def _entries(value: str | list[str]) -> str:
    if isinstance(value, str):
        return _paragraph("ReportCell", value)
    return "".join(_entry(number, text) for number, text in enumerate(value, 1))


def _entry(number: int, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="ReportItem"/></w:pPr><w:r><w:t xml:space="preserve">{_thai(number)}.</w:t><w:tab/>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def _paragraph(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _thai(number: int) -> str:
    return str(number).translate(_THAI)
