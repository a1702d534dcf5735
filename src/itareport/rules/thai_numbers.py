"""Thai and Arabic digits in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itareport.findings import Severity
from itareport.i18n import N_, _
from itareport.rules.joined import SEPARATOR, JoinedTexts
from itareport.rules.thai_base import TextMatch, TextRule, thai_rule
from itareport.thai.digits import THAI_DIGIT, to_arabic, to_thai
from itareport.thai.patterns import Pattern

_NUMBER = r"[0-9๐-๙]++ (?: [.,][0-9๐-๙]++ )*+"
_NUMBERS = Pattern(_NUMBER)
_AMONG_THAI = Pattern(rf"(?<![A-Za-z0-9๐-๙.,]) (?<![A-Za-z][ ]) {_NUMBER} (?! [ ]?[A-Za-z] )")
_ARABIC = re.compile("[0-9]")
_NO_DIGITS = re.compile(f"[^0-9๐-๙{SEPARATOR}]+")
_OTHER_KIND = re.compile(f"(?:[0-9][๐-๙]|[๐-๙][0-9])[^{SEPARATOR}]*+")
"""Among the digits of a text alone: where they change, and what comes after it, so that a text is found once."""
_WORD = Pattern(r"[!-~]+")
_CODE = Pattern(r"[A-Za-z@\#_/:=+-] | \A0[0-9]{8}")
_LETTER_OR_DIGIT = re.compile("[A-Za-z0-9]")
"""Without one a word is no code: the sign between “๒๕๖๗ - ๒๕๖๙” only joins two numbers."""

_DISEASE = Pattern(r"(?:โคโรนา|โควิด|COVID) [ –-]{0,3} [0-9๐-๙]+")
"""A name that keeps its own digits."""


def _with_both_kinds(texts: JoinedTexts) -> Iterator[int]:
    digits = _NO_DIGITS.sub("", texts.whole)
    for change in _OTHER_KIND.finditer(digits):
        yield digits.count(SEPARATOR, 0, change.start())


def _mixed(text: str) -> Iterator[TextMatch]:
    for match in _NUMBERS.compiled.finditer(text):
        if _mixes(match[0]):
            yield TextMatch(
                match.start(),
                match.end(),
                _("“{number}” mixes Thai and Arabic digits in one number").format(number=match[0]),
                _("Type “{thai}” or “{arabic}”.").format(thai=to_thai(match[0]), arabic=to_arabic(match[0])),
            )


def _unlike(text: str) -> Iterator[TextMatch]:
    named = _DISEASE.compiled.sub(lambda name: "A" * len(name[0]), text)
    prose = _WORD.compiled.sub(_without_code, named)
    numbers = [match for match in _AMONG_THAI.compiled.finditer(prose) if not _mixes(match[0])]
    in_thai = [THAI_DIGIT.search(match[0]) is not None for match in numbers]
    for match, thai in zip(numbers, in_thai, strict=True):
        if thai is not in_thai[0]:
            likely = to_thai(match[0]) if in_thai[0] else to_arabic(match[0])
            yield TextMatch(
                match.start(),
                match.end(),
                _("“{number}” is written in other digits than the numbers before it").format(number=match[0]),
                _("Write all numbers of one text in the same digits: “{likely}”.").format(likely=likely),
            )
            return


def _without_code(word: re.Match[str]) -> str:
    code = _CODE.compiled.search(word[0]) and _LETTER_OR_DIGIT.search(word[0])
    return "A" * len(word[0]) if code else word[0]


def _mixes(text: str) -> bool:
    return THAI_DIGIT.search(text) is not None and _ARABIC.search(text) is not None


MIXED_DIGITS = thai_rule(
    210,
    "mixed-digits",
    Severity.WARNING,
    N_("Thai and Arabic digits in one number"),
    N_("The number reads as two; one of its digits was typed with the keyboard in the other language."),
    "ดำเนินการตามแผนปี ๒5๖8",
    "ดำเนินการตามแผนปี ๒๕๖๘",
)
DIGIT_STYLES = thai_rule(
    215,
    "digit-styles",
    Severity.INFO,
    N_("some numbers of a text in Thai digits, some in Arabic ones"),
    N_("Official documents keep to one kind. Addresses, codes and numbers beside Latin words do not count."),
    "ดำเนินการตามแผน ๓ ครั้ง ผู้เข้าร่วม 40 คน",
    "ดำเนินการตามแผน ๓ ครั้ง ผู้เข้าร่วม ๔๐ คน",
)
RULES = (TextRule(MIXED_DIGITS, _mixed, _with_both_kinds), TextRule(DIGIT_STYLES, _unlike, _with_both_kinds))
