"""What is said of a line in the wrong place, and how it is put right; :mod:`structure` knows which line is in which.

Columns count code points from 0. Each function reports one kind of fault of a row and adds the mend of its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport.data import GROUPS
from itareport.i18n import _
from itareport.source import file_rules as rules
from itareport.source.line_common import end_of_text
from itareport.source.messages import (
    dash_elsewhere,
    dash_lost,
    entry_of_nothing,
    entry_or_join,
    field_elsewhere,
    more_or_less,
    spaces,
    stray_line,
    swallowed,
)
from itareport.source.patched_lines import Mend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.source.levels import Level, Levels
    from itareport.source.line_mends import LineMends
    from itareport.source.outline import Row


def joined_to_above(mends: LineMends, row: Row, column: int) -> None:
    """A text that became one with the entry above; it is read with a dash in ``column``."""
    texts = _("this line has no dash, so it becomes one text with the line above"), entry_or_join()
    mend = Mend(row.number, 0, row.column, " " * column + "- ")
    mends.report(rules.SWALLOWED_DASH, row, (row.column, row.column + len(row.content)), texts, mend)


def joined_to_below(mends: LineMends, rows: Sequence[Row], column: int) -> None:
    """The lines above a dash, from the one after the key on, that lost theirs; they are read with dashes in ``column``."""
    for row in rows:
        message = _("this line has no dash, so it becomes one text with the line below")
        hint = _("Type “- ” before the text, and indent the dash by {width}.").format(width=spaces(column))
        mend = Mend(row.number, 0, row.column, f"{' ' * column}- ")
        mends.report(rules.SWALLOWED_DASH, row, (row.column, row.column + len(row.content)), (message, hint), mend)


def first_field_without_dash(mends: LineMends, row: Row, column: int, field: str) -> None:
    """The first field of an entry of the list ``field`` whose dash is lost; it is read with one in ``column``."""
    mend = Mend(row.number, 0, row.column, " " * column + "- ")
    mends.report(rules.SWALLOWED_DASH, row, (row.column, row.column + len(row.key)), dash_lost(row.key, field), mend)


def dash_in_text(mends: LineMends, row: Row, entries: Level | None) -> None:
    """A dash that is a part of the text above it: of an entry of the list ``entries``, or of a field where that is None."""
    column = row.dashes[0]
    texts = entry_of_nothing() if entries is None else swallowed(entries.column, entries.line)
    mends.report(rules.SWALLOWED_DASH, row, (column, column + 1), texts)


def entry_without_field(mends: LineMends, row: Row) -> None:
    """An entry of which the line of its own field is lost; it is read as a comment."""
    column = row.dashes[0]
    mend = Mend(row.number, column, column, "# ")
    mends.report(rules.SWALLOWED_DASH, row, (column, column + 1), entry_of_nothing(), mend)


def dash_unlike_fields(mends: LineMends, row: Row, expected: int) -> None:
    """A dash before the first field of an entry, whose other fields are in place for one in the column ``expected``."""
    dash = row.dashes[0]
    mends.report(rules.INDENTATION, row, (dash, dash + 1), dash_elsewhere(dash, expected, None))


def dash_unlike_entries(mends: LineMends, row: Row, entries: Level) -> None:
    """A dash in another column than those of its list."""
    dash = row.dashes[0]
    mends.report(rules.INDENTATION, row, (dash, dash + 1), dash_elsewhere(dash, entries.column, entries.line))


def field_unlike_fields(mends: LineMends, row: Row, expected: int) -> None:
    """A field in another column than those of its mapping, which are in the column ``expected``."""
    column = row.column
    place = column, max(column + len(row.key), column + 1)
    mends.report(rules.INDENTATION, row, place, field_elsewhere(column, expected))


def block_text(mends: LineMends, row: Row, key: str, expected: int) -> None:
    """The first line of the ``|`` text of ``key``, "" for that of an entry, which is not deeper than the line above."""
    message = _("the text of “{key}” must be indented deeper than its name").format(key=key or "-")
    mend = Mend(row.number, 0, row.column, " " * expected)
    texts = message, more_or_less(row.column, expected)
    mends.report(rules.INDENTATION, row, (row.column, end_of_text(row)), texts, mend)


def stray(mends: LineMends, row: Row, above: Row | None, levels: Levels, deeper: int) -> None:
    """A text that belongs to nothing: what the line above lacks, an entry of the list, or else as if it were a comment.

    ``deeper`` is a column where it belongs to the line above.
    """
    column = row.column
    message, hint = stray_line()
    mend = Mend(row.number, column, column, "# ")
    if above is not None and above.is_open and above.key not in GROUPS:
        mend = Mend(row.number, 0, column, " " * deeper)
        if above.key:
            hint = _("Put the text on the line of its field: “{key}: …”.").format(key=above.key)
    elif levels.list_at(column) is not None:
        mend = Mend(row.number, column, column, "- ")
    mends.report(rules.STRAY_LINE, row, (column, end_of_text(row)), (message, hint), mend)
