"""The report tables of a document, each with the lines above it; tables that go on are read as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.forms import KEY_OF_COLUMN
from itareport.i18n import _, ngettext, number
from itareport.importing import rules
from itareport.importing.blocks import Block, Content, Paragraph, Table, flat
from itareport.importing.columns import Header
from itareport.importing.headings import are_of_the_form, assumed_header, find_header
from itareport.importing.issues import read_band
from itareport.importing.parts import Group, group_of, groups_of, read_pictures, read_signatures
from itareport.importing.read_table import Reading
from itareport.importing.reading_warnings import Place, ReadingWarning, shorten
from itareport.importing.table import Rows
from itareport.importing.title import names_another_agency, title_year
from itareport.importing.years import year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from itareport.forms import Edition
    from itareport.importing.blocks import Image

_MIN_BANDS = 2
_OTHER_FORM = 2
_MAX_CAPTIONS = 1
"""Lines between the line that names an issue and its table."""
_NUMBER_ALONE = re.compile(r"\s*ประเด็นที่\s*[0-9๐-๙]{1,2}[.:]?\s*\Z")
_MAX_TITLE_LINES = 30
"""A cover, an address and a title take no more."""


class Finder:
    """Goes through a document's blocks and reads every report table into a :class:`Reading`.

    ``generated`` is a document that this program printed.
    """

    def __init__(self, edition: Edition, *, generated: bool) -> None:
        self.readings: list[Reading] = []
        self.lines_below: list[str] = []
        self.cells_below: list[Group] = []
        self._names = {KEY_OF_COLUMN[name]: heading for name, heading in edition.headings.items()}
        self._titles = edition.issues
        self._generated = generated
        self._lines: list[str] = []
        self._plain = True
        self._rows: Rows | None = None
        self._header: Header | None = None
        """That of the last report table, which a table without headings may go on."""
        self._apart = False
        """Whether a line that is no issue's stands between that table and here."""
        self._number = 0

    def read(self, content: Content) -> None:
        """Read the whole document; a table without headings counts only when none has any."""
        self._blocks(content.body)
        if not self.readings:
            self._lines = []
            self._number = 0
            self.cells_below = []
            self._blocks(content.body, assume=True)
        if self._rows is not None:
            self.lines_below += self._lines

    def _blocks(self, blocks: Sequence[Block], *, assume: bool = False) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._line(block)
            else:
                self._table(block, assume=assume)

    def _line(self, paragraph: Paragraph) -> None:
        for text in [paragraph.text] if self._generated else paragraph.text.split("\n"):
            if text.strip() and not (self._rows is not None and self._rows.line(text, Place(self._number))):
                self._lines.append(text)
                self._apart = True

    def _table(self, table: Table, *, assume: bool) -> None:
        self._number += 1
        number = self._number
        header = find_header(table, self._names)
        if header is None and assume and self._bands(table) >= _MIN_BANDS:
            header = assumed_header(table)
        if header is None and self._goes_on(table):
            header = Header(self._header.columns, -1, -1) if self._header is not None else None
        if header is None:
            self._other(table, assume=assume)
            return
        self._lines += _texts_above(table, header)
        self._rows_for(header, table).table(table, header, number)
        self._header, self._apart = header, False

    def _goes_on(self, table: Table) -> bool:
        """Whether a table without headings goes on with the last report table: a page number may be between them."""
        same = self._header is not None and _columns(table) == len(self._header.columns)
        return same and (not self._apart or self._bands(table) > 0)

    def _other(self, table: Table, *, assume: bool) -> None:
        """A table for the layout of the page: its cells may hold the title, or the report's table itself."""
        cells = list(table.shown_cells())
        if any(cell.has_table() for cell in cells):
            for cell in cells:
                self._blocks(cell.blocks, assume=assume)
        elif self._rows is not None:
            self.cells_below += [group for cell in cells if (group := group_of(cell, self._number))]
        else:
            self._plain = False
            self._lines += [line for cell in cells for line in cell.lines()]

    def _bands(self, table: Table) -> int:
        texts = (row.texts() for row in table.rows)
        return sum(len(set(each)) == 1 and read_band(each[0], self._titles) is not None for each in texts)

    def _rows_for(self, header: Header, table: Table) -> Rows:
        """Where the rows of a table go: one of another form, or of another fiscal year, begins another report."""
        now = self.readings[-1] if self.readings else None
        year = next((year for year in map(year_of, self._lines) if year is not None), None)
        rows = self._rows
        if now is not None and rows is not None and len(now.fields ^ header.fields) < _OTHER_FORM:
            known = next((known for known in map(year_of, now.lines) if known is not None), None)
            same_year = year is None or known is None or year == known
            if same_year and not names_another_agency(self._lines, now.lines):
                self._take_issue(self._lines, rows, table, header)
                self.lines_below += self._lines
                self._lines = []
                return rows
        of_the_form = are_of_the_form(header.columns, self._names)
        reading = Reading(header.fields, self._lines, of_the_form, self._plain)
        self._lines = []
        self.readings.append(reading)
        self._rows = rows = Rows(reading, self._titles, generated=self._generated)
        self._take_issue(reading.lines, rows, table, header)
        return rows

    def _take_issue(self, lines: list[str], rows: Rows, table: Table, header: Header) -> None:
        """Take the line right above a table where it names the table's first issue.

        A table that names it itself, as this program's do, is below any line: perhaps of a preface.
        """
        if self._generated or self._names_issue(table, header):
            return
        place, last = Place(self._number), len(lines) - 1
        for index in range(last, max(last - _MAX_CAPTIONS, 0) - 1, -1):
            if rows.line(lines[index], place, directly=index == last):
                # The number may be on a line of its own, above the title.
                begin = index - 1 if index and _NUMBER_ALONE.match(lines[index - 1]) else index
                del lines[begin : index + 1]
                return

    def _names_issue(self, table: Table, header: Header) -> bool:
        """Whether the first row below the headings is an issue's."""
        texts = next((texts for row in table.rows[header.last + 1 :] if (texts := row.texts())), [])
        return len(set(texts)) == 1 and read_band(texts[0], self._titles, alone=True) is not None


def _columns(table: Table) -> int:
    return max((len(row.cells) for row in table.rows), default=0)


def _texts_above(table: Table, header: Header) -> list[str]:
    rows = table.rows[: max(header.first, 0)]
    return [line for row in rows for text in dict.fromkeys(row.texts()) for line in text.split("\n")]


def best(finder: Finder, images: Sequence[Image]) -> Reading | None:
    """The reading with the most columns, then the most measures, with who signed below it and the pictures there.

    Of equal ones it is the last: a document goes on from year to year.

    ``images`` are those that this program may have printed. What else the document holds becomes a warning.
    """
    full = [reading for reading in finder.readings if reading.measures()]
    if not full:
        return None
    chosen = max(reversed(full), key=lambda reading: (len(reading.fields), reading.measures()))
    if len(full) > 1:
        message = _("the file holds {count} reports; the one with the most columns and measures was read")
        table = Place(next(issue.place.table for issue in chosen.issues if issue.measures))
        chosen.warnings.append(ReadingWarning(rules.LEFT_OUT, message.format(count=number(len(full))), table))
    paragraphs = tuple(line for line in finder.lines_below if line.strip())
    groups = [*chosen.signed, *groups_of(paragraphs), *finder.cells_below]
    chosen.signatures, groups = read_signatures(groups)
    chosen.pictures, groups = read_pictures(groups, images)
    chosen.warnings += _left_out(groups)
    return chosen


def _left_out(groups: Sequence[Group]) -> Iterator[ReadingWarning]:
    """What is below the report and no part of it."""
    others = len({group.table for group in groups if group.table is not None})
    if others:
        message = ngettext(
            "{count} other table below the report was left out",
            "{count} other tables below the report were left out",
            others,
        )
        yield ReadingWarning(rules.LEFT_OUT, message.format(count=number(others)))
    below = [line for group in groups if group.table is None for line in group.lines]
    if below:
        message = ngettext(
            "{count} line between or below the tables was left out: “{text}”",
            "{count} lines between or below the tables were left out; the first: “{text}”",
            len(below),
        )
        yield ReadingWarning(rules.LEFT_OUT, message.format(count=number(len(below)), text=shorten(below[0], 60)))


def first_year(content: Content) -> int | None:
    """The fiscal year that the document's first lines name as its own, else the first that it names at all.

    The form is chosen by it, whose titles and headings are looked for then.
    """
    lines = [line for each in (*flat(content.body), *flat(content.headers)) for line in each.text.split("\n")]
    year = title_year(lines[:_MAX_TITLE_LINES], ())
    return next((found for found in map(year_of, lines) if found is not None), None) if year is None else year
