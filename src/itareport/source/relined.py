"""Lines that are where they cannot be: a field's in the midst of another's, joined by Delete, or before a list's entries.

They are put where they belong in a copy, which is read in place of the file, with the way back to the file's own places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from itareport.data import KEY_ORDER
from itareport.fields import KEYS
from itareport.findings import Span
from itareport.i18n import _, shortened
from itareport.source import file_rules as rules
from itareport.source.line_common import (
    TOGETHER,
    column_like,
    finding_at,
    lines_above,
    lines_below,
    row_above,
    row_below,
)
from itareport.source.messages import spaces
from itareport.source.outline import Kind, Row, row_of, rows_of
from itareport.source.patched_lines import PatchedLines
from itareport.source.roles import FIRST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.findings import Finding

_FIELD = re.compile(
    rf"""
    (?![ ](?<=[ ]{{2}}))    # not from a space after another: a long run of them would take quadratic time
    (?P<gap>[ ]*) (?P<dash>-[ ]+)? (?P<key>{"|".join(KEY_ORDER)}) [ ]* : (?=[ ]|\Z)
    """,
    re.VERBOSE,
)
_IN_LINE = {"{", "["}
_OPENING = " {[\"'“”‘’„"
_MAX_FOUND = 200
"""A file with more such lines is no data file."""

_MAX_LENGTH = 4_000
"""Code points. In a longer line no joined one is looked for: each place would be held against all of the line before it."""


class _Line(NamedTuple):
    """A line of the copy: the line of the file that it is from, and what to add to a column to have the file's."""

    text: str
    number: int
    shift: int = 0


class Relined(NamedTuple):
    """The copy, and a finding for each line that is elsewhere in it."""

    text: str
    findings: list[Finding]
    lines: Sequence[_Line]

    def original(self, span: Span) -> Span:
        """A span of the copy as one of the file."""
        start, end = self.lines[span.line - 1], self.lines[span.end_line - 1]
        if end.number < start.number:
            end = start
        return Span(start.number, max(span.column + start.shift, 1), end.number, max(span.end_column + end.shift, 1))


def relined(name: str, text: str, most: int) -> Relined | None:
    """The text with its lines where they belong, None where they are; of a longer one ``most`` lines are looked at."""
    patched = PatchedLines(text)
    rows = rows_of(patched.lines[:most])
    lines: list[_Line] = []
    findings: list[Finding] = []
    changed = False
    for index, row in enumerate(rows):
        if row.kind is not Kind.ROW or len(findings) >= _MAX_FOUND:
            lines.append(_Line(row.line, row.number))
            continue
        apart = _taken_apart(name, rows, index, findings)
        if len(apart) == 1 and (above := _key_above(name, rows, index, findings)) is not None:
            place = next(each for each in range(len(lines) - 1, -1, -1) if lines[each].number == above)
            lines.insert(place, apart[0])
            changed = True
            continue
        changed = changed or len(apart) > 1
        lines += apart
    if not changed:
        return None
    rest = patched.lines[len(rows) :]
    lines += (_Line(line, len(rows) + place) for place, line in enumerate(rest, start=1))
    return Relined("\n".join(line.text for line in lines), findings, lines)


def _taken_apart(name: str, rows: Sequence[Row], index: int, findings: list[Finding]) -> list[_Line]:
    """A line as the lines that were joined to it."""
    row = rows[index]
    end = row.text_column + len(row.content)
    start = 0
    parts: list[_Line] = []
    indent = ""
    if len(row.line) > _MAX_LENGTH:
        return [_Line(row.line, row.number)]
    for match in _FIELD.finditer(row.line, row.text_column, end):
        if not _was_joined(rows, index, match):
            continue
        column = _column(rows, index, match)
        parts.append(_Line(indent + row.line[start : match.start()], row.number, start - len(indent)))
        start, indent = match.end("gap"), " " * column
        findings.append(_joined(name, row, match, column))
    return [*parts, _Line(indent + row.line[start:], row.number, start - len(indent))]


def _was_joined(rows: Sequence[Row], index: int, match: re.Match[str]) -> bool:
    """Whether the name of a field in a line begins one that was joined to it, as its own group has no such field."""
    row, key = rows[index], match["key"]
    before = row.line[row.text_column : match.start()]
    if not (row.key or row.dashes) or before[-1:] in {"_", "(", "“", "/"} or _is_in_quotes(before):
        return False
    if (before and not before.strip(_OPENING)) or before[:1] in _IN_LINE or before.rstrip()[-1:] in {",", *_IN_LINE}:
        return False  # a field in braces, or with a sign before its name
    if match["dash"]:
        return key in FIRST.values() and (FIRST.get(row.key) == key if not before else not match["gap"])
    if not before and FIRST.get(row.key):
        return False
    return key not in {row.key, *_keys_beside(rows, index)} and _neighbour(rows, index, key) is not None


def _is_in_quotes(before: str) -> bool:
    return before[:1] in {'"', "'"} and before.count(before[:1]) % 2 == 1


def _keys_beside(rows: Sequence[Row], index: int) -> set[str]:
    """The keys of the mapping that a line is in beside its own, as far as its entry reaches."""
    keys: set[str] = set()
    if not (rows[index].dashes and rows[index].key):
        for row in reversed(lines_above(rows, index)):
            keys.add(row.key)
            if row.key and (row.dashes or not row.column):
                break
    for row in lines_below(rows, index):
        if row.key and (row.dashes or not row.column):
            break
        keys.add(row.key)
    return keys


def _neighbour(rows: Sequence[Row], index: int, key: str) -> Row | None:
    """The nearest line with a field of the same group: this one, the next one, or the one above."""
    row = rows[index]
    below = next((each for each in lines_below(rows, index) if each.key and not each.dashes), None)
    above = next((each for each in reversed(lines_above(rows, index)) if each.key), None)
    candidates = (row, above, below) if not row.is_open else (row, below)
    for each in candidates:
        if each is not None and any({key, each.key} <= group for group in TOGETHER):
            return each
    return None


def _column(rows: Sequence[Row], index: int, match: re.Match[str]) -> int:
    """The column that a line which was joined belongs into."""
    row = rows[index]
    if match["dash"]:
        below = row_below(rows, index)
        if below is not None and below.key and not below.dashes and below.column >= row.base + len(match["dash"]):
            return below.column - len(match["dash"])
        above = lines_above(rows, index)
        found = column_like((*above, row_of(row.number, f"- {match['key']}:")), len(above))
        return found or row.base + 2
    neighbour = _neighbour(rows, index, match["key"])
    assert neighbour is not None
    return neighbour.key_column


def _joined(name: str, row: Row, match: re.Match[str], column: int) -> Finding:
    sign = "- " if match["dash"] else ""
    start = match.end("gap")
    message = _("“{line}” must begin on a new line").format(line=f"{sign}{match['key']}:")
    hint = _("Press Enter before it, and type {width}.").format(width=spaces(column))
    if not column:
        hint = _("Press Enter before it.")
    return finding_at(rules.COLON, name, row, start, match.end("key"), message, hint)


def _key_above(name: str, rows: Sequence[Row], index: int, findings: list[Finding]) -> int | None:
    """The line of the list that a field parts from its entries; no finding where the reader has one of the field."""
    row = rows[index]
    above = row_above(rows, index)
    below = row_below(rows, index)
    if row.dashes or not (row.key or row.is_other_key) or above is None or below is None or not row.content:
        return None
    entries = bool(below.dashes) and not below.key and below.column >= row.column
    if not (entries and above.is_open and above.key in KEYS.entries and row.column == above.key_column):
        return None
    key = row.key or row.text.partition(":")[0].rstrip()
    if key == "<<" or key in _keys_beside(rows, index):
        return above.number  # what is wrong with it is found where it is read
    message = _("“{key}” is between “{other}:” and its entries").format(key=shortened(key), other=above.key)
    hint = _("Move this line above “{other}:”.").format(other=above.key)
    if key not in KEYS.all:
        hint = _("Delete this line, or move it above “{other}:”.").format(other=above.key)
    place = row.column
    findings.append(finding_at(rules.SWALLOWED_DASH, name, row, place, place + len(key), message, hint))
    return above.number
