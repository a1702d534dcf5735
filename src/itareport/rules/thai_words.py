"""Misspelt words: those that lost their ำ on the way through a PDF file, and those that people often type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from itareport.findings import Severity
from itareport.i18n import N_, _
from itareport.rules.misspellings import MisspellingTable, misspelt, with_lost_am
from itareport.rules.thai_base import TextMatch, TextRule, thai_rule

MISSPELLINGS = "misspellings"
LOST_AM = "lost_sara_am"
"""The word lists, by the names of their files."""


@cache
def table() -> MisspellingTable:
    """The words of both lists, read when the first text is looked at."""
    return MisspellingTable((*misspelt(MISSPELLINGS), *with_lost_am(LOST_AM)))


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
            _("“{wrong}” has lost its ำ").format(wrong=entry.wrong),
            _("Probably “{right}” is meant.").format(right=entry.right),
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
RULES = (TextRule(KNOWN_SLIP, _misspelt), TextRule(LOST_SARA_AM, _lost_am))
"""By precedence: the word that is meant says more than its lost letter."""
