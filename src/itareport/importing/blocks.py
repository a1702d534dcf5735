"""What a Word document shows, without its formatting: paragraphs and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""One paragraph as accepted: tabs are ``\\t``, line breaks ``\\n``.

    ``level`` is the level of its automatic numbering or bullet, from 0, or None without one.
    """

    text: str
    level: int | None = None


@dataclass(slots=True)
class Cell:
    """One cell: it covers the grid columns from ``start`` up to ``end``.

    ``continues`` says that it is vertically merged with the cell above; Word shows nothing of its own content. ``begins``
    says that the cells below may be merged with it.
    """

    start: int
    end: int
    blocks: list[Block] = field(default_factory=list)
    continues: bool = False
    begins: bool = False

    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs that hold text, those of nested tables among them."""
        return [] if self.continues else [each for each in flat(self.blocks) if each.text.strip()]

    def text(self) -> str:
        """The text of the cell, a line for each paragraph."""
        return "\n".join(paragraph.text.strip() for paragraph in self.paragraphs())

    def lines(self) -> list[str]:
        """The lines of the cell that hold text."""
        return [line for line in self.text().split("\n") if line.strip()]

    def has_table(self) -> bool:
        """Whether another table is in the cell."""
        return any(isinstance(block, Table) for block in self.blocks)


@dataclass(slots=True)
class Row:
    """One row of a table; cells that are only borders of a staircase are left out by ``start`` and ``end``."""

    cells: list[Cell]

    def texts(self) -> list[str]:
        """The text of each cell that has one."""
        return [text for text in (cell.text() for cell in self.cells) if text]


@dataclass(slots=True)
class Table:
    """One table; ``widths`` are those of its grid columns in twips, empty when the file does not give them."""

    rows: list[Row]
    widths: list[int] = field(default_factory=list)

    def shown_cells(self) -> Iterator[Cell]:
        """The cells of all rows that show content of their own."""
        return (cell for row in self.rows for cell in row.cells if not cell.continues)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the body: the bytes of its part, the ending of the part's name, and its description."""

    data: bytes
    ending: str
    description: str


@dataclass(slots=True)
class Content:
    """A whole document: its body, the blocks of its headers and footers, and what was not taken as it is."""

    body: list[Block]
    headers: list[Block] = field(default_factory=list)
    footers: list[Block] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    tracked: bool = False
    hidden: bool = False
    struck: bool = False
    pictures: int = 0
    symbols: int = 0
    """Symbols of picture fonts that are no letter of any other."""
    prompts: int = 0
    """Content controls that still ask for their text."""
    footnotes: int = 0
    comments: int = 0


def flat(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph of the blocks, also those in tables, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for cell in block.shown_cells():
            yield from flat(cell.blocks)


def lines_of(paragraphs: Iterable[Paragraph]) -> list[str]:
    """The lines of paragraphs that hold text."""
    return [line for paragraph in paragraphs for line in paragraph.text.split("\n") if line.strip()]
