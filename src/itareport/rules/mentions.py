"""The years and quarters that a period speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from itareport.thai.periods import MONTH, MONTH_ENDING, MONTHS, Year, years

_NUMBER_OF = {stem: number for number, stems in enumerate(MONTHS, start=1) for stem in stems}
_MONTH = re.compile(MONTH)
_OCTOBER = 10

_FISCAL = re.compile(r"ปี\s?งบ(?:ประมาณ)?")
_QUARTER_WORD = "ไตรมาส"
_SCHOOL = re.compile(r"ปีการศึกษา|ภาคเรียน|ปฏิทิน")
_DECREE = re.compile(r"พระราช|พ\.\s?ร\.\s?[บก]|ระเบียบ|กฎหมาย|คำสั่ง|ประกาศ|มติ|ลงวันที่")
"""What a year behind these words says is when something was issued, not when the measure is carried out."""

_DATE = re.compile(r"(?<!\d)\d{1,2}/(\d{1,2})/\s?\Z")
_SERIAL = re.compile(r"\d\s?/\s?\Z")
_RANGE = re.compile(rf"{MONTH_ENDING}\s*(?:[-–—~]|(?:จน)?ถึง)")
_JOINED = re.compile(
    r"[\s)]*(?:[-–—~,/]|(?:จน)?ถึง|และ)[\s(]*(?:(?:วันที่|วัน|เดือน|สิ้น|ปี\s?งบ(?:ประมาณ)?|ปี|พ\.\s?ศ\.|\d{1,2}(?!\d))[\s(]*)*"
)
_BEHIND = (
    r"[\s(]*(?:(?:ช่วง|ตั้งแต่|ระหว่าง|ใน|(?:ครั้ง|รอบ|งวด)ที่|วันที่|วัน|เดือน|\d{1,2}(?!\d))[\s(]*)*"
    rf"(?P<month>{MONTH})"
)
_NEXT_MONTH = rf"{MONTH_ENDING}{_JOINED.pattern}(?P<month>{MONTH})"
_OF_NEXT_YEAR = rf"{MONTH_ENDING}\s?(?:พ\.\s?ศ\.)?\s?'?\Z"
_QUARTERS_OF_A_YEAR = 4
_QUARTERS = re.compile(r"(?<!ทุก)(?<!ราย)(?<!ละ)ไตรมาส")
_FIRST = re.compile(r"\s{0,2}(?:ที่)?\s{0,2}(\d{1,2})(?!\d)")
_NEXT = re.compile(r"\s{0,2}(?:[-–—,]|และ|ถึง|กับ|หรือ)\s{0,2}(?:ไตรมาส)?\s{0,2}(?:ที่)?\s{0,2}(\d{1,2})(?!\d)")
_COUNTED = re.compile(rf"\s?(?:{MONTH}|ครั้ง|วัน|เดือน|คน|โครงการ|กิจกรรม)")


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


def outside(text: str, fiscal_year: int) -> list[Mention]:
    """The first stretch of years of which no month lies in the fiscal year."""
    begin, end = _month(fiscal_year - 1, _OCTOBER), _month(fiscal_year, _OCTOBER) - 1
    stretch: list[Mention] = []
    for mention in [*_mentions(text), None]:
        if mention and stretch and _JOINED.fullmatch(text, stretch[-1].ends, mention.begins):
            stretch.append(mention)
            continue
        if stretch and (max(each.last for each in stretch) < begin or min(each.earliest for each in stretch) > end):
            return stretch
        stretch = [mention] if mention else []
    return []


def _mentions(text: str) -> Iterator[Mention]:
    """Each year of the text with the months that it speaks of; years of decrees and serial numbers are left out."""
    done = 0
    found = years(text)
    for index, year in enumerate(found):
        lead = text[done : year.start]
        months = list(_MONTH.finditer(lead))
        fiscal = max((match.start() for match in _FISCAL.finditer(lead)), default=-1)
        school = _SCHOOL.search(lead)
        words = [match.start() for match in (*months, *_FISCAL.finditer(lead))]
        begins = done + min(words, default=len(lead))
        done = year.end
        date = _DATE.search(lead)
        if date and 1 <= int(date[1]) <= 12:
            month = _month(year.value, int(date[1]))
            yield Mention(year.start - len(date[0]), done, year, month, month, month)
        elif _DECREE.search(lead) or (_SERIAL.search(lead) and _QUARTER_WORD not in lead):
            continue
        elif months and months[-1].start() > fiscal:
            first, last = _span_of_months(lead, year.value, months)
            yield Mention(begins, done, year, first, first, last)
        elif school:
            first = _month(year.value, 1)
            yield Mention(begins, done, year, first, first, _month(year.value + 1, 4))
        else:
            first, last = _month(year.value - 1, _OCTOBER), _month(year.value, _OCTOBER) - 1
            mention = Mention(begins, done, year, first, first, last)
            if fiscal < 0:
                following = found[index + 1].start if index + 1 < len(found) else None
                mention = _with_months_behind(mention, text, following)
            done = mention.ends
            yield mention


def _with_months_behind(mention: Mention, text: str, following: int | None) -> Mention:
    """The mention of a year with the months behind it, unless they belong to the year at ``following``.

    Whether ``ปี ๒๕๖๗ เดือนตุลาคม`` is a month of that year or of that fiscal year nobody can tell: it speaks of both.
    """
    year, ends, numbers = mention.year.value, mention.ends, list[int]()
    stop = len(text) if following is None else following
    match = re.compile(_BEHIND).match(text, ends, stop)
    while match:
        numbers.append(_NUMBER_OF[match["month"]])
        ends = match.end()
        match = re.compile(_NEXT_MONTH).match(text, ends, stop)
    if not numbers:
        return mention
    if following is not None and re.compile(_OF_NEXT_YEAR).match(text, ends, stop):
        return mention._replace(last=_month(year, 12))
    over_new_year = numbers[0] > numbers[-1]
    first = _month(year, numbers[0] if over_new_year else min(numbers))
    last = _month(year + over_new_year, numbers[-1] if over_new_year else max(numbers))
    of_the_year_before = [_month(year - 1, month) for month in numbers if month >= _OCTOBER]
    ending = re.compile(MONTH_ENDING).match(text, ends, stop)
    return mention._replace(
        ends=ending.end() if ending else ends, earliest=min([first, *of_the_year_before]), first=first, last=last
    )


def _span_of_months(lead: str, year: int, months: list[re.Match[str]]) -> tuple[int, int]:
    """The first and last month; a range like ตุลาคม - มีนาคม begins in the year before."""
    numbers = [_NUMBER_OF[month[0]] for month in months]
    over_new_year = numbers[0] > numbers[-1] and _RANGE.match(lead, months[0].end(), months[-1].start())
    if over_new_year:
        return _month(year - 1, numbers[0]), _month(year, numbers[-1])
    return _month(year, min(numbers)), _month(year, max(numbers))


def _month(year: int, month: int) -> int:
    return year * 12 + month - 1


def fiscal_year_of(month: int) -> int:
    """The fiscal year, in the Buddhist era, of a month counted from year 0."""
    return (month + 3) // 12


def no_quarter(text: str) -> re.Match[str] | None:
    """The first number of a quarter in the text that is not 1 to 4, as group 1."""
    for word in _QUARTERS.finditer(text):
        quarter = _FIRST.match(text, word.end())
        while quarter and not _COUNTED.match(text, quarter.end()):
            if not 1 <= int(quarter[1]) <= _QUARTERS_OF_A_YEAR:
                return quarter
            quarter = _NEXT.match(text, quarter.end())
    return None
