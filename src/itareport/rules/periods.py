"""Years and quarters in the period of a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_, _
from itareport.rules.lengths import LIMIT
from itareport.rules.subject import Fault, Subject
from itareport.rules.wording import number
from itareport.thai.periods import MONTHS, shift_years

_PLACE = "        period: ไตรมาส ๑-๔\n"

PERIOD_YEAR = Rule(
    "ITA101",
    "period-year",
    Family.REPORT,
    Severity.WARNING,
    N_("the period lies in another fiscal year than the report's"),
    N_(
        "Periods are often copied from last year's report. A fiscal year begins on 1 October of the year before, so "
        "months from October to December of the year before belong to it."
    ),
    Example(_PLACE, "        period: ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๗\n", "        period: ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘\n"),
)
QUARTER = Rule(
    "ITA102",
    "quarter",
    Family.REPORT,
    Severity.WARNING,
    N_("a quarter that no year has"),
    N_("A fiscal year has the quarters 1 to 4."),
    Example(_PLACE, "        period: ไตรมาส ๑-๕\n", _PLACE),
)
RULES = (PERIOD_YEAR, QUARTER)

_QUARTERS = frozenset("1234๑๒๓๔")


def check(subject: Subject) -> Iterator[Fault]:
    """Report each period that lies outside the fiscal year or names a quarter outside 1 to 4.

    A period that is a chapter is only too long.
    """
    for text in subject.texts_of("period"):
        if len(text.text) > LIMIT or _is_ordinary(text.text, subject.fiscal_year):
            continue
        from itareport.rules.mentions import fiscal_year_of, no_quarter, outside

        stretch = outside(text.text, subject.fiscal_year) if subject.fiscal_year else []
        if subject.fiscal_year and stretch:
            year = stretch[0].year
            moved = shift_years(text.text, subject.fiscal_year - fiscal_year_of(stretch[0].first))
            moved = moved[stretch[0].begins : stretch[-1].year.end]
            yield Fault(
                PERIOD_YEAR,
                text.path,
                _("“{year}” in the period does not belong to fiscal year {fiscal_year}").format(
                    year=text.text[year.start : year.end], fiscal_year=number(subject.fiscal_year)
                ),
                _("Type “{period}” if it was copied from another year, or correct fiscal_year.").format(period=moved),
                year.start,
                year.end,
            )
        quarter = no_quarter(text.text)
        if quarter:
            yield Fault(
                QUARTER,
                text.path,
                _("there is no quarter {quarter}: a year has quarters 1 to 4").format(quarter=quarter[1]),
                _("Type a quarter from 1 to 4, for example “ไตรมาส ๑-๔”."),
                quarter.start(1),
                quarter.end(1),
            )


def _is_ordinary(text: str, fiscal_year: int | None) -> bool:
    """Whether a period is one of the most, like ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘: quarters and the year alone, no months."""
    numbers = re.findall(r"\d+", text)
    return all(written in _QUARTERS or int(written) == fiscal_year for written in numbers) and not any(
        stem in text for stems in MONTHS for stem in stems
    )
