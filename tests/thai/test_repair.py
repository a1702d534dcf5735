from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.thai.repair import Edit, repair
from support.clean_thai import bodies, damages

DAMAGED = st.text("กขนวรเแใะาำ ิีัุ่้็์ํฺๆฯ\u200b\u200d\u00a0\u00ad\u2060\ufeff\uf701\uf70a๑1a👩", max_size=12)


@pytest.mark.parametrize(
    ("text", "expected", "what"),
    [
        ("ท\u0e4d\u0e32งาน", "ทำงาน", "sara-am"),
        ("น\u0e4d้\u0e32", "น้ำ", "sara-am"),
        ("น้\u0e4d\u0e32", "น้ำ", "sara-am"),
        ("น\u0e4d\u0e32้", "น้ำ", "sara-am"),
        ("นำ้", "น้ำ", "order"),
        ("กลา่ว", "กล่าว", "order"),
        ("ท่ี", "ที่", "order"),
        ("พันธ์ุ", "พันธุ์", "order"),
        ("เเละ", "และ", "sara-ae"),
        ("ที่่", "ที่", "doubled"),
        ("นั้้้น", "นั้น", "doubled"),
        ("คำ\u200bว่า", "คำว่า", "invisible"),
        ("\ufeffก", "ก", "invisible"),
        ("ประ\u00adชุม", "ประชุม", "invisible"),
        ("ก\u200dข", "กข", "invisible"),
        ("แผน\u00a0งาน", "แผน งาน", "blank"),
        ("ท\uf70aี", "ที่", "private-use"),
        ("ป\uf701", "ปิ", "private-use"),
    ],
)
def test_certain_damage_is_repaired_and_named(text: str, expected: str, what: str) -> None:
    repaired = repair(text)
    assert repaired.text == expected
    assert [edit.what for edit in repaired.edits] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "พ.ศ.\u00a0๒๕๖๘",
        "ต่าง\u00a0ๆ",
        "👩\u200d🌾",
        "ประจาปี",
        "ป้องประาม",
        "เจ้าหน้าที ตาม",
        "ถ ึง",
        "เเเ",
        "พุทฺธํ",
        "สัมนา",
        "cafe\u0301",
        "ข้อความ\n\nสองย่อหน้า  สองวรรค",
    ],
)
def test_what_only_a_reader_can_judge_stays(text: str) -> None:
    repaired = repair(text)
    assert repaired.text == text
    assert repaired.edits == ()


def test_edits_say_where_in_the_first_text() -> None:
    assert repair("ก\u200bข เเละ").edits == (Edit(1, 2, "", "invisible"), Edit(4, 6, "แ", "sara-ae"))


def test_two_repairs_at_one_place_are_one_edit() -> None:
    assert repair("ท่\u200bี").edits == (Edit(1, 4, "ี่", "order"),)


@given(DAMAGED | st.text())
def test_the_edits_lead_from_the_first_text_to_the_repaired_one(text: str) -> None:
    repaired = repair(text)
    parts, done = [], 0
    for edit in repaired.edits:
        assert done <= edit.start < edit.end <= len(text)
        parts += text[done : edit.start], edit.new
        done = edit.end
    assert "".join(parts) + text[done:] == repaired.text


@given(DAMAGED)
def test_a_repaired_text_needs_no_further_repair(text: str) -> None:
    repaired = repair(text).text
    assert repair(repaired).edits == ()


def test_clean_thai_is_left_alone() -> None:
    assert [text for body in bodies().values() for text in body if repair(text).edits] == []


@pytest.mark.parametrize("rule", ["ITA202", "ITA205", "ITA206", "ITA207", "ITA208"])
def test_a_repair_undoes_the_damage(rule: str) -> None:
    random, damage = Random(rule), damages()[rule]
    texts = [text for body in bodies().values() for text in body]
    pairs = [(text, damaged[0]) for text in texts if (damaged := damage(text, random))]
    assert len(pairs) > 500
    assert [text for text, damaged in pairs if repair(damaged).text != text] == []


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("พ.ศ.๒๕๖๐", "พ.ศ. ๒๕๖๐"),
        ("ปีค.ศ.2025 ร.ศ.๑๑๒", "ปีค.ศ. 2025 ร.ศ. ๑๑๒"),
        ("พ.ศ. ๒๕๖๐ ก.พ.ศ.1", "พ.ศ. ๒๕๖๐ ก.พ.ศ.1"),
    ],
)
def test_the_space_after_an_era_is_set_when_it_is_asked_for(text: str, repaired: str) -> None:
    assert repair(text).text == text
    assert repair(text, spacing=True).text == repaired
