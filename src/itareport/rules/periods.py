"""Years and quarters in the period of a measure."""

from __future__ import annotations

from collections.abc import Iterator

from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_, _, number
from itareport.rules.context import RuleContext, RuleMatch
from itareport.rules.lengths import LIMIT
from itareport.rules.mentions import fiscal_year_of, no_quarter, outside
from itareport.thai.periods import shift_years

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


def check_periods(context: RuleContext) -> Iterator[RuleMatch]:
    """Report each period that lies outside the fiscal year or names a quarter outside 1 to 4.

    A period that is a chapter is only too long.
    """
    for text in context.texts_of("period"):
        if len(text.text) > LIMIT:
            continue
        stretch = outside(text.text, context.fiscal_year) if context.fiscal_year else []
        if context.fiscal_year and stretch:
            year = stretch[0].year
            moved = shift_years(text.text, context.fiscal_year - fiscal_year_of(stretch[0].first))
            moved = moved[stretch[0].begins : stretch[-1].year.end]
            yield RuleMatch(
                PERIOD_YEAR,
                text.path,
                _("“{year}” in the period does not belong to fiscal year {fiscal_year}").format(
                    year=text.text[year.start : year.end], fiscal_year=number(context.fiscal_year)
                ),
                _("Type “{period}” if it was copied from another year, or correct fiscal_year.").format(period=moved),
                year.start,
                year.end,
            )
        quarter = no_quarter(text.text)
        if quarter:
            yield RuleMatch(
                QUARTER,
                text.path,
                _("there is no quarter {quarter}: a year has quarters 1 to 4").format(quarter=quarter[1]),
                _("Type a quarter from 1 to 4, for example “ไตรมาส ๑-๔”."),
                quarter.start(1),
                quarter.end(1),
            )
