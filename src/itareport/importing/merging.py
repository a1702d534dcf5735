"""What was edited in Word since a report was built: the data of the build, with the texts that are there now."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from itareport.data import PICTURES, PREFACE, SIGNATURES
from itareport.fields import KEYS
from itareport.i18n import _, number
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


def merge(old: Data, builder: ReportBuilder, read: Data, warnings: Warnings, *, forged: bool = False) -> Data:
    """The data ``old`` with every text that was edited in Word since: ``read`` is what the document says now.

    Issues, measures and list entries that were added or taken out in Word are so in the result. What the document does
    not show, and what is still there as it was printed, comes from ``old`` unchanged. ``forged`` says that
    nobody has edited the document, so that each difference is one between the data inside it and its table.
    """
    return _Merger(builder, warnings, forged=forged).report(old, read)


class _Merger:
    """Puts what was read over what was built, and reports each difference."""

    def __init__(self, builder: ReportBuilder, warnings: Warnings, *, forged: bool) -> None:
        self._builder = builder
        self._warnings = warnings
        self._forged = forged

    def report(self, old: Data, read: Data) -> Data:
        found: Data = {"format": old["format"]}
        title = self._title(old)
        if title is not None:
            found["title"] = title
        found["fiscal_year"] = self._kept(old["fiscal_year"], self._builder.heading.year, ("fiscal_year",))
        found["agency"] = self._agency(old["agency"])
        if PREFACE in old or self._builder.heading.preface:
            found |= self._preface(old.get(PREFACE), read.get(PREFACE))
        issues = {issue["number"]: issue for issue in old["issues"]}
        found["issues"] = [
            self._issue(issues.get(issue["number"]), issue, ("issues", index))
            for index, issue in enumerate(read["issues"])
        ]
        for missing in sorted(issues.keys() - {issue["number"] for issue in read["issues"]}):
            self._report(self._taken_out(_("issue {number}").format(number=number(missing))), ("issues",))
            for measure in issues[missing]["measures"]:
                self._measure_taken_out(measure, ("issues",))
        signatures = self._signatures(old.get(SIGNATURES), read.get(SIGNATURES))
        if signatures is not None:
            found[SIGNATURES] = signatures
        if PICTURES in old:
            found[PICTURES] = self._pictures(old[PICTURES], read.get(PICTURES, ()))
        return found

    def _signatures(self, old: Any, now: Any) -> Any:
        """A template may not print the signatures, so those that are not there were not taken out."""
        if now is None or now == old:
            return old
        names = [" / ".join(each["name"] for each in some or ()) for some in (old, now)]
        self._changed(names[0], names[1], (SIGNATURES,))
        return now

    def _report(self, message: str, path: ValuePath) -> None:
        rule = rules.EMBEDDED if self._forged else rules.EDITED
        self._warnings.add(ReadingWarning(rule, message), path, comment=False)

    def _changed(self, old: str, new: str, path: ValuePath) -> None:
        message = (
            _("the data inside the file say “{old}”, the table says “{new}”")
            if self._forged
            else _("edited in Word: “{old}” is now “{new}”")
        )
        self._report(message.format(old=shorten(old, 60), new=shorten(new, 60)), path)

    def _taken_out(self, what: str) -> str:
        if self._forged:
            return _("{what} is in the data inside the file but not in the table").format(what=what)
        return _("{what} was removed in Word").format(what=what)

    def _added(self, what: str) -> str:
        if self._forged:
            return _("{what} is in the table but not in the data inside the file").format(what=what)
        return _("{what} was added in Word").format(what=what)

    def _kept(self, old: Any, now: Any, path: ValuePath) -> Any:
        """The old value, or the new one with a finding when it differs; None means that the document does not say."""
        if now is None or now == old:
            return old
        self._changed(str(old), str(now), path)
        return now

    def _title(self, old: Data) -> str | None:
        printed: str = old.get("title", self._builder.expected_title)
        now = self._builder.heading.title
        if now is None or same_title(now, printed):
            return old.get("title")
        self._kept(printed, now, ("title",))
        return None if same_title(now, self._builder.expected_title) else now

    def _agency(self, old: Data) -> Data:
        agency = self._builder.heading.agency
        if agency is None:
            return old
        now = agency.data()
        printed, line = (
            " ".join(each[key] for key in ("name", "district", "province") if key in each) for each in (old, now)
        )
        if same_title(printed, line):
            return old
        self._kept(printed, line, ("agency",))
        return dict(now)

    def _preface(self, old: Any, now: Any) -> Data:
        """A template may not print the preface, so one that is not there was not taken out."""
        if now is None or same_value(old, now):
            return {} if old is None else {PREFACE: old}
        self._changed(*_first_difference(old, now), (PREFACE,))
        return {PREFACE: now}

    def _pictures(self, old: Sequence[Data], now: Sequence[Data]) -> list[Data]:
        """The pictures with their captions of now; a template may not print any, and none is taken out."""
        if len(old) == len(now):
            for index, (was, picture) in enumerate(zip(old, now, strict=True)):
                self._kept(was["caption"], picture["caption"], (PICTURES, index, "caption"))
            return [{**was, "caption": picture["caption"]} for was, picture in zip(old, now, strict=True)]
        shown = {picture["caption"] for picture in now}
        for index, picture in enumerate(old if now else ()):
            if picture["caption"] not in shown:
                what = _("the picture “{caption}”").format(caption=shorten(picture["caption"], 60))
                self._report(self._taken_out(what), (PICTURES, index))
        return list(old)

    def _issue(self, old: Data | None, now: Data, path: ValuePath) -> Data:
        if old is None:
            self._report(self._added(_("the issue")), path)
            return now
        found: Data = {"number": now["number"]}
        printed = old.get("title", self._builder.issue_title(now["number"]))
        title = now.get("title", self._builder.issue_title(now["number"]))
        if same_title(printed, title):
            if "title" in old:
                found["title"] = old["title"]
        else:
            self._kept(printed, title, (*path, "title"))
            if "title" in now:
                found["title"] = now["title"]
        found["measures"] = self._measures(old["measures"], now["measures"] or [], path)
        return found

    def _measures(self, old: Sequence[Data], now: Sequence[Data], path: ValuePath) -> list[Data] | None:
        pairs = pair_measures(old, now)
        found = [
            self._measure(old[pairs[index]] if index in pairs else None, measure, (*path, "measures", index))
            for index, measure in enumerate(now)
        ]
        for index in sorted(set(range(len(old))) - set(pairs.values())):
            self._measure_taken_out(old[index], path)
        return found or None

    def _measure_taken_out(self, measure: Data, path: ValuePath) -> None:
        name = shorten(measure["name"], 60)
        self._report(self._taken_out(_("the measure “{name}”").format(name=name)), path)

    def _measure(self, old: Data | None, now: Data, path: ValuePath) -> Data:
        if old is None:
            self._report(self._added(_("the measure “{name}”").format(name=shorten(now["name"] or "", 60))), path)
            return now
        found: Data = {}
        for name in KEYS.all:
            if name not in self._builder.fields or same_value(old.get(name), now.get(name)):
                if name in old:
                    found[name] = old[name]
            else:
                found[name] = now.get(name)
                self._changed(*_first_difference(old.get(name), now.get(name)), (*path, name))
        return found


def _first_difference(old: Any, now: Any) -> tuple[str, str]:
    """The first entries that differ, "" for one that is not there; or the whole texts."""
    if not isinstance(old, list) or not isinstance(now, list):
        return _flat(old), _flat(now)
    return next(pair for pair in zip_longest(old, now, fillvalue="") if pair[0].strip() != pair[1].strip())


def same_value(old: Any, now: Any) -> bool:
    """Whether a cell still shows what was printed; a template may print a list without its numbers, as one text."""
    if isinstance(old, list) and isinstance(now, list):
        return [text.strip() for text in old] == [text.strip() for text in now]
    return _flat(old).strip() == _flat(now).strip()


def _flat(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else value or ""


def pair_measures(old: Sequence[Data], now: Sequence[Data]) -> dict[int, int]:
    """Which old measure each measure was: the same name first, then the most alike, then what is left by its order."""
    pairs = _same_name(old, now)
    taken = set(pairs.values())
    free = [index for index in range(len(old)) if index not in taken]
    left = [index for index in range(len(now)) if index not in pairs]
    if len(free) * len(left) > _MAX_COMPARED:
        return pairs | dict(zip(left, free, strict=False))
    scores = sorted((-_alike(old[was], now[index]), index, was) for index in left for was in free)
    for score, index, was in scores:
        if score < -_ALIKE and index not in pairs and was not in taken:
            pairs[index] = was
            taken.add(was)
    return pairs


def _same_name(old: Sequence[Data], now: Sequence[Data]) -> dict[int, int]:
    """The measures that kept their name, by their order where several have the same."""
    by_name: dict[str, list[int]] = {}
    for index, measure in enumerate(old):
        by_name.setdefault(measure["name"].strip(), []).append(index)
    same = ((index, by_name.get((measure["name"] or "").strip())) for index, measure in enumerate(now))
    return {index: found.pop(0) for index, found in same if found}


_ALIKE = 0.3


def _alike(old: Data, now: Data) -> float:
    """From 0 to 1: half for the name, half for the fields that are still the same."""
    fields = [name for name in KEYS.all if name != "name" and name in old]
    same = sum(same_value(old[name], now.get(name)) for name in fields)
    return (similarity(old["name"], now["name"] or "") + same / max(len(fields), 1)) / 2
