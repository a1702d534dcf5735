"""Blanks of wrapped lines are distinguished from typed ones, on a text wrapped here and on one that never was."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import itareport
from itareport.importing import read_report, rules
from itareport.importing.wraps import _joined, _line_width
from itareport.thai.width import cells
from support import foreign

Data = dict[str, Any]

_WORDS = [
    "แจ้ง",
    "ให้",
    "ผู้ปฏิบัติงาน",
    "จัดทำ",
    "คู่มือ",
    "การ",
    "ปฏิบัติงาน",
    "และ",
    "คู่มือ",
    "การ",
    "บริการ",
    "ประชาชน",
    "ส่ง",
    "งาน",
    "ประชาสัมพันธ์",
    "เผยแพร่",
    "บน",
    "เว็บไซต์",
    "ประเมิน",
    "ข้อตกลง",
    "ราชการ",
    "กำหนด",
    "สมรรถนะ",
    "มุ่ง",
    "ผลสัมฤทธิ์",
    "ตรวจสอบ",
    "ทรัพย์สิน",
    "ของ",
    "ทาง",
    "หน่วยงาน",
    "สำรวจ",
    "ความ",
    "ต้องการ",
    "ใน",
    "พื้นที่",
]


def sentence(seed: int, words: int) -> list[str]:
    return [_WORDS[(seed * 7 + index * (seed % 5 + 2)) % len(_WORDS)] for index in range(words)]


def wrapped(words: list[str], width: int) -> str:
    """The words as a line-breaking program sets them, and a copy from its PDF gives them back: a space a line."""
    lines = [""]
    for word in words:
        if cells(lines[-1] + word) > width:
            lines.append("")
        lines[-1] += word
    return " ".join(lines)


def test_the_spaces_of_wrapped_lines_are_taken_out() -> None:
    texts = [sentence(seed, 30) for seed in range(8)]
    width = _line_width([(wrapped(words, 26), 0) for words in texts])
    assert width is not None
    assert 24 <= width <= 28
    for words in texts:
        joined, taken = _joined(wrapped(words, 26), width, 0)
        left = joined.count(" ")
        assert joined.replace(" ", "") == "".join(words)
        assert left <= 2, joined
        assert len(taken) == wrapped(words, 26).count(" ") - left


def test_a_text_that_was_never_wrapped_has_no_line_width(shipped: Path) -> None:
    report = itareport.load(shipped)
    measures = [measure for issue in report.issues for measure in issue.measures]
    for field in ("steps", "outputs", "outcomes"):
        texts = [(text, 3) for measure in measures for text in getattr(measure, field)]
        assert _line_width(texts) is None, field


def test_few_lines_tell_no_width() -> None:
    assert _line_width([(wrapped(sentence(1, 20), 26), 0)]) is None
    assert _line_width([]) is None


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("ถ ึงวันนี้", "ถึงวันนี้"),
        ("ประกาศ ณ วันที่ ๑", "ประกาศ ณ วันที่ ๑"),
        ("สื่อ Infographic ที่ดี", "สื่อ Infographic ที่ดี"),
        ("กองคลัง กองช่าง", "กองคลัง กองช่าง"),
    ],
)
def test_without_a_width_only_what_thai_letters_prove_is_joined(text: str, joined: str) -> None:
    assert _joined(text, None, 0)[0] == joined


def test_a_space_before_a_word_that_begins_a_part_of_a_sentence_stays() -> None:
    text = f"{'ก' * 25} และ{'ข' * 23} {'ค' * 10}"
    assert _joined(text, 26, 0)[0] == f"{'ก' * 25} และ{'ข' * 23}{'ค' * 10}"


def test_a_line_break_where_a_line_was_full_is_taken_out() -> None:
    text = f"{'ก' * 25}\n{'ข' * 25}\nABC {'ง' * 20}\nจ"
    assert _joined(text, 26, 0)[0] == f"{'ก' * 25}{'ข' * 25} ABC {'ง' * 20}\nจ"


def published_like(data: Data) -> Data:
    """The data with every entry wrapped as in a column of 26 cells."""
    for number, issue in enumerate(data["issues"]):
        for measure in issue["measures"]:
            for offset, field in enumerate(("steps", "outputs", "outcomes")):
                measure[field] = [wrapped(sentence(number * 5 + offset + entry, 24), 26) for entry in range(2)]
    return data


def test_an_import_keeps_every_space_unless_it_is_asked(data: Data) -> None:
    shown = published_like(data)
    assert read_report(foreign.run_on(shown)).data == shown


def test_an_import_that_is_asked_joins_shows_and_marks(data: Data) -> None:
    shown = published_like(data)
    imported = read_report(foreign.run_on(shown), join_wraps=True)
    texts = [(path, text) for path, text in _entries(imported.data)]
    blanks = sum(text.count(" ") for _path, text in _entries(shown))
    left = sum(text.count(" ") for _path, text in texts)
    assert left < blanks / 6
    assert len(imported.joins) == blanks - left
    for join in imported.joins:
        assert join.left
        assert join.right
    joined = [finding for finding in imported.findings if finding.rule == rules.JOINED.id]
    assert len(joined) == len({join.path for join in imported.joins})
    assert imported.comments == {}
    assert re.search(r"joined at \d+ line ends?: “\S+\|\S+”", joined[0].message)
    assert joined[0].path == "issues[0].measures[0].steps[0]"
    bare = [(path, "".join(text.split())) for path, text in _entries(shown)]
    assert [(path, "".join(text.split())) for path, text in texts] == bare


def _entries(data: Data) -> list[tuple[str, str]]:
    return [
        (f"{issue['number']}.{place}.{field}.{index}", text)
        for issue in data["issues"]
        for place, measure in enumerate(issue["measures"])
        for field in ("steps", "outputs", "outcomes")
        for index, text in enumerate(measure[field])
    ]
