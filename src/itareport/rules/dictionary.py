"""Rules that need a dictionary: the optional extra ``itareport[thai]``, off unless asked for.

Texts are cut into words by nlpo3 (the newmm algorithm) with the word list in ``itareport/thai/words``. A dictionary
never holds every name, so these rules say what to look at, not what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

from itareport.errors import UsageError
from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_, _
from itareport.rules.thai_base import PLACE, TextMatch, TextRule
from itareport.thai.text import CONSONANTS, LEADING_VOWELS, LETTERS, TONE_MARKS

_WORDS = Path(__file__).parents[1] / "thai" / "words"
_ALL = _WORDS / "words.txt"
_COMMON = _WORDS / "common.txt"
_NAME = "itareport"

_RUN = rf"(?<![{LETTERS}.])[{LETTERS}]+(?![{LETTERS}.ฯ])"
"""A stretch of Thai letters that is no abbreviation."""

_GAP = rf"(?<=[{LETTERS}]) (?=[{CONSONANTS}{LEADING_VOWELS}])"
_LETTERS_ONLY = rf"[{CONSONANTS}]{{2,5}}"
"""An abbreviation that is written without dots: กวจ, สสจ."""

_MIN_UNKNOWN = 3
_MIN_TORN = 4
_TITLES = frozenset({"นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง"})
"""After these comes a name: first name and, after one space, surname."""

_JOINED = 3


class _Lexicon(NamedTuple):
    words: frozenset[str]
    untoned: dict[str, str]
    """Common words with one tone mark left out, where that makes no word of its own."""


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    known: bool


@cache
def _lexicon() -> _Lexicon:
    try:
        import nlpo3
    except ImportError:
        raise UsageError(
            _("the dictionary rules need the extra “thai”, which is not installed"),
            _('Install it with: pip install "itareport[thai]" — or take ITA301 to ITA303 out of select.'),
        ) from None
    nlpo3.load_dict(str(_ALL), _NAME)
    words = frozenset(_ALL.read_text("utf-8").split())
    untoned: dict[str, str] = {}
    for word in _COMMON.read_text("utf-8").split():
        for mark in re.finditer(f"[{TONE_MARKS}]", word):
            without = word[: mark.start()] + word[mark.end() :]
            if without not in words:
                untoned.setdefault(without, word)
    return _Lexicon(words, untoned)


@lru_cache(maxsize=4)
def _words_of(text: str) -> tuple[tuple[_Word, ...], ...]:
    """The words of each stretch of Thai letters; what is unknown in a row is one."""
    return tuple(tuple(_cut(match[0], match.start())) for match in re.finditer(_RUN, text))


def _cut(run: str, start: int) -> Iterator[_Word]:
    known = _lexicon().words  # which says how to install nlpo3 when it is missing
    import nlpo3

    # Not safe=True: nlpo3 1.4.0 then cuts some texts at the wrong places.
    for is_known, words in groupby(nlpo3.segment(run, _NAME), known.__contains__):
        for word in words if is_known else ("".join(words),):
            yield _Word(start, start + len(word), word, is_known)
            start += len(word)


def _unknown_word(text: str) -> Iterator[TextMatch]:
    for run in _runs_without_names(text):
        for word in run:
            if word.known or len(word.text) < _MIN_UNKNOWN:
                continue
            if len(run) > 1 or not re.fullmatch(_LETTERS_ONLY, word.text):
                yield TextMatch(
                    word.start,
                    word.end,
                    _("“{word}” is not in the word list").format(word=word.text),
                    _("Check the spelling; a name or a new word may be right."),
                )


def _runs_without_names(text: str) -> Iterator[tuple[_Word, ...]]:
    """The stretches of words that hold no name of a person, by the title before it."""
    surname_at = -1
    for run in _words_of(text):
        named = any(word.text in _TITLES for word in run)
        if not named and run[0].start != surname_at:
            yield run
        surname_at = run[-1].end + 1 if named else -1


def _missing_tone_mark(text: str) -> Iterator[TextMatch]:
    untoned = _lexicon().untoned
    for run in _words_of(text):
        done = 0
        for first, word in enumerate(run):
            joined = ""
            for last in run[first : first + _JOINED]:
                joined += last.text
                if word.start >= done and joined in untoned:
                    done = last.end
                    yield TextMatch(
                        word.start,
                        last.end,
                        _("“{word}” seems to lack a tone mark").format(word=joined),
                        _("Probably “{likely}” is meant.").format(likely=untoned[joined]),
                    )
                    break


def _space_in_word(text: str) -> Iterator[TextMatch]:
    for left, right in pairwise(_words_of(text)):
        torn = _torn(left, right) if text[left[-1].end : right[0].start] == " " else None
        if torn:
            word = "".join(part.text for part in torn)
            yield TextMatch(
                torn[0].start,
                torn[-1].end,
                _("a space splits “{word}”").format(word=word),
                _("Delete the space: “{word}”.").format(word=word),
            )


def _torn(left: tuple[_Word, ...], right: tuple[_Word, ...]) -> tuple[_Word, ...] | None:
    """The last words of one stretch and the first of the next that are one word together and not each by itself."""
    for before, after in ((2, 2), (2, 1), (1, 2), (1, 1)):
        parts = (*left[-before:], *right[:after])
        joined = "".join(part.text for part in parts)
        if len(joined) >= _MIN_TORN and joined in _lexicon().words and not all(part.known for part in parts):
            return parts
    return None


def _rule(number: int, name: str, summary: str, why: str, bad: str) -> Rule:
    return Rule(
        f"ITA{number}", name, Family.DICTIONARY, Severity.INFO, summary, why, Example(PLACE, bad, "ดำเนินการตามแผน")
    )


UNKNOWN_WORD = _rule(
    301,
    "unknown-word",
    N_("a word that is not in the word list"),
    N_("Most words that no list knows are misspelt; the others are names."),
    "ดำเนินการตามแผณ",
)
MISSING_TONE_MARK = _rule(
    302,
    "missing-tone-mark",
    N_("a word that lacks a tone mark"),
    N_("Without its tone mark a word falls apart into others, which a spelling check takes for right."),
    "ดำเนินการตามแผนอยางเคร่งครัด",
)
SPACE_IN_WORD = _rule(
    303,
    "space-in-word",
    N_("a space inside a word"),
    N_("Copies from Word and PDF files keep the end of a line as a space, also in the middle of a word."),
    "ดำเนินการตามแผนงบป ระมาณ",
)
RULES: tuple[TextRule, ...] = (
    TextRule(SPACE_IN_WORD, _space_in_word),
    TextRule(MISSING_TONE_MARK, _missing_tone_mark),
    TextRule(UNKNOWN_WORD, _unknown_word),
)
"""Off by default. By precedence: a hit of an earlier rule hides those that overlap it."""
