"""What is wrong with single lines of a file that YAML cannot read, or reads otherwise than was meant: all of them at once.

Each is looked for by itself in every line, so that seven lines with a tab are seven findings in one run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.data import GROUPS
from itareport.i18n import _
from itareport.source import file_rules as rules
from itareport.source.key_faults import (
    broken_key,
    dash_of_column,
    first_key_lost,
    missing_colon,
    sign_before_key,
    tight_colon,
)
from itareport.source.line_common import WITHOUT_WIDTH, column_like, finding_at, goes_on, row_below
from itareport.source.messages import UNSEEN_START, dash_without_space, spaces
from itareport.source.outline import Kind, Row
from itareport.source.patched_lines import Mend
from itareport.source.text_faults import dash_after_key, needs_quotes, text_after_group, unclosed, unquoted_colon
from itareport.thai.unseen import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


MAX_MENDS = 2_000
"""After so many mended lines no more of a file is looked at: it is no data file, or was made to do harm."""
_FIRST_KEYS = {keys[0] for keys in GROUPS.values()}
_BULLET = re.compile(
    r"""(?P<sign>[–—‐‑−•*·+●▪◦○►✓✔\uf0a7\uf0b7\uf0d8\uf0fc]|--+|[0-9๐-๙]{1,2}[.)])  # what people type for a dash
    [ \t]+(?:-[ \t]+)?(?P<rest>(?:(?P<key>[a-z_]+)[ ]*:(?=[ \t]|\Z))?)""",
    re.VERBOSE,
)
_TIGHT_DASH = re.compile(r"-(?P<next>[^ \t0-9-])")


def line_faults(name: str, rows: Sequence[Row]) -> Iterator[Mend]:
    """A mend, with its finding, for each slip of the keyboard that one line shows by itself, in file order."""
    above: Row | None = None
    for index, row in enumerate(rows):
        if row.kind is Kind.ROW:
            found = [mend for check in _CHECKS if (mend := check(name, rows, index, above)) is not None]
            yield from _without_overlaps(found)
            above = row
        elif row.kind is Kind.COMMENT:
            above = above if above is None or not above.is_plain else above._replace(text=f"{above.text} #")


def _other_bullet(name: str, rows: Sequence[Row], index: int, above: Row | None) -> Mend | None:
    """A bullet, another dash or a typed number where an entry of a list is expected."""
    row = rows[index]
    match = None if row.dashes or row.key else _BULLET.match(row.text)
    if not match:
        return None
    below = row_below(rows, index)
    begins = match["key"] in _FIRST_KEYS
    if not begins and not any(
        other is not None and other.dashes and other.dashes[0] == row.column for other in (above, below)
    ):
        return None
    message = _("“{sign}” begins no entry of a list").format(sign=match["sign"])
    hint = _("Type “- ” in its place.")
    start = row.text_column
    finding = finding_at(rules.SWALLOWED_DASH, name, row, start, start + len(match["sign"]), message, hint)
    # The lines below stay under the text after it.
    width = match.start("rest") if "\t" not in match.group() else 0
    return Mend(row.number, start, start + match.start("rest"), "-".ljust(max(width, 2)), finding)


def _without_overlaps(mends: list[Mend]) -> Iterator[Mend]:
    """Of two mends of the same characters the first, which is the cause of the other."""
    taken: list[tuple[int, int]] = []
    for mend in mends:
        if all(mend.end <= start or end <= mend.start for start, end in taken):
            taken.append((mend.start, max(mend.end, mend.start + 1)))
            yield mend


def _tab(name: str, rows: Sequence[Row], index: int, above: Row | None) -> Mend | None:
    """A tab in the indentation, but for one in front of a text that goes on from the line above."""
    row = rows[index]
    if "\t" not in row.indent or re.search(f"[{INVISIBLE}]", row.indent):
        return None
    if goes_on(row, above) and not (row.dashes or row.key):
        return None
    column = row.indent.index("\t")
    width = column_like(rows, index)
    message = _("this line is indented with the Tab key")
    hint = _("Delete the tab and type {width}.").format(width=spaces(width))
    finding = finding_at(rules.TAB, name, row, column, column + 1, message, hint)
    return Mend(row.number, 0, row.column, " " * width, finding)


def _invisible(name: str, rows: Sequence[Row], index: int, above: Row | None) -> Mend | None:
    """A space of another kind, or a character without width, in front of a dash or key."""
    row = rows[index]
    match = re.search(f"[{INVISIBLE}]", row.indent)
    if not match or (goes_on(row, above) and not (row.dashes or row.key)):
        return None
    width = column_like(rows, index)
    code = ord(match.group())
    message = _("the indentation of this line has U+{code:04X}, a space that came with a copy").format(code=code)
    if re.match(WITHOUT_WIDTH, match.group()):
        message = _("the indentation of this line has the invisible character U+{code:04X}").format(code=code)
    hint = _("Delete everything before “{start}” and type {width}.").format(
        start=row.key or ("-" if row.dashes else row.content[:10]), width=spaces(width)
    )
    return Mend(
        row.number,
        0,
        row.column,
        " " * width,
        finding_at(rules.INVISIBLE_IN_KEY, name, row, match.start(), row.column, message, hint),
    )


def _tight_dash(name: str, rows: Sequence[Row], index: int, above: Row | None) -> Mend | None:
    """``-text`` where an entry of a list is expected."""
    row = rows[index]
    match = None if row.dashes or row.key else _TIGHT_DASH.match(row.text)
    if not match or above is None or not _may_be_entry(row, above):
        return None
    message, hint = dash_without_space(match["next"])
    finding = finding_at(rules.MISSING_BLANK, name, row, row.text_column, row.text_column + 1, message, hint)
    rest = row.text[1:]
    end = row.text_column + 1 + len(rest) - len(UNSEEN_START.sub("", rest))
    return Mend(row.number, row.text_column + 1, end, " ", finding)


def _may_be_entry(row: Row, above: Row) -> bool:
    """Whether an entry of a list may begin at a row: in the column of the one above, or below an open key."""
    if above.dashes and not above.key:
        return row.column == above.dashes[-1]
    if above.text[:1] == "-" and not above.key:
        return row.column == above.column
    return above.is_open and row.column >= above.base


def _tab_after_dash(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    row = rows[index]
    for column in row.dashes:
        if row.line[column + 1 : column + 2] == "\t" and row.line[column + 1 :].strip():
            message = _("there is a tab after “{sign}” where a space belongs").format(sign="-")
            hint = _("Delete the tab and type one space.")
            finding = finding_at(rules.TAB, name, row, column + 1, column + 2, message, hint)
            return Mend(row.number, column + 1, column + 2, " ", finding)
    return None


_CHECKS: tuple[Callable[[str, Sequence[Row], int, Row | None], Mend | None], ...] = (
    dash_of_column,
    broken_key,
    sign_before_key,
    _other_bullet,
    first_key_lost,
    text_after_group,
    _tab,
    _invisible,
    dash_after_key,
    tight_colon,
    missing_colon,
    _tight_dash,
    _tab_after_dash,
    needs_quotes,
    unclosed,
    unquoted_colon,
)
