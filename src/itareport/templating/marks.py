"""Marks that a template prints for what is no text, until the element of Word takes their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itareport.ooxml.fast_text import SplitPart

PICTURE = re.compile("\x86([0-9]+)\x86")
"""The mark of a picture, with its number from 0. U+0086 can be in XML, and is refused in data."""


_ADDRESS = re.compile("https?:|mailto:", re.IGNORECASE)


def may_hold_links(part: SplitPart) -> bool:
    """Whether there may be an address in the texts of a part."""
    texts = (opening if text is None else text for opening, text in zip(part.openings, part.texts, strict=True))
    return any(":" in text and _ADDRESS.search(text) is not None for text in texts)


def picture_mark(number: int) -> str:
    """What stands for a picture of the report while it is printed."""
    return f"\x86{number}\x86"
