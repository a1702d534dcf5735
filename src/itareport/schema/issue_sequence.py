"""The issues of the form, each once and in order, judged on the raw data so that each fault is found at its place."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import pairwise

from itareport import i18n
from itareport.findings import Finding
from itareport.i18n import _
from itareport.schema.schema_rules import ISSUE_MISSING, ISSUE_ORDER, ISSUE_REPEATED
from itareport.source import SourceFile
from itareport.source.file_rules import DUPLICATE_KEY

_MAX_ISSUES = 50
"""Of a file with more entries of issues no number is missed: it is no report."""


def check_sequence(source_file: SourceFile, count: int) -> Iterator[Finding]:
    """Findings for repeated, missing and unordered issue numbers, of a form with ``count`` issues.

    An entry whose number is repeated, out of range or unreadable stands for one of the missing numbers: that is one
    fault, and its message names the number that is missing.
    """
    numbers = _numbers(source_file, count)
    if not numbers:
        return
    first: dict[int, int] = {}
    repeated = []
    for index, number in enumerate(numbers):
        if number is not None and first.setdefault(number, index) != index:
            repeated.append((index, number))
    missing = _absent(first, count)
    for index, number in repeated:
        yield _repeated(source_file, index, number, missing)
    lost_dashes = sum(each.rule == DUPLICATE_KEY.id and each.path.endswith(".number") for each in source_file.findings)
    unreadable = numbers.count(None) + len(repeated) + lost_dashes
    for number in missing[unreadable:]:
        message = _("issue {number} is missing").format(number=i18n.number(number))
        hint = _("Add an entry “- number: {number}” with its measures, in its place.").format(number=number)
        yield ISSUE_MISSING.finding(source_file.name, source_file.key_spans[("issues",)], message, hint, ("issues",))
    yield from _order(source_file, list(first.items()), count)


def lacking(source_file: SourceFile, count: int) -> list[int]:
    """The numbers from 1 to ``count`` that no issue has; none of a file with so many issues that it is no report."""
    numbers = _numbers(source_file, count)
    return [] if len(numbers) > _MAX_ISSUES else _absent(numbers, count)


def _numbers(source_file: SourceFile, count: int) -> list[int | None]:
    """The number of each entry of issues, None where it cannot be read."""
    issues = source_file.at(("issues",))
    entries = issues if isinstance(issues, list) else []
    return [_number(entry.get("number"), count) if isinstance(entry, dict) else None for entry in entries]


def _absent(present: Container[int | None], count: int) -> list[int]:
    return [number for number in range(1, count + 1) if number not in present]


def _number(value: object, count: int) -> int | None:
    if isinstance(value, str) and value.isdecimal() and len(value) < 10 and 1 <= int(value) <= count:
        return int(value)
    return None


def _repeated(source_file: SourceFile, index: int, number: int, missing: list[int]) -> Finding:
    path = ("issues", index, "number")
    message = _("issue {number} occurs twice").format(number=i18n.number(number))
    hint = _("Put all measures of an issue into one entry, or correct the number.")
    if missing:
        numbers = ", ".join(map(i18n.number, missing))
        hint = _("Correct the number (still missing: {numbers}), or join the two entries.").format(numbers=numbers)
    return ISSUE_REPEATED.finding(source_file.name, source_file.span_of(path), message, hint, path)


def _order(source_file: SourceFile, present: list[tuple[int, int]], count: int) -> Iterator[Finding]:
    for (before, _index), (number, index) in pairwise(present):
        if number < before:
            path = ("issues", index, "number")
            message = _("issue {number} comes after issue {before}").format(
                number=i18n.number(number), before=i18n.number(before)
            )
            hint = _("Move the whole entry so that the issues are in the order 1 to {count}.").format(
                count=i18n.number(count)
            )
            yield ISSUE_ORDER.finding(source_file.name, source_file.span_of(path), message, hint, path)
            return
