"""What is said of an escape that stands for a character which no report can carry."""

from __future__ import annotations

import pytest

from itareport.findings import Span
from itareport.source.escapes import refused_escape


def _told(written: str, refused: str) -> tuple[str, str]:
    lines = ["a:", *f"  - {written}".split("\n")]
    span = Span(2, 5, len(lines), len(lines[-1]) + 1)
    finding = refused_escape("f.yaml", refused, lines, span, ("a", 0))
    assert (finding.span, finding.path) == (span, "a[0]")
    return finding.message.partition(" cannot")[0], finding.hint.partition(" in double")[0]


@pytest.mark.parametrize(
    ("written", "refused", "escape"),
    [(r'"C:\archive"', "\x07", r"\a"), (r'"ก\0"', "\0", r"\0"), ('"ก\n    C:\\\\ D:\\back"', "\b", r"\b")],
)
def test_an_escape_of_one_letter_is_shown_as_it_was_typed(written: str, refused: str, escape: str) -> None:
    assert _told(written, refused) == (f"the character U+{ord(refused):04X}", f"“{escape}”")


@pytest.mark.parametrize("written", [r'"\x01"', r'"C:\\archive \u0001"'])
def test_an_escape_by_number_is_called_by_its_number(written: str) -> None:
    message, hint = _told(written, "\x01")
    assert message == "the character U+0001"
    assert hint.startswith("Delete it")


def test_an_escape_that_names_no_character_is_called_by_the_number_that_was_typed() -> None:
    assert _told(r'"ก\ud800"', "\uffff")[0] == "the character U+D800"
    assert _told(r'"ก\uffff"', "\uffff")[0] == "the character U+FFFF"
