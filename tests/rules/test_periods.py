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
    "ปีงบประมาณ ๒๕๖๘ รายไตรมาส",
    "จำนวน ๒๕๖๗ คน",
    "๒๕๖๗ บาท",
    "ปี ๒๕๖๗ เดือนตุลาคม",
    "ปี ๒๕๖๗ เดือนตุลาคม - ธันวาคม",
    "พ.ศ. ๒๕๖๗ วันที่ ๑ ตุลาคม ถึงวันที่ ๓๑ ธันวาคม",
    "ปี ๒๕๖๗ (ต.ค. - ธ.ค.) และปี ๒๕๖๘ (ม.ค. - ก.ย.)",
    "ปี ๒๕๖๗ เดือนตุลาคม - ปี ๒๕๖๘ เดือนกันยายน",
    "ปีงบประมาณ ๒๕๖๘ เดือนตุลาคม - ธันวาคม",
    "ปี ๒๕๖๘ เดือนตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘",
    "ปี ๒๕๖๘ เดือนมกราคม",
    "ปี ๒๕๖๘ เดือนตุลาคม",
    "ปี ๒๕๖๗ เดือนตุลาคม - มีนาคม",
    "ปี ๒๕๖๘ เดือนเมษายน และตุลาคม",
    "ปี ๒๕๖๗ เดือนตุลาคม ๒๕๖๗",
    "ปี ๒๕๖๗ เดือนตุลาคม - ธันวาคม ๒๕๖๗",
    "ปี ๒๕๖๗ ครั้งที่ ๑ เดือนพฤศจิกายน",
    "ปี 68",
    "ไตรมาส ๑-๔ ปี ๖๘",
    "ปี 67 (ต.ค. - ธ.ค.) และปี 68 (ม.ค. - ก.ย.)",
    "แผน 5 ปี 66-70",
    "แผนพัฒนา (พ.ศ. 66-70)",
    "อายุ 60 ปี 68",
    "ทุกปี 60 วัน",
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
    "ปีงบประมาณ ๒๕๖๗ รายไตรมาส": ("๒๕๖๗", "ปีงบประมาณ ๒๕๖๘"),
    "ปีงบประมาณ พ.ศ. ๒๕๖๗ ครั้งที่ ๑": ("๒๕๖๗", "ปีงบประมาณ พ.ศ. ๒๕๖๘"),
    "พ.ศ. ๒๕๖๗ วันที่ ๑": ("๒๕๖๗", "๒๕๖๘"),
    "ปี ๒๕๖๗ เดือนมกราคม": ("๒๕๖๗", "๒๕๖๘"),
    "ปี ๒๕๖๗ เดือนมกราคม - มีนาคม": ("๒๕๖๗", "๒๕๖๘"),
    "ปี ๒๕๖๙ เดือนมกราคม": ("๒๕๖๙", "๒๕๖๘"),
    "ปี ๒๕๖๖ เดือนตุลาคม": ("๒๕๖๖", "๒๕๖๗"),
    "ปี ๒๕๖๖ เดือนตุลาคม - ปี ๒๕๖๗ เดือนกันยายน": ("๒๕๖๖", "๒๕๖๗ เดือนตุลาคม - ปี ๒๕๖๘"),
    "ปี ๒๕๖๖ เดือนตุลาคม ๒๕๖๖": ("๒๕๖๖", "๒๕๖๘"),
    "ปี 67": ("67", "68"),
    "พ.ศ. ๖๗": ("๖๗", "๖๘"),
    "ไตรมาส 1-4 ปี 69": ("69", "68"),
    "ปีงบประมาณ ๒๕๖๗ เดือนตุลาคม - ธันวาคม": ("๒๕๖๗", "ปีงบประมาณ ๒๕๖๘"),
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

    @pytest.mark.parametrize("text", ["มีคู่มือครบทุกงาน", "บุคลากรทำงานถูกต้องตามขั้นตอน"])
    def test_years_in_results_are_nobodys_business(self, ids, text):
        assert ids({text: f"{text} ปีงบประมาณ ๒๕๖๖"}) == []

    @pytest.mark.parametrize("year", ["2025", "๒๕๖๘๙", "ปีนี้"])
    def test_nothing_is_reported_when_the_fiscal_year_itself_is_wrong(self, ids, year):
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

    @pytest.mark.parametrize(
        ("period", "wrong"),
        [
            ("ไตรมาส ๔-๑", "๑"),
            ("ไตรมาสที่ 3 - 2", "2"),
            ("ไตรมาส ๓ ถึง ๑ ปีงบประมาณ ๒๕๖๘", "๑"),
            ("ไตรมาส ๔–ไตรมาส ๒", "๒"),
        ],
    )
    def test_a_range_of_quarters_does_not_run_backwards(self, found, period, wrong):
        (finding,) = found({PERIOD: f"period: {period}"})

        assert finding.rule == "ITA102"
        assert finding.span.column == len("        period: ") + 1 + period.rindex(wrong)

    @pytest.mark.parametrize(
        "period",
        [
            "ไตรมาส ๔ และ ๑",
            "ไตรมาส ๒, ๑",
            "ไตรมาส ๔/๒๕๖๗ - ๑/๒๕๖๘",
            "ไตรมาส ๔ - ไตรมาส ๑ ของปีถัดไป",
            "ไตรมาส ๔ ปี ๒๕๖๗ - ไตรมาส ๑ ปี ๒๕๖๘",
            "ไตรมาส ๒-๒",
        ],
    )
    def test_quarters_of_two_years_or_without_a_range_may_come_in_any_order(self, ids, period):
        assert "ITA102" not in ids({PERIOD: f"period: {period}"})


class TestGregorianYear:
    @pytest.mark.parametrize(
        ("period", "year", "buddhist"),
        [
            ("ไตรมาส 1-4 ปี 2025", "2025", "2568"),
            ("ตุลาคม 2024 - กันยายน 2568", "2024", "2567"),
            ("1/10/2024", "2024", "2567"),
            ("ปีงบประมาณ ๒๐๒๕", "๒๐๒๕", "๒๕๖๘"),
        ],
    )
    def test_one_is_found_with_the_buddhist_year(self, found, period, year, buddhist):
        (finding,) = found({PERIOD: f"period: {period}"})

        assert finding.rule == "ITA120"
        assert finding.span.column == len("        period: ") + 1 + period.index(year)
        assert f"“{buddhist}”" in finding.hint

    @pytest.mark.parametrize(
        "period", ["ปี ค.ศ. 2025", "ปี 2568 (2025)", "2025 คน", "จำนวน 2000 ครั้ง", "ตามมาตรฐาน ISO 2015", "โทร. 02-2025"]
    )
    def test_other_numbers_are_none(self, ids, period):
        assert ids({PERIOD: f"period: {period}"}) == []


class TestOldYear:
    @pytest.mark.parametrize(
        "step",
        [
            "จัดทำแผนป้องกันการทุจริต ประจำปีงบประมาณ ๒๕๖๗",
            "ประกาศเจตนารมณ์ ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
            "ดำเนินการตามแผนปฏิบัติการปีงบประมาณ 2567 ให้ครบ",
        ],
    )
    def test_a_step_of_a_year_before_is_asked_about(self, found, step):
        (finding,) = found({"- ดำเนินการตามแผน": f"- {step}"})

        assert (finding.rule, finding.severity.value) == ("ITA121", "info")

    @pytest.mark.parametrize(
        "step",
        [
            "นำผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ มาวิเคราะห์",
            "รายงานผลตามแผนปฏิบัติการ ประจำปีงบประมาณ ๒๕๖๗",
            "ดำเนินการตามแผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐) ประจำปีงบประมาณ ๒๕๖๖",
            "ตรวจสอบพัสดุประจำปี ๒๕๖๗",
            "ถือปฏิบัติตามระเบียบ พ.ศ. ๒๕๖๐",
            "จัดทำแผน ประจำปีงบประมาณ ๒๕๖๘",
            "จัดทำแผน ประจำปีงบประมาณ ๒๕๖๙",
            "สำรวจเมื่อปี ๒๕๖๕",
        ],
    )
    def test_other_years_are_left_alone(self, ids, step):
        assert ids({"- ดำเนินการตามแผน": f"- {step}"}) == []
