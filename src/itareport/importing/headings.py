"""Which column of a table is which field, by its heading."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from itareport.fields import FIELDS, KEYS
from itareport.importing.columns import Column, Header, SubColumn, above, is_wider, with_rows_below
from itareport.ooxml.limits import MAX_COLUMNS
from itareport.thai.similarity import normalised, similarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from itareport.importing.blocks import Cell, Row, Table

ISSUE = "issue"
ORDER = "order"
OTHER = "other"
"""What is surely no field of a report, whatever words of one follow in its heading: "วัตถุประสงค์โครงการ"."""
_OTHER_WORDS = (
    *("วัตถุประสงค์", "เป้าประสงค์", "จุดประสงค์", "ยุทธศาสตร์", "กลยุทธ์", "พันธกิจ", "หลักการ", "เหตุผล", "ที่มา"),
    *("คะแนน", "จุดแข็ง", "จุดอ่อน", "ปัญหา", "อุปสรรค", "ข้อเสนอแนะ", "ความเสี่ยง", "สถานะ", "สถานที่", "กลุ่มเป้าหมาย", "ผู้เข้าร่วม"),
    *("แหล่งเงิน", "แหล่งงบ", "ประโยชน์"),
)
"""Headings of plans of other kinds, as vocational colleges, universities and schools make them."""
_MONEY = re.compile("(?<!ป)งบประมาณ")
"""The column of money, in letters without marks, but not ปีงบประมาณ."""
_WORDS = {
    **{field.key: field.heading_words for field in FIELDS},
    ISSUE: ("ประเด็น",),
    ORDER: ("ลำดับ",),
    OTHER: _OTHER_WORDS,
}
_WHOLE = {"ที่": ORDER, "ข้อ": ORDER, "no": ORDER} | {
    heading: field.key for field in FIELDS for heading in field.whole_headings
}
_MAX_HEADING = 100
_LATEST_WORD = 24
_ALIKE = 0.6
_REPEATED = 0.8
_MAX_REPEATED = 400
_MIN_FIELDS = 3
_MIN_GAINED = 2
_MAX_ROWS_ABOVE = 40


def find_header(table: Table, names: Mapping[str, str]) -> Header | None:
    """The first row, or pair of rows, that names the columns of a report; ``names`` are the edition's headings."""
    for index, row in enumerate(table.rows[:_MAX_ROWS_ABOVE]):
        row_above = table.rows[index - 1] if index else None
        columns = _columns(row, row_above, names)
        if columns is None:
            continue
        if row_above is not None and any(cell.continues for cell in row.cells):
            return with_rows_below(Header(columns, index - 1, index), table)
        if index + 1 < len(table.rows) and (both := _with_second_row(columns, table.rows[index + 1], names)):
            return with_rows_below(Header(both, index, index + 1), table)
        return with_rows_below(Header(columns, index, index), table)
    return None


def is_header(row: Row, header: Header, *, generated: bool = False) -> bool:
    """Whether the row repeats the headings, as clerks do by hand on a new page; this program (``generated``) never does."""
    texts = row.texts()
    if generated and texts != [column.heading for column in header.columns]:
        return False
    # Each text is held against each heading, so a table that no program could show costs no minutes.
    if max(len(texts), len(header.columns)) > MAX_COLUMNS:
        return False
    if len(texts) < _MIN_FIELDS or any(len(text) > _MAX_REPEATED for text in texts):
        return False
    headings = header.headings
    alike = sum(any(similarity(text, heading) >= _REPEATED for heading in headings) for text in texts)
    return alike >= _MIN_FIELDS and alike * 5 >= len(texts) * 3


def assumed_header(table: Table) -> Header | None:
    """The form's columns for a table without headings, by how many columns it has: 4 or 6, and one for numbers."""
    count = max((len(row.cells) for row in table.rows), default=0)
    fields: dict[int, tuple[str, ...]] = {
        len(KEYS.plan): KEYS.plan,
        len(KEYS.plan) + 1: (ORDER, *KEYS.plan),
        len(KEYS.standard): KEYS.standard,
        len(KEYS.standard) + 1: (ORDER, *KEYS.standard),
    }
    row = next((row for row in table.rows if len(row.cells) == count), None)
    if count not in fields or row is None:
        return None
    pairs = zip(fields[count], row.cells, strict=True)
    return Header(tuple(Column(field, "", cell.start, cell.end, certain=False) for field, cell in pairs), -1, -1)


def _columns(row: Row, row_above: Row | None, names: Mapping[str, str]) -> tuple[Column, ...] | None:
    """The columns that a row names; where a heading reaches down from the row above, its text is there."""
    if len(row.cells) < min(_MIN_FIELDS, len(names)):
        return None
    higher = {cell.start: cell.text() for cell in row_above.cells} if row_above is not None else {}
    texts = [higher.get(cell.start, "") if cell.continues else cell.text() for cell in row.cells]
    columns = _once_each([_column(cell, text, names) for cell, text in zip(row.cells, texts, strict=True)])
    found = {column.field for column in columns if column.field in KEYS.all}
    if are_of_the_form(columns, names):
        return tuple(columns)
    if len(found) < _MIN_FIELDS or not found & {"name", "steps"} or not found & {"period", "responsible"}:
        return None
    if "name" not in found:
        columns = _first_free_is_the_measure(columns)
    return tuple(columns)


def are_of_the_form(columns: Sequence[Column], names: Mapping[str, str]) -> bool:
    """Whether a row has the headings of the form edition, each once: a form may have columns that no other has."""
    headings = [normalised(column.heading) for column in columns]
    return len(headings) > 1 and sorted(headings) == sorted(map(normalised, names.values()))


def _column(cell: Cell, text: str, names: Mapping[str, str]) -> Column:
    field, certain = _field_of(text, names)
    return Column(field, " ".join(text.split()), cell.start, cell.end, certain)


def _field_of(text: str, names: Mapping[str, str]) -> tuple[str | None, bool]:
    """The field that a heading names, and whether its words say so; else the edition's most alike heading."""
    plain = normalised(text)
    if not plain or len(plain) > _MAX_HEADING:
        return None, True
    exact = {normalised(name): field for field, name in names.items()} | _whole()
    field = exact.get(plain) or _by_english(plain) or _by_first_word(plain)
    if field is not None:
        return field, True
    best = max(names, key=lambda field: similarity(text, names[field]), default=None)
    return (best, False) if best is not None and similarity(text, names[best]) >= _ALIKE else (None, True)


def _by_english(plain: str) -> str | None:
    """Output and Outcome say more than the Thai words around them, where only one of them is there."""
    found = [word for word in ("output", "outcome") if word in plain]
    return f"{found[0]}s" if len(found) == 1 else None


def _by_first_word(plain: str) -> str | None:
    """The field whose word comes first: "ผลการดำเนินการตามมาตรการ" is about results, not about measures."""
    places = [(plain.find(word), -len(word), field) for word, field in _words() if word in plain]
    if money := _MONEY.search(plain):
        places.append((money.start(), -len(money.group()), "budget"))
    return min(places)[2] if places and min(places)[0] <= _LATEST_WORD else None


@cache
def _words() -> tuple[tuple[str, str], ...]:
    return tuple((normalised(word), field) for field, words in _WORDS.items() for word in words)


@cache
def _whole() -> dict[str, str]:
    return {normalised(word): field for word, field in _WHOLE.items()}


def _once_each(columns: Sequence[Column]) -> list[Column]:
    """Each field once: the first certain column keeps it. A second one for measures holds their steps, if none does."""
    found = list(columns)
    taken: set[str | None] = set()
    for index in sorted(range(len(found)), key=lambda index: not found[index].certain):
        column = found[index]
        if column.field not in {None, OTHER} and column.field in taken:
            spare = column.field == "name" and not any(each.field == "steps" for each in found)
            found[index] = replace(column, field="steps" if spare else None, certain=not spare)
        taken.add(found[index].field)
    return found


def _first_free_is_the_measure(columns: list[Column]) -> list[Column]:
    """A table without a heading for the measure has it in its first column that is nothing else."""
    issue = next((index for index, column in enumerate(columns) if column.field == ISSUE), None)
    free = [index for index, column in enumerate(columns) if column.field is None and column.heading]
    chosen = free[0] if free else issue
    if chosen is not None:
        columns[chosen] = replace(columns[chosen], field="name", certain=False)
    return columns


def _with_second_row(columns: Sequence[Column], row: Row, names: Mapping[str, str]) -> tuple[Column, ...] | None:
    """Headings in two rows: a group over several columns, and below it the name of each."""
    known = {column.field for column in columns}
    below: list[Column] = []
    gained = 0
    for cell in row.cells:
        higher = above(cell, columns)
        column = _column(cell, cell.text(), names)
        if column.field is not None:
            new = column.field not in known or _is_group(higher, cell)
            gained += new and column.field in KEYS.all
        elif column.heading and (higher is None or higher.field is None):
            return None
        elif column.heading and higher is not None and is_wider(higher, cell):
            column = _next_below(higher, cell, below)
        elif higher is not None:
            column = replace(higher, start=cell.start, end=cell.end)
        below.append(column)
    headings = all(len(normalised(cell.text())) <= _MAX_HEADING for cell in row.cells)
    return tuple(_once_each(below)) if headings and gained >= _MIN_GAINED else None


def _next_below(higher: Column, cell: Cell, below: list[Column]) -> Column:
    """The column of a heading with one more column below it; one that was begun is taken out of ``below``."""
    begun = below.pop() if below and below[-1].below and below[-1].heading == higher.heading else None
    sub = SubColumn(" ".join(cell.text().split()), cell.start, cell.end)
    if begun is None:
        return replace(higher, start=cell.start, end=cell.end, below=(sub,))
    return replace(begun, end=cell.end, below=(*begun.below, sub))


def _is_group(higher: Column | None, cell: Cell) -> bool:
    """Whether the heading above a cell is that of a group, whose parts the cells below it name."""
    return higher is not None and (higher.field is None or is_wider(higher, cell))


def assign(row: Row, columns: Sequence[Column], widths: Sequence[int]) -> dict[int, list[Cell]]:
    """The cells of a row by the index of their column.

    A row with a cell for each column goes by order; another by how much of the width a cell shares with a column,
    as borders that were dragged leave grids that do not match.
    """
    if len(row.cells) == len(columns):
        return {index: [cell] for index, cell in enumerate(row.cells)}
    places = [0]
    for width in widths:
        places.append(places[-1] + (width or 1))
    found: dict[int, list[Cell]] = {}
    for cell in row.cells:
        shares = [
            _place(places, min(cell.end, column.end)) - _place(places, max(cell.start, column.start))
            for column in columns
        ]
        best = max(range(len(columns)), key=shares.__getitem__)
        if shares[best] <= 0:  # a cell outside the grid of the headings, as some programs split one
            best = len(columns) - 1 if cell.start >= columns[-1].end else 0
        found.setdefault(best, []).append(cell)
    return found


def _place(places: Sequence[int], index: int) -> int:
    return places[index] if index < len(places) else places[-1] + (index - len(places) + 1)
