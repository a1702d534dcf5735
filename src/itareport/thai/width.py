"""How many cells a text takes on a terminal."""

from __future__ import annotations

import re
from itertools import accumulate
from unicodedata import category, east_asian_width

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_CHANGES_ANOTHER = re.compile(f"[{_JOINER}{_EMOJI_STYLE}{chr(_SKIN_TONES.start)}-\U0010ffff]")
"""A letter after which, or with which, the letters of a text are not as wide as each of them alone."""

_MAX_KEPT = 1024
_HANGUL_INNER = range(0x1160, 0x1200)
_NO_CELL = frozenset({"Mn", "Me", "Cf", "Cc", "Zl", "Zp"})
_WIDE = frozenset({"W", "F"})


def cells(text: str) -> int:
    """Count the cells of a text on a terminal: marks take none, a wide letter two, everything else one.

    ``ที่`` takes one cell and ``น้ำ`` two, since ำ is a letter of its own. Line breaks, tabs and other controls count
    none: write a tab as spaces first. Widths are those of UAX #11 in Python's own tables; an emoji that is joined of
    several counts as one, as current terminals show it.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    if not _CHANGES_ANOTHER.search(text):
        return sum(map(_cells_of, text))
    total = last = 0
    joined = False
    for character in text:
        width = _cells_of(character)
        if joined or (last == 2 and ord(character) in _SKIN_TONES):
            width = 0
        elif character == _EMOJI_STYLE and last == 1:
            total, last = total + 1, 2
        joined = character == _JOINER and last == 2
        total += width
        last = width or last
    return total


class Widths:
    """The cells of any part of a text: its letters are looked at once, however many parts are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._before = None if _CHANGES_ANOTHER.search(text) else [0, *accumulate(map(_cells_of, text))]

    def of(self, start: int, end: int) -> int:
        """The cells of the letters from ``start`` to ``end``, as ``cells`` counts them."""
        if self._before is None:
            return cells(self._text[start:end])
        return self._before[end] - self._before[start]


class _CellsOfLetters(dict[str, int]):
    """The cells of each letter alone, for those that were met so far: a look into a dictionary is no call."""

    def __missing__(self, character: str) -> int:
        width = _cells_alone(character)
        if len(self) < _MAX_KEPT:
            self[character] = width
        return width


_cells_of = _CellsOfLetters().__getitem__


def _cells_alone(character: str) -> int:
    if character < "\u0300":
        return 1 if character.isprintable() or character == "\u00a0" else 0
    if category(character) in _NO_CELL or ord(character) in _HANGUL_INNER:
        return 0
    return 2 if east_asian_width(character) in _WIDE else 1
