from __future__ import annotations

import pytest

PERIOD = "period: ไตรมาส ๑-๔"

WITHIN = [
    "ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘",
    "ไตรมาสที่ 1 ปีงบประมาณ 2568",
    "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘",
    "ไตรมาส 1-4 ปี 2568",
    "พ.ศ. ๒๕๖๘",
    "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘",
    "๑ ตุลาคม ๒๕๖๗ – ๓๐ กันยายน ๒๕๖๘",
    "ต.ค. 67 - ก.ย. 68",
    "พฤศจิกายน ๒๕๖๗",
    "ตุลาคม - ธันวาคม ๒๕๖๗",
    "ตุลาคม - มีนาคม ๒๕๖๘",
    "มกราคม - ธันวาคม ๒๕๖๗",
    "มกราคม - ธันวาคม ๒๕๖๘",
    "เมษายน และ ตุลาคม ๒๕๖๘",
    "ปี ๒๕๖๗-๒๕๖๘",
    "แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)",
    "๑/๑๐/๒๕๖๗ - ๓๐/๙/๒๕๖๘",
    "ไตรมาส ๑/๒๕๖๘",
    "ไตรมาส ๑ (ต.ค. - ธ.ค. ๒๕๖๗)",
    "ปีงบประมาณ ๒๕๖๘ (ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘)",
    "รอบที่ ๑ (๑ ต.ค. ๖๗ - ๓๑ มี.ค. ๖๘) รอบที่ ๒ (๑ เม.ย. ๖๘ - ๓๐ ก.ย. ๖๘)",
    "ปีการศึกษา ๒๕๖๗",
    "ปีปฏิทิน ๒๕๖๗",
    "การประชุมครั้งที่ ๑/๒๕๖๗",
    "ตามระเบียบ พ.ศ. ๒๕๖๐",
    "ทุกเดือน",
    "ปีละ ๒ ครั้ง",
]

OUTSIDE = {
    "ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๗": ("๒๕๖๗", "ปีงบประมาณ ๒๕๖๘"),
    "ปีงบประมาณ 2569": ("2569", "ปีงบประมาณ 2568"),
    "ปี ๒๕๖๗": ("๒๕๖๗", "๒๕๖๘"),
    "ตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗": ("๒๕๖๖", "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘"),
    "มกราคม ๒๕๖๗": ("๒๕๖๗", "มกราคม ๒๕๖๘"),
    "ตุลาคม ๒๕๖๘": ("๒๕๖๘", "ตุลาคม ๒๕๖๗"),
    "ตุลาคม - มีนาคม ๒๕๖๗": ("๒๕๖๗", "ตุลาคม - มีนาคม ๒๕๖๘"),
    "ตุลาคม - ธันวาคม ปีงบประมาณ ๒๕๖๗": ("๒๕๖๗", "ตุลาคม - ธันวาคม ปีงบประมาณ ๒๕๖๘"),
    "ไตรมาส ๑/๒๕๖๗": ("๒๕๖๗", "๒๕๖๘"),
    "ต.ค. ๖๖ - ก.ย. ๖๗": ("๖๖", "ต.ค. ๖๗ - ก.ย. ๖๘"),
    "๑/๑๐/๒๕๖๖ - ๓๐/๙/๒๕๖๗": ("๒๕๖๖", "๑/๑๐/๒๕๖๗ - ๓๐/๙/๒๕๖๘"),
    "ไตรมาส ๑ (ต.ค. - ธ.ค. ๒๕๖๖)": ("๒๕๖๖", "ต.ค. - ธ.ค. ๒๕๖๗"),
    "ปีงบประมาณ ๒๕๖๗ (ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘)": ("๒๕๖๗", "ปีงบประมาณ ๒๕๖๘"),
}


class TestPeriodYear:
    @pytest.mark.parametrize("period", WITHIN)
    def test_a_period_with_a_month_in_the_fiscal_year_is_right(self, ids, period):
        assert ids({PERIOD: f"period: {period}"}) == []

    @pytest.mark.parametrize("period", OUTSIDE)
    def test_a_period_outside_is_one_finding_at_its_first_year(self, found, period):
        year, right = OUTSIDE[period]

        (finding,) = found({PERIOD: f"period: {period}"})

        assert (finding.rule, finding.path) == ("ITA101", "issues[0].measures[0].period")
        assert finding.span.column == len("        period: ") + 1 + period.index(year)
        assert finding.span.end_column == finding.span.column + len(year)
        assert f"“{right}”" in finding.hint

    def test_years_in_other_fields_are_nobodys_business(self, ids):
        assert ids({"ดำเนินการตามแผน": "ดำเนินการตามแผนปีงบประมาณ ๒๕๖๖"}) == []

    @pytest.mark.parametrize("year", ["2025", "๒๕๖๘๙", "ปีนี้"])
    def test_nothing_is_said_when_the_fiscal_year_itself_is_wrong(self, ids, year):
        changes = {"fiscal_year: 2568": f"fiscal_year: {year}", PERIOD: "period: ปีงบประมาณ ๒๕๖๗"}

        assert "ITA101" not in ids(changes)

    def test_a_period_that_is_a_chapter_is_only_too_long(self, ids):
        assert ids({PERIOD: "period: ปีงบประมาณ ๒๕๖๗ ไตรมาส ๗" + " และต่อไป" * 100}) == ["ITA108"]


class TestQuarter:
    @pytest.mark.parametrize(
        ("period", "wrong"),
        [
            ("ไตรมาส ๕", "๕"),
            ("ไตรมาส ๐-๔", "๐"),
            ("ไตรมาสที่ 1-5", "5"),
            ("ไตรมาส ๑, ๒ และ ๖", "๖"),
            ("ไตรมาส ๓ ถึงไตรมาสที่ ๕", "๕"),
            ("ไตรมาส ๑๔", "๑๔"),
            ("ไตรมาส๕/๒๕๖๘", "๕"),
        ],
    )
    def test_a_quarter_outside_one_to_four_is_found(self, found, period, wrong):
        (finding,) = found({PERIOD: f"period: {period}"})

        assert finding.rule == "ITA102"
        assert finding.span.column == len("        period: ") + 1 + period.index(wrong)

    @pytest.mark.parametrize(
        "period",
        [
            "ไตรมาส ๑-๔",
            "ไตรมาสที่ ๑ - ๔",
            "ไตรมาส ๑, ๒ และ ๓",
            "ไตรมาส ๑ และ ๑๕ มีนาคม ๒๕๖๘",
            "ไตรมาส ๔, ๑๐ กันยายน ๒๕๖๘",
            "ทุกไตรมาส ๕ ครั้ง",
            "รายไตรมาส ๑๒ เดือน",
            "ไตรมาสละ ๕ ครั้ง",
            "ไตรมาสที่ ๔ จำนวน ๑๐ ครั้ง",
            "ไตรมาส ๑/๖๘",
            "ไตรมาส ๒ ถึงไตรมาส ๔",
        ],
    )
    def test_other_numbers_are_no_quarters(self, ids, period):
        assert ids({PERIOD: f"period: {period}"}) == []
