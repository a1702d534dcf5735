"""Placeholders that were never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_, _
from itareport.rules.subject import Fault, Subject

PLACEHOLDER = Rule(
    "ITA103",
    "placeholder",
    Family.REPORT,
    Severity.WARNING,
    N_("a placeholder stands where a text belongs"),
    N_("It would be printed as it stands, and the published report would say nothing there."),
    Example("        responsible: กองช่าง\n", "        responsible: ...\n", "        responsible: กองช่าง\n"),
)
RULES = (PLACEHOLDER,)

_MARKS = r"[-.…‥․_–—―=*?•·\s()\[\]{}<>/\\]+"
_WORDS = r"(?:x{2,}|todo|tbd|tba|tbc|fixme|n/?a|text|ข้อความ|รอข้อมูล|(?:โปรด|กรุณา)?\s*ระบุ)"
_NAMED_BLANK = r"(?:โปรด|กรุณา)?\s*ระบุ[^.…_]{0,30}(?:\.{2,}|…|_{2,})"
_PLACEHOLDER = rf"(?i:{_MARKS}|(?:{_MARKS})?(?:{_WORDS}|{_NAMED_BLANK})(?:{_MARKS})?)"
"""Marks without a letter, or a word that stands for "fill in here", as our own hints write it.

ไม่มี and ๐ are answers, and so no placeholders."""

_LONGEST = 80
_FIRST_WORDS = ("ระบุ", "โปรด", "กรุณา", "ข้อความ", "รอข้อมูล")


def check(subject: Subject) -> Iterator[Fault]:
    """Report every text that is nothing but a placeholder."""
    for text in subject.texts:
        typed = text.text.strip()
        if len(text.text) > _LONGEST or ("ก" <= typed[:1] <= "๎" and not typed.startswith(_FIRST_WORDS)):
            continue
        if re.fullmatch(_PLACEHOLDER, typed):
            yield Fault(
                PLACEHOLDER,
                text.path,
                _("“{text}” is a placeholder, not a text for the report").format(text=typed),
                _("Type the text that the report is to print here. If there is nothing to tell, say so in words."),
            )
