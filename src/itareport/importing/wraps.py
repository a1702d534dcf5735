"""Spaces and line breaks that a copy from a PDF file left where lines ended (``--join-wraps``).

Where a line ended is judged by width: such lines are nearly all as long as their column is wide, while the spaces that
a Thai writer types come at any distance. In a published report with 182 line ends this took out nine in ten of the
spaces inside words, with one typed space in thirty; no rule tells the last ones apart, so each is shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from itareport.fields import KEYS
from itareport.i18n import ngettext, number
from itareport.importing.imported import Join
from itareport.importing.values import Value, instead_of_tabs
from itareport.thai.text import FOLLOWING_VOWELS, LETTERS, MARKS, may_join
from itareport.thai.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from itareport.findings import ValuePath

_WIDTHS = range(12, 46)
"""In cells: one of four to six columns on a landscape page is no wider."""
_MIN_LINES = 8
_REGULAR = 0.8
_OVERLONG = 0.1
_FULL = 0.7
"""A line this full, against the column's width, is a full line: the rest was too short for the next word."""
_ENDED = 0.6
_WIDER = 1.25
_NUMBER_CELLS = 3
_SHOWN = 16

_GAP = re.compile(r"[ \n\t]")
_THAI = re.compile(rf"[{LETTERS}]")
_INSIDE = re.compile(rf"^[{FOLLOWING_VOWELS}{MARKS}]+(?=.)")
_TYPED_SPACE_BEFORE = re.compile("(?:และ|หรือ|โดย|เพื่อ|พร้อม|ซึ่ง|เนื่องจาก|รวม|ตลอดจน|ทั้ง|ส่งผล|ผ่าน|แต่)")
"""Words that begin a new part of a Thai sentence, where writers type a space."""


def join(data: dict[str, Any], values: Mapping[ValuePath, Value]) -> tuple[Join, ...]:
    """Take the spaces of wrapped lines out of ``data``, and return each of them.

    ``values`` are those that ``data`` was made from, by their path.
    """
    widths = {name: _line_width(texts) for name, texts in _by_column(values).items()}
    joins: list[Join] = []
    for path, value in values.items():
        width = widths[value.name]
        indent = _NUMBER_CELLS if value.entries.numbered else 0
        for index, text in enumerate(value.entries.texts):
            where = (*path, index) if value.entries.numbered else path
            joined, taken = _joined(instead_of_tabs(text, "\t"), width, indent)
            value.entries.texts[index] = joined.replace("\t", " ")
            joins += [Join(where, value.place, left, right) for left, right in taken]
        _measure_at(data, path)[path[-1]] = value.plain()
    return tuple(joins)


def _measure_at(data: Any, path: ValuePath) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def _by_column(values: Mapping[ValuePath, Value]) -> dict[str, list[tuple[str, int]]]:
    columns: dict[str, list[tuple[str, int]]] = {}
    for value in values.values():
        indent = _NUMBER_CELLS if value.entries.numbered and value.name in KEYS.entries else 0
        columns.setdefault(value.name, []).extend((text, indent) for text in value.entries.texts)
    return columns


def _line_width(texts: Sequence[tuple[str, int]]) -> int | None:
    """The width of the lines that the texts of a column were copied from, in cells; None when they show none.

    The narrowest width at which nearly all lines are full, as multiples of it fit as well; then the best close to it.
    """
    gaps = [(_gaps(text), indent) for text, indent in texts]
    scores = {width: score for width in _WIDTHS if (score := _score(gaps, width)) is not None}
    least = next((width for width, (full, over) in scores.items() if full >= _REGULAR and over <= _OVERLONG), None)
    if least is None:
        return None
    near = [width for width in scores if least <= width <= least * _WIDER]
    return max(near, key=lambda width: (scores[width][0], -width))


def _gaps(text: str) -> list[tuple[int, int]]:
    """The place and the distance in cells from the beginning of each gap, and of the end."""
    found: list[tuple[int, int]] = []
    start = total = 0
    for match in _GAP.finditer(text):
        total += cells(text[start : match.start()])
        found.append((match.start(), total))
        start, total = match.end(), total + 1
    return [*found, (len(text), total + cells(text[start:]))]


def _score(texts: Sequence[tuple[list[tuple[int, int]], int]], width: int) -> tuple[float, float] | None:
    """How many of the lines are full at a width, and how many are too long for it, as shares."""
    lines = full = over = 0
    for gaps, indent in texts:
        for _place, length in _line_ends(gaps, width, indent):
            lines += 1
            over += length > width
            full += _FULL * width <= length <= width
    return (full / lines, over / lines) if lines >= _MIN_LINES else None


def _line_ends(gaps: Sequence[tuple[int, int]], width: int, indent: int) -> Iterator[tuple[int, int]]:
    """Each line's end but the last: the farthest gap that still fits, as whoever set the text filled each line."""
    begun = -indent
    for index, (place, distance) in enumerate(gaps[:-1]):
        if gaps[index + 1][1] - begun > width:
            yield place, distance - begun
            begun = distance + 1


def _joined(text: str, width: int | None, indent: int) -> tuple[str, list[tuple[str, str]]]:
    """The text without the gaps of wrapped lines, and what was left and right of each."""
    gaps = _gaps(text)
    ends = set()
    if width is not None:
        ends = {place for place, length in _line_ends(gaps, width, indent) if _ENDED * width <= length <= width}
    pieces: list[str] = []
    taken: list[tuple[str, str]] = []
    begun = 0
    for place, _distance in gaps[:-1]:
        joint = _joint(text, place, is_end=place in ends)
        if joint is None:
            continue
        pieces += [text[begun:place], joint]
        begun = place + 1
        before = _INSIDE.sub("", text[max(0, place - _SHOWN) : place])
        taken.append((before, text[place + 1 : place + 1 + _SHOWN]))
    return "".join([*pieces, text[begun:]]), taken


def _joint(text: str, place: int, *, is_end: bool) -> str | None:
    """What takes the place of a gap: nothing between the parts of a word, else a space; None where the gap stays."""
    left, right = text[max(0, place - 4) : place], text[place + 1 : place + 13]
    thai = bool(_THAI.match(left[-1:]) and _THAI.match(right))
    # Nobody types a Tab between two Thai letters of a cell: converters put one where a line ended.
    inside = thai if text[place] == "\t" else text[place] == " " and may_join(left, right)
    if inside or (is_end and thai and not _TYPED_SPACE_BEFORE.match(right)):
        return ""
    return " " if is_end and text[place] == "\n" else None


def describe(joins: Sequence[Join]) -> str:
    """What was joined in one value, for a message: each place as "…left|right…"."""
    places = [f"“{join.left}|{join.right}”".replace("\n", " ") for join in joins]
    message = ngettext("joined at {count} line end: {places}", "joined at {count} line ends: {places}", len(joins))
    return message.format(count=number(len(joins)), places=" ".join(places))
