"""Letting the rows of a filled table break across pages that are taller than a page, and no others.

A row that may not be split and does not fit a page loses its last lines in LibreOffice and runs over the footer in
others. The height is estimated by the advances of TH Sarabun New, rounded up: of 2,079 texts measured in LibreOffice
the estimate was never too low, and 12 % too high in sum.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from itareport.ooxml.fast_text import split_paragraphs
from itareport.ooxml.markup import unescape
from itareport.templating.template import SINGLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from itareport.templating.template import Layout

LINE_PITCH = 1.33
"""Em from one line to the next at single spacing (measured 1.326)."""
TAIL = 1.1
"""Em that a line wastes on average at its end, where the next word did not fit."""
POINT = 20
"""Twips."""

_EDGE = re.compile(r"<(/?)w:(tr|tbl)[ >]")
_CANNOT_SPLIT = re.compile(r'<w:cantSplit(?: w:val="(?:1|true|on)")?/>')
_TOKEN = re.compile(
    r"<(?:w:(?:t(?: [^>]*)?>([^<]+)|pStyle w:val=\"([^\"]*)|(tc)[ >]|tcW (?=[^>]*\"dxa\")[^>]*?w:w=\"(\d+)"
    r"|gridSpan w:val=\"(\d+)|(br|cr|tab)(?: w:type=\"[^\"]*\")?/>|sz(?:Cs)? w:val=\"(\d+)"
    r"|ind [^>]*?w:(?:left|start)=\"(-?\d+)|(tcMar)>))"
)
_TEXT, _PSTYLE, _CELL, _WIDTH, _SPAN, _BREAK, _SIZE, _INDENT, _MARGIN_START, _END = range(1, 11)
_TYPED = {"br": "\n", "cr": "\n", "tab": "\t"}
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)')
_TABLE_STYLE = re.compile(r'<w:tblStyle w:val="([^"]*)"')
_MARGINS = r"(?s:<w:(tblCellMar|tcMar)>.*?</w:\1>)"
_MARGIN = r"<w:(top|bottom|left|start|right|end) ([^>]*)/>"
_PAGE = re.compile(r"<w:pgSz ([^>]*)/><w:pgMar ([^>]*)/>")


def _advance(char: str) -> int:
    """The width of a character of windows-874 in hundredths of an em, rounded up."""
    for letters, width in _WIDTHS.items():
        if char in letters:
            return width
    if "\u0e00" <= char <= "\u0e7f":
        return 46 if char >= "๏" else 39
    return 48 if char.isupper() else 40


_MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
_WIDTHS = {_MARKS: 0, " \u00a0ะเโใไ": 24, "พฟฬษ": 46, "ฌญฑฒณmwMW%@": 60, "…?€\ufffd": 140, "\t": 255}
_ADVANCES = bytes(_advance(bytes([byte]).decode("cp874", "replace")) for byte in range(256))
"""By the letter's byte in windows-874, in which everything unknown to Thai offices is a question mark."""


class _Table:
    """What the rows of one table have in common, as it is met while reading."""

    def __init__(self, properties: str, layout: Layout) -> None:
        style = _TABLE_STYLE.search(properties)
        margins = layout.tables.get(style[1] if style else "", layout.tables[""])
        self.padding, self.sides = _margins(properties, margins)
        self.layout = layout
        self.grid = list(map(int, _COLUMN.findall(properties)))
        self.head = 0.0

    def height(self, row: str) -> float:  # noqa: C901 - a branch for each token
        """The estimated height of a row, in points."""
        styles, default = self.layout.styles, self.layout.styles[""]
        heights = [0.0]
        texts: list[str] = []
        style, size, indent = default, 0, default.indent
        room = column = width = 0
        for kind, value in _tokens(row):
            if kind == _TEXT:
                texts.append(value)
            elif kind == _END:
                points = max(size, style.size) / 2
                lines = count_lines("".join(texts), (room - indent) / POINT / points)
                heights[-1] += lines * points * LINE_PITCH * max(style.line, SINGLE) / SINGLE + style.spacing / POINT
                texts, style, size, indent = [], default, 0, default.indent
            elif kind == _PSTYLE:
                style = styles.get(value, default)
                indent = style.indent
            elif kind == _CELL:
                heights.append(self.padding / POINT + 1)
                room = sum(self.grid[column : column + 1]) - self.sides
                column, width = column + 1, 0
            elif kind == _WIDTH:
                width = int(value)
                room = width - self.sides if width else room
            elif kind == _SPAN:
                more = self.grid[column : column + int(value) - 1]
                room += 0 if width else sum(more)
                column += len(more)
            elif kind == _BREAK:
                texts.append(_TYPED[value])
            elif kind == _SIZE:
                size = max(size, int(value))
            elif kind == _INDENT:
                indent = int(value)
            elif kind == _MARGIN_START:
                padding, sides = _margins(value, (self.padding, self.sides))
                room += self.sides - sides
                heights[-1] += (padding - self.padding) / POINT
        return max(heights)


def _tokens(row: str) -> list[tuple[int, str]]:
    """What in a row its height depends on: the groups of ``_TOKEN`` and their texts."""
    found: list[tuple[int, str]] = []
    paragraphs, rest = split_paragraphs(row)
    for opening, text, markup in paragraphs:
        found += _tokens_of_opening(opening)
        found += _tokens_of(markup) if text is None else ((_TEXT, text),)
        found.append((_END, ""))
    return found + _tokens_of(rest)


def _tokens_of(markup: str) -> list[tuple[int, str]]:
    found = []
    for token in _TOKEN.finditer(markup):
        kind = token.lastindex or 0
        found.append((kind, markup[token.start() :] if kind == _MARGIN_START else token[kind]))
    return found


@lru_cache(maxsize=256)
def _tokens_of_opening(markup: str) -> tuple[tuple[int, str], ...]:
    """The tokens of the markup before a text, most of which comes again in each row."""
    return tuple(_tokens_of(markup))


def allow_row_breaks(xml: str, layout: Layout) -> str:
    """Take ``w:cantSplit`` off the rows of a filled part that may not fit a page."""
    if "<w:cantSplit" not in xml:
        return xml
    page = _page_height(xml) - layout.styles[""].size / 2 * LINE_PITCH - 2  # a band above stays with its measure
    cuts: list[tuple[int, int]] = []
    for table, start, end in _rows(xml, layout):
        row = xml[start:end]
        properties = row[: row.find("<w:tc")]
        if "<w:tblHeader" in properties:
            table.head += table.height(row)
        elif (found := _CANNOT_SPLIT.search(properties)) and table.height(row) > page - table.head:
            cuts.append((start + found.start(), start + found.end()))
    kept, position = [], 0
    for start, end in sorted(cuts):
        kept.append(xml[position:start])
        position = end
    return "".join(kept) + xml[position:]


def count_lines(text: str, room: float) -> int:
    """The lines that a text of a part (``&`` is ``&amp;`` in it) takes in ``room`` em, rather too many than too few."""
    room = max(room, 1.0)
    count = 0
    for part in unescape(text).split("\n"):
        width = sum(part.encode("cp874", "replace").translate(_ADVANCES)) / 100
        count += 1 if width <= room else max(2, ceil(width / max(room - TAIL, room * 0.6)))
    return count


def _rows(xml: str, layout: Layout) -> Iterator[tuple[_Table, int, int]]:
    """Every row with its table, by its place in ``xml``; those of a table in a cell before the row they are in."""
    tables: list[_Table] = []
    starts: list[int] = []
    for edge in _EDGE.finditer(xml):
        closes, name = edge.groups()
        if name == "tbl" and not closes:
            tables.append(_Table(xml[edge.end() : xml.find("<w:tr", edge.end())], layout))
        elif name == "tbl":
            tables.pop()
        elif closes:
            yield tables[-1], starts.pop(), edge.end()
        else:
            starts.append(edge.start())


def _page_height(xml: str) -> float:
    """Points between the margins; of several page formats the lowest."""
    heights = [
        _number(size, "h") - abs(_number(margins, "top")) - abs(_number(margins, "bottom"))
        for size, margins in _PAGE.findall(xml)
    ]
    return min(heights, default=0) / POINT or float("inf")


def _margins(properties: str, default: tuple[int, int]) -> tuple[int, int]:
    """Cell margins above and below, and beside, in twips, where a table or cell has its own."""
    own = re.search(_MARGINS, properties) if "Mar>" in properties else None
    if own is None:
        return default
    sides = {name: _number(attributes, "w") for name, attributes in re.findall(_MARGIN, own[0])}
    left, right = sides.get("start", sides.get("left", 0)), sides.get("end", sides.get("right", 0))
    return sides.get("top", 0) + sides.get("bottom", 0), left + right


def _number(attributes: str, name: str) -> int:
    found = re.search(rf'w:{name}="(-?\d+)', attributes)
    return int(found[1]) if found else 0
