"""Which of two lists' things are the same."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from itareport.diffing.matching import Item, Standard, align, grams

ANY = Standard(weights=(1.0,), enough=0.5, enough_elsewhere=0.5, fill=False)


def items(*texts: str, home: int = 0) -> list[Item]:
    return [Item(home, text, "", (text,)) for text in texts]


def test_every_three_characters_count_and_both_ends_but_no_spaces() -> None:
    assert grams("ก ขค") == {"\x02\x02ก", "\x02กข", "กขค", "ขค\x03"}


def test_equal_things_are_pairs_wherever_they_are() -> None:
    found = align(items("หนึ่ง", "สอง", "สาม"), items("สาม", "หนึ่ง", "สอง"), ANY)
    assert found.pairs == ((2, 0), (0, 1), (1, 2))
    assert found.moved == {(2, 0)}


def test_a_reworded_thing_is_known_again_and_an_unlike_one_is_not() -> None:
    found = align(items("จัดทำคู่มือการปฏิบัติงาน", "ตรวจสอบพัสดุ"), items("จัดทำคู่มือปฏิบัติงาน", "ประชุม"), ANY)
    assert found.pairs == ((0, 0),)


def test_what_is_left_between_pairs_took_the_other_ones_place_where_that_is_asked() -> None:
    standard = Standard(weights=(1.0,), enough=0.5, enough_elsewhere=0.5, fill=True)
    assert align(items("ก", "ตรวจสอบ", "ข"), items("ก", "ประชุม", "ข"), standard).pairs == ((0, 0), (1, 1), (2, 2))


def test_the_mirror_image_of_an_alignment_is_that_of_the_other_direction() -> None:
    old, new = items("ก", "ข", "ค", "ง"), items("ง", "ค", "ข")
    assert align(old, new, ANY).mirrored() == align(new, old, ANY)


@given(st.permutations(range(7)))
def test_as_few_as_possible_count_as_moved(order: list[int]) -> None:
    texts = [f"รายการที่{number}" * 3 for number in range(7)]
    found = align(items(*texts), items(*(texts[index] for index in order)), ANY)
    assert len(found.pairs) == 7
    stayed = [i for i, j in found.pairs if (i, j) not in found.moved]
    assert all(one < other for one, other in pairwise(stayed))
    longest = max(
        size
        for size in range(8)
        for chosen in combinations(order, size)
        if all(one < other for one, other in pairwise(chosen))
    )
    assert len(stayed) == longest


def test_of_equal_choices_those_count_as_stayed_that_kept_their_number() -> None:
    assert align(items("ก", "ข"), items("ข", "ก"), ANY).moved == {(1, 0)}
    assert align(items("ก", "ข", "ค"), items("ค", "ข", "ก"), ANY).moved == {(2, 0), (0, 2)}
