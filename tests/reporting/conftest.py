"""Findings of a small file, for the formats to write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from itareport.findings import Finding, Severity, Span


@pytest.fixture
def finding() -> Callable[..., Finding]:
    """Make a finding; what is not given is ordinary."""

    def make(**changes: object) -> Finding:
        ordinary = {
            "rule": "ITA101",
            "name": "period-year",
            "severity": Severity.WARNING,
            "message": "the year is another",
            "hint": "Type 2568.",
            "file": "data/measures_2568.yaml",
            "span": Span(2, 5, 2, 9),
            "path": "issues[0].measures[0].period",
        }
        return Finding(**(ordinary | changes))

    return make
