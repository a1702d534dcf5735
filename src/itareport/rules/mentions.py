"""The years and quarters that a period speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from itareport.thai.months import MONTH_ENDING, month_pattern, months
from itareport.thai.patterns import Pattern
from itareport.thai.periods import Year, years

_OCTOBER = 10
_QUARTERS_OF_A_YEAR = 4

_FISCAL = Pattern(r"ปี\s?งบ(?:ประมาณ)?")
_QUARTER = "ไตรมาส"
_SCHOOL = Pattern(r"ปีการศึกษา|ภาคเรียน|ปฏิทิน")
_DECREE = Pattern(r"พระราช|พ\.\s?ร\.\s?[บก]|ระเบียบ|กฎหมาย|คำสั่ง|ประกาศ|มติ|ลงวันที่")
"""What a year after these words says is when something was issued, not when the measure is carried out."""

_DATE = Pattern(r"(?<!\d)\d{1,2}/(\d{1,2})/\s?\Z")
_SERIAL = Pattern(r"\d\s?/\s?\Z")
_JOINED = r"""
    [\s)]* (?: [-–—~,/] | (?:จน)?ถึง | และ ) [\s(]*              # the sign or word that joins two times
    (?: (?: วันที่ | วัน | เดือน | สิ้น | ปี\s?งบ(?:ประมาณ)? | ปี
          | พ\.\s?ศ\. | \d{1,2}(?!\d) ) [\s(]* )*               # and what the second one may begin with
"""
_BEFORE_MONTH = r"""
    [\s(]*
    (?: (?: ช่วง | ตั้งแต่ | ระหว่าง | ใน | (?:ครั้ง|รอบ|งวด)ที่
          | วันที่ | วัน | เดือน | \d{1,2}(?!\d) ) [\s(]* )*       # “ปี ๒๕๖๗ ครั้งที่ ๑ วันที่ ๑ เดือนตุลาคม”
"""

_QUARTERS = Pattern(r"(?<!ทุก)(?<!ราย)(?<!ละ)ไตรมาส")
_FIRST_QUARTER = Pattern(r"\s{0,2}(?:ที่)?\s{0,2}(?P<quarter>\d{1,2})(?!\d)")
_NEXT_QUARTER = Pattern(
    r"""
    \s{0,2} (?: [-–—,] | และ | ถึง | กับ | หรือ )
    \s{0,2} (?:ไตรมาส)? \s{0,2} (?:ที่)?
    \s{0,2} (?P<quarter>\d{1,2}) (?!\d)
    """
)

_RANGE_SIGN = Pattern(r"\s* (?: [-–—] | ถึง )")
_OF_ANOTHER_YEAR = Pattern(r"\s? (?: / | (?:ของ)?ปี\s?(?:ถัดไป|หน้า|ต่อไป|งบประมาณถัดไป|งบประมาณหน้า) )")
"""After a quarter: “ไตรมาส ๔ ถึงไตรมาส ๑ ของปีถัดไป” runs forward."""


def _month_name() -> str:
    return f"(?P<month> {month_pattern()} )"


_MONTH = Pattern(month_pattern)
_JOINING = Pattern(_JOINED)
_RANGE = Pattern(rf"{MONTH_ENDING} \s* (?: [-–—~] | (?:จน)?ถึง )")
_MONTH_AFTER = Pattern(lambda: _BEFORE_MONTH + _month_name())
_NEXT_MONTH = Pattern(lambda: MONTH_ENDING + _JOINED + _month_name())
_ENDING = Pattern(MONTH_ENDING)
_OF_NEXT_YEAR = Pattern(rf"{MONTH_ENDING} \s? (?:พ\.\s?ศ\.)? \s? '? \Z")
_COUNTED = Pattern(lambda: rf"\s? (?: {month_pattern()} | ครั้ง | วัน | เดือน | คน | โครงการ | กิจกรรม )")


class Mention(NamedTuple):
    """A year with what belongs to it: where that begins and ends, and the first and last month that it speaks of.

    Months are counted from year 0, so that they can be compared. ``earliest`` is the first month when ``ปี ๒๕๖๗
    เดือนตุลาคม`` is meant to be the October of a fiscal year.
    """

    begins: int
    ends: int
    year: Year
    earliest: int
    first: int
    last: int


@lru_cache(maxsize=256)  # most measures of a report have the same period, and most reports the same few
def outside(text: str, fiscal_year: int) -> tuple[Mention, ...]:
    """Find the first stretch of years of which no month lies in the fiscal year."""
    begin, end = _month(fiscal_year - 1, _OCTOBER), _month(fiscal_year, _OCTOBER) - 1
    stretch: list[Mention] = []
    for mention in [*_mentions(text), None]:
        if mention and stretch and _JOINING.compiled.fullmatch(text, stretch[-1].ends, mention.begins):
            stretch.append(mention)
            continue
        if stretch and (max(each.last for each in stretch) < begin or min(each.earliest for each in stretch) > end):
            return tuple(stretch)
        stretch = [mention] if mention else []
    return ()


def _mentions(text: str) -> Iterator[Mention]:
    """Each year of the text with the months that it speaks of; years of decrees and serial numbers are left out."""
    done = 0
    found = years(text)
    for year, following in zip_longest(found, found[1:]):
        mention = _mention(text, done, year, following.start if following else len(text))
        done = mention.ends if mention else year.end
        if mention:
            yield mention


def _mention(text: str, done: int, year: Year, stop: int) -> Mention | None:
    """What a year speaks of, by what is before it from ``done`` on; None where something was only issued then.

    ``stop`` is where the next year begins.
    """
    lead = text[done : year.start]
    date = _DATE.compiled.search(lead)
    if date and 1 <= int(date[1]) <= 12:
        only = _month(year.value, int(date[1]))
        return Mention(year.start - len(date[0]), year.end, year, only, only, only)
    if _DECREE.compiled.search(lead) or (_SERIAL.compiled.search(lead) and _QUARTER not in lead):
        return None
    names = list(_MONTH.compiled.finditer(lead))
    fiscal = [match.start() for match in _FISCAL.compiled.finditer(lead)]
    begins = done + min([*(match.start() for match in names), *fiscal], default=len(lead))
    if names and names[-1].start() > max(fiscal, default=-1):
        first, last = _span_of_months(lead, year.value, names)
        return Mention(begins, year.end, year, first, first, last)
    if _SCHOOL.compiled.search(lead):
        # A school year begins between January, for a calendar year, and May; it ends in April at the latest.
        first = _month(year.value, 1)
        return Mention(begins, year.end, year, first, first, _month(year.value + 1, 4))
    first, last = _month(year.value - 1, _OCTOBER), _month(year.value, _OCTOBER) - 1
    mention = Mention(begins, year.end, year, first, first, last)
    return mention if fiscal else _with_months_after(mention, text, stop)


def _with_months_after(mention: Mention, text: str, stop: int) -> Mention:
    """Add the months after a year, unless they belong to the year that begins at ``stop``.

    Whether ``ปี ๒๕๖๗ เดือนตุลาคม`` is a month of that year or of that fiscal year nobody can tell: it speaks of both.
    """
    year, ends, numbers = mention.year.value, mention.ends, list[int]()
    match = _MONTH_AFTER.compiled.match(text, ends, stop)
    while match:
        numbers.append(months()[match["month"]])
        ends = match.end()
        match = _NEXT_MONTH.compiled.match(text, ends, stop)
    if not numbers:
        return mention
    if stop < len(text) and _OF_NEXT_YEAR.compiled.match(text, ends, stop):
        return mention._replace(last=_month(year, 12))
    over_new_year = numbers[0] > numbers[-1]
    first = _month(year, numbers[0] if over_new_year else min(numbers))
    last = _month(year + over_new_year, numbers[-1] if over_new_year else max(numbers))
    of_the_year_before = [_month(year - 1, number) for number in numbers if number >= _OCTOBER]
    ending = _ENDING.compiled.match(text, ends, stop)
    return mention._replace(
        ends=ending.end() if ending else ends, earliest=min([first, *of_the_year_before]), first=first, last=last
    )


def _span_of_months(lead: str, year: int, names: list[re.Match[str]]) -> tuple[int, int]:
    """The first and last month; a range like ตุลาคม - มีนาคม begins in the year before."""
    numbers = [months()[name[0]] for name in names]
    over_new_year = numbers[0] > numbers[-1] and _RANGE.compiled.match(lead, names[0].end(), names[-1].start())
    if over_new_year:
        return _month(year - 1, numbers[0]), _month(year, numbers[-1])
    return _month(year, min(numbers)), _month(year, max(numbers))


def _month(year: int, number: int) -> int:
    return year * 12 + number - 1


def fiscal_year_of(month: int) -> int:
    """The fiscal year, in the Buddhist era, of a month counted from year 0."""
    return (month + 3) // 12


class WrongQuarter(NamedTuple):
    """A number of a quarter at the code points ``start`` to ``end``: none of a year, or before ``after`` in a range."""

    start: int
    end: int
    after: str = ""


@lru_cache(maxsize=256)
def wrong_quarter(text: str) -> WrongQuarter | None:
    """Find the first number of a quarter in the text that is not 1 to 4, or that ends a range which runs backwards."""
    for word in _QUARTERS.compiled.finditer(text):
        last = ""
        quarter = _FIRST_QUARTER.compiled.match(text, word.end())
        while quarter and not _COUNTED.compiled.match(text, quarter.end()):
            typed = quarter["quarter"]
            if not 1 <= int(typed) <= _QUARTERS_OF_A_YEAR:
                return WrongQuarter(*quarter.span("quarter"))
            is_range = last and _RANGE_SIGN.compiled.match(quarter[0]) is not None
            if is_range and int(typed) < int(last) and not _OF_ANOTHER_YEAR.compiled.match(text, quarter.end()):
                return WrongQuarter(*quarter.span("quarter"), last)
            last = typed
            quarter = _NEXT_QUARTER.compiled.match(text, quarter.end())
    return None
