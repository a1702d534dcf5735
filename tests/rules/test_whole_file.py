"""What a data file is as a whole: half filled in, named for another year, there twice; and fields without a column."""

from __future__ import annotations

from pathlib import Path

import pytest

from itareport.checking import check
from itareport.fields import DocumentChoice
from itareport.findings import Severity
from itareport.rules.sample import SAMPLE

FIRST = "        period: ไตรมาส ๒\n"
OUTPUT = "        outputs:\n          - มีบริการออนไลน์ ๕ ประเภท\n"
RESULTS = ("        outputs", "        outcomes")


def plan(text: str = SAMPLE) -> str:
    """The file with all of its results without value."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith(RESULTS):
            lines.append(line.partition(":")[0] + ":")
        elif not (line.startswith("          - ") and lines[-1].startswith(RESULTS)):
            lines.append(line)
    return "\n".join(lines)


def found(
    text: str, document: DocumentChoice = "auto", name: str = "data.yaml", twin: str = ""
) -> list[tuple[str, str]]:
    checked = check(name, text.encode(), document, twin=twin)
    return [(finding.rule, finding.path) for finding in checked.findings]


class DescribeKind:
    def it_takes_a_file_without_results_for_a_plan_and_any_other_for_a_report(self) -> None:
        assert check("a", plan().encode(), "auto").kind == "plan"
        assert check("a", SAMPLE.encode(), "auto").kind == "report"
        assert found(plan()) == found(SAMPLE) == []

    def it_does_as_it_is_asked_otherwise(self) -> None:
        assert check("a", plan().encode(), "report").kind == "report"
        assert check("a", SAMPLE.encode(), "plan").kind == "plan"
        assert len(found(plan(), "report")) >= 7


class DescribeHalfFilled:
    HALF = SAMPLE.replace(OUTPUT, "        outputs:\n")

    def it_is_the_first_finding_and_says_what_the_file_can_become(self) -> None:
        first, *others = check("a", self.HALF.encode(), "auto").findings
        assert (first.rule, first.path, first.span.line, first.severity) == ("ITA111", "", 1, Severity.WARNING)
        assert "13 of 14 fields" in first.message
        assert "--document plan" in first.hint
        assert [(each.rule, each.path) for each in others] == [("ITA053", "issues[1].measures[0].outputs")]

    def it_is_not_reported_of_a_plan_in_which_a_result_has_an_empty_list(self) -> None:
        text = plan().replace("        outputs:\n", "        outputs: []\n", 1)
        assert check("a", text.encode(), "auto").kind == "plan"
        assert found(text) == [("ITA055", "issues[0].measures[0].outputs")]

    def it_is_not_reported_to_who_asked_for_one_of_the_two(self) -> None:
        assert found(self.HALF, "report") == [("ITA053", "issues[1].measures[0].outputs")]
        assert found(self.HALF, "plan") == []

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("", "# itareport: ignore[ITA111]\n"),
            ("format: 1\n", "# itareport: ignore[ITA111]\nformat: 1\n"),
            ("format: 1\n", "format: 1  # itareport: ignore[ITA111]\n"),
        ],
    )
    def it_can_be_silenced_at_the_top_of_the_file(self, before: str, after: str) -> None:
        assert found(self.HALF.replace(before, after, 1)) == [("ITA053", "issues[1].measures[0].outputs")]

    def it_is_not_silenced_further_below(self) -> None:
        text = self.HALF.replace("fiscal_year", "# itareport: ignore[ITA111]\nfiscal_year")
        assert [rule for rule, _path in found(text)] == ["ITA111", "ITA190", "ITA053"]


class DescribeTheYearOfTheName:
    @pytest.mark.parametrize(
        "name",
        ["measures_2568.yaml", "รายงาน ๒๕๖๘.yaml", "2567-2568.yaml", "a.yaml", "-", "25690101.yaml", "งาน_1024.yaml"],
    )
    def it_may_be_the_files_or_none(self, name: str) -> None:
        assert found(SAMPLE, name=name) == []

    @pytest.mark.parametrize("name", ["ITA2569.yaml", "o26_2569.yaml", "ผลการประเมิน ปี ๒๕๖๙.yaml"])
    def it_may_be_that_of_the_assessment(self, name: str) -> None:
        assert found(SAMPLE, name=name) == []

    @pytest.mark.parametrize(
        "name",
        [
            "data/measures_2569.yaml",
            "ปี๒๕๖๗.yaml",
            "ITA2567.yaml",
            "ITA2570.yaml",
            "itareport_2569.yaml",
            "co26_2569.yaml",
        ],
    )
    def it_is_a_warning_where_it_is_another(self, name: str) -> None:
        assert found(SAMPLE, name=name) == [("ITA112", "fiscal_year")]

    def it_is_the_files_name_and_no_folders(self) -> None:
        assert found(SAMPLE, name="2569/a.yaml") == []


class DescribeTwins:
    def it_names_the_earlier_file(self) -> None:
        checked = check("b.yaml", SAMPLE.encode(), "auto", twin="a.yaml")
        (finding,) = checked.findings
        assert (finding.rule, finding.path) == ("ITA113", "fiscal_year")
        assert "a.yaml" in finding.message

    def it_is_found_in_one_run_where_agency_and_year_are_the_same(self, in_empty_folder: Path) -> None:
        from itareport import validate_many

        texts = {
            "a.yaml": SAMPLE,
            "b.yaml": SAMPLE.replace("fiscal_year: 2568", 'fiscal_year: "๒๕๖๘" # ปี').replace("name: องค์การบริหารส่วนตำบลตัวอย่าง", "name: 'องค์การบริหารส่วนตำบลตัวอย่าง'  # ชื่อ"),
            "other.yaml": SAMPLE.replace("องค์การบริหารส่วนตำบล", "เทศบาลตำบล"),
            "year.yaml": SAMPLE.replace("fiscal_year: 2568", "fiscal_year: 2569"),
        }  # fmt: skip
        for name, text in texts.items():
            Path(name).write_text(text, "utf-8")
        results = validate_many([*texts, "a.yaml"])
        assert [[each.rule for each in result.findings if each.rule == "ITA113"] for result in results] == [
            [],
            ["ITA113"],
            [],
            [],
            [],
        ]


class DescribeFieldsWithoutAColumn:
    def it_is_one_warning_a_field_at_the_first_and_says_how_to_add_the_column(self) -> None:
        text = SAMPLE.replace(FIRST, FIRST + "        budget: ๕๐๐ บาท\n        remarks:\n          - ก\n")
        text = text.replace("        period: ทุกเดือน\n", "        period: ทุกเดือน\n        budget: ๖๐๐ บาท\n")
        budget, remarks = check("a", text.encode(), "auto").findings
        assert [each.path for each in (budget, remarks)] == [
            f"issues[1].measures[0].{key}" for key in ("budget", "remarks")
        ]
        assert "2 measures" in budget.message
        assert "2568" in budget.message
        assert "“budget: งบประมาณ (บาท)”" in budget.hint
        assert "forms/2568.yaml" in budget.hint

    def it_says_nothing_of_a_field_without_value(self) -> None:
        assert found(SAMPLE.replace(FIRST, FIRST + "        budget:\n        remarks: ~\n")) == []
