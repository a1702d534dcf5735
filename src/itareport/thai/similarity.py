"""How similar two Thai texts are, whatever their spaces, marks, punctuation and kind of digits."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from itareport.thai.digits import to_arabic

_LOST_AM = str.maketrans("ำ", "า")
_MAX_LENGTH = 400


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """The letters and digits of a text: no spaces, no punctuation, no vowel or tone mark above or below a letter.

    A lost or decomposed ำ, the commonest damage in copies, makes no difference.
    """
    return re.sub(r"[\W_]+", "", to_arabic(text[: 4 * _MAX_LENGTH]).translate(_LOST_AM)).lower()


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    plain = normalised(text)[:_MAX_LENGTH]
    return frozenset(map("".join, itertools.pairwise(plain)))


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's measure of two sets that are not both empty, from 0 for nothing in common to 1 for the same."""
    return 2 * len(one & other) / (len(one) + len(other))


def similarity(one: str, other: str) -> float:
    """How similar two short texts are, from 0 to 1, by the pairs of neighbouring letters that they share.

    Two letters forgive a lost mark or a misspelt word in a title or a heading. To tell measures apart, whose texts are
    long and much alike, ``diffing.matching`` takes three.
    """
    mine, theirs = _pairs(one), _pairs(other)
    if not mine or not theirs:
        return float(normalised(one) == normalised(other))
    return dice(mine, theirs)
