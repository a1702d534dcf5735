"""Templates of one body, filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from itareport.forms import edition_for
from itareport.render.context import context
from itareport.templating.environment import CompiledTemplate
from itareport.templating.prepare import prepare
from support.docx_faults import good_parts
from support.reports import sample_data
from support.valid import valid

Fill = Callable[..., str]


@pytest.fixture(scope="session")
def values() -> dict[str, Any]:
    """What a template prints of the sample report."""
    return context(valid(sample_data()), edition_for(2568), "report")


@pytest.fixture
def fill() -> Fill:
    """The body of a document whose template has this body, filled in this process."""

    def filled(body: str, **values: Any) -> str:
        prepared = prepare(good_parts(body))
        assert not prepared.faults, [str(fault) for fault in prepared.faults]
        xml = CompiledTemplate(prepared).fill({"title": "", "agency": {"name": ""}, **values})["word/document.xml"]
        return xml.partition("<w:body>")[2].partition("<w:sectPr")[0]

    return filled
