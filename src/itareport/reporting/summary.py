"""One line on how complete a data file is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from itareport.fields import STANDARD, DocumentKind, Shape
from itareport.findings import Finding, Severity
from itareport.i18n import _, ngettext, number
from itareport.thai.digits import to_arabic

if TYPE_CHECKING:
    from itareport.source import Value


def completeness(value: Value, kind: DocumentKind, findings: Sequence[Finding], shape: Shape = STANDARD) -> str:
    """What a data file still lacks, or how much it has and whether that can be published.

    ``value`` is what was read, as :class:`~itareport.source.SourceFile` has it, whatever its faults; ``shape`` is that
    of its form edition.
    """
    lacking = _lacking(value, kind, shape)
    if lacking:
        return _("Not complete yet: {lacking}").format(lacking="; ".join(lacking))
    measures = sum(len(issue) for issue in _issues(value, shape.issues).values())
    complete = _("All {issues} issues, {measures}:").format(
        issues=number(shape.issues),
        measures=ngettext("{count} measure", "{count} measures", measures).format(count=number(measures)),
    )
    return f"{complete} {_judgement(findings)}"


def _judgement(findings: Sequence[Finding]) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        return ngettext(
            "but {count} error must be corrected first", "but {count} errors must be corrected first", errors
        ).format(count=number(errors))
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    if warnings:
        return ngettext(
            "can be published; look at {count} warning first",
            "can be published; look at {count} warnings first",
            warnings,
        ).format(count=number(warnings))
    return _("ready to publish")


def _lacking(value: Value, kind: DocumentKind, shape: Shape) -> list[str]:
    """What must still be written, each in a few words."""
    issues = _issues(value, shape.issues)
    if not issues:
        return [_("no issue can be read")]
    lacking = []
    missing = [issue for issue in range(1, shape.issues + 1) if issue not in issues]
    if missing:
        words = ngettext("issue {issues} is missing", "issues {issues} are missing", len(missing))
        lacking.append(words.format(issues=", ".join(map(number, missing))))
    empty = [issue for issue, measures in sorted(issues.items()) if not measures]
    if empty:
        words = ngettext("issue {issues} has no measure", "issues {issues} have no measure", len(empty))
        lacking.append(words.format(issues=", ".join(map(number, empty))))
    fields = shape.required_in(kind)
    measures = [measure for issue in issues.values() for measure in issue]
    unfilled = sum(not all(_filled(measure.get(field)) for field in fields) for measure in measures)
    if unfilled:
        words = ngettext("{count} measure has empty fields", "{count} measures have empty fields", unfilled)
        lacking.append(words.format(count=number(unfilled)))
    return lacking


def _issues(value: Value, count: int) -> dict[int, list[dict[str, Value]]]:
    """The measures of each issue of the form that the file has."""
    issues: dict[int, list[dict[str, Value]]] = {}
    entries = value.get("issues") if isinstance(value, dict) else None
    for entry in entries if isinstance(entries, list) else []:
        typed = entry.get("number") if isinstance(entry, dict) else None
        if isinstance(entry, dict) and isinstance(typed, str) and to_arabic(typed) in map(str, range(1, count + 1)):
            measures = entry.get("measures")
            named = [measure for measure in measures if isinstance(measure, dict)] if isinstance(measures, list) else []
            issues.setdefault(int(typed), []).extend(named)
    return issues


def _filled(value: Value) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(entry, str) and entry.strip() for entry in value)
    return isinstance(value, str) and bool(value.strip())
