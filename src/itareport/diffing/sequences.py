"""What two sequences have in common, in order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

MAX_WORK = 30_000
"""Up to so many pairs of equal members, which is what difflib's time grows with, two sequences are compared."""


class Block(NamedTuple):
    """``length`` equal members, from ``old`` on in the one sequence and from ``new`` on in the other."""

    old: int
    new: int
    length: int


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Block] | None:
    """The stretches that both sequences have, in order, an empty one at their ends last.

    None when it would take too long, as for texts of many thousand equal letters.
    """
    start = _shared(zip(old, new, strict=False))
    end = min(_shared(zip(reversed(old), reversed(new), strict=False)), min(len(old), len(new)) - start)
    a, b = old[start : len(old) - end], new[start : len(new) - end]
    found = [Block(0, 0, start)] if start else []
    if a and b:
        counted = Counter(b)
        if sum(counted[member] for member in a) > MAX_WORK:
            return None
        found += (Block(start + i, start + j, length) for i, j, length in _matched(a, b))
    if end:
        found.append(Block(len(old) - end, len(new) - end, end))
    return [*found, Block(len(old), len(new), 0)]


def _shared(pairs: Iterable[tuple[Hashable, Hashable]]) -> int:
    """How many pairs are equal before the first that is not."""
    count = 0
    for a, b in pairs:
        if a != b:
            break
        count += 1
    return count


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int, int]]:
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return ((i, j, length) for i, j, length in blocks if length)
