"""The rows of report tables, sorted into issues and measures; nothing of their texts is changed yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.fields import KEYS
from itareport.i18n import _, number
from itareport.importing import rules
from itareport.importing.band_rows import COLUMN_NUMBER, NAMED, cells_of, read_band_row, read_printed_band, text_of
from itareport.importing.blocks import Paragraph, Table, lines_of
from itareport.importing.columns import Column, Header, paragraphs_of
from itareport.importing.headings import ISSUE, ORDER, assign, is_header
from itareport.importing.issues import Band, issue_of, read_band
from itareport.importing.parts import group_of, read_signatures
from itareport.importing.read_table import Field, Issue, Measure, Reading
from itareport.importing.reading_warnings import Place, ReadingWarning, shorten
from itareport.thai.similarity import normalised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.findings import Rule
    from itareport.importing.band_rows import BandRow
    from itareport.importing.blocks import Cell, Row

_ORDER = re.compile(r"[(\s]*(?:[0-9๐-๙]{1,4}|[ก-ฮA-Za-z])?(?:[./-][0-9๐-๙]{1,3})*[\s.)]*")
"""What a column that counts the rows holds, nothing among it."""
_MEASURE = re.compile(r"\s*(?:\(?[0-9๐-๙.]{1,6}\)?\s*)?(?:มาตรการ|โครงการ|กิจกรรม)")
_MIN_NUMBERS = 3
_MAX_TITLE = 8
"""Paragraphs that the title of an issue may be broken over where others follow."""


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
        self._name_above: tuple[str, Place] | None = None
        """A row over the table that names the measure of the rows below it, and where it is."""
        self._headed = False
        """Whether the row above repeats the headings."""
        self._two_levels = False
        """Whether there are such rows below those of the issues."""

    def table(self, table: Table, header: Header, index: int) -> None:
        """Read the rows below ``header`` of the table, which is the ``index``-th of the document, from 1."""
        self._above, self._header, self._widths, self._left = {}, header, table.widths, {}
        self.reading.tables += 1
        self._uncertain_columns(header, index)
        for row_index, row in enumerate(table.rows[header.last + 1 :], start=header.last + 2):
            if row.cells:
                self._row(row, Place(index, row_index))
        self._leave_name_out()
        for heading, count in self._left.items():
            message = _("the column “{column}” is not part of the report: its texts ({count}) were kept as comments")
            self._warn(rules.LEFT_OUT, message.format(column=shorten(heading, 40), count=number(count)), Place(index))

    def line(self, text: str, place: Place, *, directly: bool = False) -> bool:
        """Take a line between two tables when it names an issue; ``directly`` above a table its title says enough."""
        band = read_band(text, self._titles) if directly or NAMED.match(text) else None
        if band is not None:
            self._open(band, place)
        return band is not None

    def _uncertain_columns(self, header: Header, index: int) -> None:
        for column_index, column in enumerate(header.columns, start=1):
            if column.below:
                message = _("“{heading}” has {count} columns below it: what they hold was read with their headings")
                message = message.format(heading=shorten(column.heading, 40), count=number(len(column.below)))
                self._warn(rules.COLUMN, message, Place(index))
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
        if not texts:
            return
        below_heading, self._headed = self._headed and any(cell.continues for cell in row.cells), False
        if below_heading or is_header(row, self._header, generated=self._generated):
            self._headed = True
            self._leave_out_of_header(texts, place)
            return
        if not self._generated and _numbers_the_columns(texts):
            return
        if self._are_signatures(row, place):
            return
        columns = assign(row, self._header.columns, self._widths)
        band = self._band_row(row, columns)
        if band is not None:
            self._take_band(band, place)
            return
        self._measure_row(columns, place, self._issue_column(columns, place))
        for index, cells in columns.items():
            if not all(cell.continues for cell in cells):
                self._above[index] = paragraphs_of(self._header.columns[index], cells)

    def _leave_out_of_header(self, texts: Sequence[str], place: Place) -> None:
        """Name what is between repeated headings and is none of them."""
        known = set(map(normalised, self._header.headings))
        left = [text for text in texts if normalised(text) not in known]
        if left:
            message = _("among the repeated headings “{text}” was left out")
            self._warn(rules.LEFT_OUT, message.format(text=shorten(" / ".join(left), 60)), place)

    def _are_signatures(self, row: Row, place: Place) -> bool:
        """Whether a row says who signed: this program prints it as the table's last, so that no page tears it off."""
        groups = [group for cell in row.cells if (group := group_of(cell, place.table))]
        signatures, rest = read_signatures(groups)
        if not signatures or rest:
            return False
        self.reading.signed += groups
        return True

    def _band_row(self, row: Row, cells: dict[int, list[Cell]]) -> BandRow | None:
        if self._generated:
            return read_printed_band(row.cells[0], self._titles) if len(row.cells) == 1 else None
        return read_band_row(row, cells, self._header.columns, self._titles)

    def _take_band(self, found: BandRow, place: Place) -> None:
        """Begin the issue, or the measure, that a row over the table names."""
        band, text = found
        certain = band is not None and band.certain
        if not certain and self._names_measure(text):
            self._leave_name_out()
            self._name_above = (text, place)
        elif band is not None:
            self._open(band, place)
        else:
            self._leave_row_out(text, place)

    def _names_measure(self, text: str) -> bool:
        """Whether a row over the table names a measure: the first of them is right below an issue's row."""
        below_issue = self._issue is not None and self._issue.number is not None and not self._issue.measures
        measure = _MEASURE.match(text) is not None
        self._two_levels = self._two_levels or (measure and below_issue)
        return measure and self._two_levels

    def _leave_name_out(self) -> None:
        """Say that a row which may have named a measure did not: each row below it has a name of its own."""
        if self._name_above is not None:
            self._leave_row_out(*self._name_above)
            self._name_above = None

    def _leave_row_out(self, text: str, place: Place) -> None:
        message = _("the row “{text}” is neither an issue nor a measure and was left out")
        self._warn(rules.LEFT_OUT, message.format(text=shorten(text, 60)), place)

    def _issue_column(self, cells: dict[int, list[Cell]], place: Place) -> list[Paragraph]:
        """Begin the issue that the column of issues names, and return what else is in it."""
        paragraphs = _paragraphs(cells_of(ISSUE, cells, self._header.columns))
        for count in (len(paragraphs), *range(min(len(paragraphs) - 1, _MAX_TITLE), 0, -1)):
            text = "\n".join(paragraph.text for paragraph in paragraphs[:count])
            if (band := read_band(text, self._titles, alone=True)) is not None:
                self._open(band, place)
                return paragraphs[count:]
        return paragraphs

    def _name(self, cells: dict[int, list[Cell]], place: Place) -> list[Paragraph]:
        """The name of the measure that a row begins, from the row above it where that is one for the name alone."""
        name = _paragraphs(cells_of("name", cells, self._header.columns))
        if not self._generated:
            name = self._without_band(name, place)
        if self._name_above is not None and not name:
            name = [Paragraph(line) for line in self._name_above[0].split("\n")]
            self._name_above = None
        self._leave_name_out()
        return name

    def _measure_row(self, columns: dict[int, list[Cell]], place: Place, aside: list[Paragraph]) -> None:
        """Read a row of a measure; ``aside`` is what the column of issues holds besides the issue."""
        name = self._name(columns, place)
        opens = bool(name) or self._measure is None
        measure = self._measure
        if opens or measure is None:
            measure = self._measure = Measure(place)
            self._current(place).measures.append(measure)
        if name and "name" not in self._header.fields:
            measure.fields["name"] = Field(place, [name])
        for index, cells in columns.items():
            column = self._header.columns[index]
            above = self._above_of(index, cells) if opens else []
            if column.field == "name":
                self._take(measure, column, place, cells, name)
            elif column.field in KEYS.all:
                self._take(measure, column, place, cells, above or paragraphs_of(column, cells), repeated=bool(above))
            else:
                others = {ISSUE: aside, ORDER: _besides_a_number(cells)}
                paragraphs = others.get(str(column.field), paragraphs_of(column, cells) or above)
                self._keep_aside(measure, column.heading, paragraphs)

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
            (split > 1 and column.field != "name" and not column.below, joined),
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
        if not lines or not NAMED.match(lines[0]):
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
        issue = issue_of(band, self._issue, self.reading.issues, self._titles, place)
        if issue is not self._issue:
            self._leave_name_out()
            self._issue, self._measure = issue, None


def _numbers_the_columns(texts: Sequence[str]) -> bool:
    """Whether a row below the headings counts the columns: (๑) (๒) (๓) …"""
    if len(texts) < _MIN_NUMBERS or not all(COLUMN_NUMBER.match(text) for text in texts):
        return False
    numbers = [int(text.strip("().")) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _besides_a_number(cells: Sequence[Cell]) -> list[Paragraph]:
    """What a column that counts the rows says, where that is more than a number."""
    return [] if _ORDER.fullmatch(text_of(cells)) else _paragraphs(cells)


def _paragraphs(cells: Sequence[Cell]) -> list[Paragraph]:
    return [paragraph for cell in cells for paragraph in cell.paragraphs()]
