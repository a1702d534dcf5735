"""The mappings and lists that are open at a line of a data file, as far as its lines show them without a YAML parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from itareport.source.line_common import TOGETHER

if TYPE_CHECKING:
    from collections.abc import Collection

_NEAR = 3
"""Columns. A key that no mapping is known to have is taken for one of a mapping that is as near as that."""


@dataclass(slots=True)
class Level:
    """A mapping or list that is open; ``line`` is where it began."""

    column: int
    line: int
    is_list: bool = False
    keys: set[str] = field(default_factory=set)

    @property
    def group(self) -> Collection[str]:
        """The keys that belong into this mapping, judged by those that it has."""
        return max(TOGETHER, key=lambda group: len(group & self.keys), default=frozenset())


class Levels:
    """All that is open, the innermost last; columns count code points from 0."""

    def __init__(self) -> None:
        self._open: list[Level] = []

    def __contains__(self, level: Level) -> bool:
        return level in self._open

    def open(self, level: Level) -> None:
        """Add the new innermost one."""
        self._open.append(level)

    def close_deeper(self, column: int) -> None:
        """Close all that is deeper than a column."""
        while self._open and self._open[-1].column > column:
            self._open.pop()

    def list_at(self, column: int) -> Level | None:
        """The list whose dashes are in a column."""
        return next((level for level in reversed(self._lists) if level.column == column), None)

    def mapping_at(self, column: int) -> Level | None:
        """The mapping whose keys are in a column."""
        return next((level for level in reversed(self._mappings) if level.column == column), None)

    def innermost_list(self) -> Level | None:
        """The list that was opened last."""
        return next(reversed(self._lists), None)

    def nearest_list(self, column: int) -> Level | None:
        """The list whose dashes are nearest to a column."""
        return min(self._lists, key=lambda level: abs(level.column - column), default=None)

    def mapping_for(self, key: str, column: int | None) -> Level | None:
        """The innermost mapping that lacks such a key, else one that has it, else one near the column if one is given."""
        fitting = [level for level in self._mappings if key in level.group]
        lacking = [level for level in fitting if key not in level.keys]
        near = [] if column is None else [level for level in self._mappings if abs(level.column - column) <= _NEAR]
        return next(reversed(lacking or fitting or near), None)

    @property
    def _lists(self) -> list[Level]:
        return [level for level in self._open if level.is_list]

    @property
    def _mappings(self) -> list[Level]:
        return [level for level in self._open if not level.is_list]
