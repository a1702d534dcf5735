"""All rules on Thai text, and the check of one text by all of them."""

from __future__ import annotations

from collections.abc import Container, Sequence

from itareport.rules import thai_hidden, thai_marks, thai_numbers, thai_spacing, thai_words
from itareport.rules.thai_base import TextMatch, TextRule
from itareport.thai.text import is_plain

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

RULES: tuple[TextRule, ...] = tuple(sorted(_BY_PRECEDENCE, key=lambda rule: rule.rule.id))
"""Every rule on Thai text, by id."""


def check_text(text: str, more: Sequence[TextRule] = (), off: Container[str] = ()) -> list[tuple[TextRule, TextMatch]]:
    """Check one text by all rules, and then by ``more``: the matches in the order of the text, one a damaged place.

    Rules whose ids are in ``off`` are left out. Where matches of two rules overlap the one of the rule that says more
    stays. Matches of rules that show single letters also count as one place with a match right beside them.
    """
    found = _matches(_ON_WORDS, text, off)
    if not is_plain(_without(text, found)):
        found += _matches(_ON_LETTERS, text, off)
        found.sort(key=lambda found: _BY_PRECEDENCE.index(found[0]))
    found += _matches(more, text, off)
    return _one_a_place(found, len(text)) if len(found) > 1 else found


def _matches(rules: Sequence[TextRule], text: str, off: Container[str]) -> list[tuple[TextRule, TextMatch]]:
    return [(rule, match) for rule in rules if rule.rule.id not in off for match in rule.check(text)]


def _without(text: str, found: list[tuple[TextRule, TextMatch]]) -> str:
    """The text without the places that were found: what letters do there is reported already."""
    for _rule, match in found:
        text = f"{text[: match.start]}{' ' * (match.end - match.start)}{text[match.end :]}"
    return text


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
