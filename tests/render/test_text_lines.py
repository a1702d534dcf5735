"""How many lines a text takes in a column."""

from __future__ import annotations

import pytest
from hypothesis import given

from itareport.render.text_lines import EXPECTED, TALLEST, Room, text_width
from support.reports import texts


@pytest.mark.parametrize(
    ("letters", "em"), [("ก", 0.39), ("ที่", 0.43), ("๙", 0.45), ("m", 0.6), ("a", 0.34), ("A", 0.4), ("😀", 1.0)]
)
def test_letters_count_by_their_width(letters, em):
    assert text_width(letters * 10) == pytest.approx(em * 10)


def test_references_count_as_the_letter_they_stand_for_and_spaces_at_the_end_do_not():
    assert text_width("&amp;&lt;") == text_width("&<")
    assert text_width("ก  ") == text_width("ก")


def test_a_text_as_wide_as_its_column_takes_one_line():
    assert [Room.of(3.9, EXPECTED).lines(text_width("ก" * count)) for count in (10, 11)] == [1, 2]


def test_a_text_without_a_space_is_broken_by_its_width():
    assert Room.of(10.0, EXPECTED).lines(text_width("ก" * 3000)) == 121


@given(texts(max_size=60))
def test_more_space_never_takes_more_lines_and_the_tallest_font_never_fewer(text):
    width = text_width(text.replace("\n", " "))
    counts = {
        font: [Room.of(room, font).lines(width) for room in (-1.0, 0.5, 4.6, 12.0, 100.0)]
        for font in (EXPECTED, TALLEST)
    }
    assert all(lines == sorted(lines, reverse=True) for lines in counts.values())
    assert all(few <= many for few, many in zip(counts[EXPECTED], counts[TALLEST], strict=True))
