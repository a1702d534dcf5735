"""The fiscal year that a text names."""

from __future__ import annotations

import re

from itareport.data import BUDDHIST_ERA

_FOUR = r"(?P<year>[0-9๐-๙]{4}|[0-9๐-๙]{2}(?![0-9๐-๙]))"
FISCAL = re.compile(rf"ปี\s*งบ\s*ประมาณ\s*(?:ปี\s*)?(?:พ\s*\.?\s*ศ\s*\.*|พุทธศักราช|ค\s*\.?\s*ศ\s*\.*)?\s*{_FOUR}")
PROSE = re.compile("ได้|พบว่า|คะแนน|ดังนี้|จึง|ซึ่ง|ร้อยละ|ตามที่|เนื่องจาก")
"""Words of sentences, which no line of a title and no agency has."""
_GREGORIAN = range(1957, 2157)


def year_of(text: str) -> int | None:
    """The Buddhist fiscal year that a text names as such, or None."""
    match = FISCAL.search(" ".join(text.split()))
    return buddhist(match["year"])[0] if match else None


def buddhist(digits: str) -> tuple[int, bool]:
    """The Buddhist year, and whether it was written so: "68" is short for 2568, and 2025 is Gregorian."""
    year = int(digits)
    if len(digits) == len("68"):
        return 2500 + year, False
    return (year + BUDDHIST_ERA, False) if year in _GREGORIAN else (year, True)
