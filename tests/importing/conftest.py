"""Data for foreign reports, and the makers of single rows."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest

from itareport.forms import edition_for
from itareport.importing import Imported, read_report
from itareport.render import render
from support import foreign
from support.reports import sample_data
from support.valid import valid

Data = dict[str, Any]


@pytest.fixture
def data() -> Data:
    """A report with two measures in issue 2."""
    data = sample_data()
    second = {**data["issues"][1]["measures"][0], "name": "มาตรการที่สองของประเด็นนี้", "outcomes": "ผลลัพธ์เดียว"}
    data["issues"][1]["measures"].append(second)
    return data


@pytest.fixture
def built(data: Data) -> Callable[..., bytes]:
    """Build a report, the fixture ``data`` unless another is given."""

    def build(report: Data | None = None, kind: str = "report", **options: Any) -> bytes:
        made_of = valid(data if report is None else report, kind)
        return render(made_of, edition_for(made_of["fiscal_year"]), kind, **options)

    return build


@pytest.fixture
def edited() -> Callable[[bytes, Callable[[Any], object]], bytes]:
    """Open a Word file with python-docx, change it, and save it."""

    def edit(file: bytes, change: Callable[[Any], object]) -> bytes:
        document = docx.Document(io.BytesIO(file))
        change(document)
        return foreign.saved(document)

    return edit


@pytest.fixture
def read_rows(data: Data) -> Callable[..., Imported]:
    """Read a report with one issue whose rows are given by the texts of their six cells, a list of paragraphs each."""

    def read(*rows: list[list[str]], **options: Any) -> Imported:
        document = foreign.opened(data)
        table = foreign.table_in(document)
        foreign.band(table, foreign.band_text(1))
        for row in rows:
            foreign.add_row(table, row)
        return read_report(foreign.saved(document), "รายงาน.docx", **options)

    return read
