"""The comments of a data file, which YAML's events leave out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from itareport.source.event_reader import BLOCK_HEADER
from itareport.source.source_file import SourceFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.findings import Span


class Comment(NamedTuple):
    """One comment: line and column of its ``#`` from 1 in code points, and its text with the ``#``.

    ``alone`` is True when nothing else is on the line.
    """

    line: int
    column: int
    text: str
    alone: bool


def comments(source_file: SourceFile) -> list[Comment]:
    """Every comment of the file, in file order."""
    if "#" not in source_file.text:
        return []
    return comments_in(source_file, [number for number, line in enumerate(source_file.lines, start=1) if "#" in line])


def comments_in(source_file: SourceFile, numbers: Sequence[int]) -> list[Comment]:
    """The comments in these lines, which are in order and counted from 1."""
    taken = _scalars_by_line(source_file, numbers)
    found = []
    for number in numbers:
        line = source_file.lines[number - 1]
        position = line.find("#")
        while position >= 0:
            inside = any(start <= position < end for start, end in taken.get(number, ()))
            if not inside and (position == 0 or line[position - 1] in " \t"):
                found.append(Comment(number, position + 1, line[position:].rstrip(), not line[:position].strip(" \t")))
                break
            position = line.find("#", position + 1)
    return found


def _scalars_by_line(source_file: SourceFile, numbers: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """For each of these lines, which are in order, the stretches of it, from 0, that belong to a key or a text.

    Most values of a file are on none of them, and are not looked at.
    """
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    signs = frozenset(numbers)
    for spans, are_values in ((source_file.spans, True), (source_file.key_spans, False)):
        for path, span in spans.items():
            line, _column, end_line, _end_column = span
            if line == end_line and line not in signs:
                continue
            inside = numbers[bisect_left(numbers, line) : bisect_right(numbers, end_line)]
            if not inside or (are_values and not isinstance(source_file.at(path), str)):
                continue
            for number in inside:
                taken[number].append(_stretch(source_file.lines[number - 1], number, span))
    return taken


def _stretch(line: str, number: int, span: Span) -> tuple[int, int]:
    """What belongs to a scalar in one of its lines; of the line that begins a block only the header."""
    start = span.column - 1 if number == span.line else 0
    if number == span.end_line:
        return start, span.end_column - 1
    header = BLOCK_HEADER.match(line, start) if number == span.line else None
    return start, header.end() if header else len(line)
