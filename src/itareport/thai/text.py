"""The letters of Thai by their part in a syllable, clusters, and where a blank cannot be meant.

A Thai syllable is written around a consonant: a leading vowel (เ แ โ ใ ไ) is before it, vowel signs and tone marks
are above or below it, and following vowels (ะ า ำ) after it. The order in a text is the order of typing.
"""

from __future__ import annotations

import re

from itareport.thai.patterns import Pattern

CONSONANTS = "\u0e01-\u0e2e"
LEADING_VOWELS = "\u0e40-\u0e44"
FOLLOWING_VOWELS = "\u0e30\u0e32\u0e33\u0e45"
VOWEL_MARKS = "\u0e31\u0e34-\u0e39"
TONE_MARKS = "\u0e48-\u0e4b"
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""Everything that is above or below a consonant. Like the names above: the inside of a regular expression's set."""

LETTERS = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
"""Consonants, vowels and marks, without ฯ, ๆ and digits."""

_CLUSTER = (
    rf"[{LEADING_VOWELS}]?[{CONSONANTS}][{MARKS}]*[{FOLLOWING_VOWELS}]*(?:[{CONSONANTS}][\u0e34\u0e38]?\u0e4c)*"
    r"|[0-9]+(?:[.,][0-9]+)*"
    r"|[๐-๙]+(?:[.,][๐-๙]+)*"
    r"|[A-Za-z\u00c0-\u024f]+"
    r"|\r\n"
    r"|[ \t\u00a0]+"
    rf"|[\s\S](?:\u200d[\s\S]|[{MARKS}\u0300-\u036f\u20d0-\u20ff\ufe0f\U0001f3fb-\U0001f3ff])*"
)
_BEGINS_INSIDE = rf"[{FOLLOWING_VOWELS}{MARKS}]|[{CONSONANTS}][\u0e34\u0e38]?\u0e4c"
_STAYS_OPEN = (
    rf"(?:[{LEADING_VOWELS}]"
    rf"|[\u0e31\u0e37][{TONE_MARKS}]?"
    rf"|\u0e40[{CONSONANTS}][\u0e34\u0e35][{TONE_MARKS}]?"
    r"|(?:(?<!ก)|(?<=[เแ]ก))\u0e47"
    r")\Z"
)
_PLAIN = Pattern(
    rf"""
    (?: [{CONSONANTS}]++                                    # consonants, and on the last of them one of these:
        (?: [\u0e34\u0e38] [{TONE_MARKS}\u0e4c]?+
          | [\u0e31\u0e35-\u0e37\u0e39] [{TONE_MARKS}]?+
          | [{TONE_MARKS}] (?:าะ?+|[ะำ])?+
          | าะ?+
          | [ะำ\u0e47\u0e4c]
        )?+
      | [{LEADING_VOWELS}](?=[{CONSONANTS}])
      | [ -~\0\n๐-๙ฯๆ“”‘’–—…•]++                              # signs that may be anywhere
    )*+
    """
)
_BEFORE_BLANK = 4
_MOJIBAKE = Pattern(r"เ[ธน]\S (?: เ[ธน]\S ){3}")
"""So many เธ and เน in a row are UTF-8 that was read as windows-874."""


def first_not_plain(text: str, begin: int = 0) -> int | None:
    r"""Find the code point from ``begin`` on where a letter may be at a place where no Thai word has it.

    None means that all are syllables in the usual order, spaces, digits and common signs only: a quick answer for
    nearly all texts. A text that is joined of several by ``\\0`` may be looked at in one go.
    """
    plain = _PLAIN.compiled.match(text, begin)
    end = plain.end() if plain else begin
    misread = _MOJIBAKE.compiled.search(text, begin, end)
    if misread:
        return misread.start()
    return end if end < len(text) else None


def is_plain(text: str) -> bool:
    """Whether every letter surely is where it may be; False means not known."""
    return first_not_plain(text) is None


def clusters(text: str) -> list[str]:
    """Take a text apart into the smallest pieces that a reader sees as one.

    A Thai consonant with its vowels, marks and silent letter, a number, a Latin word, a stretch of spaces, or any
    other letter with its marks. The pieces joined are the text.
    """
    return re.findall(_CLUSTER, text)


def may_join(left: str, right: str) -> bool:
    """Whether a space between ``left`` and ``right`` is surely inside a word, by the letters alone.

    So it is before a vowel sign, a mark or a silenced consonant, which cannot begin a word (``ถ`` + ``ึง``,
    ``ศาสต`` + ``ร์``), and before a consonant after a vowel that must be followed by one (``เ`` + ``จ้า``, ``นั้`` +
    ``น``). False means not known, not that the space is right.
    """
    if not left or not right or not re.match(rf"[{LETTERS}]", left[-1]):
        return False
    if re.match(_BEGINS_INSIDE, right):
        return True
    return re.match(rf"[{CONSONANTS}]", right) is not None and re.search(_STAYS_OPEN, left[-_BEFORE_BLANK:]) is not None
