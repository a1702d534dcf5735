from __future__ import annotations

import json

import pytest

from itareport.rules.typed_numbers import TYPED_NUMBER

PLACE = "- ดำเนินการตามแผน"

TYPED = [
    ("๑. แจ้งเวียน", "๑."),
    ("1. แจ้งเวียน", "1."),
    ("๑.แจ้งเวียน", "๑."),
    ("1) แจ้งเวียน", "1)"),
    ("๑)แจ้งเวียน", "๑)"),
    ("(๑) แจ้งเวียน", "(๑)"),
    ("(1)แจ้งเวียน", "(1)"),
    ("๑๒. แจ้งเวียน", "๑๒."),
    ("1.1. แจ้งเวียน", "1.1."),
    ("๑.๑) แจ้งเวียน", "๑.๑)"),
    ("- แจ้งเวียน", "-"),
    ("• แจ้งเวียน", "•"),
]

NOT_TYPED = [
    "๑ ตุลาคม แจ้งเวียน",
    "1.5 ล้านบาท",
    "๑.๕ ล้านบาท",
    "๑๐ ครั้ง",
    "๒๕๖๘. แจ้งเวียน",
    "(๒๕๖๘) แจ้งเวียน",
    "๑๐๐% ของบุคลากร",
    "๑,๐๐๐ คน",
    "๑-๔ ครั้ง",
    "-5 องศา",
    "ข้อ ๑. แจ้งเวียน",
    "แจ้งเวียน ๑. แล้ว",
    "(ร่าง) แจ้งเวียน",
    "๐๘.๓๐ น. ประชุม",
    "5 ส. และ ๓ ก.",
    "1",
    "๑.",
]


@pytest.mark.parametrize(("text", "number"), TYPED)
def test_a_number_typed_before_an_entry_is_found_at_the_number(found, text, number):
    (finding,) = found({PLACE: f"- {json.dumps(text, ensure_ascii=False)}"})

    assert (finding.rule, finding.path) == (TYPED_NUMBER.id, "issues[0].measures[0].steps[1]")
    assert (finding.span.column, finding.span.end_column) == (14, 14 + len(number))
    assert f"“{number}”" in finding.message


@pytest.mark.parametrize("text", NOT_TYPED)
def test_other_numbers_at_the_start_are_right(ids, text):
    assert TYPED_NUMBER.id not in ids({PLACE: f"- {json.dumps(text, ensure_ascii=False)}"})


def test_a_single_text_is_printed_as_it_stands_and_may_have_numbers(ids):
    assert ids({"steps: เผยแพร่ข่าวสารทางเว็บไซต์": "steps: ๑. เผยแพร่ข่าวสารทางเว็บไซต์"}) == []


STEPS = """        steps:
          - จัดทำคู่มือการปฏิบัติงาน
          - ดำเนินการตามแผน
"""


@pytest.mark.parametrize(
    ("lines", "place", "number"),
    [
        (["1. จัดทำคู่มือ", "2. ดำเนินการ"], (13, 11), "1."),
        (["• จัดทำคู่มือ", "", "•  ดำเนินการ  "], (13, 11), "•"),
        (["– จัดทำคู่มือ", "– ดำเนินการ # แล้ว"], (13, 11), "–"),
        (["ดังนี้", "(๑) จัดทำคู่มือ", "(๒) ดำเนินการ"], (14, 11), "(๑)"),
    ],
)
def test_numbers_at_the_starts_of_the_lines_of_one_text_are_found_at_the_first(found, lines, place, number):
    (finding,) = found({STEPS: "        steps:\n" + "".join(f"          {line}\n" for line in lines)})

    assert (finding.rule, finding.path) == (TYPED_NUMBER.id, "issues[0].measures[0].steps")
    assert finding.span == (*place, place[0], place[1] + len(number))
    assert f"“{number}”" in finding.message
    assert f"“{number}”" in finding.hint


@pytest.mark.parametrize(
    "written",
    [
        "1. จัดทำคู่มือ 2. ดำเนินการ",
        "1. จัดทำคู่มือ\n          และดำเนินการ",
        "จัดทำตามข้อ\n          ๒. ของประกาศ",
        "|\n          1. จัดทำคู่มือ\n          2. ดำเนินการ",
        '"1. จัดทำคู่มือ\n          2. ดำเนินการ"',
        "'1. จัดทำคู่มือ\n          2. ดำเนินการ'",
    ],
)
def test_numbers_within_a_single_text_are_right_where_they_are_printed_as_meant(ids, written):
    assert ids({STEPS: f"        steps: {written}\n"}) == []


def test_names_are_not_numbered_by_the_report(ids):
    assert ids({"name: มาตรการบริหารงานบุคคล": "name: ๑. มาตรการบริหารงานบุคคล"}) == []


@pytest.mark.parametrize("entry", ["มีคู่มือครบทุกงาน", "บุคลากรทำงานถูกต้องตามขั้นตอน"])
def test_outputs_and_outcomes_are_looked_at_too(ids, entry):
    assert ids({f"- {entry}": f"- ๑. {entry}"}) == [TYPED_NUMBER.id]
