"""The optional parts of a report: preface, signatures and pictures."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from itareport import schema, source
from itareport.data import ReportData
from itareport.rules.sample import SAMPLE
from itareport.shape import STANDARD, document_kind
from itareport.source.format import format_source

PARTS = """\
preface:
  - ย่อหน้าแรก
  - ย่อหน้าที่สอง
signatures:
  - name: นายสมชาย ใจดี
    position: ปลัด
    role: ผู้รายงาน
  - name: นางสาวสมหญิง ใจงาม
    position: นายก
pictures:
  - file: a.jpg
    caption: การอบรม
"""


def check(more: str) -> tuple[ReportData | None, list[tuple[str, str, str]]]:
    report, findings = schema.check(source.read_text("f.yaml", SAMPLE + more))
    return report, [(finding.rule, finding.path, finding.message) for finding in findings]


def test_the_parts_are_read() -> None:
    report, findings = check(PARTS)
    assert findings == []
    assert report is not None
    assert report["preface"] == ["ย่อหน้าแรก", "ย่อหน้าที่สอง"]
    assert [(each["name"], each["position"], each.get("role")) for each in report["signatures"]] == [
        ("นายสมชาย ใจดี", "ปลัด", "ผู้รายงาน"),
        ("นางสาวสมหญิง ใจงาม", "นายก", None),
    ]
    assert [(each["file"], each["caption"]) for each in report["pictures"]] == [("a.jpg", "การอบรม")]


@pytest.mark.parametrize("more", ["", "preface:\nsignatures: ~\npictures: null\n", "preface: ข้อความเดียว\n"])
def test_a_part_without_value_is_not_given(more: str) -> None:
    report, findings = check(more)
    assert findings == []
    assert report is not None
    assert not report.keys() & {"signatures", "pictures"}


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("preface: ''\n", ("ITA054", "preface")),
        ("preface: []\n", ("ITA055", "preface")),
        ("preface:\n  a: ก\n  b: ข\n", ("ITA056", "preface")),
        ("signatures: []\n", ("ITA055", "signatures")),
        ("signatures: นายก\n", ("ITA056", "signatures")),
        ("signatures:\n  - name: ก\n", ("ITA051", "signatures[0].position")),
        ("signatures:\n  - name: ก\n    position: ข\n    rol: ค\n", ("ITA052", "signatures[0].rol")),
        ("signatures:\n" + "  - name: ก\n    position: ข\n" * 4, ("ITA066", "signatures[3]")),
        ("pictures:\n  - file: a.jpg\n", ("ITA051", "pictures[0].caption")),
        ("pictures:\n  - a.jpg\n", ("ITA056", "pictures[0]")),
        ("picture:\n  - file: a.jpg\n    caption: ก\n", ("ITA052", "picture")),
    ],
)
def test_a_faulty_part_is_one_finding(more: str, found: tuple[str, str]) -> None:
    report, findings = check(more)
    assert report is None
    assert [(rule, path) for rule, path, _message in findings] == [found]


def test_the_canonical_layout_has_the_preface_before_the_issues_and_the_others_after() -> None:
    laid_out = format_source(source.read_text("f.yaml", PARTS + SAMPLE))
    data = yaml.safe_load(laid_out)
    assert list(data) == ["format", "fiscal_year", "agency", "preface", "issues", "signatures", "pictures"]
    assert list(data["signatures"][0]) == ["name", "position", "role"]


def test_the_json_schema_knows_the_parts() -> None:
    validator = Draft202012Validator(schema.json_schema())
    data: dict[str, Any] = yaml.safe_load(SAMPLE + PARTS)
    assert list(validator.iter_errors(data)) == []
    assert list(validator.iter_errors({**data, "preface": None, "signatures": None, "pictures": None})) == []
    for wrong in ({"preface": []}, {"signatures": []}, {"signatures": data["signatures"] * 2}, {"pictures": ["a.jpg"]}):
        assert list(validator.iter_errors({**data, **wrong})), wrong


def measures(*results: dict[str, Any]) -> dict[str, Any]:
    return {"issues": [{"measures": list(results)}]}


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (measures({}, {"outputs": None}), "plan"),
        (measures({"outputs": []}, {"outcomes": [None, " "]}), "plan"),
        (measures({}, {"outcomes": "ผล"}), "report"),
        (measures({"outputs": ["ผล"]}, {}), "report"),
        (measures(), "report"),
        ({}, "report"),
        (None, "report"),
        ({"issues": "ก"}, "report"),
        ({"issues": [None, {"measures": "ก"}, {"measures": ["ก"]}]}, "report"),
    ],
)
def test_a_file_without_any_result_is_a_plan(value: object, kind: str) -> None:
    assert document_kind(value, STANDARD) == kind


def test_without_columns_for_results_every_file_is_a_report() -> None:
    shape = STANDARD._replace(columns=("name", "steps"))
    assert document_kind(measures({}), shape) == "report"
    assert document_kind(measures({}), shape._replace(columns=("name", "outcomes"))) == "plan"
