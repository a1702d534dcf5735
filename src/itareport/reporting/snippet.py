"""A line of a data file with a stretch of it marked, in terminal cells."""

from __future__ import annotations

import unicodedata

from itareport.thai.width import Widths, cells

TAB_STOP = 4
WIDTH = 80
"""Cells: an excerpt is never wider, so that a terminal does not wrap it, and a pipe gets the same."""

_ALONE = 10_000
"""Code points round the mark that are looked at at all: a text may be as long as a whole data file."""
_CUT = "…"
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_DIRECTION = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def marked(line: str, start: int, end: int, width: int = WIDTH) -> tuple[str, str]:
    """The line as a terminal shows it, and a line of spaces and carets that marks ``start`` to ``end`` under it.

    ``start`` and ``end`` are code points from 0. Both lines have at most ``width`` cells: of a longer one there is the
    part round the mark, with ``…`` where something was cut off. Tabs are expanded; what would move the cursor or turn
    the direction of writing is shown as U+FFFD. A mark over or under a letter takes no cell, so the letter is marked;
    an empty stretch gets one caret.
    """
    line, start, end = _window(line, min(start, len(line)), min(end, len(line)), width)
    start = _letter(line, start)
    before = printable(line[:start])
    indent = cells(before)
    inside = printable(line[start:end], indent)
    marked_cells = cells(before + inside) - indent
    rest = printable(line[end:], indent + marked_cells)
    return f"{before}{inside}{rest}".rstrip(), " " * indent + "^" * max(marked_cells, 1)


def printable(text: str, column: int = 0) -> str:
    """The text made safe for a terminal, ``column`` cells from the left."""
    if text.isprintable():
        return text
    shown = ""
    # Only what is between two tabs is measured for the second: all of a line of tabs each time would take seconds.
    for number, piece in enumerate(text.split("\t")):
        blanks = TAB_STOP - column % TAB_STOP if number else 0
        safe = "".join(map(_safe, piece))
        shown += " " * blanks + safe
        column += blanks + cells(safe)
    return shown


def one_line(text: str) -> str:
    """The text as one line that moves no cursor."""
    return printable(" ".join(text.splitlines()))


def _safe(character: str) -> str:
    if character in _DIRECTION or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}:
        return _REPLACEMENT
    return character


def visible(text: str) -> str:
    """Lines made safe for a terminal, a log or a page: nothing in them moves the cursor or turns the writing."""
    return text if text.isprintable() else "\n".join(map(printable, text.split("\n")))


def _letter(line: str, place: int) -> int:
    """The place of the letter that a mark at ``place`` is over or under."""
    while 0 < place < len(line) and unicodedata.category(line[place]) in {"Mn", "Me"}:
        place -= 1
    return place


def _window(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """The part of a line round a stretch that has at most ``width`` cells, and the stretch in it."""
    far, near = max(0, start - _ALONE), min(len(line), start + _ALONE)
    # Tabs are as wide as they are from the left: in a window, which begins elsewhere, one cell will do.
    text = line[far:near].replace("\t", " ")
    widths = Widths(text)
    if len(text) == len(line):
        needed = widths.of(0, len(text)) if line.isprintable() else cells(printable(line))
        if needed <= width:
            return line, start, end
    first, last = _fitting(widths, text, start - far, min(end, near) - far, width - 2 * cells(_CUT))
    head, tail = _CUT * (far + first > 0), _CUT * (far + last < len(line))
    moved = len(head) - far - first
    shown = f"{head}{text[first:last]}{tail}"
    return shown, start + moved, min(end + moved, len(head) + last - first)


def _fitting(widths: Widths, text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """Which part of a text fits into ``room`` cells: the stretch, and as much on both sides as there is room for."""
    first = last = _letter(text, start)
    # The stretch, or its beginning where it is wider.
    last = _grown_right(widths, first, last, end, room)
    left = room - widths.of(first, last)
    if left > 0:
        first = _grown_left(widths, first, last, room - (left // 2 if last < len(text) else 0))
    last = _grown_right(widths, first, last, len(text), room)
    first = _grown_left(widths, first, last, room)
    return _letter(text, first), last


# A letter takes two cells at most, so half as many letters as there are cells left always fit: they are taken at once,
# which makes ten countings of a long line where letter by letter made a hundred.


def _grown_right(widths: Widths, first: int, last: int, end: int, room: int) -> int:
    """The last place, up to ``end``, to which the part from ``first`` to ``last`` can grow in ``room`` cells."""
    while last < end and widths.of(first, last + 1) <= room:
        last = min(end, last + max(1, (room - widths.of(first, last)) // 2))
    return last


def _grown_left(widths: Widths, first: int, last: int, room: int) -> int:
    """The first place to which the part from ``first`` to ``last`` can grow in ``room`` cells."""
    while first > 0 and widths.of(first - 1, last) <= room:
        first = max(0, first - max(1, (room - widths.of(first, last)) // 2))
    return first
