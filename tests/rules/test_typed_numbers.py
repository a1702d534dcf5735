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
    ("๑.๑ จัดทำคู่มือ", "๑.๑"),
    ("๑.๒ เผยแพร่คู่มือ", "๑.๒"),
    ("๑.๑๐ เผยแพร่คู่มือ", "๑.๑๐"),
    ("2.3  ประชุม", "2.3"),
    ("1.1.1 สร้างจิตสำนึก", "1.1.1"),
    ("๑.๑.๒สร้างจิตสำนึก", "๑.๑.๒"),
    ("ก. ประชุมชี้แจง", "ก."),
    ("ก) ประชุมชี้แจง", "ก)"),
    ("(ก) ประชุมชี้แจง", "(ก)"),
    ("(๑.๑) ประชุม", "(๑.๑)"),
    ("๑.) ประชุม", "๑.)"),
    ("（๑） ประชุม", "（๑）"),
    ("ㆍ แสดงข้อมูล", "ㆍ"),
    ("✓ ดำเนินการแล้ว", "✓"),
    ("✔️ ดำเนินการแล้ว", "✔️"),
    ("➢ดำเนินการแล้ว", "➢"),
    ("\uf0b7 ประชุม", "\uf0b7"),
    ("o ประชุม", "o"),
    ("-ประชุม", "-"),
    ("–ประชุม", "–"),
    ("→ ประชุม", "→"),
    ("ข้อ ๑ ประชุมชี้แจง", "ข้อ ๑"),
    ("ข้อที่ ๒ ประชุมชี้แจง", "ข้อที่ ๒"),
    ("ข้อ ๑. แจ้งเวียน", "ข้อ ๑."),
    ("ข้อ 3) แจ้งเวียน", "ข้อ 3)"),
]

NOT_TYPED = [
    "-ไม่มี-",
    "- ไม่มีเรื่องร้องเรียน -",
    "– ไม่มี –",
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
    "ข้อ ๑ ของประกาศกำหนดให้เผยแพร่",
    "ข้อ ๕ และข้อ ๖ ของระเบียบ",
    "ข้อ ๗ วรรคสอง ให้ถือปฏิบัติ",
    "ข้อ ๓ (๒) ของประกาศ",
    "ข้อมูลข่าวสารครบ ๒๖ รายการ",
    "ข้อร้องเรียน ๑ เรื่อง",
    "๒.๕ เท่าของปีก่อน",
    "๑.๒ ล้านบาท",
    "3.5 คะแนนขึ้นไป",
    "๔.๕๐ ขึ้นไป",
    "3.51 จากคะแนนเต็ม 5",
    "๐๙.๐๐ น. ประชุม",
    "๘.๓๐ น. ประชุม",
    "๑.๕ เมตรจากแนวเขต",
    "๕.๐ ขึ้นไปทุกตัวชี้วัด",
    "จ. นครปฐม แจ้งเวียน",
    "อ. เมือง ประชุม",
    "ม. เกษตรศาสตร์ อบรมบุคลากร",
    "ก.พ. และ มี.ค. ประชุม",
    "ก.พ.ร. แจ้งเวียน",
    "กิจกรรมที่ ๑ ประชุมชี้แจง",
    "ขั้นที่ ๑ ประชุมชี้แจง",
    "ระยะที่ ๑ ประชุมชี้แจง",
    "1.10.67 ประชุม",
    "๑.๑๐.๒๕๖๗ ประชุม",
    "on-line",
    "O26 เผยแพร่",
    "5ส และ Big Cleaning",
    "มาตรา ๒.ประชาชน",
    "ชั้นที่๒.ห้องประชุม",
    "เวลา ๘.น.",
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


@pytest.mark.parametrize("mark", ["๑.๑", "(๑)", "(ก)", "ก.", "–", "-", "•", "๑)"])
def test_lines_of_an_entry_may_begin_with_sub_items(ids, mark):
    sub_items = f"- |\n            {mark} จัดทำคู่มือ\n            {mark} เผยแพร่คู่มือ"

    assert ids({PLACE: sub_items}) == []
    assert ids({PLACE: sub_items.replace("- |", "- |\n            ดำเนินการตามแผน")}) == []


def test_a_number_of_the_list_before_sub_items_is_still_typed(ids):
    assert ids({PLACE: "- |\n            ๑. จัดทำคู่มือ\n            (๑) เผยแพร่คู่มือ"}) == [TYPED_NUMBER.id]
    assert ids({PLACE: "- |\n            (๑) จัดทำคู่มือ\n            และเผยแพร่"}) == [TYPED_NUMBER.id]


def test_in_a_list_of_letters_every_letter_is_a_number(found):
    entries = "\n          ".join(f"- {letter}.แจ้งเวียน" for letter in "กขคงจ")

    assert [finding.rule for finding in found({PLACE: entries})] == [TYPED_NUMBER.id] * 5


def test_the_number_of_the_next_entry_inside_a_text_is_found_there(found):
    (finding,) = found({PLACE: "- ดำเนินการได้ถูกต้อง๒.ประชาชนตรวจสอบได้"})

    assert (finding.rule, finding.span.column, finding.span.end_column) == (TYPED_NUMBER.id, 32, 34)


@pytest.mark.parametrize(
    ("before", "dash", "after"),
    [
        ("จัดทำคู่มือการปฏิบัติงาน", "- ", "เผยแพร่คู่มือการปฏิบัติงาน"),
        ("จัดทำในรูปแบบ Infographic", "- ", "เผยแพร่คู่มือการปฏิบัติงาน"),
        ("จัดทำคู่มือ (ฉบับย่อ)", "          - ", "เผยแพร่คู่มือการปฏิบัติงาน"),
    ],
)
def test_the_dash_of_an_entry_that_was_joined_to_the_one_above_is_found_there(found, before, dash, after):
    (finding,) = found({PLACE: f"- {before}{dash}{after}"})

    column = 13 + len(before) + len(dash) - len("- ")
    assert (finding.rule, finding.span.column, finding.span.end_column) == (TYPED_NUMBER.id, column, column + 1)


def test_thousands_of_entries_inside_one_text_are_told_up_to_a_hundred(ids):
    assert len(ids({PLACE: f"- {'จัดทำคู่มือการปฏิบัติงาน- ' * 2_000}"})) <= 101
    assert len(ids({PLACE: f"- {'จัดทำคู่มือ๒.' * 200}"})) <= 101


@pytest.mark.parametrize(
    "text",
    [
        "จัดทำคู่มือการปฏิบัติงาน - เผยแพร่คู่มือการปฏิบัติงาน",
        "ดำเนินการทุกเดือนตั้งแต่ตุลาคม- ธันวาคม ของทุกปีงบประมาณ",
        "เปิดให้บริการประชาชนวันจันทร์- วันศุกร์ เวลาราชการทุกวัน",
        "ให้บริการด้วยระบบ E- Service และระบบอื่นของหน่วยงาน",
        "อำเภอนครชัยศรี- อำเภอพุทธมณฑล",
        "ปรับปรุงการให้บริการเบ็ดเสร็จ-ครบวงจรของหน่วยงาน",
    ],
)
def test_a_dash_inside_a_text_is_right(ids, text):
    assert TYPED_NUMBER.id not in ids({PLACE: f"- {text}"})


def test_a_single_text_is_printed_as_it_is_and_may_have_numbers(ids):
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
