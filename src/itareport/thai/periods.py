"""Buddhist years in a text, above all in the period of a measure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from itareport.thai.digits import to_arabic, to_thai
from itareport.thai.months import MONTH_ENDING, month_pattern
from itareport.thai.patterns import Pattern

_UNIT = r"""
    บาท | คน | ท่าน | คดี | คะแนน | ครัวเรือน | ตำแหน่ง | เรื่อง | โครงการ | กิจกรรม
  | เล่ม | ชุด | แห่ง | ตัว | ชิ้น | หมู่ | หลัง | แผ่น | สาย | จุด | อัน | เครื่อง | คัน
  | เมตร | กิโล | ตาราง | ไร่ | ลิตร | ตัน | ชั่วโมง | นาที
  | % | ร้อยละ | ล้าน | แสน | หมื่น | พัน
  | ราย (?! ไตรมาส | เดือน | สัปดาห์ | วัน | ปี | ภาค | งาน )    # “ปี ๒๕๖๘ รายไตรมาส” counts nothing
  | ครั้ง (?!ที่) | ฉบับ (?!ที่) | วัน (?!ที่|ละ)                      # nor do “ครั้งที่ ๑”, “วันที่ ๑”
  | หน่วย (?!งาน) | ข้อ (?!มูล) | หน้า (?!ที่)                      # another word begins so
  | เดือน (?! ละ | \s? (?:{month}) )                          # “ปี ๒๕๖๘ เดือนตุลาคม”
  | ต้น (?! ปี | เดือน | ไตรมาส )                               # “ปี ๒๕๖๘ ต้นปี”
"""
"""What is counted by a number before it."""

_DIGIT = "[0-9๐-๙]"
_BUDDHIST = """
    (?: (?P<full> 2[56][0-9]{2} | ๒[๕๖][๐-๙]{2} )
      | (?<= [-/'\\ .ก-๙] ) (?P<short> [5-9][0-9] | [๕-๙][๐-๙] ) )
"""
_GREGORIAN = (
    r"(?<!\() (?<![A-Za-z][ ]) (?<!ค\.ศ\.) (?<!ค\.ศ\.[ ]) (?: 19[5-9][0-9] | 20[0-9]{2} | ๑๙[๕-๙][๐-๙] | ๒๐[๐-๙]{2} )"
)
_YEAR = rf"""
    (?<!{_DIGIT}) (?<!{_DIGIT}[.,])                 # no part of a longer number: 12,568
    (?<![A-Za-z])                                   # nor of a code: ISO2568
    (?<!จำนวน) (?<!จำนวน[ ]) (?<!เลขที่) (?<!เลขที่[ ])  # an amount, the number of a document
    (?<!0[1-9]-) (?<![ .]0[ ])                      # telephone: 02-2568, โทร. 0 2568
    {{number}}
    (?! {_DIGIT} | [.,]{_DIGIT} | [A-Za-z%] )
"""
_NOT_COUNTED_YEAR = rf"(?<!{_DIGIT}) (?<!{_DIGIT}\s) (?<!ต่อ) (?<!ทุก) (?<!ราย) (?<!แต่ละ)"
"""Before ปี that names a year: ``๖๐ ปี``, ``ต่อปี``, ``ทุกปี``, ``รายปี``, ``แต่ละปี`` name none."""

_NAMED_YEAR = rf"""
    (?: {_NOT_COUNTED_YEAR} ปี \s? (?: งบ(?:ประมาณ|ฯ)? | การศึกษา | ปฏิทิน )? \s? (?:พ\.\s?ศ\.)?
      | พ\.\s?ศ\. ) \s? '? \Z
  | {_DIGIT}/ \Z                                    # ไตรมาส ๑/๒๕๖๘
"""
"""What is before a number that is a year, whatever follows it."""

_SHORT_YEAR = rf"""
    (?: (?:{{month}}){MONTH_ENDING} \s? (?:พ\.ศ\.)?       # ต.ค. ๖๗
      | ปี\s?งบ(?:ประมาณ|ฯ)? \s? (?:พ\.ศ\.)?              # ปีงบประมาณ ๖๘
      | (?<!{_DIGIT}) {_DIGIT}{{{{1,2}}}} / {_DIGIT}{{{{1,2}}}} /   # 1/10/67
      | พ\.\s?ศ\. ) \s? '? \Z
"""
_LONE_YEAR = rf"""
    (?: ไตรมาส \s? (?:ที่)? [-–\s0-9๐-๙]* \s           # ไตรมาส ๑-๔ ปี ๖๘
      | {_NOT_COUNTED_YEAR} (?<!ทั้ง) (?<!หลาย) (?<!ครึ่ง) ) ปี \s? '? \Z
"""
_LONE_YEAR_ENDS = r"\s? (?: \Z | [-–—/(),;] | (?:จน)?ถึง | และ | ไตรมาส | เดือน | {month} )"
"""What is around ``๖๘`` in ``ปี ๖๘``, which may be a year or something counted: nothing else but times."""


_MAX_BEFORE = 24
_MAX_AFTER = 24


def unit() -> str:
    """A pattern of what is counted by a number before it: ``บาท``, ``คน``, but not ``วันที่``."""
    return f"(?: {_UNIT.format(month=month_pattern())} )"


_YEARS = Pattern(_YEAR.format(number=_BUDDHIST))
_GREGORIAN_YEARS = Pattern(_YEAR.format(number=_GREGORIAN))
_COUNTED = Pattern(lambda: rf"\s? {unit()}")
_NAMED = Pattern(_NAMED_YEAR)
_BEFORE_SHORT = Pattern(lambda: _SHORT_YEAR.format(month=month_pattern()))
_BEFORE_ALONE = Pattern(_LONE_YEAR)
_AFTER_ALONE = Pattern(lambda: _LONE_YEAR_ENDS.format(month=month_pattern()))
_TO = Pattern(r"\s?(?:[-–—/]|ถึง)\s?")


class Year(NamedTuple):
    """A Buddhist year at the code points ``start`` to ``end``; ``value`` is written in full, 2568 also for ``๖๘``."""

    start: int
    end: int
    value: int


def years(text: str) -> list[Year]:
    """Find the Buddhist years of a text, in Thai or Arabic digits.

    A number of four digits from 2500 to 2699 that counts nothing is one, and a number of two digits from 50 to 99 after
    a month, the name of a year, a year with a dash or in a date of numbers (``ต.ค. ๖๗``, ``ปีงบประมาณ ๖๘-๖๙``,
    ``พ.ศ. 68``, ``1/10/67``), or alone after ``ปี``. What is called a year (``ปี ๒๕๖๘``, ``พ.ศ. ๒๕๖๘``) counts nothing.
    """
    found: list[Year] = []
    for match in _YEARS.compiled.finditer(text):
        if _is_year(text, match, found[-1] if found else None):
            century = 2500 if match["short"] else 0
            found.append(Year(*match.span(), century + int(match[0])))
    return found


@lru_cache(maxsize=256)
def gregorian_years(text: str) -> tuple[Year, ...]:
    """Find the Gregorian years of a text from 1950 to 2099 that count nothing.

    Those that are called ค.ศ. or are in brackets, beside the Buddhist year, are left out. ``value`` is Gregorian.
    """
    return tuple(
        Year(*match.span(), int(match[0]))
        for match in _GREGORIAN_YEARS.compiled.finditer(text)
        if not _is_counted(text, *match.span())
    )


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether something is counted by the number at ``start`` to ``end``; what is called a year counts nothing."""
    return (
        end < len(text)  # nearly always it ends the text
        and _COUNTED.compiled.match(text[end : end + _MAX_AFTER]) is not None
        and _NAMED.compiled.search(text[max(0, start - _MAX_BEFORE) : start]) is None
    )


def _is_year(text: str, number: re.Match[str], last: Year | None) -> bool:
    """Whether a number that looks like a year is one, by what is around it; ``last`` is the year before it."""
    start, end = number.span()
    before, after = text[max(0, start - _MAX_BEFORE) : start], text[end : end + _MAX_AFTER]
    goes_on = last is not None and _TO.compiled.fullmatch(text, last.end, start) is not None
    if number["full"] and goes_on:
        return True
    if number["short"] and not (
        goes_on
        or _BEFORE_SHORT.compiled.search(before)
        or (_BEFORE_ALONE.compiled.search(before) and _AFTER_ALONE.compiled.match(after))
    ):
        return False
    return not _is_counted(text, start, end)


def shift_years(text: str, difference: int) -> str:
    """Move every Buddhist year of a text by a number of years, each in the digits that it is written in."""
    parts: list[str] = []
    done = 0
    for year in years(text):
        typed = text[year.start : year.end]
        moved = str(year.value + difference)[-len(typed) :]
        parts += text[done : year.start], moved if typed == to_arabic(typed) else to_thai(moved)
        done = year.end
    return "".join(parts) + text[done:]
