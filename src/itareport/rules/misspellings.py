"""The lists of misspelt Thai words, and how all of their words are found in a text at once."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

_WORDS = Path(__file__).with_name("words")
_SPACE = "␣"
_GRAM = 4
"""Letters of a gram: four of 16 bits are one machine word."""


class Misspelling(NamedTuple):
    """A wrong spelling and what is likely meant; ``wrong`` has three letters or more.

    The neighbours say where it is surely wrong: ``before`` and ``after``, when given, must stand there (one of them),
    ``not_before`` and ``not_after`` must not. ``alone`` asks that no Thai letter stands before it. ``list`` is the name
    of the list that it comes from.
    """

    wrong: str
    right: str
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    alone: bool = False
    list: str = ""

    def places(self, text: str) -> Iterator[int]:
        """Find the code points of a text where the misspelling begins."""
        start = text.find(self.wrong)
        while start >= 0:
            if self._is_wrong_between(text, start, start + len(self.wrong)):
                yield start
            start = text.find(self.wrong, start + 1)

    def _is_wrong_between(self, text: str, start: int, end: int) -> bool:
        if self.alone and start and "ก" <= text[start - 1] <= "๎":
            return False
        if self.before and not text.endswith(self.before, 0, start):
            return False
        if self.after and not text.startswith(self.after, end):
            return False
        # The empty tuple is no beginning of any text.
        return not (text.endswith(self.not_before, 0, start) or text.startswith(self.not_after, end))


class MisspellingTable:
    """Many misspellings, each looked for only in texts that hold its four letters least like the right spelling."""

    def __init__(self, misspellings: Iterable[Misspelling]) -> None:
        self._all = tuple(misspellings)
        self._short = [entry for entry in self._all if len(entry.wrong) < _GRAM]
        self._by_gram: dict[int, list[Misspelling]] = {}
        for entry in self._all:
            if len(entry.wrong) >= _GRAM:
                self._by_gram.setdefault(_most_distinctive(entry), []).append(entry)
        self._index = frozenset(self._by_gram)

    def __iter__(self) -> Iterator[Misspelling]:
        return iter(self._all)

    def find(self, text: str, name: str = "") -> list[tuple[int, Misspelling]]:
        """Find the misspellings of one list with the code points where they begin; the longest where several overlap."""
        found = [place for place in self._find_all(text) if place[1].list == name]
        kept = found[:1]
        for start, entry in found[1:]:
            if start >= kept[-1][0] + len(kept[-1][1].wrong):
                kept.append((start, entry))
        return kept

    def suspicious(self, text: str) -> Iterator[int]:
        """Find the code points where a misspelling of any list begins."""
        return (start for entry in self._likely(text) for start in entry.places(text))

    def _likely(self, text: str) -> Iterable[Misspelling]:
        grams = self._index.intersection(_grams(text))
        return chain(self._short, *(self._by_gram[gram] for gram in grams)) if grams else self._short

    @lru_cache(maxsize=1)  # noqa: B019 - the tables live as long as the program; the rules ask for one text in a row
    def _find_all(self, text: str) -> list[tuple[int, Misspelling]]:
        found = [(start, entry) for entry in self._likely(text) for start in entry.places(text)]
        found.sort(key=lambda place: (place[0], -len(place[1].wrong)))
        return found


def misspelt(name: str) -> Iterator[Misspelling]:
    """Read a list of misspellings from its file, as the head of ``words/misspellings.txt`` describes it."""
    for word, columns in _entries(name):
        yield Misspelling(word, columns[0], **_neighbours(columns[1:]), list=name)


def with_lost_am(name: str) -> Iterator[Misspelling]:
    """Read a list of right words from its file: each with any of its ำ written as า is a misspelling.

    The head of ``words/lost_sara_am.txt`` describes it.
    """
    common: dict[str, tuple[str, ...]] = {}
    for right, columns in _entries(name):
        neighbours = _neighbours(columns)
        if right.startswith("*"):
            common[right[1:]] = neighbours["not_before"]
            continue
        parts = right.split("ำ")
        not_before = common.get(f"{parts[0]}ำ", ())
        if len(parts[0].rstrip("่้๊๋")) == 1:
            # After เ such a word cannot stand, but its form with า is the vowel เ-า: บรรเทา|เกษตรกร.
            not_before += ("เ",)
        neighbours["not_before"] = not_before + neighbours.get("not_before", ())
        for wrong in _spellings(parts):
            if wrong != right:
                yield Misspelling(wrong, right, **neighbours, list=name)


def with_am_for_aa(name: str) -> Iterator[Misspelling]:
    """Read a list of right words from its file: each with every า written as ำ is a misspelling.

    The head of ``words/sara_am_for_aa.txt`` describes it.
    """
    for right, columns in _entries(name):
        yield Misspelling(right.replace("า", "ำ"), right, **_neighbours(columns), list=name)


def _entries(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in (_WORDS / f"{name}.txt").read_text("utf-8").splitlines():
        columns = line.partition("#")[0].split()
        if columns:
            yield columns[0].replace(_SPACE, " "), columns[1:]


def _neighbours(columns: Iterable[str]) -> dict[str, Any]:
    neighbours: dict[str, Any] = {}
    for column in columns:
        key, _, letters = column.replace(_SPACE, " ").partition("=")
        neighbours[key.replace("-", "_")] = tuple(letters.split(",")) if letters else True
    return neighbours


def _spellings(parts: list[str]) -> list[str]:
    """Put the parts of a word together with ำ or า between each two."""
    written = [parts[0]]
    for part in parts[1:]:
        written = [f"{beginning}{letter}{part}" for beginning in written for letter in "าำ"]
    return written


def _grams(text: str) -> tuple[int, ...]:
    """Every four letters in a row as one number. Unpacked in bulk, since this looks at each letter of each report."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    grams: tuple[int, ...] = ()
    for start in range(0, min(len(encoded) - 7, 8), 2):
        grams += struct.unpack_from(f"={(len(encoded) - start) // 8}Q", encoded, start)
    return grams


def _most_distinctive(entry: Misspelling) -> int:
    """The first four letters in a row that the right spelling has not, else the last four."""
    for start in range(len(entry.wrong) - _GRAM + 1):
        gram = entry.wrong[start : start + _GRAM]
        if gram not in entry.right:
            break
    return int.from_bytes(gram.encode("utf-16-le"), sys.byteorder)
