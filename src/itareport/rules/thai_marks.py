"""Thai letters at places where no Thai word has them: the damage that shows without knowing a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itareport.findings import Severity
from itareport.i18n import N_, _
from itareport.rules.thai_base import TextMatch, TextRule, shown, thai_rule
from itareport.thai.patterns import Pattern
from itareport.thai.repair import repair
from itareport.thai.text import CONSONANTS, FOLLOWING_VOWELS, LEADING_VOWELS, LETTERS, MARKS, TONE_MARKS, VOWEL_MARKS
from itareport.thai.unseen import UNSEEN

_SHOWN_ALONE = "-–—_◌\u00a0"
"""What a mark is written on where a text speaks of the mark itself: ``◌ี``, ``–ะ``."""

# Latin letters and signs that show nothing may be beside a vowel: what they hide is for another rule.
_ILLEGAL = Pattern(
    rf"""
    [ะำ][{FOLLOWING_VOWELS}] | า[าำๅ]                          # two vowels after one consonant: ะา
  | (?<![ฤฦ])ๅ                                                 # ๅ is part of ฤๅ and ฦๅ only
  | [{LEADING_VOWELS}](?=[{FOLLOWING_VOWELS}{MARKS}ฯๆ]).         # a leading vowel without its consonant: ไ่
  | [{LEADING_VOWELS}](?!เ)[{LEADING_VOWELS}] | (?<!เ)[แ-ไ]เ      # two leading vowels, but for เเ
  | (?<![ ])[{LEADING_VOWELS}][ ]+(?=[{CONSONANTS}])            # a space after a leading vowel; “พิมพ์ เ สองตัว” is right
  | (?<=[{LETTERS}])[{LEADING_VOWELS}](?![{LETTERS}ฯๆ {UNSEEN}])  # a leading vowel at the end of a word
  | [{VOWEL_MARKS}\u0e47][{TONE_MARKS}]?[าำ] | \u0e4c[ะาำ]       # า after another vowel sign, or a silenced letter: ีา
  | [ะาำๅ](?![{TONE_MARKS}])[{MARKS}] | [ะๅ][{TONE_MARKS}]       # a mark on a letter that carries none
  | (?<![{LETTERS} {UNSEEN}\uf700-\uf71a{_SHOWN_ALONE}'"“”‘’(（\[/])[{MARKS}ะาำ]  # at the beginning of a word
    """
)
# The look-behind and ++ keep a long run of U+0E4D without า from being read again from each of its letters.
_DECOMPOSED = Pattern(rf"[{TONE_MARKS}]? (?<!\u0e4d)\u0e4d++ [{TONE_MARKS}]? \u0e32")
_AFTER_SPACE = Pattern(
    rf"""
    (?<=[{LETTERS}]) [ \u00a0\t]+ (?: [{MARKS}] | [ะาำ](?=[{LETTERS}]) )   # ถ ึง, จ านวน
    """
)
_TORN = Pattern(
    rf"""
    (?: [\u0e31\u0e37][{TONE_MARKS}]?                           # ั and ื: นั้ น, คื น
      | (?<=\u0e40[{CONSONANTS}])\u0e34[{TONE_MARKS}]?           # เ-ิ: เดิ น
      | (?<=\u0e40[{CONSONANTS}])\u0e35[{TONE_MARKS}]?           # เ-ี: เสี่ ยง
      | (?<=[{CONSONANTS}])(?<!ก)\u0e47                          # ็ but for ก็: เป็ น
    )
    [ ]+ (?=[{CONSONANTS}])
  | (?<=[{LETTERS}]) [ ]+ [{CONSONANTS}][\u0e34\u0e38]?\u0e4c             # ศาสต ร์: no word begins with a silenced letter
    """
)
_MAY_BE_TORN = Pattern(
    rf"""
    [ ] (?: (?<=[\u0e31\u0e37].) | (?<=\u0e47.) | (?<=[\u0e31\u0e37][{TONE_MARKS}].)
          | (?<=เ[{CONSONANTS}][\u0e34\u0e35].) | (?<=เ[{CONSONANTS}][\u0e34\u0e35][{TONE_MARKS}].)
          | [{CONSONANTS}][\u0e34\u0e38]?\u0e4c )
    """
)
"""The same from the space on, which a search leaps to."""

_PILED = Pattern(rf"[{MARKS}]{{2,}} | (?<=[{CONSONANTS}])[าำ][{TONE_MARKS}] | (?<=[{MARKS}])[ำ][{TONE_MARKS}]")
_PILED_RIGHTLY = Pattern(
    rf"""
    [{VOWEL_MARKS}][{TONE_MARKS}] | [\u0e34\u0e38]\u0e4c        # a vowel sign with its tone mark, or silenced: สิทธิ์
  | .*[\u0e3a\u0e4d\u0e4e].*                                    # Pali
    """
)
_TWICE = Pattern(r"(.)\1+")
_DOUBLE_E = Pattern("เเ+")


def _illegal(text: str) -> Iterator[TextMatch]:
    for match in _ILLEGAL.compiled.finditer(text):
        yield TextMatch(
            match.start(),
            match.end(),
            _("“{letters}” cannot occur in a Thai word").format(letters=_around(text, match)),
            _("Read the word aloud and type it again: a letter is missing or extra."),
        )


def _around(text: str, match: re.Match[str]) -> str:
    begin = match.start() - 1 if match.start() and match[0][0] not in "เแโใไ" else match.start()
    return shown(text[begin : match.end()].strip())


def _decomposed(text: str) -> Iterator[TextMatch]:
    for match in _DECOMPOSED.compiled.finditer(text):
        yield TextMatch(
            match.start(),
            match.end(),
            _("ำ is stored as two characters, so a search or another program will not find the word"),
            _("Type ำ with its own key, or let “itareport fmt --fix-thai” repair it."),
        )


def _after_space(text: str) -> Iterator[TextMatch]:
    for match in _AFTER_SPACE.compiled.finditer(text):
        letters = match[0].strip()
        likely = f"{text[match.start() - 1]}{letters}{text[match.end() : match.end() + 1].strip()}"
        yield TextMatch(
            match.start(),
            match.end(),
            _("a space separates “{mark}” from its consonant").format(mark=shown(letters)),
            # A copy from a PDF file that loses the ring of ำ leaves a space in its place: จ านวน.
            _("Delete the space: “{likely}”, or “{other}” if ำ is meant.").format(
                likely=likely, other=likely.replace("า", "ำ")
            )
            if letters == "า"
            else _("Delete the space: “{likely}”.").format(likely=likely),
        )


def _torn(text: str) -> Iterator[TextMatch]:
    for match in _TORN.compiled.finditer(text):
        begin = max(0, match.start() - 2)
        likely = "".join(text[begin : match.end() + 1].split())
        yield TextMatch(
            match.start(),
            match.end(),
            _("a space beside “{mark}” splits a syllable").format(mark=shown(match[0].strip())),
            _("Delete the space: “{likely}”.").format(likely=likely),
        )


def _piled(text: str) -> Iterator[TextMatch]:
    for match in _PILED.compiled.finditer(text):
        if _PILED_RIGHTLY.compiled.fullmatch(match[0]) and not _TWICE.compiled.search(match[0]):
            continue
        begin = max(0, match.start() - 1)
        likely = repair(text[begin : match.end()])
        yield TextMatch(
            match.start(),
            match.end(),
            _("the marks of “{letters}” are doubled or in the wrong order").format(letters=text[begin : match.end()]),
            _("Probably “{likely}” is meant; “itareport fmt --fix-thai” repairs it.").format(likely=likely.text)
            if likely.edits
            else _("Type the consonant and its marks again: vowel first, then one tone mark."),
        )


def _double_e(text: str) -> Iterator[TextMatch]:
    for match in _DOUBLE_E.compiled.finditer(text):
        yield TextMatch(
            match.start(),
            match.end(),
            _("“เ” is typed twice instead of “แ”"),
            _("Type “แ” with its own key, or let “itareport fmt --fix-thai” repair it."),
        )


ILLEGAL_SEQUENCE = thai_rule(
    201,
    "illegal-sequence",
    Severity.WARNING,
    N_("vowels or marks that no Thai word has together"),
    N_("No Thai word is spelled like this; a letter was lost, doubled or typed in the wrong place."),
    "ดำเนินการตะามแผน",
    "ดำเนินการตามแผน",
)
DECOMPOSED_SARA_AM = thai_rule(
    202,
    "decomposed-sara-am",
    Severity.WARNING,
    N_("ำ stored as two characters"),
    N_("It looks right, but comes from a copied PDF: searching, sorting and screen readers do not know the word."),
    "ดํ\u0e32เนินการตามแผน",
    "ดำเนินการตามแผน",
)
MARK_AFTER_SPACE = thai_rule(
    204,
    "mark-after-space",
    Severity.WARNING,
    N_("a space before a vowel or tone mark"),
    N_("A mark belongs to the consonant before it; with a space between them it is printed alone."),
    "ดำเน ินการตามแผน",
    "ดำเนินการตามแผน",
)
TORN_SYLLABLE = thai_rule(
    217,
    "torn-syllable",
    Severity.WARNING,
    N_("a space inside a syllable"),
    N_(
        "ั, ื, ็ and เ-ิ, เ-ี need a consonant after them, and no word begins with a silenced consonant. Text that was "
        "copied from a PDF file or from narrow columns keeps such spaces."
    ),
    "ดำเนินการตามแผนปั จจุบัน",
    "ดำเนินการตามแผนปัจจุบัน",
)
PILED_MARKS = thai_rule(
    205,
    "piled-marks",
    Severity.WARNING,
    N_("marks typed twice or in the wrong order"),
    N_("A consonant carries one vowel sign and then one tone mark; others are printed over each other or not at all."),
    "ดำเนินการตามแผนที่่กำหนด",
    "ดำเนินการตามแผนที่กำหนด",
)
DOUBLE_SARA_E = thai_rule(
    206,
    "double-sara-e",
    Severity.WARNING,
    N_("เ typed twice for แ"),
    N_("It looks like แ, but searching and screen readers do not find the word."),
    "ดำเนินการตามเเผน",
    "ดำเนินการตามแผน",
)
RULES = (
    TextRule(ILLEGAL_SEQUENCE, _illegal, letters=True),
    TextRule(DECOMPOSED_SARA_AM, _decomposed, letters=True),
    TextRule(MARK_AFTER_SPACE, _after_space, letters=True),
    TextRule(TORN_SYLLABLE, _torn, lambda texts: texts.holding(_MAY_BE_TORN)),
    TextRule(PILED_MARKS, _piled, letters=True),
    TextRule(DOUBLE_SARA_E, _double_e, letters=True),
)
