"""How many steps a regular expression takes over a text, counted by walking its tree as Python's own matcher does.

Times depend on the machine, steps do not: a pattern that reads a long run again from each of its characters takes four
times the steps over twice the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as op  # the tree has no public form
from re import _parser as parser
from typing import Any

_CATEGORIES = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdecimal(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    op.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    op.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}
_SINGLE = {op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN}


def steps(pattern: re.Pattern[str], text: str, *, at_start: bool = False) -> int:
    """Count the steps of ``pattern.finditer(text)`` to its end, or of ``pattern.match(text)`` alone."""
    walk = _Walk(text)
    items = list(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    start = 0
    while start <= (0 if at_start else len(text)):
        walk.steps += 1
        end = next(walk.sequence(items, 0, start), None)
        start = max(end, start + 1) if end is not None else start + 1
    return walk.steps


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.steps = 0
        self.groups: dict[int, str] = {}

    def sequence(self, items: Sequence[Any], index: int, at: int) -> Iterator[int]:
        """The ends of all matches of the items from ``index`` on, the matcher's first choice first."""
        if index == len(items):
            yield at
            return
        for end in self.item(*items[index], at):
            yield from self.sequence(items, index + 1, end)

    def item(self, kind: Any, value: Any, at: int) -> Iterator[int]:  # noqa: C901, PLR0912 - one branch a kind
        self.steps += 1
        if kind in _SINGLE:
            if at < len(self.text) and _is_one(kind, value, self.text[at]):
                yield at + 1
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from self.sequence(list(branch), 0, at)
        elif kind is op.SUBPATTERN:
            for end in self.sequence(list(value[3]), 0, at):
                self.groups[value[0]] = self.text[at:end]
                yield end
        elif kind in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
            yield from self.repeat(kind, *value, at)
        elif kind is op.ATOMIC_GROUP:
            yield from [end for end in [next(self.sequence(list(value), 0, at), None)] if end is not None]
        elif kind in {op.ASSERT, op.ASSERT_NOT}:
            if self.holds(*value, at) is (kind is op.ASSERT):
                yield at
        elif kind is op.AT:
            place = len(self.text) if value in {op.AT_END, op.AT_END_STRING} else 0
            if at == place:
                yield at
        elif kind is op.GROUPREF:
            if self.text.startswith(self.groups.get(value, "\0"), at):
                yield at + len(self.groups[value])
        else:
            raise AssertionError(kind)

    def holds(self, direction: int, part: Any, at: int) -> bool:
        start = at if direction > 0 else at - part.getwidth()[0]
        return start >= 0 and next(self.sequence(list(part), 0, start), None) is not None

    def repeat(self, kind: Any, least: int, most: Any, part: Any, at: int) -> Iterator[int]:
        items = list(part)
        if kind is op.MIN_REPEAT:
            raise AssertionError("no pattern of ours is lazy")
        ends = [at]
        if kind is op.POSSESSIVE_REPEAT or (len(items) == 1 and items[0][0] in _SINGLE):
            while len(ends) <= most:
                end = next(self.sequence(items, 0, ends[-1]), None)
                if end is None or end == ends[-1]:
                    break
                ends.append(end)
            choices = ends[least:][::-1]
            yield from choices[:1] if kind is op.POSSESSIVE_REPEAT else choices
        else:
            yield from self.greedy(items, least, most, at, 0)

    def greedy(self, items: Sequence[Any], least: int, most: Any, at: int, times: int) -> Iterator[int]:
        if times < most:
            for end in self.sequence(items, 0, at):
                if end != at:
                    yield from self.greedy(items, least, most, end, times + 1)
        if times >= least:
            yield at


def _is_one(kind: Any, value: Any, letter: str) -> bool:
    if kind is op.LITERAL:
        return ord(letter) == value
    if kind is op.NOT_LITERAL:
        return ord(letter) != value
    if kind is op.ANY:
        return letter != "\n"
    negated = value[0][0] is op.NEGATE
    return any(_in(*one, letter) for one in value[negated:]) is not negated


def _in(kind: Any, value: Any, letter: str) -> bool:
    if kind is op.LITERAL:
        return ord(letter) == value
    if kind is op.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    return bool(_CATEGORIES[value](letter))
