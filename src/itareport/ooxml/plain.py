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

_ROOT = re.compile(rf'{re.escape(names.DECLARATION)}<w:(?:document|ftr|hdr)((?: xmlns:\w+="[^"<>]*")+)>')
_PAGE_NUMBER = re.compile(
    r'<w:fldChar w:fldCharType="begin"/></w:r><w:r>(?:<w:rPr>(?:<w:[^>]*>)*</w:rPr>)?'
    r'<w:instrText xml:space="preserve"> ?(?:NUM)?PAGES?[ "][^<]*</w:instrText></w:r>'
    r'(?:(?!<w:fldChar w:fldCharType="[^s]).)*?<w:fldChar w:fldCharType="end"/>'
)
_TAG = re.compile("<[^>]*>")
_PLAIN_TAG = re.compile(
    r"</w:\w+>|<w:p/>|<w:(?:body|p|pPr|r|rPr|tbl|tblPr|tblGrid|tr|trPr|tc|tcPr|tcMar|sectPr)>"
    r'|<w:t xml:space="preserve">|<w:(?:tab|br)/>'
    r"|<w:(?:pStyle|rStyle|tblStyle|tblW|tblInd|tblLayout|tblLook|tblCaption|tblDescription|gridCol|gridSpan|cantSplit"
    r"|tblHeader|tcW|vAlign|shd|top|bottom|start|end|left|right|pgSz|pgMar|pgNumType|cols|docGrid|headerReference"
    r"|footerReference|keepNext|keepLines|spacing|ind|jc|b|bCs|i|iCs|sz|szCs|rFonts|color|lang|cs)"
    r'(?: [wr]:(?!type="first")\w+="[^"<>]*")*/>'
)
_TOKEN = re.compile(r'<(?:w:(?:t xml:space="preserve">([^<]*)|(tab|br)/>|(p)/>|tbl>)|/w:(?:(p)>|t[cr]>))')
_TEXT, _LETTER, *_ENDS = range(1, 5)
_LETTERS = {"tab": "\t", "br": "\n"}


def read_plain(data: bytes) -> list[str] | None:
    """The text of each paragraph of a well-formed part, with ``BORDER`` at the borders of cells; None for another part.

    What it gives is what ``story.read_story`` gives.
    """
    try:
        xml = data.decode()
    except UnicodeDecodeError:
        return None
    root = _ROOT.match(xml)
    if root is None or f' xmlns:w="{names.WORD}"' not in root[1] or "\r" in xml:
        return None
    body = xml[root.end() :]
    if "<w:fldChar " in body:
        body = _PAGE_NUMBER.sub("", body)
    if not all(map(_is_plain, set(_TAG.findall(body)))):
        return None
    texts: list[str] = []
    pieces: list[str] = []
    for token in _TOKEN.finditer(body):
        kind = token.lastindex
        if kind == _TEXT:
            pieces.append(token[_TEXT])
        elif kind == _LETTER:
            pieces.append(_LETTERS[token[_LETTER]])
        elif kind in _ENDS:
            texts.append(unescape("".join(pieces)))
            pieces.clear()
        else:
            texts.append(BORDER)
    return texts


@lru_cache(maxsize=1024)
def _is_plain(tag: str) -> bool:
    return _PLAIN_TAG.fullmatch(tag) is not None
