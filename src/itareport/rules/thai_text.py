"""All rules on Thai text, and the check of texts by all of them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from itareport.rules import thai_hidden, thai_marks, thai_numbers, thai_spacing, thai_words
from itareport.rules.joined import JoinedTexts
from itareport.rules.thai_base import TextMatch, TextRule
from itareport.thai.text import first_not_plain, is_plain

_BY_PRECEDENCE: tuple[TextRule, ...] = (
    *thai_hidden.RULES,
    *thai_words.RULES,
    *thai_marks.RULES,
    *thai_numbers.RULES,
    *thai_spacing.RULES,
)
"""What says most about a damaged place comes first: a lost encoding or character, then the word meant, then letters."""

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
    return _check(text, _without_off(_BY_PRECEDENCE, off), _without_off(more, off))


def check_texts(
    texts: Sequence[str], more: Sequence[TextRule] = (), off: Container[str] = ()
) -> Iterator[tuple[int, TextRule, TextMatch]]:
    """Check many texts as :func:`check_text` does each: the index of the text, the rule and its match, in order.

    Nearly all texts have nothing to find. Which ones may, and by which rules, is looked for in all of them at once.
    """
    dictionary = _without_off(more, off)
    worth = _worth_checking(JoinedTexts(texts), _without_off(_BY_PRECEDENCE, off))
    for index in range(len(texts)) if dictionary else sorted(worth):
        for rule, match in _check(texts[index], worth.get(index, ()), dictionary):
            yield index, rule, match


def _without_off(rules: Sequence[TextRule], off: Container[str]) -> list[TextRule]:
    return [rule for rule in rules if rule.rule.id not in off]


def _worth_checking(texts: JoinedTexts, rules: Sequence[TextRule]) -> dict[int, list[TextRule]]:
    """The rules that may find something in a text, by the index of the text."""
    worth: dict[int, list[TextRule]] = {}
    suspects: dict[Callable[[JoinedTexts], Iterable[int]], frozenset[int]] = {}
    for rule in rules:
        look = rule.suspects or _not_plain
        if look not in suspects:  # several rules share a look
            suspects[look] = frozenset(look(texts))
        for index in suspects[look]:
            worth.setdefault(index, []).append(rule)
    return worth


def _not_plain(texts: JoinedTexts) -> Iterator[int]:
    begin = 0
    while (place := first_not_plain(texts.whole, begin)) is not None:
        index = texts.index_at(place)
        yield index
        begin = texts.starts[index + 1]


def _check(text: str, core: Sequence[TextRule], dictionary: Sequence[TextRule]) -> list[tuple[TextRule, TextMatch]]:
    """Check a text by rules in the order of their precedence."""
    found = _matches([rule for rule in core if not rule.letters], text)
    letters = [rule for rule in core if rule.letters]
    if letters and not is_plain(_without(text, found)):
        found += _matches(letters, text)
        found.sort(key=lambda found: _BY_PRECEDENCE.index(found[0]))
    if dictionary:
        before = found.copy()
        found += [place for place in _matches(dictionary, text) if _is_apart(text, place[1], before)]
    return _one_a_place(found, len(text)) if len(found) > 1 else found


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


def _matches(rules: Sequence[TextRule], text: str) -> list[tuple[TextRule, TextMatch]]:
    return [(rule, match) for rule in rules for match in rule.check(text)]


def _without(text: str, found: Sequence[tuple[TextRule, TextMatch]]) -> str:
    """The text without the places that were found: what letters do there is reported already."""
    if not found:
        return text
    characters = list(text)
    for _rule, match in found:
        characters[match.start : match.end] = " " * (match.end - match.start)
    return "".join(characters)


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
