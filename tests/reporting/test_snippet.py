from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itareport.reporting import snippet
from itareport.reporting.snippet import WIDTH, marked, printable
from itareport.thai.width import cells


def mark_of(line: str, marked_text: str) -> tuple[int, int]:
    """The first cell of the mark under ``marked_text`` and how many cells it has."""
    start = line.index(marked_text)
    _shown, carets = marked(line, start, start + len(marked_text))
    return carets.index("^"), carets.count("^")


class TestMarked:
    def test_it_puts_a_caret_under_each_latin_letter(self):
        assert marked("steps: abc", 7, 10) == ("steps: abc", "       ^^^")

    def test_it_gives_marks_over_and_under_letters_no_cell(self):
        assert mark_of("ที่นี่ ปี ๒๕๖๗", "๒๕๖๗") == (5, 4)
        assert mark_of("กีฬา", "กี") == (0, 1)

    def test_it_counts_sara_am_as_a_letter(self):
        assert mark_of("น้ำ x", "น้ำ") == (0, 2)

    def test_it_marks_the_letter_below_a_mark(self):
        assert mark_of("ก่อนที่่ทำ", "่ทำ")[0] == 3
        assert marked("abที่", 3, 4)[1] == "  ^"

    def test_it_gives_wide_letters_two_cells(self):
        assert mark_of("ก漢字x", "字") == (3, 2)
        assert mark_of("漢字x", "x") == (4, 1)

    def test_it_marks_the_place_of_an_invisible_character(self):
        assert marked("ab\u200bc", 2, 3)[1] == "  ^"

    def test_it_gives_an_empty_stretch_one_caret(self):
        assert marked("abc", 1, 1)[1] == " ^"
        assert marked("", 0, 0) == ("", "^")

    def test_it_marks_after_the_end_of_a_line_that_is_too_short(self):
        assert marked("ab", 9, 12) == ("ab", "  ^")

    def test_it_expands_tabs(self):
        assert marked("a\tb", 2, 3) == ("a   b", "    ^")
        assert marked("\tx", 0, 1) == ("    x", "^^^^")

    def test_it_cuts_a_line_wider_than_a_terminal_around_the_mark(self):
        shown, carets = marked("ก" * 5_000 + "ABC" + "ข" * 5_000, 5_000, 5_003)

        assert cells(shown) <= WIDTH
        assert shown[carets.index("^") : carets.rindex("^") + 1] == "ABC"
        assert shown[0] == shown[-1] == "…"

    def test_it_shows_as_much_as_there_is_space_for(self):
        shown, carets = marked("ก" * 200 + "ABC", 200, 203, width=20)

        assert shown == "…" + "ก" * 15 + "ABC"
        assert carets == " " * 16 + "^^^"

    def test_it_marks_what_is_shown_of_a_long_stretch(self):
        shown, carets = marked("ก" * 1_000 + "ข" * 3_000 + "ก" * 1_000, 1_000, 4_000)

        assert carets.index("^") == shown.index("ข")
        assert carets.count("^") == shown.count("ข") >= WIDTH - 4
        assert cells(shown) <= WIDTH

    def test_it_keeps_a_line_whole_that_fits(self):
        line = "ที่" * WIDTH

        assert marked(line, 3, 4)[0] == line

    def test_it_never_begins_with_a_mark_without_its_letter(self):
        shown, _carets = marked("ที่" * 200, 300, 303, width=21)

        assert shown[1] == "ท"

    @given(st.text(st.sampled_from("aก่ีำ漢\u200b\t "), max_size=200), st.integers(0, 200), st.integers(0, 60))
    @settings(deadline=None, max_examples=200)
    def test_it_is_never_wider_than_it_may_be(self, line, start, length):
        shown, carets = marked(line, start, start + length, width=30)

        assert cells(shown) <= 30
        assert len(carets) <= 31

    @given(st.text(st.sampled_from("aก่ีำ漢\u200b\t\x1b "), max_size=60), st.integers(0, 60), st.integers(0, 60))
    @settings(deadline=None, max_examples=200)
    def test_it_never_marks_beyond_the_line(self, line, start, length):
        shown, carets = marked(line, start, start + length)

        assert carets.strip() == "^" * carets.count("^") != ""
        assert len(carets) <= max(cells(printable(line)), cells(shown)) + 1


class TestPrintable:
    @pytest.mark.parametrize("control", ["\x1b", "\x07", "\r", "\x9b", "\u202e", "\u2028", "\ud800"])
    def test_it_disarms_what_moves_the_cursor_or_turns_the_writing(self, control):
        assert printable(f"a{control}b") == "a\ufffdb"

    def test_it_leaves_thai_and_emoji_alone(self):
        assert printable("น้ำ ฯ ๆ 👩‍👧") == "น้ำ ฯ ๆ 👩‍👧"


def test_tabs_are_measured_in_steps_that_grow_with_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    def counting(text: str) -> int:
        nonlocal looked_at
        looked_at += len(text)
        return cells(text)

    monkeypatch.setattr(snippet, "cells", counting)
    line = "ก\t" * 2000
    assert printable(line) == "ก   " * 2000
    assert looked_at <= 2 * len(line)
