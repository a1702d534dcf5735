"""One line on how complete a data file is, whether it can be published, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from itareport.findings import Finding, Severity
from itareport.i18n import _, ngettext, number, typed
from itareport.progress import Progress
from itareport.results import Result


def summary(progress: Progress, findings: Sequence[Finding], *, failing: bool) -> str:
    """Whether a data file can be published, and what it has or lacks; ``failing`` when a finding is against it."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    if failing or not progress.complete:
        reasons = [*_counted(errors, warnings), *lacking(progress)]
        return _("cannot be published yet: {reasons}").format(reasons=_("; ").join(reasons))
    measures = ngettext("{count} measure", "{count} measures", progress.measures)
    complete = _("all {issues} issues, {measures}").format(
        issues=number(progress.issues_needed), measures=measures.format(count=number(progress.measures))
    )
    if not warnings:
        return _("ready to publish: {complete}").format(complete=complete)
    look = ngettext("look at {count} warning first", "look at {count} warnings first", warnings)
    said = _("can be published: {complete}").format(complete=complete)
    return _("; ").join((said, look.format(count=number(warnings))))


def next_step(name: str, progress: Progress, *, failing: bool) -> str:
    """The next command for a data file."""
    if progress.complete and not failing:
        return _("make it with: itareport build {name}").format(name=typed(name))
    return _("correct it, then: itareport validate {name}").format(name=typed(name))


def kind_word(result: Result) -> str:
    """What a file is taken for, in words."""
    return {"report": _("report"), "plan": _("plan"), None: ""}[result.kind]


def lacking(progress: Progress) -> list[str]:
    """What must still be written, each in a few words."""
    if not progress.issues and not progress.empty:
        return [_("no issue can be read")]
    parts = []
    if progress.missing:
        words = ngettext("issue {issues} is missing", "issues {issues} are missing", len(progress.missing))
        parts.append(words.format(issues=", ".join(map(number, progress.missing))))
    if progress.empty:
        words = ngettext("issue {issues} has no measure", "issues {issues} have no measure", len(progress.empty))
        parts.append(words.format(issues=", ".join(map(number, progress.empty))))
    if progress.unfilled:
        count = len(progress.unfilled)
        words = ngettext("{count} measure has empty fields", "{count} measures have empty fields", count)
        parts.append(words.format(count=number(count)))
    return parts


def _counted(errors: int, warnings: int) -> list[str]:
    parts = []
    if errors:
        parts.append(ngettext("{count} error", "{count} errors", errors).format(count=number(errors)))
    if warnings:
        parts.append(ngettext("{count} warning", "{count} warnings", warnings).format(count=number(warnings)))
    return parts
