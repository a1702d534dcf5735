"""Years and quarters in the period of a measure, and years in its steps."""

from __future__ import annotations

from collections.abc import Iterator

from itareport.data import BUDDHIST_ERA
from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_, _, number
from itareport.rules.context import RuleContext, RuleMatch, Text
from itareport.rules.lengths import LIMIT
from itareport.rules.mentions import fiscal_year_of, outside, wrong_quarter
from itareport.thai.digits import to_thai
from itareport.thai.patterns import Pattern
from itareport.thai.periods import gregorian_years, shift_years, years

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
    N_("a quarter that does not exist"),
    N_("A fiscal year has the quarters 1 to 4."),
    Example(_PLACE, "        period: ไตรมาส ๑-๕\n", _PLACE),
)
GREGORIAN_YEAR = Rule(
    "ITA120",
    "period-gregorian",
    Family.REPORT,
    Severity.WARNING,
    N_("a Gregorian year in the period"),
    N_("The report counts years in the Buddhist era. Dates that Excel or Word inserts have Gregorian years."),
    Example(_PLACE, "        period: ตุลาคม 2024 - กันยายน 2568\n", "        period: ตุลาคม 2567 - กันยายน 2568\n"),
)
OLD_YEAR = Rule(
    "ITA121",
    "old-year",
    Family.REPORT,
    Severity.INFO,
    N_("a step of a fiscal year before the report's"),
    N_(
        "Steps are often copied from last year's report. A year in which something was issued, or that a step looks "
        "back at, is left alone."
    ),
    Example(
        "          - จัดทำแผนป้องกันการทุจริต\n",
        "          - จัดทำแผนป้องกันการทุจริต ประจำปีงบประมาณ ๒๕๖๗\n",
        "          - จัดทำแผนป้องกันการทุจริต ประจำปีงบประมาณ ๒๕๖๘\n",
    ),
)
RULES = (PERIOD_YEAR, QUARTER, GREGORIAN_YEAR, OLD_YEAR)

_OF_A_YEAR = Pattern(r"(?: ประจำปี\s?(?:งบประมาณ)? | ปี\s?งบประมาณ ) \s? (?:พ\.\s?ศ\.)? \s? \Z")
_MAY_BE_OF_A_YEAR = Pattern(r"ปี \s? (?:งบประมาณ)? \s? (?:พ\.\s?ศ\.)? \s? [0-9๐-๙]")
_LOOKS_BACK = Pattern(
    r"""
    ผล(?!ประโยชน์) | รายงาน | สรุป | ทบทวน | วิเคราะห์ | เปรียบเทียบ | ประเมิน | ข้อเสนอ | ข้อมูล | สถิติ | ข้อสังเกต    # results
  | เดิม | ก่อน | ที่ผ่านมา | ย้อนหลัง | ต่อเนื่อง | ตั้งแต่ | นับ | จาก | ปรับปรุง | แก้ไข | นำ | ต่อยอด | เทียบ           # from then on
  | งบการเงิน | ประมาณการ | ราย(?:รับ|ได้|จ่าย) | บัญชี | พัสดุ | ครุภัณฑ์ | ตรวจสอบ | เบิก | เหลือจ่าย | กันเงิน | เหลื่อม                               # the year's closing
  | พระราช | พ\.\s?ร\. | ระเบียบ | กฎ | มติ | ลงวันที่ | หนังสือ | ฉบับ | คำพิพากษา                                  # issued then
    """
)
"""What a step speaks of that has to do with a year gone by and is no copy of last year's step."""


def check_periods(context: RuleContext) -> Iterator[RuleMatch]:
    """Report each period that lies outside the fiscal year or names a quarter that does not exist, and steps of old years.

    A text that is a chapter is only too long.
    """
    for text in context.texts_of("period"):
        if len(text.text) <= LIMIT:
            if context.fiscal_year:
                yield from _year(text, context.fiscal_year)
            yield from _gregorian(text)
            yield from _quarter(text)
    if context.fiscal_year:
        for index in sorted(context.joined.holding(_MAY_BE_OF_A_YEAR)):
            text = context.texts[index]
            if text.field == "steps" and len(text.text) <= LIMIT:
                yield from _old_year(text, context.fiscal_year)


def _year(text: Text, fiscal_year: int) -> Iterator[RuleMatch]:
    stretch = outside(text.text, fiscal_year)
    if stretch:
        year = stretch[0].year
        moved = shift_years(text.text, fiscal_year - fiscal_year_of(stretch[0].first))
        yield RuleMatch(
            PERIOD_YEAR,
            text.path,
            _("“{year}” in the period does not belong to fiscal year {fiscal_year}").format(
                year=text.text[year.start : year.end], fiscal_year=number(fiscal_year)
            ),
            _("Type “{period}” if it was copied from another year, or correct fiscal_year.").format(
                period=moved[stretch[0].begins : stretch[-1].year.end]
            ),
            year.start,
            year.end,
        )


def _gregorian(text: Text) -> Iterator[RuleMatch]:
    for year in gregorian_years(text.text):
        typed = text.text[year.start : year.end]
        meant = str(year.value + BUDDHIST_ERA)
        yield RuleMatch(
            GREGORIAN_YEAR,
            text.path,
            _("“{year}” is a Gregorian year").format(year=typed),
            _("Type the Buddhist year “{year}”.").format(year=meant if typed.isascii() else to_thai(meant)),
            year.start,
            year.end,
        )


def _quarter(text: Text) -> Iterator[RuleMatch]:
    quarter = wrong_quarter(text.text)
    if quarter:
        typed = text.text[quarter.start : quarter.end]
        message = _("there is no quarter {quarter}: a year has quarters 1 to 4").format(quarter=typed)
        hint = _("Type a quarter from 1 to 4, for example “ไตรมาส ๑-๔”.")
        if quarter.after:
            message = _("quarter {quarter} comes before quarter {first}").format(quarter=typed, first=quarter.after)
            hint = _("Type the earlier quarter first: “{first}-{last}”, or name the year of each.").format(
                first=typed, last=quarter.after
            )
        yield RuleMatch(QUARTER, text.path, message, hint, quarter.start, quarter.end)


def _old_year(text: Text, fiscal_year: int) -> Iterator[RuleMatch]:
    found = years(text.text)
    if not found or _LOOKS_BACK.compiled.search(text.text):
        return
    if any(year.value >= fiscal_year for year in found):
        return  # “แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)” reaches into this year
    for year in found:
        if _OF_A_YEAR.compiled.search(text.text, 0, year.start):
            typed = text.text[year.start : year.end]
            meant = shift_years(typed, fiscal_year - year.value) if len(typed) == 4 else number(fiscal_year)
            yield RuleMatch(
                OLD_YEAR,
                text.path,
                _("this step is of the year “{year}”, the report of {fiscal_year}").format(
                    year=typed, fiscal_year=number(fiscal_year)
                ),
                _("Type “{year}” if it was copied from another year; if the year is right, leave it.").format(
                    year=meant
                ),
                year.start,
                year.end,
            )
