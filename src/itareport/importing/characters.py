"""Texts as the data file can hold them: certain repairs of Thai, and no character that a report must not carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itareport.i18n import _, ngettext, number
from itareport.source.decode import REFUSED
from itareport.thai.repair import What, repair

if TYPE_CHECKING:
    from collections.abc import Callable

_REFUSED = re.compile(REFUSED)
_DAMAGE = re.compile(f"{REFUSED}|\ufeff")
_BREAKS = str.maketrans("\x85\u2028\u2029\r", "\n\n\n\n")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text, and what was done to it in the user's language, "" when nothing was."""

    text: str
    done: str = ""


def clean(text: str) -> Cleaned:
    """Repair a text from a foreign file, and take out what the data file refuses; line separators become line breaks."""
    if text.isascii() and text.isprintable():
        return Cleaned(text)
    kept, damage = without_refused(text)
    repaired = repair(kept)
    if not repaired.edits and not damage:
        return Cleaned(kept)
    done: list[str] = []
    if repaired.edits:
        kinds = ", ".join(_KINDS[what]() for what in sorted({edit.what for edit in repaired.edits}))
        count = len(repaired.edits)
        message = ngettext(
            "{count} damaged place was repaired: {kinds}", "{count} damaged places were repaired: {kinds}", count
        )
        done.append(message.format(count=number(count), kinds=kinds))
    if damage:
        codes = ", ".join(f"U+{ord(character):04X}" for character in sorted(set(damage))[:5])
        done.append(_("characters removed that no report can carry: {codes}").format(codes=codes))
    return Cleaned(repaired.text, "; ".join(done))


def without_refused(text: str, *, exact: bool = False) -> tuple[str, str]:
    """The text that a data file can hold, and the characters that were taken out.

    ``exact`` leaves U+FEFF in, which a data file can hold escaped: it was in the text that this program printed.
    """
    text = text.translate(_BREAKS)
    pattern = _REFUSED if exact else _DAMAGE
    damage = "".join(pattern.findall(text))
    return (pattern.sub("", text) if damage else text), damage


_KINDS: dict[What, Callable[[], str]] = {
    "private-use": lambda: _("characters of old Windows fonts"),
    "invisible": lambda: _("invisible characters"),
    "blank": lambda: _("no-break spaces inside Thai text"),
    "sara-am": lambda: _("ำ stored in two parts"),
    "sara-ae": lambda: _("แ typed as เ twice"),
    "doubled": lambda: _("a mark typed twice"),
    "order": lambda: _("vowel and tone mark in the wrong order"),
}
