"""Lines of a file that are mended so that reading can go on, with the way back to the columns of the file itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from itareport.findings import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from itareport.findings import Finding


class Mend(NamedTuple):
    """The text from ``start`` to ``end`` of a line, columns from 0, is read as ``new``; ``finding`` says why.

    A mend without a finding belongs to another one: the lines below a key that is indented wrongly are moved with it.
    """

    line: int
    start: int
    end: int
    new: str
    finding: Finding | None = None


class PatchedLines:
    """The lines of a text; lines never come or go, so that a place in the mended text has the line of the file's own."""

    def __init__(self, text: str) -> None:
        parts = re.split(r"(\r\n|\r|\n)", text)
        self.lines = parts[::2]
        self._ends = [*parts[1::2], ""]
        self._edits: dict[int, list[tuple[int, int, int]]] = {}
        """For each mended line, from 1, what was done to it: where, up to where, and by how many characters."""

    @property
    def text(self) -> str:
        """The mended text."""
        return "".join(line + end for line, end in zip(self.lines, self._ends, strict=True))

    def apply(self, mends: Iterable[Mend]) -> None:
        """Mend lines; of several mends of one line the last in the line comes first."""
        for line, start, end, new, _finding in sorted(mends, key=lambda mend: (mend.line, mend.start), reverse=True):
            old = self.lines[line - 1]
            self._edits.setdefault(line, []).append((start, end, len(new)))
            self.lines[line - 1] = old[:start] + new + old[end:]

    def original(self, span: Span) -> Span:
        """A span of the mended text as one of the file."""
        if span.line not in self._edits and span.end_line not in self._edits:
            return span
        return Span(
            span.line,
            self._original(span.line, span.column),
            span.end_line,
            self._original(span.end_line, span.end_column),
        )

    def _original(self, line: int, column: int) -> int:
        column -= 1
        for start, end, new in reversed(self._edits.get(line, ())):
            if column >= start + new:
                column += end - start - new
            elif column > start:
                column = start
        return column + 1
