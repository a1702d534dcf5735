"""Whether a program, and no person, broke a long text of a data file into lines."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from itareport.source.outline import Kind
from itareport.source.plain_texts import MIN_FOLDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.source.outline import Row

_WIDTHS = range(MIN_FOLDED, 131)
"""Code points. Programs that break texts fill lines of such widths: 80 mostly, 100 or 120 where they are set to."""

_SLACK = 2
"""A program that breaks a text before its line is full leaves space for a dash and a space."""

_USUAL = {2, 4}
"""Spaces by which programs indent what goes on from the line above."""


class Folding:
    """How the lines of a file are filled.

    A program that folds texts does so everywhere, so a longer line that has a space further on shows that a line break
    was typed.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def is_full(self, index: int) -> bool:
        """Whether a row is as long as a program would have filled it before the line break after it."""
        line = self._rows[index].line
        return (
            line.rstrip(" ").rfind(" ") < _WIDTHS.stop
            and len(line) >= _WIDTHS.start
            and self._last_space < len(line) + _SLACK
        )

    def is_after(self, index: int, by: int) -> bool:
        """Whether the line break after a row may be a program's, where the next line is ``by`` spaces deeper."""
        return by in self._depths and self.is_full(index)

    @cached_property
    def _depths(self) -> set[int]:
        """By how much the lines are indented that go on from the text above, where that may be a program's work.

        A program seldom folds one text of a report only, and what it writes has neither comments nor blank lines.
        """
        depths: set[int] = set()
        base = -1
        for row in self._rows:
            if row.key or row.dashes:
                base = row.base if row.is_plain else -1
            elif row.kind is Kind.ROW and base >= 0:
                depths.add(row.column - base)
        by_hand = any(row.kind in {Kind.COMMENT, Kind.BLANK} for row in self._rows[:-1])
        return depths if depths or by_hand else _USUAL

    @cached_property
    def _last_space(self) -> int:
        """The last column in which a line of the file has a space inside a text that a program would fold.

        How far a ``|`` block or a comment goes says nothing: no program folds those.
        """
        texts = ((row.line, row.text_column, row.content) for row in self._rows if row.kind is Kind.ROW)
        return max((line.rfind(" ", column, column + len(text)) for line, column, text in texts), default=-1)
