"""Texts that are too long for their cell."""

from __future__ import annotations

from collections.abc import Iterator

from itareport.data import PREFACE
from itareport.fields import KEYS
from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_, _, number
from itareport.rules.context import RuleContext, RuleMatch

_PLACE = "ประชาชนรับรู้ข่าวสารทั่วถึง"

LONG_TEXT = Rule(
    "ITA108",
    "long-text",
    Family.REPORT,
    Severity.WARNING,
    N_("a text is far longer than a cell of the report should hold"),
    N_("It fills a page or more of a narrow column. Often a whole chapter was pasted where a summary belongs."),
    Example(_PLACE, " ".join([_PLACE] * 60), _PLACE),
)
RULES = (LONG_TEXT,)

WIDE = frozenset(KEYS.entries)
LIMIT_PAGE = 4_000
LIMIT_WIDE = 1_500
LIMIT = 600
"""Code points, by the width of the column or, for the text before the table, the page: each fills a page at 14 pt.

The longest texts of a published report of seven measures have about 180 code points.
"""


def check_lengths(context: RuleContext) -> Iterator[RuleMatch]:
    """Report each text that is longer than its column can show on one page."""
    for text in context.texts:
        limit = LIMIT_PAGE if text.field == PREFACE else LIMIT_WIDE if text.field in WIDE else LIMIT
        if len(text.text) > limit:
            yield RuleMatch(
                LONG_TEXT,
                text.path,
                _("this text has {length} characters; more than {limit} do not fit one page of its column").format(
                    length=number(len(text.text)), limit=number(limit)
                ),
                _("Shorten it to the main points, or make it a list of several entries."),
            )
