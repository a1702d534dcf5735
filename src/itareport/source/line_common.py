"""What the looks at single lines of a file have in common: their words, and how far they look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.fields import GROUPS, REPORT
from itareport.findings import Span
from itareport.i18n import _, ngettext, number
from itareport.source.outline import Kind, Row
from itareport.thai.unseen import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.findings import Finding, Rule

TOGETHER = tuple(map(frozenset, (REPORT, *GROUPS.values())))
"""The keys that are in one mapping together."""

_MAX_SHOWN = 60
NEAR = 300
"""So many lines above and below are looked at for one of the same kind."""
WITHOUT_WIDTH = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
_CURLY_QUOTES = "“”„"
UNSEEN_START = re.compile(rf"\A[\s{INVISIBLE}]+")


def no_space_after_colon(key: str, text: str) -> tuple[str, str]:
    """Message and hint for ``key:text``."""
    message = _("there is no space after the colon of “{key}”").format(key=key)
    return message, _("Write it as “{line}”.").format(line=f"{key}: {shortened(text)}")


def dash_without_space(following: str) -> tuple[str, str]:
    """Message and hint for a dash that another character than a space follows."""
    if following.isspace():
        message = _("the space after this dash is the special one U+{code:04X}, so it begins no entry")
        return message.format(code=ord(following)), _("Delete it and type a space with the space bar: “- text”.")
    if UNSEEN_START.match(following):
        message = _("there is the invisible character U+{code:04X} after this dash, so it begins no entry")
        return message.format(code=ord(following)), _("Delete it and type a space with the space bar: “- text”.")
    return _("there is no space after this dash, so it begins no entry"), _("Type a space after the dash: “- text”.")


def colon_in_text(opening: str) -> tuple[str, str]:
    """Message and hint for a text without quotes with ``: `` inside, which begins with the character ``opening``."""
    message = _("there is a colon followed by a space inside a text without quotes")
    if opening and opening in _CURLY_QUOTES:
        return message, _('The curly quotes “ ” do not count here: use straight ones " at both ends.')
    return message, _('Put the whole text in quotes, like "Result: good".')


def text_between_dashes(text: str) -> tuple[str, str]:
    """Message and hint for “- ไม่มี -” without quotes, where YAML takes the first dash for that of an entry."""
    message = _("a text cannot begin with {character}").format(character="“- ”")
    return message, _("Put the whole text in quotes: {text}").format(text=f'"{text}"')


def stray_line() -> tuple[str, str]:
    """Message and hint for a line that is neither a field nor an entry."""
    message = _("this line has neither the name of a field nor a dash")
    return message, entry_or_join()


def entry_or_join() -> str:
    """Hint for a line that may have been meant as an entry or as more of the text above it."""
    return _("For a new entry type “- ” before the text; if it belongs to the line above, join the two lines.")


def entry_of_nothing() -> tuple[str, str]:
    """Message and hint for a dash below a field that has its text already: the line of its own field may be lost."""
    message = _("this dash begins no entry, because the line above already has a text")
    hint = _("Begin each entry on a line of its own, also the first; if a line such as “steps:” is lost, type it.")
    return message, hint


def goes_on(row: Row, above: Row | None) -> bool:
    """Whether a row reads as the next line of the text above it, or as the text of the open key above it."""
    if above is None:
        return False
    return row.column > above.base and (above.is_open or (above.is_plain and not above.ends_in_comment))


def column_like(rows: Sequence[Row], index: int) -> int:
    """The column that a row of this kind has elsewhere in the file: above it, else below."""
    row = rows[index]
    for other in (*reversed(rows[max(0, index - NEAR) : index]), *rows[index + 1 : index + NEAR]):
        if other.kind is Kind.ROW and not other.indent.strip(" ") and _is_like(row, other):
            if row.key and not row.dashes:
                return other.key_column
            return other.column if row.dashes or not other.is_open else other.column + 2
    return len(re.sub(WITHOUT_WIDTH, "", row.indent).expandtabs(8))


def column_of_fields(rows: Sequence[Row], index: int) -> int | None:
    """The column that the next two fields of a row's mapping agree on, or that of the one that there is."""
    row = rows[index]
    columns: list[int] = []
    for other in rows[index + 1 : index + NEAR]:
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


def spaces(count: int) -> str:
    """So many spaces, in words: ``1 space``, ``8 spaces``."""
    return ngettext("{count} space", "{count} spaces", count).format(count=number(count))


def more_or_less(width: int, expected: int) -> str:
    """Hint to delete or type spaces at the start of a line."""
    if width > expected:
        return _("Delete {width} at its start.").format(width=spaces(width - expected))
    return _("Type {width} more at its start.").format(width=spaces(expected - width))


def swallowed(column: int, line: int) -> tuple[str, str]:
    """Message and hint for a dash deeper than those above it, of which the first is in the line ``line``."""
    message = _("this dash begins no entry, because it is not indented like the dashes above")
    hint = _("Indent the dash by {width}, like the one in line {line}.")
    return message, hint.format(width=spaces(column), line=number(line))


def shortened(text: str) -> str:
    """A text for a hint that shows what to type: the clerk's own, cut where it is long."""
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def finding_at(rule: Rule, name: str, row: Row, start: int, end: int, *texts: str) -> Finding:
    """A finding at columns of a row; ``texts`` are message and hint."""
    message, hint = texts
    return rule.finding(name, Span(row.number, start + 1, row.number, end + 1), message, hint)
