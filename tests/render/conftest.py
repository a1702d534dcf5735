"""The sample report and its values for a template."""

from __future__ import annotations

from typing import Any

import pytest

from itareport.data import ReportData
from itareport.forms import Edition, edition_for
from itareport.render.context import context
from support.reports import sample_data
from support.valid import valid


@pytest.fixture(scope="session")
def edition() -> Edition:
    return edition_for(2568)


@pytest.fixture(scope="session")
def report() -> ReportData:
    return valid(sample_data())


@pytest.fixture(scope="session")
def values(report: ReportData, edition: Edition) -> dict[str, Any]:
    return context(report, edition, "report")
