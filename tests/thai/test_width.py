from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.thai.width import Widths, cells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("ITA 201", 7),
        ("ที่", 1),
        ("น้ำ", 2),
        ("เจ้าหน้าที่", 7),
        ("กตัญญู", 4),
        ("สิทธิ์", 3),
        ("๒๕๖๘", 4),
        ("พ.ศ.\u00a0๒๕๖๘", 9),
        ("ก\u200bข", 2),
        ("ก\u00adข\ufeff", 2),
        ("漢字", 4),
        ("ｱ", 1),
        ("Ａ", 2),
        ("e\u0301", 1),
        ("\uf70a", 1),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩\u200d🌾", 2),
        ("👨\u200d👩\u200d👧 ครอบครัว", 10),
        ("❤\ufe0f", 2),
        ("🇹🇭", 2),
        ("\u1100\u1161", 2),
        ("ก\tข\nค", 3),
        ("\x85\x00", 0),
    ],
)
def test_marks_take_no_cell_and_wide_letters_two(text: str, expected: int) -> None:
    assert cells(text) == expected


@given(st.text())
def test_every_text_has_a_width(text: str) -> None:
    assert 0 <= cells(text) <= 2 * len(text)


@given(st.text("กขเา่้ ๑Ab漢"), st.text("กขเา่้ ๑Ab漢"))
def test_widths_add_up(left: str, right: str) -> None:
    assert cells(left + right) == cells(left) + cells(right)


@pytest.mark.parametrize("text", ["ที่น้ำ กขค 工a\u0301", "ครอบครัว 👩\u200d👧 ❤\ufe0f 👍🏽 จบ", ""])
def test_the_cells_of_a_part_are_counted_as_if_it_was_alone(text):
    widths = Widths(text)

    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            assert widths.of(start, end) == cells(text[start:end])
