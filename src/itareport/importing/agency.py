"""The agency of a report: which line names it, and where in it district and province begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itareport.importing.years import FISCAL, PROSE

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_AGENCY = re.compile(
    r"""
    \(?(?:รอบ | ไตรมาส | ระหว่าง | ช่วง | ณ | ข้อมูล | เดือน)        # of which months the report is
    | ส่วนที่ | บท | หมวด | ตาราง | ภาคผนวก | หน้า | ข้อ | แบบ | เรื่อง   # headings of a document
    | การ | ผล | จาก | ตาม | เพื่อ | หลักการ | คำนำ | สรุป | รายงาน | มาตรการ | แผน | ประเด็น | ตัวชี้วัด
    """,
    re.VERBOSE,
)
"""How lines begin that may be where the agency is expected, and are none."""
AGENCY_WORDS = re.compile(
    r"^(?:ของ\s*|โดย\s*|หน่วยงาน\s*:?\s*|ชื่อหน่วยงาน\s*:?\s*|ส่วนราชการ\s*:?\s*)?(?P<agency>(?:องค์การ|องค์กร|เทศบาล|กรม|กระทรวง|สำนัก|สำนักงาน|"
    r"โรงพยาบาล|โรงเรียน|มหาวิทยาลัย|วิทยาลัย|สถาบัน|สถานี|ศูนย์|การ(?=ไฟฟ้า|ประปา|รถไฟ|ทาง|ท่า|เคหะ|กีฬา|ยาง|นิคม|ท่องเที่ยว)|"
    r"อบต|อบจ|ทต|ทม|ทน|เมืองพัทยา|จังหวัด|อำเภอ|ที่ว่าการ|ธนาคาร|กองทุน|กอง|ตำรวจ|ศาล|สภา|คณะกรรมการ|บริษัท|มูลนิธิ|ราชวิทยาลัย|กรุงเทพมหานคร).*)$"
)
_PLACES = re.compile(r"^(?:อำเภอ|อ\.|เขต(?!\s*พื้นที่)|แขวง|ตำบล|จังหวัด|จ\.|กรุงเทพ|กทม)")
_BANGKOK = r"(?:จังหวัด\s*)?กรุงเทพ(?:มหานคร|ฯ)?|กทม\.?"
_PROVINCE = rf"(?:จังหวัด\s*[^\s]+(?:\s+(?!อำเภอ|เขต)[^\s]+)?|จ\.\s*[^\s]+|{_BANGKOK})"
_DISTRICT = r"(?:อำเภอ\s*[^\s]+?|กิ่งอำเภอ\s*[^\s]+?|เขต(?!\s*พื้นที่)(?:\s+(?![0-9๐-๙]))?[ก-ฮเ-ไ][^\s]*?|อ\.\s*[^\s]+?)"
_SPACED = re.compile(rf"^(?P<name>.*?\S)(?:\s+(?P<district>{_DISTRICT}))?(?:\s+(?P<province>{_PROVINCE}))?$")
_GLUED = re.compile(
    rf"^(?P<name>.*?\S)\s*(?P<district>(?:อำเภอ|เขต(?!\s*พื้นที่))\s*[^\s]+?)\s*(?P<province>จังหวัด\s*[^\s]+|{_BANGKOK})$"
)
_MAX_AGENCY = 120
_MAX_LINE = 300


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency line taken apart; what it lacks is None. ``certain`` is false when no space showed where to cut."""

    name: str
    district: str | None = None
    province: str | None = None
    certain: bool = True

    def data(self) -> dict[str, str]:
        """The mapping of the data file."""
        parts = {"name": self.name, "district": self.district, "province": self.province}
        return {key: text for key, text in parts.items() if text}


def find_agency(
    lines: Sequence[str], at: int | None, rest: str, used: set[int]
) -> tuple[Agency | None, set[int], bool]:
    """The agency after the year in its line, else in the lines below it, else anywhere above the table.

    With the lines that it was read from, and whether nothing but its place below the year says that it is one.
    """
    end = len(lines) if at is None else at
    if match := AGENCY_WORDS.match(rest):
        agency, places = _with_places(match["agency"], lines, end)
        return agency, places, False
    below = [index for index in range(end + 1, len(lines)) if index not in used]
    above = [index for index in range(end) if index not in used]
    for index in [*below, *reversed(above)]:
        match = AGENCY_WORDS.match(lines[index])
        # A line of places right below another line goes on with it.
        if match is None or _is_no_agency(lines[index]) or (_PLACES.match(lines[index]) and index - 1 in below):
            continue
        agency, places = _with_places(match["agency"], lines, index)
        return agency, {index} | places, False
    first = end + 1
    if first in below and _may_be_agency(lines[first]):
        agency, places = _with_places(lines[first], lines, first)
        return agency, {first} | places, not places and _SPACED_PLACE.search(lines[first]) is None
    return None, set(), False


def _with_places(text: str, lines: Sequence[str], index: int) -> tuple[Agency, set[int]]:
    """An agency with the places in the lines right below one, and these lines."""
    places = _places_below(lines, index)
    return split_agency(" ".join([text, *(lines[each] for each in places)])), set(places)


_SPACED_PLACE = re.compile(rf"\s(?:{_DISTRICT}|{_PROVINCE})")
_MAX_PLACES = 3
"""Sub-district, district and province, when each has a line of its own."""


def _places_below(lines: Sequence[str], index: int) -> list[int]:
    """The lines right below one that only say where the agency is."""
    found: list[int] = []
    for each in range(index + 1, min(index + 1 + _MAX_PLACES, len(lines))):
        if not _PLACES.match(lines[each]) or _is_no_agency(lines[each]):
            break
        found.append(each)
    return found


def _is_no_agency(line: str) -> bool:
    return len(line) > _MAX_AGENCY or PROSE.search(line) is not None or FISCAL.search(line) is not None


def _may_be_agency(line: str) -> bool:
    digits = any(character.isdecimal() for character in line)
    return not (digits or _is_no_agency(line) or _NO_AGENCY.match(line))


def split_agency(line: str) -> Agency:
    """Take an agency line apart at อำเภอ/เขต and จังหวัด: "เทศบาลตำบล… อำเภอ… จังหวัด…".

    Only a word of its own counts: องค์การบริหารส่วนจังหวัด…, สำนักงานเขต… and ที่ว่าการอำเภอ… are names.
    """
    if len(line) > _MAX_LINE:
        return Agency(line)
    match = _SPACED.match(line)
    if match is not None and (match["district"] or match["province"]):
        return Agency(match["name"], match["district"], match["province"])
    glued = _GLUED.match(line)
    if glued is not None and not glued["name"].endswith(("ส่วน", "สำนักงาน", "ที่ว่าการ", "ปกครอง")):
        return Agency(glued["name"], glued["district"], glued["province"], certain=False)
    return Agency(line)
