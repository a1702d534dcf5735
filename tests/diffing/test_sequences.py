"""What two sequences have in common, and what of one is in order."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from itareport.diffing.sequences import Block, common, increasing


def test_the_blocks_are_what_both_have_in_order() -> None:
    assert common("abcxdef", "abcydef") == [Block(0, 0, 3), Block(4, 4, 3), Block(7, 7, 0)]


def test_equal_members_are_taken_from_the_ends_first() -> None:
    assert common("aaaa", "aabaa") == [Block(0, 0, 2), Block(2, 3, 2), Block(4, 5, 0)]


def test_nothing_in_common_is_the_empty_block_at_the_ends() -> None:
    assert common("ab", "cde") == [Block(2, 3, 0)]


def test_what_would_take_too_long_is_not_compared() -> None:
    assert common("xa" * 400, "ya" * 400) is None


@given(st.text("abc", max_size=20), st.text("abc", max_size=20))
def test_each_block_is_in_both_and_follows_the_one_before(old: str, new: str) -> None:
    i = j = 0
    blocks = common(old, new)
    assert blocks is not None
    for block in blocks:
        assert block.old >= i
        assert block.new >= j
        i, j = block.old + block.length, block.new + block.length
        assert old[block.old : i] == new[block.new : j]
    assert (i, j) == (len(old), len(new))


def test_the_most_numbers_that_increase_are_kept() -> None:
    assert increasing([3, 0, 1, 2], [False] * 4) == [1, 2, 3]


def test_of_equally_many_those_that_are_preferred_are_kept() -> None:
    assert increasing([1, 0], [False, True]) == [1]
    assert increasing([1, 0], [True, False]) == [0]


@given(st.permutations(range(6)), st.lists(st.booleans(), min_size=6, max_size=6))
def test_no_other_choice_of_increasing_numbers_is_better(numbers: list[int], preferred: list[bool]) -> None:
    choices = [
        (len(places), sum(preferred[at] for at in places))
        for count in range(7)
        for places in combinations(range(6), count)
        if all(numbers[a] < numbers[b] for a, b in pairwise(places))
    ]
    kept = increasing(numbers, preferred)
    assert all(numbers[a] < numbers[b] for a, b in pairwise(kept))
    assert (len(kept), sum(preferred[at] for at in kept)) == max(choices)


class Member:
    """A member that counts how often it is looked up."""

    looked_up = 0

    def __init__(self, value: tuple[str, int]) -> None:
        self.value = value

    def __hash__(self) -> int:
        Member.looked_up += 1
        return hash(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Member) and self.value == other.value


def isolated(side: str, count: int) -> list[Member]:
    """A sequence of which every tenth member is in the other side's sequence too, and is alone."""
    return [Member(("both", number) if number % 10 == 0 else (side, number)) for number in range(count)]


def test_what_is_looked_at_grows_with_the_length_and_not_with_its_square() -> None:
    counts = []
    for count in (4000, 16_000, 64_000):
        Member.looked_up = 0
        common(isolated("old", count), isolated("new", count))
        counts.append(Member.looked_up / count)
    assert max(counts) < 150


def test_a_text_of_which_every_third_character_is_kept_is_compared() -> None:
    old, new = ([Member((side if number % 3 else "both", number)) for number in range(600)] for side in ("a", "b"))
    blocks = common(old, new)
    assert blocks is not None
    assert sum(block.length for block in blocks) == 200
