"""What the rules on Thai text are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from itareport.findings import Example, Family, Rule, Severity
from itareport.rules.joined import JoinedTexts
from itareport.thai.text import MARKS

PLACE = "ดำเนินการตามแผน"
"""The text of the sample data file that the examples stand in for."""


class TextMatch(NamedTuple):
    """One damaged place of a text: its code points, and the message and next step in the user's language."""

    start: int
    end: int
    message: str
    hint: str


class TextRule(NamedTuple):
    """A rule that looks at one text at a time.

    ``check`` gives the matches of any text in order. ``suspects`` gives the indices of the texts that it may find
    something in, by a quick look at all of them. ``letters`` says that it looks at single letters, not words: it has
    nothing to find in a plain text (:func:`~itareport.thai.text.is_plain`), so that it needs no look of its own, and a
    match of another rule right beside one of its matches is about the same damage.
    """

    rule: Rule
    check: Callable[[str], Iterator[TextMatch]]
    suspects: Callable[[JoinedTexts], Iterable[int]] | None = None
    letters: bool = False


def thai_rule(  # noqa: PLR0913, PLR0917 - one argument for each thing a rule's page shows
    number: int, name: str, severity: Severity, summary: str, why: str, bad: str, good: str
) -> Rule:
    """A rule of the Thai family; ``summary`` and ``why`` are message ids."""
    return Rule(f"ITA{number}", name, Family.THAI, severity, summary, why, Example(PLACE, bad, good))


def shown(letters: str) -> str:
    """Write letters of a text so that they can be read in a message: a mark in front is set on a dotted circle."""
    return f"◌{letters}" if re.match(f"[{MARKS}]", letters) else letters
