"""What was edited in Word since a report was built: the data of the build, with the texts that stand there now."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from itareport.fields import KEYS
from itareport.i18n import _
from itareport.importing import rules
from itareport.importing.issues import same_title
from itareport.importing.reading_warnings import ReadingWarning, shorten
from itareport.thai.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.findings import ValuePath
    from itareport.importing.builder import ReportBuilder
    from itareport.importing.reading_warnings import Warnings

Data = dict[str, Any]

_MAX_COMPARED = 40_000
"""Pairs of measures: more of them are paired by their order."""


def merge(old: Data, builder: ReportBuilder, read: Data, warnings: Warnings) -> Data:
    """The data ``old`` with every text that was edited in Word since: ``read`` is what the document says now.

    Issues, measures and list entries that were added or taken out in Word are so in the result. What the document does
    not show, and what still stands there as it was printed, comes from ``old`` letter for letter.
    """
    found: Data = {"format": old["format"]}
    title = _title(old, builder, warnings)
    if title is not None:
        found["title"] = title
    found["fiscal_year"] = _kept(old["fiscal_year"], builder.heading.year, ("fiscal_year",), warnings)
    found["agency"] = _agency(old["agency"], builder, warnings)
    issues = {issue["number"]: issue for issue in old["issues"]}
    found["issues"] = [
        _issue(issues.get(issue["number"]), issue, builder, ("issues", index), warnings)
        for index, issue in enumerate(read["issues"])
    ]
    for number in sorted(issues.keys() - {issue["number"] for issue in read["issues"]}):
        _report(warnings, _("issue {number} was taken out in Word").format(number=number), ("issues",))
    return found


def _report(warnings: Warnings, message: str, path: ValuePath) -> None:
    warnings.add(ReadingWarning(rules.EDITED, message), path, comment=False)


def _kept(old: Any, now: Any, path: ValuePath, warnings: Warnings) -> Any:
    """The old value, or the new one with a finding when it differs; None means that the document does not say."""
    if now is None or now == old:
        return old
    message = _("edited in Word: “{old}” is now “{new}”").format(old=shorten(str(old), 60), new=shorten(str(now), 60))
    _report(warnings, message, path)
    return now


def _title(old: Data, builder: ReportBuilder, warnings: Warnings) -> str | None:
    printed: str = old.get("title", builder.expected_title)
    now = builder.heading.title
    if now is None or same_title(now, printed):
        return old.get("title")
    _kept(printed, now, ("title",), warnings)
    return None if same_title(now, builder.expected_title) else now


def _agency(old: Data, builder: ReportBuilder, warnings: Warnings) -> Data:
    agency = builder.heading.agency
    if agency is None:
        return old
    now = agency.data()
    printed, line = (
        " ".join(each[key] for key in ("name", "district", "province") if key in each) for each in (old, now)
    )
    if same_title(printed, line):
        return old
    _kept(printed, line, ("agency",), warnings)
    return dict(now)


def _issue(old: Data | None, now: Data, builder: ReportBuilder, path: ValuePath, warnings: Warnings) -> Data:
    if old is None:
        _report(warnings, _("the issue was added in Word"), path)
        return now
    found: Data = {"number": now["number"]}
    printed = old.get("title", builder.issue_title(now["number"]))
    title = now.get("title", builder.issue_title(now["number"]))
    if same_title(printed, title):
        if "title" in old:
            found["title"] = old["title"]
    else:
        _kept(printed, title, (*path, "title"), warnings)
        if "title" in now:
            found["title"] = now["title"]
    measures = now["measures"] or []
    pairs = _pairs(old["measures"], measures)
    found["measures"] = [
        _measure(
            old["measures"][pairs[index]] if index in pairs else None,
            measure,
            builder,
            (*path, "measures", index),
            warnings,
        )
        for index, measure in enumerate(measures)
    ] or None
    for index in sorted(set(range(len(old["measures"]))) - set(pairs.values())):
        name = shorten(old["measures"][index]["name"], 60)
        _report(warnings, _("the measure “{name}” was taken out in Word").format(name=name), path)
    return found


def _measure(old: Data | None, now: Data, builder: ReportBuilder, path: ValuePath, warnings: Warnings) -> Data:
    if old is None:
        _report(warnings, _("the measure was added in Word"), path)
        return now
    found: Data = {}
    for name in KEYS.all:
        if name not in builder.fields or _same(old.get(name), now.get(name)):
            if name in old:
                found[name] = old[name]
        else:
            found[name] = now.get(name)
            was, text = _first_difference(old.get(name), now.get(name))
            message = _("edited in Word: “{old}” is now “{new}”")
            _report(warnings, message.format(old=shorten(was, 60), new=shorten(text, 60)), (*path, name))
    return found


def _first_difference(old: Any, now: Any) -> tuple[str, str]:
    """The first entries that differ, "" for one that is not there; or the whole texts."""
    if not isinstance(old, list) or not isinstance(now, list):
        return _flat(old), _flat(now)
    return next(pair for pair in zip_longest(old, now, fillvalue="") if pair[0].strip() != pair[1].strip())


def _same(old: Any, now: Any) -> bool:
    """Whether a cell still shows what was printed; a template may print a list without its numbers, as one text."""
    if isinstance(old, list) and isinstance(now, list):
        return [text.strip() for text in old] == [text.strip() for text in now]
    return _flat(old).strip() == _flat(now).strip()


def _flat(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else value or ""


def _pairs(old: Sequence[Data], now: Sequence[Data]) -> dict[int, int]:
    """Which old measure each measure was: the same name first, then the most alike, then what is left by its order."""
    pairs: dict[int, int] = {}
    free = list(range(len(old)))
    by_name: dict[str, list[int]] = {}
    for index in free:
        by_name.setdefault(old[index]["name"].strip(), []).append(index)
    for index, measure in enumerate(now):
        same = by_name.get((measure["name"] or "").strip())
        if same:
            pairs[index] = same.pop(0)
    taken = set(pairs.values())
    free = [index for index in free if index not in taken]
    left = [index for index in range(len(now)) if index not in pairs]
    if len(free) * len(left) <= _MAX_COMPARED:
        scores = sorted((-_alike(old[was], now[index]), index, was) for index in left for was in free)
        for score, index, was in scores:
            if score < -_ALIKE and index not in pairs and was not in taken:
                pairs[index] = was
                taken.add(was)
        return pairs
    return pairs | dict(zip(left, free, strict=False))


_ALIKE = 0.3


def _alike(old: Data, now: Data) -> float:
    """From 0 to 1: half for the name, half for the fields that are still the same."""
    fields = [name for name in KEYS.all if name != "name" and name in old]
    same = sum(_same(old[name], now.get(name)) for name in fields)
    return (similarity(old["name"], now["name"] or "") + same / max(len(fields), 1)) / 2
