"""Messages for a value of the wrong kind: a text for a number, a list for a text, a group of fields for a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import digit

from itareport.data import FISCAL_YEARS
from itareport.findings import ValuePath
from itareport.i18n import _, number, shortened
from itareport.schema.labels import (
    ENTRIES,
    LISTS,
    NUMBERS,
    begin_entries,
    delete_brackets,
    first_entry,
    first_field,
    issue_number,
    label,
    number_hint,
)
from itareport.schema.names import allowed_keys
from itareport.source import Value
from itareport.source.messages import text_between_dashes
from itareport.thai.sub_items import is_between_dashes

_KEY_WITHOUT_BLANK = re.compile(r"([a-z_]+)[:：]\S")
_BRACKETS = ("[", "{")
_ANY_DIGITS = re.compile(r"\d{1,9}")
_FULL_WIDTH = re.compile("[\uff10-\uff19]")
_MAX_SHOWN = 40
_MAX_LINE = 80


def not_a_number(path: ValuePath, text: str, issues: int) -> tuple[str, str]:
    """Message and hint for a text in a number's place; the form has ``issues`` issues."""
    last = str(path[-1])
    if not text.strip():
        return _("the field {field} has no value").format(field=label(last)), number_hint(path)
    message = _("“{text}” is not a whole number").format(text=shown(text))
    if _ANY_DIGITS.fullmatch(text):
        message = _other_digits(text)
        text = "".join(str(digit(each)) for each in text)
    if last == "format":
        return message, _("Write “format: 1”.")
    found = re.findall(r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*", text)
    meant = (range(1, issues + 1) if last == "number" else FISCAL_YEARS) if len(found) == 1 else ()
    if len(found) == 1 and re.fullmatch(r"[0-9๐-๙]{1,4}", found[0]) and int(found[0]) in meant:
        return message, _("Type the digits only: “{line}”.").format(line=f"{last}: {found[0]}")
    if last == "fiscal_year":
        return message, _("Type digits only, like 2568 or ๒๕๖๘.")
    return message, _("Type digits only, like {number}.").format(number=issue_number(path))


def _other_digits(text: str) -> str:
    """What is said of digits that are not all Arabic or all Thai ones."""
    if _FULL_WIDTH.search(text):
        return _("“{text}” has full-width digits").format(text=text)
    if re.fullmatch(r"[0-9๐-๙]+", text):
        return _("“{text}” has both Thai and Arabic digits").format(text=text)
    return _("“{text}” has digits of another script").format(text=text)


def is_number(text: str) -> bool:
    """Whether a text is a whole number, also one that is too long or too small."""
    return re.fullmatch(r"-?(?:[0-9]+|[๐-๙]+)", text) is not None


def shown(text: str) -> str:
    """The beginning of a text, for a message."""
    return shortened(text, _MAX_SHOWN)


def key_without_blank(text: str) -> str | None:
    """The key of ``key:text``, when a text looks so."""
    match = _KEY_WITHOUT_BLANK.match(text)
    return match[1] if match else None


def wrong_kind(path: ValuePath, value: Value, opening: str) -> tuple[str, str]:
    """Message and hint for a text, list or mapping in another one's place, which begins with ``opening``."""
    last = path[-1]
    field = label(last) if isinstance(last, str) else _entry(path)
    if isinstance(last, int) and isinstance(value, list) and opening == "-":
        if len(value) == 1 and isinstance(value[0], str) and is_between_dashes(f"- {value[0]}"):
            return text_between_dashes(f"- {shown(value[0])}")
        return _("{field} has two dashes").format(field=field), _one_dash(path, value)
    message, hint = _expected(path, value, opening)
    return message.format(field=field, found=_found(value, opening)), hint


def _entry(path: ValuePath) -> str:
    return _("entry {number} of {field}").format(number=number(int(path[-1]) + 1), field=label(str(path[-2])))


def _found(value: Value, opening: str) -> str:
    if opening in _BRACKETS and not value:
        return _("an empty pair of brackets")
    if isinstance(value, dict):
        return _("a group of fields")
    return _("a list") if isinstance(value, list) else _("a text")


def _one_dash(path: ValuePath, value: list[Value]) -> str:
    if value == [None] and not allowed_keys(path):
        return _("Delete one dash, and type the text after the other; if there is nothing to report, type “ไม่มี”.")
    return _("Delete one dash, so that the entry begins “- {line}”.").format(line=first_entry(str(path[-2])))


def _expected(path: ValuePath, value: Value, opening: str) -> tuple[str, str]:
    """The message with its fields open, and the hint."""
    last = path[-1]
    if last == "fiscal_year":
        return _("{field} must be a Buddhist year, not {found}"), number_hint(path)
    if last in NUMBERS:
        return _("{field} must be a number, not {found}"), number_hint(path)
    if last in LISTS:
        return _("{field} must be a list, not {found}"), _list_hint(path, value)
    if allowed_keys(path):
        return _("{field} must be a group of fields, not {found}"), _fields_hint(path, value)
    if last in ENTRIES:
        message = _("{field} must be a text or a list of texts, not {found}")
        hint = _("Type each entry on a line of its own as “- text”; if it holds a colon, put it in quotes.")
    else:
        message = _("{field} must be a text, not {found}")
        hint = _text_hint(path, value)
    if opening in _BRACKETS:
        hint = _("Write one text without brackets; if they belong to it, put the whole text in quotes.")
        if last in ENTRIES and not value:
            hint = delete_brackets(str(last))
    if opening == "?":
        hint = _("A text cannot begin with “? ”: put the whole text in quotes.")
    return message, hint


def _list_hint(path: ValuePath, value: Value) -> str:
    first = next(iter(value), "") if isinstance(value, dict) else ""
    if first in allowed_keys((*path, 0)):
        hint = _("Type a dash and a space before “{key}”, and begin the other fields under that word.")
        return hint.format(key=first)
    return begin_entries(str(path[-1]))


def _fields_hint(path: ValuePath, value: Value) -> str:
    if isinstance(path[-1], int):
        first = first_entry(str(path[-2]))
        return _("Write the first field after the dash, “- {line}”, and the others below it.").format(line=first)
    first = first_field(str(path[-1]))
    if isinstance(value, list):
        hint = _("Write the fields on lines of their own without dashes, the first of them “{line}”.")
        return hint.format(line=first)
    if isinstance(value, str):
        if len(value) <= _MAX_LINE and _is_plain([value]):
            first = f"{first.partition(':')[0]}: {value}"
        hint = _("Press Enter after “{key}:”, type two spaces and “{line}”.")
        return hint.format(key=path[-1], line=first)
    return _("Write the fields on lines of their own, the first of them “{line}”.").format(line=first)


def _text_hint(path: ValuePath, value: Value) -> str:
    if isinstance(value, list) and isinstance(path[-1], str):
        texts = [text for text in value if isinstance(text, str)]
        line = f"{path[-1]}: {', '.join(texts)}"
        if len(texts) < len(value) or len(line) > _MAX_LINE or not _is_plain(texts):
            return _("Write one text after the colon, without dashes.")
        return _("Write one text after the colon, without dashes: “{line}”.").format(line=line)
    return _("Write one text; if it holds a colon, put it in quotes.")


def _is_plain(texts: Sequence[str]) -> bool:
    """Whether texts can certainly be typed without quotes."""
    return all(re.fullmatch(r"[\wก-๙][\wก-๙ ./()–-]*", text) for text in texts)
