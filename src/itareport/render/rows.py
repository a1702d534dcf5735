"""Letting the rows of a filled table break across pages that could be taller than a page, and no others.

A row that may not break and does not fit a page loses its last lines in LibreOffice, without a word. Which font a
machine puts where TH Sarabun New is missing cannot be known, and some are twice as tall and take twice the lines. So
a row keeps its ``w:cantSplit`` only where it fits in the tallest of them. A row that fits in TH Sarabun New but perhaps
not in another gets its expected height as its least height instead: LibreOffice moves a row to the next page whose least
height does not fit, and breaks one whose text is taller (ADR 10).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from itareport.render.row_markup import POINT, Cells, Opened, TableMarkup, attribute, read, read_again, table_markup
from itareport.render.text_lines import EXPECTED, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from itareport.ooxml.fast_text import SplitPart
    from itareport.templating.template import Layout

NUMBER_OUTGROWS = 0.6
"""Em that a number may need more than its hanging indent in a wide font, up to the next tab stop of the template."""
MIN_LINES = 2
"""Lines of a row that must break which stay together at the end of a page."""

_EDGE = re.compile(r"(</?)w:(tr|tbl)[ >]")
_CANNOT_SPLIT = re.compile(r'<w:cantSplit(?: w:val="(?:1|true|on)")?/>')
_PAGE = re.compile(r"<w:pgSz ([^>]*)/>(?:(?!<w:pgSz).)*?<w:pgMar ([^>]*)/>", re.DOTALL)


class Height(NamedTuple):
    """The height of a row in points: in TH Sarabun New, and in the tallest font that may take its place.

    ``keeps``: it stays on the page of the next row.
    """

    expected: float = 0.0
    tallest: float = 0.0
    keeps: bool = False

    def __add__(self, other: tuple[object, ...]) -> Height:
        """Both heights, one above the other."""
        assert isinstance(other, Height), "heights are added to heights"
        return Height(self.expected + other.expected, self.tallest + other.tallest)


class _Table:
    """A table of a report while its rows are measured: the height of its header, and of the rows kept with the next."""

    def __init__(self, markup: TableMarkup) -> None:
        self.markup = markup
        self.header = self.above = Height()
        points = markup.layout.styles[""].size / 2
        self.least = MIN_LINES * points * EXPECTED.pitch + (markup.padding / POINT + 1)
        """Points of a row of ``MIN_LINES``."""


class _Row:
    """A row of a table: where it starts, the markup before each of its texts, its texts, and what follows the last."""

    def __init__(self, table: _Table, start: int, openings: list[str], texts: list[str | None], rest: str) -> None:
        self.table = table
        self.start = start
        self.openings = openings
        self.texts = texts
        self.rest = rest

    def properties(self) -> _Properties:
        """What its own properties say, which are before its first cell."""
        first = self.openings[0] if self.openings else self.rest
        return _properties(first[: first.find("<w:tc")])

    def height(self) -> Height:
        """The estimated height of the row: that of its tallest cell."""
        markup = self.table.markup
        cells, keeps = Cells(), False
        expected = tallest = 0.0  # of the cell that is being read
        most_expected = most_tallest = 0.0
        for opening, text in zip(self.openings, self.texts, strict=True):
            opened = read(markup, opening, cells) if text is None else read_again(markup, opening, cells)
            cells = opened.cells
            expected += opened.padding
            tallest += opened.padding
            for padding in opened.new:
                most_expected, most_tallest = max(most_expected, expected), max(most_tallest, tallest)
                expected = tallest = padding
            fewer, more = _count_lines(opened, opened.text + text if text else opened.text)
            expected += fewer * opened.expected + opened.besides
            tallest += more * opened.tallest + opened.besides
            keeps = keeps or opened.keeps
        last = read_again(markup, self.rest, cells)
        least = max(last.padding, *last.new, 0.0)
        return Height(max(least, expected, most_expected), max(least, tallest, most_tallest), keeps)


class _Properties(NamedTuple):
    """What matters of a row's properties: whether it is a header, where it is kept whole, whether it has a height."""

    header: bool
    whole: tuple[int, int] | None
    has_height: bool


@lru_cache(maxsize=64)
def _properties(markup: str) -> _Properties:
    found = _CANNOT_SPLIT.search(markup)
    return _Properties("<w:tblHeader" in markup, found.span() if found else None, "<w:trHeight" in markup)


def _count_lines(opened: Opened, text: str) -> tuple[int, int]:
    """The lines that a paragraph's text takes in TH Sarabun New, and in the tallest font."""
    hanging = 0.0
    if opened.hangs and "\t" in text:
        # The number hangs before the text; where a tall font makes it wider than its space, the text starts later.
        text = text.partition("\t")[2]
        hanging = NUMBER_OUTGROWS
    if "\n" not in text:
        width = text_width(text)
        return opened.usual.lines(width), opened.widest.lines(width + hanging)
    widths = [text_width(line) for line in text.split("\n")]
    expected = sum(map(opened.usual.lines, widths))
    widths[0] += hanging
    return expected, sum(map(opened.widest.lines, widths))


def allow_row_breaks(part: SplitPart, layout: Layout) -> str:
    """Take ``w:cantSplit`` off the rows of a filled part that could be taller than a page, whatever font is used."""
    xml = part.xml
    if "<w:cantSplit" not in xml:
        return xml
    page = _page_height(part, layout) - 2
    edits: list[tuple[int, int, str]] = []
    for row in _rows(part, layout):
        table, height, properties = row.table, row.height(), row.properties()
        if properties.header:
            table.header += height
            continue
        least = _least_height(height, table, page) if properties.whole else None
        if properties.whole and least is not None:
            start, end = properties.whole
            instead = "" if properties.has_height else f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>'
            edits.append((row.start + start, row.start + end, instead))
        # The band of an issue stays with the measure below it, so both have to fit; a row that fills a page keeps nothing.
        table.above = table.above + height if height.keeps and least is None else Height()
    return _edited(xml, edits)


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """A text with other texts from one place to another; the edits do not overlap."""
    kept, position = [], 0
    for start, end, instead in sorted(edits):
        kept += [text[position:start], instead]
        position = end
    return "".join([*kept, text[position:]])


def keep_last_row(xml: str) -> str:
    """The default template's part with the last measure's row on the page of the row after it: the signatures.

    Word looks at every paragraph of a row, LibreOffice at the first.
    """
    signatures = xml.rindex("<w:tr>", 0, xml.index('"ReportSignature"'))
    start = xml.rindex("<w:tr>", 0, signatures)
    row = re.sub(r'(<w:pStyle w:val="[^"]*"/>)', r"\1<w:keepNext/>", xml[start:signatures])
    return f"{xml[:start]}{row}{xml[signatures:]}"


def _least_height(height: Height, table: _Table, page: float) -> int | None:
    """The least height, in twips, of a row that may break; None for a row that fits a page in every font."""
    above = table.header + table.above
    if height.tallest <= page - above.tallest:
        return None
    if height.expected > page - above.expected:
        return int(table.least * POINT)
    # A least height that leaves no space for the header row in a taller font would lose text as cantSplit does.
    return int(max(min(height.expected, page - above.tallest), table.least) * POINT)


def _rows(part: SplitPart, layout: Layout) -> Iterator[_Row]:
    """Every row; those of a table in a cell before the row they are in."""
    tables: list[_Table] = []
    begun: list[tuple[int, int]] = []
    for number, opening in enumerate(part.openings):
        for edge, name, place, end in _edges(opening):
            if edge == "<" and name == "tbl":
                tables.append(_Table(table_markup(opening[end : opening.find("<w:tr", end)], layout)))
            elif edge == "<":
                begun.append((number, place))
            elif name == "tbl":
                tables.pop()
            else:
                yield _row(part, tables[-1], begun.pop(), (number, end))


def _row(part: SplitPart, table: _Table, begin: tuple[int, int], end: tuple[int, int]) -> _Row:
    """The row between two places of a part, each the number of an opening and a code point in it."""
    (first, since), (last, until) = begin, end
    openings = part.openings[first : last + 1]
    openings[-1] = openings[-1][:until]  # first, as in a row without a text both cut the same opening
    openings[0] = openings[0][since:]
    *openings, rest = openings
    return _Row(table, part.starts[first] + since, openings, part.texts[first:last], rest)


@lru_cache(maxsize=1024)
def _edges(markup: str) -> tuple[tuple[str, str, int, int], ...]:
    """Where tables and rows begin ("<") and end ("</") in the markup before a text, most of which comes again."""
    return tuple((edge[1], edge[2], *edge.span()) for edge in _EDGE.finditer(markup))


def _page_height(part: SplitPart, layout: Layout) -> float:
    """Points between the margins, or between header and footer where they are taller; of several pages the lowest."""
    return min(
        (height for opening in set(part.openings) for height in _page_heights(opening, layout)), default=0
    ) / POINT or float("inf")


@lru_cache(maxsize=1024)
def _page_heights(markup: str, layout: Layout) -> tuple[int, ...]:
    """The heights in twips of the pages whose properties are in the markup before a text."""
    heights = []
    for size, margins in _PAGE.findall(markup):
        top = max(abs(attribute(margins, "top")), attribute(margins, "header") + layout.header)
        bottom = max(abs(attribute(margins, "bottom")), attribute(margins, "footer") + layout.footer)
        heights.append(attribute(size, "h") - top - bottom)
    return tuple(heights)
