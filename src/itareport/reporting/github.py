"""Findings as GitHub workflow commands, which become annotations of a pull request.

Commands and escaping: GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those of the
``@actions/core`` package.
"""

from __future__ import annotations

from collections.abc import Sequence

from itareport.findings import Finding, Severity
from itareport.reporting.machine import words
from itareport.reporting.results import printed, slashed
from itareport.results import Result

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github(results: Sequence[Result]) -> str:
    """One ``::error file=…,line=…,col=…,title=…::message`` a line; warnings and notices likewise."""
    return "".join(_command(finding) for result in results for finding in printed(result))


def _command(finding: Finding) -> str:
    properties = {
        "file": slashed(finding.file),
        "line": str(finding.span.line),
        "col": str(finding.span.column),
        "title": f"{finding.rule} {finding.name}",
    }
    written = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{words(finding).translate(_DATA)}\n"
