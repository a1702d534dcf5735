"""The rules about the checking itself: ignore comments, settings, and findings that are not shown."""

from __future__ import annotations

from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_

_PLACE = "        period: ไตรมาส ๓\n"

UNUSED_IGNORE = Rule(
    "ITA190",
    "unused-ignore",
    Family.REPORT,
    Severity.WARNING,
    N_("an ignore comment that silences nothing"),
    N_("It would hide the next finding of that kind at this place, or its id is mistyped and it never hid anything."),
    Example(_PLACE, "        period: ไตรมาส ๓  # itareport: ignore[ITA102]\n", _PLACE),
)
CANNOT_IGNORE = Rule(
    "ITA191",
    "cannot-ignore",
    Family.REPORT,
    Severity.WARNING,
    N_("an ignore of an error that cannot be silenced"),
    N_("A file with such an error cannot become a report, so the error is always shown. Correct it instead."),
    Example(_PLACE, "        period: ไตรมาส ๓  # itareport: ignore[ITA012]\n", _PLACE),
)
MORE_FINDINGS = Rule(
    "ITA199",
    "more-findings",
    Family.REPORT,
    Severity.INFO,
    N_("more findings than are shown"),
    N_("A long list helps nobody: at most 200 findings of a file are shown, and this one says how many are not."),
)

RULES = (UNUSED_IGNORE, CANNOT_IGNORE, MORE_FINDINGS)
