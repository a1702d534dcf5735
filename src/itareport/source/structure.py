"""Lines that are in the wrong place: indented wrongly, neither key nor entry, dashes that begin no entry.

The lines are walked once with the mappings and lists that are open at each; what does not fit is put right for the lines
that follow, so that each fault of a file is found in one run and none because of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport.data import AGENCY, GROUPS
from itareport.source import structure_faults as faults
from itareport.source.folding import Folding
from itareport.source.levels import Level, Levels
from itareport.source.line_common import column_of_fields, entry_of_others
from itareport.source.line_faults import MAX_MENDS
from itareport.source.line_mends import LineMends
from itareport.source.outline import BLOCK_HEADER, Kind, Row

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from itareport.source.patched_lines import Mend

_FIRST_KEYS = {"measures": "name", "issues": "number"}


def misplaced_lines(name: str, rows: Sequence[Row], *, broken: bool, known: Collection[int]) -> list[Mend]:
    """A mend for each row in the wrong place; a finding only where no other is on that line (``known``).

    ``broken`` is whether YAML cannot read the file: if it can, only dashes inside texts are looked for.
    """
    walk = _Walk(name, rows, broken=broken, known=known)
    for index, row in enumerate(rows):
        if len(walk.mends.found) >= MAX_MENDS:
            break
        if row.kind is Kind.COMMENT:
            walk.after_comment = True
        elif row.kind is Kind.ROW:
            walk.row(index, row)
            walk.after_comment = False
    return walk.mends.found


class _Walk:
    def __init__(self, name: str, rows: Sequence[Row], *, broken: bool, known: Collection[int]) -> None:
        self.rows = rows
        self.broken = broken
        self.mends = LineMends(name, known)
        self.folding = Folding(rows)
        self.levels = Levels()
        self.above: Row | None = None
        self.base = -1
        """The column that what goes on from the row above must be deeper than."""
        self.merged = False
        """Whether a dash inside the text above was reported: those that follow are of the same fault."""
        self.stray = -1
        """The line of the last row that was neither key nor entry."""
        self.own_line: list[Row] = []
        """The rows so far of a text that began on a line of its own, below its key or dash."""
        self.after_comment = False
        self.shift = (0, 0)
        """The column of the fields of an entry that was moved, and by how much: those below it move with it."""
        self.block = -1
        """The column that the lines of a ``|`` text that was moved are deeper than; -1 outside of one."""
        self.orphans = -1
        """The column of entries that no field is above; -1 outside of them."""

    def row(self, index: int, row: Row) -> None:
        """Look at one row, put it in its place, and remember what is open now."""
        if row.column > self.block >= 0:
            return
        self.block = -1
        moved_from, by = self.shift
        if by and row.column >= moved_from:
            row = self._moved(row, row.column + by)
        elif by:
            self.shift = (0, 0)
        if self._goes_on(row) and not (row.dashes and row.column == self.orphans):
            self._continued(index, row)
        elif row.dashes:
            self._entry(self._opening_entry(index, row))
        elif row.key or (row.is_other_key and self.levels.mapping_at(row.column) is not None):
            self._key(index, row)
        else:
            self._text(row)

    def _goes_on(self, row: Row) -> bool:
        """Whether YAML takes the row for more of the text above it."""
        above = self.above
        if above is None or not above.is_plain or above.ends_in_comment or self.after_comment:
            return False
        return row.column > self.base

    def _continued(self, index: int, row: Row) -> None:
        if row.dashes and not self.merged and not self._is_folded(index):
            self._swallowed(row)
        elif row.key and self.broken and (row.gap or not row.text):
            self._key(index, row)
        elif self._lost_its_dash(row):
            self._entry(row._replace(column=row.column - 1, dashes=(row.column - 1,)))
        else:
            if self.own_line:
                self.own_line.append(row)
            self.above = row._replace(dashes=(), key="", text=row.line.strip(" \t"))

    def _lost_its_dash(self, row: Row) -> bool:
        """Report a text one column deeper than the dashes: programs and people who fold a text indent it by two."""
        entries = self.levels.innermost_list()
        above = self.above
        if entries is None or above is None or above.key or row.key or row.column != entries.column + 1:
            return False
        faults.joined_to_above(self.mends, row, entries.column)
        return True

    def _is_folded(self, index: int) -> bool:
        """Whether a program folded the text at the end of the line above, so that no dash of a person begins this one."""
        return not self.own_line and self.folding.is_after(index - 1, self.rows[index].column - self.base)

    def _swallowed(self, row: Row) -> None:
        """A dash that YAML takes for a part of the text above it."""
        above = self.above
        assert above is not None
        column = row.dashes[0]
        if self.own_line:
            self._lost_dashes(column)
            self._open_list(row, column)
            self._after(row)
            return
        entries = None if above.key else self.levels.innermost_list()
        faults.dash_in_text(self.mends, row, entries)
        if entries is None:
            self.above, self.merged = row._replace(dashes=(), key="", text=row.line.strip(" \t")), True
        else:
            self._entry(self._moved(row, entries.column))

    def _lost_dashes(self, column: int) -> None:
        faults.joined_to_below(self.mends, self.own_line, column)
        self.own_line = []

    def _opening_entry(self, index: int, row: Row) -> Row:
        """The first entry of a list, put where the fields below it are, when its own line is the one that is moved."""
        above = self.above
        opens = above is not None and above.is_open and row.dashes[0] >= self.base
        other = entry_of_others(self.rows, index) if self.broken and opens else None
        if other is not None and other.column >= self.base:
            faults.dash_unlike_entries(self.mends, row, Level(other.column, other.number))
            return self._moved(row, other.column)
        column = column_of_fields(self.rows, index)
        if not (self.broken and opens and row.key) or column in {None, row.key_column} or len(row.dashes) > 1:
            return row
        assert column is not None
        expected = row.dashes[0] + column - row.key_column
        if expected < self.base:
            return row
        faults.dash_unlike_fields(self.mends, row, expected)
        moved = self._moved(row, expected)
        self.shift = (0, 0)
        return moved

    def _entry(self, row: Row) -> None:
        """A row that begins with a dash."""
        column = row.dashes[0]
        if column == self.orphans or self._is_orphan(row, column):
            self._orphan(row, column)
            return
        placed = self._in_its_list(row)
        if placed is None:
            self.above, self.base = row, row.base
            return
        self.levels.close_deeper(placed.dashes[0])
        for inner in placed.dashes[1:]:
            self.levels.open(Level(inner, placed.number, is_list=True))
        if placed.key or placed.is_other_key:
            fields = placed.key_column if placed.key else placed.text_column
            self.levels.open(Level(fields, placed.number, keys={placed.key}))
        self._after(placed)

    def _in_its_list(self, row: Row) -> Row | None:
        """The row in the column of a list that is open or opens with it; None where there is none."""
        column = row.dashes[0]
        if self.levels.list_at(column):
            return row
        if self.own_line and self.broken and column >= self.base:
            self._lost_dashes(column)  # a comment is between them and this dash
            self._open_list(row, column)
            return row
        if self.above is None or (self.above.is_open and column >= self.base + (not self.above.key)):
            self._open_list(row, column)
            return row
        entries = self.levels.nearest_list(column)
        if entries is None or not self.broken:
            return None
        faults.dash_unlike_entries(self.mends, row, entries)
        return self._moved(row, entries.column)

    def _is_orphan(self, row: Row, column: int) -> bool:
        """Whether a dash is below a field that has its text: a comment keeps it from being a part of that.

        In the column of the field it is so where the lists of a file are not indented.
        """
        above = self.above
        if not self.broken or above is None or not above.key or above.is_open:
            return False
        return column > self.base or (column == self.base and not row.key and not row.is_other_key)

    def _orphan(self, row: Row, column: int) -> None:
        """An entry of which the line of its own field is lost; the first of them is reported."""
        if self.orphans == column:
            self.mends.reported(row.number)
        self.orphans = column
        faults.entry_without_field(self.mends, row)

    def _key(self, index: int, row: Row) -> None:
        """A row that begins with a key."""
        self.orphans = -1
        column = row.column
        level = self.levels.mapping_at(column)
        expected = self._expected(row.key, column, level)
        goes_on = self._goes_on(row)
        if not self.broken:
            pass
        elif expected is not None and (level is None or goes_on or expected != level):
            faults.field_unlike_fields(self.mends, row, expected.column)
            row = self._moved(row, expected.column)
            level, column = expected, expected.column
        elif level is None and self.above is not None and self.above.is_open and column > self.base:
            row = self._without_dash(index, row)
            column = row.key_column
        self.levels.close_deeper(column)
        if level is None or level not in self.levels:
            level = Level(column, row.number)
            self.levels.open(level)
        level.keys.add(row.key)
        self._after(row)

    def _expected(self, key: str, column: int, level: Level | None) -> Level | None:
        """The mapping that a key belongs into, where that is another than the one in its column; else None."""
        if level is not None and (key in level.group or not key):
            return None
        above = self.above if self.above is not None and self.above.is_open else None
        if above is not None and not above.dashes and above.key == "agency" and column <= self.base:
            return Level(self.base + 2, above.number, keys={"district", "province"}) if key in AGENCY else None
        if level is None and above is not None and column > self.base:
            return None
        found = self.levels.mapping_for(key, column if level is None else None)
        return None if found is None or found.column == column else found

    def _without_dash(self, index: int, row: Row) -> Row:
        """The first field of a measure or issue, whose dash is lost, the others below it indented for one."""
        above = self.above
        assert above is not None
        if _FIRST_KEYS.get(above.key) != row.key:
            return row
        fields = column_of_fields(self.rows, index)
        # The fields below are where this one belongs, and its dash two columns before.
        column = row.column if fields is None else fields - 2
        if column < self.base:
            return row
        faults.first_field_without_dash(self.mends, row, column, above.key)
        self._open_list(row, column)
        return row._replace(column=column, key_column=column + 2)

    def _text(self, row: Row) -> None:
        """A row with neither key nor dash, which does not go on from the one above."""
        above = self.above
        if above is not None and above.is_open and row.column > self.base and above.key not in GROUPS:
            self.own_line = [row]
            self.above = row
            return
        if not self.broken or (row.text[:1] in {'"', "'", "?", ":", "<"} and ":" in row.text):
            self._after(row)
            return
        if above is not None and BLOCK_HEADER.fullmatch(above.text) and row.column <= self.base:
            faults.block_text(self.mends, row, above.key, self.base + 2)
            self.above = row._replace(column=self.base + 2)
        else:
            self._stray(row)

    def _stray(self, row: Row) -> None:
        if self.stray == row.number - 1:
            self.mends.reported(row.number)  # the line above is another of the same text
        self.stray = row.number
        faults.stray(self.mends, row, self.above, self.levels, self.base + 2)

    def _after(self, row: Row) -> None:
        self.above, self.base, self.own_line, self.merged = row, row.base, [], False

    def _open_list(self, row: Row, column: int) -> None:
        self.levels.open(Level(column, row.number, is_list=True))

    def _moved(self, row: Row, column: int) -> Row:
        """The row in another column."""
        by = column - row.column
        if BLOCK_HEADER.fullmatch(row.text):
            self.block = row.base + by
        if by and self.mends.indent(row, column) and row.dashes and row.key and not self.shift[1]:
            self.shift = (row.key_column, by)
        dashes = tuple(dash + by for dash in row.dashes)
        return row._replace(column=column, dashes=dashes, key_column=row.key_column + by)
