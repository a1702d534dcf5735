from __future__ import annotations

import pytest

from itareport import rules
from itareport.forms import edition_for
from itareport.rules.sample import SAMPLE
from itareport.source import read

PERIOD = "        period: ไตรมาส ๓\n"
WRONG = "        period: ไตรมาส ๗"
IGNORE = "# itareport: ignore[ITA102]"
STEP = "          - ดำเนินการตามแผน\n"


class TestIgnoring:
    def test_a_comment_at_the_end_of_the_line_silences_the_rule_there(self, ids):
        assert ids({PERIOD: f"{WRONG}  {IGNORE}\n"}) == []

    @pytest.mark.parametrize("indentation", ["", "  ", "        "])
    def test_a_comment_alone_on_the_line_above_does_too(self, ids, indentation):
        assert ids({PERIOD: f"{indentation}{IGNORE}\n{WRONG}\n"}) == []

    def test_comments_may_be_between_it_and_the_line(self, ids):
        assert ids({PERIOD: f"        {IGNORE}\n        # หมายเหตุ\n{WRONG}\n"}) == []

    @pytest.mark.parametrize("written", ["ignore[ITA101, ITA102]", "ignore[ITA101,ITA102]", "ignore [ ita102 ITA101 ]"])
    def test_it_may_name_several_rules(self, ids, written):
        period = "        period: ไตรมาส ๗ ปีงบประมาณ ๒๕๖๐"

        assert ids({PERIOD: f"{period}  # itareport: {written}\n"}) == []

    def test_it_may_be_in_a_comment_that_says_why(self, ids):
        assert ids({PERIOD: f"{WRONG}  # ตามคำสั่งกอง {IGNORE[2:]} เพราะปีนี้มี ๗ ไตรมาส\n"}) == []

    def test_it_is_not_taken_for_text_lost_after_a_hash(self, ids):
        assert ids({PERIOD: f"{WRONG} {IGNORE.replace('# ', '#')}\n"}) != []
        assert "ITA020" not in ids({PERIOD: f"{WRONG} {IGNORE}\n"})

    def test_it_silences_no_other_rule(self, ids):
        assert ids({PERIOD: f"{WRONG}  # itareport: ignore[ITA103]\n"}) == ["ITA102", "ITA190"]

    def test_it_silences_no_other_line(self, found):
        findings = found({PERIOD: f"{IGNORE}\n        # \n\n{WRONG}\n"})

        assert [(finding.rule, finding.span.line) for finding in findings] == [("ITA190", 46), ("ITA102", 49)]

    def test_it_silences_every_finding_of_the_rule_on_the_line(self, ids):
        step = "          - ดำเนินการตามเเผน เเละเเนวทาง  # itareport: ignore[ITA206]\n"

        assert ids({STEP: step.replace("  # itareport: ignore[ITA206]", "")}) == ["ITA206"] * 3
        assert ids({STEP: step}) == []

    def test_beside_a_text_of_several_lines_it_reaches_into_it(self, ids):
        block = "          - |  # itareport: ignore[ITA206]\n            ดำเนินการ\n            ตามเเผน\n"

        assert ids({STEP: block.replace("  # itareport: ignore[ITA206]", "")}) == ["ITA206"]
        assert ids({STEP: block}) == []

    def test_beside_the_key_of_a_list_it_reaches_what_is_reported_of_the_list(self, ids):
        changes = {
            "          - มีทะเบียนการยืมที่เป็นปัจจุบัน\n": "          - แจ้งเวียนแนวทางการยืมพัสดุ\n",
            "งานพัสดุ กองคลัง\n        outputs:\n": "งานพัสดุ กองคลัง\n        outputs:  # itareport: ignore[ITA104]\n",
        }

        assert ids(changes) == []

    @pytest.mark.parametrize("text", ['"# itareport: ignore[ITA102]"', "'ไตรมาส # itareport: ignore[ITA102]'"])
    def test_a_text_that_looks_like_it_is_a_text(self, ids, text):
        assert ids({PERIOD: f"        period: {text}\n"}) == []


class TestVainIgnores:
    def test_one_that_silences_nothing_is_found_at_its_id(self, found):
        (finding,) = found({PERIOD: f"{PERIOD[:-1]}  {IGNORE}\n"})

        assert (finding.rule, finding.span.line) == ("ITA190", 46)
        start = len(PERIOD[:-1]) + 2 + IGNORE.index("ITA102") + 1
        assert (finding.span.column, finding.span.end_column) == (start, start + 6)

    def test_each_unused_id_is_one_finding(self, found):
        findings = found({PERIOD: f"{WRONG}  # itareport: ignore[ITA101, ITA102, ITA103]\n"})

        assert [finding.message.split()[0] for finding in findings] == ["ITA101", "ITA103"]

    @pytest.mark.parametrize("unknown", ["ITA999", "period-year", "ITA", "X1"])
    def test_an_unknown_rule_is_named(self, found, unknown):
        findings = found({PERIOD: f"{WRONG}  # itareport: ignore[{unknown}]\n"})

        assert [finding.rule for finding in findings] == ["ITA102", "ITA190"]
        assert f"no rule {unknown.upper()}" in findings[1].message

    @pytest.mark.parametrize("written", ["ignore", "ignore[]", "ignore[ ]", "ignore ITA102"])
    def test_one_without_a_rule_silences_nothing(self, found, written):
        findings = found({PERIOD: f"{WRONG}  # itareport: {written}\n"})

        assert [finding.rule for finding in findings] == ["ITA102", "ITA190"]
        assert "names no rule" in findings[1].message

    def test_an_ignore_cannot_silence_itself(self, ids):
        assert ids({PERIOD: f"{PERIOD[:-1]}  # itareport: ignore[ITA190]\n"}) == ["ITA190"]

    def test_beside_an_error_nothing_is_reported_of_rules_that_did_not_look(self, ids):
        assert ids({PERIOD: f'        period: ""  {IGNORE}\n'}) == ["ITA054"]

    def test_in_a_plan_nothing_is_reported_of_results(self, ids):
        changes = {"outputs: เผยแพร่ข่าวสาร ๑๒๐ เรื่อง": "outputs: …  # itareport: ignore[ITA103]"}

        assert ids(changes, kind="plan") == ids(changes, kind="report") == []


class TestErrors:
    def test_an_error_is_shown_and_its_ignore_is_a_warning_beside_it(self, found):
        findings = found({PERIOD: f"{PERIOD}        period: ไตรมาส ๔  # itareport: ignore[ITA012]\n"})

        assert [(finding.rule, finding.severity.value) for finding in findings] == [
            ("ITA012", "error"),
            ("ITA191", "warning"),
        ]

    def test_an_error_of_the_format_cannot_be_silenced_either(self, ids):
        assert ids({PERIOD: "        # itareport: ignore[ITA053]\n        period:\n"}) == ["ITA191", "ITA053"]

    def test_the_warning_is_where_no_error_does_too(self, ids):
        assert ids({PERIOD: f"{PERIOD[:-1]}  # itareport: ignore[ITA051]\n"}) == ["ITA191"]


def test_nothing_is_called_unused_in_a_file_that_was_not_read_to_its_end():
    text = SAMPLE.replace(PERIOD, f"{PERIOD[:-1]}  {IGNORE[:-1]}, ITA012]\n        !<: x\n")
    document = read("a.yaml", text.encode())

    assert not document.whole
    assert [finding.rule for finding in rules.run_rules(document, "report", edition_for(2568))] == ["ITA191"]


def test_ten_thousand_ignores_on_lines_of_their_own_cost_no_more_than_the_lines():
    text = SAMPLE + "# itareport: ignore[ITA101]\n" * 30_000
    document = read("a.yaml", text.encode())
    assert len(rules.run_rules(document, "report", edition_for(2568))) == 10_000


def test_an_ignore_inside_a_block_is_reported_to_be_printed():
    written = "        period: |\n          ไตรมาส ๒ # itareport: ignore[ITA101]\n"
    document = read("a.yaml", SAMPLE.replace(PERIOD, written).encode())
    (finding,) = rules.run_rules(document, "report", edition_for(2568))
    assert (finding.rule, finding.path) == ("ITA190", "issues[3].measures[0].period")
    assert "is printed" in finding.message
    assert document.lines[finding.span.line - 1][finding.span.column - 1 :].startswith("# itareport")
