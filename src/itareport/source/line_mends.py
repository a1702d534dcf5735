"""The mends of the lines in the wrong place, with their findings: one of each for a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport.source.line_common import span_in
from itareport.source.outline import row_of
from itareport.source.patched_lines import Mend

if TYPE_CHECKING:
    from collections.abc import Collection

    from itareport.findings import Rule
    from itareport.source.outline import Row


class LineMends:
    """What was found so far; no line of ``known`` gets a finding, as it has one already."""

    def __init__(self, name: str, known: Collection[int]) -> None:
        self.found: list[Mend] = []
        self._name = name
        self._known = set(known)

    def reported(self, line: int) -> None:
        """Take note that what is wrong with a line was reported with another one."""
        self._known.add(line)

    def indent(self, row: Row, column: int) -> bool:
        """Indent a row to a column; false where it has been mended at its start already."""
        if any(mend.line == row.number and _is_of_indentation(mend) for mend in self.found):
            return False
        self.found.append(Mend(row.number, 0, len(row.line) - len(row.line.lstrip(" ")), " " * column))
        return True

    def report(
        self, rule: Rule, row: Row, place: tuple[int, int], texts: tuple[str, str], mend: Mend | None = None
    ) -> None:
        """Report a row; the columns of ``place`` and ``mend`` are those that it has been moved to."""
        back = row_of(row.number, row.line).column - row.column
        start, end = place[0] + back, place[1] + back
        finding = None
        if row.number not in self._known:
            finding = rule.finding(self._name, span_in(row, start, end), *texts)
            self._known.add(row.number)
        if mend is None:
            mend = Mend(row.number, start, start, "")
        elif mend.start:
            mend = mend._replace(start=mend.start + back, end=mend.end + back)
        else:
            mend = mend._replace(end=mend.end + back)
            self.found = [other for other in self.found if other.line != row.number or not _is_of_indentation(other)]
        self.found.append(mend._replace(finding=finding))


def _is_of_indentation(mend: Mend) -> bool:
    return not mend.start and bool(mend.end or mend.new)
