"""A comparison as a reader sees it: by issue, measure and field, with their names in the user's language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from itareport.data import MEASURE_DEPTH, PICTURES, PREFACE, SIGNATURES
from itareport.diffing.changes import Change, Comparison, Kind
from itareport.diffing.marking import Mark, marked
from itareport.fields import BY_KEY
from itareport.i18n import N_, _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from itareport.data import ReportData
    from itareport.findings import ValuePath

KINDS = {Kind.ADDED: N_("added"), Kind.REMOVED: N_("removed"), Kind.CHANGED: N_("changed"), Kind.MOVED: N_("moved")}

FIELDS: dict[tuple[str, ...], str] = {
    ("title",): N_("title of the report"),
    ("fiscal_year",): N_("fiscal year"),
    ("agency", "name"): N_("name of the agency"),
    ("agency", "district"): N_("district"),
    ("agency", "province"): N_("province"),
    ("issue", "title"): N_("title of the issue"),
    ("preface",): N_("text before the table"),
    ("signatures", "name"): N_("name"),
    ("signatures", "position"): N_("position"),
    ("signatures", "role"): N_("role"),
    ("pictures", "file"): N_("picture file"),
    ("pictures", "caption"): N_("caption"),
    **{("measure", key): field.label for key, field in BY_KEY.items()},
}


_ENTRY_OF = {PREFACE: N_("paragraph {number}"), SIGNATURES: N_("signature {number}"), PICTURES: N_("picture {number}")}
_DEPTH_OF_ENTRY = len((SIGNATURES, 0))


@dataclass(frozen=True, slots=True)
class Block:
    """The texts of a field, the entries of a list with their numbers; ``label`` is "" where its name is known."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: ``what`` changed, the blocks it had and has, and ``marks`` where one text became another.

    ``note`` says where something was moved from.
    """

    kind: Kind
    what: str
    old: tuple[Block, ...] = ()
    new: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one measure, or under an empty heading those of its section's own fields."""

    heading: str
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one issue, or of the report's own fields."""

    heading: str
    groups: list[Group] = field(default_factory=list)


def outline(comparison: Comparison) -> list[Section]:
    """The changes of a comparison under their headings, in the order of the report."""
    reading = _Reading(comparison)
    sections: dict[int | None, Section] = {}
    groups: dict[ValuePath, Group] = {}
    for change in comparison.changes:
        place = change.place
        issue, measure = reading.home(change, place)
        if issue not in sections:
            sections[issue] = Section(reading.issue(issue))
        if (key := (str(issue), *measure)) not in groups:
            groups[key] = Group(reading.measure(measure))
            sections[issue].groups.append(groups[key])
        groups[key].entries.append(reading.entry(change, place))
    return list(sections.values())


def summary(comparison: Comparison) -> str:
    """How many changes there are, in all and of each kind."""
    total = len(comparison.changes)
    if not total:
        return _("no differences")
    kinds = Counter(change.kind for change in comparison.changes)
    counted = ", ".join(f"{_(KINDS[kind])} {number(kinds[kind])}" for kind in Kind if kinds[kind])
    counted_all = ngettext("{count} change", "{count} changes", total).format(count=number(total))
    return f"{counted_all} ({counted})"


class _Reading:
    """Names and texts of what changed in one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.old, self.new, self.forms = comparison.old, comparison.new, comparison.forms
        measures = comparison.measures
        self.new_place = {measures.old[i].path: measures.new[j].path for i, j in measures.pairs}

    def home(self, change: Change, place: ValuePath) -> tuple[int | None, ValuePath]:
        """Under which issue and measure a change belongs; a removed measure's path is marked by its kind."""
        if place[0] != "issues":
            return None, ()
        measure = place[:MEASURE_DEPTH] if len(place) >= MEASURE_DEPTH else ()
        if change.kind is Kind.REMOVED and measure:
            measure = self.new_place.get(measure, (*measure, Kind.REMOVED))
        return int(measure[1] if measure else place[1]), measure

    def issue(self, index: int | None) -> str:
        if index is None:
            return _("the report itself")
        return f"{_('issue {number}').format(number=number(index + 1))} {self._issue_title(index)}"

    def _issue_title(self, index: int) -> str:
        report, editions = self.new, self.forms.new
        if index >= len(report["issues"]):  # an issue that the new report's form has no more
            report, editions = self.old, self.forms.old
        title = report["issues"][index].get("title")
        return editions.edition(report["fiscal_year"]).issues[index] if title is None else title

    def measure(self, path: ValuePath) -> str:
        if not path:
            return ""
        report = self.old if path[-1] is Kind.REMOVED else self.new
        return f"{_measure_number(path)} “{_at(report, path[:MEASURE_DEPTH])['name']}”"

    def entry(self, change: Change, place: ValuePath) -> Entry:
        what = _what(place)
        if change.kind is Kind.MOVED:
            return Entry(change.kind, what, new=self._moved(place), note=self._origin(change.origin, place))
        old, new = _blocks(change.old, place), _blocks(change.new, place)
        marks: tuple[Mark, ...] = ()
        if isinstance(change.old, str | int) and isinstance(change.new, str | int):
            marks = tuple(marked(old[0].lines[0], new[0].lines[0]))
        return Entry(change.kind, what, old, new, marks)

    def _moved(self, place: ValuePath) -> tuple[Block, ...]:
        return () if len(place) == MEASURE_DEPTH else _blocks(_at(self.new, place), place)

    def _origin(self, old: ValuePath, place: ValuePath) -> str:
        if len(place) == MEASURE_DEPTH:
            issue = _("issue {number}").format(number=number(int(old[1]) + 1))
            return _("from {place}").format(place=f"{issue} {_measure_number(old)}")
        return _("from {place}").format(place=_what(old))


def _measure_number(path: ValuePath) -> str:
    return _("measure {number}").format(number=number(int(path[MEASURE_DEPTH - 1]) + 1))


def _at(report: ReportData, path: ValuePath) -> Any:
    value: Any = report
    for step in path:
        value = value[step]
    return value


def _what(place: ValuePath) -> str:
    """The name of a field, a list entry or a whole measure."""
    if place[0] in _ENTRY_OF and len(place) > 1:
        entry = _(_ENTRY_OF[str(place[0])]).format(number=number(int(place[1]) + 1))
        return entry if len(place) == _DEPTH_OF_ENTRY else f"{entry}: {_(FIELDS[str(place[0]), str(place[-1])])}"
    if len(place) == MEASURE_DEPTH:
        return _("the whole measure")
    if len(place) > MEASURE_DEPTH + 1:
        return _(BY_KEY[str(place[-2])].entry).format(number=number(int(place[-1]) + 1))
    if place[0] == "issues":
        label = FIELDS["measure" if len(place) > MEASURE_DEPTH else "issue", str(place[-1])]
        return _(label)
    return _(FIELDS[tuple(map(str, place))])


def _blocks(value: Any, place: ValuePath) -> tuple[Block, ...]:
    if value is None:
        return ()
    if isinstance(value, dict) and place[0] in _ENTRY_OF:
        return tuple(Block(_(FIELDS[str(place[0]), key]), _lines(text)) for key, text in value.items())
    if isinstance(value, dict):
        return tuple(_measure_blocks(value))
    if isinstance(value, int):
        return (Block("", (number(value),)),)
    return (Block("", _lines(value)),)


def _measure_blocks(measure: dict[str, Any]) -> Iterator[Block]:
    """The fields of a measure but its name, which is in the heading."""
    for name, value in measure.items():
        if name != "name":
            label = FIELDS["measure", name]
            yield Block(_(label), _lines(value))


def _lines(value: str | list[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(f"{number(at)}. {text}" for at, text in enumerate(value, 1))
