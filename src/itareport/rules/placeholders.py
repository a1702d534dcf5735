"""Placeholders that were never filled in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_, _
from itareport.rules.context import RuleContext, RuleMatch, Text
from itareport.thai.patterns import Pattern

PLACEHOLDER = Rule(
    "ITA103",
    "placeholder",
    Family.REPORT,
    Severity.WARNING,
    N_("a placeholder where a text belongs"),
    N_("It would be printed as it is, and the published report would say nothing there."),
    Example("        responsible: กองช่าง\n", "        responsible: ...\n", "        responsible: กองช่าง\n"),
)
RULES = (PLACEHOLDER,)

_WORDS = Path(__file__).parent / "words" / "placeholders.txt"
_MARKS = "-.…‥․_–—―=*?•·()[]{}<>/\\ \t\n\r\u00a0"
"""What is typed round a word that stands for “fill in here”, or in its place."""

_NAMED_BLANK = Pattern(r"(?:โปรด|กรุณา)?\s*ระบุ[^.…_]{0,30}(?:\.{2,}|…|_{2,})[^\w]*")
"""A blank with the name of what belongs there: ระบุผู้รับผิดชอบ… ; ระบุความเสี่ยงของงาน is a step."""

_MAX_LENGTH = 80

_INSIDE = Pattern(
    r"""
    [(\[<{]\s* (?:โปรด|กรุณา)?\s* (?:ระบุ|ใส่|กรอก) [^()\[\]<>{}]{0,30} [)\]>}]   # (ระบุชื่อ)
  | [(\[]\s* รอ(?:ข้อมูล|ตัวเลข|เอกสาร|ผล) [^()\[\]]{0,20} [)\]]                 # (รอข้อมูลจากกองคลัง)
  | (?: จำนวน | ร้อยละ | วันที่ | เลขที่ | ครั้งที่ | เป็นเงิน | รวม ) \s?
    (?P<blank> \.{3,} | …+ | _{2,} | [xX]{2,}(?![A-Za-z]) )                      # จำนวน … คน
  | _{3,}
    """
)
"""A blank to be filled in that is left in a text."""

_WAITING = "รอข้อมูล"
"""A text that begins so says what is to be done with itself, except among the steps, where waiting may be one."""


@cache
def _words() -> frozenset[str]:
    lines = (line.partition("#")[0].strip() for line in _WORDS.read_text("utf-8").splitlines())
    return frozenset(filter(None, lines))


@cache
def _longest() -> int:
    return max(map(len, _words()))


def check_placeholders(context: RuleContext) -> Iterator[RuleMatch]:
    """Report every text that is nothing but a placeholder, marks without a letter or a word of the list, or holds one.

    ไม่มี and ๐ are answers, and so no placeholders.
    """
    with_sign = context.joined.with_any(_SIGNS)
    for index, text in enumerate(context.texts):
        if len(text.text) <= _MAX_LENGTH and (
            _is_placeholder(text.text) or (text.text.startswith(_WAITING) and text.field != "steps")
        ):
            yield RuleMatch(
                PLACEHOLDER,
                text.path,
                _("the real text is not typed yet, there is only “{text}”").format(text=text.text.strip()),
                _("Type the text that the report is to print here. If there is nothing to report, say so in words."),
            )
        elif index in with_sign:
            yield from _inside(text)


_SIGNS = ("(", "[", "{", "<", "_", "…", "x", "X", "...")
"""One of these is in every blank; nearly no text has one."""


def _inside(text: Text) -> Iterator[RuleMatch]:
    for match in _INSIDE.compiled.finditer(text.text):
        start, end = match.span("blank") if match["blank"] else match.span()
        yield RuleMatch(
            PLACEHOLDER,
            text.path,
            _("“{text}” in the text is not filled in yet").format(text=text.text[start:end]),
            _("Type what belongs there, or reword the text without it."),
            start,
            end,
        )


def _is_placeholder(text: str) -> bool:
    word = text.strip(_MARKS)
    # Nearly all texts are longer than the words of the list, and to lower a text looks each letter up.
    if not word or (len(word) <= _longest() and word.lower() in _words()):
        return True
    if len(word) > 1 and not word.strip("xX"):
        return True
    return "ระบุ" in word and _NAMED_BLANK.compiled.fullmatch(text.lstrip(_MARKS)) is not None
