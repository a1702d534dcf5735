"""Findings as one JSON object, the format ``json``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from itareport.findings import Finding
from itareport.reporting.machine import array, dumps
from itareport.reporting.results import Counts, count, printed, slashed
from itareport.results import Result

VERSION = 1


def json_object(results: Iterable[Result]) -> Iterator[str]:
    """``{"version": 1, "findings": […], "summary": {"files", "errors", "warnings"}}``; all keys are always there."""
    counts = Counts(0, 0, 0)

    def entries() -> Iterator[dict[str, Any]]:
        nonlocal counts
        for result in results:
            counts += count([result])
            yield from map(finding_object, printed(result))

    yield f'{{\n  "version": {VERSION},\n  "findings": '
    yield from array(entries(), depth=1)
    summary = {"files": counts.files, "errors": counts.errors, "warnings": counts.warnings}
    yield ',\n  "summary": ' + dumps(summary).rstrip("\n").replace("\n", "\n  ") + "\n}\n"


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding with all of its keys."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "file": slashed(finding.file),
        "line": finding.span.line,
        "column": finding.span.column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "path": finding.path,
    }
