"""The characters that no Word file can hold, which only a tag of a template can print."""

from __future__ import annotations

import re

from itareport.i18n import _

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot carry (section 2.2); the report's data hold none."""


def no_character(text: str) -> str:
    """What is wrong with a text that a tag prints: it holds a character that no Word file can; "" where none is."""
    character = _NO_CHARACTER.search(text)
    if character is None:
        return ""
    code = f"U+{ord(character[0]):04X}"
    return _("a tag prints the character {code}, which no Word file can hold").format(code=code)
