"""Which words of a text changed: Thai has no spaces between words, so letters with their marks are compared."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from itareport.diffing.sequences import common
from itareport.thai.text import clusters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GAP = 3
"""Up to so many unchanged letters between two changes are marked too. On reworded Thai sentences this gives 5, 4, 2
and 2 marks where a dictionary of words gives 5, 4, 2 and 2 and single letters 10, 6, 5 and 2."""

KEPT = 0.3
"""With less than this share of a text unchanged the text as a whole is marked."""

PHRASE = re.compile(r"\S*\s+|\S+")


class Op(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Mark(NamedTuple):
    """A stretch of text and what happened to it."""

    op: Op
    text: str


def marked(old: str, new: str) -> list[Mark]:
    """The two texts as one: without what was added it is ``old``, without what was removed ``new``.

    Neighbouring marks differ in their ``op``, none is empty, and a removed stretch comes before the added one.
    """
    marks = _joined(_compare(old, new))
    same = sum(len(mark.text) for mark in marks if mark.op is Op.SAME)
    if same < KEPT * min(len(old), len(new)):
        return _whole(old, new)
    return marks


def _whole(old: str, new: str) -> list[Mark]:
    return [mark for mark in (Mark(Op.REMOVED, old), Mark(Op.ADDED, new)) if mark.text]


def _compare(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Pairs of stretches that stand for each other, equal or not: of letters, in long texts first of whole phrases."""
    pairs = _pairs(clusters(old), clusters(new))
    if pairs is None:
        phrases = _pairs(PHRASE.findall(old), PHRASE.findall(new)) or [(old, new)]
        pairs = [finer for a, b in phrases for finer in _pairs(clusters(a), clusters(b)) or [(a, b)]]
    return iter(pairs)


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]] | None:
    blocks = common(old, new)
    if blocks is None:
        return None
    pairs = []
    i = j = 0
    for block in blocks:
        same = "".join(old[block.old : block.old + block.length])
        pairs += [("".join(old[i : block.old]), "".join(new[j : block.new])), (same, same)]
        i, j = block.old + block.length, block.new + block.length
    return pairs


def _joined(pairs: Iterator[tuple[str, str]]) -> list[Mark]:
    """Marks of pairs, with a change and the next one made one where no more than ``GAP`` letters lie between."""
    runs = _runs((old == new, old, new) for old, new in pairs if old or new)
    # A short stretch between two changes counts as changed, so that it and they are one run.
    last = len(runs) - 1
    joined = _runs(
        (same and not (0 < at < last and len(old) <= GAP), old, new) for at, (same, old, new) in enumerate(runs)
    )
    marks: list[Mark] = []
    for same, old, new in joined:
        marks += [Mark(Op.SAME, old)] if same else _whole(old, new)
    return marks


_Run = tuple[bool, str, str]


def _runs(pairs: Iterable[_Run]) -> list[_Run]:
    """Pairs, each with whether its texts count as the same, with neighbours that agree in this made one."""
    runs = []
    for same, group in groupby(pairs, key=itemgetter(0)):
        run = list(group)
        runs.append((same, "".join(old for _same, old, _new in run), "".join(new for _same, _old, new in run)))
    return runs
