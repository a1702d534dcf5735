"""The data format: every fault one finding, at its place, with the next step."""

from __future__ import annotations

import re

import pytest

from itareport import schema, source
from itareport.findings import Finding
from itareport.rules.sample import SAMPLE
from itareport.schema import DocumentKind, Report

PERIOD = "        period: ไตรมาส ๒\n"
STEP = "          - สำรวจความต้องการของประชาชน\n"


def check(text: str, kind: DocumentKind = "report") -> tuple[Report | None, list[Finding]]:
    document = source.read("f", text.encode())
    report, findings = schema.check(document, kind)
    return report, [*document.findings, *findings]


def found(text: str, kind: DocumentKind = "report") -> list[tuple[str, str]]:
    return [(finding.rule, finding.path) for finding in check(text, kind)[1]]


def with_period(line: str) -> str:
    assert SAMPLE.count(PERIOD) == 1
    return SAMPLE.replace(PERIOD, line)


def with_step(line: str) -> str:
    assert SAMPLE.count(STEP) == 1
    return SAMPLE.replace(STEP, line)


def numbered(*numbers: object) -> str:
    remaining = iter(numbers)
    return re.sub(r"number: \d", lambda _match: f"number: {next(remaining)}", SAMPLE)


PERIOD_PATH = "issues[1].measures[0].period"
STEPS_PATH = "issues[1].measures[0].steps"


class DescribeCurlyQuotes:
    def it_says_that_straight_ones_are_needed(self) -> None:
        _report, (finding,) = check(with_step("          - “ผล: ดี”\n"))
        assert (finding.rule, finding.path) == ("ITA018", f"{STEPS_PATH}[0]")
        assert "curly" in finding.hint


class DescribeAnEscapedCharacter:
    def it_may_be_one_that_word_can_carry(self) -> None:
        assert found(with_period('        period: "ก\\x7f"\n')) == []


class DescribeValidFiles:
    def it_makes_a_report(self) -> None:
        report, findings = check(SAMPLE)
        assert findings == []
        assert report is not None
        assert report["fiscal_year"] == 2568
        assert [issue["number"] for issue in report["issues"]] == [1, 2, 3, 4, 5, 6, 7]

    @pytest.mark.parametrize("year", ["2568", '"2568"', "๒๕๖๘", "'๒๕๖๘'"])
    def it_takes_the_year_in_either_script(self, year: str) -> None:
        report, _findings = check(SAMPLE.replace("fiscal_year: 2568", f"fiscal_year: {year}"))
        assert report is not None
        assert report["fiscal_year"] == 2568

    def it_keeps_every_text_as_typed(self) -> None:
        report, _findings = check(with_period("        period: 1.10\n"))
        assert report is not None
        assert report["issues"][1]["measures"][0]["period"] == "1.10"

    def it_keeps_a_single_text_apart_from_a_list_of_one(self) -> None:
        report, _findings = check(SAMPLE)
        assert report is not None
        assert isinstance(report["issues"][2]["measures"][0]["steps"], str)
        assert isinstance(report["issues"][3]["measures"][0]["steps"], list)


class DescribeFaults:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (with_period(""), [("ITA051", PERIOD_PATH)]),
            (with_period("        peroid: x\n"), [("ITA052", "issues[1].measures[0].peroid")]),
            (with_period("        ระยะเวลา: x\n"), [("ITA052", "issues[1].measures[0].ระยะเวลา")]),
            (with_period(PERIOD + "        note: x\n"), [("ITA052", "issues[1].measures[0].note")]),
            (with_period("        note: x\n"), [("ITA051", PERIOD_PATH), ("ITA052", "issues[1].measures[0].note")]),
            (with_period("        period:\n"), [("ITA053", PERIOD_PATH)]),
            (with_period("        period: ~\n"), [("ITA053", PERIOD_PATH)]),
            (with_period("        period: ''\n"), [("ITA054", PERIOD_PATH)]),
            (with_period('        period: " \u200b"\n'), [("ITA054", PERIOD_PATH)]),
            (with_period("        period: [a]\n"), [("ITA056", PERIOD_PATH)]),
            (with_period("        period:\n          a: b\n          c: d\n"), [("ITA056", PERIOD_PATH)]),
            (with_period("        period: {a: b}\n"), [("ITA018", PERIOD_PATH)]),
            (with_step("          -\n"), [("ITA053", f"{STEPS_PATH}[0]")]),
            (with_step("          - ''\n"), [("ITA054", f"{STEPS_PATH}[0]")]),
            (with_step("          - ผล: ดี\n"), [("ITA018", f"{STEPS_PATH}[0]")]),
            (with_step("          - - x\n"), [("ITA056", f"{STEPS_PATH}[0]")]),
            (
                with_step("          - a\n          - ~\n          - ''\n"),
                [("ITA053", f"{STEPS_PATH}[1]"), ("ITA054", f"{STEPS_PATH}[2]")],
            ),
            (SAMPLE.replace("format: 1", "format: 2"), [("ITA058", "format")]),
            (SAMPLE.replace("format: 1", "format: one"), [("ITA057", "format")]),
            (SAMPLE.replace("format: 1\n", ""), [("ITA051", "format")]),
            (SAMPLE.replace("fiscal_year: 2568", "fiscal_year: 2025"), [("ITA060", "fiscal_year")]),
            (SAMPLE.replace("fiscal_year: 2568", "fiscal_year: 25"), [("ITA059", "fiscal_year")]),
            (SAMPLE.replace("fiscal_year: 2568", "fiscal_year: 2700"), [("ITA059", "fiscal_year")]),
            (SAMPLE.replace("fiscal_year: 2568", "fiscal_year: ปี 2568"), [("ITA057", "fiscal_year")]),
            (SAMPLE.replace("fiscal_year: 2568", "fiscal_year: 2568.0"), [("ITA057", "fiscal_year")]),
            (SAMPLE.replace("fiscal_year: 2568", "fiscal_year: [2568]"), [("ITA056", "fiscal_year")]),
            (SAMPLE.replace("fiscal_year: 2568", "fiscal_year: " + "9" * 5000), [("ITA059", "fiscal_year")]),
            ("- a\n", [("ITA065", "")]),
            ("ข้อความ\n", [("ITA065", "")]),
            (SAMPLE[: SAMPLE.index("issues:")] + "issues: []\n", [("ITA055", "issues")]),
            (SAMPLE[: SAMPLE.index("issues:")] + "issues:\n", [("ITA053", "issues")]),
            (SAMPLE[: SAMPLE.index("issues:")] + "issues: ยังไม่มี\n", [("ITA056", "issues")]),
            (SAMPLE[: SAMPLE.index("issues:")], [("ITA051", "issues")]),
        ],
    )
    def it_is_one_finding_at_its_path(self, text: str, expected: list[tuple[str, str]]) -> None:
        report, findings = check(text)
        assert report is None
        assert [(finding.rule, finding.path) for finding in findings] == expected

    def it_reports_all_faults_in_file_order(self) -> None:
        text = (
            with_period("        peroid: x\n").replace("format: 1", "format: 2").replace("  name: อง", "  nome: อง", 1)
        )
        assert [rule for rule, _path in found(text)] == ["ITA058", "ITA052", "ITA052"]

    def it_does_not_repeat_what_the_reader_found(self) -> None:
        assert found(with_period("        period: *x\n")) == [("ITA014", PERIOD_PATH)]
        assert found(with_period("        period: #1 x\n")) == [("ITA020", PERIOD_PATH)]
        assert found(with_step("          - #1 x\n")) == [("ITA020", f"{STEPS_PATH}[0]")]
        assert found(with_period("        \u00a0period: x\n")) == [("ITA021", PERIOD_PATH)]

    def it_reports_a_value_that_a_comment_is_beside(self) -> None:
        text = SAMPLE.replace("number: 7", "number: 9 #1")
        assert found(text) == [("ITA020", "issues[6].number"), ("ITA063", "issues[6].number")]
        assert found(with_period("        period: # x\n")) == [("ITA053", PERIOD_PATH)]
        assert found(
            with_period("        period: #1 x\n        responsible:\n").replace("        responsible: กองช่าง\n", "")
        ) == [
            ("ITA020", PERIOD_PATH),
            ("ITA053", "issues[1].measures[0].responsible"),
        ]

    @pytest.mark.parametrize(
        ("line", "hint"),
        [("        peroid: x\n", "period"), ("        Period: x\n", "period"), ("        ช่วงระยะเวลา: x\n", "period")],
    )
    def it_says_which_key_was_meant(self, line: str, hint: str) -> None:
        (finding,) = check(with_period(line))[1]
        assert f"“{hint}”" in finding.hint

    def it_says_the_buddhist_year(self) -> None:
        (finding,) = check(SAMPLE.replace("fiscal_year: 2568", "fiscal_year: 2025"))[1]
        assert "2568" in finding.hint


class DescribePlaces:
    def it_puts_a_missing_key_at_the_first_key_of_its_mapping(self) -> None:
        (finding,) = check(with_period(""))[1]
        line = SAMPLE.splitlines().index("      - name: มาตรการปรับปรุงการให้บริการ") + 1
        assert (finding.span.line, finding.span.column) == (line, 9)

    def it_puts_no_value_at_its_key(self) -> None:
        (finding,) = check(with_period("        period:\n"))[1]
        assert (finding.span.column, finding.span.end_column) == (9, 15)

    def it_puts_an_unknown_key_at_the_key(self) -> None:
        (finding,) = check(with_period("        peroid: x\n"))[1]
        assert (finding.span.column, finding.span.end_column) == (9, 15)

    def it_puts_a_wrong_value_at_the_value(self) -> None:
        (finding,) = check(with_period("        period: ''\n"))[1]
        assert (finding.span.column, finding.span.end_column) == (17, 19)


class DescribeSequence:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (numbered(1, 2, 3, 3, 5, 6, 7), [("ITA062", "issues[3].number")]),
            (numbered(9, 2, 3, 4, 5, 6, 7), [("ITA063", "issues[0].number")]),
            (numbered(0, 2, 3, 4, 5, 6, 7), [("ITA063", "issues[0].number")]),
            (numbered(2, 1, 3, 4, 5, 6, 7), [("ITA064", "issues[1].number")]),
            (numbered(7, 1, 2, 3, 4, 5, 6), [("ITA064", "issues[1].number")]),
            (numbered(1, 2, 3, 4, 5, 7, 6), [("ITA064", "issues[6].number")]),
            (numbered("x", 2, 3, 4, 5, 6, 7), [("ITA057", "issues[0].number")]),
            (numbered("๑", '"2"', 3, 4, 5, 6, 7), []),
            (SAMPLE + SAMPLE[SAMPLE.index("  - number: 7") :], [("ITA062", "issues[7].number")]),
        ],
    )
    def it_finds_each_fault_once(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert found(text) == expected

    def it_reports_each_missing_issue_at_the_key(self) -> None:
        cut = SAMPLE[: SAMPLE.index("  - number: 6")]
        findings = check(cut)[1]
        assert [(finding.rule, finding.path) for finding in findings] == [("ITA061", "issues"), ("ITA061", "issues")]
        assert ["6" in findings[0].message, "7" in findings[1].message] == [True, True]
        line = SAMPLE.splitlines().index("issues:") + 1
        assert {(finding.span.line, finding.span.column) for finding in findings} == {(line, 1)}

    def it_reports_an_entry_without_a_number_only_there(self) -> None:
        text = SAMPLE.replace("  - number: 4\n    measures:", "  - measures:")
        assert found(text) == [("ITA051", "issues[3].number")]

    def it_names_the_number_that_lacks_beside_one_out_of_range(self) -> None:
        (finding,) = check(numbered(1, 2, 3, 4, 5, 6, 8))[1]
        assert finding.hint.startswith("Correct the number (still missing: 7).")
        (finding,) = check(numbered(1, 2, 3, 9, 4, 5, 6))[1]
        assert finding.hint.startswith("Correct the number (still missing: 7).")
        (finding,) = check(SAMPLE + SAMPLE[SAMPLE.index("  - number: 7") :].replace("number: 7", "number: 8"))[1]
        assert finding.hint.startswith("Correct the number. ")

    def it_names_the_number_that_lacks_beside_a_repeated_one(self) -> None:
        (finding,) = check(numbered(1, 2, 3, 3, 5, 6, 7))[1]
        assert "4" in finding.hint


class DescribePlans:
    emptied = re.sub(r"(?m)^        (outputs|outcomes):(?: .*)?\n(?:          .*\n)*", r"        \1:\n", SAMPLE)
    without = re.sub(r"(?m)^        (outputs|outcomes):(?: .*)?\n(?:          .*\n)*", "", SAMPLE)

    @pytest.mark.parametrize("text", [emptied, without, SAMPLE])
    def it_may_lack_outputs_and_outcomes(self, text: str) -> None:
        report, findings = check(text, "plan")
        assert findings == []
        assert report is not None

    def it_is_no_report_then(self) -> None:
        assert {rule for rule, _path in found(self.emptied)} == {"ITA053"}
        assert {rule for rule, _path in found(self.without)} == {"ITA051"}
        assert (len(found(self.emptied)), len(found(self.without))) == (7, 14)

    @pytest.mark.parametrize("value", ["[]", "''", "[~]", "{a: b}"])
    def it_may_not_have_damaged_ones(self, value: str) -> None:
        assert (
            len(
                found(
                    self.without.replace(
                        "        period: ไตรมาส ๒\n", f"        period: x\n        outputs: {value}\n"
                    ),
                    "plan",
                )
            )
            == 1
        )

    def it_needs_everything_else(self) -> None:
        assert found(with_period(""), "plan") == [("ITA051", PERIOD_PATH)]
