"""Buddhist years in a text, above all in the period of a measure."""

from __future__ import annotations

import re
from typing import NamedTuple

from itareport.thai.digits import to_arabic, to_thai

_SHORT_MONTHS = r"(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.?"
_MONTHS = (
    r"(?:มกรา|มีนา|พฤษภา|กรก[ฎฏ]า|สิงหา|ตุลา|ธันวา)(?:คม)?|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)(?:ยน)?|กุมภา(?:พันธ์)?"
    rf"|{_SHORT_MONTHS}"
)
_UNITS = (
    "บาท|คน|ราย|ครั้ง|เรื่อง|โครงการ|กิจกรรม|ฉบับ|เล่ม|ชุด|แห่ง|หน่วย|ตัว|ชิ้น|หมู่|ครัวเรือน|หลัง|แผ่น|เมตร|กิโล|ตาราง|ไร่|ลิตร|ตัน"
    "|ชั่วโมง|นาที|วัน|เดือน|ท่าน|คะแนน|คดี|ตำแหน่ง|รายการ|ข้อ|หน้า|สาย|จุด|อัน|เครื่อง|คัน|ต้น|%|ร้อยละ|ล้าน|แสน|หมื่น|พัน"
)
_DIGITS = "[0-9๐-๙]"
_YEARS = (
    rf"(?<!{_DIGITS})(?<!{_DIGITS}[.,])(?<![A-Za-z])(?<!จำนวน)(?<!จำนวน )(?<!เลขที่)(?<!เลขที่ )(?<!0[1-9]-)(?<![ .]0 )"
    r"(?:(?P<full>2[56][0-9]{2}|๒[๕๖][๐-๙]{2})"
    rf"|(?<=[-/' .ก-๙])(?P<short>[5-9][0-9]|[๕-๙][๐-๙]))(?!{_DIGITS}|[.,]{_DIGITS}|[A-Za-z%]|\s?(?:{_UNITS}))"
)
_BEFORE_SHORT = rf"(?:(?:{_MONTHS})\s?(?:พ\.ศ\.)?|ปี\s?งบ(?:ประมาณ)?\s?(?:พ\.ศ\.)?|(?<!{_DIGITS}){_DIGITS}{{1,2}}/{_DIGITS}{{1,2}}/)\s?'?\Z"
_LONGEST_BEFORE_SHORT = 24
_TO = r"\s?(?:[-–—/]|ถึง)\s?"


class Year(NamedTuple):
    """A Buddhist year at the code points ``start`` to ``end``; ``value`` is written in full, 2568 also for ``๖๘``."""

    start: int
    end: int
    value: int


def years(text: str) -> list[Year]:
    """Find the Buddhist years of a text, in Thai or Arabic digits.

    A number of four digits from 2500 to 2699 that counts nothing is one, and a number of two digits from 50 to 99 after
    a month, a fiscal year's name, a year with a dash or in a date of numbers (``ต.ค. ๖๗``, ``ปีงบประมาณ ๖๘-๖๙``,
    ``1/10/67``).
    """
    found: list[Year] = []
    for match in re.finditer(_YEARS, text):
        value = int(match[0])
        if match["short"]:
            value += 2500
            if not _follows_year(text, match.start(), found) and not re.search(
                _BEFORE_SHORT, text[max(0, match.start() - _LONGEST_BEFORE_SHORT) : match.start()]
            ):
                continue
        found.append(Year(match.start(), match.end(), value))
    return found


def _follows_year(text: str, start: int, found: list[Year]) -> bool:
    return bool(found) and re.fullmatch(_TO, text[found[-1].end : start]) is not None


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
