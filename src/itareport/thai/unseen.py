"""Characters that take no space on the page, and get into texts by copying from web pages and PDF files."""

from __future__ import annotations

from itareport.thai.patterns import Pattern

UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
"""Soft hyphen, zero-width space and joiners, direction marks, word joiner and byte order mark: the inside of a regular
expression's set. What is unsafe in a terminal or refused in a data file is more than these, and listed there."""

INVISIBLE = "\u00a0\u00ad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff"
"""Spaces that YAML does not take for one, and characters without width: the inside of a regular expression's set."""

_BLANK = Pattern(rf"[\s{UNSEEN}]*")


def is_blank(text: str) -> bool:
    """Whether a text has nothing in it that could be seen."""
    return not text[:1].isalnum() and _BLANK.compiled.fullmatch(text) is not None
