"""The language of everything the program says: Thai by default, English on request.

Message ids are English, so English needs no catalogue and a text without a translation is still readable.
The Thai catalogue is ``locale/th/LC_MESSAGES/itareport.po``.
"""

from __future__ import annotations

import gettext as _gettext
import os
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Any

from itareport.thai.digits import to_arabic, to_thai

LANGUAGES = ("th", "en")
DEFAULT = "th"
DOMAIN = "itareport"
LOCALES = Path(__file__).parent / "locale"


class Catalogue(_gettext.NullTranslations):
    """A compiled catalogue, in which each message is looked up when it is said.

    The standard library's takes all of its messages apart at every start: 2.5 ms, and a run says thirty of 1,300. They
    are in the order of their ids, as the format has them (GNU gettext manual, section 10.3; ``scripts/catalogue.py``).
    """

    def _parse(self, fp: Any) -> None:
        """Keep the file as it is: the method that the standard library has for another way to read one."""
        self._data: bytes = fp.read()
        self._count, self._ids, self._texts = unpack_from("<3I", self._data, 8)
        self._said: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        """The translation of a message, the message itself where there is none."""
        if message not in self._said:
            id_ = message.encode("utf-8", "surrogatepass")
            place = bisect_left(range(self._count), id_, key=self._id)
            found = place < self._count and self._id(place) == id_
            self._said[message] = self._string(self._texts, place).decode() if found else message
        return self._said[message]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The translation of a message that counts something, of which Thai has one form."""
        translated = self.gettext(msgid1)
        return super().ngettext(msgid1, msgid2, n) if translated == msgid1 else translated

    def _id(self, place: int) -> bytes:
        return self._string(self._ids, place).partition(b"\0")[0]

    def _string(self, table: int, place: int) -> bytes:
        length, at = unpack_from("<2I", self._data, table + 8 * place)
        return self._data[at : at + length]


_translations: _gettext.NullTranslations | None = None
_for_a_while: ContextVar[_gettext.NullTranslations | None] = ContextVar("language", default=None)


def use(language: str) -> None:
    """Say everything from now on in ``language``, one of ``LANGUAGES``.

    Raises:
        ValueError: the language is not one of ``LANGUAGES``.
    """
    global _translations  # noqa: PLW0603 - the language of the process, which its threads share
    _translations = _catalogue(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything in ``language`` for a while, in this thread alone.

    Raises:
        ValueError: the language is not one of ``LANGUAGES``.
    """
    token = _for_a_while.set(_catalogue(language))
    try:
        yield
    finally:
        _for_a_while.reset(token)


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    if language not in LANGUAGES:
        raise ValueError(language)
    if language == "en":
        return _gettext.NullTranslations()
    with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return Catalogue(file)


def language() -> str:
    """The language in use, one of ``LANGUAGES``."""
    return "en" if type(_active()) is _gettext.NullTranslations else "th"


def _active() -> _gettext.NullTranslations:
    if (chosen := _for_a_while.get()) is not None:
        return chosen
    if _translations is None:
        wanted = os.environ.get("ITAREPORT_LANG", DEFAULT)
        use(wanted if wanted in LANGUAGES else DEFAULT)
    assert _translations is not None
    return _translations


def _(message: str) -> str:
    """Translate an English message id into the language in use."""
    return _active().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a message that counts something; Thai has one form for every count."""
    return _active().ngettext(singular, plural, count)


def typed(name: object) -> str:
    """The name of a file or folder as it is typed in a command: in quotes where a shell would take it apart."""
    text = str(name)
    return f'"{text}"' if set(text) & set(" \t#&();'") else text


def number(value: int) -> str:
    """Write a number in the language in use: with Thai digits in Thai."""
    return to_thai(value) if language() == "th" else str(value)


def digits(text: str) -> str:
    """Write the digits of what was typed in the language in use, so that one message has digits of one kind."""
    return to_thai(text) if language() == "th" else to_arabic(text)


def N_(message: str) -> str:  # noqa: N802 - the field's usual name
    """Mark a text for the catalogue that is translated later, where it is shown."""
    return message
