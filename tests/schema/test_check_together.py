"""Findings of the file and of its data side by side, and what is made of values that are no texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from itareport import schema, source
from itareport.findings import Span, format_path
from itareport.rules.sample import SAMPLE
from itareport.schema import Report, swallowed
from itareport.schema.names import allowed_keys, nearest_key
from itareport.source.file_rules import HASH

PERIOD = "        period: ไตรมาส ๒\n"
EMPTY = SAMPLE.replace(PERIOD, "        period: ''\n")
LINE = SAMPLE[: SAMPLE.index(PERIOD)].count("\n") + 1


def test_a_report_is_made_of_a_file_without_any_fault_only() -> None:
    document = source.read("f", SAMPLE.replace(PERIOD, PERIOD * 2).encode())
    assert [finding.rule for finding in document.findings] == ["ITA012"]
    assert schema.check(document) == (None, [])


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (Span(LINE, 18, LINE, 30), False),
        (Span(LINE, 1, LINE, 18), False),
        (Span(LINE - 1, 1, LINE + 1, 1), False),
        (Span(LINE, 19, LINE, 30), True),
        (Span(LINE, 1, LINE, 17), True),
        (Span(LINE - 1, 17, LINE - 1, 19), True),
        (Span(LINE + 1, 17, LINE + 1, 19), True),
    ],
)
def test_only_a_fault_of_the_file_at_the_very_place_makes_a_second_finding_needless(known: Span, said: bool) -> None:
    document = source.read("f", EMPTY.encode())
    document = replace(document, findings=(HASH.finding("f", known, "known"),))
    report, findings = schema.check(document)
    assert report is None
    assert [finding.rule for finding in findings] == ["ITA054"] * said


def test_of_very_many_unknown_keys_only_the_first_are_guessed_at() -> None:
    text = SAMPLE + "".join(f"fiscal_yeah{number}: x\n" for number in range(60))
    _report, findings = schema.check(source.read("f", text.encode()))
    assert ["Did you mean" in finding.hint for finding in findings] == [True] * 50 + [False] * 10


@pytest.mark.parametrize(
    ("key", "missing", "meant"),
    [
        ("fiscal-year", [], "fiscal_year"),
        ("FISCAL_YEAR", [], "fiscal_year"),
        ("fis\u200bcal\u00a0_year", [], "fiscal_year"),
        ("ปี งบประมาณ", [], "fiscal_year"),
        ("formal", [], "format"),
        ("zzz", [], None),
        ("title" + "x" * 30, [], None),
    ],
)
def test_the_nearest_key_is_found_through_case_dashes_and_invisible_characters(
    key: str, missing: list[str], meant: str | None
) -> None:
    assert nearest_key(key, (), missing) == meant


MEASURE = ("issues", 0, "measures", 0)


@pytest.mark.parametrize(
    ("key", "path", "missing", "meant"),
    [
        # the words that people say, and those of the printed form
        ("ช่วงเวลา", MEASURE, [], "period"),
        ("ช่วงระยะเวลาในการดำเนินการ", MEASURE, [], "period"),
        ("ระยะเวลาดำเนินการ", MEASURE, [], "period"),
        ("มาตรการ/โครงการ/กิจกรรม", MEASURE, [], "name"),
        ("มาตรการ", MEASURE, [], "name"),
        ("ชื่อมาตรการ", MEASURE, [], "name"),
        ("โครงการ", MEASURE, [], "name"),
        ("title", MEASURE, [], "name"),
        ("ขั้นตอนหรือวิธีการปฏิบัติ", MEASURE, [], "steps"),
        ("วิธีดำเนินการ", MEASURE, [], "steps"),
        ("หน่วยงานที่รับผิดชอบ", MEASURE, [], "responsible"),
        ("ผลผลิต", MEASURE, [], "outputs"),
        ("ผลการดำเนินงาน", MEASURE, [], "outputs"),
        ("ผลการดำเนินการ (Output)", MEASURE, [], "outputs"),
        ("ผลลัพธ์หรือผลสัมฤทธิ์ (Outcome/Result)", MEASURE, [], "outcomes"),
        ("result", MEASURE, [], "outcomes"),
        ("หน่วยงาน", MEASURE, [], None),
        # one word for two fields
        ("ประเด็น", (), [], "issues"),
        ("ประเด็น", ("issues", 0), ["number"], "number"),
        ("ประเด็น", ("issues", 0), [], "title"),
        ("ประเด็นที่", ("issues", 0), [], "number"),
        ("มาตรการ", ("issues", 0), [], "measures"),
        ("name", ("issues", 0), [], "title"),
        ("ชื่อประเด็น", ("issues", 0), [], "title"),
        ("หน่วยงาน", ("agency",), ["name"], "name"),
        ("ชื่อ อปท.", ("agency",), [], None),
        ("ปี พ.ศ.", (), [], "fiscal_year"),
        ("version", (), [], "format"),
        ("ชื่อรายงาน", (), [], "title"),
        ("name", (), [], None),
    ],
)
def test_the_words_of_the_form_are_known(key: str, path: tuple[str | int, ...], missing: list[str], meant: str) -> None:
    assert nearest_key(key, path, missing) == meant


def test_a_missing_key_is_guessed_before_one_that_is_there() -> None:
    path = ("issues", 0, "measures", 0)
    assert nearest_key("outputcomes", path, ["outcomes"]) == "outcomes"
    assert nearest_key("outputcomes", path, ["outputs"]) == "outputs"


def test_there_are_no_keys_where_the_format_has_texts() -> None:
    assert allowed_keys(("agency", "name")) == ()
    assert nearest_key("name", ("agency", "name"), []) is None


def data(**changes: object) -> dict[str, Any]:
    typed = yaml.load(SAMPLE, Loader=yaml.BaseLoader)
    assert isinstance(typed, dict)
    return typed | changes


def test_the_model_takes_numbers_as_numbers_too() -> None:
    assert Report.model_validate(data(fiscal_year=2569, format=1)).fiscal_year == 2569


@pytest.mark.parametrize(
    ("year", "kind"),
    [
        (True, "not_a_number"),
        (2568.0, "not_a_number"),
        (None, "no_value"),
        ([], "wrong_kind"),
        (25, "year_out_of_range"),
    ],
)
def test_the_model_takes_nothing_else_for_a_year(year: object, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Report.model_validate(data(fiscal_year=year))
    assert [error["type"] for error in caught.value.errors()] == [kind]


def test_a_file_far_larger_than_any_report_is_checked_in_its_first_part() -> None:
    keys = "".join(f"key{number}: ก\n" for number in range(30_000))
    for text in (SAMPLE + "      - {}\n" * 60_000, SAMPLE + keys):
        report, findings = schema.check(source.read("f", text.encode()))
        assert report is None
        assert 100 < len(findings) < 30_000


def test_a_large_file_without_a_fault_is_a_report() -> None:
    large = SAMPLE.replace("          - มีบริการออนไลน์ ๕ ประเภท\n", "          - มีบริการออนไลน์ ๕ ประเภท\n" * 21_000)
    report, findings = schema.check(source.read("f", large.encode()))
    assert findings == []
    assert report is not None


@pytest.mark.parametrize("key", ["реriоd", "ｐｅｒｉｏｄ", "PERIOD"])
def test_a_field_in_letters_that_look_like_its_own_is_told(key: str) -> None:
    _report, findings = schema.check(source.read("f", SAMPLE.replace("        period:", f"        {key}:", 1).encode()))
    (finding,) = findings
    assert (finding.rule, finding.hint) == ("ITA052", "Did you mean “period”?")


def test_the_place_of_a_measure_is_looked_up_once_however_many_fields_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[object] = []
    monkeypatch.setattr(swallowed, "format_path", lambda path: written.append(path) or format_path(path))
    schema.check(source.read("f", (SAMPLE + "      - {}\n" * 300).encode()))
    assert len(written) < 320
