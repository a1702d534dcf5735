"""Which of the form's issues a row is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itareport.thai.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED = re.compile(
    r"^\s*(?:ประเด็น|ประเดน|หัวข้อ|ตัวชี้วัด|ด้าน)\s*(?:การประเมิน\s*)?(?:ที่|ที|ท่ี)?\s*\(?(?P<number>[0-9๐-๙]{1,2})(?![0-9๐-๙])\s*[).:：\-–—]*\s*(?P<title>.*)$",
    re.DOTALL,
)
_NUMBERED = re.compile(r"^\s*\(?(?P<number>[0-9๐-๙]{1,2})\s*[).:\-–]*\s*(?P<title>\D.*)$", re.DOTALL)
_ONLY_NUMBER = re.compile(r"\(?(?P<number>[0-9๐-๙]{1,2})[).]?\Z")
_CONTINUED = re.compile(r"\s*[(\[]\s*ต่อ\s*[)\]]\s*$")
_NUMBER_AND_TITLE = 0.6
_TITLE_ALONE = 0.75
_BAND = 0.4
_LONGEST = 250
_NOTE = re.compile(r"^\s*(?:หมายเหตุ|ลงชื่อ|ผู้รายงาน|ผู้จัดทำ|สรุป|รวม|ข้อเสนอแนะ|ปัญหา|\(ลงชื่อ)")


@dataclass(frozen=True, slots=True)
class Band:
    """An issue's row as read: ``number`` is None when only its place shows it; ``certain`` when both say the same."""

    number: int | None
    title: str
    certain: bool = True


def read_band(text: str, titles: Sequence[str], *, alone: bool = False) -> Band | None:
    """The issue that a row's only text names, or None when it names none.

    ``titles`` are the edition's seven; ``alone`` says that the row is one cell over the whole table (or is in a
    column of issues), where nothing but an issue is expected.
    """
    text = _CONTINUED.sub("", " ".join(text.split()))
    if not text or len(text) > _LONGEST:
        return None
    if match := _NAMED.match(text):
        return Band(int(match["number"]), match["title"].strip())
    expected = alone and not _NOTE.match(text)
    if expected and (match := _ONLY_NUMBER.match(text)):
        return Band(int(match["number"]), "")
    if match := _NUMBERED.match(text):
        return _numbered(int(match["number"]), match["title"].strip(), titles, expected=expected)
    best, alike = _nearest(text, titles)
    if alike >= _TITLE_ALONE:
        return Band(best, text, certain=alike >= 1)
    return Band(best if alike >= _BAND else None, text, certain=False) if expected else None


def _numbered(number: int, title: str, titles: Sequence[str], *, expected: bool) -> Band | None:
    best, alike = _nearest(title, titles)
    if alike >= _NUMBER_AND_TITLE:
        return Band(number, title, certain=number == best)
    return Band(number, title, certain=False) if expected and 1 <= number <= len(titles) else None


def _nearest(text: str, titles: Sequence[str]) -> tuple[int | None, float]:
    """The number of the title most like the text, and how alike they are."""
    alike = [similarity(text, title) for title in titles]
    best = max(alike, default=0.0)
    return (alike.index(best) + 1, best) if alike else (None, 0.0)


def same_title(one: str, other: str) -> bool:
    """Whether two titles differ in spaces at most."""
    return "".join(one.split()) == "".join(other.split())
