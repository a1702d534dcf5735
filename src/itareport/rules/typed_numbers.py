"""List numbers and bullets that were typed into a text which the report numbers itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_, _
from itareport.rules.subject import Fault, Subject

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
    rf"(?:[(（]{_NUMBER}[)）]|{_NUMBER}(?:\.{_NUMBER})*[)）]|{_NUMBER}(?:\.{_NUMBER})*\.(?![0-9๐-๙])|[-–—•·▪●*](?=\s))"
    r"\s*(?=\S)"
)
"""A number of up to two digits with a dot behind that is no decimal point, or with brackets; a bullet and a blank."""


def check(subject: Subject) -> Iterator[Fault]:
    """Report each entry of steps, outputs and outcomes that begins with a number or bullet of its own."""
    for text in subject.texts_of("steps", "outputs", "outcomes"):
        match = _TYPED.match(text.text) if text.is_entry else None
        if match:
            yield Fault(
                TYPED_NUMBER,
                text.path,
                _("“{number}” is typed into the text, and the report numbers the entries itself").format(
                    number=match[0].strip()
                ),
                _("Delete “{number}” and begin with the text.").format(number=match[0].strip()),
                0,
                len(match[0].rstrip()),
            )
