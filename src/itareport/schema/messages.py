"""What the findings of the data format say, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from itareport.fields import BY_KEY, FISCAL_YEARS, KEYS
from itareport.findings import ValuePath
from itareport.i18n import N_, _, number
from itareport.schema.names import allowed_keys, home_of
from itareport.source import Value

_KEY_WITHOUT_BLANK = re.compile(r"([a-z_]+)[:：]\S")
_LABELS = {
    "format": N_("version of the format"),
    "title": N_("title"),
    "fiscal_year": N_("fiscal year"),
    "agency": N_("agency"),
    "district": N_("district"),
    "province": N_("province"),
    "issues": N_("issues"),
    "number": N_("number"),
    "preface": N_("text before the table"),
    "signatures": N_("signatures"),
    "position": N_("position"),
    "role": N_("role"),
    "pictures": N_("pictures"),
    "file": N_("picture file"),
    "caption": N_("caption"),
    "measures": N_("measures"),
    **{key: field.label for key, field in BY_KEY.items()},
    # The agency has a name too, and here only the key is known.
    "name": N_("name"),
}
_LISTS = {"issues", "measures", "signatures", "pictures"}
_ENTRIES = frozenset({*KEYS.entries, "preface"})
_NUMBERS = {"format": "format: 1", "fiscal_year": "fiscal_year: 2568", "number": "number: 1"}
_OPTIONAL = {"title", "district", "province", "role"}
_QUOTES = ('"', "'")
_BRACKETS = ("[", "{")
_BLOCKS = ("|", ">")
_MAX_SHOWN = 40
_MAX_LINE = 80


def label(key: str) -> str:
    """A key with its meaning, ``period (ช่วงระยะเวลา)``."""
    meaning = _LABELS.get(key)
    return f"{key} ({_(meaning)})" if meaning and _(meaning) != key else key


def unknown_key(path: ValuePath, meant: str | None) -> tuple[str, str]:
    """Message and hint for a key that the format does not have at ``path``."""
    key = str(path[-1])
    message = _("“{key}” is not a field of the data format here").format(key=key)
    if meant is not None:
        return message, _("Did you mean “{key}”?").format(key=meant)
    home = home_of(key)
    if home == ():
        return message, _("It is a field of the file itself: move the line there, or delete it.")
    if home is not None:
        return message, _("It is a field of {group}: move the line there, or delete it.").format(group=_group(home))
    hint = _("The fields here are: {keys}. Use one of them, or delete the line.")
    return message, hint.format(keys=", ".join(allowed_keys(path[:-1])))


def misplaced(path: ValuePath, key: str, home: ValuePath) -> str:
    """Message for a field of the mapping ``home`` that stands in the one at ``path``."""
    if home == ():
        return _("“{key}” is a field of the file itself, not of {group}").format(key=key, group=_group(path))
    return _("“{key}” is a field of {group}, and is outside of it").format(key=key, group=_group(home))


def put_below(keys: Sequence[str], first: str, line: int) -> str:
    """Hint to put fields into a group that begins with the field ``first`` in the line ``line``."""
    hint = _("Put {keys} below “{first}” of line {line}, in the same column.")
    return hint.format(keys=", ".join(keys), first=first, line=line)


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


def _group(path: ValuePath) -> str:
    return label(next(step for step in reversed(path) if isinstance(step, str)))


def missing_key(path: ValuePath) -> tuple[str, str]:
    """Message and hint for a required key that is not there."""
    key = str(path[-1])
    message = _("the field {field} is missing").format(field=label(key))
    if key in _LISTS | _ENTRIES:
        hint = _("Add a line “{key}:” among the other fields here, and on a line below “- {line}”.")
        return message, hint.format(key=key, line=_first_entry(key))
    if key == "agency":
        hint = _(
            "Add a line “{key}:” among the other fields here, and on a line below, indented by two spaces, “{line}”."
        )
        return message, hint.format(key=key, line=_first_field(key))
    line = _number_line(path) if key in _NUMBERS else _("{key}: text").format(key=key)
    return message, _("Add a line “{line}” among the other fields here.").format(line=line)


def no_value(path: ValuePath, typed: str, *, alone: bool) -> tuple[str, str]:
    """Message and hint for a key or entry without a value.

    ``typed`` is what stands in its place, ``~`` or ``null``, or nothing; ``alone`` is the entry of a list that has no
    other.
    """
    last = path[-1]
    if isinstance(last, int):
        message, hint = _empty_entry(path, alone=alone)
        return message, _delete_sign(path, typed) if typed else hint
    message = _("the field {field} has no value").format(field=label(last))
    if typed and (last in _LISTS or not (last in _OPTIONAL or last in _NUMBERS or allowed_keys(path))):
        return message, _delete_sign(path, typed)
    return message, _no_value_hint(path)


def _delete_sign(path: ValuePath, sign: str) -> str:
    """Hint to delete a sign that stands for nothing, and where to type the text."""
    last = path[-1]
    if isinstance(last, int):
        return _("Delete “{sign}”, and type the text after the dash.").format(sign=sign)
    if last in _ENTRIES | _LISTS:
        hint = _("Delete “{sign}”, and begin each entry on a line below: “- {line}”.")
        return hint.format(sign=sign, line=_first_entry(last))
    return _("Delete “{sign}”, and type the text after the colon and a space.").format(sign=sign)


def _no_value_hint(path: ValuePath) -> str:
    key = str(path[-1])
    if key in _NUMBERS:
        return _number_hint(path)
    if key in _LISTS:
        return _begin_entries(key)
    if key in _ENTRIES:
        return _("Type the entries on the next lines, each as “- text”.")
    if key in _OPTIONAL:
        return _("Type the text after the colon, or delete the whole line.")
    if allowed_keys(path):
        hint = _("Type its fields on the next lines, each indented by two spaces, the first of them “{line}”.")
        return hint.format(line=_first_field(key))
    return _("Type the text after the colon and a space.")


def empty_text(path: ValuePath, opening: str, *, alone: bool) -> tuple[str, str]:
    """Message and hint for a text of blanks only, which begins in the file with the character ``opening``."""
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
    return message, _delete_brackets(last)


def _delete_brackets(key: str) -> str:
    hint = _("Delete the brackets, and begin each entry on a line below: “- {line}”.")
    return hint.format(line=_first_entry(key))


def not_a_number(path: ValuePath, text: str, issues: int) -> tuple[str, str]:
    """Message and hint for a text in a number's place; the form has ``issues`` issues."""
    last = str(path[-1])
    if not text.strip():
        return _("the field {field} has no value").format(field=label(last)), _number_hint(path)
    message = _("“{text}” is not a whole number").format(text=shown(text))
    if last == "format":
        return message, _("Write “format: 1”.")
    found = re.findall(r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*", text)
    meant = (range(1, issues + 1) if last == "number" else FISCAL_YEARS) if len(found) == 1 else ()
    if len(found) == 1 and re.fullmatch(r"[0-9๐-๙]{1,4}", found[0]) and int(found[0]) in meant:
        return message, _("Type the digits only: “{line}”.").format(line=f"{last}: {found[0]}")
    if last == "fiscal_year":
        return message, _("Type digits only, like 2568 or ๒๕๖๘.")
    return message, _("Type digits only, like {number}.").format(number=_issue_number(path))


def is_number(text: str) -> bool:
    """Whether a text is a whole number, also one that is too long or too small."""
    return re.fullmatch(r"-?[0-9๐-๙]+", text) is not None


def shown(text: str) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def _number_hint(path: ValuePath) -> str:
    line = _number_line(path)
    if path[-1] == "fiscal_year":
        return _("Type the Buddhist year after the colon, like “{line}”.").format(line=line)
    return _("Type a number after the colon, like “{line}”.").format(line=line)


def _number_line(path: ValuePath) -> str:
    key = str(path[-1])
    return f"number: {_issue_number(path)}" if key == "number" else _NUMBERS[key]


def _issue_number(path: ValuePath) -> int:
    """The number that belongs to an entry of issues by its place."""
    return int(path[-2]) + 1


def _begin_entries(key: str) -> str:
    return _("Begin each entry on a line below with a dash and a space: “- {line}”.").format(line=_first_entry(key))


def key_without_blank(text: str) -> str | None:
    """The key of ``key:text``, when a text looks so."""
    match = _KEY_WITHOUT_BLANK.match(text)
    return match[1] if match else None


def wrong_kind(path: ValuePath, value: Value, opening: str) -> tuple[str, str]:
    """Message and hint for a text, list or mapping in another one's place, which begins with ``opening``."""
    last = path[-1]
    field = label(last) if isinstance(last, str) else _entry(path)
    if isinstance(last, int) and isinstance(value, list) and opening == "-":
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
    return _("Delete one dash, so that the entry begins “- {line}”.").format(line=_first_entry(str(path[-2])))


def _expected(path: ValuePath, value: Value, opening: str) -> tuple[str, str]:
    """The message with its fields open, and the hint."""
    last = path[-1]
    if last == "fiscal_year":
        return _("{field} must be a Buddhist year, not {found}"), _number_hint(path)
    if last in _NUMBERS:
        return _("{field} must be a number, not {found}"), _number_hint(path)
    if last in _LISTS:
        return _("{field} must be a list, not {found}"), _list_hint(path, value)
    if allowed_keys(path):
        return _("{field} must be a group of fields, not {found}"), _fields_hint(path, value)
    if last in _ENTRIES:
        message = _("{field} must be a text or a list of texts, not {found}")
        hint = _("Type each entry on a line of its own as “- text”; if it holds a colon, put it in quotes.")
    else:
        message = _("{field} must be a text, not {found}")
        hint = _text_hint(path, value)
    if opening in _BRACKETS:
        hint = _("Write one text without brackets; if they belong to it, put the whole text in quotes.")
        if last in _ENTRIES and not value:
            hint = _delete_brackets(str(last))
    if opening == "?":
        hint = _("A text cannot begin with “? ”: put the whole text in quotes.")
    return message, hint


def _list_hint(path: ValuePath, value: Value) -> str:
    first = next(iter(value), "") if isinstance(value, dict) else ""
    if first in allowed_keys((*path, 0)):
        hint = _("Type a dash and a space before “{key}”, and begin the other fields under that word.")
        return hint.format(key=first)
    return _begin_entries(str(path[-1]))


def _fields_hint(path: ValuePath, value: Value) -> str:
    if isinstance(path[-1], int):
        first = _first_entry(str(path[-2]))
        return _("Write the first field after the dash, “- {line}”, and the others below it.").format(line=first)
    first = _first_field(str(path[-1]))
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


def _first_entry(key: str) -> str:
    """How the first entry of a list begins after its dash."""
    return _first_field(key) if key in _LISTS else _("text")


def _first_field(parent: str) -> str:
    if parent == "issues":
        return _NUMBERS["number"]
    return _("file: picture.jpg") if parent == "pictures" else _("name: text")
