"""Misspelt words: those that lost their ำ on the way through a PDF file, and those that people often type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from itareport.findings import Severity
from itareport.i18n import N_, _
from itareport.rules.joined import JoinedTexts
from itareport.rules.misspellings import MisspellingTable, misspelt, with_am_for_aa, with_lost_am
from itareport.rules.thai_base import TextMatch, TextRule, thai_rule

MISSPELLINGS = "misspellings"
LOST_AM = "lost_sara_am"
AM_FOR_AA = "sara_am_for_aa"
"""The word lists, by the names of their files."""

_NAMED = 3
"""So many of the words that are meant are named."""


@cache
def table() -> MisspellingTable:
    """The words of all lists, read when the first text is looked at."""
    return MisspellingTable((*misspelt(MISSPELLINGS), *with_lost_am(LOST_AM), *with_am_for_aa(AM_FOR_AA)))


def _suspects(texts: JoinedTexts) -> set[int]:
    return table().look_through(texts)


def _misspelt(text: str) -> Iterator[TextMatch]:
    for start, entry in table().find(text, MISSPELLINGS):
        yield TextMatch(
            start,
            start + len(entry.wrong),
            _("“{wrong}” may be misspelt").format(wrong=entry.wrong),
            _("If “{right}” is meant, correct it; if it is right, leave it.").format(right=entry.right),
        )


def _lost_am(text: str) -> Iterator[TextMatch]:
    for start, entry in table().find(text, LOST_AM):
        yield TextMatch(
            start,
            start + len(entry.wrong),
            _("“{wrong}” is missing its ำ").format(wrong=entry.wrong),
            _("Probably “{right}” is meant.").format(right=entry.right),
        )


def _am_for_aa(text: str) -> Iterator[TextMatch]:
    """One match for all of a text: where one า became ำ on its way through a PDF file, all did."""
    found = table().find(text, AM_FOR_AA)
    if found:
        (start, first), (end, last) = found[0], found[-1]
        # Words that are not in the list are damaged too, and would be found by other rules one by one.
        start, end = min(start, text.find("ำ")), max(end + len(last.wrong), text.rfind("ำ") + 1)
        words = dict.fromkeys(f"“{entry.right}”" for _, entry in found[:_NAMED])
        yield TextMatch(
            start,
            end,
            _("“{wrong}” has ำ where า belongs").format(wrong=first.wrong),
            _("Probably {words} is meant; type the text again or copy it from the original document.").format(
                words=" ".join(words)
            ),
        )


KNOWN_SLIP = thai_rule(
    214,
    "known-slip",
    Severity.WARNING,
    N_("a common misspelling"),
    N_(
        "The list is short and holds only spellings that are wrong in nearly every sentence. The text is never changed "
        "without asking."
    ),
    "ดำเนินการตามมาตราฐาน",
    "ดำเนินการตามมาตรฐาน",
)
LOST_SARA_AM = thai_rule(
    203,
    "lost-sara-am",
    Severity.WARNING,
    N_("a word whose ำ became า"),
    N_(
        "Copying from a PDF file often loses the ring of ำ. The word then means nothing, and a search does not find it."
    ),
    "ดาเนินการตามแผน",
    "ดำเนินการตามแผน",
)
SARA_AM_FOR_AA = thai_rule(
    216,
    "sara-am-for-aa",
    Severity.WARNING,
    N_("words whose า became ำ"),
    N_("Some PDF files and converters turn every า of a text into ำ. No word can then be read or found."),
    "ดำเนินกำรตำมแผน",
    "ดำเนินการตามแผน",
)
RULES = (
    TextRule(SARA_AM_FOR_AA, _am_for_aa, _suspects),
    TextRule(KNOWN_SLIP, _misspelt, _suspects),
    TextRule(LOST_SARA_AM, _lost_am, _suspects),
)
"""By precedence: the word that is meant says more than its lost letter."""
