"""Lengths of a filled part as far as Word knows them: one with hundreds of digits makes a file that it does not open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.ooxml.names import W
from itareport.templating.template import MAX_TWIPS, clamped

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDTHS = ("gridCol", "tcW", "tblW", "wBefore", "wAfter", "trHeight", "pgSz", "col", "sz", "szCs", "kern")
"""What is never less than nothing (ECMA-376 part 1, 17.18.87, and 17.3.2.38 for sizes)."""
_EITHER = ("tblInd", "ind", "spacing", "pgMar", "cols", "tab", "framePr", "position", "w")
_SIDES = ("top", "bottom", "left", "right", "start", "end")
_LONG = re.compile(r"[+-]?[0-9]{5,}|-[0-9]+")


def within_word(root: _Element) -> None:
    """Put the nearest length that Word knows for each that is longer, and nothing for a width less than nothing."""
    for element in root.iter(*(W + name for name in (*_WIDTHS, *_EITHER, *_SIDES))):
        least = 0 if element.tag in _NEVER_NEGATIVE else -MAX_TWIPS
        for name, value in element.attrib.items():
            text = str(value)
            if _LONG.fullmatch(text) and (number := clamped(text, least)) != int(text[:11]):
                element.set(name, str(number))


_NEVER_NEGATIVE = frozenset(W + name for name in _WIDTHS)
