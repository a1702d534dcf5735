"""Texts that lost a part, or gained a space, by how they were typed; and what only looks so."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from itareport import rules
from itareport.forms import edition_for
from itareport.rules import lost_text
from itareport.rules.context import rule_context
from itareport.rules.sample import SAMPLE
from itareport.source import read

PERIOD = "        period: ไตรมาส ๒"
IDS = {"ITA114", "ITA115", "ITA116", "ITA122"}


def found(written: str) -> list[tuple[str, int]]:
    """Rule and column of each finding of the sample with its period, or what is there, written otherwise."""
    document = read("a.yaml", SAMPLE.replace(PERIOD, written).encode())
    assert document.whole
    findings = rules.run_rules(document, "report", edition_for(2568))
    return [(finding.rule, finding.span.column) for finding in findings if finding.rule in IDS]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("        period: รอบที่ # ๒ ปีงบประมาณ ๒๕๖๘", ("ITA114", 24)),
        ("        period: ห้อง # 5", ("ITA114", 22)),
        ("        period: ไตรมาส ๑ และ # ไตรมาส ๓", ("ITA114", 30)),
        ("        period: ไตรมาส ๑ (ปีแรก # ปีที่สอง)", ("ITA114", 33)),
        ("        period: โทร. # สอบถามได้", ("ITA114", 22)),
        ("        period: วันที่ # ๑ มกราคม", ("ITA114", 24)),
        ('        period: กองคลัง # ปลัดอบต\n        remarks: "กองคลัง ปลัดอบต"', ("ITA114", 25)),
        ('        period: ไตรมาส ๒"', ("ITA115", 25)),
        ("        period: “ไตรมาส ๒", ("ITA115", 17)),
        ("        period: ไตรมาสที่สาม'", ("ITA115", 29)),
        ("        period: ไตรมาสที่สาม’", ("ITA115", 29)),
        ("        period: ไตรมาส ๒”", ("ITA115", 25)),
        ("        period: ปีงบ\n          ประมาณ ๒๕๖๘", ("ITA116", 20)),
        ("        period: ตามที่ผู้ปฏิบัติ\n          งานกำหนด", ("ITA116", 32)),
        ("        period: ทุกไตร\n          มาส", ("ITA116", 22)),
        ("        period: ตลอดปีงบประมาณ ถ\n          ึงสิ้นปี", ("ITA116", 32)),
        ("        period: ตามรอบการประชาสัม\n          พันธ์", ("ITA116", 33)),
    ],
)
def test_it_is_found(written: str, expected: tuple[str, int]) -> None:
    assert found(written) == [expected]


@pytest.mark.parametrize(
    "written",
    [
        "        period: ไตรมาส ๒ # แก้แล้ว",
        "        period: ไตรมาส ๒ # ตามหนังสือกองแผน",
        "        period: ไตรมาส ๒   # ดูแผนเดิม",
        "        period: ไตรมาส ๒ # 15 พ.ย. 67 นายกให้แก้",
        "        period: ไตรมาส ๒ # ๕ มกราคม ๒๕๖๘ แก้แล้ว",
        "        period: ไตรมาส ๒ # 15/11/67 แก้แล้ว",
        "        period: ไตรมาส ๒ # ช่วงระยะเวลา\n        remarks: กำหนดช่วงระยะเวลาแล้ว",
        "        period: ทุกจังหวัดเชียงใหม่ # จังหวัด",
        "        period: ไตรมาส ๒ # itareport: ignore[ITA101]",
        "        period: ไตรมาส ๒ (รวมทั้งปี # แก้แล้ว",
        "        period: ไตรมาส ๒ (รวมทั้งปี # ดู (แผนเดิม)",
        '        period: "รอบที่ # ๒"',
        "        period: ‘ไตรมาสที่สาม’",
        "        period: ภายใน ๓'",
        "        period: Users' group",
        "        period: |\n          รอบที่ # ๒",
        "        responsible2: กองช่าง\n        period: ไตรมาส ๒ # เดิม ๓ รอบ",
        '        period: จอขนาด 24" และ 32" รวมสามจอขนาด 55"',
        '        period: โครงการ "คนดี" ไตรมาส ๒',
        "        period: โครงการ “คนดี” ไตรมาส ๒",
        "        period: ไตรมาส ๑ ทุกส่วนราชการ\n          และไตรมาส ๒",
        "        period: แจ้งเวียนส่วนราชการ\n          ติดตามผลทุกเดือน",
        "        period: ไตรมาส ๑\n          ไตรมาส ๒",
        # Only Thai is written without spaces, so that only a break between its letters can be inside a word.
        "        period: สื่อ Infogra\n          phics ตามแบบ Infographics ตามแบบ",
        "        period: รหัส ๑๒๓๔๕๖\n          ๗๘๙๐๑๒ และรหัส ๑๒๓๔๕๖๗๘๙๐๑๒",
    ],
)
def test_what_only_looks_so_is_silent(written: str) -> None:
    assert found(written.replace("        responsible2: กองช่าง\n", "")) == []


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        (
            "        period: ตามที่ผู้ปฏิบัติงานทุกคนรวมทั้งผู้ปฏิบัติ\n          งานกำหนดไว้ทุกไตรมาส",
            "the line ends inside a word, and a space is printed there: “้งผู้ปฏิบัติ งานกำหนดไว้ท”",
            "Join this line and the next one: “้งผู้ปฏิบัติงานกำหนดไว้ท”.",
        ),
        (f'{PERIOD}"', "this quote has no partner", "Delete it, or type the other one."),
    ],
)
def test_it_is_said_with_the_letters_around_and_marked_alone(written: str, message: str, hint: str) -> None:
    document = read("a.yaml", SAMPLE.replace(PERIOD, written).encode())
    (finding,) = (each for each in rules.run_rules(document, "report", edition_for(2568)) if each.rule in IDS)
    assert (finding.message, finding.hint) == (message, hint)
    span = finding.span
    assert (span.end_line, span.end_column) == (span.line, span.column + 1)


@pytest.mark.parametrize("width", [60, 80, 100])
def test_texts_that_a_program_folded_are_silent(shipped: Path, width: int) -> None:
    value = read("f", shipped.read_bytes()).value
    document = read("f", yaml.safe_dump(value, allow_unicode=True, width=width, sort_keys=False).encode())
    findings = rules.run_rules(document, "report", edition_for(2568))
    assert [finding for finding in findings if finding.rule in IDS] == []


def test_the_shipped_file_is_silent(shipped: Path) -> None:
    findings = rules.run_rules(read("f", shipped.read_bytes()), "report", edition_for(2568))
    assert [finding for finding in findings if finding.rule in IDS] == []


def test_a_file_that_can_have_none_of_them_is_not_looked_at_text_by_text(monkeypatch) -> None:
    looked_at = []
    monkeypatch.setattr(lost_text, "_after_hash", lambda _context, texts: looked_at.extend(texts) or [])
    monkeypatch.setattr(lost_text, "_lone_quotes", lambda _context, text: looked_at.append(text) or [])

    assert found(PERIOD) == []
    assert looked_at == []
    assert found("        period: รอบที่ # ๒") == []
    assert len(looked_at) == 1


_TYPED = st.sampled_from([" # ๒", " #", "# ", '"', "“", "”", "\n            ", "ก", " ", "\r\n            ", "'"])


@given(st.lists(st.tuples(st.integers(0, 30), _TYPED), max_size=4))
def test_one_look_at_the_whole_text_misses_nothing(typed) -> None:
    period = "ไตรมาส ๒ ถึงไตรมาส ๔ ปีงบประมาณ"
    for place, text in typed:
        period = period[:place] + text + period[place:]
    file = read("a.yaml", SAMPLE.replace(PERIOD, f"        period: {period}").encode())
    context = rule_context(file, edition_for(2568))

    one_by_one = [*lost_text._after_hash(context, [(text, file.spans[text.path]) for text in context.texts])]
    for text in context.texts:
        one_by_one += lost_text._lone_quotes(context, text)
        one_by_one += lost_text._broken_lines(context, text, context.file.lines_of(text.path))

    assert set(lost_text.check_lost_text(context)) == set(one_by_one)


def test_what_is_broken_inside_a_syllable_is_no_fault_of_spacing_too() -> None:
    document = read("a.yaml", SAMPLE.replace(PERIOD, "        period: ไตรมาสที่ต้องจั\n          ดทำแผน").encode())
    assert [finding.rule for finding in rules.run_rules(document, "report", edition_for(2568))] == ["ITA116"]


STEPS = "        steps: เผยแพร่ข่าวสารทางเว็บไซต์"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("        steps:\n          เผยแพร่ข่าวสารทุกเดือน\n          ตอบข้อซักถามทุกเรื่อง", [("ITA122", 11)]),
        ("        steps:\n          เผยแพร่ข่าวสารทุกเดือน\n\n            ตอบข้อซักถาม", [("ITA122", 11)]),
        ("        steps:\n          เผยแพร่ข่าวสารทุกเดือน", []),
        ("        steps: เผยแพร่ข่าวสารทุกเดือน\n          ตอบข้อซักถามทุกเรื่อง", []),
        ("        steps:\n          - เผยแพร่ข่าวสารทุกเดือน\n            ตอบข้อซักถามทุกเรื่อง", []),
        ("        steps: |\n          เผยแพร่ข่าวสารทุกเดือน\n          ตอบข้อซักถามทุกเรื่อง", []),
        ("        steps:\n          'เผยแพร่ข่าวสารทุกเดือน\n          ตอบข้อซักถามทุกเรื่อง'", []),
        ("        steps:\n          เผยแพร่ข่าวสารทุกเดือน\n          ทางเว็บไซ\n          ต์ของหน่วยงาน", [("ITA116", 19)]),
    ],
)
def test_lines_below_the_name_of_a_list_are_entries_without_dashes(steps: str, expected: list[tuple[str, int]]) -> None:
    document = read("a.yaml", SAMPLE.replace(STEPS, steps).encode())
    findings = rules.run_rules(document, "report", edition_for(2568))
    assert [(finding.rule, finding.span.column) for finding in findings if finding.rule in IDS] == expected


def test_several_lines_of_a_field_that_is_no_list_are_one_text() -> None:
    written = "        period:\n          ไตรมาส ๒ ของปี\n          และไตรมาส ๔"
    assert found(written) == []


def broken(width: int) -> str:
    """A period that is broken inside a word, in a line of so many code points."""
    start, end = "        period: ", " ปีงบ"
    return f"{start}{'ก' * (width - len(start) - len(end))}{end}\n          ประมาณ ๒๕๖๘"


@pytest.mark.parametrize("width", [60, 80, 135])
def test_a_full_line_may_have_been_folded_by_a_program(width: int) -> None:
    assert found(broken(width)) == []


@pytest.mark.parametrize("width", [59, 136])
def test_no_program_folds_lines_as_short_or_as_long_as_this(width: int) -> None:
    assert found(broken(width)) == [("ITA116", width)]


@pytest.mark.parametrize(("space", "expected"), [(81, []), (82, [("ITA116", 80)])])
def test_a_line_that_goes_on_further_shows_that_no_program_folds_the_file(space: int, expected: list) -> None:
    start = "        remarks: "
    longer = f"{start}{'ข' * (space - len(start))} ค"

    assert found(f"{broken(80)}\n{longer}") == expected


@pytest.mark.parametrize("typed", ["# ก ข", "remarks: |\n          ก ข", "remarks: ก # ก ข"])
def test_how_far_a_comment_or_a_block_goes_says_nothing_of_that(typed: str) -> None:
    assert found(f"        {typed.replace('ก ข', 'ก ข' * 60)}\n{broken(80)}") == []
