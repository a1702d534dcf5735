from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.thai.periods import Year, shift_years, years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘", "ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๙"),
        ("1 ตุลาคม 2567 – 30 กันยายน 2568", "1 ตุลาคม 2568 – 30 กันยายน 2569"),
        ("ต.ค. ๖๗ - ก.ย. ๖๘", "ต.ค. ๖๘ - ก.ย. ๖๙"),
        ("ต.ค.67-ก.ย.68", "ต.ค.68-ก.ย.69"),
        ("ตุลาคม-ธันวาคม ๖๗", "ตุลาคม-ธันวาคม ๖๘"),
        ("ปีงบประมาณ พ.ศ.\u00a0๒๕๖๘", "ปีงบประมาณ พ.ศ.\u00a0๒๕๖๙"),
        ("พ.ศ. 2566-2570", "พ.ศ. 2567-2571"),
        ("ปีงบประมาณ 68-69", "ปีงบประมาณ 69-70"),
        ("ครั้งที่ 1/2568 และ ๒/๒๕๖๘", "ครั้งที่ 1/2569 และ ๒/๒๕๖๙"),
        ("1/10/67 ถึง ๓๐/๐๙/๒๕๖๘", "1/10/68 ถึง ๓๐/๐๙/๒๕๖๙"),
        ("2568-10-01", "2569-10-01"),
        ("มีนาคม ๒๕๖๘)", "มีนาคม ๒๕๖๙)"),
    ],
)
def test_each_buddhist_year_moves_in_its_own_digits(text: str, expected: str) -> None:
    assert shift_years(text, 1) == expected
    assert shift_years(expected, -1) == text


@pytest.mark.parametrize(
    "text",
    [
        "ไตรมาสที่ 1",
        "ทุกวันที่ 25 ของเดือน",
        "จำนวน 2568 ราย",
        "2568 คน",
        "2,568 บาท",
        "๒,๕๖๘.๕๐",
        "25680",
        "๒5๖8",
        "ผู้สูงอายุ 60 ปี 68 คน",
        "เดือนตุลาคม 60 คน",
        "ภายใน 60 วัน",
        "มาตรา 67",
        "มกราคม 15",
        "โทร. 02-2568-1234",
        "เลขที่ 2568",
        "ISO2568",
        "๒๕๖๘%",
        "พ.ศ. 2475",
        "ค.ศ. 2025",
        "",
    ],
)
def test_numbers_that_are_no_buddhist_years_stay(text: str) -> None:
    assert shift_years(text, 1) == text


def test_a_year_is_told_in_full_and_in_place() -> None:
    assert years("ต.ค. ๖๗ - ก.ย. 2568") == [Year(5, 7, 2567), Year(15, 19, 2568)]


@given(st.text("๐๑๒๕๖๗0256789 .-/,ตคกยปีงบ\n") | st.text(), st.integers(-30, 30))
def test_any_text_keeps_its_length_and_its_other_letters(text: str, difference: int) -> None:
    moved = shift_years(text, difference)
    found = years(text)
    assert len(moved) == len(text)
    for position, letter in enumerate(text):
        if not any(year.start <= position < year.end for year in found):
            assert moved[position] == letter


@pytest.mark.parametrize("piece", ["2", "๒๕๖๘", "ต.ค. 67 ", "ปีงบประมาณ ", "1/1/6"])
def test_a_long_text_is_searched_in_proportion(piece: str) -> None:
    assert years(piece * 20_000) is not None
