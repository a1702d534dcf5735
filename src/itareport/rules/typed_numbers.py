"""List numbers and bullets that were typed into a text which the report numbers itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itareport.fields import KEYS
from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_, _
from itareport.rules.context import RuleContext, RuleMatch, Text

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

_NUMBER = r"[0-9๐-๙]{1,2}"
_TYPED = re.compile(
    rf"""
    (?: [(（]{_NUMBER}[)）]                                   # (๑)
      | {_NUMBER}(?:\.{_NUMBER})*[)）]                       # ๑) 1.1)
      | {_NUMBER}(?:\.{_NUMBER})*\.(?![0-9๐-๙])              # ๑. 1.1. where the dot is no decimal point
      | [-–—•·▪●*](?=\s)                                     # a bullet and a space
    )
    \s*(?=\S)
    """,
    re.VERBOSE,
)


def check_typed_numbers(context: RuleContext) -> Iterator[RuleMatch]:
    """Report each entry of a list that begins with a number or bullet of its own.

    A single text may have them; but not at the starts of its lines in the file, as these are printed as one paragraph.
    """
    for text in context.texts_of(*KEYS.entries):
        if len(text.lines) > 1 and not text.is_entry:
            yield from _run_on(text)
        match = _typed(text.text) if text.is_entry else None
        if match:
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


def _typed(text: str) -> re.Match[str] | None:
    return None if text[:1].isalpha() else _TYPED.match(text)


def _run_on(text: Text) -> Iterator[RuleMatch]:
    """Lines that were meant as entries: two of them or more begin with a number or bullet."""
    marks = [(line, match[0].rstrip()) for line in text.lines if (match := _typed(line))]
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
