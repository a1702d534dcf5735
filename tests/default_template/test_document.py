"""The template of an edition with other columns: valid, and printed as the data say."""

from __future__ import annotations

import io

import docx
import pytest

from itareport import forms, render
from itareport.fields import FIELDS
from itareport.forms.edition import Column
from itareport.importing import read_report
from support import sdk
from support.reports import sample_data, validators
from support.valid import valid

EDITION = forms.edition_for(2568)
PARTS = {
    "preface": ["ความนำ", "ดู https://www.nacc.go.th"],
    "signatures": [{"name": "ก", "position": "ข", "role": "ผู้รายงาน"}, {"name": "ค", "position": "ง"}],
}


def edition(*columns: str) -> forms.Edition:
    return EDITION._replace(columns={name: Column(f"หัว {name}") for name in columns})


def rows(data: bytes) -> list[list[str]]:
    table = docx.Document(io.BytesIO(data)).tables[0]
    return [[cell.text for cell in dict.fromkeys(row.cells)] for row in table.rows]


@pytest.mark.parametrize(
    "columns",
    [[field.column for field in FIELDS], ["measure"], ["remarks", "measure"], ["measure", "budget", "evidence"]],
)
@pytest.mark.parametrize("kind", ["report", "plan"])
def test_a_report_of_any_columns_is_valid(columns, kind, tmp_path):
    report = valid({**sample_data(), **PARTS})
    path = tmp_path / "report.docx"
    path.write_bytes(render.render(report, edition(*columns), kind))
    assert sdk.faults(path) == []
    assert validators(path) == []


def test_the_columns_are_printed_in_the_order_of_the_edition():
    data = sample_data()
    data["issues"][0]["measures"][0]["budget"] = "๕,๐๐๐"
    printed = rows(render.render(valid(data), edition("budget", "measure", "remarks")))
    assert printed[0] == ["หัว budget", "หัว measure", "หัว remarks"]
    assert printed[2][:2] == ["๕,๐๐๐", data["issues"][0]["measures"][0]["name"]]


def test_the_template_of_an_edition_without_a_difference_is_the_shipped_one():
    from itareport import resources

    assert render.default_template(EDITION) == resources.template("report.docx").read_bytes()


def test_what_a_report_does_not_have_leaves_no_trace():
    report = valid(sample_data())
    document = docx.Document(io.BytesIO(render.render(report, EDITION)))
    assert len(document.tables) == 1
    assert len(rows(render.render(report, EDITION))) == 1 + 2 * 7
    assert [paragraph.style.name for paragraph in document.paragraphs] == ["Title"] * 3 + ["ท้ายตาราง"]


@pytest.mark.parametrize(("count", "dots"), [(1, 44), (2, 44), (3, 22)])
def test_the_line_to_sign_on_is_narrow_where_three_sign_and_comes_back_with_all(count, dots):
    signatures = [{"name": f"นาย {number}", "position": "ปลัด", "role": "ผู้ตรวจสอบ"} for number in range(count)]
    file = render.render(valid({**sample_data(), "signatures": signatures}), EDITION, embed=False)
    printed = [cell for cell in rows(file)[-1] if cell.strip()]
    assert [cell.strip().split("\n")[0] for cell in printed] == [f"ลงชื่อ {'.' * dots} ผู้ตรวจสอบ"] * count
    assert read_report(file).data["signatures"] == signatures


def test_a_template_of_one_s_own_may_loop_over_the_columns(tmp_path):
    own = docx.Document()
    table = own.add_table(3, 3)
    for place, text in enumerate(("{%tc for column in columns %}", "{{ columns[column] }}", "{%tc endfor %}")):
        table.cell(0, place).text = text
    table.cell(1, 0).text = "{%tr for issue in issues %}"
    table.cell(2, 0).text = "{%tr endfor %}"
    stream = io.BytesIO()
    own.save(stream)
    template = render.load_template(stream.getvalue())
    report = valid(sample_data())
    filled = docx.Document(io.BytesIO(render.render(report, edition("budget", "measure"), template=template)))
    assert [cell.text for cell in filled.tables[0].rows[0].cells] == ["หัว budget", "หัว measure"]


def test_a_template_that_prints_no_measure_is_warned_of():
    stream = io.BytesIO()
    docx.Document().save(stream)
    assert "prints no measure" in render.template_warnings(stream.getvalue())[0]
    assert render.template_warnings(render.default_template(EDITION)) == []
