"""Which words of a text are marked as changed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.diffing.marking import GAP, Op, marked
from itareport.thai.text import clusters
from support.reports import LETTERS


def written(old: str, new: str) -> str:
    forms = {Op.SAME: "{}", Op.REMOVED: "[-{}-]", Op.ADDED: "{{+{}+}}"}
    return "".join(forms[op].format(text) for op, text in marked(old, new))


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("จัดทำคู่มือการปฏิบัติงาน", "จัดทำคู่มือการทำงาน", "จัดทำคู่มือการ[-ปฏิบัติ-]{+ทำ+}งาน"),
        ("คู่มือการบริการ", "คู่มือการให้บริการ", "คู่มือการ{+ให้+}บริการ"),
        ("แก้ไขปัญหาคาการทุจริต", "แก้ไขปัญหาการทุจริต", "แก้ไขปัญหา[-คา-]การทุจริต"),
        ("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘", "ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๙", "ไตรมาส ๑-๔ ปีงบประมาณ [-๒๕๖๘-]{+๒๕๖๙+}"),
        ("ใช้ระบบ E-Service ทุกวัน", "ใช้ระบบ E-Office ทุกวัน", "ใช้ระบบ E-[-Service-]{+Office+} ทุกวัน"),
        ("เจ้าหน้าที ตามแผนงาน", "เจ้าหน้าที่ ตามแผนงาน", "เจ้าหน้า[-ที-]{+ที่+} ตามแผนงาน"),
    ],
)
def test_whole_clusters_numbers_and_latin_words_are_marked(old: str, new: str, seen: str) -> None:
    assert written(old, new) == seen


def test_two_changes_with_a_few_characters_between_are_one() -> None:
    assert written("จัดประชุมงานพัสดุที่ศาลากลาง", "จัดสัมมนางานคลังที่ศาลากลาง") == ("จัด[-ประชุมงานพัสดุ-]{+สัมมนางานคลัง+}ที่ศาลากลาง")


def test_texts_that_have_little_in_common_are_marked_as_a_whole() -> None:
    assert written("จัดอบรมบุคลากรเรื่องวินัย", "ซื้อวัสดุให้บุคลากรทุกคนใช้") == ("[-จัดอบรมบุคลากรเรื่องวินัย-]{+ซื้อวัสดุให้บุคลากรทุกคนใช้+}")


def test_of_a_long_text_only_the_changed_words_are_marked() -> None:
    text = "ให้ทุกกองรายงานผลการดำเนินการต่อผู้บริหารทุกเดือน " * 300

    assert written(f"{text}กองคลัง {text}", f"{text}กองช่าง {text}") == f"{text}กอง[-คลั-]{{+ช่า+}}ง {text}"


def test_a_text_too_long_to_compare_by_letters_is_compared_by_phrases() -> None:
    old, new = "กก " * 1000 + "ขข " + "กก " * 1000, "คค " + "กก " * 1000 + "งง " + "กก " * 999 + "จจ "

    assert "".join(text for op, text in marked(old, new) if op is not Op.ADDED) == old
    assert "".join(text for op, text in marked(old, new) if op is not Op.REMOVED) == new


THAI = st.text(LETTERS + " ab12", max_size=40)


@given(THAI, THAI)
def test_without_its_marks_it_is_one_text_or_the_other(old: str, new: str) -> None:
    marks = marked(old, new)

    assert "".join(text for op, text in marks if op is not Op.ADDED) == old
    assert "".join(text for op, text in marks if op is not Op.REMOVED) == new


@given(THAI, THAI, THAI, THAI)
def test_marks_are_few_and_tear_no_cluster(head: str, old: str, new: str, tail: str) -> None:
    before, after = head + old + tail, head + new + tail
    marks = marked(before, after)

    for (op, text), (next_op, _text) in pairwise(marks):
        assert text
        assert (op, next_op) not in {(Op.ADDED, Op.REMOVED), (op, op)}
    for op, text in marks[1:-1]:
        assert op is not Op.SAME or len(text) > GAP
    for side, other in ((before, Op.ADDED), (after, Op.REMOVED)):
        pieces = [clusters(text) for op, text in marks if op is not other]
        assert [cluster for piece in pieces for cluster in piece] == clusters(side)
