"""The lines above a report's table: its title, its fiscal year, and the agency with its district and province."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from itareport.importing.agency import AGENCY_WORDS, Agency, find_agency, split_agency
from itareport.importing.years import FISCAL, PROSE, buddhist
from itareport.thai.similarity import normalised, similarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ANY_YEAR = re.compile(r"(?:พ\s*\.\s*ศ\s*\.*|ปี)\s*(?P<year>[0-9๐-๙]{4})(?![0-9๐-๙])")
_LEADS_TO_YEAR = re.compile(r"(?:ประจำ|ประจํา|ประจา|สำหรับ|ใน)\s*(?:ปี\s*)?$")
_TO_YEAR = re.compile(r"\s*(?:-|–|—|/|ถึง|และ|,)\s*(?:ปี\s*)?(?:พ\.?\s*ศ\.?\s*)?[0-9๐-๙]{2,4}(?![0-9๐-๙])")
"""After a year another one: a plan of several years, of which none is the report's."""
_AROUND = " ()/:|,-–—"
_ASSESSMENT = re.compile(r"(?<![A-Za-z])ITA(?![A-Za-z])|การประเมิน|ผลประเมิน|ผลคะแนน|คะแนน|วิเคราะห์")
"""A year after such words is that of an assessment, most often of the year before."""
_OF_REPORT = re.compile("มาตรการ|แผน|การดำเนินการ|การดำเนินงาน|ส่งเสริม|ขับเคลื่อน")
_OF_AGENCY = re.compile(r"\s*ของ\s*|\s+")
_REPORT_WORDS = ("รายงาน", "มาตรการ", "แผนปฏิบัติ", "แผนการ", "การดำเนินการตาม", "แบบรายงาน")
_ALIKE = 0.55
_MAX_LINE = 300
_MAX_LINES = 400


@dataclass(frozen=True, slots=True)
class Heading:
    """What the lines above the table say.

    ``year_certain`` is false where the year was written in another way than as a Buddhist fiscal year; where several
    years, or only those of an assessment or of a sentence were found, ``year`` is None and ``years`` are these.
    ``agency_guessed`` says that only its place made a line the agency. ``unused`` are the lines that say nothing of all
    this, ``preface`` those of them that follow the last line that does.
    """

    title: str | None
    year: int | None
    agency: Agency | None
    year_certain: bool = True
    years: tuple[int, ...] = ()
    agency_guessed: bool = False
    unused: tuple[str, ...] = ()
    preface: tuple[str, ...] = ()


def read_heading(lines: Sequence[str], titles: Sequence[str]) -> Heading:
    """Find title, fiscal year and agency in the lines above a table; ``titles`` are the first lines of known forms."""
    everything = [" ".join(line.split()) for line in lines if line.strip()]
    places = [index for index, line in enumerate(everything) if len(line) <= _MAX_LINE][-_MAX_LINES:]
    plain = [everything[index] for index in places]
    read = _read_years(plain, titles)
    at = read.line
    used = set() if at is None else {at}
    title, title_at = _title(plain, at, read.before, titles)
    used |= title_at
    agency, agency_at, guessed = find_agency(plain, at, read.rest, used)
    used |= agency_at
    if agency is None and title is not None:
        title, agency = _with_agency(title, titles)
    aside = (read.skipped, "" if AGENCY_WORDS.match(read.rest) else read.rest)
    taken = {places[index] for index in used}
    last = max(taken, default=len(everything))
    return Heading(
        title,
        read.year,
        agency,
        read.certain,
        read.seen if read.year is None else (),
        guessed,
        (
            *filter(None, aside),
            *(line for index, line in enumerate(everything) if index not in taken and index < last),
        ),
        tuple(everything[last + 1 :]),
    )


def read_printed_heading(lines: Sequence[str], patterns: Sequence[str]) -> Heading | None:
    """Read the title lines that this program printed by an edition's ``patterns``; None when they do not fit.

    The first line is the agency's own where it is not the pattern's. What follows the title lines is the preface, and
    what comes before the pattern's, on a cover say, is no part of the title.
    """
    start = _start_of(lines, patterns)
    if start:
        printed = read_printed_heading(lines[start:], patterns)
        return None if printed is None else replace(printed, unused=tuple(lines[:start]))
    following = [_pattern(line) for line in patterns[1:]]
    for first in (_pattern(patterns[0]), r"(?P<title>.*)"):
        pattern = re.compile("\n".join([first, *following]), re.DOTALL)
        for count in range(len(patterns), min(len(lines), len(patterns) + _MAX_OWN_LINES) + 1):
            match = pattern.fullmatch("\n".join(lines[:count]))
            if match is not None:
                return _printed(match.groupdict(), patterns[0], lines[count:])
    return None


def _printed(found: Mapping[str, str], title: str, preface: Sequence[str]) -> Heading:
    """The heading of the fields that title lines have; which of them they have is the edition's choice."""
    year = int(found["fiscal_year"]) if "fiscal_year" in found else None
    agency = split_agency(found["agency"]) if "agency" in found else None
    return Heading(found.get("title", title), year, agency, preface=tuple(preface))


def _start_of(lines: Sequence[str], patterns: Sequence[str]) -> int:
    """Where the form's own title lines begin, 0 where they are nowhere."""
    whole = [re.compile(_pattern(line), re.DOTALL) for line in patterns]
    for start in range(min(len(lines) - len(patterns) + 1, _MAX_LINES)):
        if all(each.fullmatch(line) for each, line in zip(whole, lines[start:], strict=False)):
            return start
    return 0


_MAX_OWN_LINES = 8
"""So many lines more than the form's the title of an agency's own may have."""


def _pattern(line: str) -> str:
    """A title line as a regular expression: spaces of any kind, and a group for each field."""
    escaped = r"\s".join(map(re.escape, line.split()))
    return escaped.replace(r"\{fiscal_year\}", "(?P<fiscal_year>[0-9๐-๙]{4})").replace(r"\{agency\}", "(?P<agency>.+)")


def title_year(lines: Sequence[str], titles: Sequence[str]) -> int | None:
    """The fiscal year that the lines of a title name, or None."""
    return _read_years([" ".join(line.split()) for line in lines if len(line) <= _MAX_LINE], titles).year


def names_another_agency(lines: Sequence[str], before: Sequence[str]) -> bool:
    """Whether lines are the title of another agency's report than the lines ``before`` an earlier table.

    A heading that names a division ("กองคลัง") is no title, and a title that is repeated on each page names the same.
    """
    if not any(_looks_like_title(" ".join(line.split()), ()) for line in lines[-_MAX_LINES:]):
        return False
    one, other = (_agency_in(tuple(some[-_MAX_LINES:])) for some in (lines, before))
    if one is None or other is None:
        return False
    names = (normalised(one.name), normalised(other.name))
    return names[0] not in names[1] and names[1] not in names[0]


@lru_cache(maxsize=8)
def _agency_in(lines: tuple[str, ...]) -> Agency | None:
    """The agency that lines name; those above a report are asked for at each of its tables."""
    return read_heading(lines, ()).agency


class _Mention(NamedTuple):
    """A fiscal year in a line: its line, the words before and after it, whether those before are a report's title."""

    line: int
    year: int
    written_so: bool
    before: str
    rest: str
    titled: bool
    skipped: str = ""
    """What is before all that in the line, about another year."""


class _Years(NamedTuple):
    """The line with the report's year, and what is before and after it there; ``seen`` are all years named."""

    line: int | None = None
    year: int | None = None
    certain: bool = True
    before: str = ""
    rest: str = ""
    skipped: str = ""
    seen: tuple[int, ...] = ()


def _read_years(lines: Sequence[str], titles: Sequence[str]) -> _Years:
    """The year of the title: of the lines that say "ประจำปีงบประมาณ …" and are no sentence, the one below a title.

    A year of an assessment is none, and where two are left it is better to ask than to choose.
    """
    matches = [(index, match) for index, line in enumerate(lines) for match in FISCAL.finditer(line)]
    seen = tuple(dict.fromkeys(buddhist(match["year"])[0] for _index, match in matches))
    mentions = [each for index, match in matches if (each := _mention(lines, index, match, titles)) is not None]
    if not matches:
        mentions = _other_years(lines, titles)
        seen = tuple(dict.fromkeys(each.year for each in mentions))
    titled = [each for each in mentions if each.titled]
    chosen = titled if len({each.year for each in titled}) == 1 else mentions
    if len({each.year for each in chosen}) != 1:
        return _Years(seen=seen)
    # The title on the report's own page is nearest to its table; a cover may say the same before it.
    best = chosen[-1]
    return _Years(best.line, best.year, best.written_so and bool(matches), best.before, best.rest, best.skipped, seen)


def _mention(lines: Sequence[str], index: int, match: re.Match[str], titles: Sequence[str]) -> _Mention | None:
    """A year as far as it may be the report's; None for that of a sentence or of an assessment."""
    line = lines[index]
    earlier = [other.end() for other in FISCAL.finditer(line, 0, match.start())]
    begin = earlier[-1] if earlier else 0
    before = _LEADS_TO_YEAR.sub("", line[begin : match.start()]).strip(_AROUND).removeprefix("และ").strip()
    rest = line[match.end() :].strip(_AROUND)
    later = FISCAL.search(rest)
    rest = "" if later is not None else rest
    titled = _looks_like_title(before, titles)
    if _ASSESSMENT.search(before) or (before and not titled) or PROSE.search(rest) or _TO_YEAR.match(line, match.end()):
        return None
    if not before:
        above = "" if earlier else " ".join(lines[max(0, index - 3) : index])
        heading = above[max([found.end() for found in FISCAL.finditer(above)], default=0) :]
        if _ASSESSMENT.search(heading) and not _OF_REPORT.search(heading):
            return None
        titled = bool(heading) and any(
            _looks_like_title(each, titles) for each in (heading, *lines[max(0, index - 3) : index])
        )
    year, written_so = buddhist(match["year"])
    return _Mention(index, year, written_so, before, rest, titled, line[:begin])


def _other_years(lines: Sequence[str], titles: Sequence[str]) -> list[_Mention]:
    """Years that a title names otherwise than as fiscal years: "ประจำปี ๒๕๖๘"."""
    found = []
    for index, line in enumerate(lines):
        match = _ANY_YEAR.search(line)
        if match is None or PROSE.search(line):
            continue
        before = _LEADS_TO_YEAR.sub("", line[: match.start()]).strip(_AROUND)
        if _ASSESSMENT.search(before) or (before and not _looks_like_title(before, titles)):
            continue
        year = buddhist(match["year"])[0]
        rest = line[match.end() :].strip(_AROUND)
        found.append(_Mention(index, year, written_so=False, before=before, rest=rest, titled=bool(before)))
    return found


def _title(lines: Sequence[str], at: int | None, before: str, titles: Sequence[str]) -> tuple[str | None, set[int]]:
    """The title and the lines it was read from: on the year's line, or the nearest line above that looks like one.

    A title broken over two or three lines is joined when the whole is the title of a known form.
    """
    if before and _looks_like_title(before, titles):
        return before, set()
    end = len(lines) if at is None else at
    if joined := _joined_title(lines[:end], before, titles):
        return joined
    candidates = [index for index in range(end) if _looks_like_title(lines[index], titles)]
    if candidates:
        best = max(
            candidates,
            key=lambda index: (max((similarity(lines[index], title) for title in titles), default=0.0), index),
        )
        return lines[best], {best}
    return None, set()


def _joined_title(lines: Sequence[str], before: str, titles: Sequence[str]) -> tuple[str, set[int]] | None:
    """A known form's title that is broken over lines, the last of them perhaps ``before`` the year."""
    known, end = set(map(normalised, titles)), len(lines)
    stretches = [(first, last) for first in range(end) for last in range(min(first + 3, end), first + 1, -1)]
    if before and end:
        stretches.append((end - 1, end))
    for first, last in stretches:
        joined = " ".join([*lines[first:last], before] if before and last == end else lines[first:last])
        if normalised(joined) in known:
            return joined, set(range(first, last))
    return None


def _with_agency(title: str, titles: Sequence[str]) -> tuple[str, Agency | None]:
    """A title that ends in its agency: "รายงาน… ของเทศบาลตำบล…"."""
    for place in _OF_AGENCY.finditer(title):
        match = AGENCY_WORDS.match(title[place.end() :])
        if match is not None and _looks_like_title(title[: place.start()], titles):
            return title[: place.start()].strip(), split_agency(match["agency"])
    return title, None


def _looks_like_title(line: str, titles: Sequence[str]) -> bool:
    if AGENCY_WORDS.match(line):
        return False
    alike = max((similarity(line, title) for title in titles), default=0.0)
    return alike >= _ALIKE or (line.startswith(_REPORT_WORDS) and ("คุณธรรม" in line or "โปร่งใส" in line))
