"""The sample report and its values for a template."""

from __future__ import annotations

from typing import Any

import pytest

from itareport.forms import Edition, edition_for
from itareport.render.context import context
from itareport.schema import Report
from support.reports import sample_data


@pytest.fixture(scope="session")
def edition() -> Edition:
    return edition_for(2568)


@pytest.fixture(scope="session")
def report() -> Report:
    return Report.model_validate(sample_data())


@pytest.fixture(scope="session")
def values(report: Report, edition: Edition) -> dict[str, Any]:
    return context(report, edition, "report")
