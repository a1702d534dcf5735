"""What two sequences have in common, in order, and what of one is in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from difflib import Match

MAX_PAIRS = 30_000
"""Up to so many pairs of equal members two sequences are compared: difflib keeps a list of them."""

MIN_STEPS = 200_000
STEPS_EACH = 30
"""Members and pairs that are looked at, in all and for each member of the two sequences. difflib goes through the whole
rest of a sequence for each stretch that it finds, so long sequences with many isolated equal members take the product
of both. A reworded sentence takes ten steps a member; two texts of 140 KB are given up after 0.3 s."""


class Block(NamedTuple):
    """``length`` equal members, from ``old`` on in the one sequence and from ``new`` on in the other."""

    old: int
    new: int
    length: int


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Block] | None:
    """The stretches that both sequences have, in order, an empty one at their ends last.

    None when it would take too long, as for texts of many thousand equal characters.
    """
    start = _shared(zip(old, new, strict=False))
    end = min(_shared(zip(reversed(old), reversed(new), strict=False)), min(len(old), len(new)) - start)
    a, b = old[start : len(old) - end], new[start : len(new) - end]
    found = [Block(0, 0, start)] if start else []
    if a and b:
        try:
            found += (Block(start + i, start + j, length) for i, j, length in _matched(a, b))
        except _TooManyStepsError:
            return None
    if end:
        found.append(Block(len(old) - end, len(new) - end, end))
    return [*found, Block(len(old), len(new), 0)]


def increasing(numbers: Sequence[int], preferred: Sequence[bool]) -> list[int]:
    """The places of a longest increasing subsequence; of several one with the most places that are ``preferred``.

    Of all runs that end at or before a number only the best is ever gone on with: ``ends`` holds these numbers in order,
    ``best`` how long their runs are, how many preferred places they have, and their last place.
    """
    ends: list[int] = []
    best: list[tuple[int, int, int]] = []
    previous: list[int] = []
    for at, (number, is_preferred) in enumerate(zip(numbers, preferred, strict=True)):
        place = bisect_left(ends, number)
        length, count, last = best[place - 1] if place else (0, 0, -1)
        previous.append(last)
        run = (length + 1, count + is_preferred, at)
        worse = place
        while worse < len(best) and best[worse] < run:
            worse += 1
        ends[place:worse], best[place:worse] = [number], [run]
    kept = []
    at = best[-1][2] if best else -1
    while at >= 0:
        kept.append(at)
        at = previous[at]
    return kept[::-1]


def _shared(pairs: Iterable[tuple[Hashable, Hashable]]) -> int:
    """How many pairs are equal before the first that is not."""
    count = 0
    for a, b in pairs:
        if a != b:
            break
        count += 1
    return count


class _TooManyStepsError(Exception):
    """The comparison was given up."""


class _Matcher(SequenceMatcher[Hashable]):
    """difflib's matcher, which counts what it looks at: for each stretch the members of a range and their pairs."""

    def __init__(self, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
        counted = Counter(new)
        self._pairs_before = [0, *accumulate(counted[member] for member in old)]
        if self._pairs_before[-1] > MAX_PAIRS:
            raise _TooManyStepsError
        self._length = len(old)
        self._left = max(MIN_STEPS, STEPS_EACH * (len(old) + len(new)))
        super().__init__(None, old, new, autojunk=False)

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        ahi = self._length if ahi is None else ahi
        self._left -= ahi - alo + self._pairs_before[ahi] - self._pairs_before[alo]
        if self._left < 0:
            raise _TooManyStepsError
        return super().find_longest_match(alo, ahi, blo, bhi)


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int, int]]:
    blocks = _Matcher(old, new).get_matching_blocks()
    return ((i, j, length) for i, j, length in blocks if length)
