"""Periods at the edges of the fiscal year, as dates, in school years, beside decrees."""

from __future__ import annotations

import pytest

from itareport.rules.lengths import LIMIT

PERIOD = "period: ไตรมาส ๑-๔"


@pytest.mark.parametrize(
    "period",
    [
        "ตุลาคม ๒๕๖๗",
        "กันยายน ๒๕๖๘",
        "๑/๑/๒๕๖๘",
        "๓๑/๑๒/๒๕๖๗",
        "หนังสือที่ ๕/๑๓/๒๕๖๖",
        "หนังสือที่ ๕/๐/๒๕๖๖",
        "ปีการศึกษา ๒๕๖๗",
        "ปีการศึกษา ๒๕๖๘",
        "ตามระเบียบ พ.ศ. ๒๕๖๐ ปีงบประมาณ ๒๕๖๘",
        "ปีงบประมาณ ๒๕๖๗ และตุลาคม ๒๕๖๗",
    ],
)
def test_it_lies_in_the_fiscal_year(ids, period):
    assert ids({PERIOD: f"period: {period}"}) == []


@pytest.mark.parametrize(
    ("period", "year", "right"),
    [
        ("๑/๑/๒๕๖๗", "๒๕๖๗", "๑/๑/๒๕๖๘"),
        ("๓๑/๑๒/๒๕๖๖", "๒๕๖๖", "๓๑/๑๒/๒๕๖๗"),
        ("สิงหาคม ๒๕๖๗", "๒๕๖๗", "สิงหาคม ๒๕๖๘"),
        ("กันยายน ๒๕๖๗", "๒๕๖๗", "กันยายน ๒๕๖๘"),
        ("ตุลาคม ๒๕๖๘", "๒๕๖๘", "ตุลาคม ๒๕๖๗"),
        ("ปีการศึกษา ๒๕๖๖", "๒๕๖๖", "๒๕๖๘"),
        ("ปีการศึกษา ๒๕๖๙", "๒๕๖๙", "๒๕๖๘"),
        ("ตามระเบียบ พ.ศ. ๒๕๖๐ ปีงบประมาณ ๒๕๖๗", "๒๕๖๗", "ปีงบประมาณ ๒๕๖๘"),
        ("ปีงบประมาณ ๒๕๖๘ สรุปปีงบประมาณ ๒๕๖๗", "๒๕๖๗", "ปีงบประมาณ ๒๕๖๘"),
    ],
)
def test_it_lies_outside(found, period, year, right):
    (finding,) = found({PERIOD: f"period: {period}"})

    assert finding.rule == "ITA101"
    assert finding.span.column == len("        period: ") + 1 + period.index(year)
    assert f"“{right}”" in finding.hint


def test_a_period_as_long_as_its_cell_is_still_looked_at(ids):
    period = "ปีงบประมาณ ๒๕๖๗ "
    assert ids({PERIOD: f"period: {period}{'ก' * (LIMIT - len(period))}"}) == ["ITA101"]


def test_periods_after_one_that_is_too_long_are_looked_at(ids):
    changes = {PERIOD: f"period: {'ก' * (LIMIT + 1)}", "period: ไตรมาส ๓": "period: ปีงบประมาณ ๒๕๖๗"}

    assert ids(changes) == ["ITA108", "ITA101"]
