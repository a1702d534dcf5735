"""Changes of the optional parts, of further fields, and between forms with different numbers of issues."""

from __future__ import annotations

import re
from typing import Any

import pytest

from itareport.data import ReportData
from itareport.diffing import Forms, compare, diff
from itareport.diffing.formats import written
from itareport.forms import EditionFile, Editions, edition_for
from itareport.forms.scaffold import new_edition
from itareport.shape import shape_of_any
from support.reports import sample_data
from support.valid import valid

ONE = {"name": "นายหนึ่ง", "position": "ปลัด"}
TWO = {"name": "นางสอง", "position": "นายก", "role": "ผู้อนุมัติ"}
PARTS: dict[str, Any] = {
    "preface": ["ย่อหน้าแรก", "ย่อหน้าที่สอง"],
    "signatures": [ONE, TWO],
    "pictures": [{"file": "a.jpg", "caption": "การอบรม"}],
}


def report(**parts: Any) -> ReportData:
    return made({**sample_data(), **parts})


def made(data: dict[str, Any]) -> ReportData:
    return valid(data, "plan", shape_of_any(len(data["issues"])))


def changes(old: ReportData, new: ReportData) -> list[tuple[str, str, Any, Any]]:
    return [(str(change.kind), change.path, change.old, change.new) for change in diff(old, new)]


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ({"preface": ["ย่อหน้าแรก", "ย่อหน้าที่ ๒"]}, [("changed", "preface[1]", "ย่อหน้าที่สอง", "ย่อหน้าที่ ๒")]),
        ({"preface": "ข้อความเดียว"}, [("changed", "preface", PARTS["preface"], "ข้อความเดียว")]),
        ({"preface": None}, [("removed", "preface", PARTS["preface"], None)]),
        ({"signatures": [TWO, ONE]}, [("moved", "signatures[1]", "signatures[0]", "signatures[1]")]),
        ({"signatures": [TWO]}, [("removed", "signatures[0]", ONE, None)]),
        (
            {"signatures": [{**ONE, "position": "รองปลัด", "role": "ผู้รายงาน"}, TWO]},
            [
                ("changed", "signatures[0].position", "ปลัด", "รองปลัด"),
                ("added", "signatures[0].role", None, "ผู้รายงาน"),
            ],
        ),
        ({"pictures": None}, [("removed", "pictures[0]", PARTS["pictures"][0], None)]),
        (
            {"pictures": [{"file": "a.jpg", "caption": "การอบรมคุณธรรม"}]},
            [("changed", "pictures[0].caption", "การอบรม", "การอบรมคุณธรรม")],
        ),
    ],
)
def test_one_edit_of_a_part_is_one_change(new: dict[str, Any], found: list[Any]) -> None:
    old = report(**PARTS)
    assert changes(old, report(**{**PARTS, **new})) == found
    assert changes(old, old) == []
    assert len(changes(report(**{**PARTS, **new}), old)) == len(found), "the mirror image"


@pytest.mark.parametrize("name", ["text", "markdown", "json", "html"])
def test_every_format_shows_the_parts(name: str) -> None:
    new = {"signatures": [{**TWO, "position": "นายกเทศมนตรี"}], "pictures": None, "preface": ["ใหม่"]}
    comparison = compare(report(**PARTS), report(**new), Forms())
    shown = re.sub("<[^>]+>", "", written(comparison, name, "ก", "ข").decode())
    for text in ("นายกเทศมนตรี" if name == "json" else "นายก", "ย่อหน้าที่สอง", "การอบรม", "นายหนึ่ง"):
        assert text in shown


def test_forms_with_another_number_of_issues_can_be_compared() -> None:
    old = sample_data()
    longer = {**old, "fiscal_year": 2569}
    extra = {
        "number": 8,
        "title": "ประเด็นใหม่",
        "measures": [{**old["issues"][0]["measures"][0], "name": "มาตรการที่แปด"}],
    }
    longer["issues"] = [*old["issues"], extra]
    found = changes(made(old), made(longer))
    assert [(kind, path) for kind, path, *_values in found] == [
        ("changed", "fiscal_year"),
        ("added", "issues[7].title"),
        ("added", "issues[7].measures[0]"),
    ]
    back = changes(made(longer), made(old))
    assert [(kind, path) for kind, path, *_values in back][1:] == [
        ("removed", "issues[7].title"),
        ("removed", "issues[7].measures[0]"),
    ]


def test_an_issue_that_came_or_went_is_shown_with_the_title_of_its_own_form() -> None:
    base = edition_for(2568)
    eight = new_edition(2569, base._replace(issues=(*base.issues, "ประเด็นที่แบบเพิ่ม")), "forms/2569.yaml")
    forms = Editions({2569: EditionFile(2569, "forms/2569.yaml", eight.encode())})
    old = sample_data()
    new = {**old, "fiscal_year": 2569, "issues": [*old["issues"], {**old["issues"][0], "number": 8}]}
    for one, other in ((old, new), (new, old)):
        shown = written(compare(made(one), made(other), Forms(forms, forms)), "text", "ก", "ข").decode()
        assert "ประเด็นที่แบบเพิ่ม" in shown
