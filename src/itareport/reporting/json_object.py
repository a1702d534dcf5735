"""Findings as one JSON object, the format ``json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from itareport.findings import Finding
from itareport.reporting.machine import dumps
from itareport.reporting.results import count, printed, slashed
from itareport.results import Result

VERSION = 1


def json_object(results: Sequence[Result]) -> str:
    """``{"version": 1, "findings": […], "summary": {"files", "errors", "warnings"}}``; all keys are always there."""
    counts = count(results)
    return dumps(
        {
            "version": VERSION,
            "findings": [_entry(finding) for result in results for finding in printed(result)],
            "summary": {"files": counts.files, "errors": counts.errors, "warnings": counts.warnings},
        }
    )


def _entry(finding: Finding) -> dict[str, Any]:
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
