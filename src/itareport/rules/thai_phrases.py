"""Find known wrong spellings in a text, many at once and without a regular expression for each."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

_GRAM = 4
"""Letters of a gram: four of 16 bits are one machine word."""


class Slip(NamedTuple):
    """A wrong spelling and what is likely meant; ``wrong`` has three letters or more.

    The neighbours say where it is surely wrong: ``before`` and ``after``, when given, must stand there (one of them),
    ``not_before`` and ``not_after`` must not. ``alone`` asks that no Thai letter stands before it.
    """

    wrong: str
    right: str
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    alone: bool = False

    def places(self, text: str) -> Iterator[int]:
        """The code points of a text where the slip begins."""
        start = text.find(self.wrong)
        while start >= 0:
            end = start + len(self.wrong)
            if (
                not (self.alone and start and "ก" <= text[start - 1] <= "๎")
                and not (self.before and not text.endswith(self.before, 0, start))
                and not (self.not_before and text.endswith(self.not_before, 0, start))
                and not (self.after and not text.startswith(self.after, end))
                and not (self.not_after and text.startswith(self.not_after, end))
            ):
                yield start
            start = text.find(self.wrong, start + 1)


class Slips:
    """A table of slips. Each is looked for only in texts that hold its four letters least like the right spelling."""

    def __init__(self, slips: Iterable[Slip]) -> None:
        self._slips = tuple(slips)
        self._short = [slip for slip in self._slips if len(slip.wrong) < _GRAM]
        self._by_gram: dict[int, list[Slip]] = {}
        for slip in self._slips:
            if len(slip.wrong) >= _GRAM:
                self._by_gram.setdefault(_telling(slip), []).append(slip)
        self._told = frozenset(self._by_gram)

    def __iter__(self) -> Iterator[Slip]:
        return iter(self._slips)

    def find(self, text: str) -> list[tuple[int, Slip]]:
        """Each slip of a text with the code point where it begins; the longest where several overlap."""
        grams = self._told.intersection(_grams(text))
        likely = chain(self._short, *(self._by_gram[gram] for gram in grams)) if grams else self._short
        found = [(start, slip) for slip in likely if slip.wrong in text for start in slip.places(text)]
        if len(found) < 2:
            return found
        found.sort(key=lambda place: (place[0], -len(place[1].wrong)))
        kept = found[:1]
        for start, slip in found[1:]:
            if start >= kept[-1][0] + len(kept[-1][1].wrong):
                kept.append((start, slip))
        return kept


@lru_cache(maxsize=1)
def _grams(text: str) -> tuple[int, ...]:
    """Every four letters in a row as one number. Unpacked in bulk, since this looks at each letter of each report."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    grams: tuple[int, ...] = ()
    for start in range(0, min(len(encoded) - 7, 8), 2):
        grams += struct.unpack_from(f"={(len(encoded) - start) // 8}Q", encoded, start)
    return grams


def _telling(slip: Slip) -> int:
    """The first four letters in a row that the right spelling has not, else the last four."""
    for start in range(len(slip.wrong) - _GRAM + 1):
        gram = slip.wrong[start : start + _GRAM]
        if gram not in slip.right:
            break
    return int.from_bytes(gram.encode("utf-16-le"), sys.byteorder)
