"""The mark at the head of a list's entry: a number, a Thai letter, a dash; and whether such marks make a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itareport.thai.digits import to_thai
from itareport.thai.sub_items import is_between_dashes

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Label:
    """One mark: its form ("(1)", "-", …), which number it is (None for a dash), and where the entry's text begins.

    ``strict`` marks begin an entry only where they are the next in order: "ก." may be an abbreviation.
    """

    form: str
    number: int | None
    end: int
    strict: bool = False


_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
"""The order of Thai letters in lists, without the two that nobody writes any more (ฃ ฅ) and ฆ, which lists leave out."""
_TYPED = re.compile(
    r"""
    \s* (?P<open>\(?) (?P<digits>[0-9๐-๙]{1,2})
    (?P<close> [ ]?\.\) | [ ]?\. | [ ]?\) | (?=[ \t]) )
    (?![0-9๐-๙]) \s*
    """,
    re.VERBOSE,
)
_SUBNUMBER = re.compile(
    r"""
    \s* (?P<above>(?:[0-9๐-๙]{1,2}\.)+)     # of what it is a part: ๑. or ๑.๒.
    (?P<digits>[0-9๐-๙]{1,2}) \.?            # and which
    (?![0-9๐-๙.]) [ \t]* (?=\S)
    """,
    re.VERBOSE,
)
_NAMED = re.compile(r"\s*ข้อ(?:ที่)?[ \t]*(?P<digits>[0-9๐-๙]{1,2})[.):]?(?![0-9๐-๙.])[ \t]+(?=\S)")
_LETTERED = re.compile(
    rf"\s*(?P<open>\(?)(?P<letter>[{_LETTERS}])(?P<close>\.\)|\.|\))(?![ก-ฮ]{{1,2}}\.)\s*(?=[^\s.)])"
)
_BULLET = re.compile(
    r"""
    \s*
    (?P<form> [-‐‑–—•‣∙·●○▪▫■◦◆◇►▶▸➢➤❖✦✓✔*ㆍ・]
            | [\uf0a7\uf0b7\uf0d8\uf0e8]    # bullets of Word's Wingdings and Symbol
            | o(?=\s+[ก-ฮเ-ไ])              # the hollow one of Courier New
    )
    (?![-0-9๐-๙]) \s* (?=\S)
    """,
    re.VERBOSE,
)
"""No boxes (☐ ☑ ☒ ✗): which of them are ticked is what they say."""


def label_of(text: str) -> Label | None:
    """The mark at the head of a line, None where it has none."""
    return next((label for read in _KINDS if (label := read(text)) is not None), None)


def _typed(text: str) -> Label | None:
    match = _TYPED.match(text)
    if match is None or match.end() == len(text):
        return None
    closed = match["close"].strip()
    return None if match["open"] and ")" not in closed else _numbered(f"{match['open']}1{closed}", match)


def _named(text: str) -> Label | None:
    match = _NAMED.match(text)
    return None if match is None else _numbered("ข้อ", match, strict=True)


def _subnumber(text: str) -> Label | None:
    match = _SUBNUMBER.match(text)
    return None if match is None else _numbered(f"part of {to_thai(match['above'])}", match, strict=True)


def _numbered(form: str, match: re.Match[str], *, strict: bool = False) -> Label:
    return Label(form, int(match["digits"]), match.end(), strict)


def _lettered(text: str) -> Label | None:
    match = _LETTERED.match(text)
    if match is None or (match["open"] and ")" not in match["close"]):
        return None
    number = _LETTERS.index(match["letter"]) + 1
    return Label(f"{match['open']}ก{match['close']}", number, match.end(), strict=True)


def _bullet(text: str) -> Label | None:
    match = _BULLET.match(text)
    return None if match is None or is_between_dashes(text) else Label(match["form"], None, match.end())


_KINDS = (_typed, _subnumber, _named, _lettered, _bullet)


def form_of_list(labels: Sequence[Label | None]) -> Label | None:
    """The first mark whose like make a list, None where the lines with these marks are none.

    Numbers begin at one and are not bare ("1 เดือน" is a text) unless several lines count up with them.
    """
    forms: dict[str, list[Label]] = {}
    for label in labels:
        if label is not None:
            forms.setdefault(label.form, []).append(label)
    return next((alike[0] for alike in forms.values() if _count_up(alike, at_once=labels[0] is alike[0])), None)


def _count_up(alike: Sequence[Label], *, at_once: bool) -> bool:
    """Whether marks of one form make a list; ``at_once`` says that the first line begins with one."""
    start = alike[0].number
    if start is None:
        return True
    in_order = len(alike) > 1 and [label.number for label in alike] == list(range(start, start + len(alike)))
    if alike[0].form == "1" or alike[0].strict:
        return in_order and start == 1 and at_once
    return start == 1 or in_order
