"""What changed between two reports: by issue, measure and field, one entry for one edit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from itareport.data import AGENCY, PICTURES, PREFACE, SIGNATURES, MeasureData, ReportData
from itareport.diffing.matching import Alignment, Item, Standard, align
from itareport.fields import FIELDS, KEYS
from itareport.findings import ValuePath, format_path
from itareport.forms import Editions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_TELLING = {field.key: field.weight for field in FIELDS if field.weight}
_REST = tuple(key for key in KEYS.all if key not in _TELLING)
_REST_WEIGHS = 0.5

MEASURES = Standard(weights=(*_TELLING.values(), _REST_WEIGHS), enough=0.4, enough_elsewhere=0.5, fill=False)
"""What name, steps, outputs, outcomes and the rest weigh when two measures are compared. The rest is much the same in
all measures of a report, so it decides only between equals. Unlike measures reach 0.29."""

ENTRIES = Standard(weights=(1.0,), enough=0.5, enough_elsewhere=0.5, fill=True)
"""A list entry that was reworded and moved is known again from 0.5 on; one that kept its place always."""


class Kind(StrEnum):
    """What happened to a value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """One edit.

    ``place`` is the new report's path, for a removed value the old one's; ``origin`` is the old path of a moved value.
    ``old`` and ``new`` are plain data as in the data file, ``None`` where there is none; for a whole measure its
    mapping, for a moved value the two paths. A value that was moved and reworded is two edits: a moved one and the
    changed ones of what was reworded.
    """

    kind: Kind
    place: ValuePath
    old: Any
    new: Any
    origin: ValuePath = ()

    @property
    def path(self) -> str:
        """The place as findings write it: ``issues[0].measures[0].steps[1]``."""
        return format_path(self.place)


@dataclass(frozen=True, slots=True)
class Placed:
    """A measure and where it is: the index of its issue and its own within that."""

    issue: int
    index: int
    measure: MeasureData

    @property
    def path(self) -> ValuePath:
        """The path of the measure in its report."""
        return ("issues", self.issue, "measures", self.index)


@dataclass(frozen=True, slots=True)
class MeasureAlignment:
    """All measures of two reports and which of them are the same; pairs are indices into ``old`` and ``new``."""

    old: tuple[Placed, ...]
    new: tuple[Placed, ...]
    pairs: tuple[tuple[int, int], ...]
    moved: frozenset[tuple[int, int]]

    def removed(self) -> Iterator[Placed]:
        """The old measures that the new report has not."""
        kept = {i for i, _j in self.pairs}
        return (placed for i, placed in enumerate(self.old) if i not in kept)


class Forms(NamedTuple):
    """The form editions available for the old report and for the new one."""

    old: Editions = Editions()
    new: Editions = Editions()


SHIPPED_FORMS = Forms()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports, which of their measures are the same, what changed, and their form editions."""

    old: ReportData
    new: ReportData
    measures: MeasureAlignment
    changes: tuple[Change, ...]
    forms: Forms

    def looked_at(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """How many measures each side has, and the fiscal year of its form edition."""
        old = self.forms.old.edition(self.old["fiscal_year"]).fiscal_year
        new = self.forms.new.edition(self.new["fiscal_year"]).fiscal_year
        return (len(self.measures.old), old), (len(self.measures.new), new)


def diff(old: ReportData, new: ReportData, forms: Forms = SHIPPED_FORMS) -> tuple[Change, ...]:
    """What changed from ``old`` to ``new``, in the order of the report; nothing for equal data.

    Measures and list entries are followed by what they say, not by their number. An issue title that is left out is
    the same as the title of the form edition written out. ``diff(new, old)`` is the mirror image.
    """
    return compare(old, new, forms).changes


def compare(old: ReportData, new: ReportData, forms: Forms = SHIPPED_FORMS) -> Comparison:
    """``diff`` together with what it was made from, as the formats need it."""
    measures = match_measures(old, new)
    return Comparison(old, new, measures, tuple(_changes(old, new, measures, forms)), forms)


def match_measures(old: ReportData, new: ReportData) -> MeasureAlignment:
    """Which measures of two reports are the same, though renamed, reworded or moved to another place or issue."""
    olds, news = tuple(_placed(old)), tuple(_placed(new))
    found = align(
        [_measure_item(placed) for placed in olds],
        [_measure_item(placed) for placed in news],
        MEASURES,
    )
    return MeasureAlignment(olds, news, found.pairs, found.moved)


def match_texts(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Which entries of two lists of texts are the same, reworded, or in each other's place."""
    olds, news = ([Item(0, text, "", (text,)) for text in texts] for texts in (old, new))
    return align(olds, news, ENTRIES)


def _placed(report: ReportData) -> Iterator[Placed]:
    for issue_index, issue in enumerate(report["issues"]):
        for index, measure in enumerate(issue["measures"]):
            yield Placed(issue_index, index, measure)


def _joined(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def _measure_item(placed: Placed) -> Item:
    measure = placed.measure
    values: dict[str, Any] = {key: measure.get(key) for key in KEYS.all}
    name = " ".join(measure["name"].split())
    parts = [None if values[key] is None else _joined(values[key]) for key in _TELLING if key != "name"]
    rest = "\n".join(_joined(values[key]) for key in _REST if values[key] is not None)
    return Item(placed.issue, repr(list(values.values())), name, (name, *parts, rest))


def _changes(old: ReportData, new: ReportData, measures: MeasureAlignment, forms: Forms) -> Iterator[Change]:
    yield from _value(("title",), old.get("title"), new.get("title"))
    yield from _value(("fiscal_year",), old["fiscal_year"], new["fiscal_year"])
    for field in AGENCY:
        yield from _value(("agency", field), old["agency"].get(field), new["agency"].get(field))
    yield from _listed(old.get("preface"), new.get("preface"), (PREFACE,), (PREFACE,))
    # Two form editions may have different numbers of issues; those that only one report has came or went.
    count = max(len(old["issues"]), len(new["issues"]))
    by_issue = _measure_changes(measures, count)
    for index in range(count):
        yield from _issue_title(old, new, forms, index)
        yield from by_issue[index]
    for part in (SIGNATURES, PICTURES):
        before, after = (cast("list[dict[str, str]]", report.get(part, [])) for report in (old, new))
        yield from _entries(before, after, (part,), (part,))


def _issue_title(old: ReportData, new: ReportData, forms: Forms, index: int) -> Iterator[Change]:
    if index < min(len(old["issues"]), len(new["issues"])) and _same_issue_title(old, new, forms, index):
        return
    titles = (report["issues"][index].get("title") if index < len(report["issues"]) else None for report in (old, new))
    yield from _value(("issues", index, "title"), *titles)


def _same_issue_title(old: ReportData, new: ReportData, forms: Forms, index: int) -> bool:
    titles = (old["issues"][index].get("title"), new["issues"][index].get("title"))
    if None not in titles or titles == (None, None):
        return titles[0] == titles[1]
    written, without, editions = (titles[1], old, forms.old) if titles[0] is None else (titles[0], new, forms.new)
    return written == editions.edition(without["fiscal_year"]).issues[index]


def _measure_changes(matched: MeasureAlignment, issues: int) -> list[list[Change]]:
    """The changes of the measures of each issue, a removed one before what is in its place now."""
    ranked: list[list[tuple[int, int, list[Change]]]] = [[] for _issue in range(issues)]
    old_of = {j: i for i, j in matched.pairs}
    for placed in matched.removed():
        gone = Change(Kind.REMOVED, placed.path, placed.measure, None)
        ranked[placed.issue].append((placed.index, 0, [gone]))
    for j, placed in enumerate(matched.new):
        i = old_of.get(j)
        if i is None:
            changes = [Change(Kind.ADDED, placed.path, None, placed.measure)]
        else:
            before = matched.old[i]
            changes = [_move(before.path, placed.path)] if (i, j) in matched.moved else []
            changes += _field_changes(before.measure, placed.measure, placed.path, before.path)
        ranked[placed.issue].append((placed.index, 1, changes))
    return [
        [change for *_rank, changes in sorted(issue, key=lambda rank: rank[:2]) for change in changes]
        for issue in ranked
    ]


def _move(old: ValuePath, new: ValuePath) -> Change:
    return Change(Kind.MOVED, new, format_path(old), format_path(new), origin=old)


def _field_changes(old: MeasureData, new: MeasureData, path: ValuePath, old_path: ValuePath) -> Iterator[Change]:
    for field in KEYS.all:
        a, b = old.get(field), new.get(field)
        yield from _listed(a, b, (*path, field), (*old_path, field))


def _listed(old: Any, new: Any, path: ValuePath, old_path: ValuePath) -> Iterator[Change]:
    """The changes of a text or a list of texts, or of nothing."""
    if isinstance(old, list | tuple) and isinstance(new, list | tuple):
        if old != new:
            yield from _entries(old, new, path, old_path)
    else:
        yield from _value(old_path if new is None else path, old, new)


def _entries(old: Sequence[Any], new: Sequence[Any], path: ValuePath, old_path: ValuePath) -> Iterator[Change]:
    """The changes of a list of texts, or of signatures or pictures, each a mapping."""
    matched = match_texts(*(["\n".join(_texts(entry)) for entry in entries] for entries in (old, new)))
    old_of = {j: i for i, j in matched.pairs}
    kept = {i for i, _j in matched.pairs}
    ranked = [(i, 0, Change(Kind.REMOVED, (*old_path, i), text, None)) for i, text in enumerate(old) if i not in kept]
    for j, text in enumerate(new):
        i = old_of.get(j)
        if i is None:
            ranked.append((j, 1, Change(Kind.ADDED, (*path, j), None, text)))
            continue
        if (i, j) in matched.moved:
            ranked.append((j, 2, _move((*old_path, i), (*path, j))))
        ranked += ((j, 3, change) for change in _entry_changes(old[i], text, (*path, j), (*old_path, i)))
    return (change for *_rank, change in sorted(ranked, key=lambda rank: rank[:2]))


def _texts(entry: Any) -> Sequence[str]:
    return (entry,) if isinstance(entry, str) else tuple(entry.values())


def _entry_changes(old: Any, new: Any, path: ValuePath, old_path: ValuePath) -> Iterator[Change]:
    if not isinstance(old, dict):
        yield from _value(path, old, new)
        return
    for key in dict.fromkeys((*old, *new)):
        yield from _listed(old.get(key), new.get(key), (*path, key), (*old_path, key))


def _value(path: ValuePath, old: Any, new: Any) -> Iterator[Change]:
    """The change of one value as a whole, if it is one."""
    old, new = (list(value) if isinstance(value, tuple) else value for value in (old, new))
    if old != new:
        kind = Kind.ADDED if old is None else Kind.REMOVED if new is None else Kind.CHANGED
        yield Change(kind, path, old, new)
