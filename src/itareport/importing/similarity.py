"""How alike two Thai texts are, whatever their blanks, marks, punctuation and kind of digits."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙ำ", "0123456789า")
_LONGEST = 400


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """The letters and digits of a text: no blanks, no punctuation, no vowel or tone mark above or below a letter.

    A lost or decomposed ำ, the commonest damage in copies, makes no difference.
    """
    return re.sub(r"[\W_]+", "", text[: 4 * _LONGEST].translate(_DIGITS)).lower()


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    letters = normalised(text)[:_LONGEST]
    return frozenset(map("".join, itertools.pairwise(letters)))


def similarity(one: str, other: str) -> float:
    """From 0 for nothing in common to 1: Dice's measure on pairs of neighbouring letters."""
    mine, theirs = _pairs(one), _pairs(other)
    if not mine or not theirs:
        return float(normalised(one) == normalised(other))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))
