"""Lines that are in the wrong place: indented wrongly, neither key nor entry, dashes that begin no entry.

The lines are walked once with the mappings and lists that are open at each; what does not fit is put right for the lines
that follow, so that each fault of a file is found in one run and none because of another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from itareport.i18n import _, number
from itareport.source import file_rules as rules
from itareport.source.line_common import GROUPS, more_or_less, spaces, span_in, stray_line, swallowed
from itareport.source.line_faults import MAX_MENDS
from itareport.source.outline import BLOCK_HEADER, Kind, Row, row_of
from itareport.source.patched_lines import Mend

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from itareport.findings import Rule

_FOLDED = range(60, 131)
"""Code points. Programs that break texts fill lines of such widths: 80 mostly, 100 or 120 where they are set to."""

_FOLD_SLACK = 2
"""A program that breaks a text before its line is full leaves space for a dash and a space."""

_NEAR = 3
"""Columns. A key that no mapping is known to have is taken for one of a mapping that is as near as that."""

_GROUP_KEYS = {"agency", "issues", "measures", "signatures", "pictures"}
_FIRST_KEYS = {"measures": "name", "issues": "number"}


@dataclass(slots=True)
class _Level:
    """A mapping or list that is open; ``line`` is where it began."""

    column: int
    line: int
    is_list: bool = False
    keys: set[str] = field(default_factory=set)

    @property
    def group(self) -> Collection[str]:
        """The keys that belong into this mapping, judged by those that it has."""
        return max(GROUPS, key=lambda group: len(group & self.keys), default=frozenset())


def misplaced_lines(name: str, rows: Sequence[Row], *, broken: bool, known: Collection[int]) -> list[Mend]:
    """A mend for each row in the wrong place; a finding only where no other is on that line (``known``).

    ``broken`` is whether YAML cannot read the file: if it can, only dashes inside texts are looked for.
    """
    walk = _Walk(name, rows, broken=broken, known=known)
    for index, row in enumerate(rows):
        if len(walk.mends) >= MAX_MENDS:
            break
        if row.kind is Kind.COMMENT:
            walk.after_comment = True
        elif row.kind is Kind.ROW:
            walk.row(index, row)
            walk.after_comment = False
    return walk.mends


class _Walk:
    def __init__(self, name: str, rows: Sequence[Row], *, broken: bool, known: Collection[int]) -> None:
        self.name = name
        self.rows = rows
        self.broken = broken
        self.known = set(known)
        self.mends: list[Mend] = []
        self.levels: list[_Level] = []
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

    def row(self, index: int, row: Row) -> None:
        """Look at one row, put it in its place, and remember what is open now."""
        moved_from, by = self.shift
        if by and row.column >= moved_from:
            row = self._moved(row, row.column + by)
        elif by:
            self.shift = (0, 0)
        if self._goes_on(row):
            self._continued(index, row)
        elif row.dashes:
            self._entry(self._opening_entry(index, row))
        elif row.key or (row.is_other_key and self._mapping_at(row.column)):
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
        entries = self._innermost_list()
        above = self.above
        if entries is None or above is None or above.key or row.key or row.column != entries.column + 1:
            return False
        message = _("this line has no dash, so it becomes one text with the line above")
        hint = _("For a new entry type “- ” before the text; if it belongs to the line above, join the two lines.")
        mend = Mend(row.number, 0, row.column, " " * entries.column + "- ")
        end = row.column + len(row.content)
        self._fault(rules.SWALLOWED_DASH, row, (row.column, end), (message, hint), mend)
        return True

    def _is_folded(self, index: int) -> bool:
        """Whether a program folded the text at the end of the line above: then no line of the file is longer.

        A program that folds texts does so everywhere, so a longer line that has a space further on shows that this line
        break was typed.
        """
        above, row = self.rows[index - 1], self.rows[index]
        width = len(above.line)
        entries = self._innermost_list()
        if entries is not None and row.column - entries.column == 1:
            return False  # programs indent what goes on by two spaces and more
        return (
            above.line.rstrip(" ").rfind(" ") < _FOLDED.stop
            and width >= _FOLDED.start
            and self._last_space < width + _FOLD_SLACK
        )

    @cached_property
    def _last_space(self) -> int:
        """The last column in which a line of the file has a space inside a text."""
        spaces = ((row.line.rstrip(" ").rfind(" "), row.text_column) for row in self.rows if row.kind is Kind.ROW)
        return max((column for column, text in spaces if column >= text), default=-1)

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
        entries = self._innermost_list()
        if above.key or entries is None:
            message = _("this dash begins no entry, because the line above already has a text")
            hint = _(
                "Begin each entry on a line of its own, also the first; if a line such as “steps:” is lost, type it."
            )
            self._fault(rules.SWALLOWED_DASH, row, (column, column + 1), (message, hint))
            self.above, self.merged = row._replace(dashes=(), key="", text=row.line.strip(" \t")), True
            return
        self._fault(rules.SWALLOWED_DASH, row, (column, column + 1), swallowed(entries.column, entries.line))
        self._entry(self._moved(row, entries.column))

    def _lost_dashes(self, column: int) -> None:
        """The lines above a dash, from the one after the key on, that lost theirs."""
        for row in self.own_line:
            start = row.column
            message = _("this line has no dash, so it becomes one text with the line below")
            hint = _("Type “- ” before the text, and indent the dash by {width}.").format(width=spaces(column))
            end = start + len(row.content)
            mend = Mend(row.number, 0, start, f"{' ' * column}- ")
            self._fault(rules.SWALLOWED_DASH, row, (start, end), (message, hint), mend)
        self.own_line = []

    def _opening_entry(self, index: int, row: Row) -> Row:
        """The first entry of a list, put where the fields below it are, when its own line is the one that is moved."""
        above = self.above
        column = self._column_of_fields(index, row)
        opens = above is not None and above.is_open and row.dashes[0] >= self.base
        if not (self.broken and opens and row.key) or column in {None, row.key_column} or len(row.dashes) > 1:
            return row
        assert column is not None
        expected = row.dashes[0] + column - row.key_column
        if expected < self.base:
            return row
        dash = row.dashes[0]
        message = _("this dash is indented by {width}, and the fields below it are in place for {expected}").format(
            width=spaces(dash), expected=spaces(expected)
        )
        self._fault(rules.INDENTATION, row, (dash, dash + 1), (message, more_or_less(dash, expected)))
        moved = self._moved(row, expected)
        self.shift = (0, 0)
        return moved

    def _column_of_fields(self, index: int, row: Row) -> int | None:
        """The column that the next two fields of the same mapping agree on, as far as there are two."""
        columns = []
        for place in range(index + 1, min(len(self.rows), index + MAX_MENDS)):
            other = self.rows[place]
            if other.kind is not Kind.ROW or not other.key or other.dashes:
                if other.kind is Kind.ROW and other.dashes and other.key:
                    break
                continue
            if not any(row.key in group and other.key in group for group in GROUPS):
                break
            columns.append(other.column)
            if len(columns) == 2:
                break
        return columns[0] if columns and len(set(columns)) == 1 else None

    def _entry(self, row: Row) -> None:
        """A row that begins with a dash."""
        column = row.dashes[0]
        if self._level_at(column, is_list=True):
            pass
        elif self.above is None or (self.above.is_open and column >= self.base + (not self.above.key)):
            self._open_list(row, column)
        elif (entries := self._nearest_list(column)) is not None and self.broken:
            message = _("this dash is indented by {width}, the one in line {line} by {expected}").format(
                width=spaces(column), line=number(entries.line), expected=spaces(entries.column)
            )
            self._fault(rules.INDENTATION, row, (column, column + 1), (message, more_or_less(column, entries.column)))
            row = self._moved(row, entries.column)
            column = entries.column
        else:
            self.above, self.base = row, row.base
            return
        self._close_deeper(column)
        for inner in row.dashes[1:]:
            self.levels.append(_Level(inner, row.number, is_list=True))
        if row.key or row.is_other_key:
            self.levels.append(_Level(row.key_column if row.key else row.text_column, row.number, keys={row.key}))
        self._after(row)

    def _key(self, index: int, row: Row) -> None:
        """A row that begins with a key."""
        column = row.column
        level = self._level_at(column, is_list=False)
        expected = self._expected(row.key, column, level)
        goes_on = self._goes_on(row)
        if not self.broken:
            pass
        elif expected is not None and (level is None or goes_on or expected != level):
            row = self._indented_wrongly(row, expected)
            level, column = expected, expected.column
        elif level is None and self.above is not None and self.above.is_open and column > self.base:
            row = self._without_dash(index, row)
            column = row.key_column
        self._close_deeper(column)
        if level is None or level not in self.levels:
            level = _Level(column, row.number)
            self.levels.append(level)
        level.keys.add(row.key)
        self._after(row)

    def _expected(self, key: str, column: int, level: _Level | None) -> _Level | None:
        """The mapping that a key belongs into, where that is another than the one in its column; else None."""
        if level is not None and (key in level.group or not key):
            return None
        above = self.above if self.above is not None and self.above.is_open else None
        if above is not None and not above.dashes and above.key == "agency" and column <= self.base:
            return _Level(self.base + 2, above.number, keys={"district", "province"}) if key in GROUPS[1] else None
        if level is None and above is not None and column > self.base:
            return None
        found = self._mapping_for(key, column if level is None else None)
        return None if found is None or found.column == column else found

    def _mapping_for(self, key: str, column: int | None) -> _Level | None:
        """The innermost mapping that lacks such a key, else one that has it, else one near the column if one is given."""
        mappings = [level for level in self.levels if not level.is_list]
        fitting = [level for level in mappings if key in level.group]
        lacking = [level for level in fitting if key not in level.keys]
        near = [] if column is None else [level for level in mappings if abs(level.column - column) <= _NEAR]
        return next(reversed(lacking or fitting or near), None)

    def _indented_wrongly(self, row: Row, expected: _Level) -> Row:
        column = row.column
        message = _("this line is indented by {width}, the other fields beside it by {expected}").format(
            width=spaces(column), expected=spaces(expected.column)
        )
        hint = more_or_less(column, expected.column)
        self._fault(rules.INDENTATION, row, (column, max(column + len(row.key), column + 1)), (message, hint))
        return self._moved(row, expected.column)

    def _without_dash(self, index: int, row: Row) -> Row:
        """The first field of a measure or issue, whose dash is lost, the others below it indented for one."""
        above = self.above
        assert above is not None
        if _FIRST_KEYS.get(above.key) != row.key:
            return row
        fields = self._column_of_fields(index, row)
        # The fields below are where this one belongs, and its dash two columns before.
        column = row.column if fields is None else fields - 2
        mend = Mend(row.number, 0, row.column, " " * column + "- ")
        if column < self.base:
            return row
        message = _("there is no dash before “{key}”, so no entry of {field} begins here").format(
            key=row.key, field=above.key
        )
        hint = _("Write it as “- {key}: …”, and begin the lines below exactly under the word {key}.")
        end = row.column + len(row.key)
        self._fault(rules.SWALLOWED_DASH, row, (row.column, end), (message, hint.format(key=row.key)), mend)
        self._open_list(row, column)
        return row._replace(column=column, key_column=column + 2)

    def _text(self, row: Row) -> None:
        """A row with neither key nor dash, which does not go on from the one above."""
        above = self.above
        if above is not None and above.is_open and row.column > self.base and above.key not in _GROUP_KEYS:
            self.own_line = [row]
            self.above = row
            return
        if not self.broken or (row.text[:1] in {'"', "'", "?", ":", "<"} and ":" in row.text):
            self._after(row)
            return
        column = row.column
        message, hint = stray_line()
        entries = self._level_at(column, is_list=True)
        mend = Mend(row.number, column, column, "# ")
        if above is not None and above.is_open and above.key not in _GROUP_KEYS:
            mend = Mend(row.number, 0, column, " " * (self.base + 2))
            if above.key:
                hint = _("Put the text on the line of its field: “{key}: …”.").format(key=above.key)
        elif above is not None and BLOCK_HEADER.fullmatch(above.text) and column <= self.base:
            width = self.base + 2
            message = _("the text of “{key}” must be indented deeper than its name").format(key=above.key or "-")
            mend = Mend(row.number, 0, column, " " * width)
            said = message, more_or_less(column, width)
            self._fault(rules.INDENTATION, row, (column, column + max(len(row.text.rstrip()), 1)), said, mend)
            self.above = row._replace(column=width)
            return
        elif entries is not None:
            mend = Mend(row.number, column, column, "- ")
        if self.stray == row.number - 1:
            self.known.add(row.number)  # the line above is another of the same text, and was reported
        self.stray = row.number
        self._fault(rules.STRAY_LINE, row, (column, column + max(len(row.text.rstrip()), 1)), (message, hint), mend)

    # -- what is open

    def _after(self, row: Row) -> None:
        self.above, self.base, self.own_line, self.merged = row, row.base, [], False

    def _open_list(self, row: Row, column: int) -> None:
        self.levels.append(_Level(column, row.number, is_list=True))

    def _close_deeper(self, column: int) -> None:
        while self.levels and self.levels[-1].column > column:
            self.levels.pop()

    def _level_at(self, column: int, *, is_list: bool) -> _Level | None:
        levels = (level for level in reversed(self.levels) if level.column == column and level.is_list == is_list)
        return next(levels, None)

    def _mapping_at(self, column: int) -> bool:
        return self._level_at(column, is_list=False) is not None

    def _innermost_list(self) -> _Level | None:
        return next((level for level in reversed(self.levels) if level.is_list), None)

    def _nearest_list(self, column: int) -> _Level | None:
        lists = [level for level in self.levels if level.is_list]
        return min(lists, key=lambda level: abs(level.column - column), default=None)

    # -- what is reported

    def _moved(self, row: Row, column: int) -> Row:
        """The row in another column."""
        by = column - row.column
        if by and not any(mend.line == row.number and _is_of_indentation(mend) for mend in self.mends):
            indent = len(row.line) - len(row.line.lstrip(" "))
            self.mends.append(Mend(row.number, 0, indent, " " * column))
            if row.dashes and row.key and not self.shift[1]:
                self.shift = (row.key_column, by)
        dashes = tuple(dash + by for dash in row.dashes)
        return row._replace(column=column, dashes=dashes, key_column=row.key_column + by)

    def _fault(
        self, rule: Rule, row: Row, place: tuple[int, int], texts: tuple[str, str], mend: Mend | None = None
    ) -> None:
        """Report a row; the columns of ``place`` and ``mend`` are those that it has been moved to."""
        back = row_of(row.number, row.line).column - row.column
        start, end = place[0] + back, place[1] + back
        finding = None
        if row.number not in self.known:
            finding = rule.finding(self.name, span_in(row, start, end), *texts)
            self.known.add(row.number)
        if mend is None:
            mend = Mend(row.number, start, start, "")
        elif mend.start:
            mend = mend._replace(start=mend.start + back, end=mend.end + back)
        else:
            mend = mend._replace(end=mend.end + back)
            self.mends = [other for other in self.mends if other.line != row.number or not _is_of_indentation(other)]
        self.mends.append(mend._replace(finding=finding))


def _is_of_indentation(mend: Mend) -> bool:
    return not mend.start and bool(mend.end or mend.new)
