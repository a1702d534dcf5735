"""Many texts of a report looked through at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from itareport.thai.patterns import Pattern

SEPARATOR = "\0"
"""Between two joined texts: a sign that is no letter, digit or space, and that no data file may hold."""


class JoinedTexts:
    """Texts joined to one string, in which a search is begun once and not in each of them.

    Nearly no text holds what a rule looks for, and to begin a search takes as long as to go through a text. What is
    looked for here must lie in one text, so it may not go across ``SEPARATOR``.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.whole = SEPARATOR.join(texts)
        self.starts = [0, *accumulate(len(text) + len(SEPARATOR) for text in texts)]
        """Where each text begins in ``whole``, in code points, and where another one would begin."""

    def index_at(self, place: int) -> int:
        """The index of the text that a code point of ``whole`` belongs to."""
        return bisect_right(self.starts, place) - 1

    def with_any(self, signs: Iterable[str]) -> set[int]:
        """The indices of the texts that one of the signs is in: letters or texts without :data:`SEPARATOR`."""
        found: set[int] = set()
        for sign in signs:
            place = self.whole.find(sign)
            while place >= 0:
                index = self.index_at(place)
                found.add(index)
                place = self.whole.find(sign, self.starts[index + 1])
        return found

    def holding(self, *patterns: Pattern) -> set[int]:
        """The indices of the texts in which a match of one of the patterns begins."""
        found = (match.start() for pattern in patterns for match in pattern.compiled.finditer(self.whole))
        return set(map(self.index_at, found))
