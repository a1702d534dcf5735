"""The columns of a report's table, and those that a heading has below it: quarters, months, halves of the year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from itareport.fields import KEYS
from itareport.importing.blocks import Paragraph
from itareport.ooxml.limits import MAX_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.importing.blocks import Cell, Row, Table

_TICK = re.compile(
    r"""
    (?: [✓✔✗✘☑☒√×xX/*●○•■▪◆★]      # what a person ticks a month with
      | [-–—<>←→↔⇨➔]                # or an arrow, drawn or typed, through it
    )+
    """,
    re.VERBOSE,
)
_MAX_HEADING = 60
_MAX_ROWS = 4


class SubColumn(NamedTuple):
    """A column below the heading of another: its own heading, the grid columns it covers."""

    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its field (None when it is no field of a report), its heading, the grid columns it covers."""

    field: str | None
    heading: str
    start: int
    end: int
    certain: bool = True
    below: tuple[SubColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a report table: its columns, and the first and last of its rows by index."""

    columns: tuple[Column, ...]
    first: int
    last: int

    @property
    def fields(self) -> frozenset[str]:
        """The fields of a measure that have a column."""
        return frozenset(column.field for column in self.columns if column.field in KEYS.all)

    @property
    def headings(self) -> list[str]:
        """All headings, those below others too."""
        own = [column.heading for column in self.columns]
        return list(filter(None, [*own, *(sub.heading for column in self.columns for sub in column.below)]))


def above(cell: Cell, columns: Sequence[Column]) -> Column | None:
    """The column that a cell of the next row is below."""
    return next((column for column in columns if column.start <= cell.start < column.end), None)


def is_wider(column: Column | None, cell: Cell) -> bool:
    """Whether a heading goes over more than the cell below it."""
    return column is not None and column.end - column.start > cell.end - cell.start


def with_rows_below(header: Header, table: Table) -> Header:
    """The header with the rows below it that its headings reach down into, or that only name columns below a heading."""
    for row in table.rows[header.last + 1 : header.last + 1 + _MAX_ROWS]:
        if max(len(row.cells), len(header.columns)) > MAX_COLUMNS:
            break  # each cell is held against each column
        if not (any(cell.continues for cell in row.cells) or _only_names_columns(row, header.columns)):
            break
        columns = tuple(_with_columns_below(column, row, header.columns) for column in header.columns)
        header = Header(columns, header.first, header.last + 1)
    return header


def _only_names_columns(row: Row, columns: Sequence[Column]) -> bool:
    """Whether each text of a row is short, no tick, and below a heading that goes over several cells, some below one."""
    filled = [cell for cell in row.cells if cell.text()]
    texts = {cell.text() for cell in filled}
    headings = {id(above(cell, columns)) for cell in filled}
    return len(filled) == len(texts) > len(headings) > 0 and all(
        is_wider(above(cell, columns), cell) and len(cell.text()) <= _MAX_HEADING and not is_tick(cell.text())
        for cell in filled
    )


def _with_columns_below(column: Column, row: Row, columns: Sequence[Column]) -> Column:
    """The column with the cells of a row that are below it; the lowest of several rows counts."""
    cells = [cell for cell in row.cells if cell.text() and above(cell, columns) is column and is_wider(column, cell)]
    found = [SubColumn(" ".join(cell.text().split()), cell.start, cell.end) for cell in cells]
    kept = [sub for sub in column.below if not any(sub.start < new.end and new.start < sub.end for new in found)]
    return replace(column, below=(*kept, *found)) if found else column


def is_tick(text: str) -> bool:
    """Whether a text only says that something is so: ✓, / or an arrow."""
    return _TICK.fullmatch("".join(text.split())) is not None


def paragraphs_of(column: Column, cells: Sequence[Cell]) -> list[Paragraph]:
    """The paragraphs of a row's cells in a column; a cell below a heading of its own says what that is."""
    return [paragraph for cell in cells for paragraph in _below_its_heading(column, cell)]


def _below_its_heading(column: Column, cell: Cell) -> list[Paragraph]:
    paragraphs = cell.paragraphs()
    headings = [sub.heading for sub in column.below if sub.start < cell.end and cell.start < sub.end]
    if not paragraphs or not headings or len(headings) == len(column.below) > 1:
        return paragraphs
    where = headings[0] if len(headings) == 1 else f"{headings[0]} - {headings[-1]}"
    if is_tick(cell.text()):
        return [Paragraph(where)]
    first, *more = paragraphs
    return [replace(first, text=f"{where}: {first.text}"), *more]
