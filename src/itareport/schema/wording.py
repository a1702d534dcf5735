"""What the findings of the data format say, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from itareport.findings import Path, format_path
from itareport.i18n import N_, _
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
_OPTIONAL = {"title", "district", "province"}


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
    last = path[-1] if path else ""
    if isinstance(last, int):
        message = _("this entry of {field} is empty").format(field=format_path(path[:-1]))
        return message, _("Type the text behind the dash, or delete the dash.")
    message = _("the field {field} has no value").format(field=label(last))
    if last in _OPTIONAL:
        return message, _("Type the text behind the colon, or delete the whole line.")
    if last in _LISTS | _ENTRIES:
        return message, _("Type the entries on the next lines, each as “- text”.")
    return message, _("Type the text behind the colon and a blank.")


def empty_text(path: Path) -> tuple[str, str]:
    """Message and hint for a text of blanks only."""
    last = path[-1] if path else ""
    if isinstance(last, int):
        message = _("this entry of {field} is empty").format(field=format_path(path[:-1]))
        return message, _("Type the text behind the dash, or delete the dash.")
    return _("the text of {field} is empty").format(field=label(last)), _("Type the text between the quotes.")


def empty_list(path: Path) -> tuple[str, str]:
    """Message and hint for a list without entries."""
    message = _("the list {field} has no entries").format(field=label(str(path[-1])))
    return message, _("Type the entries on the next lines, each as “- text”.")


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


def wrong_kind(path: Path, value: Value) -> tuple[str, str]:
    """Message and hint for a text, list or mapping in another one's place."""
    last = path[-1] if path else ""
    found = (
        _("a group of fields") if isinstance(value, dict) else _("a list") if isinstance(value, list) else _("a text")
    )
    field = label(last) if isinstance(last, str) else format_path(path)
    if last in _LISTS:
        message = _("{field} must be a list, and here stands {found}").format(field=field, found=found)
        return message, _("Begin each entry with a dash and a blank: “- {line}”.").format(line=_first_field(last))
    if last == "agency" or (isinstance(last, int) and path[-2] in _LISTS):
        message = _("{field} must be a group of fields, and here stands {found}").format(field=field, found=found)
        first = _first_field("agency" if last == "agency" else str(path[-2]))
        return message, _("Write the fields on lines of their own, the first of them “{line}”.").format(line=first)
    message = _("{field} must be a text, and here stands {found}").format(field=field, found=found)
    if isinstance(value, list):
        return message, _("Write one text behind the colon, without dashes.")
    return message, _("Write one text; if it holds a colon, put it in quotes.")


def _first_field(parent: str) -> str:
    return "number: 1" if parent == "issues" else _("name: text")


def _line_for(key: str) -> str:
    if key == "format":
        return "format: 1"
    return f"{key}:" if key in _LISTS | _ENTRIES | {"agency"} else _("{key}: text").format(key=key)
