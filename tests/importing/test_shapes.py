"""One report in many shapes of tables: each is read as the same data."""

from __future__ import annotations

from typing import Any

import pytest

from itareport.importing import read_report, rules
from support import foreign

Data = dict[str, Any]

TRACKED = "tracked changes and content controls"


@pytest.mark.parametrize("shape", foreign.SHAPES)
def test_a_foreign_table_is_read_as_the_data_it_shows(shape: str, data: Data) -> None:
    imported = read_report(foreign.SHAPES[shape](data))
    assert imported.data == data
    assert (imported.kind, imported.route) == ("report", "table")
    assert [finding.rule for finding in imported.findings] == ([rules.TRACKED.id] if shape == TRACKED else [])
    assert imported.comments == {}


def test_there_are_shapes_to_read() -> None:
    assert len(foreign.SHAPES) >= 20
    assert len(foreign.HTML_SHAPES) >= 10


def test_the_plan_of_four_columns_is_read_as_a_plan(data: Data) -> None:
    imported = read_report(foreign.plan(data))
    assert imported.data == foreign.plan_of(data)
    assert (imported.kind, imported.findings) == ("plan", ())


@pytest.fixture(scope="module")
def from_html(tmp_path_factory: pytest.TempPathFactory) -> tuple[Data, dict[str, bytes]]:
    """The data and LibreOffice's Word file for each shape of HTML, made in one start."""
    from support.reports import sample_data

    data = sample_data()
    data["issues"][4]["measures"] *= 2
    data["issues"][4]["measures"][1] = {**data["issues"][4]["measures"][1], "name": "มาตรการอื่น & <ใหม่>"}
    return data, foreign.from_html(data, tmp_path_factory.mktemp("html"))


@pytest.mark.parametrize("shape", foreign.HTML_SHAPES)
def test_a_table_that_libreoffice_made_of_html_is_read_as_the_data(
    shape: str, from_html: tuple[Data, dict[str, bytes]]
) -> None:
    data, files = from_html
    imported = read_report(files[shape])
    assert imported.data == data
    assert imported.findings == ()


def test_the_published_report_of_2568_is_read_from_one_like_it(shipped: Any) -> None:
    import itareport

    data = itareport.load(shipped).model_dump(exclude_none=True)
    imported = read_report(foreign.run_on(data))
    for issue in data["issues"]:
        del issue["title"]
    assert imported.data == data
    assert imported.findings == ()
