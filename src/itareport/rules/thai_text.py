"""All rules on Thai text, and the check of texts by all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate

from itareport.rules import thai_hidden, thai_marks, thai_numbers, thai_spacing, thai_words
from itareport.rules.thai_base import TextMatch, TextRule
from itareport.thai.patterns import Pattern
from itareport.thai.text import CONSONANTS, TONE_MARKS, first_not_plain, is_plain

_BY_PRECEDENCE: tuple[TextRule, ...] = (
    *thai_hidden.RULES,
    *thai_words.RULES,
    *thai_marks.RULES,
    *thai_numbers.RULES,
    *thai_spacing.RULES,
)
"""What says most about a damaged place comes first: a lost encoding or character, then the word meant, then letters."""

_ON_WORDS = tuple(rule for rule in _BY_PRECEDENCE if not rule.letters)
_ON_LETTERS = tuple(rule for rule in _BY_PRECEDENCE if rule.letters)

_NEAR = 6
"""Letters between a damage and what the dictionary does not know because of it: half a word."""

RULES: tuple[TextRule, ...] = tuple(sorted(_BY_PRECEDENCE, key=lambda rule: rule.rule.id))
"""Every rule on Thai text, by id."""


def check_text(text: str, more: Sequence[TextRule] = (), off: Container[str] = ()) -> list[tuple[TextRule, TextMatch]]:
    """Check one text by all rules, and then by ``more``: the matches in the order of the text, one a damaged place.

    Rules whose ids are in ``off`` are left out. Where matches of two rules overlap the one of the rule that says more
    stays. Matches of rules that show single letters also count as one place with a match right beside them, and those
    of ``more``, the dictionary's, with a match in the same stretch of letters.
    """
    found = _matches(_ON_WORDS, text, off)
    if not is_plain(_without(text, found)):
        found += _matches(_ON_LETTERS, text, off)
        found.sort(key=lambda found: _BY_PRECEDENCE.index(found[0]))
    if more:
        core = found.copy()
        found += [place for place in _matches(more, text, off) if _is_apart(text, place[1], core)]
    return _one_a_place(found, len(text)) if len(found) > 1 else found


def check_texts(
    texts: Sequence[str], more: Sequence[TextRule] = (), off: Container[str] = ()
) -> Iterator[tuple[int, TextRule, TextMatch]]:
    """Check many texts as :func:`check_text` does each: the index of the text, the rule and its match, in order.

    Nearly all texts have nothing to find. Which ones may is looked for in all of them joined, at once.
    """
    for index in range(len(texts)) if more else _suspects(texts):
        for rule, match in check_text(texts[index], more, off):
            yield index, rule, match


_SEPARATOR = "\0"
"""Between two joined texts: a sign that is no letter, digit or space, and that no data file may hold."""

_SUSPICIOUS = (
    # Hidden characters, a wrong encoding, emoji, Pali: everything that is not on a Thai keyboard.
    Pattern(rf"[^ก-ฺเ-์ -~๐-๙ฯๆ“”‘’–—…•\n{_SEPARATOR}]"),
    Pattern(r"ๆ (?: (?![ ]) | (?<![ ].) )"),
    Pattern("ฯ"),
    Pattern(r"\. (?: (?<=[ศร].) | [.ศ] )"),
    Pattern("ศ (?<=[พค].)"),
    Pattern("พร [บกฎ]"),
    # A space inside a syllable.
    Pattern(
        rf"""
        [ ] (?: (?<=[\u0e31\u0e37\u0e47].) | (?<=[\u0e31\u0e37][{TONE_MARKS}].)
              | (?<=เ[{CONSONANTS}][\u0e34\u0e35].) | (?<=เ[{CONSONANTS}][\u0e34\u0e35][{TONE_MARKS}].)
              | [{CONSONANTS}][\u0e34\u0e38]?\u0e4c )
        """
    ),
)
"""What a text must hold for the rules on hidden characters, spacing and torn syllables to find anything in it.

Each begins with a letter or set that few texts hold, which a search leaps from one to the next.
"""

_TWO_KINDS_OF_DIGITS = Pattern(
    rf"""
    (?: \A | {_SEPARATOR} ) [^0-9๐-๙{_SEPARATOR}]*+
    (?: [0-9] [^๐-๙{_SEPARATOR}]*+ [๐-๙] | [๐-๙] [^0-9{_SEPARATOR}]*+ [0-9] )
    """
)


def _suspects(texts: Sequence[str]) -> list[int]:
    """The indices of the texts in which a rule may find something."""
    joined = _SEPARATOR.join(texts)
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    places = {match.start() for pattern in _SUSPICIOUS for match in pattern.compiled.finditer(joined)}
    places.update(match.end() - 1 for match in _TWO_KINDS_OF_DIGITS.compiled.finditer(joined))
    places.update(start for start, _ in thai_words.table().places(joined))
    suspects = {bisect_right(starts, place) - 1 for place in places}
    begin = 0
    while (place := first_not_plain(joined, begin)) is not None:
        index = bisect_right(starts, place) - 1
        suspects.add(index)
        begin = starts[index + 1]
    return sorted(suspects)


def _is_apart(text: str, match: TextMatch, found: Sequence[tuple[TextRule, TextMatch]]) -> bool:
    """Whether a dictionary's match is about something else than the damage that the core rules found.

    A damaged word is cut into pieces that no list has, so what is unknown close to it is the same fault.
    """
    for _rule, other in found:
        left, right = sorted((match, other), key=lambda place: place.start)
        between = text[left.end : right.start]
        if right.start < left.end or (len(between) <= _NEAR and " " not in between.strip()):
            return False
    return True


def _matches(rules: Sequence[TextRule], text: str, off: Container[str]) -> list[tuple[TextRule, TextMatch]]:
    return [(rule, match) for rule in rules if rule.rule.id not in off for match in rule.check(text)]


def _without(text: str, found: Sequence[tuple[TextRule, TextMatch]]) -> str:
    """The text without the places that were found: what letters do there is reported already."""
    if not found:
        return text
    letters = list(text)
    for _rule, match in found:
        letters[match.start : match.end] = " " * (match.end - match.start)
    return "".join(letters)


def _one_a_place(found: list[tuple[TextRule, TextMatch]], size: int) -> list[tuple[TextRule, TextMatch]]:
    """Leave out matches at places that an earlier rule reports; ``found`` is ordered by rule, the result by place.

    The matches of one rule do not hide each other: they are marked when the next rule begins.
    """
    reported = bytearray(size + 1)
    beside = bytearray(size + 1)
    kept: list[tuple[TextRule, TextMatch]] = []
    marked = 0
    for rule, match in found:
        while marked < len(kept) and kept[marked][0] is not rule:
            _mark(*kept[marked], reported, beside)
            marked += 1
        reach = 1 if rule.letters else 0
        around = reported.find(1, max(0, match.start - reach), match.end + reach)
        if around < 0 and beside.find(1, match.start, match.end) < 0:
            kept.append((rule, match))
    return sorted(kept, key=lambda place: place[1][:2])


def _mark(rule: TextRule, match: TextMatch, reported: bytearray, beside: bytearray) -> None:
    reported[match.start : match.end] = bytes([1]) * (match.end - match.start)
    if rule.letters:
        beside[max(0, match.start - 1)] = beside[match.end] = 1
