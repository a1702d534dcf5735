"""What the single elements of a run show: texts, symbols of picture fonts, and the fields of old forms.

Sources: ECMA-376 part 1, 17.3.3 (content of runs) and 17.16.17 (form fields); [MS-DOCX] 2.4.1 (``symEx``); the letters
of Wingdings and Symbol by the mapping tables of the Unicode consortium.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from itareport.importing.numbering import VAL
from itareport.ooxml import names
from itareport.ooxml.names import XML_SPACE, W
from itareport.ooxml.shown_text import OFF, character_of, characters

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
SYMBOL_EX = f"{{{names.SYMBOL_EX}}}"
_MAX_DIGITS = 7

_BLANKS = dict.fromkeys(map(ord, "\n\r\t"), " ")
UNKNOWN = "•"
"""Stands for a symbol of a picture font that is in none of the tables below."""
_PICTURE_FONTS = {
    "wingdings": dict(
        zip(
            b"\x4a\x6c\x6e\x6f\x76\x9f\xa7\xa8\xab\xd8\xdf\xe0\xe1\xe2\xf0\xfb\xfc\xfd\xfe",
            "☺●■☐❖•▪☐★➢←→↑↓⇨✗✓☒☑",
            strict=True,
        )
    ),
    "wingdings 2": dict(zip(b"\x4f\x50\x51\x52\x53\x54\x97\xa3", "✗✓☒☑☒☒●☐", strict=True)),
    "wingdings 3": {},
    "webdings": {},
    "symbol": dict(
        zip(
            b"\x44\x53\x57\x61\x62\x6d\x70\x73\xa3\xa5\xab\xac\xad\xae\xaf\xb0\xb1\xb3\xb4\xb7\xb8\xb9\xbb\xd6\xe5",
            "ΔΣΩαβμπσ≤∞↔←↑→↓°±≥×•÷≠≈√∑",
            strict=True,
        )
    ),
}
"""By the font in lower letters and the code of a character in it, the letter that everybody can read."""
_PRIVATE = range(0xF000, 0xF100)
"""Where Word puts the characters of picture fonts."""


def number_of(text: str | None) -> int:
    """A number in an attribute of the file, 0 for what is none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS else 0


def _shown(element: _Element) -> str:
    """The text of a ``w:t``: without ``xml:space`` the spaces at its ends do not count."""
    text = (element.text or "").translate(_BLANKS)
    preserved = element.get(XML_SPACE) == "preserve"
    text = text if preserved else text.strip(" ")
    letters = _PICTURE_FONTS.get(_font_of(element)) if text else None
    return "".join(letters.get(_code(ord(each)), each) for each in text) if letters else text


def _font_of(text: _Element) -> str:
    """The font of a text's run, in lower letters, "" where the run does not name one."""
    run = text.getparent()
    properties = None if run is None else run[0]
    if properties is None or properties.tag != W + "rPr":
        return ""
    # The schema has the font first, but for a style: a run of many texts is not gone through for each of them.
    fonts = next((each for each in islice(properties, 2) if each.tag == W + "rFonts"), None)
    return "" if fonts is None else fonts.get(W + "ascii", "").lower()


def _code(character: int) -> int:
    return character - _PRIVATE.start if character in _PRIVATE else character


def _symbol(element: _Element) -> str:
    return _read_symbol(element) or UNKNOWN


def is_unknown_symbol(element: _Element) -> bool:
    """Whether nothing but its own font shows what a ``w:sym`` is."""
    return _read_symbol(element) is None


def _read_symbol(element: _Element) -> str | None:
    """The letter that a symbol is; one of a font that is not known is most often a Wingding."""
    character = character_of(element.get(W + "char", ""))
    font = element.get(W + "font", "").lower()
    if character is None or (font not in _PICTURE_FONTS and ord(character) not in _PRIVATE):
        return character
    return _PICTURE_FONTS.get(font, _PICTURE_FONTS["wingdings"]).get(_code(ord(character)))


def _symbol_ex(element: _Element) -> str:
    """A symbol as the panel of emoji puts it into a text, which older programs know as plain text."""
    return character_of(element.get(SYMBOL_EX + "char", "")) or ""


def _form_field(character: _Element) -> str:
    """What a field of an old form shows: the chosen entry of a list, or its box; Word keeps neither as text."""
    choices = character.find(f"{W}ffData/{W}ddList")
    box = character.find(f"{W}ffData/{W}checkBox")
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iterfind(W + "listEntry")]
        chosen = choices.find(W + "result")
        chosen = choices.find(W + "default") if chosen is None else chosen
        index = 0 if chosen is None else number_of(chosen.get(VAL))
        return entries[index] if index < len(entries) else ""
    if box is None:
        return ""
    state = box.find(W + "checked")
    state = box.find(W + "default") if state is None else state
    return "☑" if state is not None and state.get(VAL, "true") not in OFF else "☐"


def _always(text: str) -> Callable[[_Element], str]:
    return lambda _element: text


PLAIN: dict[object, Callable[[_Element], str]] = {
    W + "t": _shown,
    **{W + name: _always(text) for name, text in characters("import").items()},
    W + "sym": _symbol,
    SYMBOL_EX + "symEx": _symbol_ex,
    W + "fldChar": _form_field,
    _MATH_TEXT: lambda text: text.text or "",
}
"""What an element shows whose children are no text."""
EXACT = PLAIN | {W + name: _always(text) for name, text in characters("stamp").items()}
"""The same for the texts that this program printed, letter for letter."""

SHOWING = (*PLAIN, *(W + name for name in ("txbxContent", "drawing", "pict", "object")))
"""What something is seen of."""
