"""Where each line of a data file belongs, told by the name of its field instead of by the lines above it.

The walk of ``structure`` follows the indentation, which one line that is far off can lead astray for the rest of a file.
Here the names of the fields say what belongs together, and the column of a group is the one that most of its lines have:
so each line is held against its own group only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from itareport.data import GROUPS, REPORT
from itareport.fields import KEYS
from itareport.source.outline import Kind, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.findings import ValuePath

TOP = "top"
_TOP_KEYS = frozenset(REPORT) - {"title"}
FIRST = {name: keys[0] for name, keys in GROUPS.items() if name != "agency"}
"""The key that each entry of a list of groups begins with."""

_IN_A_ROW = 2
"""So many fields below one that an entry has already must be in it too, for all of them to be those of another entry."""

_NEAR = 60
"""Lines below a field among which the next ones are looked for: an entry of a list is a line."""

_LISTS = frozenset({*KEYS.entries, "preface"})


@dataclass(slots=True, eq=False)
class Group:
    """Fields of one mapping, or entries of one list: lines that are in one column.

    ``name`` is the key that opens it, ``TOP`` for the fields of the file itself. ``lines`` of an entry's mapping begin
    with the one that has the dash.
    """

    name: str
    parent: Group | None = None
    is_list: bool = False
    lines: list[Line] = field(default_factory=list)
    entries: list[Group] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    column: int = -1
    shift: int = 0
    """By how much all of it is moved, with the line that it begins with."""


@dataclass(slots=True, eq=False)
class Line:
    """A line with the group that it belongs to; ``group`` is None where nothing says so.

    ``lacks_dash``: it begins an entry and has no dash. ``extra_dash``: its dash begins nothing.
    """

    row: Row
    index: int
    group: Group | None = None
    lacks_dash: bool = False
    extra_dash: bool = False
    orphan: str = ""
    """The key that should be above it and is not."""


def path_of(group: Group | None) -> ValuePath:
    """The path of a group in the values of the file."""
    if group is None or group.parent is None:
        return ()
    if not group.is_list and group.parent.is_list:
        return (*path_of(group.parent), group.parent.entries.index(group))
    return (*path_of(group.parent), group.name)


class Sorter:
    """Gives each line its group, one after the other."""

    def __init__(self) -> None:
        self.top = Group(TOP)
        self.section = ""
        self.open: dict[str, Group] = {}
        """By name the list that is open at each level, and under ``name + "[]"`` its entry."""
        self.field = ""
        """The field that entries without a key of their own belong to."""
        self.entries: Group | None = None
        self.below: list[Row] = []
        """The rows with a key that are next below the line."""

    def sort(self, rows: Sequence[Row]) -> list[Line]:
        """The lines that are rows, each with its group."""
        lines = [Line(row, index) for index, row in enumerate(rows) if row.kind is Kind.ROW]
        for place, line in enumerate(lines):
            if line.row.key:
                self.below = [each.row for each in lines[place + 1 : place + _NEAR] if each.row.key]
                self._key(line)
            elif line.row.dashes:
                self._entry(line)
        return lines

    def _key(self, line: Line) -> None:
        key = line.row.key
        name = self._home(key, dashed=bool(line.row.dashes))
        if name == TOP:
            self._top_key(line)
        elif name == "agency":
            self._agency_key(line)
        elif name in FIRST:
            self._field(line, name)
        self.field, self.entries = key, None

    def _home(self, key: str, *, dashed: bool) -> str:
        """The group that a key belongs to where it is."""
        if key in _TOP_KEYS or (key == "title" and not self.section):
            return TOP
        if key == "name" and not dashed and self.section in {"", "agency"}:
            return "agency"
        inside = ("measures", "issues") if self.section in {"issues", "measures"} else (self.section,)
        names: tuple[str, ...] = (*inside, "agency", "issues", "measures", "signatures", "pictures")
        for name in names:
            if key in GROUPS.get(name, ()) and not (name == "measures" and key == "title"):
                return name
        return ""

    def _top_key(self, line: Line) -> None:
        line.extra_dash = bool(line.row.dashes)
        self._put(line, self.top)
        self.section = line.row.key
        self.open = {}
        if line.row.key in {"issues", "signatures", "pictures"}:
            self.open[line.row.key] = Group(line.row.key, self.top, is_list=True)

    def _agency_key(self, line: Line) -> None:
        line.extra_dash = bool(line.row.dashes)
        group = self.open.get("agency")
        if group is None:
            group = self.open["agency"] = Group("agency", self.top)
            if "agency" not in self.top.keys:
                line.orphan = "agency"
        self._put(line, group)

    def _field(self, line: Line, name: str) -> None:
        """A field of an issue, measure, signature or picture."""
        entries = self.open.get(name)
        if entries is None:
            entries = self._list_of(line, name)
        entry = self.open.get(f"{name}[]")
        if entry is None or self._begins_entry(line, name, entry):
            entry = self._new_entry(line, name, entries)
        elif line.row.dashes:
            line.extra_dash = True
        self._put(line, entry)
        if line.row.key == "measures":
            self.open["measures"] = Group("measures", entry, is_list=True)
            self.open.pop("measures[]", None)

    def _begins_entry(self, line: Line, name: str, entry: Group) -> bool:
        key = line.row.key
        if key == FIRST[name]:
            return bool(line.row.dashes) or key in entry.keys
        if key not in entry.keys:
            return False
        # A second list of measures is that of another issue, of which the first line is lost; so are fields in a row
        # those of another measure. One or two of them may be typed twice.
        again = [row.key for row in self.below[:_IN_A_ROW] if not row.dashes and row.key in entry.keys]
        measures = self.open.get("measures")
        if measures is not None and measures.entries and "measures" in {key, *again[:1]}:
            return True
        return len(again) == _IN_A_ROW

    def _new_entry(self, line: Line, name: str, entries: Group) -> Group:
        entry = self.open[f"{name}[]"] = Group(name, entries)
        entries.entries.append(entry)
        line.lacks_dash = not line.row.dashes
        if line.row.key != FIRST[name] and not line.orphan:
            line.orphan = FIRST[name]
        if name == "issues":
            self.open.pop("measures", None)
            self.open.pop("measures[]", None)
        return entry

    def _list_of(self, line: Line, name: str) -> Group:
        """The list that a field belongs to, whose own line is lost."""
        line.orphan = name
        parent = self.open.get("issues[]") if name == "measures" else self.top
        if parent is None:
            parent = Group("issues", self.top)
        self.section = "issues" if name == "measures" else name
        made = self.open[name] = Group(name, parent, is_list=True)
        return made

    def _entry(self, line: Line) -> None:
        """A dash with a text after it, or with nothing."""
        if self.field not in _LISTS:
            return
        if self.entries is None:
            owner = self.top if self.field == "preface" else self.open.get("measures[]")
            self.entries = Group(self.field, owner, is_list=True)
        self._put(line, self.entries)

    @staticmethod
    def _put(line: Line, group: Group) -> None:
        line.group = group
        group.lines.append(line)
        if line.row.key:
            group.keys.add(line.row.key)
