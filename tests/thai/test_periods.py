from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.thai.periods import MONTHS, Year, shift_years, years


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
        ("ปีงบประมาณ ๒๕๖๘ รายไตรมาส", "ปีงบประมาณ ๒๕๖๙ รายไตรมาส"),
        ("ปี ๒๕๖๘ เดือนมกราคม", "ปี ๒๕๖๙ เดือนมกราคม"),
        ("ปี ๒๕๖๗ ครั้ง ปี ๒๕๖๘ คน", "ปี ๒๕๖๘ ครั้ง ปี ๒๕๖๙ คน"),
        ("พ.ศ. ๒๕๖๘ วันที่ ๑", "พ.ศ. ๒๕๖๙ วันที่ ๑"),
        ("พ.ศ. ๒๕๖๖ - ๒๕๗๐ โครงการพัฒนา", "พ.ศ. ๒๕๖๗ - ๒๕๗๑ โครงการพัฒนา"),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘ ครั้งที่ ๑", "ปีงบประมาณ พ.ศ. ๒๕๖๙ ครั้งที่ ๑"),
        ("ปีงบ 2568 โครงการ", "ปีงบ 2569 โครงการ"),
        ("ปีงบฯ 2568 ฉบับที่ 1", "ปีงบฯ 2569 ฉบับที่ 1"),
        ("ปีงบประมาณ ๖๘ รายเดือน", "ปีงบประมาณ ๖๙ รายเดือน"),
        ("ปีการศึกษา ๒๕๖๘ เดือนพฤษภาคม", "ปีการศึกษา ๒๕๖๙ เดือนพฤษภาคม"),
        ("ครั้งที่ ๑/๒๕๖๘ วันที่ ๕", "ครั้งที่ ๑/๒๕๖๙ วันที่ ๕"),
        ("ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘ รายไตรมาส", "ตุลาคม ๒๕๖๘ - กันยายน ๒๕๖๙ รายไตรมาส"),
        ("ต.ค. ๖๗ - ก.ย. ๖๘ รายเดือน", "ต.ค. ๖๘ - ก.ย. ๖๙ รายเดือน"),
        ("ต.ค. ๖๗ วันที่ ๑", "ต.ค. ๖๘ วันที่ ๑"),
        ("มีนาคม 2568 หน่วยงานละ 1 ครั้ง", "มีนาคม 2569 หน่วยงานละ 1 ครั้ง"),
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
        "๒๕๖๘ ราย",
        "๒๕๖๘ รายการ",
        "๒๕๖๘ รายละ ๕๐๐ บาท",
        "๒๕๖๘ บาท",
        "๒๕๖๘ เดือน",
        "๒๕๖๘ ครั้งต่อปี",
        "จำนวน 2568 คน",
        "ปีจำนวน 2568 คน",
        "ปีละ 2568 คน",
        "ต่อปี 2568 คน",
        "ทุกปี 2568 คน",
        "อายุ 60 ปี 2568 คน",
        "อายุ ๖๐ปี ๒๕๖๘ คน",
        "เดือนตุลาคม 2568 คน",
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


@pytest.mark.parametrize("month", [stem for stems in MONTHS for stem in stems])
@pytest.mark.parametrize("ending", ["", "คม", "ยน", "พันธ์", "."])
def test_a_short_year_stands_behind_any_month(month: str, ending: str) -> None:
    assert shift_years(f"{month}{ending} ๖๗", 1) == f"{month}{ending} ๖๘"


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


@pytest.mark.parametrize("piece", ["2", "๒๕๖๘", "ต.ค. 67 ", "ปีงบประมาณ ", "1/1/6", "2568 คน ", "ก60 "])
def test_a_long_text_is_searched_in_proportion(piece: str) -> None:
    assert years("2568 " + piece * 20_000)
