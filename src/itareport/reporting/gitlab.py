"""Findings as a GitLab Code Quality report.

Fields: GitLab Docs, "Code Quality", section "Code Quality report format".
"""

from __future__ import annotations

from collections.abc import Sequence

from itareport.findings import Severity
from itareport.reporting.fingerprint import fingerprinted
from itareport.reporting.machine import dumps, words
from itareport.reporting.results import slashed
from itareport.results import Result

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(results: Sequence[Result]) -> str:
    """A JSON array, one object a finding; GitLab drops findings with equal fingerprints, so none are equal."""
    return dumps(
        [
            {
                "description": words(finding),
                "check_name": finding.rule,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": slashed(finding.file), "lines": {"begin": finding.span.line}},
            }
            for finding, fingerprint in fingerprinted(results)
        ]
    )
