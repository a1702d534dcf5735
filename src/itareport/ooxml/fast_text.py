"""Parts that hold nothing but paragraphs, tables and page numbers, read in a quarter of a whole reader's time.

So are the parts that this program makes of its own templates: of their markup most comes again in each row, and is
looked at once. Any other markup, like a tracked change, a text box or a link, is never read here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

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


class SplitPart(NamedTuple):
    """A part's markup, and the same taken apart at the ends of its paragraphs; the last piece is what follows them.

    Of each piece ``starts`` say where it begins, ``openings`` are the markup before its text, ``texts`` the text as it is
    written, still escaped. A text is None where its markup is more than one run of texts, tabs and line breaks;
    the opening is all of it then.
    """

    xml: str
    starts: list[int]
    openings: list[str]
    texts: list[str | None]


def split_paragraphs(xml: str) -> SplitPart:
    """Take a part's markup apart: who measures its rows and who reads its texts look at the same pieces."""
    # Three lists side by side: to make a named tuple of each piece would take a quarter of the time.
    starts: list[int] = []
    openings: list[str] = []
    texts: list[str | None] = []
    *paragraphs, rest = xml.split(_END_OF_PARAGRAPH)
    start = 0
    for paragraph in paragraphs:
        opening, run, markup = paragraph.partition(_RUN)
        text = markup.removesuffix(_END_OF_RUN)
        if "<" in text:
            text = text.replace(TAB, "\t").replace(LINE_BREAK, "\n")
        read = not run or ("<" not in text and markup.endswith(_END_OF_RUN))
        starts.append(start)
        openings.append(opening if read else paragraph)
        texts.append(text if read else None)
        start += len(paragraph) + len(_END_OF_PARAGRAPH)
    return SplitPart(xml, [*starts, start], [*openings, rest], [*texts, ""])


def read_fast(data: bytes) -> list[str] | None:
    """The text of each paragraph of a well-formed part, with ``BORDER`` at the borders of cells; None for another part.

    What it gives is what ``story.read_story`` gives.
    """
    try:
        xml = data.decode().removeprefix(names.DECLARATION).removeprefix(names.LXML_DECLARATION)
    except UnicodeDecodeError:
        return None
    plain = _without_page_numbers(xml)
    return None if plain is None else read_split(split_paragraphs(plain))


def read_split(part: SplitPart) -> list[str] | None:
    """As ``read_fast``, of a part without the line that declares it as XML and without page numbers."""
    root, _bracket, opening = part.openings[0].partition(">")
    if not _is_root(root) or "\r" in part.xml:  # a line end of XML is no letter as it is
        return None
    texts: list[str] = []
    for markup, text in zip([opening, *part.openings[1:]], part.texts, strict=True):
        before = _read_opening(markup)
        if before is None or text is None:
            return None
        texts += before
        texts.append(unescape(text))
    return texts[:-1]  # the rest is no paragraph


def _is_root(tag: str) -> bool:
    name, *spaces = tag.split(" ")
    return name in _ROOTS and _WORD in spaces and all(space.startswith("xmlns:") for space in spaces)


def _without_page_numbers(xml: str) -> str | None:
    """A part without its page numbers; None where one of them is more than that."""
    begins, ends = _PAGE_NUMBER
    while begins in xml:
        before, _begins, field = xml.partition(begins)
        field, _ends, after = field.partition(ends)
        if _END_OF_PARAGRAPH in field or 'w:fldCharType="begin"' in field:
            return None
        xml = before + after
    return xml


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
