"""Word files made by hand: a small good one, and all the ways in which one can be hostile or broken."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STORY_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"

HYPERLINK = "https://www.nacc.go.th/ita?a=1&b=2"


def document(body: str) -> bytes:
    """A main part with the markup ``body`` before its section properties."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}">'
        f"<w:body>{body}<w:sectPr/></w:body></w:document>"
    ).encode()


def paragraph(*texts: str) -> str:
    """A paragraph with a run for each text."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{runs}</w:p>"


def good_parts(body: str = paragraph("รายงาน"), **stories: str) -> dict[str, bytes]:
    """The parts of a whole Word file; ``header="…"``, ``footer="…"`` add such a story with that markup."""
    kinds = [f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/>']
    ties, references, parts = [], [], {}
    for kind, markup in stories.items():
        kinds.append(f'<Override PartName="/word/{kind}1.xml" ContentType="{STORY_TYPE.format(kind)}"/>')
        ties.append((f"r{kind}", f"{R}/{kind}", f"{kind}1.xml", ""))
        references.append(f'<w:{kind}Reference w:type="default" r:id="r{kind}"/>')
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        parts[f"word/{kind}1.xml"] = f'<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{markup}</w:{tag}>'.encode()
    main = document(body).replace(b"<w:sectPr/>", f"<w:sectPr>{''.join(references)}</w:sectPr>".encode())
    parts |= {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(kinds)}</Types>'
        ).encode(),
        "_rels/.rels": rels(("rId1", f"{R}/officeDocument", "word/document.xml", "")),
        "word/document.xml": main,
    }
    if ties:
        parts["word/_rels/document.xml.rels"] = rels(*ties)
    return parts


def rels(*ties: tuple[str, str, str, str]) -> bytes:
    """A part of relationships, each (id, type, target, "" or "External")."""
    lines = []
    for key, kind, target, mode in ties:
        mode_attribute = f' TargetMode="{mode}"' if mode else ""
        escaped = target.replace("&", "&amp;")
        lines.append(f'<Relationship Id="{key}" Type="{kind}" Target="{escaped}"{mode_attribute}/>')
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(lines)}</Relationships>'.encode()


def zipped(parts: Mapping[str, bytes] | list[tuple[str, bytes]]) -> bytes:
    """The zip of parts, also of several with one name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items() if isinstance(parts, dict) else parts:
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return file.getvalue()


def good_file(body: str = paragraph("รายงาน"), **stories: str) -> bytes:
    """A whole Word file, as ``good_parts``."""
    return zipped(good_parts(body, **stories))


def field(instruction: str, result: str = "ผล") -> str:
    """A paragraph with a complex field, its instruction over two runs as Word likes to split it."""
    half = len(instruction) // 2
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction[:half]}</w:instrText></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction[half:]}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
