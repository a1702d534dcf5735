"""What is said of a line in more than one place: messages, mostly with their hints."""

from __future__ import annotations

import re

from itareport.i18n import _, ngettext, number, shortened
from itareport.thai.unseen import INVISIBLE

CURLY_QUOTES = "“”„"
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
    if opening and opening in CURLY_QUOTES:
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


def field_elsewhere(width: int, expected: int) -> tuple[str, str]:
    """Message and hint for a field in the column ``width``, where the others of its mapping are in ``expected``."""
    message = _("this line is indented by {width}, the other fields beside it by {expected}")
    return message.format(width=spaces(width), expected=spaces(expected)), more_or_less(width, expected)


def dash_elsewhere(width: int, expected: int, line: int | None) -> tuple[str, str]:
    """The same for a dash: ``line`` is that of a dash in the column ``expected``, None where only the fields tell it."""
    message = _("this dash is indented by {width}, and the fields below it are in place for {expected}")
    if line is not None:
        message = _("this dash is indented by {width}, the one in line {line} by {expected}")
    message = message.format(width=spaces(width), expected=spaces(expected), line=line and number(line))
    return message, more_or_less(width, expected)


def dash_lost(key: str, field: str) -> tuple[str, str]:
    """Message and hint for the first field of an entry of the list ``field`` that has no dash."""
    message = _("there is no dash before “{key}”, so no entry of {field} begins here").format(key=key, field=field)
    return message, _("Write it as “- {key}: …”, and begin the lines below exactly under the word {key}.").format(
        key=key
    )


def dash_too_many(key: str, width: int) -> tuple[str, str]:
    """Message and hint for a dash before a field that begins no entry, and belongs into the column ``width``."""
    message = _("no entry begins here, so “{key}” must not have a dash").format(key=key)
    return message, _("Delete the dash, and indent “{key}” by {width}.").format(key=key, width=spaces(width))
