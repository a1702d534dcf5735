"""What is wrong with the text of one line: quotes, brackets and signs that YAML takes for something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.data import GROUPS
from itareport.fields import BY_KEY, KEYS
from itareport.i18n import _, shortened
from itareport.source import file_rules as rules
from itareport.source import scalars
from itareport.source.line_common import finding_at, row_below
from itareport.source.messages import colon_in_text, spaces, text_between_dashes
from itareport.source.outline import Kind, Row
from itareport.source.patched_lines import Mend
from itareport.thai.sub_items import is_between_dashes

if TYPE_CHECKING:
    from collections.abc import Sequence


_DASH_AFTER_KEY = re.compile(r"-(?:[ \t]+(?P<entry>[^\s#].*))?[ \t]*(?:#.*)?\Z")
_COLON_INSIDE = re.compile(r":(?=[ \t]|\Z)")
_SIGN_FIRST = re.compile(r"[@`%]")
_SIGN_FIRST_IN_VALUE = re.compile(r"[\]}]|\?(?=[ \t]|\Z)")
"""Signs that no text after a key or dash begins with; on a line of their own they may end something above."""
_AFTER_QUOTE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*(?=[^\s#:,\]}"'])""")
_FLAT = r"(?:\[[^\[\]{}]*\]|\{[^\[\]{}]*\})"
_AFTER_BRACKET = re.compile(
    rf"""(?:\[(?:[^\[\]{{}}]|{_FLAT})*\]    # a bracket, closed, with one more pair inside or none
    |\{{(?:[^\[\]{{}}]|{_FLAT})*\}})          # a brace, as of {{{{ a tag }}}}
    [ \t]*(?=[^\s\#:,\]}}])""",
    re.VERBOSE,
)
_AFTER_BLOCK_SIGN = re.compile(r"[|>](?:[-+][1-9]?|[1-9][-+]?)?+[ \t]*+(?=[^\s#|>+-])")
_BAD_BACKSLASH = re.compile(r"""\\(?![0abtnvfre "/\\N_LPxuU\t])""")
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


def text_after_group(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """A text after the colon of a field that has other fields below it."""
    row = rows[index]
    if row.key not in GROUPS or row.dashes or not row.is_plain or not row.gap or row.content[0] in {"-", "~"}:
        return None
    below = row_below(rows, index)
    if below is None or not below.key or below.column <= row.column:
        return None
    message = _("no text can be after “{key}:”, which has fields below it").format(key=row.key)
    hint = _("Delete the text, or put it into the field that it belongs to.")
    start, end = row.text_column, row.text_column + len(row.content)
    finding = finding_at(rules.UNREADABLE_LINE, name, row, start, end, message, hint)
    return Mend(row.number, start, start, "# ", finding)


def dash_after_key(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """``responsible: -`` and ``outputs: - text``."""
    row = rows[index]
    match = _DASH_AFTER_KEY.match(row.text) if row.key else None
    if not match or not (row.gap or (match["entry"] and row.key in KEYS.entries)):
        return None
    column = row.text_column
    field = BY_KEY.get(row.key)
    if match["entry"] is None:
        message = _("a dash alone is an empty entry of a list")
        hint = _('If a dash is to be printed, write "-" in quotes. If there is nothing to report, write ไม่มี.')
        finding = finding_at(rules.DASH_AFTER_KEY, name, row, column, column + 1, message, hint)
        return Mend(row.number, column, column + 1, '"-"', finding)
    if is_between_dashes(row.content):
        message, hint = text_between_dashes(shortened(row.content))
        finding = finding_at(rules.DASH_AFTER_KEY, name, row, column, column + 1, message, hint)
        return Mend(row.number, column, column + len(row.content), scalars.quoted(row.content), finding)
    if field is not None and not field.entries:
        message = _("a text of one field cannot begin with “- ”")
        hint = _("Delete the dash: “{line}”.").format(line=f"{row.key}: {shortened(match['entry'])}")
        finding = finding_at(rules.DASH_AFTER_KEY, name, row, column, column + 1, message, hint)
        return Mend(row.number, column, column + 2, "", finding)
    message = _("the first entry of a list must begin on a new line")
    hint = _("Press Enter after “{key}:”, and type {width} before the dash.").format(
        key=row.key, width=spaces(_entry_column(rows, index))
    )
    finding = finding_at(rules.DASH_AFTER_KEY, name, row, column, column + 1, message, hint)
    return Mend(row.number, column, column, "# " if row.gap else " # ", finding)


def _entry_column(rows: Sequence[Row], index: int) -> int:
    """The column of the entries below a key: where the next one has it, else two deeper than the key."""
    column, below = rows[index].key_column, row_below(rows, index)
    return below.column if below is not None and below.dashes and below.column >= column else column + 2


def needs_quotes(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """A text that only quotes can carry, or whose own quotes end too early."""
    row = rows[index]
    text = row.text
    if not text or row.is_other_key:
        return None
    place, message, hint = 0, "", _("Put the whole text in quotes.")
    if _SIGN_FIRST.match(text) or ((row.key or row.dashes) and _SIGN_FIRST_IN_VALUE.match(text)):
        message = _("a text cannot begin with {character}").format(character=text[0])
    elif match := _AFTER_QUOTE.match(text):
        place, message = match.end(), _("there is text after the closing quote")
        hint = _("Put the whole text in one pair of quotes; write a quote inside it as “ or ”.")
    elif match := _AFTER_BRACKET.match(text):
        place, message = match.end(), _("there is text after the closing bracket: a text cannot begin with [ or {")
        hint = _('Put the whole text in quotes, like "[draft] plan".')
    elif match := _AFTER_BLOCK_SIGN.match(text):
        place = match.end()
        # A clerk's > is the sign for “more than”: who has never heard of YAML folds no text.
        message = _("a text cannot begin with {character}").format(character=text[0])
        if text[0] == "|":
            message = _("after | or > the text must begin on the next line, indented")
            hint = _("Press Enter after | and indent the text.")
    elif (match := _DOUBLE_QUOTED.match(text)) and (backslash := _BAD_BACKSLASH.search(match.group())):
        place, message = backslash.start(), _("the backslash means nothing here: in double quotes it begins a sign")
        hint = _("Use single quotes: 'text'.")
    if not message:
        return None
    column = row.text_column + place
    finding = finding_at(rules.NEEDS_QUOTES, name, row, column, column + 1, message, hint)
    return Mend(row.number, row.text_column, row.text_column + len(row.content), scalars.quoted(row.content), finding)


def unclosed(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """A quote or bracket that opens a text and is closed nowhere: neither on the line nor further down."""
    row = rows[index]
    opening = row.text[:1]
    follows_inside = index + 1 < len(rows) and rows[index + 1].kind is Kind.INSIDE
    if opening not in {'"', "'", "[", "{"} or follows_inside or row.is_other_key:
        return None
    closing = {"[": "]", "{": "}"}.get(opening, opening)
    rest = re.sub(r"\\.|''", "", row.text[1:])
    if closing in rest:
        return None
    message = _("the quote that opens here is never closed")
    if opening in "[{":
        message = _("the bracket that opens here is never closed")
    hint = _("Close it at the end of the text, or delete it.")
    finding = finding_at(rules.UNCLOSED, name, row, row.text_column, row.text_column + 1, message, hint)
    text = row.text.rstrip(" \t")
    # A bracket alone after a key whose list or group is on the lines below is read as if it were not there.
    below = row_below(rows, index)
    alone = len(text) == 1 and below is not None and below.column + len(below.dashes) > row.base
    mended = "" if alone else scalars.quoted(text[1:])
    return Mend(row.number, row.text_column, row.text_column + len(text), mended, finding)


def unquoted_colon(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """A text without quotes after a key, with another ``: `` inside."""
    row = rows[index]
    if not row.key or not row.gap or not row.is_plain:
        return None
    match = _COLON_INSIDE.search(row.content)
    if not match:
        return None
    column = row.text_column + match.start()
    message, hint = colon_in_text(row.content[:1])
    finding = finding_at(rules.COLON, name, row, column, column + 1, message, hint)
    return Mend(row.number, row.text_column, row.text_column + len(row.content), scalars.quoted(row.content), finding)
