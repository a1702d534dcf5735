"""Blanks around ๆ, ฯ and abbreviations, as the Royal Society's rules on spacing ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itareport.findings import Severity
from itareport.i18n import N_, _
from itareport.rules.thai_base import TextMatch, TextRule, thai_rule
from itareport.thai.text import CONSONANTS, LEADING_VOWELS, LETTERS

_BEGINS = f"{CONSONANTS}{LEADING_VOWELS}"
_MAI_YAMOK = rf"(?<=[{LETTERS}])ๆ|(?<![{LETTERS}])ๆ(?=[{_BEGINS}])"
_SHORTENED = (
    rf"(?<=[{LETTERS}])ฯลฯ|(?<![{LETTERS}])ฯลฯ(?=[{_BEGINS}])|ฯ ?ล ฯ|ฯ ล ?ฯ"
    rf"|(?P<parted>(?<=[{LETTERS}]) +ฯ(?! ?ล ?ฯ|พณ| สยามบรม| สยามมกุฎ| พระบรมราชินี))"
)
"""In a royal name ฯ stands between blanks for the names left out: “…เทพรัตนราชสุดา ฯ สยามบรมราชกุมารี”."""

_ABBREVIATION = (
    r"(?P<joined>(?<![ก-ฮ]\.)[พคร]\.ศ\.)(?=[0-9๐-๙])"
    r"|(?P<torn>(?<![ก-๎.])(?:[พคร]\. +ศ\.?|พ\. +ร\. ?[บก]\.|พ\. ?ร\. +[บก]\.))"
    r"|(?P<dots>(?<![ก-๎])(?:[ก-ฮ]\.){2,4}\.)(?![.…])"
    r"|(?P<undotted>(?<![ก-๎.])(?:[พค]\.?ศ|[พค]ศ\.))(?= ?[12๑๒][0-9๐-๙]{3})"
)


def _mai_yamok(text: str) -> Iterator[TextMatch]:
    if "ๆ" not in f"{text} ".replace(" ๆ ", " "):
        return
    for match in re.finditer(_MAI_YAMOK, text):
        yield TextMatch(
            match.start(),
            match.end(),
            _("ๆ stands without a blank on both sides"),
            _("Write it with a blank before and after it: “ต่าง ๆ ที่”."),
        )


def _paiyannoi(text: str) -> Iterator[TextMatch]:
    if not any(letters in text for letters in ("ฯล", "ฯ ล", " ฯ")):
        return
    for match in re.finditer(_SHORTENED, text):
        if match["parted"]:
            message, hint = (
                _("a blank parts ฯ from the word that it shortens"),
                _("Delete the blank before ฯ: “คณะกรรมการฯ”."),
            )
        else:
            message, hint = (
                _("ฯลฯ stands without a blank on both sides, or with blanks inside"),
                _("Write it in one piece, with a blank before and after it."),
            )
        yield TextMatch(match.start(), match.end(), message, hint)


def _abbreviation(text: str) -> Iterator[TextMatch]:
    if (
        ".." not in text
        and "ร." not in text
        and ("ศ" not in text or not any(letters in text for letters in (".", "พศ", "คศ")))
    ):
        return
    for match in re.finditer(_ABBREVIATION, text):
        typed = match[0]
        letters = [letter for letter in typed if letter not in ". "]
        likely = "".join(f"{letter}." for letter in letters)
        if match["joined"]:
            message, hint = _("no blank after “{typed}”"), _("Write a blank before the number: “{likely} ๒๕๖๘”.")
        else:
            message, hint = _("“{typed}” is not written as this abbreviation is"), _("Probably “{likely}” is meant.")
        yield TextMatch(match.start(), match.end(), message.format(typed=typed), hint.format(likely=likely))


MAI_YAMOK_SPACING = thai_rule(
    211,
    "mai-yamok-spacing",
    Severity.INFO,
    N_("ๆ without blanks"),
    N_("The Royal Society asks for a blank on both sides of ๆ. Many documents leave it out; use one way throughout."),
    "ดำเนินการตามแผนต่างๆ",
    "ดำเนินการตามแผนต่าง ๆ",
)
PAIYANNOI_SPACING = thai_rule(
    212,
    "paiyannoi-spacing",
    Severity.INFO,
    N_("blanks around ฯ or ฯลฯ"),
    N_("ฯ belongs to the word that it shortens. ฯลฯ stands for itself, with a blank on both sides."),
    "ดำเนินการตามแผน ฯ",
    "ดำเนินการตามแผนฯ",
)
ABBREVIATION_SPACING = thai_rule(
    213,
    "abbreviation-spacing",
    Severity.WARNING,
    N_("พ.ศ. and its like with a wrong dot or blank"),
    N_("An abbreviation has a dot after each letter, no blank inside and one before the number that follows."),
    "ดำเนินการตามแผน พ.ศ.๒๕๖๘",
    "ดำเนินการตามแผน พ.ศ. ๒๕๖๘",
)
RULES = (
    TextRule(MAI_YAMOK_SPACING, _mai_yamok),
    TextRule(PAIYANNOI_SPACING, _paiyannoi),
    TextRule(ABBREVIATION_SPACING, _abbreviation),
)
