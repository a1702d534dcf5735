"""What is wrong with single lines of a file that YAML cannot read, or reads otherwise than was meant: all of them at once.

Each is looked for by itself in every line, so that seven lines with a tab are seven findings in one run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.fields import AGENCY, BY_KEY, KEY_ORDER, KEYS, NUMBERS
from itareport.findings import Span
from itareport.i18n import _, ngettext, number
from itareport.source import file_rules as rules
from itareport.source import scalars
from itareport.source.outline import Kind, Row
from itareport.source.patched_lines import Mend
from itareport.source.plain_texts import OTHER_COLONS
from itareport.thai.unseen import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from itareport.findings import Finding, Rule

GROUPS = (
    frozenset({"format", "title", "fiscal_year", "agency", "preface", "issues", "signatures", "pictures"}),
    frozenset(AGENCY),
    frozenset({"number", "title", "measures"}),
    frozenset(KEYS.all),
    frozenset({"name", "position", "role"}),
    frozenset({"file", "caption"}),
)
"""The keys that are in one mapping together."""

MAX_MENDS = 2_000
"""After so many mended lines no more of a file is looked at: it is no data file, or was made to do harm."""

_MAX_SHOWN = 60
_NEAR = 300
"""So many lines above are looked at for one of the same kind."""

_WITHOUT_WIDTH = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
_CURLY_QUOTES = "“”„"
_KNOWN = set(KEY_ORDER)
_FIRST_KEYS = {"number", "name", "file"}
_BULLET = re.compile(
    r"""(?P<sign>[–—‐‑−•*·+●▪◦○►✓✔\uf0a7\uf0b7\uf0d8\uf0fc]|--+|[0-9๐-๙]{1,2}[.)])  # what people type for a dash
    [ \t]+(?:-[ \t]+)?(?P<rest>(?:(?P<key>[a-z_]+)[ ]*:(?=[ \t]|\Z))?)""",
    re.VERBOSE,
)
_GROUP_KEYS = {"agency", "issues", "measures", "signatures", "pictures"}
_DASH_AFTER_KEY = re.compile(r"-(?:[ \t]+(?P<entry>[^\s#].*))?[ \t]*(?:#.*)?\Z")
_UNSEEN_START = re.compile(rf"\A[\s{INVISIBLE}]+")
_TIGHT_DASH = re.compile(r"-(?P<next>[^ \t0-9-])")
_COLON_INSIDE = re.compile(r":(?=[ \t]|\Z)")
_WITHOUT_COLON = re.compile(
    r"(?P<key>[a-z_]+)(?P<sign>[ \t]*(?:[=;,.]|[-–—]+(?=[ \t]|\Z))?[ \t]*)(?P<text>.*)", re.DOTALL
)
_HALF_QUOTED_KEY = re.compile(r"""["'](?P<key>[a-z_]+)[ ]*:(?=[ \t]|\Z)""")
_SIGN_FIRST = re.compile(r"[@`%]")
_AFTER_QUOTE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*(?=[^\s#:,\]}"'])""")
_AFTER_BRACKET = re.compile(r"(?:\[[^\[\]{}]*\]|\{[^\[\]{}]*\})[ \t]*(?=[^\s#:,\]}])")
_AFTER_BLOCK_SIGN = re.compile(r"[|>](?:[-+][1-9]?|[1-9][-+]?)?+[ \t]*+(?=[^\s#|>+-])")
_BAD_BACKSLASH = re.compile(r"""\\(?![0abtnvfre "/\\N_LPxuU\t])""")
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


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


def _broken_key(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
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
    finding = _at(rules.MISSING_COLON, name, row, row.text_column, end, message, hint)
    return Mend(row.number, 0, len(row.line), "#", finding)


def _halves(upper: Row, lower: Row) -> str:
    """The name of a field whose halves end one line and begin the next, or ""."""
    if upper.kind is not Kind.ROW or lower.kind is not Kind.ROW or upper.key or lower.dashes or not lower.key:
        return ""
    whole = upper.content + lower.key
    return whole if whole in _KNOWN and lower.key not in _KNOWN and upper.content not in _KNOWN else ""


def _half_quoted_key(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """``"name: text`` with the name of a field: a quote in front of it that is closed nowhere."""
    row = rows[index]
    match = None if row.key else _HALF_QUOTED_KEY.match(row.text)
    if not match or match["key"] not in _KNOWN:
        return None
    message = _("the quote that opens here is never closed")
    hint = _("Delete the quote: the name of a field needs none.")
    place = row.text_column
    return Mend(row.number, place, place + 1, "", _at(rules.UNCLOSED, name, row, place, place + 1, message, hint))


def _other_bullet(name: str, rows: Sequence[Row], index: int, above: Row | None) -> Mend | None:
    """A bullet, another dash or a typed number where an entry of a list is expected."""
    row = rows[index]
    match = None if row.dashes or row.key else _BULLET.match(row.text)
    if not match:
        return None
    below = next((other for other in rows[index + 1 : index + _NEAR] if other.kind is Kind.ROW), None)
    begins = match["key"] in _FIRST_KEYS
    if not begins and not any(
        other is not None and other.dashes and other.dashes[0] == row.column for other in (above, below)
    ):
        return None
    message = _("“{sign}” begins no entry of a list").format(sign=match["sign"])
    hint = _("Type “- ” in its place.")
    start = row.text_column
    finding = _at(rules.SWALLOWED_DASH, name, row, start, start + len(match["sign"]), message, hint)
    return Mend(row.number, start, start + match.start("rest"), "- ", finding)


def _text_after_group(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """A text after the colon of a field that has other fields below it."""
    row = rows[index]
    if row.key not in _GROUP_KEYS or row.dashes or not row.is_plain or not row.gap or row.content[0] in {"-", "~"}:
        return None
    below = next((other for other in rows[index + 1 : index + _NEAR] if other.kind is Kind.ROW), None)
    if below is None or not below.key or below.column <= row.column:
        return None
    message = _("no text can be after “{key}:”, which has fields below it").format(key=row.key)
    hint = _("Delete the text, or put it into the field that it belongs to.")
    start, end = row.text_column, row.text_column + len(row.content)
    finding = _at(rules.UNREADABLE_LINE, name, row, start, end, message, hint)
    return Mend(row.number, start, start, "# ", finding)


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
    if _goes_on(row, above) and not (row.dashes or row.key):
        return None
    column = row.indent.index("\t")
    width = _column_like(rows, index)
    message = _("this line is indented with the Tab key")
    hint = _("Delete the tab and type {width}.").format(width=spaces(width))
    finding = _at(rules.TAB, name, row, column, column + 1, message, hint)
    return Mend(row.number, 0, row.column, " " * width, finding)


def _invisible(name: str, rows: Sequence[Row], index: int, above: Row | None) -> Mend | None:
    """A space of another kind, or a character without width, in front of a dash or key."""
    row = rows[index]
    match = re.search(f"[{INVISIBLE}]", row.indent)
    if not match or (_goes_on(row, above) and not (row.dashes or row.key)):
        return None
    width = _column_like(rows, index)
    code = ord(match.group())
    message = _("the indentation of this line has U+{code:04X}, a space that came with a copy").format(code=code)
    if re.match(_WITHOUT_WIDTH, match.group()):
        message = _("the indentation of this line has the invisible character U+{code:04X}").format(code=code)
    hint = _("Delete everything before “{start}” and type {width}.").format(
        start=row.key or ("-" if row.dashes else row.content[:10]), width=spaces(width)
    )
    return Mend(
        row.number,
        0,
        row.column,
        " " * width,
        _at(rules.INVISIBLE_IN_KEY, name, row, match.start(), row.column, message, hint),
    )


def _tight_colon(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """``name:text`` with the name of a field, a full-width colon, or a special space after the colon."""
    row = rows[index]
    if not row.key or (row.key not in _KNOWN and not _is_beside_key(rows, index)):
        return None
    sign = row.line[row.colon :].lstrip(" ")[:1]
    if sign == ":" and not row.content:
        return None
    colon = row.line.index(sign, row.colon)
    special = re.search(f"[{INVISIBLE}]", row.gap)
    if sign == ":" and row.gap and not special:
        return None
    line = f"{row.key}: {shortened(row.content)}".rstrip()
    if sign in OTHER_COLONS:
        message = _("the character after “{key}” is not a colon but U+{code:04X}").format(key=row.key, code=ord(sign))
        if sign == "：":
            message = _("the colon after “{key}” is the full-width one (U+FF1A)").format(key=row.key)
    elif special:
        message = _("the space after “{key}:” is the special one U+{code:04X}").format(
            key=row.key, code=ord(special.group())
        )
    else:
        return _missing_space(name, row, colon)
    hint = _("Delete it and type “{line}”.").format(line=line)
    place = colon + special.start() + 1 if special and sign == ":" else colon
    finding = _at(rules.MISSING_BLANK, name, row, place, place + 1, message, hint)
    return Mend(row.number, colon, row.text_column, ": ", finding)


def _is_beside_key(rows: Sequence[Row], index: int) -> bool:
    """Whether the next row, or the one above, has a key in the column of this one: so this begins with one too."""
    column = rows[index].key_column
    for others in (rows[index + 1 : index + _NEAR], reversed(rows[max(0, index - _NEAR) : index])):
        other = next((row for row in others if row.kind is Kind.ROW), None)
        if other is not None and other.key and other.key_column == column:
            return True
    return False


def no_space_after_colon(key: str, text: str) -> tuple[str, str]:
    """Message and hint for ``key:text``."""
    message = _("there is no space after the colon of “{key}”").format(key=key)
    return message, _("Write it as “{line}”.").format(line=f"{key}: {shortened(text)}")


def _missing_space(name: str, row: Row, colon: int) -> Mend:
    message, hint = no_space_after_colon(row.key, row.content)
    finding = _at(rules.MISSING_BLANK, name, row, colon, colon + 1, message, hint)
    return Mend(row.number, colon + 1, colon + 1, " ", finding)


def _tight_dash(name: str, rows: Sequence[Row], index: int, above: Row | None) -> Mend | None:
    """``-text`` where an entry of a list is expected."""
    row = rows[index]
    match = None if row.dashes or row.key else _TIGHT_DASH.match(row.text)
    if not match or above is None or not _may_be_entry(row, above):
        return None
    message, hint = dash_without_space(match["next"])
    finding = _at(rules.MISSING_BLANK, name, row, row.text_column, row.text_column + 1, message, hint)
    rest = row.text[1:]
    end = row.text_column + 1 + len(rest) - len(_UNSEEN_START.sub("", rest))
    return Mend(row.number, row.text_column + 1, end, " ", finding)


def dash_without_space(following: str) -> tuple[str, str]:
    """Message and hint for a dash that another character than a space follows."""
    if following.isspace():
        message = _("the space after this dash is the special one U+{code:04X}, so it begins no entry")
        return message.format(code=ord(following)), _("Delete it and type a space with the space bar: “- text”.")
    if _UNSEEN_START.match(following):
        message = _("there is the invisible character U+{code:04X} after this dash, so it begins no entry")
        return message.format(code=ord(following)), _("Delete it and type a space with the space bar: “- text”.")
    return _("there is no space after this dash, so it begins no entry"), _("Type a space after the dash: “- text”.")


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
            finding = _at(rules.TAB, name, row, column + 1, column + 2, message, hint)
            return Mend(row.number, column + 1, column + 2, " ", finding)
    return None


def _dash_after_key(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """``responsible: -`` and ``outputs: - text``."""
    row = rows[index]
    match = _DASH_AFTER_KEY.match(row.text) if row.key and row.gap else None
    if not match:
        return None
    column = row.text_column
    field = BY_KEY.get(row.key)
    if match["entry"] is None:
        message = _("a dash alone is an empty entry of a list")
        hint = _('If a dash is to be printed, write "-" in quotes. If there is nothing to report, write ไม่มี.')
        finding = _at(rules.DASH_AFTER_KEY, name, row, column, column + 1, message, hint)
        return Mend(row.number, column, column + 1, '"-"', finding)
    if field is not None and not field.entries:
        message = _("a text of one field cannot begin with “- ”")
        hint = _("Delete the dash: “{line}”.").format(line=f"{row.key}: {shortened(match['entry'])}")
        finding = _at(rules.DASH_AFTER_KEY, name, row, column, column + 1, message, hint)
        return Mend(row.number, column, column + 2, "", finding)
    message = _("the first entry of a list must begin on a new line")
    hint = _("Press Enter after “{key}:”, and type {width} before the dash.").format(
        key=row.key, width=spaces(_entry_column(rows, index))
    )
    finding = _at(rules.DASH_AFTER_KEY, name, row, column, column + 1, message, hint)
    return Mend(row.number, column, column, "# ", finding)


def _entry_column(rows: Sequence[Row], index: int) -> int:
    """The column of the entries below a key: where the next one has it, else two deeper than the key."""
    for row in rows[index + 1 : index + _NEAR]:
        if row.kind is Kind.ROW:
            return row.column if row.dashes and row.column >= rows[index].key_column else rows[index].key_column + 2
    return rows[index].key_column + 2


def _missing_colon(name: str, rows: Sequence[Row], index: int, above: Row | None) -> Mend | None:
    """The name of a field at the start of a line, and no colon after it."""
    row = rows[index]
    match = None if row.key else _WITHOUT_COLON.match(row.text)
    if not match or match["key"] not in _KNOWN or (match["text"] and not match["sign"] and not _glued(match)):
        return None
    in_group = above is not None and above.is_open and above.key in _GROUP_KEYS
    if (row.dashes and not _is_first_of_entry(rows, index)) or (
        not row.dashes and not in_group and _goes_on(row, above)
    ):
        return None
    key_end = row.text_column + match.end("key")
    message = _("there is no colon after “{key}”").format(key=match["key"])
    line = f"{match['key']}: {shortened(match['text'].rstrip())}".rstrip()
    hint = _("Write it as “{line}”.").format(line=line)
    finding = _at(rules.MISSING_COLON, name, row, row.text_column, key_end, message, hint)
    return Mend(row.number, key_end, row.text_column + match.end("sign"), ": " if match["text"] else ":", finding)


def _glued(match: re.Match[str]) -> bool:
    """Whether a text that no Latin letter begins follows the name of a field at once: ``nameเทศบาล``, ``format1``."""
    first = match["text"][0]
    return not first.isascii() or (first.isdigit() and match["key"] in NUMBERS)


def _is_first_of_entry(rows: Sequence[Row], index: int) -> bool:
    """Whether the row below has a key under the text of this one."""
    below = next((row for row in rows[index + 1 : index + _NEAR] if row.kind is Kind.ROW), None)
    return below is not None and bool(below.key) and below.column == rows[index].text_column


def _needs_quotes(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """A text that only quotes can carry, or whose own quotes end too early."""
    row = rows[index]
    text = row.text
    if not text or row.is_other_key:
        return None
    place, message, hint = 0, "", _("Put the whole text in quotes.")
    if _SIGN_FIRST.match(text):
        message = _("a text cannot begin with {character}").format(character=text[0])
    elif match := _AFTER_QUOTE.match(text):
        place, message = match.end(), _("there is text after the closing quote")
        hint = _("Put the whole text in one pair of quotes; write a quote inside it as “ or ”.")
    elif match := _AFTER_BRACKET.match(text):
        place, message = match.end(), _("there is text after the closing bracket: a text cannot begin with [ or {")
        hint = _('Put the whole text in quotes, like "[draft] plan".')
    elif match := _AFTER_BLOCK_SIGN.match(text):
        place, message = match.end(), _("after | or > the text must begin on the next line, indented")
        hint = _("Press Enter after | and indent the text.")
    elif (match := _DOUBLE_QUOTED.match(text)) and (backslash := _BAD_BACKSLASH.search(match.group())):
        place, message = backslash.start(), _("the backslash means nothing here: in double quotes it begins a sign")
        hint = _("Use single quotes: 'text'.")
    if not message:
        return None
    column = row.text_column + place
    finding = _at(rules.NEEDS_QUOTES, name, row, column, column + 1, message, hint)
    return Mend(row.number, row.text_column, row.text_column + len(row.content), scalars.quoted(row.content), finding)


def _unclosed(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
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
    finding = _at(rules.UNCLOSED, name, row, row.text_column, row.text_column + 1, message, hint)
    text = row.text.rstrip(" \t")
    return Mend(row.number, row.text_column, row.text_column + len(text), scalars.quoted(text[1:]), finding)


def _colon_in_text(name: str, rows: Sequence[Row], index: int, _above: Row | None) -> Mend | None:
    """A text without quotes after a key, with another ``: `` inside."""
    row = rows[index]
    if not row.key or not row.gap or not row.is_plain:
        return None
    match = _COLON_INSIDE.search(row.content)
    if not match:
        return None
    column = row.text_column + match.start()
    message, hint = colon_in_text(row.content[:1])
    finding = _at(rules.COLON, name, row, column, column + 1, message, hint)
    return Mend(row.number, row.text_column, row.text_column + len(row.content), scalars.quoted(row.content), finding)


def colon_in_text(opening: str) -> tuple[str, str]:
    """Message and hint for a text without quotes with ``: `` inside, which begins with the character ``opening``."""
    message = _("there is a colon followed by a space inside a text without quotes")
    if opening and opening in _CURLY_QUOTES:
        return message, _('The curly quotes “ ” do not count here: use straight ones " at both ends.')
    return message, _('Put the whole text in quotes, like "Result: good".')


def _goes_on(row: Row, above: Row | None) -> bool:
    """Whether a row reads as the next line of the text above it, or as the text of the open key above it."""
    if above is None:
        return False
    return row.column > above.base and (above.is_open or (above.is_plain and not above.ends_in_comment))


def _column_like(rows: Sequence[Row], index: int) -> int:
    """The column that a row of this kind has elsewhere in the file: above it, else below."""
    row = rows[index]
    for other in (*reversed(rows[max(0, index - _NEAR) : index]), *rows[index + 1 : index + _NEAR]):
        if other.kind is Kind.ROW and not other.indent.strip(" ") and _is_like(row, other):
            if row.key and not row.dashes:
                return other.key_column
            return other.column if row.dashes or not other.is_open else other.column + 2
    return len(re.sub(_WITHOUT_WIDTH, "", row.indent).expandtabs(8))


def _is_like(row: Row, other: Row) -> bool:
    if row.key:
        same = any(row.key in group and other.key in group for group in GROUPS)
        return same and (not row.dashes or bool(other.dashes))
    return bool(other.dashes) and not other.key if row.dashes else True


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


def _at(rule: Rule, name: str, row: Row, start: int, end: int, *texts: str) -> Finding:
    """A finding at columns of a row; ``texts`` are message and hint."""
    message, hint = texts
    return rule.finding(name, Span(row.number, start + 1, row.number, end + 1), message, hint)


_CHECKS: tuple[Callable[[str, Sequence[Row], int, Row | None], Mend | None], ...] = (
    _broken_key,
    _half_quoted_key,
    _other_bullet,
    _text_after_group,
    _tab,
    _invisible,
    _tight_colon,
    _missing_colon,
    _tight_dash,
    _tab_after_dash,
    _dash_after_key,
    _needs_quotes,
    _unclosed,
    _colon_in_text,
)
