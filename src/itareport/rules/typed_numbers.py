"""List numbers and bullets that were typed into a text which the report numbers itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from itareport.fields import KEYS
from itareport.findings import Example, Family, Rule, Severity, ValuePath
from itareport.i18n import N_, _
from itareport.rules.context import RuleContext, RuleMatch, Text
from itareport.thai.patterns import Pattern
from itareport.thai.periods import unit
from itareport.thai.sub_items import is_between_dashes

TYPED_NUMBER = Rule(
    "ITA106",
    "typed-number",
    Family.REPORT,
    Severity.WARNING,
    N_("a list number is typed into an entry of a list"),
    N_("Entries of a list are numbered in the report: “๑. แจ้ง…” would be printed as “๑. ๑. แจ้ง…”."),
    Example(
        "          - จัดทำแผนป้องกันการทุจริต\n",
        "          - ๑. จัดทำแผนป้องกันการทุจริต\n",
        "          - จัดทำแผนป้องกันการทุจริต\n",
    ),
)
RULES = (TYPED_NUMBER,)

_DIGIT = "[0-9๐-๙]"
_NUMBER = f"{_DIGIT}{{1,2}}"
_SMALL = "(?:[1-9]|[๑-๙]|1[0-9]|๑[๐-๙]|20|๒๐)"
"""A number that a list may reach: ``๓.๕๑`` is a mark of an assessment, ``๐๘.๓๐`` a time."""

_LETTER = "[ก-ฮฤฦเ-ไ]"
_UNITS = r"เท่า | เปอร์ | องศา | นิ้ว | ฟุต | วินาที | นาฬิกา | น\. | ชม | กรัม | กก\. | ก\.ก\. | กม\. | ตร | ลบ | ลูกบาศก์ | ซม | มม\. | ม\. | เมกะ | กิกะ | วัตต์ | ดอลลาร์ | เหรียญ | แปลง | ห้อง"
"""Beside the units that are counted in whole numbers too."""

_GOES_ON = """(?:
    ขึ้นไป | ลงมา | จาก | เป็น | ถึง | และ | หรือ | กับ | ต่อ | เต็ม | ใน | ของ | แห่ง | ตาม | โดย | ที่ | วรรค | ข้อ | อนุ
  | กำหนด | ระบุ | ให้ | ซึ่ง | ว่า | มี | ได้ | แล้ว
)"""
"""After a number that is part of the sentence: “ข้อ ๑ ของประกาศ”, “๑.๕ จาก ๕”."""


def _typed_pattern() -> str:
    return rf"""
    (?: [(（]{_NUMBER}(?:\.{_NUMBER})*[.]?[)）]                   # (๑)
      | {_NUMBER}(?:\.{_NUMBER})*[.]?[)）]                        # ๑) 1.1) ๑.)
      | {_NUMBER}(?:\.{_NUMBER})*\.(?!{_DIGIT})                    # ๑. 1.1. where the dot is no decimal point
      | {_SMALL}\.{_SMALL}(?:\.{_SMALL})+ (?=\s|{_LETTER})         # 1.1.1
      | {_SMALL}\.{_SMALL} (?=\s{{0,2}}{_LETTER})                  # ๑.๑ จัดทำ…, but “๑.๕ ล้านบาท” counts
        (?! \s* (?: {unit()} | {_UNITS} | {_GOES_ON} ) )
      | [(（][ก-ฮ][.]?[)）] | [ก-ญ][)）]                           # (ก) ก)
      | [กขคง]\.(?=\s)                                           # ก. but not จ., อ., ถ., which stand for words
      | ข้อ(?:ที่)? \s? {_DIGIT}{{1,3}}                             # ข้อ ๑ ประชุม…, but not “ข้อ ๑ ของประกาศ”
        (?: [.):] (?=\s*{_LETTER}) | (?=\s+{_LETTER}) ) (?! \s*{_GOES_ON} )
      | [-–—](?=\s|{_LETTER}) | [*+>](?=\s) | o(?=\s+{_LETTER})     # signs used as bullets
      | [•‣∙·●○◦▪▫■□◆◇►▶▸➢➤➔→»❖✦★☆✓✔☑✗✘ㆍ・\uf0a7\uf0b7\uf0d8\uf0e8\uf0fc][\ufe0e\ufe0f]?  # bullets and ticks
    )
    \s*(?=\S)
    """


_TYPED = Pattern(_typed_pattern)
"""What people type before an entry. The signs from U+F0A7 on are those of Word's Wingdings and Symbol bullets."""

_LETTERED = Pattern(rf"[ก-ญ]\.\s*(?={_LETTER})")

_SUB_ITEM = Pattern(
    rf"(?: {_NUMBER}\.{_NUMBER} | [(（](?:{_NUMBER}|[ก-ฮ])[)）] | {_NUMBER}[)）] | [ก-ฮ][.)] | [-–—•▪○◦✓✔] ) \s*(?=\S)"
)
"""What a line inside an entry may begin with: it hangs under the entry."""

_GLUED = Pattern(
    rf"""
    (?<=[ก-ฮะ-ูๅ็-์]) (?<!ข้อ) (?<!ที่) (?<!มาตรา) (?<!ชั้น) (?<!บท) (?<!หมวด) (?<!แบบ) (?<!ตาราง) (?<!รูป) (?<!แผ่น) (?<!เลข)
    (?<!ระยะ) (?<!กลุ่ม) (?<!ระดับ) (?<!หมู่) (?<!วัน) (?<!เดือน) (?<!ช่อง) (?<!ตอน) (?<!ภาค) (?<!เขต) (?<!ฉบับ) (?<!เล่ม) (?<!หน้า) (?<!ปี)
    (?: [2-9] | [๒-๙] ) \. (?={_LETTER})(?![ก-ฮ]\.)     # …ถูกต้อง๒.ประชาชน; not “ชั้น๒.” and “เวลา๘.น.”
    """
)


_GLUED_DASH = Pattern(
    rf"""
    (?: (?<=[ก-ฮะ-ูๅ็-์]) | (?<=[A-Za-z]{{3}}) | (?<=\S)[ ]{{2,}} )   # an entry, whose line break was deleted
    (?P<dash>-)[ ]+
    (?!(?:วัน|เดือน|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์))
    {_LETTER}
    """
)
_MAX_INSIDE = 100
"""So many entries inside a text are told: a text with more is no entry of a report."""

_MIN_ENTRY = 15
"""Code points. Two entries in one line are each as long as that; a shorter part is a name with a dash."""


def check_typed_numbers(context: RuleContext) -> Iterator[RuleMatch]:
    """Report each entry of a list that begins with a number or bullet of its own, or into which the next is glued.

    A single text may have numbers; but not at the starts of its lines in the file, as these are printed as one
    paragraph. The lines of an entry of several lines may begin with sub-items.
    """
    lettered = _lettered_lists(context)
    for text in context.texts_of(*KEYS.entries):
        if not text.is_entry:
            yield from _run_on(text, context.file.lines_of(text.path))
            continue
        match = _LETTERED.compiled.match(text.text) if text.path[:-1] in lettered else typed_number(text.text)
        if match and not _has_sub_items(text.text):
            yield RuleMatch(
                TYPED_NUMBER,
                text.path,
                _("“{number}” is typed into the text, and the report numbers the entries itself").format(
                    number=match[0].strip()
                ),
                _("Delete “{number}” and begin with the text.").format(number=match[0].strip()),
                0,
                len(match[0].rstrip()),
            )
        if "." in text.text:
            yield from _glued(text)
        if "- " in text.text:
            yield from _joined(text)


def _lettered_lists(context: RuleContext) -> set[ValuePath]:
    """The lists that begin with ก. and ข.: in these จ. is a number too, and no จังหวัด."""
    if "ข." not in context.joined.whole:
        return set()
    return {
        text.path[:-1]
        for text, following in pairwise(context.texts_of(*KEYS.entries))
        if text.text.startswith("ก.") and following.text.startswith("ข.") and text.path[:-1] == following.path[:-1]
    }


def typed_number(text: str) -> re.Match[str] | None:
    """The number, letter or bullet that a text or a line begins with, with the spaces after it."""
    if text[:1].isalpha() and not text.startswith(("ข้อ", "o ", "ㆍ")) and text[1:2] not in {".", ")", "）"}:
        return None  # the most texts begin with a word, and are not worth a regular expression
    if is_between_dashes(text):
        return None
    return _TYPED.compiled.match(text)


def _has_sub_items(text: str) -> bool:
    """Whether the lines of an entry are a list of their own, so that its first mark belongs to that list."""
    lines = text.split("\n")
    return (
        _SUB_ITEM.compiled.match(lines[0]) is not None
        and len(lines) > 1
        and any(_SUB_ITEM.compiled.match(line.lstrip()) for line in lines[1:])
    )


def _glued(text: Text) -> Iterator[RuleMatch]:
    """The number of the next entry inside a text, as converters from PDF to Word leave it there."""
    for match in islice(_GLUED.compiled.finditer(text.text), _MAX_INSIDE):
        yield RuleMatch(
            TYPED_NUMBER,
            text.path,
            _("“{number}” inside the text looks like the number of another entry").format(number=match[0]),
            _("Begin a new entry here with “- ”, and delete “{number}”.").format(number=match[0]),
            match.start(),
            match.end(),
        )


def _joined(text: Text) -> Iterator[RuleMatch]:
    """The dash of the next entry inside a text: the line break before it was deleted."""
    for match in islice(_GLUED_DASH.compiled.finditer(text.text), _MAX_INSIDE):
        if match.start() >= _MIN_ENTRY and len(text.text) - match.end() >= _MIN_ENTRY:
            yield RuleMatch(
                TYPED_NUMBER,
                text.path,
                _("“- ” inside the text looks like the dash of another entry"),
                _("Press Enter before it, so that the entry begins on a line of its own."),
                match.start("dash"),
                match.end("dash"),
            )


def _run_on(text: Text, lines: Sequence[str]) -> Iterator[RuleMatch]:
    """Lines that were meant as entries: two of them or more begin with a number or bullet."""
    marks = [(line, match[0].rstrip()) for line in lines if (match := typed_number(line))]
    if len(marks) > 1:
        line, number = marks[0]
        start = text.text.index(line)
        yield RuleMatch(
            TYPED_NUMBER,
            text.path,
            _("the lines of this text are printed as one paragraph, so “{number}” begins no entry").format(
                number=number
            ),
            _("Type “- ” in place of “{number}” and of what the other lines begin with.").format(number=number),
            start,
            start + len(number),
        )
