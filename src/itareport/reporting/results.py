"""What was found in each file, and which of it is printed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from itareport.findings import Finding, Severity, Span
from itareport.i18n import _, ngettext, number
from itareport.results import Result
from itareport.rules.meta import MORE_FINDINGS

LIMIT = 200
"""At most so many findings of one file are printed."""

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Counts(NamedTuple):
    """How many files were checked, and how many errors and warnings all of them have; infos count as neither."""

    files: int
    errors: int
    warnings: int


def count(results: Sequence[Result]) -> Counts:
    """Count all findings, those past ``LIMIT`` included."""
    severities = Counter(finding.severity for result in results for finding in result.findings)
    return Counts(len(results), severities[Severity.ERROR], severities[Severity.WARNING])


def printed(result: Result) -> list[Finding]:
    """The findings of one file that a format prints, in file order.

    Of more than ``LIMIT`` findings the weightiest are printed, and one more finding at the end says how many are not.
    """
    findings = list(result.findings)
    if len(findings) <= LIMIT:
        return findings
    places = sorted(range(len(findings)), key=lambda place: _WEIGHT[findings[place].severity])
    shown = [findings[place] for place in sorted(places[:LIMIT])]
    return [*shown, _more(result.name, len(findings) - LIMIT, shown[-1].span)]


def _more(name: str, hidden: int, last: Span) -> Finding:
    message = ngettext(
        "{count} more finding in this file is not shown", "{count} more findings in this file are not shown", hidden
    )
    hint = _("Correct the ones above, then check the file again.")
    return MORE_FINDINGS.finding(name, last, message.format(count=number(hidden)), hint)


def slashed(name: str, separator: str = os.sep) -> str:
    """A file name as the user gave it, with ``/`` between its folders also on Windows."""
    return name.replace(separator, "/")
