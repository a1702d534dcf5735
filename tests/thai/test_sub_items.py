"""Lines that begin as a sub-item does."""

from __future__ import annotations

import pytest

from itareport.thai.sub_items import is_between_dashes, is_sub_item


@pytest.mark.parametrize(
    "line", ["๑.๑ ตรวจ", "1.1.1. ตรวจ", "(๑) ตรวจ", "(ก) ตรวจ", "ก. ตรวจ", "ข) ตรวจ", "- ตรวจ", "  – ตรวจ"]
)
def test_it_has_a_mark_and_a_space(line: str) -> None:
    assert is_sub_item(line)


@pytest.mark.parametrize("line", ["", "ตรวจ", "๑. ตรวจ", "๑.๑", "๑.๑ตรวจ", "-ตรวจ", "(๑๒๓) ตรวจ", "กก. ตรวจ", "ก. "])
def test_any_other_line_is_none(line: str) -> None:
    assert not is_sub_item(line)


@pytest.mark.parametrize("text", ["- ไม่มี -", "-ไม่มี-", " – ไม่มีเรื่องร้องเรียน –", "- ปี ๒๕๖๗ - ๒๕๖๘ -"])
def test_a_text_between_two_dashes_is_no_item(text: str) -> None:
    assert is_between_dashes(text)


@pytest.mark.parametrize("text", ["", "-", "--", "- -", "---", "- ไม่มี", "ไม่มี -", "- ก\n- ข -", "- ไม่มี –", "-- ไม่มี --"])
def test_any_other_text_is_not_between_two_dashes(text: str) -> None:
    assert not is_between_dashes(text)
