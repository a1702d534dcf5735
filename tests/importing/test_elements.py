"""What the single elements of a run show."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from itareport.importing.elements import PLAIN, is_unknown_symbol
from itareport.ooxml.names import W


def symbol(font: str, code: str) -> object:
    return parse_xml(f'<w:sym {nsdecls("w")} w:font="{font}" w:char="{code}"/>')


@pytest.mark.parametrize(
    ("font", "code", "letter"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "FC", "✓"),
        ("wingdings", "F0A8", "☐"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "☐"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0E0", "•"),
        ("", "F0FE", "☑"),
        ("Segoe UI Symbol", "2611", "☑"),
        ("TH Sarabun New", "0E01", "ก"),
        ("Webdings", "F061", "•"),
        ("Wingdings", "x", "•"),
        ("Arial", "D800", "•"),
        ("Arial", "0007", "•"),
    ],
)
def test_a_symbol_is_the_letter_that_it_looks_like(font: str, code: str, letter: str) -> None:
    element = symbol(font, code)
    assert PLAIN[W + "sym"](element) == letter
    assert is_unknown_symbol(element) == (letter == "•")


@pytest.mark.parametrize(
    ("font", "text", "shown"),
    [
        ("Wingdings", "ü ก", "✓ ก"),
        ("Wingdings 2", "\uf052£", "☑☐"),
        ("TH Sarabun New", "ü", "ü"),
    ],
)
def test_letters_typed_in_a_picture_font_are_what_they_look_like(font: str, text: str, shown: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    run = parse_xml(f"<w:r {nsdecls('w')}>{fonts}<w:t>{text}</w:t></w:r>")
    assert PLAIN[W + "t"](run[1]) == shown
