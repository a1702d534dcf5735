"""The rows of report tables, sorted into issues and measures; nothing of their texts is changed yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.fields import KEYS
from itareport.i18n import _, number
from itareport.importing import rules
from itareport.importing.blocks import Cell, Paragraph, Row, Table, lines_of
from itareport.importing.headings import ISSUE, ORDER, OTHER, Column, Header, assign, is_header
from itareport.importing.issues import Band, read_band
from itareport.importing.parts import group_of, read_signatures
from itareport.importing.read_table import Field, Issue, Measure, Reading
from itareport.importing.reading_warnings import Place, ReadingWarning, shorten
from itareport.thai.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.findings import Rule

_COLUMN_NUMBER = re.compile(r"\(?[0-9๐-๙]{1,2}[.)]?\)?\Z")
_NAMED = re.compile(r"\s*ประเด็น")
_PRINTED = re.compile(r"ประเด็นที่[\u00a0 ](?P<number>[0-9๐-๙]{1,2}) (?P<title>.*)", re.DOTALL)
_SAME_TITLE = 0.6
_MIN_NUMBERS = 3
_WIDE = 3
"""Columns that one text must go over to be a row's only one: a merged cell, or its text repeated in each cell."""
_ONE_BESIDE = 2


class Rows:
    """Takes tables row by row; ``titles`` are the edition's issue titles, ``generated`` a document that this program printed."""

    def __init__(self, reading: Reading, titles: Sequence[str], *, generated: bool) -> None:
        self.reading = reading
        self._titles = titles
        self._generated = generated
        self._issue: Issue | None = None
        self._measure: Measure | None = None
        self._above: dict[int, list[Paragraph]] = {}
        self._header = Header((), -1, -1)
        self._left: dict[str, int] = {}
        self._widths: Sequence[int] = ()

    def table(self, table: Table, header: Header, index: int) -> None:
        """Read the rows below ``header`` of the table, which is the ``index``-th of the document, from 1."""
        self._above, self._header, self._widths, self._left = {}, header, table.widths, {}
        self.reading.tables += 1
        self._uncertain_columns(header, index)
        for row_index, row in enumerate(table.rows[header.last + 1 :], start=header.last + 2):
            if row.cells:
                self._row(row, Place(index, row_index))
        for heading, count in self._left.items():
            message = _("the column “{column}” is not part of the report: its texts ({count}) were kept as comments")
            self._warn(rules.LEFT_OUT, message.format(column=shorten(heading, 40), count=number(count)), Place(index))

    def line(self, text: str, place: Place, *, directly: bool = False) -> bool:
        """Take a line between two tables when it names an issue; ``directly`` above a table its title says enough."""
        band = read_band(text, self._titles) if directly or _NAMED.match(text) else None
        if band is not None:
            self._open(band, place)
        return band is not None

    def _uncertain_columns(self, header: Header, index: int) -> None:
        for column_index, column in enumerate(header.columns, start=1):
            if column.field not in KEYS.all or column.certain:
                continue
            message = _("column {index}, “{heading}”, was taken for “{field}”").format(
                index=number(column_index), heading=shorten(column.heading, 40), field=column.field
            )
            self._warn(rules.COLUMN, message, Place(index, max(header.first, 0) + 1))

    def _warn(self, rule: Rule, message: str, place: Place) -> None:
        self.reading.warnings.append(ReadingWarning(rule, message, place))

    def _row(self, row: Row, place: Place) -> None:
        texts = row.texts()
        if not texts or is_header(row, self._header, generated=self._generated):
            return
        if not self._generated and _numbers_the_columns(texts):
            return
        if self._are_signatures(row, place):
            return
        columns = assign(row, self._header.columns, self._widths)
        if self._is_band(row, columns, place):
            return
        self._issue_column(columns, place)
        self._measure_row(columns, place)
        for index, cells in columns.items():
            if not all(cell.continues for cell in cells):
                self._above[index] = _paragraphs(cells)

    def _are_signatures(self, row: Row, place: Place) -> bool:
        """Whether a row says who signed: this program prints it as the table's last, so that no page tears it off."""
        groups = [group for cell in row.cells if (group := group_of(cell, place.table))]
        signatures, rest = read_signatures(groups)
        if not signatures or rest:
            return False
        self.reading.signed += groups
        return True

    def _is_band(self, row: Row, columns: dict[int, list[Cell]], place: Place) -> bool:
        """A row with one text, or with a number in its own column and one text, that names an issue."""
        if self._generated:
            return len(row.cells) == 1 and self._is_printed_band(row.cells[0], place)
        numbers = self._cells_of(ORDER, columns)
        number = _text(numbers)
        filled = [cell for cell in row.cells if cell not in numbers and cell.text()]
        texts = [cell.text() for cell in filled] or [number]
        if len(filled) == _ONE_BESIDE and (band := self._band_in_two(*texts)):
            self._open(band, place)
            return True
        if len(set(texts)) > 1:
            return False
        wide = _is_wide(row.cells, [*filled, *row.cells][0])
        if not wide and len(filled) == 1 and not self._is_first(filled[0], columns):
            return False
        band = self._numbered_band(number if filled else "", texts[0], alone=wide)
        if band is not None or wide:
            self._open_or_leave_out(band, texts[0], place)
        return band is not None or wide

    def _numbered_band(self, number: str, text: str, *, alone: bool) -> Band | None:
        """The issue that a row's text names, by its number where that has a column of its own."""
        band = None
        if number and _COLUMN_NUMBER.match(number):
            band = read_band(f"{number.strip('().')}. {text}", self._titles, alone=alone)
        return band or read_band(text, self._titles, alone=alone)

    def _band_in_two(self, one: str, other: str) -> Band | None:
        """An issue whose number is in one cell and whose title in the next."""
        band = read_band(one, self._titles) if _NAMED.match(one) else None
        return None if band is None or band.title else Band(band.number, " ".join(other.split()))

    def _is_printed_band(self, cell: Cell, place: Place) -> bool:
        """A row over the whole table: printed by the form, or by a template of the agency's own."""
        text = "\n".join(paragraph.text for paragraph in cell.paragraphs())
        printed = _PRINTED.fullmatch(text)
        if printed is not None:
            self._open(Band(int(printed["number"]), printed["title"]), place)
        else:
            self._open_or_leave_out(read_band(text, self._titles, alone=True), text, place)
        return True

    def _open_or_leave_out(self, band: Band | None, text: str, place: Place) -> None:
        if band is not None:
            self._open(band, place)
            return
        message = _("the row “{text}” is neither an issue nor a measure and was left out")
        self._warn(rules.LEFT_OUT, message.format(text=shorten(text, 60)), place)

    def _cells_of(self, name: str, columns: dict[int, list[Cell]]) -> list[Cell]:
        """The cells of a row in the column of a field."""
        return [cell for index, cells in columns.items() if self._header.columns[index].field == name for cell in cells]

    def _is_first(self, cell: Cell, columns: dict[int, list[Cell]]) -> bool:
        """Whether a cell lies in the column of the measures or the issues, or left of it."""
        fields = [column.field for column in self._header.columns]
        first = next((index for index, field in enumerate(fields) if field in {"name", ISSUE}), 0)
        return any(cell is each for index in range(first + 1) for each in columns.get(index, ()))

    def _issue_column(self, columns: dict[int, list[Cell]], place: Place) -> None:
        band = read_band(_text(self._cells_of(ISSUE, columns)), self._titles, alone=True)
        if band is not None:
            self._open(band, place)

    def _measure_row(self, columns: dict[int, list[Cell]], place: Place) -> None:
        name = _paragraphs(self._cells_of("name", columns))
        name = name if self._generated else self._without_band(name, place)
        opens = bool(name) or self._measure is None
        measure = self._measure
        if opens or measure is None:
            measure = self._measure = Measure(place)
            self._current(place).measures.append(measure)
        for index, cells in columns.items():
            column = self._header.columns[index]
            above = self._above_of(index, cells) if opens else []
            if column.field == "name":
                self._take(measure, column, place, cells, name)
            elif column.field in KEYS.all:
                self._take(measure, column, place, cells, above or _paragraphs(cells), repeated=bool(above))
            elif column.field in {None, OTHER}:
                self._keep_aside(measure, column.heading, _paragraphs(cells) or above)

    def _take(
        self,
        measure: Measure,
        column: Column,
        place: Place,
        cells: list[Cell],
        paragraphs: list[Paragraph],
        *,
        repeated: bool = False,
    ) -> None:
        """Add what the cells of a row have for a field; ``repeated`` is a text of the cell above."""
        where = Place(place.table, place.row, column.heading)
        target = measure.fields.setdefault(str(column.field), Field(where))
        if paragraphs:
            target.pieces.append(paragraphs)
        split = sum(bool(cell.paragraphs()) for cell in cells)
        joined = _("the cell is split into {count} cells: their texts were joined").format(count=number(split))
        uncertain = (
            (repeated, _("the cell is merged with the one above it: its text was repeated for this measure")),
            (split > 1 and column.field != "name", joined),
            (any(cell.has_table() for cell in cells), _("a table inside the cell was read line by line")),
        )
        target.warnings += [ReadingWarning(rules.MERGED, message, where) for applies, message in uncertain if applies]

    def _above_of(self, index: int, cells: Sequence[Cell]) -> list[Paragraph]:
        """What the cell above says that these are merged with."""
        return self._above.get(index, []) if all(cell.continues for cell in cells) else []

    def _keep_aside(self, measure: Measure, heading: str, paragraphs: list[Paragraph]) -> None:
        if paragraphs:
            measure.others.setdefault(heading, []).extend(paragraphs)
            self._left[heading] = self._left.get(heading, 0) + 1

    def _without_band(self, name: list[Paragraph], place: Place) -> list[Paragraph]:
        """The name of a measure whose cell begins with a line for its issue."""
        lines = lines_of(name)
        if not lines or not _NAMED.match(lines[0]):
            return name
        band = read_band(lines[0], self._titles)
        if band is None:
            return name
        rest = lines[1:]
        if rest and not band.title and read_band(rest[0], self._titles) is not None:
            band = Band(band.number, rest.pop(0).strip())
        self._open(band, place)
        return [Paragraph(line) for line in rest]

    def _current(self, place: Place) -> Issue:
        if self._issue is None:
            self._issue = Issue(None, "", place)
            self.reading.issues.append(self._issue)
        return self._issue

    def _open(self, band: Band, place: Place) -> None:
        """Begin an issue, or go on with one that was begun before, as after a page break."""
        now = self._issue
        number = band.number
        warnings: list[ReadingWarning] = []
        if number is None:
            number = (now.number or 0) + 1 if now is not None else 1
        seen = {issue.number: issue for issue in self.reading.issues}
        before = seen.get(number)
        if before is not None and band.title and before.title and similarity(band.title, before.title) < _SAME_TITLE:
            free = read_band(band.title, self._titles)
            if free is not None and free.number is not None and free.number not in seen:
                number, before = free.number, None
                warnings.append(_uncertain(band, number, place))
            else:
                before.warnings.append(_uncertain(band, number, place))
        elif not band.certain and before is None:
            warnings.append(_uncertain(band, number, place))
        if before is None:
            before = Issue(number, band.title, place, warnings=warnings)
            self.reading.issues.append(before)
        if before is not now:
            self._issue, self._measure = before, None


def _uncertain(band: Band, issue: int, place: Place) -> ReadingWarning:
    message = _("“{text}” was taken for issue {number}").format(text=shorten(band.title, 60), number=number(issue))
    return ReadingWarning(rules.ISSUE, message, place)


def _numbers_the_columns(texts: Sequence[str]) -> bool:
    """Whether a row below the headings counts the columns: (๑) (๒) (๓) …"""
    if len(texts) < _MIN_NUMBERS or not all(_COLUMN_NUMBER.match(text) for text in texts):
        return False
    numbers = [int(text.strip("().")) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_wide(cells: Sequence[Cell], cell: Cell) -> bool:
    """Whether a cell is the only one of its row, but for a narrow one beside it."""
    return len(cells) == 1 or (len(cells) == _ONE_BESIDE and cell.end - cell.start >= _WIDE)


def _paragraphs(cells: Sequence[Cell]) -> list[Paragraph]:
    return [paragraph for cell in cells for paragraph in cell.paragraphs()]


def _text(cells: Sequence[Cell]) -> str:
    return "\n".join(text for text in (cell.text() for cell in cells) if text)
