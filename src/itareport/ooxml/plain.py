"""The texts of a part that holds nothing but paragraphs, tables and page numbers, in a third of a whole reader's time.

So are the parts that this program makes of its own templates. The tags of a part are looked at first: one that has any
other, like a tracked change, a text box or a link, is never read here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from itareport.ooxml import names
from itareport.ooxml.markup import unescape

BORDER = "\x07"
"""Stands where a table begins and after each cell and each row; no XML text can hold it."""
PAGE_BREAK = "\f"
"""Stands for a break of page or column; no XML text can hold it. No plain part has one."""

_ROOTS = frozenset(("<w:document", "<w:ftr", "<w:hdr"))
_WORD = f'xmlns:w="{names.WORD}"'
_INSTRUCTION = '<w:instrText xml:space="preserve">'
_BARE = frozenset(
    (
        *(
            f"<w:{name}>"
            for name in [
                "body",
                "p",
                "pPr",
                "r",
                "rPr",
                "tbl",
                "tblPr",
                "tblGrid",
                "tr",
                "trPr",
                "tc",
                "tcPr",
                "tcMar",
                "sectPr",
            ]
        ),
        *('<w:t xml:space="preserve">', "<w:tab/>", "<w:br/>", "<w:p/>", _INSTRUCTION),
    )
)
_PROPERTIES = frozenset(
    f"<w:{name}"
    for name in [
        "pStyle",
        "rStyle",
        "tblStyle",
        "tblW",
        "tblInd",
        "tblLayout",
        "tblLook",
        "tblCaption",
        "tblDescription",
        "gridCol",
        "gridSpan",
        "cantSplit",
        "tblHeader",
        "tcW",
        "vAlign",
        "shd",
        "top",
        "bottom",
        "start",
        "end",
        "left",
        "right",
        "pgSz",
        "pgMar",
        "pgNumType",
        "cols",
        "docGrid",
        "headerReference",
        "footerReference",
        "keepNext",
        "keepLines",
        "spacing",
        "ind",
        "jc",
        "b",
        "bCs",
        "i",
        "iCs",
        "sz",
        "szCs",
        "rFonts",
        "color",
        "lang",
        "cs",
        "fldChar",
    ]
)
_TAG = re.compile("<[^>]*>")
_TOKEN = re.compile(
    r'<(?:w:(?:t xml:space="preserve">([^<]*)|(tab|br)/>|(p)/>|fldChar w:fldCharType="(b|e)|tbl>)|/w:(?:(p)>|t[cr]>))'
)
_TEXT, _LETTER, _EMPTY, _FIELD, _END = range(1, 6)
_LETTERS = {"tab": "\t", "br": "\n"}


def read_plain(data: bytes) -> list[str] | None:
    """The text of each paragraph of a well-formed part, with ``BORDER`` at the borders of cells; None for another part.

    What it gives is what ``story.read_story`` gives.
    """
    body = _plain_body(data)
    if body is None:
        return None
    texts: list[str] = []
    pieces: list[str] = []
    in_field = False
    for token in _TOKEN.finditer(body):
        kind = token.lastindex
        if kind == _FIELD:
            if in_field is (token[_FIELD] == "b"):
                return None
            in_field = not in_field
        elif in_field:
            if kind not in {_TEXT, _LETTER}:
                return None
        elif kind == _TEXT:
            pieces.append(token[_TEXT])
        elif kind == _LETTER:
            pieces.append(_LETTERS[token[_LETTER]])
        elif kind in {_EMPTY, _END}:
            texts.append(unescape("".join(pieces)))
            pieces.clear()
        else:
            texts.append(BORDER)
    return texts


def _plain_body(data: bytes) -> str | None:
    """What stands behind the first tag of a part; None when any tag or field is another than plain parts have."""
    try:
        xml = data.decode()
    except UnicodeDecodeError:
        return None
    root, _bracket, body = xml.removeprefix(names.DECLARATION).partition(">")
    name, *spaces = root.split(" ")
    if name not in _ROOTS or _WORD not in spaces or not all(space.startswith("xmlns:") for space in spaces):
        return None
    if "\r" in xml or body.count(_INSTRUCTION) > body.count(f"{_INSTRUCTION} PAGE "):
        return None
    return body if all(map(_is_plain, set(_TAG.findall(body)))) else None


@lru_cache(maxsize=1024)
def _is_plain(tag: str) -> bool:
    if tag.startswith("</w:") or tag in _BARE:
        return True
    name, _blank, attributes = tag.removesuffix("/>").partition(" ")
    return (
        name in _PROPERTIES
        and tag.endswith("/>")
        and attributes.count('"') % 2 == 0
        and "xmlns" not in attributes
        and 'w:type="first"' not in attributes
    )
