"""The sample data file, changed at one place and checked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from itareport.checking import check
from itareport.findings import Finding
from itareport.project import Project
from itareport.rules.sample import SAMPLE
from itareport.rules.settings import Settings
from itareport.schema import DocumentKind


@pytest.fixture
def found() -> Callable[..., list[Finding]]:
    """Check the sample data file with each ``old`` text replaced by its ``new`` one."""

    def find(
        changes: dict[str, str], *, kind: DocumentKind = "report", settings: Settings | None = None
    ) -> list[Finding]:
        text = SAMPLE
        for old, new in changes.items():
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the sample"
            text = text.replace(old, new)
        return list(check("data/a.yaml", text.encode(), kind, Project(settings or Settings())).findings)

    return find


@pytest.fixture
def ids(found: Callable[..., list[Finding]]) -> Callable[..., list[str]]:
    """The rule ids of the findings in the changed sample."""

    def find(changes: dict[str, str], **options: object) -> list[str]:
        return [finding.rule for finding in found(changes, **options)]

    return find
