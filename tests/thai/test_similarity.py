"""How similar two Thai texts are."""

from __future__ import annotations

import pytest

from itareport.thai.similarity import normalised, similarity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ดำเนินการ", "ดาเนินการ"),
        ("ปี ๒๕๖๘", "ปี2568"),
        ("ไตรมาส ๑-๔", "ไตรมาส (๑ – ๔)"),
        ("ITA", "ita"),
        ("", "!"),
    ],
)
def test_spaces_marks_punctuation_and_digits_make_no_difference(one: str, other: str) -> None:
    assert similarity(one, other) == 1


def test_it_is_the_share_of_pairs_of_letters() -> None:
    assert similarity("กขค", "กขง") == 0.5
    assert similarity("กขค", "งจฉ") == 0
    assert similarity("ก", "ข") == 0
    assert similarity("ก", "") == 0


def test_only_the_beginning_of_a_long_text_counts() -> None:
    assert len(normalised("ก" * 5_000)) == 1_600
    assert similarity("กข" * 200 + "ค" * 1_000, "กข" * 200 + "ง" * 1_000) == 1
