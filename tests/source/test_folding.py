from __future__ import annotations

import pytest

from itareport.source.folding import Folding
from itareport.source.outline import rows_of

FULL = "period: " + "ก" * 40 + " " + "ข" * 30


def folding(*lines: str) -> Folding:
    return Folding(rows_of(lines))


def test_a_line_break_after_a_full_line_may_be_a_programs() -> None:
    assert folding(FULL, "  - ค").is_after(0)


@pytest.mark.parametrize("width", [59, 60])
def test_a_short_line_was_broken_by_a_person(width: int) -> None:
    line = "period: ก " + "ข" * (width - len("period: ก "))
    assert folding(line, "  - ค").is_after(0) == (width >= 60)


def test_a_longer_line_that_could_have_been_folded_shows_that_no_program_folds_this_file() -> None:
    assert not folding(FULL, "  - ค", f"responsible: {'ง' * 80} จ").is_after(0)


def test_a_longer_line_without_a_space_could_not_have_been_folded() -> None:
    assert folding(FULL, "  - ค", f"responsible: {'ง' * 80}").is_after(0)


def test_no_program_fills_lines_of_two_hundred_letters() -> None:
    assert not folding(f"period: {'ก' * 190} ข", "  - ค").is_after(0)
