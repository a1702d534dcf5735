"""What the findings of the data format say, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from itareport.findings import Path, format_path
from itareport.i18n import N_, _
from itareport.schema.names import allowed_keys
from itareport.source import Value

_KEY_WITHOUT_BLANK = re.compile(r"([a-z_]+)[:：]\S")
_LABELS = {
    "format": N_("version of the format"),
    "title": N_("title"),
    "fiscal_year": N_("fiscal year"),
    "agency": N_("agency"),
    "name": N_("name"),
    "district": N_("district"),
    "province": N_("province"),
    "issues": N_("issues"),
    "number": N_("number"),
    "measures": N_("measures"),
    "steps": N_("steps"),
    "period": N_("period"),
    "responsible": N_("responsible"),
    "outputs": N_("outputs"),
    "outcomes": N_("outcomes"),
}
_LISTS = {"issues", "measures"}
_ENTRIES = {"steps", "outputs", "outcomes"}
_NUMBERS = {"format": "format: 1", "fiscal_year": "fiscal_year: 2568", "number": "number: 1"}
_OPTIONAL = {"title", "district", "province"}
_QUOTES = ('"', "'")
_BRACKETS = ("[", "{")


def label(key: str) -> str:
    """A key with its meaning, ``period (ช่วงระยะเวลา)``."""
    meaning = _LABELS.get(key)
    return f"{key} ({_(meaning)})" if meaning and _(meaning) != key else key


def unknown_key(key: str, meant: str | None, allowed: Sequence[str]) -> tuple[str, str]:
    """Message and hint for a key that the format does not have."""
    message = _("“{key}” is no field of the data format here").format(key=key)
    if meant is not None:
        return message, _("Did you mean “{key}”?").format(key=meant)
    return message, _("The fields here are: {keys}.").format(keys=", ".join(allowed))


def missing_key(key: str) -> tuple[str, str]:
    """Message and hint for a required key that is not there."""
    message = _("the field {field} is missing").format(field=label(key))
    return message, _("Add a line “{line}” beside the other fields here.").format(line=_line_for(key))


def no_value(path: Path) -> tuple[str, str]:
    """Message and hint for a key or entry without a value."""
    last = path[-1]
    if isinstance(last, int):
        return _empty_entry(path)
    return _("the field {field} has no value").format(field=label(last)), _no_value_hint(path)


def _no_value_hint(path: Path) -> str:
    key = str(path[-1])
    if key in _NUMBERS:
        return _number_hint(key)
    if key in _LISTS:
        return _begin_entries(key)
    if key in _ENTRIES:
        return _("Type the entries on the next lines, each as “- text”.")
    if key in _OPTIONAL:
        return _("Type the text behind the colon, or delete the whole line.")
    if keys := allowed_keys(path):
        return _("Type its fields on the next lines, each behind two blanks: {keys}.").format(keys=", ".join(keys))
    return _("Type the text behind the colon and a blank.")


def empty_text(path: Path, opening: str) -> tuple[str, str]:
    """Message and hint for a text of blanks only, which begins in the file with the character ``opening``."""
    last = path[-1]
    if isinstance(last, int):
        return _empty_entry(path)
    message = _("the text of {field} is empty").format(field=label(last))
    if last in _OPTIONAL:
        return message, _("Type the text behind the colon, or delete the whole line.")
    if opening in _QUOTES:
        return message, _("Type the text between the quotes.")
    return message, _("Type the text behind the colon and a blank.")


def _empty_entry(path: Path) -> tuple[str, str]:
    message = _("this entry of {field} is empty").format(field=format_path(path[:-1]))
    keys = allowed_keys(path)
    if keys:
        hint = _("Type its fields, the first behind the dash and the others below it, or delete the dash: {keys}.")
        return message, hint.format(keys=", ".join(keys))
    return message, _("Type the text behind the dash, or delete the dash.")


def empty_list(path: Path) -> tuple[str, str]:
    """Message and hint for a list without entries."""
    last = str(path[-1])
    message = _("the list {field} has no entries").format(field=label(last))
    hint = _("Delete the brackets, and begin each entry on a line below: “- {line}”.")
    return message, hint.format(line=_first_field(last) if last in _LISTS else _("text"))


def not_a_number(path: Path, text: str) -> tuple[str, str]:
    """Message and hint for a text in a number's place."""
    last = str(path[-1])
    if not text.strip():
        return _("the field {field} has no value").format(field=label(last)), _number_hint(last)
    message = _("“{text}” is not a whole number").format(text=text)
    hint = _("Type digits only, like 2568 or ๒๕๖๘.") if last == "fiscal_year" else _("Type digits only, like 1.")
    return message, hint


def _number_hint(key: str) -> str:
    if key == "fiscal_year":
        return _("Type the Buddhist year behind the colon, like “{line}”.").format(line=_NUMBERS[key])
    return _("Type a number behind the colon, like “{line}”.").format(line=_NUMBERS[key])


def _begin_entries(key: str) -> str:
    return _("Begin each entry with a dash and a blank: “- {line}”.").format(line=_first_field(key))


def colon_in_text() -> tuple[str, str]:
    """Message and hint for a text that YAML read as a key with its value."""
    message = _("a colon followed by a blank stands inside a text without quotes")
    return message, _('Put the whole text in quotes, like "Result: good".')


def key_without_blank(text: str) -> str | None:
    """The key of ``key:text``, when a text looks so."""
    match = _KEY_WITHOUT_BLANK.match(text)
    return match[1] if match else None


def missing_blank(key: str) -> tuple[str, str]:
    """Message and hint for ``key:text``."""
    message = _("there is no blank behind the colon of “{key}”").format(key=key)
    return message, _("Write it as: {key}: text").format(key=key)


def wrong_kind(path: Path, value: Value, opening: str) -> tuple[str, str]:
    """Message and hint for a text, list or mapping in another one's place, which begins with ``opening``."""
    last = path[-1]
    found = (
        _("a group of fields") if isinstance(value, dict) else _("a list") if isinstance(value, list) else _("a text")
    )
    field = label(last) if isinstance(last, str) else format_path(path)
    message, hint = _expected(path, value, opening)
    return message.format(field=field, found=found), hint


def _expected(path: Path, value: Value, opening: str) -> tuple[str, str]:
    """The message with its fields open, and the hint."""
    last = path[-1]
    if last == "fiscal_year":
        return _("{field} must be a Buddhist year, and here stands {found}"), _number_hint(last)
    if last in _NUMBERS:
        return _("{field} must be a number, and here stands {found}"), _number_hint(str(last))
    if last in _LISTS:
        return _("{field} must be a list, and here stands {found}"), _begin_entries(str(last))
    if allowed_keys(path):
        return _("{field} must be a group of fields, and here stands {found}"), _fields_hint(path, value)
    if last in _ENTRIES:
        message = _("{field} must be a text or a list of texts, and here stands {found}")
        hint = _("Type each entry on a line of its own as “- text”; if it holds a colon, put it in quotes.")
    else:
        message = _("{field} must be a text, and here stands {found}")
        hint = _text_hint(path, value)
    if opening in _BRACKETS:
        hint = _("Write one text without brackets; if they belong to it, put the whole text in quotes.")
    return message, hint


def _fields_hint(path: Path, value: Value) -> str:
    if isinstance(path[-1], int):
        first = _first_field(str(path[-2]))
        return _("Write the first field behind the dash, “- {line}”, and the others below it.").format(line=first)
    first = _first_field(str(path[-1]))
    if isinstance(value, list):
        hint = _("Write the fields on lines of their own without dashes, the first of them “{line}”.")
        return hint.format(line=first)
    return _("Write the fields on lines of their own, the first of them “{line}”.").format(line=first)


def _text_hint(path: Path, value: Value) -> str:
    if isinstance(value, list):
        if isinstance(path[-1], int):
            return _("Write one text behind one dash.")
        return _("Write one text behind the colon, without dashes.")
    return _("Write one text; if it holds a colon, put it in quotes.")


def _first_field(parent: str) -> str:
    return _NUMBERS["number"] if parent == "issues" else _("name: text")


def _line_for(key: str) -> str:
    if key in _NUMBERS:
        return _NUMBERS[key]
    return f"{key}:" if key in _LISTS | _ENTRIES | {"agency"} else _("{key}: text").format(key=key)
