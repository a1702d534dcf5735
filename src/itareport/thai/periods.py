"""Buddhist years in a text, above all in the period of a measure."""

from __future__ import annotations

import re
from typing import NamedTuple

from itareport.thai.digits import to_arabic, to_thai

MONTHS = (
    ("มกรา", "ม.ค"),
    ("กุมภา", "ก.พ"),
    ("มีนา", "มี.ค"),
    ("เมษา", "เม.ย"),
    ("พฤษภา", "พ.ค"),
    ("มิถุนา", "มิ.ย"),
    ("กรกฎา", "กรกฏา", "ก.ค"),
    ("สิงหา", "ส.ค"),
    ("กันยา", "ก.ย"),
    ("ตุลา", "ต.ค"),
    ("พฤศจิกา", "พ.ย"),
    ("ธันวา", "ธ.ค"),
)
"""How the names of the months begin, by which they are known with and without their endings."""

MONTH = "|".join(re.escape(stem) for stems in MONTHS for stem in stems)
MONTH_ENDING = r"(?:คม|ยน|พันธ์|\.)?"
"""Patterns of the beginning of any month's name, and of what may follow it."""

_MONTHS = rf"(?:{MONTH}){MONTH_ENDING}"
_UNITS = (
    "บาท|คน|ราย(?!ไตรมาส|เดือน|สัปดาห์|วัน|ปี|ภาค|งาน)|ครั้ง(?!ที่)|เรื่อง|โครงการ|กิจกรรม|ฉบับ(?!ที่)|เล่ม|ชุด|แห่ง|หน่วย(?!งาน)|ตัว|ชิ้น|หมู่"
    "|ครัวเรือน|หลัง|แผ่น|เมตร|กิโล|ตาราง|ไร่|ลิตร|ตัน|ชั่วโมง|นาที|วัน(?!ที่|ละ)"
    rf"|เดือน(?!ละ|\s?(?:{MONTH}))|ท่าน|คะแนน|คดี|ตำแหน่ง|ข้อ(?!มูล)|หน้า(?!ที่)|สาย|จุด|อัน|เครื่อง|คัน|ต้น(?!ปี|เดือน|ไตรมาส)"
    "|%|ร้อยละ|ล้าน|แสน|หมื่น|พัน"
)
"""What is counted. The words that begin like a unit and are none stand behind years: รายไตรมาส, ครั้งที่ ๑, วันที่ ๑."""

_DIGITS = "[0-9๐-๙]"
_YEARS = (
    rf"(?<!{_DIGITS})(?<!{_DIGITS}[.,])(?<![A-Za-z])(?<!จำนวน)(?<!จำนวน )(?<!เลขที่)(?<!เลขที่ )(?<!0[1-9]-)(?<![ .]0 )"
    r"(?:(?P<full>2[56][0-9]{2}|๒[๕๖][๐-๙]{2})"
    rf"|(?<=[-/' .ก-๙])(?P<short>[5-9][0-9]|[๕-๙][๐-๙]))(?!{_DIGITS}|[.,]{_DIGITS}|[A-Za-z%])"
)
_COUNTED = rf"\s?(?:{_UNITS})"
_NAMED = (
    rf"(?:(?<!{_DIGITS})(?<!{_DIGITS}\s)(?<!ต่อ)(?<!ทุก)(?<!ราย)(?<!แต่ละ)ปี\s?(?:งบ(?:ประมาณ|ฯ)?|การศึกษา|ปฏิทิน)?\s?(?:พ\.\s?ศ\.)?"
    rf"|พ\.\s?ศ\.)\s?'?\Z|{_DIGITS}/\Z"
)
"""What stands before a number that is a year, whatever follows it; ``๖๐ ปี`` and ``ต่อปี`` do not."""
_BEFORE_SHORT = rf"(?:{_MONTHS}\s?(?:พ\.ศ\.)?|ปี\s?งบ(?:ประมาณ|ฯ)?\s?(?:พ\.ศ\.)?|(?<!{_DIGITS}){_DIGITS}{{1,2}}/{_DIGITS}{{1,2}}/|พ\.\s?ศ\.)\s?'?\Z"
_BEFORE_ALONE = (
    r"(?:ไตรมาส\s?(?:ที่)?[-–\s0-9๐-๙]*\s"
    rf"|(?<!{_DIGITS})(?<!{_DIGITS}\s)(?<!ต่อ)(?<!ทุก)(?<!ราย)(?<!แต่ละ)(?<!ทั้ง)(?<!หลาย)(?<!ครึ่ง))ปี\s?'?\Z"
)
_BEHIND_ALONE = rf"\s?(?:\Z|[-–—/(),;]|(?:จน)?ถึง|และ|ไตรมาส|เดือน|{MONTH})"
"""What stands round ``๖๘`` in ``ปี ๖๘``, which may be a year or something counted: nothing else but times."""

_MAX_BEFORE = 24
_MAX_UNIT = 24
_TO = r"\s?(?:[-–—/]|ถึง)\s?"


class Year(NamedTuple):
    """A Buddhist year at the code points ``start`` to ``end``; ``value`` is written in full, 2568 also for ``๖๘``."""

    start: int
    end: int
    value: int


def years(text: str) -> list[Year]:
    """Find the Buddhist years of a text, in Thai or Arabic digits.

    A number of four digits from 2500 to 2699 that counts nothing is one, and a number of two digits from 50 to 99 after
    a month, the name of a year, a year with a dash or in a date of numbers (``ต.ค. ๖๗``, ``ปีงบประมาณ ๖๘-๖๙``,
    ``พ.ศ. 68``, ``1/10/67``), or alone behind ``ปี``. What is called a year (``ปี ๒๕๖๘``, ``พ.ศ. ๒๕๖๘``) counts nothing.
    """
    found: list[Year] = []
    for match in re.finditer(_YEARS, text):
        start, end, value = *match.span(), int(match[0])
        before = text[max(0, start - _MAX_BEFORE) : start]
        counted = re.match(_COUNTED, text[end : end + _MAX_UNIT])
        if match["short"]:
            value += 2500
            if not (
                _follows_year(text, start, found)
                or re.search(_BEFORE_SHORT, before)
                or (re.search(_BEFORE_ALONE, before) and re.match(_BEHIND_ALONE, text[end : end + _MAX_UNIT]))
            ):
                continue
        elif counted and _follows_year(text, start, found):
            counted = None
        if counted and not re.search(_NAMED, before):
            continue
        found.append(Year(start, end, value))
    return found


def _follows_year(text: str, start: int, found: list[Year]) -> bool:
    return bool(found) and re.compile(_TO).fullmatch(text, found[-1].end, start) is not None


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
