"""The lines above a report's table: its title, its fiscal year, and the agency with its district and province."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itareport.thai.similarity import normalised, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_FOUR = r"(?P<year>[0-9๐-๙]{4}|[0-9๐-๙]{2}(?![0-9๐-๙]))"
_FISCAL = re.compile(rf"ปี\s*งบ\s*ประมาณ\s*(?:ปี\s*)?(?:พ\s*\.?\s*ศ\s*\.*|ค\s*\.?\s*ศ\s*\.*)?\s*{_FOUR}")
_ANY_YEAR = re.compile(r"(?:พ\s*\.\s*ศ\s*\.*|ปี)\s*(?P<year>[0-9๐-๙]{4})(?![0-9๐-๙])")
_LEADS_TO_YEAR = re.compile(r"(?:ประจำ|ประจํา|ประจา|สำหรับ|ใน)\s*(?:ปี\s*)?$")
_REPORT_WORDS = ("รายงาน", "มาตรการ", "แผนปฏิบัติ", "แผนการ", "การดำเนินการตาม", "แบบรายงาน")
_AGENCY_WORDS = re.compile(
    r"^(?:ของ\s*|โดย\s*|หน่วยงาน\s*:?\s*|ชื่อหน่วยงาน\s*:?\s*|ส่วนราชการ\s*:?\s*)?(?P<agency>(?:องค์การ|องค์กร|เทศบาล|กรม|กระทรวง|สำนัก|สำนักงาน|"
    r"โรงพยาบาล|โรงเรียน|มหาวิทยาลัย|วิทยาลัย|สถาบัน|สถานี|ศูนย์|การ(?=ไฟฟ้า|ประปา|รถไฟ|ทาง|ท่า|เคหะ|กีฬา|ยาง|นิคม|ท่องเที่ยว)|"
    r"อบต|อบจ|ทต|ทม|ทน|เมืองพัทยา|จังหวัด|อำเภอ|ที่ว่าการ|ธนาคาร|กองทุน|กอง|ตำรวจ|ศาล|สภา|คณะกรรมการ|บริษัท|มูลนิธิ|ราชวิทยาลัย|กรุงเทพมหานคร).*)$"
)
_OF_AGENCY = re.compile(r"\s*ของ\s*|\s+")
_PLACES = re.compile(r"^(?:อำเภอ|อ\.|เขต(?!\s*พื้นที่)|แขวง|ตำบล|จังหวัด|จ\.|กรุงเทพ|กทม)")
_BANGKOK = r"(?:จังหวัด\s*)?กรุงเทพ(?:มหานคร|ฯ)?|กทม\.?"
_PROVINCE = rf"(?:จังหวัด\s*[^\s]+(?:\s+(?!อำเภอ|เขต)[^\s]+)?|จ\.\s*[^\s]+|{_BANGKOK})"
_DISTRICT = r"(?:อำเภอ\s*[^\s]+?|กิ่งอำเภอ\s*[^\s]+?|เขต(?!\s*พื้นที่)(?:\s+(?![0-9๐-๙]))?[ก-ฮเ-ไ][^\s]*?|อ\.\s*[^\s]+?)"
_SPACED = re.compile(rf"^(?P<name>.*?\S)(?:\s+(?P<district>{_DISTRICT}))?(?:\s+(?P<province>{_PROVINCE}))?$")
_GLUED = re.compile(
    rf"^(?P<name>.*?\S)\s*(?P<district>(?:อำเภอ|เขต(?!\s*พื้นที่))\s*[^\s]+?)\s*(?P<province>จังหวัด\s*[^\s]+|{_BANGKOK})$"
)
_ALIKE = 0.55
_MAX_LINE = 300
_MAX_AGENCY = 120
_BUDDHIST_ERA = 543
_GREGORIAN = range(1957, 2157)
_MAX_LINES = 400


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency line taken apart; what it lacks is None. ``certain`` is false when no blank showed where to cut."""

    name: str
    district: str | None = None
    province: str | None = None
    certain: bool = True

    def data(self) -> dict[str, str]:
        """The mapping of the data file."""
        parts = {"name": self.name, "district": self.district, "province": self.province}
        return {key: text for key, text in parts.items() if text}


@dataclass(frozen=True, slots=True)
class Heading:
    """What the lines above the table say; ``unused`` are the lines that say nothing of it."""

    title: str | None
    year: int | None
    agency: Agency | None
    year_certain: bool = True
    unused: tuple[str, ...] = ()


def read_heading(lines: Sequence[str], titles: Sequence[str]) -> Heading:
    """Find title, fiscal year and agency in the lines above a table; ``titles`` are the first lines of known forms."""
    plain = [" ".join(line.split()) for line in lines if line.strip()]
    plain = [line for line in plain if len(line) <= _MAX_LINE][-_MAX_LINES:]
    at, year, certain = _year(plain)
    before, rest = _around_year(plain[at]) if at is not None else ("", "")
    used = set() if at is None else {at}
    title, title_at = _title(plain, at, before, titles)
    used |= title_at
    agency, agency_at = _agency(plain, at, rest, used)
    used |= agency_at
    if agency is None and title is not None:
        title, agency = _with_agency(title, titles)
    unused = tuple(line for index, line in enumerate(plain) if index not in used)
    return Heading(title, year, agency, certain, unused)


def read_printed_heading(lines: Sequence[str], patterns: Sequence[str]) -> Heading | None:
    """Read the title lines that this program printed by an edition's ``patterns``; None when they do not fit.

    The first line is the agency's own where it is not the pattern's.
    """
    text = "\n".join(lines)
    for first in (_pattern(patterns[0]), r"(?P<title>.*)"):
        match = re.fullmatch("\n".join([first, *(_pattern(line) for line in patterns[1:])]), text, re.DOTALL)
        if match is not None:
            found = {"title": patterns[0], "fiscal_year": None, "agency": None} | match.groupdict()
            year = None if found["fiscal_year"] is None else int(found["fiscal_year"])
            agency = None if found["agency"] is None else split_agency(found["agency"])
            return Heading(found["title"], year, agency)
    return None


def _pattern(line: str) -> str:
    """A title line as a regular expression: blanks of any kind, and a group for each field."""
    escaped = r"\s".join(map(re.escape, line.split()))
    return escaped.replace(r"\{fiscal_year\}", "(?P<fiscal_year>[0-9๐-๙]{4})").replace(r"\{agency\}", "(?P<agency>.+)")


def year_of(text: str) -> int | None:
    """The Buddhist fiscal year that a text names as such, or None."""
    match = _FISCAL.search(text)
    return _buddhist(match["year"])[0] if match else None


def _year(lines: Sequence[str]) -> tuple[int | None, int | None, bool]:
    """Line and year: the last line that says fiscal year, as what stands nearest to the table is its own."""
    found = [(index, match["year"]) for index, line in enumerate(lines) for match in [_FISCAL.search(line)] if match]
    if found:
        index, digits = found[-1]
        year, certain = _buddhist(digits)
        return index, year, certain and len({_buddhist(digits)[0] for _index, digits in found}) == 1
    for index, line in reversed(list(enumerate(lines))):
        if match := _ANY_YEAR.search(line):
            return index, _buddhist(match["year"])[0], False
    return None, None, True


def _buddhist(digits: str) -> tuple[int, bool]:
    """The Buddhist year, and whether it was written so: "68" is short for 2568, and 2025 is Gregorian."""
    year = int(digits.translate(_DIGITS))
    if len(digits) == len("68"):
        return 2500 + year, False
    return (year + _BUDDHIST_ERA, False) if year in _GREGORIAN else (year, True)


def _around_year(line: str) -> tuple[str, str]:
    """What stands before and behind the words "ประจำปีงบประมาณ พ.ศ. …" in their line."""
    match = _FISCAL.search(line) or _ANY_YEAR.search(line)
    if match is None:
        return "", ""
    before = _LEADS_TO_YEAR.sub("", line[: match.start()])
    return before.strip(" ()"), line[match.end() :].strip(" ()")


def _title(lines: Sequence[str], at: int | None, before: str, titles: Sequence[str]) -> tuple[str | None, set[int]]:
    """The title and the lines it was read from: on the year's line, or the nearest line above that looks like one.

    A title broken over two or three lines is joined when the whole is the title of a known form.
    """
    if before and _looks_like_title(before, titles):
        return before, set()
    end = len(lines) if at is None else at
    for first in range(end):
        for last in range(min(first + 3, end), first + 1, -1):
            joined = " ".join([*lines[first:last], before] if before and last == end else lines[first:last])
            if normalised(joined) in {normalised(title) for title in titles}:
                return joined, set(range(first, last))
    if before and end:
        joined = f"{lines[end - 1]} {before}"
        if normalised(joined) in {normalised(title) for title in titles}:
            return joined, {end - 1}
    candidates = [index for index in range(end) if _looks_like_title(lines[index], titles)]
    if candidates:
        best = max(candidates, key=lambda index: (max(similarity(lines[index], title) for title in titles), index))
        return lines[best], {best}
    return None, set()


def _with_agency(title: str, titles: Sequence[str]) -> tuple[str, Agency | None]:
    """A title that ends in its agency: "รายงาน… ของเทศบาลตำบล…"."""
    for place in _OF_AGENCY.finditer(title):
        match = _AGENCY_WORDS.match(title[place.end() :])
        if match is not None and _looks_like_title(title[: place.start()], titles):
            return title[: place.start()].strip(), split_agency(match["agency"])
    return title, None


def _looks_like_title(line: str, titles: Sequence[str]) -> bool:
    if _AGENCY_WORDS.match(line):
        return False
    alike = max((similarity(line, title) for title in titles), default=0.0)
    return alike >= _ALIKE or (line.startswith(_REPORT_WORDS) and ("คุณธรรม" in line or "โปร่งใส" in line))


def _agency(lines: Sequence[str], at: int | None, rest: str, used: set[int]) -> tuple[Agency | None, set[int]]:
    """The agency behind the year in its line, else in the lines below it, else anywhere above the table."""
    if match := _AGENCY_WORDS.match(rest):
        more = [at + 1] if at is not None and at + 1 < len(lines) and _PLACES.match(lines[at + 1]) else []
        return split_agency(" ".join([match["agency"], *(lines[index] for index in more)])), set(more)
    below = [] if at is None else [index for index in range(at + 1, len(lines)) if index not in used]
    above = [index for index in range(len(lines) if at is None else at) if index not in used]
    for index in [*below, *reversed(above)]:
        match = _AGENCY_WORDS.match(lines[index])
        if match is None or (_PLACES.match(lines[index]) and index and index - 1 in below):
            continue
        more = [index + 1] if index + 1 < len(lines) and _PLACES.match(lines[index + 1]) else []
        text = " ".join([match["agency"], *(lines[each] for each in more)])
        return split_agency(text), {index, *more}
    if below and len(lines[below[0]]) <= _MAX_AGENCY:
        return split_agency(lines[below[0]]), {below[0]}
    return None, set()


def split_agency(line: str) -> Agency:
    """Take an agency line apart at อำเภอ/เขต and จังหวัด: "เทศบาลตำบล… อำเภอ… จังหวัด…".

    Only a word of its own counts: องค์การบริหารส่วนจังหวัด…, สำนักงานเขต… and ที่ว่าการอำเภอ… are names.
    """
    match = _SPACED.match(line)
    if match is not None and (match["district"] or match["province"]):
        return Agency(match["name"], _closed(match["district"]), _closed(match["province"]))
    glued = _GLUED.match(line)
    if glued is not None and not glued["name"].endswith(("ส่วน", "สำนักงาน", "ที่ว่าการ", "ปกครอง")):
        return Agency(glued["name"], glued["district"], glued["province"], certain=False)
    return Agency(line)


def _closed(text: str | None) -> str | None:
    return text.strip() if text else None
