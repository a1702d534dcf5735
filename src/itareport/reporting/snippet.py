"""A line of a data file with a stretch of it marked, in terminal cells."""

from __future__ import annotations

import unicodedata

from itareport.thai.width import cells

TAB_STOP = 4
LONGEST = 240
"""Lines of more code points are cut to the part around the mark."""

_CONTEXT = 80
_CUT = "…"
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_DIRECTION = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def marked(line: str, start: int, end: int) -> tuple[str, str]:
    """The line as a terminal shows it, and a line of blanks and carets that marks ``start`` to ``end`` under it.

    ``start`` and ``end`` are code points from 0. Tabs are expanded; what would move the cursor or turn the direction
    of writing is shown as U+FFFD. A mark over or under a letter takes no cell, so the letter is marked; an empty
    stretch gets one caret.
    """
    line, start, end = _window(line, min(start, len(line)), min(end, len(line)))
    while 0 < start < len(line) and unicodedata.category(line[start]) in {"Mn", "Me"}:
        start -= 1
    before = printable(line[:start])
    inside = printable(line[start:end], cells(before))
    indent, width = cells(before), cells(before + inside) - cells(before)
    rest = printable(line[end:], indent + width)
    return f"{before}{inside}{rest}".rstrip(), " " * indent + "^" * max(width, 1)


def printable(text: str, column: int = 0) -> str:
    """The text as it may stand on a terminal, ``column`` cells from the left."""
    if text.isprintable():
        return text
    shown = ""
    for character in text:
        if character == "\t":
            shown += " " * (TAB_STOP - (column + cells(shown)) % TAB_STOP)
        elif character in _DIRECTION or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}:
            shown += _REPLACEMENT
        else:
            shown += character
    return shown


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    if len(line) <= LONGEST:
        return line, start, end
    first = max(0, start - _CONTEXT)
    last = min(len(line), first + LONGEST)
    head, tail = _CUT * (first > 0), _CUT * (last < len(line))
    moved = len(head) - first
    return f"{head}{line[first:last]}{tail}", start + moved, min(end, last) + moved
