"""What each element of a paragraph shows: the one table behind every reader of a Word document's text.

Four readers ask for different things, so each names here what it takes otherwise than a person sees it:

- *stamp* (``story``, and ``fast_text`` for the markup that this program writes) compares two states of one file. It leaves
  out what changes without anybody's doing, the results of fields; all that somebody typed counts, hidden text too.
- *import* (``importing.walk``) wants what a page shows, in the characters that a data file is typed with.
- *tags* (``templating.locate``) wants the text of template tags as they were typed, whatever Word put into it.
- *redline* (``diffing.redline``) reads only what this program has just written, so it needs tabs and line breaks alone.

Sources: ECMA-376 part 1, 17.3.3 (content of runs), 17.13.5 (tracked changes), 17.16 (fields), 17.3.2.41 (hidden text).
"""

from __future__ import annotations

import sys
from typing import Literal, NamedTuple

_SPACE = 0x20
"""The characters before it are controls."""
_SURROGATES = range(0xD800, 0xE000)

Reader = Literal["stamp", "import", "tags"]

BORDER = "\x07"
"""Stands where a table begins and after each cell and each row; no XML text can hold it."""
PAGE_BREAK = "\f"
"""Stands for a break of page or column; no XML text can hold it."""
LAYOUT_BREAKS = frozenset({"page", "column"})
"""Types of ``w:br`` that begin a page or column and no line."""
OFF = frozenset({"0", "false", "off"})
"""Values by which a property that is there says that it does not hold."""


class Shown(NamedTuple):
    """What an element without text of its own shows; a reader that takes something else names it."""

    seen: str
    imported: str | None = None
    in_tag: str | None = None


ELEMENTS = {
    "tab": Shown("\t", in_tag=" "),
    "ptab": Shown("\t", in_tag=" "),
    "br": Shown("\n", in_tag=" "),
    "cr": Shown("\n", in_tag=" "),
    # Typed with Ctrl+Shift+-, and in a data file with the key beside it; few Thai fonts have U+2011.
    "noBreakHyphen": Shown("\u2011", imported="-", in_tag="-"),
    # Seen only where a line ends at it, so a data file has no use for it.
    "softHyphen": Shown("\u00ad", imported="", in_tag=""),
}
"""By the element's local name. By its type ``w:br`` may be a ``PAGE_BREAK`` to the stamp; to a reader of texts a line
ends there like at any other, or the words on its two sides would grow together."""

DELETED = frozenset({"del", "moveFrom", "delText", "delInstrText"})
"""What tracked changes have taken out: every reader takes them as accepted."""

INSTRUCTIONS = frozenset({"instrText"})
"""A field's instruction; no page shows it."""

PROPERTIES = frozenset({"pPr", "rPr", "sdtPr"})

PRONUNCIATION = frozenset({"rt"})
"""The small letters above others that say how these are read."""

SKIPPED: dict[Reader, frozenset[str]] = {
    "stamp": DELETED,
    "import": DELETED | INSTRUCTIONS | PROPERTIES | PRONUNCIATION,
    "tags": DELETED | INSTRUCTIONS | PROPERTIES - {"sdtPr"},
}
"""The elements that a reader passes over with all that is inside. Besides these the stamp leaves out the results of
fields but those that hold what somebody typed, and ``import`` hidden runs and the grey prompts of empty content
controls; it says so."""


def characters(reader: Reader) -> dict[str, str]:
    """What each of ``ELEMENTS`` is to a reader, by the element's local name."""
    own = {"stamp": "seen", "import": "imported", "tags": "in_tag"}[reader]
    return {name: shown.seen if (taken := getattr(shown, own)) is None else taken for name, shown in ELEMENTS.items()}


def character_of(code: str) -> str | None:
    """The character whose number the hexadecimal digits of a symbol are; None for what no text can hold."""
    try:
        number = int(code, 16)
    except ValueError:
        return None
    return chr(number) if _SPACE <= number <= sys.maxunicode and number not in _SURROGATES else None
