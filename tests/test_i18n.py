"""The language of what the program says; help in two languages in one process is tested in ``cli/test_run.py``."""

from __future__ import annotations

import gettext

import pytest

from itareport import i18n
from itareport.i18n import Catalogue

FILE = i18n.LOCALES / "th" / "LC_MESSAGES" / f"{i18n.DOMAIN}.mo"


@pytest.fixture
def catalogue() -> Catalogue:
    with FILE.open("rb") as file:
        return Catalogue(file)


def test_each_message_is_found_as_the_standard_library_finds_it(catalogue: Catalogue) -> None:
    with FILE.open("rb") as file:
        known = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    assert len(known) > 1000
    for message, text in known.items():
        if isinstance(message, tuple):
            assert catalogue.ngettext(message[0], "", 2) == text
        else:
            assert catalogue.gettext(message) == text


@pytest.mark.parametrize("message", ["no message of ours", "a", "\uffff", "\udc80"])
def test_what_is_not_in_the_catalogue_is_said_as_it_is(catalogue: Catalogue, message: str) -> None:
    assert catalogue.gettext(message) == message
    assert catalogue.ngettext(message, "many", 1) == message
    assert catalogue.ngettext(message, "many", 2) == "many"
