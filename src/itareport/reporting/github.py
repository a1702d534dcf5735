"""Findings as GitHub workflow commands, which become annotations of a pull request.

Commands and escaping: GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those of the
``@actions/core`` package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from itareport.findings import Finding, Severity
from itareport.reporting.machine import words
from itareport.reporting.results import from_repository, printed
from itareport.reporting.snippet import printable
from itareport.results import Result

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_LINE_ENDS = {"\r", "\n"}
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github(results: Iterable[Result]) -> Iterator[str]:
    """One ``::error file=…,line=…,col=…,title=…::message`` a line; warnings and notices likewise."""
    return (_command(finding) for result in results for finding in printed(result))


def _command(finding: Finding) -> str:
    properties = {
        "file": _shown(from_repository(finding.file)),
        "line": str(finding.span.line),
        "col": str(finding.span.column),
        "title": f"{finding.rule} {finding.name}",
    }
    written = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_shown(words(finding)).translate(_DATA)}\n"


def _shown(text: str) -> str:
    """A text of several lines that moves no cursor and turns no writing in the log."""
    return "".join(part if part in _LINE_ENDS else printable(part) for part in re.split(r"([\r\n])", text))
