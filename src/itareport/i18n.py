"""The language of everything the program says: Thai by default, English on request.

Message ids are English, so English needs no catalogue and a text without a translation is still readable.
The Thai catalogue is ``locale/th/LC_MESSAGES/itareport.po``.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from itareport.thai.digits import to_arabic, to_thai

LANGUAGES = ("th", "en")
DEFAULT = "th"
DOMAIN = "itareport"
LOCALES = Path(__file__).parent / "locale"

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
    return _gettext.NullTranslations() if language == "en" else _gettext.translation(DOMAIN, LOCALES, [language])


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


def shortened(text: str, most: int = 60) -> str:
    """A text for a message: the beginning of a long one, of so many code points."""
    return text if len(text) <= most else f"{text[:most]}…"


def number(value: int) -> str:
    """Write a number in the language in use: with Thai digits in Thai."""
    return to_thai(value) if language() == "th" else str(value)


def digits(text: str) -> str:
    """Write the digits of what was typed in the language in use, so that one message has digits of one kind."""
    return to_thai(text) if language() == "th" else to_arabic(text)


def N_(message: str) -> str:  # noqa: N802 - the field's usual name
    """Mark a text for the catalogue that is translated later, where it is shown."""
    return message
