"""What was found in each file, and which of it is printed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
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

    def __add__(self, other: tuple[int, ...]) -> Counts:  # type: ignore[override]
        """The counts of both."""
        return Counts(*(mine + others for mine, others in zip(self, other, strict=True)))


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


@cache
def _repository(here: str) -> str | None:
    """The top folder of the git repository that a folder lies in, if it does."""
    folder = Path(here)
    return next((str(each) for each in (folder, *folder.parents) if os.path.lexists(each / ".git")), None)


def from_repository(name: str) -> str:
    """A file name as GitLab and SARIF want it: from the repository's top folder, without ``./``, with ``/`` between.

    It is the repository of the folder that the command ran in, else that of the file. Outside of both it is from the
    folder that the command ran in; what lies in none of them stays as it is. A folder may be named by a link.
    """
    if name == "-":
        return name
    here = str(Path.cwd())
    folder, file = os.path.split(os.path.abspath(name))  # noqa: PTH100 - a link to a file stays
    real = os.path.realpath(folder)
    for top in (_repository(here), _repository(folder), _repository(real), here):
        for each in (folder, real):
            if top is not None and Path(each).is_relative_to(top):
                return Path(each, file).relative_to(top).as_posix()
    return slashed(os.path.normpath(name))


def slashed(name: str, separator: str = os.sep) -> str:
    """A file name as the user gave it, with ``/`` between its folders also on Windows."""
    return name.replace(separator, "/")
