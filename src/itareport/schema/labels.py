"""What the fields are called in messages, and the lines that hints give to type."""

from __future__ import annotations

from itareport.data import GROUPS
from itareport.fields import BY_KEY, KEYS
from itareport.findings import ValuePath
from itareport.i18n import N_, _

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
LISTS = GROUPS.keys() - {"agency"}
"""The keys of lists of groups of fields."""

ENTRIES = frozenset({*KEYS.entries, "preface"})
"""The keys whose value is one text or a list of texts."""

NUMBERS = {"format": "format: 1", "fiscal_year": "fiscal_year: 2568", "number": "number: 1"}
"""The keys whose value is a number, each with a line that is right."""


def label(key: str) -> str:
    """A key with its meaning, ``period (ช่วงระยะเวลา)``."""
    meaning = _LABELS.get(key)
    return f"{key} ({_(meaning)})" if meaning and _(meaning) != key else key


def group_of(path: ValuePath) -> str:
    """The group of fields at a path, by the label of its key."""
    return label(next(step for step in reversed(path) if isinstance(step, str)))


def number_hint(path: ValuePath) -> str:
    """Hint to type a number at a path, as it would be right there."""
    line = number_line(path)
    if path[-1] == "fiscal_year":
        return _("Type the Buddhist year after the colon, like “{line}”.").format(line=line)
    return _("Type a number after the colon, like “{line}”.").format(line=line)


def number_line(path: ValuePath) -> str:
    """The line of a number as it would be right at a path: ``number: 3`` for the third issue."""
    key = str(path[-1])
    return f"number: {issue_number(path)}" if key == "number" else NUMBERS[key]


def issue_number(path: ValuePath) -> int:
    """The number that belongs to an entry of issues by its place."""
    return int(path[-2]) + 1


def begin_entries(key: str) -> str:
    """Hint to type the entries of a list below its key."""
    return _("Begin each entry on a line below with a dash and a space: “- {line}”.").format(line=first_entry(key))


def delete_brackets(key: str) -> str:
    """Hint to write a list with dashes in place of an empty pair of brackets."""
    hint = _("Delete the brackets, and begin each entry on a line below: “- {line}”.")
    return hint.format(line=first_entry(key))


def first_entry(key: str) -> str:
    """How the first entry of a list begins after its dash."""
    return first_field(key) if key in LISTS else _("text")


def first_field(parent: str) -> str:
    """The line of the first field of a group, by the key that the group is under."""
    if parent == "issues":
        return NUMBERS["number"]
    return _("file: picture.jpg") if parent == "pictures" else _("name: text")
