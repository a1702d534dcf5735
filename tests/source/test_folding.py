from __future__ import annotations

import pytest

from itareport.source.folding import Folding
from itareport.source.outline import rows_of

FULL = "period: " + "ก" * 40 + " " + "ข" * 30


def folding(*lines: str) -> Folding:
    return Folding(rows_of(lines))


def test_a_line_break_after_a_full_line_may_be_a_programs() -> None:
    assert folding(FULL, "  - ค").is_after(0, 2)


@pytest.mark.parametrize("width", [59, 60])
def test_a_short_line_was_broken_by_a_person(width: int) -> None:
    line = "period: ก " + "ข" * (width - len("period: ก "))
    assert folding(line, "  - ค").is_after(0, 2) == (width >= 60)


def test_a_longer_line_that_could_have_been_folded_shows_that_no_program_folds_this_file() -> None:
    assert not folding(FULL, "  - ค", f"responsible: {'ง' * 80} จ").is_after(0, 2)


def test_a_longer_line_without_a_space_could_not_have_been_folded() -> None:
    assert folding(FULL, "  - ค", f"responsible: {'ง' * 80}").is_after(0, 2)


def test_no_program_fills_lines_of_two_hundred_letters() -> None:
    assert not folding(f"period: {'ก' * 190} ข", "  - ค").is_after(0, 2)


@pytest.mark.parametrize(("by", "folded"), [(1, False), (2, True), (3, False), (4, True), (5, False)])
def test_a_program_indents_what_goes_on_by_two_or_four_spaces(by: int, folded: bool) -> None:
    assert folding(FULL, " " * by + "- ค").is_after(0, by) == folded


@pytest.mark.parametrize("typed", ["", "# ก"])
def test_no_program_writes_comments_or_blank_lines(typed: str) -> None:
    assert not folding(FULL, "  - ค", typed, "responsible: ง").is_after(0, 2)


def test_the_end_of_the_last_line_is_no_blank_line() -> None:
    assert folding(FULL, "  - ค", "responsible: ง", "").is_after(0, 2)


def test_a_program_folds_other_texts_of_the_file_in_the_same_way() -> None:
    others = ("", f"steps: {FULL}", "   และอื่น")
    assert folding(FULL, "   - ค", *others).is_after(0, 3)
    assert not folding(FULL, "  - ค", *others).is_after(0, 2)


@pytest.mark.parametrize(
    "typed",
    [f"preface: |\n  {'ง ' * 60}", f"responsible: ง # {'ง ' * 60}", f"# {'ง ' * 60}"],
    ids=["block", "after", "alone"],
)
def test_how_far_a_block_or_a_comment_goes_says_nothing_of_folding(typed: str) -> None:
    assert folding(FULL, "  - ค", *typed.split("\n")).is_full(0)
