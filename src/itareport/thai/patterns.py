"""Regular expressions in the verbose notation that are compiled when they are first used."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property


class Pattern:
    """A regular expression of many branches, one a line with what it is for.

    Compiling takes longer than looking through a whole report, and most reports need few of the patterns. ``text`` is
    the expression, or makes it from word lists when it is first needed. Spaces outside sets are ignored
    (``re.VERBOSE``): a space that is meant is written ``[ ]``. A set of more than two stretches of letters beyond
    Latin-1 takes 0.2 ms, ten times what two stretches take: where a few letters are in it, two patterns are quicker.
    """

    def __init__(self, text: str | Callable[[], str]) -> None:
        self._text = text

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as the standard library has it."""
        return re.compile(self._text if isinstance(self._text, str) else self._text(), re.VERBOSE)
