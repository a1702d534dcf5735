"""Rows of a table that name an issue, in one cell or two, merged or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from itareport.importing.headings import ISSUE, ORDER
from itareport.importing.issues import Band, read_band

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from itareport.importing.blocks import Cell, Row
    from itareport.importing.columns import Column

COLUMN_NUMBER = re.compile(r"\(?[0-9๐-๙]{1,2}[.)]?\)?\Z")
NAMED = re.compile(r"\s*ประเด็น")
_PRINTED = re.compile(r"ประเด็นที่[\u00a0 ](?P<number>[0-9๐-๙]{1,2}) (?P<title>.*)", re.DOTALL)
_WIDE = 3
"""Columns that one text must go over to be a row's only one: a merged cell, or its text repeated in each cell."""
_ONE_BESIDE = 2


class BandRow(NamedTuple):
    """A row with one text, and the issue that it names; None where it names none."""

    band: Band | None
    text: str


def read_band_row(
    row: Row, cells: Mapping[int, Sequence[Cell]], columns: Sequence[Column], titles: Sequence[str]
) -> BandRow | None:
    """A row with one text, or with a number in its own column and one text, that names an issue or goes over the table.

    ``cells`` are those of the row by the index of their column, ``titles`` the edition's issue titles.
    """
    numbers = cells_of(ORDER, cells, columns)
    number = text_of(numbers)
    filled = [cell for cell in row.cells if cell not in numbers and cell.text()]
    texts = [cell.text() for cell in filled] or [number]
    if len(filled) == _ONE_BESIDE and (band := _band_in_two(texts[0], texts[1], titles)):
        return BandRow(band, " ".join(texts))
    if len(set(texts)) > 1:
        return None
    wide = _is_wide(row.cells, [*filled, *row.cells][0])
    if not wide and len(filled) == 1 and not _is_first(filled[0], cells, columns):
        return None
    band = _numbered_band(number if filled else "", texts[0], titles, alone=wide)
    return BandRow(band, texts[0]) if band is not None or wide else None


def read_printed_band(cell: Cell, titles: Sequence[str]) -> BandRow:
    """A row over the whole table: printed by the form, or by a template of the agency's own."""
    text = "\n".join(paragraph.text for paragraph in cell.paragraphs())
    printed = _PRINTED.fullmatch(text)
    if printed is not None:
        return BandRow(Band(int(printed["number"]), printed["title"]), text)
    return BandRow(read_band(text, titles, alone=True), text)


def _numbered_band(number: str, text: str, titles: Sequence[str], *, alone: bool) -> Band | None:
    """The issue that a row's text names, by its number where that has a column of its own."""
    band = None
    if number and COLUMN_NUMBER.match(number):
        band = read_band(f"{number.strip('().')}. {text}", titles, alone=alone)
    elif NAMED.match(number) and not NAMED.match(text):
        band = read_band(f"{number} {text}", titles)
    return band or read_band(text, titles, alone=alone)


def _band_in_two(one: str, other: str, titles: Sequence[str]) -> Band | None:
    """An issue whose number is in one cell and whose title in the next."""
    band = read_band(one, titles) if NAMED.match(one) else None
    return None if band is None or band.title else Band(band.number, " ".join(other.split()))


def cells_of(name: str, cells: Mapping[int, Sequence[Cell]], columns: Sequence[Column]) -> list[Cell]:
    """The cells of a row in the column of a field."""
    return [cell for index, found in cells.items() if columns[index].field == name for cell in found]


def text_of(cells: Sequence[Cell]) -> str:
    """The texts of cells, a line for each paragraph."""
    return "\n".join(text for text in (cell.text() for cell in cells) if text)


def _is_first(cell: Cell, cells: Mapping[int, Sequence[Cell]], columns: Sequence[Column]) -> bool:
    """Whether a cell lies in the column of the measures or the issues, or left of it."""
    fields = [column.field for column in columns]
    first = next((index for index, field in enumerate(fields) if field in {"name", ISSUE}), 0)
    return any(cell is each for index in range(first + 1) for each in cells.get(index, ()))


def _is_wide(cells: Sequence[Cell], cell: Cell) -> bool:
    """Whether a cell is the only one of its row, but for a narrow one beside it."""
    return len(cells) == 1 or (len(cells) == _ONE_BESIDE and cell.end - cell.start >= _WIDE)
