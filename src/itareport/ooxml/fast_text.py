"""Parts that hold nothing but paragraphs, tables and page numbers, read in a quarter of a whole reader's time.

So are the parts that this program makes of its own templates: of their markup most comes again in each row, and is
looked at once. Any other markup, like a tracked change, a text box or a link, is never read here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from itareport.ooxml import names
from itareport.ooxml.markup import unescape
from itareport.ooxml.shown_text import BORDER

LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
"""A line break and a tab inside a text, as this program writes them."""

_RUN, _END_OF_RUN = '<w:r><w:t xml:space="preserve">', "</w:t></w:r>"
_END_OF_PARAGRAPH = "</w:p>"
_ROOTS = frozenset(("<w:document", "<w:ftr", "<w:hdr"))
_WORD = f'xmlns:w="{names.WORD}"'
_PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE ',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)
_TAG = re.compile("<[^>]*>")
_CONTAINERS = "body p pPr r rPr tbl tblPr tblGrid tr trPr tc tcPr tcMar sectPr"
_EMPTY = (
    "pStyle rStyle tblStyle tblW tblInd tblLayout tblLook tblCaption tblDescription gridCol gridSpan cantSplit tblHeader "
    "tcW vAlign shd top bottom start end left right pgSz pgMar pgNumType cols docGrid headerReference footerReference "
    "trHeight keepNext keepLines spacing ind jc b bCs i iCs sz szCs rFonts color lang cs"
)
_BARE = frozenset(f"<w:{name}>" for name in _CONTAINERS.split())
_PROPERTIES = frozenset(f"<w:{name}" for name in _EMPTY.split())
_MEANING = {"<w:p/>": "", "<w:tbl>": BORDER, "</w:tc>": BORDER, "</w:tr>": BORDER}


def split_paragraphs(xml: str) -> tuple[list[tuple[str, str | None, str]], str]:
    """Take markup apart at the ends of its paragraphs, and give what follows the last one beside them.

    Of each what stands before the text, the text, still escaped, and the text's markup; the text is None where its
    markup is more than one run of texts, tabs and line breaks.
    """
    *paragraphs, rest = xml.split(_END_OF_PARAGRAPH)
    found: list[tuple[str, str | None, str]] = []
    for paragraph in paragraphs:
        opening, run, markup = paragraph.partition(_RUN)
        text = markup.removesuffix(_END_OF_RUN).replace(TAB, "\t").replace(LINE_BREAK, "\n")
        is_plain = not run or ("<" not in text and markup.endswith(_END_OF_RUN))
        found.append((opening, text if is_plain else None, markup))
    return found, rest


def read_fast(data: bytes) -> list[str] | None:
    """The text of each paragraph of a well-formed part, with ``BORDER`` at the borders of cells; None for another part.

    What it gives is what ``story.read_story`` gives.
    """
    body = _plain_body(data)
    if body is None:
        return None
    texts: list[str] = []
    paragraphs, rest = split_paragraphs(body)
    for opening, text, _markup in paragraphs:
        before = _read_opening(opening)
        if before is None or text is None:
            return None
        texts += before
        texts.append(unescape(text))
    after = _read_opening(rest)
    return None if after is None else [*texts, *after]


def _plain_body(data: bytes) -> str | None:
    """What follows the first tag of a part, without page numbers; None for one that cannot be plain."""
    try:
        xml = data.decode()
    except UnicodeDecodeError:
        return None
    root, _bracket, body = xml.removeprefix(names.DECLARATION).removeprefix(names.LXML_DECLARATION).partition(">")
    name, *spaces = root.split(" ")
    if name not in _ROOTS or _WORD not in spaces or not all(space.startswith("xmlns:") for space in spaces):
        return None
    begins, ends = _PAGE_NUMBER
    while begins in body:
        before, _begins, field = body.partition(begins)
        field, _ends, after = field.partition(ends)
        if _END_OF_PARAGRAPH in field or 'w:fldCharType="begin"' in field:
            return None
        body = before + after
    return None if "\r" in body else body


@lru_cache(maxsize=1024)
def _read_opening(markup: str) -> tuple[str, ...] | None:
    """The empty paragraphs and borders in markup without text; None when it is more than that."""
    tags = _TAG.findall(markup)
    if "".join(tags) != markup or not all(map(_is_plain, tags)):
        return None
    return tuple(_MEANING[tag] for tag in tags if tag in _MEANING)


def _is_plain(tag: str) -> bool:
    if tag.startswith("</w:") or tag in _BARE or tag in _MEANING:
        return True
    name, _blank, attributes = tag.removesuffix("/>").partition(" ")
    return (
        name in _PROPERTIES
        and tag.endswith("/>")
        and attributes.count('"') % 2 == 0
        and "xmlns" not in attributes
        and 'w:type="first"' not in attributes
    )
