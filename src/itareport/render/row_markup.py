"""The markup of a table row, read for what the height of the row depends on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from itareport.render.text_lines import EXPECTED, TALLEST, Room
from itareport.templating.template import EMU_PER_TWIP, MAX_TWIPS, SINGLE, clamped

if TYPE_CHECKING:
    from itareport.templating.template import Layout

POINT = 20
"""Twips."""

_TOKEN = re.compile(
    r"""
    <(?: w:t(?:\ [^>]*)?>(?P<text>[^<]+)
       | w:pStyle\ w:val="(?P<style>[^"]*)
       | w:(?P<cell>tc)[ >]
       | w:tcW\ (?=[^>]*"dxa")[^>]*?w:w="(?P<width>\d+)
       | w:gridSpan\ w:val="(?P<span>\d+)
       | w:(?P<typed>br|cr|tab)(?:\ w:type="[^"]*")?/>
       | w:sz(?:Cs)?\ w:val="(?P<size>\d+)
       | w:rStyle\ w:val="(?P<character>[^"]*)
       | w:(?P<keeps>keepNext)/>
       | w:ind\ (?P<indent>[^>]*)/>
       | w:spacing\ (?P<spacing>[^>]*)/>
       | w:(?P<margins>tcMar)>
       | (?P<table>/?w:tbl)>                               # a table in a cell: its cells are one above the other
       | wp:extent\ [^>]*?cy="(?P<picture>\d+)
    )""",
    re.VERBOSE,
)
_OF_CELLS = {"cell", "width", "span", "margins"}
_TYPED = {"br": "\n", "cr": "\n", "tab": "\t"}
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)')
_TABLE_STYLE = re.compile(r'<w:tblStyle w:val="([^"]*)"')
_MARGINS = r"(?s:<w:(tblCellMar|tcMar)>.*?</w:\1>)"
_MARGIN = r"<w:(top|bottom|left|start|right|end) ([^>]*)/>"


class Cells(NamedTuple):
    """How far a row has been read: height and width of its last cell in twips, the next column, the tables it is in."""

    room: int = 0
    column: int = 0
    width: int = 0
    depth: int = 0


class Opened(NamedTuple):
    """What markup before the text of a paragraph says.

    ``padding`` in points is what its cell has more, ``new`` that of each new cell; ``expected`` and ``tallest`` are
    points a line, ``besides`` are points that no font changes. ``keeps``: the row stays with the next.
    """

    cells: Cells
    padding: float
    new: tuple[float, ...]
    usual: Room
    widest: Room
    expected: float
    tallest: float
    besides: float
    hangs: bool
    keeps: bool
    text: str


class TableMarkup:
    """What the properties of a table say: its cell margins and its columns, in twips."""

    def __init__(self, properties: str, layout: Layout) -> None:
        style = _TABLE_STYLE.search(properties)
        margins = layout.tables.get(style[1] if style else "", layout.tables[""])
        self.padding, self.sides = _margins(properties, margins)
        self.layout = layout
        self.grid = [clamped(width) for width in _COLUMN.findall(properties)]


@lru_cache(maxsize=64)
def table_markup(properties: str, layout: Layout) -> TableMarkup:
    """The properties of a table, read once for all reports of a template."""
    return TableMarkup(properties, layout)


def read(table: TableMarkup, markup: str, cells: Cells) -> Opened:
    """What some markup of a row says, after ``cells``."""
    reader = _Reader(table, cells)
    for token in _TOKEN.finditer(markup):
        kind = token.lastgroup or ""
        reader.take(kind, markup[token.start() :] if kind == "margins" else token[kind])
    return reader.opened()


class _Reader:
    """Reads the markup before a text, token by token."""

    def __init__(self, table: TableMarkup, cells: Cells) -> None:
        self.table = table
        self.styles = table.layout.styles
        self.room, self.column, self.width, self.depth = cells
        self.padding = [0.0]
        self.style = self.styles[""]
        self.indent, self.hanging = self.style.indent, self.style.hanging
        self.size, self.spacing, self.line, self.pictures = 0, -1, 0, 0.0
        self.keeps = False
        self.texts: list[str] = []

    def take(self, kind: str, value: str) -> None:
        """Take one token."""
        if kind == "text":
            self.texts.append(value)
        elif kind == "typed":
            self.texts.append(_TYPED[value])
        elif kind == "style":
            self.style = self.styles.get(value, self.styles[""])
            self.indent, self.hanging = self.style.indent, self.style.hanging
        elif kind == "table":
            self.depth += -1 if value.startswith("/") else 1
        elif kind in _OF_CELLS:
            if not self.depth:
                self._take_of_cell(kind, value)
        else:
            self._take_of_paragraph(kind, value)

    def _take_of_paragraph(self, kind: str, value: str) -> None:
        """Take a token of a paragraph's or run's own properties."""
        if kind == "size":
            self.size = max(self.size, clamped(value))
        elif kind == "character":
            self.size = max(self.size, self.table.layout.characters.get(value, 0))
        elif kind == "keeps":
            self.keeps = True
        elif kind == "indent":
            self.indent = attribute(value, "left") or attribute(value, "start")
            self.hanging = attribute(value, "hanging")
        elif kind == "spacing":
            self.spacing = attribute(value, "before") + attribute(value, "after")
            self.line = attribute(value, "line")
        else:
            self.pictures += clamped(value, 0, MAX_TWIPS * EMU_PER_TWIP) / EMU_PER_TWIP / POINT

    def _take_of_cell(self, kind: str, value: str) -> None:
        """Take a token of a cell's own properties."""
        table = self.table
        if kind == "cell":
            self.padding.append(table.padding / POINT + 1)
            self.room = sum(table.grid[self.column : self.column + 1]) - table.sides
            self.column, self.width = self.column + 1, 0
        elif kind == "width":
            self.width = clamped(value)
            self.room = self.width - table.sides if self.width else self.room
        elif kind == "span":
            more = table.grid[self.column : self.column + clamped(value) - 1]
            self.room += 0 if self.width else sum(more)
            self.column += len(more)
        else:
            padding, sides = _margins(value, (table.padding, table.sides))
            self.room += table.sides - sides
            self.padding[-1] += (padding - table.padding) / POINT

    def opened(self) -> Opened:
        """What was read."""
        style = self.style
        points = max(self.size, style.size) / 2
        line = points * max(self.line or style.line, SINGLE) / SINGLE
        room = (self.room - self.indent) / POINT / points
        return Opened(
            Cells(self.room, self.column, self.width, self.depth),
            self.padding[0],
            tuple(self.padding[1:]),
            Room.of(room, EXPECTED),
            Room.of(room, TALLEST),
            line * EXPECTED.pitch,
            line * TALLEST.pitch,
            (style.spacing if self.spacing < 0 else self.spacing) / POINT + self.pictures,
            self.hanging > 0,
            self.keeps or style.keeps,
            "".join(self.texts),
        )


@lru_cache(maxsize=1024)
def read_again(table: TableMarkup, markup: str, cells: Cells) -> Opened:
    """As ``read``, for the markup before a text: most of it comes again in each row, and is looked at once."""
    return read(table, markup, cells)


def _margins(properties: str, default: tuple[int, int]) -> tuple[int, int]:
    """Cell margins at top and bottom, and at both sides, in twips, where a table or cell has its own."""
    own = re.search(_MARGINS, properties) if "Mar>" in properties else None
    if own is None:
        return default
    sides = {name: attribute(attributes, "w") for name, attributes in re.findall(_MARGIN, own[0])}
    left, right = sides.get("start", sides.get("left", 0)), sides.get("end", sides.get("right", 0))
    return sides.get("top", 0) + sides.get("bottom", 0), left + right


def attribute(attributes: str, name: str) -> int:
    """The number that an attribute of Word has in ``attributes``; 0 when there is none."""
    found = re.search(rf'w:{name}="(-?\d+)', attributes)
    return clamped(found[1]) if found else 0
