"""The repairs of Thai text that are certain: the letters meant stay the same, only how they are stored changes.

Never done by Unicode's own normal forms: NFC leaves a split ำ and a tone mark before ◌ี as they are, and NFKC splits
every ำ.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Literal, NamedTuple

from itareport.thai.patterns import Pattern
from itareport.thai.text import CONSONANTS, LETTERS, MARKS, TONE_MARKS, VOWEL_MARKS

What = Literal["private-use", "invisible", "blank", "sara-am", "sara-ae", "doubled", "order", "era"]
"""The kinds of repair: a private-use mark, an invisible character, a no-break space between Thai letters, a ำ stored in
two parts, เ typed twice for แ, a mark typed twice, marks in the wrong order, a missing space after พ.ศ."""


class Edit(NamedTuple):
    """One repair: the code points ``start`` to ``end`` of the old text become ``new``."""

    start: int
    end: int
    new: str
    what: What


class Repaired(NamedTuple):
    """A repaired text and the edits that lead to it, in order and without overlap."""

    text: str
    edits: tuple[Edit, ...]


INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
"""Characters that show nothing and that Thai text never needs: the inside of a regular expression's set."""

JOINERS = "\u200c\u200d"
"""Characters that show nothing, and that emoji and some other scripts do need between their letters."""

_NEEDS_JOINER = r"[^\x00-\u02ff\u0e00-\u0e7f\u2000-\u206f\uf700-\uf71a\ufeff]"
STRAY_JOINER = rf"(?:(?<!{_NEEDS_JOINER})[{JOINERS}]|[{JOINERS}](?!{_NEEDS_JOINER}))"
NO_BREAK_BLANK = rf"(?<=[{LETTERS}])\u00a0(?=[{LETTERS}])"
"""A no-break space between two Thai letters. Beside a digit, a dot, ๆ or ฯ it is often meant (พ.ศ. ๒๕๖๘) and stays."""

PRIVATE_USE = dict(
    zip(map(chr, range(0xF700, 0xF71B)), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True),
)
"""Thai letters in the places that old Windows fonts gave to their shifted shapes."""

JOINED_ERA = r"(?<![ก-ฮ]\.)[พคร]\.ศ\.(?=[0-9๐-๙])"
"""พ.ศ., ค.ศ. or ร.ศ. right before its number, which the Royal Society separates by a space."""

_STORED = Pattern("[\uf700-\uf71a]")
_INVISIBLE = Pattern(rf"(?: [{INVISIBLE}] | {STRAY_JOINER} )+")
_BLANK = Pattern(NO_BREAK_BLANK)
_PAIR = Pattern("(?<!เ) เเ (?!เ)")
_RUN = Pattern(rf"[{MARKS}]+ (?: [าำ][{TONE_MARKS}]? )? | (?<=[{CONSONANTS}])[าำ][{TONE_MARKS}]")
_ERA = Pattern(JOINED_ERA)
_DOUBLED = Pattern(rf"([{MARKS}])\1+")
_SWAPPED = (
    Pattern(rf"^([{TONE_MARKS}])([{VOWEL_MARKS}])$"),  # a tone mark before its vowel
    Pattern("^(\u0e4c)([\u0e34\u0e38])$"),  # ์ before its vowel
    Pattern(rf"^([าำ])([{TONE_MARKS}])$"),  # a tone mark after า
)
_SPLIT_SARA_AM = Pattern(
    rf"^ (?: ([{TONE_MARKS}]?)\u0e4d | \u0e4d([{TONE_MARKS}]) ) [าำ] $ | ^ \u0e4d[าำ]([{TONE_MARKS}]) $"
)


def repair(text: str, *, spacing: bool = False) -> Repaired:
    """Repair what is certain in a text, and say what was done; with ``spacing`` also the space that พ.ศ.๒๕๖๘ lacks.

    Spelling, spaces at line wraps and everything that only a reader can judge stay as they are. A repaired text needs
    no further repair.
    """
    work = _Work(text)
    work.apply(_STORED, "private-use", lambda character: PRIVATE_USE[character])
    work.apply(_INVISIBLE, "invisible", lambda _: "")
    work.apply(_BLANK, "blank", lambda _: " ")
    work.apply(_PAIR, "sara-ae", lambda _: "แ")
    work.apply(_RUN, "sara-am", _joined)
    work.apply(_RUN, "doubled", lambda run: _DOUBLED.compiled.sub(r"\1", run))
    work.apply(_RUN, "order", _ordered)
    work.apply(_RUN, "sara-am", _joined)
    if spacing:
        work.apply(_ERA, "era", lambda era: f"{era} ")
    return Repaired(work.text, work.edits())


def _joined(run: str) -> str:
    return _SPLIT_SARA_AM.compiled.sub(lambda match: "".join(match.groups("")) + "ำ", run)


def _ordered(run: str) -> str:
    for pattern in _SWAPPED:
        run = pattern.compiled.sub(r"\2\1", run)
    return run


class _Work:
    """A text under repair, with the place in the first text that each of its characters came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._places: list[tuple[int, int]] = [(place, place + 1) for place in range(len(text))]
        self._changes: list[tuple[int, int, What]] = []

    def apply(self, pattern: Pattern, what: What, change: Callable[[str], str]) -> None:
        """Replace every match that ``change`` makes another text of."""
        text: list[str] = []
        places: list[tuple[int, int]] = []
        done = 0
        for match in pattern.compiled.finditer(self.text):
            new = change(match[0])
            if new != match[0]:
                place = (self._places[match.start()][0], self._places[match.end() - 1][1])
                self._changes.append((*place, what))
                text += self.text[done : match.start()], new
                places += self._places[done : match.start()]
                places += [place] * len(new)
                done = match.end()
        if done:
            self.text = "".join(text) + self.text[done:]
            self._places = places + self._places[done:]

    def edits(self) -> tuple[Edit, ...]:
        """The changes as edits of the first text; those at one place are one, named by what begins first."""
        merged: list[tuple[int, int, What]] = []
        for start, end, what in sorted(self._changes, key=lambda change: change[:2]):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]), merged[-1][2])
            else:
                merged.append((start, end, what))
        # Each character came from inside one edit or from outside all of them, in the order of the text.
        ends = [end for _, end in self._places]
        begins = [bisect_right(ends, start) for start, _, _ in merged]
        stops = [bisect_right(ends, end) for _, end, _ in merged]
        return tuple(
            Edit(start, end, self.text[begin:stop], what)
            for (start, end, what), begin, stop in zip(merged, begins, stops, strict=True)
        )
