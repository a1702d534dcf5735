"""What the findings about keys and missing values say, and what to type instead; see also ``wrong_kinds``."""

from __future__ import annotations

from collections.abc import Sequence

from itareport.findings import ValuePath
from itareport.i18n import _, number
from itareport.schema.labels import (
    ENTRIES,
    LISTS,
    NUMBERS,
    begin_entries,
    delete_brackets,
    first_entry,
    first_field,
    group_of,
    label,
    number_hint,
    number_line,
)
from itareport.schema.names import allowed_keys, home_of
from itareport.schema.wrong_kinds import shown

_OPTIONAL = {"title", "district", "province", "role"}
_QUOTES = ('"', "'")
_BLOCKS = ("|", ">")


def unknown_key(path: ValuePath, meant: str | None) -> tuple[str, str]:
    """Message and hint for a key that the format does not have at ``path``."""
    key = str(path[-1])
    message = _("“{key}” is not a field of the data format here").format(key=shown(key))
    if meant is not None:
        return message, _("Did you mean “{key}”?").format(key=meant)
    home = home_of(key)
    if home == ():
        return message, _("It is a field of the file itself: move the line there, or delete it.")
    if home is not None:
        return message, _("It is a field of {group}: move the line there, or delete it.").format(group=group_of(home))
    hint = _("The fields here are: {keys}. Use one of them, or delete the line.")
    return message, hint.format(keys=", ".join(allowed_keys(path[:-1])))


def misplaced(path: ValuePath, key: str, home: ValuePath) -> str:
    """Message for a field of the mapping ``home`` that is in the one at ``path``."""
    if home == ():
        return _("“{key}” is a field of the file itself, not of {group}").format(key=key, group=group_of(path))
    return _("“{key}” is a field of {group}, and is outside of it").format(key=key, group=group_of(home))


def put_below(keys: Sequence[str], first: str, line: int) -> str:
    """Hint to put fields into a group that begins with the field ``first`` in the line ``line``."""
    hint = _("Put {keys} below “{first}” of line {line}, in the same column.")
    return hint.format(keys=", ".join(keys), first=first, line=number(line))


def put_under(keys: Sequence[str], home: ValuePath, *, is_there: bool) -> str:
    """Hint to put fields into a group that is empty, or that is not there at all."""
    if home == ("agency",):
        hint = _("Put {keys} on the lines under “{group}:”, each indented by two spaces.")
        if not is_there:
            hint = _("Add a line “{group}:” above, and type two spaces before {keys}.")
    else:
        hint = _("Indent {keys} under “{group}:”, and type “- ” before {first}.")
        if not is_there:
            hint = _("Add a line “{group}:” above, indent {keys} under it, and type “- ” before {first}.")
    return hint.format(keys=", ".join(keys), group=home[-1], first=keys[0])


def missing_key(path: ValuePath) -> tuple[str, str]:
    """Message and hint for a required key that is not there."""
    key = str(path[-1])
    message = _("the field {field} is missing").format(field=label(key))
    if key in LISTS | ENTRIES:
        hint = _("Add a line “{key}:” among the other fields here, and on a line below “- {line}”.")
        return message, hint.format(key=key, line=first_entry(key))
    if key == "agency":
        hint = _(
            "Add a line “{key}:” among the other fields here, and on a line below, indented by two spaces, “{line}”."
        )
        return message, hint.format(key=key, line=first_field(key))
    line = number_line(path) if key in NUMBERS else _("{key}: text").format(key=key)
    return message, _("Add a line “{line}” among the other fields here.").format(line=line)


def no_value(path: ValuePath, typed: str, *, alone: bool) -> tuple[str, str]:
    """Message and hint for a key or entry without a value.

    ``typed`` is what is in its place, ``~`` or ``null``, or nothing; ``alone`` is the entry of a list that has no
    other.
    """
    last = path[-1]
    if isinstance(last, int):
        message, hint = _empty_entry(path, alone=alone)
        return message, _delete_sign(path, typed) if typed else hint
    message = _("the field {field} has no value").format(field=label(last))
    if typed and (last in LISTS or not (last in _OPTIONAL or last in NUMBERS or allowed_keys(path))):
        return message, _delete_sign(path, typed)
    return message, _no_value_hint(path)


def _delete_sign(path: ValuePath, sign: str) -> str:
    """Hint to delete a sign that stands for nothing, and where to type the text."""
    last = path[-1]
    if isinstance(last, int):
        return _("Delete “{sign}”, and type the text after the dash.").format(sign=sign)
    if last in ENTRIES | LISTS:
        hint = _("Delete “{sign}”, and begin each entry on a line below: “- {line}”.")
        return hint.format(sign=sign, line=first_entry(last))
    return _("Delete “{sign}”, and type the text after the colon and a space.").format(sign=sign)


def _no_value_hint(path: ValuePath) -> str:
    key = str(path[-1])
    if key in NUMBERS:
        return number_hint(path)
    if key in LISTS:
        return begin_entries(key)
    if key in ENTRIES:
        return _("Type the entries on the next lines, each as “- text”.")
    if key in _OPTIONAL:
        return _("Type the text after the colon, or delete the whole line.")
    if allowed_keys(path):
        hint = _("Type its fields on the next lines, each indented by two spaces, the first of them “{line}”.")
        return hint.format(line=first_field(key))
    return _("Type the text after the colon and a space.")


def empty_text(path: ValuePath, opening: str, *, alone: bool) -> tuple[str, str]:
    """Message and hint for a text of spaces only, which begins in the file with the character ``opening``."""
    last = path[-1]
    if isinstance(last, int):
        message, hint = _empty_entry(path, alone=alone)
        return message, _delete_sign(path, opening) if opening in _BLOCKS else hint
    message = _("the text of {field} is empty").format(field=label(last))
    if last in _OPTIONAL:
        return message, _("Type the text after the colon, or delete the whole line.")
    if opening in _QUOTES:
        return message, _("Type the text between the quotes.")
    if opening in _BLOCKS:
        return message, _delete_sign(path, opening)
    return message, _("Type the text after the colon and a space.")


def _empty_entry(path: ValuePath, *, alone: bool) -> tuple[str, str]:
    message = _("entry {number} of {field} is empty").format(
        number=number(int(path[-1]) + 1), field=label(str(path[-2]))
    )
    if keys := allowed_keys(path):
        if alone:
            hint = _("Type its fields, the first after the dash and the others below it: {keys}.")
        else:
            hint = _("Type its fields, the first after the dash and the others below it, or delete the dash: {keys}.")
        return message, hint.format(keys=", ".join(keys))
    if alone:
        return message, _("Type the text after the dash; if there is nothing to report, type “ไม่มี”.")
    return message, _("Type the text after the dash, or delete the dash.")


def long_list(path: ValuePath, entries: int, limit: int) -> tuple[str, str]:
    """Message and hint for a list with more entries than the report has room for."""
    message = _("the list {field} has {entries} entries; at most {limit} are printed")
    hint = _("Delete the entries that are not needed.")
    return message.format(field=label(str(path[-1])), entries=number(entries), limit=number(limit)), hint


def empty_list(path: ValuePath) -> tuple[str, str]:
    """Message and hint for a list without entries."""
    last = str(path[-1])
    message = _("the list {field} has no entries").format(field=label(last))
    return message, delete_brackets(last)
