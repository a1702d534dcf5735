"""Which of the form's issues a row is about, and which of them measures belong to that no such row is above."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itareport.i18n import _
from itareport.i18n import number as say
from itareport.importing import rules
from itareport.importing.read_table import Issue
from itareport.importing.reading_warnings import ReadingWarning, shorten
from itareport.thai.similarity import normalised, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.importing.read_table import Reading
    from itareport.importing.reading_warnings import Place

_NAMED = re.compile(
    r"^\s*(?:ประเด็น|ประเดน|หัวข้อ|ตัวชี้วัด|ด้าน)\s*(?:การประเมิน\s*)?(?:ที่|ที|ท่ี)?\s*\(?(?P<number>[0-9๐-๙]{1,2})(?![0-9๐-๙])\s*[).:：\-–—]*\s*(?P<title>.*)$",
    re.DOTALL,
)
_NUMBERED = re.compile(r"^\s*\(?(?P<number>[0-9๐-๙]{1,2})\s*[).:\-–]*\s*(?P<title>\D.*)$", re.DOTALL)
_ONLY_NUMBER = re.compile(r"\(?(?P<number>[0-9๐-๙]{1,2})[).]?\Z")
_CONTINUED = re.compile(r"\s*[(\[]\s*ต่อ\s*[)\]]\s*$")
_NUMBER_AND_TITLE = 0.6
_SAME_TITLE = 0.6
_TITLE_ALONE = 0.75
_BAND = 0.4
_MAX_LENGTH = 250
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
    if not text or len(text) > _MAX_LENGTH:
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


def issue_of(band: Band, now: Issue | None, issues: list[Issue], titles: Sequence[str], place: Place) -> Issue:
    """The issue that a row names: one of ``issues`` that was begun before, as above a page break, or a new one of them.

    A row without a number names the issue after ``now``. What is uncertain is added to the issue's warnings.
    """
    number = band.number
    if number is None:
        number = (now.number or 0) + 1 if now is not None else 1
    seen = {issue.number: issue for issue in issues}
    before = seen.get(number)
    if before is not None and band.title and before.title and similarity(band.title, before.title) < _SAME_TITLE:
        free = read_band(band.title, titles)
        if free is not None and free.number is not None and free.number not in seen:
            number, before = free.number, None
    if before is None:
        before = Issue(number, band.title, place)
        issues.append(before)
        says_so = band.certain and number == band.number
    else:
        before.title = before.title or band.title
        says_so = not band.title or normalised(band.title) == normalised(before.title)
    if not says_so:
        message = _("“{text}” was taken for issue {number}").format(text=shorten(band.title, 60), number=say(number))
        before.warnings.append(ReadingWarning(rules.ISSUE, message, place))
    return before


def same_title(one: str, other: str) -> bool:
    """Whether two titles differ in spaces at most."""
    return "".join(one.split()) == "".join(other.split())


def in_order(reading: Reading, expected: int) -> list[Issue]:
    """The issues that were read, by their number; what was uncertain is added to the warnings of the reading.

    A table without any issue's row has one measure for each of the ``expected`` issues of the edition, or all under one.
    """
    issues = [issue for issue in reading.issues if issue.measures or issue.number is not None]
    if issues and issues[0].number is None:
        first, *others = issues
        issues = _above_first_row(first, others[0]) + others[1:] if others else _without_rows(first, reading, expected)
    ordered = sorted(issues, key=lambda issue: issue.number or 0)
    if ordered != issues:
        message = _("the issues are in another order in the Word file; here they are in numerical order")
        reading.warnings.append(ReadingWarning(rules.ISSUE, message))
    return ordered


def _without_rows(only: Issue, reading: Reading, expected: int) -> list[Issue]:
    """The issues of a table without any issue's row, whose measures were all read as one issue's."""
    if len(only.measures) == expected:
        message = _("no row names an issue: the measures were given to the issues in their order")
        issues = [Issue(index, "", each.place, [each]) for index, each in enumerate(only.measures, 1)]
    else:
        message = _("no row names an issue: all measures were put under issue 1")
        only.number = 1
        issues = [only]
    reading.warnings.append(ReadingWarning(rules.ISSUE, message))
    return issues


def _above_first_row(first: Issue, following: Issue) -> list[Issue]:
    """The measures above the first issue's row: those of the issue before it, or, before issue 1, its own."""
    first.number = max((following.number or 1) - 1, 1)
    message = _("there are measures above the first issue's row: they were assigned to issue {number}")
    first.warnings.append(ReadingWarning(rules.ISSUE, message.format(number=say(first.number)), first.place))
    if first.number == following.number:
        following.measures[:0] = first.measures
        return [following]
    return [first, following]
