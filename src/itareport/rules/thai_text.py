"""All rules on Thai text, and the check of one text by all of them."""

from __future__ import annotations

from collections.abc import Container, Sequence

from itareport.rules import thai_hidden, thai_lost_am, thai_marks, thai_numbers, thai_slips, thai_spacing
from itareport.rules.thai_base import Hit, TextRule
from itareport.thai.text import is_plain

_BY_PRECEDENCE: tuple[TextRule, ...] = (
    *thai_hidden.RULES,
    *thai_slips.RULES,
    *thai_lost_am.RULES,
    *thai_marks.RULES,
    *thai_numbers.RULES,
    *thai_spacing.RULES,
)
"""What says most about a damaged place comes first: a lost encoding or character, then the word meant, then letters."""

_ON_WORDS = tuple(rule for rule in _BY_PRECEDENCE if not rule.letters)
_ON_LETTERS = tuple(rule for rule in _BY_PRECEDENCE if rule.letters)

RULES: tuple[TextRule, ...] = tuple(sorted(_BY_PRECEDENCE, key=lambda rule: rule.rule.id))
"""Every rule on Thai text, by id."""


def check_text(text: str, more: Sequence[TextRule] = (), off: Container[str] = ()) -> list[tuple[TextRule, Hit]]:
    """Check one text by all rules, and then by ``more``: the hits in the order of the text, one for each damaged place.

    Rules whose ids are in ``off`` are left out. Where hits of two rules overlap the one of the rule that says more
    stays. Hits of rules that show single letters also count as one place with a hit right beside them.
    """
    found = _hits(_ON_WORDS, text, off)
    if not is_plain(_without(text, found)):
        found += _hits(_ON_LETTERS, text, off)
        found.sort(key=lambda found: _BY_PRECEDENCE.index(found[0]))
    found += _hits(more, text, off)
    if len(found) > 1:
        places = _Places(len(text))
        found = [(rule, hit) for rule, hit in found if places.take(rule, hit)]
        found.sort(key=lambda found: found[1][:2])
    return found


def _hits(rules: Sequence[TextRule], text: str, off: Container[str]) -> list[tuple[TextRule, Hit]]:
    return [(rule, hit) for rule in rules if rule.rule.id not in off for hit in rule.check(text)]


def _without(text: str, found: list[tuple[TextRule, Hit]]) -> str:
    """The text without the places that were found: what letters do there is told already."""
    for _rule, hit in found:
        text = f"{text[: hit.start]}{' ' * (hit.end - hit.start)}{text[hit.end :]}"
    return text


class _Places:
    """The damaged places of one text that are reported, by the rules that come first."""

    def __init__(self, size: int) -> None:
        self._reported = bytearray(size + 1)
        self._beside = bytearray(size + 1)
        self._rule: TextRule | None = None
        self._waiting: list[Hit] = []

    def take(self, rule: TextRule, hit: Hit) -> bool:
        """Report a hit unless one of an earlier rule is about the same place; hits come rule by rule."""
        if rule is not self._rule:
            self._settle()
            self._rule = rule
        reach = 1 if rule.letters else 0
        if (
            self._reported.find(1, max(0, hit.start - reach), hit.end + reach) >= 0
            or self._beside.find(1, hit.start, hit.end) >= 0
        ):
            return False
        self._waiting.append(hit)
        return True

    def _settle(self) -> None:
        for hit in self._waiting:
            self._reported[hit.start : hit.end] = bytes([1]) * (hit.end - hit.start)
            if self._rule and self._rule.letters:
                for place in (max(0, hit.start - 1), hit.end):
                    self._beside[place] = 1
        self._waiting.clear()
