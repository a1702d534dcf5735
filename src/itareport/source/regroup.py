"""What is found, and mended, when each line is held against the group that the name of its field puts it into."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from itareport.data import GROUPS
from itareport.fields import KEYS
from itareport.i18n import _
from itareport.source import file_rules as rules
from itareport.source.line_common import end_of_text, span_in
from itareport.source.line_faults import MAX_MENDS
from itareport.source.messages import (
    dash_elsewhere,
    dash_lost,
    dash_too_many,
    entry_of_nothing,
    field_elsewhere,
    spaces,
    stray_line,
    swallowed,
)
from itareport.source.outline import Kind, Row
from itareport.source.patched_lines import Mend
from itareport.source.roles import TOP, Group, Line, Sorter, path_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from itareport.findings import Finding, Rule, ValuePath

_STEP = 2
_OUT = "# "


def regrouped(name: str, rows: Sequence[Row], *, broken: bool, known: Collection[int]) -> list[Mend]:
    """A mend for each row that is not where its group is; a finding where no other is on its line (``known``)."""
    del broken  # what YAML takes for a text may have been meant as a field all the same
    lines = Sorter().sort(rows)
    held = _Holder(name, rows, known)
    for line in lines:
        if len(held.mends) >= MAX_MENDS:
            break
        held.hold(line)
    return held.mends


class _Holder:
    """Holds the lines against their groups, in file order."""

    def __init__(self, name: str, rows: Sequence[Row], known: Collection[int]) -> None:
        self.name = name
        self.rows = rows
        self.known = set(known)
        self.mends: list[Mend] = []
        self.above: Line | None = None
        self.base = -1
        """The column that what goes on from the line above must be deeper than, as it is mended."""
        self.step = _most(_steps(rows), 0, _STEP)
        """By how much the dashes of a list are deeper than its name, in most lists of the file."""
        self.stray = -1
        self.lost_groups: set[Group] = set()
        self.lost = False
        """Whether entries are here that belong to a field whose own line is lost."""

    def hold(self, line: Line) -> None:
        """Look at one line."""
        group = line.group
        if self._is_lost(group):
            self._mend(line, _OUT, None)
        elif group is None:
            self._ungrouped(line)
        elif line.row.key:
            self._field(line, group)
        else:
            self._entry(line, group)

    # -- columns

    def _column(self, group: Group) -> int:
        """The column of a group: of its dashes if it is a list, of its keys if it is a mapping."""
        if group.column < 0:
            group.column = 0 if group.parent is None else self._agreed(group, group.parent)
            if group.name == TOP:
                group.column = _most([line.row.key_column for line in group.lines if not line.row.dashes], 0, 0)
        return group.column

    def _agreed(self, group: Group, parent: Group) -> int:
        above = self._column(parent)
        group.shift = parent.shift
        if group.is_list:
            starts = [entry.lines[0] for entry in group.entries] or group.lines
            columns = [line.row.dashes[0] for line in starts if line.row.dashes and not line.extra_dash]
            return _most([column + group.shift for column in columns], above, above + self.step)
        if not parent.is_list:
            return _most([line.row.key_column + group.shift for line in group.lines], above + 1, above + _STEP)
        return self._agreed_in_entry(group, above)

    def _agreed_in_entry(self, group: Group, dash: int) -> int:
        """The column of the fields of an entry whose dash belongs into the column ``dash``."""
        first, *others = group.lines
        columns = [line.row.key_column for line in others if not line.row.dashes]
        if first.row.dashes and not first.extra_dash:
            by = dash - first.row.dashes[0]
            with_it = [column for column in columns if column == first.row.key_column]
            if by != group.shift and columns and 2 * len(with_it) > len(columns):
                group.shift = by  # all of the entry was moved
            else:
                by = group.shift
            columns = [first.row.key_column + (dash - first.row.dashes[0]), *(column + by for column in columns)]
        return _most(columns, dash + 1, dash + _STEP)

    # -- kinds of lines

    def _field(self, line: Line, group: Group) -> None:
        column, row = self._column(group), line.row
        dash = -1
        if group.parent is not None and group.parent.is_list and group.lines[0] is line:
            dash = self._column(group.parent)
        if line.orphan:
            self._orphan(line, column, dash)
        elif line.lacks_dash:
            self._lacks_dash(line, column, dash)
        elif line.extra_dash:
            self._extra_dash(line, column)
        elif dash >= 0:
            self._opening(line, group, column, dash)
        elif row.key_column + group.shift != column:
            said = field_elsewhere(row.key_column, column - group.shift)
            self._fault(rules.INDENTATION, line, _key_place(row), said, " " * column)
        elif group.shift:
            self._mend(line, " " * column, None)
        self.above, self.base, self.lost = line, column, False

    def _opening(self, line: Line, group: Group, column: int, dash: int) -> None:
        """The first line of an entry, which has the dash."""
        row, parent = line.row, group.parent
        assert parent is not None
        indent = _dashed(dash, column)
        if row.dashes[0] + parent.shift != dash:
            said = self._dash_moved(line, parent, dash)
            self._fault(rules.INDENTATION, line, (row.dashes[0], row.dashes[0] + 1), said, indent)
        elif row.key_column + parent.shift != column:
            message = _("“{key}” is not in the column of the fields below it").format(key=row.key)
            hint = _("Type {width} between the dash and “{key}”.").format(width=spaces(column - dash - 1), key=row.key)
            self._fault(rules.INDENTATION, line, _key_place(row), (message, hint), indent)
        elif parent.shift:
            self._mend(line, indent, None)

    def _dash_moved(self, line: Line, group: Group, dash: int) -> tuple[str, str]:
        width, expected = line.row.dashes[0], dash - group.shift
        starts = [entry.lines[0] for entry in group.entries] or group.lines
        other = next((each for each in starts if each.row.dashes and each.row.dashes[0] == expected), None)
        return dash_elsewhere(width, expected, None if other is None else other.row.number)

    def _lacks_dash(self, line: Line, column: int, dash: int) -> None:
        said = dash_lost(line.row.key, line.group.name if line.group else "")
        self._fault(rules.SWALLOWED_DASH, line, _key_place(line.row), said, _dashed(dash, column))

    def _extra_dash(self, line: Line, column: int) -> None:
        row = line.row
        place = (row.dashes[0], row.dashes[0] + 1)
        self._fault(rules.SWALLOWED_DASH, line, place, dash_too_many(row.key, column), " " * column)

    def _orphan(self, line: Line, column: int, dash: int) -> None:
        """A line above which another one is lost; what it belongs to is not read where that is a group."""
        key, group = line.orphan, line.group
        assert group is not None
        if key in GROUPS:
            self.lost_groups.add(group if key == "agency" or group.parent is None else group.parent)
            text, path, new = f"{key}:", path_of(group if key == "agency" else group.parent), _OUT
        else:
            text, path, new = f"- {key}: …", (*path_of(group), key), _dashed(dash, column)
        message = _("the line “{line}” is missing above this one").format(line=text)
        hint = _("Type it on a line of its own above this one.")
        self._fault(rules.INDENTATION, line, _key_place(line.row), (message, hint), new, path)

    def _is_lost(self, group: Group | None) -> bool:
        """Whether a group lies in one whose own line is lost."""
        while group is not None:
            if group in self.lost_groups:
                return True
            group = group.parent
        return False

    def _entry(self, line: Line, group: Group) -> None:
        """A line with a dash and a text."""
        column, row = self._column(group), line.row
        if self.above is not None and self.above.row.key and not self.above.row.is_open:
            self._entry_of_nothing(line)
            return
        if row.dashes[0] + group.shift != column:
            said = self._dash_moved(line, group, column)
            rule = rules.INDENTATION
            if row.dashes[0] + group.shift > column and self.above is not None and not self.above.row.key:
                rule = rules.SWALLOWED_DASH
                said = swallowed(column - group.shift, group.lines[0].row.number)
            self._fault(rule, line, (row.dashes[0], row.dashes[0] + 1), said, " " * column)
        elif group.shift:
            self._mend(line, " " * column, None)
        self.above, self.base = line, column

    def _entry_of_nothing(self, line: Line) -> None:
        """An entry below a field that has its text already: the line of its own field is lost."""
        row = line.row
        column = row.dashes[0]
        if self.lost:
            self.known.add(row.number)
        self.lost = True
        self._fault(rules.SWALLOWED_DASH, line, (column, column + 1), entry_of_nothing(), _OUT)

    def _ungrouped(self, line: Line) -> None:
        """A line with neither key nor dash, or with a key that the format does not have."""
        row, above = line.row, self.above
        column = row.column
        if above is not None and column > self.base and (above.row.is_open or above.row.is_plain):
            return
        if row.key or row.dashes or row.is_other_key:
            return
        if self.stray == row.number - 1:
            self.known.add(row.number)
        self.stray = row.number
        self._fault(rules.STRAY_LINE, line, (column, end_of_text(row)), stray_line(), _OUT)

    # -- what is reported

    def _fault(
        self,
        rule: Rule,
        line: Line,
        place: tuple[int, int],
        said: tuple[str, str],
        indent: str,
        path: ValuePath = (),
    ) -> None:
        """Report a line and put ``indent`` before its key or text; ``# `` takes it out."""
        row = line.row
        finding = None
        if row.number not in self.known:
            finding = rule.finding(self.name, span_in(row, *place), *said, path)
            self.known.add(row.number)
        self._mend(line, indent, finding)

    def _mend(self, line: Line, indent: str, finding: Finding | None) -> None:
        row = line.row
        if indent == _OUT:
            self.mends.append(Mend(row.number, row.column, row.column, indent, finding))
            self._mend_inside(line, None)
            return
        end = row.key_column if row.key else row.dashes[0]
        self.mends.append(Mend(row.number, 0, end, indent, finding))
        self._mend_inside(line, len(indent) - end)

    def _mend_inside(self, line: Line, by: int | None) -> None:
        """Move the lines of a text that goes on by ``by`` columns with the one that it begins on; None takes them out."""
        for place in range(line.index + 1, len(self.rows)):
            row = self.rows[place]
            if row.kind is not Kind.INSIDE:
                break
            if by is None:
                self.mends.append(Mend(row.number, 0, 0, _OUT))
            elif row.line.strip():
                blank = len(row.line) - len(row.line.lstrip(" "))
                self.mends.append(Mend(row.number, 0, min(max(-by, 0), blank), " " * max(by, 0)))


def _key_place(row: Row) -> tuple[int, int]:
    return row.key_column, row.key_column + len(row.key)


def _dashed(dash: int, column: int) -> str:
    """What is before the key of a line that begins an entry."""
    return " " * dash + "-" + " " * (column - dash - 1)


def _steps(rows: Sequence[Row]) -> list[int]:
    """For each list of texts by how much its first dash is deeper than its name."""
    return [
        below.dashes[0] - row.key_column
        for row, below in pairwise(row for row in rows if row.kind is Kind.ROW)
        if row.key in KEYS.entries and row.is_open and below.dashes and not below.key
    ]


def _most(columns: Sequence[int], minimum: int, default: int) -> int:
    """The column that most of these are, of several the one that is usual."""
    counts = Counter(column for column in columns if column >= minimum)
    if not counts:
        return default
    most = max(counts.values())
    return default if counts[default] == most else next(column for column in columns if counts[column] == most)
