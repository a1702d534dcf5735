"""How large the parts of a Word file may be, the same on the way out as on the way in.

What ``zipping`` would write beyond them, ``package.read`` could not read back.
"""

from __future__ import annotations

MAX_COLUMNS = 63
"""The most columns that a table of Word has."""

MIB = 1 << 20
MAX_FILE = 100 * MIB
MAX_MEMBERS = 2000
MAX_PART = 50 * MIB
MAX_TOTAL = 100 * MIB
MAX_RATIO = 200
"""Deflate makes at most 1032 of 1; long tables of like rows, the densest honest parts, come to 130."""
RATIO_FROM = MIB
"""Parts smaller than this may be as dense as they like."""

MAX_ITEMS = 1_200_000
"""Tags and attributes of a part, which cost 100 bytes each in a tree. A report of 7 x 160 measures has 330,000."""
MAX_ALL_ITEMS = 2 * MAX_ITEMS
"""Tags and attributes of all parts together: at a million a second that is the time a file may take."""


def count_items(data: bytes) -> int:
    """About how many tags and attributes a part has, more rather than fewer."""
    return data.count(b"<") + data.count(b"=")
