"""Which code point of a scalar as written in a file is which code point of its value."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n[ \t]*|.)", re.DOTALL)


def offsets_in_source(written: str, value: str) -> list[int]:
    """For each code point of ``value`` its offset in ``written``, and one offset more for the value's end.

    ``written`` is the scalar as it is in the file, with its quotes or block indicator.
    """
    if written == value:
        return list(range(len(value) + 1))
    style = written[:1]
    position = _content_start(written, style)
    offsets: list[int] = []
    for character in value:
        position = _next(written, position, character, style)
        offsets.append(position)
        position += _width(written, position, style)
    offsets.append(min(position, len(written)))
    return offsets


def _content_start(written: str, style: str) -> int:
    if style in "|>" and "\n" in written:
        return written.index("\n") + 1
    return int(style in {"'", '"'})


def _next(written: str, position: int, character: str, style: str) -> int:
    """Skip what writes nothing (indentation, folded line ends, continued lines) up to what writes ``character``."""
    while position < len(written):
        here = written[position]
        if here == character or (here == "\\" and style == '"' and written[position + 1 : position + 2] != "\n"):
            return position
        if character == " " and here == "\n":
            return position
        position += _width(written, position, style) if here == "\\" and style == '"' else 1
    return len(written)


def _width(written: str, position: int, style: str) -> int:
    if style == '"' and (escape := _ESCAPE.match(written, position)):
        return escape.end() - position
    return 2 if style == "'" and written.startswith("''", position) else 1
