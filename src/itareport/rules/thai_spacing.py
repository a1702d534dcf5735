"""Spaces around ๆ, ฯ and abbreviations, as the Royal Society's rules on spacing ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itareport.findings import Severity
from itareport.i18n import N_, _
from itareport.rules.thai_base import TextMatch, TextRule, thai_rule
from itareport.thai.patterns import Pattern
from itareport.thai.repair import JOINED_ERA
from itareport.thai.text import CONSONANTS, LEADING_VOWELS, LETTERS

_BEGINS = f"{CONSONANTS}{LEADING_VOWELS}"
_MAI_YAMOK = Pattern(rf"(?<=[{LETTERS}])ๆ | (?<![{LETTERS}])ๆ(?=[{_BEGINS}])")
_WITHOUT_SPACES = Pattern("ๆ (?: (?![ ]) | (?<![ ].) )")
_SHORTENED = Pattern(
    rf"""
    (?<=[{LETTERS}])ฯลฯ | (?<![{LETTERS}])ฯลฯ(?=[{_BEGINS}])      # no space on one side
  | ฯ[ ]?ล[ ]ฯ | ฯ[ ]ล[ ]?ฯ                                      # spaces inside
  | (?P<parted> (?<=[{LETTERS}])[ ]+ฯ                            # a space before ฯ, but in royal names:
      (?! [ ]?ล[ ]?ฯ | พณ | [ ]สยามบรม | [ ]สยามมกุฎ | [ ]พระบรมราชินี ) )
    """
)
"""In a royal name ฯ is between spaces for the names left out: “…เทพรัตนราชสุดา ฯ สยามบรมราชกุมารี”."""

_YEAR = "(?= [ ]?[12๑๒][0-9๐-๙]{3} )"
_ABBREVIATION = Pattern(
    rf"""
    (?P<joined> {JOINED_ERA} )                                   # พ.ศ.๒๕๖๘
  | (?P<torn> (?<![ก-๎.]) (?: [พคร]\.[ ]+ศ(?:\.|(?![ก-๎])) | พ\.[ ]+ร\.[ ]?[บก]\. | พ\.[ ]?ร\.[ ]+[บก]\. ) )  # พ. ศ., พ. ร.บ.
  | (?P<dots> (?<![ก-๎])(?:[ก-ฮ]\.){{2,4}}\. ) (?![.…])          # พ.ศ..
  | (?P<undotted> (?<![ก-๎.]) (?: [พค]\.?ศ | [พค]ศ\. ) ) {_YEAR}  # พศ ๒๕๖๘, พ.ศ ๒๕๖๘
  | พรบ\. | (?<![ก-๎.]) (?: พรบ(?![ก-๎.]) | พรก\. | พรฎ\. | พ\.รบ\.? | พร\.บ\.? | พ\.ร\.บ(?![ก-๎.]) | พ\.รก\. )  # พรบ.
  | (?P<lost> (?<=[(\s])\.\.(?!\.) ) {_YEAR}                     # (.. ๒๕๖๖): the letters of พ.ศ. are lost
    """
)


_OF_ABBREVIATIONS = (
    Pattern(r"\. (?: (?<=[ศร].) | [.ศร] | [ ]+ศ )"),
    Pattern("ศ (?<=[พค].)"),
    Pattern("พร [บกฎ]"),
)
"""One of these is in every abbreviation of the pattern. Each begins with one sign, which a search leaps to."""

_PAIYANNOI = Pattern("ฯ")


def _mai_yamok(text: str) -> Iterator[TextMatch]:
    for match in _MAI_YAMOK.compiled.finditer(text):
        yield TextMatch(
            match.start(),
            match.end(),
            _("ๆ has no space on one side"),
            _("Write it with a space before and after it: “ต่าง ๆ ที่”."),
        )


def _paiyannoi(text: str) -> Iterator[TextMatch]:
    for match in _SHORTENED.compiled.finditer(text):
        if match["parted"]:
            message, hint = (
                _("a space separates ฯ from the word that it shortens"),
                _("Delete the space before ฯ: “คณะกรรมการฯ”."),
            )
        else:
            message, hint = (
                _("ฯลฯ has no space on one side, or spaces inside"),
                _("Write it in one piece, with a space before and after it."),
            )
        yield TextMatch(match.start(), match.end(), message, hint)


_DIGITS = re.compile("[0-9๐-๙]+")


def _abbreviation(text: str) -> Iterator[TextMatch]:
    for match in _ABBREVIATION.compiled.finditer(text):
        typed = match[0]
        likely = "".join(f"{letter}." for letter in typed if letter not in ". ") or "พ.ศ."
        message, hint = _("“{typed}” is not how this abbreviation is written"), _("Probably “{likely}” is meant.")
        if match["joined"]:
            message = _("there is no space after “{typed}”")
            hint = _("Write “{likely} {year}”, or let “itareport fmt --fix-thai” do so.")
        year = _DIGITS.match(text, match.end())
        hint = hint.format(likely=likely, year=year[0] if year else "")
        yield TextMatch(match.start(), match.end(), message.format(typed=typed), hint)


MAI_YAMOK_SPACING = thai_rule(
    211,
    "mai-yamok-spacing",
    Severity.INFO,
    N_("ๆ without spaces"),
    N_("The Royal Society asks for a space on both sides of ๆ. Many documents leave it out; use one way throughout."),
    "ดำเนินการตามแผนต่างๆ",
    "ดำเนินการตามแผนต่าง ๆ",
)
PAIYANNOI_SPACING = thai_rule(
    212,
    "paiyannoi-spacing",
    Severity.INFO,
    N_("spaces around ฯ or ฯลฯ"),
    N_("ฯ belongs to the word that it shortens. ฯลฯ is a word of its own, with a space on both sides."),
    "ดำเนินการตามแผน ฯ",
    "ดำเนินการตามแผนฯ",
)
ABBREVIATION_SPACING = thai_rule(
    213,
    "abbreviation-spacing",
    Severity.INFO,
    N_("พ.ศ., พ.ร.บ. and the like with a wrong dot or space"),
    N_("An abbreviation has a dot after each letter, no space inside and one before the number that follows."),
    "ดำเนินการตามแผน พ.ศ.๒๕๖๘",
    "ดำเนินการตามแผน พ.ศ. ๒๕๖๘",
)
RULES = (
    TextRule(MAI_YAMOK_SPACING, _mai_yamok, lambda texts: texts.holding(_WITHOUT_SPACES)),
    TextRule(PAIYANNOI_SPACING, _paiyannoi, lambda texts: texts.holding(_PAIYANNOI)),
    TextRule(ABBREVIATION_SPACING, _abbreviation, lambda texts: texts.holding(*_OF_ABBREVIATIONS)),
)
