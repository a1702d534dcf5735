"""The lists of misspelt Thai words, and how all of their words are found in a text at once."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple

from itareport.rules.joined import JoinedTexts

_WORDS = Path(__file__).with_name("words")
_SPACE = "␣"
_GRAM = 4
"""Letters of a gram."""

_RARE = "๊ำใไ"
"""Letters that texts have few of, the rarest first, and most short misspellings one: a search leaps to the next."""


class Misspelling(NamedTuple):
    """A wrong spelling and what is likely meant; ``wrong`` has three letters or more.

    The neighbours say where it is surely wrong: ``before`` and ``after``, when given, must be there (one of them),
    ``not_before`` and ``not_after`` must not. ``alone`` asks that no Thai letter is before it. ``list`` is the name
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

    def is_at(self, text: str, start: int) -> bool:
        """Whether the misspelling begins at a code point of a text, with the neighbours that make it one."""
        if not text.startswith(self.wrong, start) or start < 0:
            return False
        end = start + len(self.wrong)
        if self.alone and start and "ก" <= text[start - 1] <= "๎":
            return False
        if self.before and not text.endswith(self.before, 0, start):
            return False
        if self.after and not text.startswith(self.after, end):
            return False
        # The empty tuple is no beginning of any text.
        return not (text.endswith(self.not_before, 0, start) or text.startswith(self.not_after, end))


class MisspellingTable:
    """Many misspellings, found in one pass over a text.

    One of five letters or more is known by two grams that begin beside each other, so that only the grams at even
    places of a text are looked up: of two neighbours one is. Shorter ones are looked for at their rarest letter.
    """

    def __init__(self, misspellings: Iterable[Misspelling]) -> None:
        self._all = tuple(misspellings)
        self._by_gram: dict[str, list[tuple[int, Misspelling]]] = {}
        self._by_letter: dict[str, list[tuple[int, Misspelling]]] = {}
        for entry in self._all:
            if len(entry.wrong) > _GRAM:
                first = _most_distinctive(entry)
                for place in (first, first + 1):
                    self._by_gram.setdefault(entry.wrong[place : place + _GRAM], []).append((place, entry))
            else:
                letter = next((letter for letter in _RARE if letter in entry.wrong), entry.wrong[0])
                self._by_letter.setdefault(letter, []).append((entry.wrong.index(letter), entry))
        self._index = frozenset(_grams("".join(self._by_gram)))
        self._short = {letter: _at_letter(entries) for letter, entries in self._by_letter.items()}
        self._found: dict[str, list[tuple[int, Misspelling]]] = {}

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

    def look_through(self, texts: JoinedTexts) -> set[int]:
        """The indices of the texts that hold misspellings, which are kept for the questions about each of them."""
        found: dict[int, list[tuple[int, Misspelling]]] = {}
        for start, entry in self.places(texts.whole):
            index = texts.index_at(start)
            found.setdefault(index, []).append((start - texts.starts[index], entry))
        self._found = {texts.texts[index]: sorted(places, key=_first_and_longest) for index, places in found.items()}
        return set(found)

    def places(self, text: str) -> list[tuple[int, Misspelling]]:
        """Find the misspellings of all lists, in any order, with the code points where they begin."""
        # That nearly no place is one is found out without a step of Python for each.
        known = [
            *((place, self._by_gram.get(text[place : place + _GRAM], ())) for place in self._places_of_grams(text)),
            *(
                (match.start(), self._by_letter[letter])
                for letter, pattern in self._short.items()
                for match in pattern.finditer(text)
            ),
        ]
        return [
            (place - offset, entry)
            for place, entries in known
            for offset, entry in entries
            if entry.is_at(text, place - offset)
        ]

    def _places_of_grams(self, text: str) -> Iterator[int]:
        """The even places of a text at which a gram begins that is known, or one that has the same low bytes."""
        for first in (0, 2):
            known = map(self._index.__contains__, _grams(text[first:]))
            yield from compress(range(first, len(text), _GRAM), known)

    def _find_all(self, text: str) -> list[tuple[int, Misspelling]]:
        found = self._found.get(text)
        if found is None:
            # Only this text is kept: the tables live as long as the program, and the rules ask for one in a row.
            found = sorted(self.places(text), key=_first_and_longest)
            self._found = {text: found}
        return found


def _first_and_longest(place: tuple[int, Misspelling]) -> tuple[int, int]:
    return place[0], -len(place[1].wrong)


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
            # After เ such a word cannot occur, but its form with า is the vowel เ-า: บรรเทา|เกษตรกร.
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
    """A text cut into grams, each as one number of 32 bits: the low byte tells Thai letters from each other."""
    low_bytes = text.encode("utf-32-le", "surrogatepass")[::4]
    return struct.unpack_from(f"<{len(low_bytes) // _GRAM}I", low_bytes)


def _at_letter(entries: Iterable[tuple[int, Misspelling]]) -> re.Pattern[str]:
    """The letter at an offset of all the misspellings, where one of them is round it."""
    letter = next(entry.wrong[offset] for offset, entry in entries)
    round_it = (f"(?<={entry.wrong[: offset + 1]})(?={entry.wrong[offset + 1 :]})" for offset, entry in entries)
    return re.compile(f"{letter}(?:{'|'.join(round_it)})")


def _most_distinctive(entry: Misspelling) -> int:
    """The place in the wrong spelling of the first four letters in a row that the right one has not, else of the last."""
    last = len(entry.wrong) - _GRAM - 1
    return next((start for start in range(last) if entry.wrong[start : start + _GRAM] not in entry.right), last)
