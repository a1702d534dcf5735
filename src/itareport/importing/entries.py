"""The entries of a list in a cell: numbered by Word, by hand, with dashes, on lines, or run on in one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from itareport.importing.labels import Label, form_of_list, label_of
from itareport.thai.digits import to_thai
from itareport.thai.sub_items import is_sub_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from itareport.importing.blocks import Paragraph


class Ambiguity(Enum):
    """What was uncertain about a list."""

    UNNUMBERED = "unnumbered"
    ORDER = "order"
    PREFACE = "preface"
    CONTINUED = "continued"
    GLUED = "glued"
    TAB = "tab"


@dataclass(slots=True)
class Entries:
    """What a cell holds: a list, or (``numbered`` false and one text) a single text; and what was uncertain.

    ``ambiguities`` is by the index of the entry.
    """

    texts: list[str] = field(default_factory=list)
    numbered: bool = False
    ambiguities: dict[int, Ambiguity] = field(default_factory=dict)

    def value(self) -> str | list[str] | None:
        """The value for the data file."""
        if not self.texts:
            return None
        return self.texts if self.numbered or len(self.texts) > 1 else self.texts[0]

    def drop_blank(self) -> None:
        """Leave out entries that hold nothing."""
        self.texts = [text for text in self.texts if text.strip()]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    opens: bool
    level: int | None
    row: int


_NUMBERED = re.compile(r"\s*\(?[0-9๐-๙]{1,2}(?:\.\)|\.|\))(?![0-9๐-๙])[ \t]*(?=\S)")
_OWN = re.compile(r"([๐-๙]{1,4})\.\t")
_NOT_AN_ENTRY = re.compile(r"(?:ข้อ|ข้อที่|มาตรา|หมวด|ครั้งที่|ลำดับที่|ประเด็นที่|ไตรมาส|ไตรมาสที่|พ\.ศ\.|ถึง|-)\s*$")
_MAX_RUN_ON = 60_000
_MAX_REFERENCE = 20
"""Letters before a number that may say that it is no entry's."""


def generated_entries(pieces: Sequence[Sequence[Paragraph]]) -> Entries:
    """The entries of a cell that this program printed: a paragraph each, with a number and a tab.

    Sub-items are paragraphs of their own, and lines of the entry above them. Any other paragraph without a number was
    added by hand since, as an entry.
    """
    paragraphs = [paragraph for piece in pieces for paragraph in piece]
    texts: list[str] = []
    for paragraph in paragraphs:
        if texts and is_sub_item(paragraph.text):
            texts[-1] += "\n" + paragraph.text
        else:
            texts.append(paragraph.text)
    automatic = any(paragraph.level is not None for paragraph in paragraphs)
    if len(texts) == 1 and not automatic and not _OWN.match(texts[0]):
        return Entries(texts)
    return Entries([_without_label(text) for text in texts], numbered=True)


def _without_label(text: str) -> str:
    label = _OWN.match(text) or _NUMBERED.match(text)
    return text[label.end() :] if label else text


def split(pieces: Sequence[Sequence[Paragraph]]) -> Entries:
    """The entries of a foreign cell; ``pieces`` are its paragraphs, by the rows that it was split over."""
    lines = list(_lines(pieces))
    if not lines:
        return Entries()
    if any(line.level is not None for line in lines):
        return _automatic(lines)
    labels = [label_of(line.text) for line in lines]
    form = form_of_list(labels)
    if form is None:
        return _unnumbered(lines)
    if labels[0] is not form and len(lines) > 1:
        first = next(index for index, label in enumerate(labels) if label is form)
        if any(line.row != lines[0].row for line in lines[: first + 1]):
            return _gather(lines, labels, form)
        return Entries([_joined(lines)], ambiguities={0: Ambiguity.PREFACE})
    return _gather(lines, labels, form)


def _lines(pieces: Sequence[Sequence[Paragraph]]) -> Iterator[_Line]:
    for row, piece in enumerate(pieces):
        for paragraph in piece:
            opens = True
            for text in paragraph.text.split("\n"):
                if text.strip():
                    yield _Line(text.strip(), opens, paragraph.level, row)
                    opens = False


def _automatic(lines: Sequence[_Line]) -> Entries:
    """Word's own numbering: a numbered paragraph is an entry, a deeper one a line of the entry above it."""
    top = min(line.level for line in lines if line.level is not None)
    found = Entries(numbered=True)
    if lines[0].level is None and lines[0].row == next(line.row for line in lines if line.level is not None):
        return Entries([_joined(lines)], ambiguities={0: Ambiguity.PREFACE})
    expected = 1
    for line in lines:
        label = label_of(line.text)
        text = line.text
        if label is not None and (label.number is None or label.number == expected) and line.opens:
            text = text[label.end :]
        if (line.opens and line.level == top) or not found.texts:
            found.texts.append(text)
            expected += 1
        else:
            _continue(found, line, new_row=False)
    return found


def _unnumbered(lines: Sequence[_Line]) -> Entries:
    """One paragraph is a single text; several, or several rows, are taken for one entry each."""
    texts: list[str] = []
    for line in lines:
        if line.opens or not texts:
            texts.append(line.text)
        else:
            texts[-1] += "\n" + line.text
    if len(texts) == 1:
        return Entries(texts)
    return Entries(texts, numbered=True, ambiguities={0: Ambiguity.UNNUMBERED})


def _gather(lines: Sequence[_Line], marks: Sequence[Label | None], form: Label) -> Entries:
    """The entries that begin with labels of one form, of which ``form`` is the first."""
    labels = _of_form(marks, form.form)
    upcoming = _next_numbers(labels)
    found = Entries(numbered=True)
    expected = form.number
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        known = len(found.texts[-1]) if found.texts else 0
        # A label inside a paragraph counts only where it is a bullet or the number that comes next.
        anywhere = expected is None or (line.opens and not form.strict)
        if label is not None and (anywhere or label.number == expected):
            expected = _begin_entry(found, line, label, expected)
            known = 0
        else:
            _continue(found, line, new_row=lines[index - 1].row != line.row)
        if expected is not None and upcoming[index] != expected:
            expected = _run_on(found, form.form, expected, known)
    return found


def _of_form(marks: Sequence[Label | None], form: str) -> list[Label | None]:
    return [label if label is not None and label.form == form else None for label in marks]


def _begin_entry(found: Entries, line: _Line, label: Label, expected: int | None) -> int | None:
    """Begin an entry; the number of the next one, None where bullets begin them (a list has labels of one form)."""
    if label.number != expected:
        found.ambiguities[len(found.texts)] = Ambiguity.ORDER
    found.texts.append(line.text[label.end :])
    return None if label.number is None else label.number + 1


def _continue(found: Entries, line: _Line, *, new_row: bool) -> None:
    """Add a line without a label to the last entry; where there is none yet it begins one."""
    if not found.texts:
        found.texts.append(line.text)
        return
    if line.opens and not is_sub_item(line.text):
        found.ambiguities[len(found.texts) - 1] = Ambiguity.CONTINUED
    found.texts[-1] += (" " if new_row else "\n") + line.text


def _next_numbers(labels: Sequence[Label | None]) -> list[int | None]:
    """For each line the number that heads the next labelled line below it."""
    below: list[int | None] = []
    number: int | None = None
    for label in reversed(labels):
        below.append(number)
        number = label.number if label is not None else number
    return below[::-1]


def _run_on(found: Entries, form: str, expected: int, start: int) -> int:
    """Split the last entry where the next number is inside its line: "๑. … ๒. …".

    It was looked at up to ``start`` before, so that many lines are not looked at as often.
    """
    opening, _one, closing = form.partition("1")
    if not closing:
        return expected
    spaced, glued = _numbers_inside(opening, closing)
    while len(found.texts[-1]) <= _MAX_RUN_ON:
        text = found.texts[-1]
        place = _first(spaced, text, start, expected)
        if place is None:
            place = _first(glued, text, start, expected)
            if place is None:
                return expected
            found.ambiguities[len(found.texts)] = Ambiguity.GLUED
        found.texts[-1:] = [text[: place.start()].rstrip(), text[place.end() :]]
        expected, start = expected + 1, 0
    return expected


@cache
def _numbers_inside(opening: str, closing: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Numbers between these signs after a space, and those directly after a letter.

    The latter count only before a space or a Thai letter: "ถูกต้อง๒.ประชาชน", but not "เพิ่ม๒.๕".
    """
    label = rf"{re.escape(opening)}(?P<digits>[0-9]+|[๐-๙]+){re.escape(closing)}"
    return (
        re.compile(rf"(?<=\s){label}(?![0-9๐-๙])\s*(?=\S)"),
        re.compile(rf"(?<![\s0-9๐-๙(.]){label}(?:\s+(?=\S)|(?=[ก-ฮเ-ไ]))"),
    )


def _first(pattern: re.Pattern[str], text: str, start: int, expected: int) -> re.Match[str] | None:
    """The first place of a number in a text that is no reference, as in "ข้อ ๒."; none at its very beginning."""
    begun = len(text) - len(text.lstrip())
    digits = {str(expected), to_thai(expected)}
    for each in pattern.finditer(text, start):
        before = text[max(0, each.start() - _MAX_REFERENCE) : each.start()]
        if each["digits"] in digits and each.start() > begun and not _NOT_AN_ENTRY.search(before):
            return each
    return None


def _joined(lines: Sequence[_Line]) -> str:
    return "\n".join(line.text for line in lines)
