"""What is wrong with the name of a field in one line: broken, without its colon or space, with a sign before it, or lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.data import COLUMNS, GROUPS, KEY_ORDER, NUMBERS
from itareport.fields import KEYS
from itareport.i18n import _, shortened
from itareport.source import file_rules as rules
from itareport.source.line_common import finding_at, goes_on, lines_above, lines_below, row_above, row_below
from itareport.source.messages import dash_too_many, no_space_after_colon
from itareport.source.outline import Kind, Row
from itareport.source.patched_lines import Mend
from itareport.source.plain_texts import OTHER_COLONS
from itareport.thai.unseen import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Sequence

_KNOWN = set(KEY_ORDER)
_STEP = 2
_FIRST_OF = (
    (frozenset(KEYS.all), "name"),
    *((frozenset(keys), keys[0]) for name, keys in GROUPS.items() if name not in {"agency", "measures"}),
)
"""The keys of the entries of each list of groups, those of measures first, and the one that an entry begins with."""

_WITHOUT_COLON = re.compile(
    r"(?P<key>[a-z_]+)(?P<sign>[ \t]*(?:[=;,.]|[-–—]+(?=[ \t]|\Z))?[ \t]*)(?P<text>.*)", re.DOTALL
)
_SIGN_BEFORE_KEY = re.compile(r"""(?P<sign>["']|[*&!@%`]+)(?P<key>[a-z_]+)[ ]*:(?=[ \t]|\Z)""")


def broken_key(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """The second half of a field's name that was broken by Enter; what the first half leaves is taken out."""
    row = rows[index]
    before = rows[index - 1] if index else None
    if before is not None and row.key and not row.dashes and (whole := _halves(before, row)):
        dash = "- " if before.dashes else ""
        return Mend(row.number, 0, row.key_column, " " * before.column + dash + whole[: -len(row.key)])
    below = rows[index + 1] if index + 1 < len(rows) else None
    if below is None or not (whole := _halves(row, below)):
        return None
    message = _("the name of the field “{key}” is broken into two lines").format(key=whole)
    hint = _("Join the two lines: “{line}”.").format(line=f"{whole}: {shortened(below.content)}".rstrip())
    end = row.text_column + len(row.content)
    finding = finding_at(rules.MISSING_COLON, name, row, row.text_column, end, message, hint)
    return Mend(row.number, 0, len(row.line), "#", finding)


def _halves(upper: Row, lower: Row) -> str:
    """The name of a field whose halves end one line and begin the next, or ""."""
    if upper.kind is not Kind.ROW or lower.kind is not Kind.ROW or upper.key or lower.dashes or not lower.key:
        return ""
    whole = upper.content + lower.key
    return whole if whole in _KNOWN and lower.key not in _KNOWN and upper.content not in _KNOWN else ""


def sign_before_key(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """``"name: text`` with the name of a field: a quote that is closed nowhere, or a sign of YAML's, in front of it."""
    row = rows[index]
    match = None if row.key else _SIGN_BEFORE_KEY.match(row.text)
    if not match or match["key"] not in _KNOWN:
        return None
    sign = match["sign"][0]
    rule, message = rules.UNCLOSED, _("the quote that opens here is never closed")
    hint = _("Delete the quote: the name of a field needs none.")
    if sign not in {'"', "'"}:
        rule = {"*": rules.ANCHOR, "&": rules.ANCHOR, "!": rules.TAG}.get(sign, rules.NEEDS_QUOTES)
        message = _("there is {character} before the name of the field “{key}”").format(
            character=sign, key=match["key"]
        )
        hint = _("Delete it: “{line}”.").format(line=f"{match['key']}:")
    place, end = row.text_column, row.text_column + len(match["sign"])
    return Mend(row.number, place, end, "", finding_at(rule, name, row, place, end, message, hint))


def first_key_lost(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """``- text`` above the other fields of an entry, whose first field has lost its name."""
    row = rows[index]
    if row.key or len(row.dashes) != 1 or not row.content or (below := _field_below(rows, index)) is None:
        return None
    key = next((first for keys, first in _FIRST_OF if below.key in keys and below.key != first), "")
    if not key or _WITHOUT_COLON.match(row.text) or row.is_other_key or not _begins_group(rows, index, below.key):
        return None
    message = _("the name of the field “{key}” is missing before this text").format(key=key)
    hint = _("Write it as “{line}”.").format(line=f"- {key}: {shortened(row.content)}")
    place = row.text_column
    finding = finding_at(rules.STRAY_LINE, name, row, place, place + len(row.content), message, hint)
    return Mend(row.number, place, place, f"{key}: ", finding)


def _begins_group(rows: Sequence[Row], index: int, key: str) -> bool:
    """Whether a group of fields can begin at a dash: below the name of its list, or below a group that has ``key``."""
    for row in reversed(lines_above(rows, index)):
        if row.kind is Kind.ROW and row.is_open and row.key in GROUPS:
            return True
        if row.key == key:
            return True
        if row.key and row.dashes:
            return False
    return False


def tight_colon(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """``name:text`` with the name of a field, a full-width colon, or a special space after the colon."""
    row = rows[index]
    if not row.key or (row.key not in _KNOWN and not _is_beside_key(rows, index)):
        return None
    sign = row.line[row.colon :].lstrip(" ")[:1]
    if sign == ":" and (not row.text or (row.key in KEYS.entries and row.text.startswith("- "))):
        return None
    colon = row.line.index(sign, row.colon)
    special = re.search(f"[{INVISIBLE}]", row.gap)
    if sign == ":" and row.gap and not special:
        return None
    line = f"{row.key}: {shortened(row.content)}".rstrip()
    if sign == "：":
        message = _("the colon after “{key}” is the full-width one (U+FF1A)").format(key=row.key)
    elif sign in OTHER_COLONS:
        message = _("the character after “{key}” is not a colon but U+{code:04X}").format(key=row.key, code=ord(sign))
    elif special:
        message = _("the space after “{key}:” is the special one U+{code:04X}").format(
            key=row.key, code=ord(special.group())
        )
    else:
        return _missing_space(name, row, colon)
    hint = _("Delete it and type “{line}”.").format(line=line)
    place = colon + special.start() + 1 if special and sign == ":" else colon
    finding = finding_at(rules.MISSING_BLANK, name, row, place, place + 1, message, hint)
    return Mend(row.number, colon, row.text_column, ": ", finding)


def _is_beside_key(rows: Sequence[Row], index: int) -> bool:
    """Whether the next row, or the one above, has a key in the column of this one: so this begins with one too."""
    others = row_below(rows, index), row_above(rows, index)
    return any(row is not None and row.key and row.key_column == rows[index].key_column for row in others)


def _missing_space(name: str, row: Row, colon: int) -> Mend:
    message, hint = no_space_after_colon(row.key, row.content)
    finding = finding_at(rules.MISSING_BLANK, name, row, colon, colon + 1, message, hint)
    return Mend(row.number, colon + 1, colon + 1, " ", finding)


def missing_colon(name: str, rows: Sequence[Row], index: int, above: Row | None) -> Mend | None:
    """The name of a field at the start of a line, and no colon after it."""
    row = rows[index]
    match = None if row.key else _WITHOUT_COLON.match(row.text)
    if not match or match["key"] not in _KNOWN or (match["text"] and not match["sign"] and not _glued(match)):
        return None
    in_group = above is not None and above.is_open and above.key in GROUPS
    if (row.dashes and _field_below(rows, index) is None) or (not row.dashes and not in_group and goes_on(row, above)):
        return None
    key_end = row.text_column + match.end("key")
    message = _("there is no colon after “{key}”").format(key=match["key"])
    line = f"{match['key']}: {shortened(match['text'].rstrip())}".rstrip()
    hint = _("Write it as “{line}”.").format(line=line)
    finding = finding_at(rules.MISSING_COLON, name, row, row.text_column, key_end, message, hint)
    return Mend(row.number, key_end, row.text_column + match.end("sign"), ": " if match["text"] else ":", finding)


def _glued(match: re.Match[str]) -> bool:
    """Whether a text that no Latin letter begins follows the name of a field at once: ``nameเทศบาล``, ``format1``."""
    first = match["text"][0]
    return not first.isascii() or (first.isdigit() and match["key"] in NUMBERS)


def _field_below(rows: Sequence[Row], index: int) -> Row | None:
    """The row below, where it has a key under the text of this one: so an entry begins here."""
    below = row_below(rows, index)
    return below if below is not None and below.key and below.column == rows[index].text_column else None


def dash_of_column(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """A dash before a column of a form edition, whose columns are no list; of several the first is told."""
    row = rows[index]
    if not row.dashes or not row.key:
        return None
    columns: list[Row] = []
    for other in reversed(lines_above(rows, index)):
        if other.key and not other.column and not other.dashes:
            if other.key != COLUMNS:
                return None
            break
        columns.append(other)
    else:
        return None
    beside = (other.column for other in (*columns, *lines_below(rows, index)) if other.key and not other.dashes)
    width = next(beside, 0) or _STEP
    finding = None
    if not any(other.dashes for other in columns):
        place = row.dashes[0]
        texts = dash_too_many(row.key, width)
        finding = finding_at(rules.SWALLOWED_DASH, name, row, place, place + 1, *texts)
    return Mend(row.number, 0, row.key_column, " " * width, finding)
