"""Templates and values for the tests of filling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from itareport.forms import Edition, edition_for
from itareport.render.context import context
from itareport.render.engine import Compiled
from itareport.render.prepare import prepare
from itareport.schema import Report
from support.docx_faults import good_parts
from support.reports import sample_data

Fill = Callable[..., str]


@pytest.fixture(scope="session")
def edition() -> Edition:
    return edition_for(2568)


@pytest.fixture(scope="session")
def report() -> Report:
    return Report.model_validate(sample_data())


@pytest.fixture(scope="session")
def values(report: Report, edition: Edition) -> dict[str, Any]:
    return context(report, edition, "report")


@pytest.fixture
def fill() -> Fill:
    """The body of a document whose template has this body, filled in this process."""

    def filled(body: str, **values: Any) -> str:
        prepared = prepare(good_parts(body))
        assert not prepared.faults, [str(fault) for fault in prepared.faults]
        xml = Compiled(prepared).fill({"title": "", "agency": {"name": ""}, **values})["word/document.xml"]
        return xml.partition("<w:body>")[2].partition("<w:sectPr")[0]

    return filled
