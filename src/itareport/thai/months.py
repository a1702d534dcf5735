"""The names of the months as Thai texts write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_NAMES = Path(__file__).parent / "words" / "months.txt"

MONTH_ENDING = r"(?:คม|ยน|พันธ์|\.)?"
"""A pattern of what may follow the beginning of a month's name."""


@cache
def months() -> Mapping[str, int]:
    """The beginning of each month's name, by which it is known with and without its ending, and its number 1 to 12."""
    lines = (line.partition("#")[0].split() for line in _NAMES.read_text("utf-8").splitlines())
    return {stem: int(number) for number, *stems in filter(None, lines) for stem in stems}


@cache
def month_pattern() -> str:
    """A regular expression of the beginning of any month's name."""
    return "|".join(map(re.escape, months()))
