"""The values that a template can print."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from itareport.fields import FIELDS
from itareport.forms import Edition
from itareport.forms.edition import Column
from itareport.render.context import NAMES, agency_line, context, numbered
from itareport.shape import shape_of_any
from itareport.templating.environment import Headings
from support.reports import reports, sample_data
from support.valid import valid

NBSP = "\u00a0"
FIRST_WORD = {
    "issue": "issues",
    "measure": "issue.measures",
    "line": "measure.paragraphs.steps",
    "signature": "signatures",
    "picture": "pictures",
}
"""Which list the loop names of ``NAMES`` go over."""


def names_in(values: Any, prefix: str = "") -> set[str]:
    """Every name that ``values`` has, with the loops' own names for the entries of lists."""
    words = {path: word for word, path in FIRST_WORD.items()}
    found = set()
    for key, value in values.items():
        name = f"{prefix}{key}"
        entry = value[0] if isinstance(value, list) and value else value
        alias = "line" if ".paragraphs." in name else words.get(name)
        if isinstance(entry, dict):
            found |= names_in(entry, f"{alias or name}.")
            found |= {name} if alias or name == "columns" else set()
        else:
            found.add(name)
    return found


def test_the_table_of_names_and_the_values_agree(edition):
    parts = {
        "preface": "ก",
        "signatures": [{"name": "ก", "position": "ข"}],
        "pictures": [{"file": "ก.png", "caption": "ข"}],
    }
    every = edition._replace(columns={field.column: Column(field.heading) for field in FIELDS})
    values = context(valid({**sample_data(), **parts}), every, "report")
    assert names_in(values) == {name for name, _what, _example in NAMES}


def test_every_loop_name_goes_over_a_list_of_the_table():
    assert set(FIRST_WORD.values()) <= {name for name, _what, _example in NAMES}
    assert {name.partition(".")[0] for name, _what, _example in NAMES} >= set(FIRST_WORD)


def plain(value: Any) -> bool:
    if type(value) in {dict, Headings}:
        return all(type(key) is str and plain(each) for key, each in value.items())
    if type(value) is list:
        return all(map(plain, value))
    return type(value) in {str, int, bool}


@settings(max_examples=25)
@given(data=reports(max_measures=1))
def test_the_values_are_nothing_but_plain_data_with_every_text_as_typed(data, edition):
    values = context(valid(data), edition, "report")
    assert plain(values)
    for issue, given_issue in zip(values["issues"], data["issues"], strict=True):
        for measure, given_measure in zip(issue["measures"], given_issue["measures"], strict=True):
            for name in ("name", "period", "responsible"):
                assert measure[name] == given_measure[name]
            for name in ("steps", "outputs", "outcomes"):
                texts = given_measure[name] if isinstance(given_measure[name], list) else [given_measure[name]]
                assert measure[name] == texts
                assert [line["text"] for line in measure["paragraphs"][name]] == texts


def test_the_title_lines_have_thai_digits_and_the_agency(values):
    assert values["title_lines"][1] == f"ประจำปีงบประมาณ พ.ศ.{NBSP}๒๕๖๘"
    assert values["title_lines"][2] == "องค์การบริหารส่วนตำบลตัวอย่าง อำเภอเมือง จังหวัดตัวอย่าง"
    assert values["title"] == values["title_lines"][0]


def test_a_report_s_own_title_replaces_the_first_line_only(edition, values):
    own = context(valid({**sample_data(), "title": "รายงาน {agency}"}), edition, "report")
    assert own["title_lines"] == ["รายงาน {agency}", *values["title_lines"][1:]]
    assert own["title"] == "รายงาน {agency}"


def test_a_plan_has_the_plan_s_title(edition, report):
    assert context(report, edition, "plan")["title"] == edition.plan_titles[0]
    assert context(report, edition, "plan")["document"] == "plan"


def test_what_looks_like_a_field_in_the_agency_s_name_stays(edition):
    data = sample_data()
    data["agency"] = {"name": "หน่วยงาน {fiscal_year} {agency}"}
    assert context(valid(data), edition, "report")["title_lines"][2] == "หน่วยงาน {fiscal_year} {agency}"


@pytest.mark.parametrize(
    ("agency", "line"),
    [
        ({"name": "กระทรวง"}, "กระทรวง"),
        ({"name": "ก", "province": "กรุงเทพมหานคร"}, "ก กรุงเทพมหานคร"),
        ({"name": "ก", "district": "ข", "province": "ค"}, "ก ข ค"),
    ],
)
def test_the_agency_line_leaves_out_what_there_is_not(agency, line):
    assert agency_line(agency) == line


def test_a_band_has_its_number_and_the_edition_s_title(values, edition):
    assert values["issues"][1]["band"] == f"ประเด็นที่{NBSP}๒ {edition.issues[1]}"


def test_a_band_has_the_report_s_own_title_where_there_is_one(edition: Edition):
    data = sample_data()
    data["issues"][6]["title"] = "ชื่ออื่น"
    issue = context(valid(data), edition, "report")["issues"][6]
    assert (issue["title"], issue["band"]) == ("ชื่ออื่น", f"ประเด็นที่{NBSP}๗ ชื่ออื่น")


def test_an_issue_that_the_form_does_not_have_needs_a_title_of_its_own(edition):
    data = sample_data()
    data["issues"].append({**data["issues"][6], "number": 8, "title": "ประเด็นใหม่"})
    assert context(valid(data, "report", shape_of_any(8)), edition, "report")["issues"][7]["title"] == "ประเด็นใหม่"


def test_the_values_of_a_group_come_in_the_order_of_the_format(edition):
    signature = {"position": "ข", "name": "ก"}
    data = {**sample_data(), "agency": {"province": "ข", "name": "ก"}, "signatures": [signature]}
    values = context(valid(data), edition, "report")
    assert values["agency"] == {"name": "ก", "district": "", "province": "ข"}
    assert list(values["agency"]) == ["name", "district", "province"]
    assert list(values["signatures"][0]) == ["name", "position", "role"]


def test_lists_are_numbered_also_a_list_of_one_but_not_a_single_text():
    assert numbered(["ก"]) == [{"number": "๑.", "text": "ก", "digits": 1, "sub": False}]
    assert [line["number"] for line in numbered(["ก"] * 12)][-2:] == ["๑๑.", "๑๒."]
    assert numbered("ก") == [{"number": "", "text": "ก", "digits": 0, "sub": False}]


def test_a_long_list_says_how_wide_its_numbers_are():
    assert {line["digits"] for line in numbered(["ก"] * 9)} == {1}
    assert {line["digits"] for line in numbered(["ก"] * 10)} == {2}


def test_lines_of_an_entry_that_begin_as_sub_items_are_lines_of_their_own():
    lines = numbered(["จัดทำ\nดังนี้\n๑.๑ คู่มือ\nต่อ\n(๒) แผน\n- อื่น", "ข"])
    assert [(line["number"], line["text"], line["sub"]) for line in lines] == [
        ("๑.", "จัดทำ\nดังนี้", False),
        ("", "๑.๑ คู่มือ\nต่อ", True),
        ("", "(๒) แผน", True),
        ("", "- อื่น", True),
        ("๒.", "ข", False),
    ]


def test_a_text_that_begins_as_a_sub_item_does_is_none():
    assert [line["text"] for line in numbered(["๑.๑ ก\nข"])] == ["๑.๑ ก\nข"]


def test_signatures_are_put_side_by_side_one_at_the_right(edition):
    def places(count: int) -> list[int]:
        data = {**sample_data(), "signatures": [{"name": "ก", "position": "ข"}] * count}
        values = context(valid(data), edition, "report")
        return [len(place) for place in values["signature_places"]]

    assert [places(count) for count in (1, 2, 3)] == [[0, 0, 1], [1, 0, 1], [1, 1, 1]]


def test_the_columns_are_those_of_the_edition_and_of_a_plan_without_results(edition, report):
    columns = context(report, edition, "report")["columns"]
    assert list(columns) == list(edition.columns)
    assert columns["budget"] == ""
    assert list(context(report, edition, "plan")["columns"]) == ["measure", "steps", "period", "responsible"]


def test_a_long_agency_line_breaks_before_the_district_or_the_province():
    name = "องค์การบริหารส่วนตำบล" + "ยาวมาก" * 16
    assert agency_line({"name": name, "district": "อำเภอก", "province": "จังหวัดข"}) == f"{name} อำเภอก จังหวัดข"
    longer = name + "ยาวมาก"
    assert agency_line({"name": longer, "district": "อำเภอก", "province": "จังหวัดข"}) == f"{longer} อำเภอก\nจังหวัดข"
    longest = name + "ยาวมาก" * 2
    assert agency_line({"name": longest, "district": "อำเภอก", "province": "จังหวัดข"}) == f"{longest}\nอำเภอก จังหวัดข"


def test_a_plan_without_results_has_empty_lists(edition):
    data = sample_data()
    for issue in data["issues"]:
        for measure in issue["measures"]:
            del measure["outputs"], measure["outcomes"]
    plan = valid(data, "plan")
    measure = context(plan, edition, "plan")["issues"][0]["measures"][0]
    assert (measure["outputs"], measure["paragraphs"]["outcomes"]) == ([], [])
