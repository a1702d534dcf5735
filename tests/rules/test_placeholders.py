from __future__ import annotations

import json

import pytest

from itareport.rules.placeholders import PLACEHOLDER

PLACE = "responsible: กองช่าง"

PLACEHOLDERS = [
    "-", "–", "—", "--", "...", "….", "…", "......", "____", "(…)", "( )", "(-)", "[ ]", "?", "???", "*",
    "xxx", "XXXX", "xx", "TODO", "todo", "(TODO)", "TBD", "TBA", "N/A", "n/a", "NA", "FIXME",
    "ระบุ", "ระบุ…", "ระบุ...", "(ระบุ)", "(ระบุ…)", "โปรดระบุ", "กรุณาระบุ", "ระบุผู้รับผิดชอบ...", "(ระบุชื่อ____)",
    "ข้อความ", "(ข้อความ)", "text", "รอข้อมูล", "รอข้อมูล...", "(รอข้อมูล)", "รอข้อมูลจากกองคลัง", "(ระบุชื่อ)", "[ระบุตำแหน่ง]",
]  # fmt: skip

ANSWERS = [
    "ไม่มี", "ไม่มีข้อร้องเรียน", "๐", "0", "5", "๕ ครั้ง", "ระบุความเสี่ยงของงาน", "ระบุตำแหน่งผู้รับผิดชอบให้ชัดเจน",
    "กองช่าง...", "...กองช่าง", "กอง-ช่าง", "X-ray", "xylophone", "NAP", "TODOS", "A", "ก", "ดำเนินการแล้ว…", "ครบ (๑๐๐ %)",
    "จัดทำป้าย “…” ครบทุกจุด", "ระบุแล้ว",
    "ส่งข้อความ", "ข้อความประชาสัมพันธ์", "กรอกข้อมูล", "context",
]  # fmt: skip


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_a_placeholder_as_the_whole_text_is_found(found, text):
    (finding,) = found({PLACE: f"responsible: {json.dumps(text, ensure_ascii=False)}"})

    assert (finding.rule, finding.path) == (PLACEHOLDER.id, "issues[1].measures[0].responsible")
    assert text in finding.message


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_is_no_placeholder(ids, text):
    assert PLACEHOLDER.id not in ids({PLACE: f"responsible: {json.dumps(text, ensure_ascii=False)}"})


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("นาย (ระบุชื่อ) ตำแหน่งนิติกร", "(ระบุชื่อ)"),
        ("กองช่าง [โปรดระบุผู้ประสานงาน]", "[โปรดระบุผู้ประสานงาน]"),
        ("กองช่าง (รอข้อมูลจากกองคลัง)", "(รอข้อมูลจากกองคลัง)"),
        ("อบรมจำนวน .... คน", "...."),
        ("อบรมจำนวน…คน", "…"),
        ("ครบร้อยละ xx", "xx"),
        ("ประชุมครั้งที่ ___ แล้ว", "___"),
    ],
)
def test_a_blank_in_a_text_is_found_at_its_place(found, text, blank):
    (finding,) = found({PLACE: f"responsible: {json.dumps(text, ensure_ascii=False)}"})

    assert finding.rule == PLACEHOLDER.id
    assert finding.span.column == len("        responsible: ") + 2 + text.index(blank)
    assert finding.span.end_column == finding.span.column + len(blank)


@pytest.mark.parametrize(
    "text",
    [
        "ร่างพระราชบัญญัติ พ.ศ. ....",
        "ความรู้ ความเข้าใจ … และนำไปใช้ได้จริง",
        "ชี้แจงวิธีกรอกแบบ (ดูตัวอย่างที่ระบุในคู่มือ)",
        "ให้ระบุชื่อผู้รับผิดชอบในคำสั่ง",
    ],
)
def test_dots_and_words_that_are_meant_are_no_blanks(ids, text):
    assert PLACEHOLDER.id not in ids({PLACE: f"responsible: {json.dumps(text, ensure_ascii=False)}"})


def test_waiting_may_be_a_step(ids):
    assert ids({"- ดำเนินการตามแผน": "- รอข้อมูลจากกองคลังแล้วจัดทำสรุป"}) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("fiscal_year: 2568\n", "fiscal_year: 2568\ntitle: TODO\n", "title"),
        ("district: อำเภอเมือง", "district: '-'", "agency.district"),
        ("- ดำเนินการตามแผน", "- '-'", "issues[0].measures[0].steps[1]"),
        ("outputs: เผยแพร่ข่าวสาร ๑๒๐ เรื่อง", "outputs: …", "issues[2].measures[0].outputs"),
    ],
)
def test_every_field_is_looked_at(found, old, new, path):
    assert [(finding.rule, finding.path) for finding in found({old: new})] == [(PLACEHOLDER.id, path)]


def test_results_of_a_plan_may_wait(ids):
    change = {"outputs: เผยแพร่ข่าวสาร ๑๒๐ เรื่อง": "outputs: …"}

    assert ids(change, kind="plan") == []
    assert ids(change, kind="report") == [PLACEHOLDER.id]
