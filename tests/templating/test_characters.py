"""The characters that no Word file can hold."""

from __future__ import annotations

import pytest

from itareport.templating.characters import no_character


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ud800", "\uffff"])
def test_a_character_that_no_word_file_can_hold_is_named(character: str) -> None:
    message = f"a tag prints the character U+{ord(character):04X}, which no Word file can hold"
    assert no_character(f"ก{character}ข") == message


@pytest.mark.parametrize("text", ["", "ก\t\n\r", "\x85\ufffd", "🙂"])
def test_nothing_is_wrong_with_any_other(text: str) -> None:
    assert no_character(text) == ""
