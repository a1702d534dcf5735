"""Findings as a GitLab Code Quality report.

Fields: GitLab Docs, "Code Quality", section "Code Quality report format".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from itareport.findings import Severity
from itareport.reporting.fingerprint import fingerprinted
from itareport.reporting.machine import array, words
from itareport.reporting.results import from_repository
from itareport.results import Result

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(results: Iterable[Result]) -> Iterator[str]:
    """A JSON array, one object a finding; GitLab drops findings with equal fingerprints, so none are equal."""
    yield from array(
        {
            "description": words(finding),
            "check_name": finding.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": from_repository(finding.file), "lines": {"begin": finding.span.line}},
        }
        for finding, fingerprint in fingerprinted(results)
    )
    yield "\n"
