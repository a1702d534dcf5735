"""What the looks at single lines of a file have in common: how far they look, and places in a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.data import GROUPS, REPORT
from itareport.findings import Span
from itareport.source.outline import Kind, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.findings import Finding, Rule

TOGETHER = tuple(map(frozenset, (REPORT, *GROUPS.values())))
"""The keys that are in one mapping together."""

_NEAR = 300
"""So many lines above and below are looked at for one of the same kind."""
WITHOUT_WIDTH = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"


def lines_above(rows: Sequence[Row], index: int) -> Sequence[Row]:
    """The lines above one, in file order, as far up as is looked."""
    return rows[max(0, index - _NEAR) : index]


def lines_below(rows: Sequence[Row], index: int) -> Sequence[Row]:
    """The lines below one, as far down as is looked."""
    return rows[index + 1 : index + _NEAR]


def row_above(rows: Sequence[Row], index: int) -> Row | None:
    """The nearest line above that has a key, a dash or a text of its own."""
    return next((row for row in reversed(lines_above(rows, index)) if row.kind is Kind.ROW), None)


def row_below(rows: Sequence[Row], index: int) -> Row | None:
    """The nearest line below that has a key, a dash or a text of its own."""
    return next((row for row in lines_below(rows, index) if row.kind is Kind.ROW), None)


def goes_on(row: Row, above: Row | None) -> bool:
    """Whether a row reads as the next line of the text above it, or as the text of the open key above it."""
    if above is None:
        return False
    return row.column > above.base and (above.is_open or (above.is_plain and not above.ends_in_comment))


def column_like(rows: Sequence[Row], index: int) -> int:
    """The column that a row of this kind has elsewhere in the file: above it, else below."""
    row = rows[index]
    for other in (*reversed(lines_above(rows, index)), *lines_below(rows, index)):
        if other.kind is Kind.ROW and not other.indent.strip(" ") and _is_like(row, other):
            if row.key and not row.dashes:
                return other.key_column
            return other.column if row.dashes or not other.is_open else other.column + 2
    return len(re.sub(WITHOUT_WIDTH, "", row.indent).expandtabs(8))


def entry_of_others(rows: Sequence[Row], index: int) -> Row | None:
    """The next entry of a list of texts, where it and the one below it agree on another column than this one's."""
    row = rows[index]
    below = [other for other in lines_below(rows, index) if other.kind is Kind.ROW][:2]
    if len(below) < 2 or any(not each.dashes or each.key for each in (row, *below)):
        return None
    return below[0] if below[0].column == below[1].column != row.column else None


def column_of_fields(rows: Sequence[Row], index: int) -> int | None:
    """The column that the next two fields of a row's mapping agree on, or that of the one that there is."""
    row = rows[index]
    columns: list[int] = []
    for other in lines_below(rows, index):
        if other.kind is not Kind.ROW or not other.key:
            continue
        if other.dashes or not _in_one_mapping(row, other):
            break
        columns.append(other.column)
        if len(columns) == 2:
            break
    return columns[0] if len(set(columns)) == 1 else None


def _is_like(row: Row, other: Row) -> bool:
    if row.key:
        return _in_one_mapping(row, other) and (not row.dashes or bool(other.dashes))
    return bool(other.dashes) and not other.key if row.dashes else True


def _in_one_mapping(row: Row, other: Row) -> bool:
    return any(row.key in group and other.key in group for group in TOGETHER)


def span_in(row: Row, start: int, end: int) -> Span:
    """The span from column ``start`` to ``end``, both from 0; on the last space of a row that has nothing but spaces."""
    start = min(start, max(len(row.line) - 1, 0))
    return Span(row.number, start + 1, row.number, max(min(end, len(row.line)), start + 1) + 1)


def end_of_text(row: Row) -> int:
    """The column after a row that is a text only."""
    return row.column + max(len(row.text.rstrip()), 1)


def finding_at(rule: Rule, name: str, row: Row, start: int, end: int, *texts: str) -> Finding:
    """A finding at columns of a row; ``texts`` are message and hint."""
    message, hint = texts
    return rule.finding(name, Span(row.number, start + 1, row.number, end + 1), message, hint)
