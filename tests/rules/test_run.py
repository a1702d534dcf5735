from __future__ import annotations

import pytest

from itareport import rules
from itareport.checking import check
from itareport.forms import edition_for
from itareport.rules.run import MAX_THAI_FINDINGS, MAX_THAI_LENGTH
from itareport.rules.sample import SAMPLE
from itareport.rules.settings import Settings
from itareport.source import read

PERIOD = "        period: ไตรมาส ๓\n"


class TestCheck:
    def test_warnings_are_found_beside_errors(self, ids):
        changes = {PERIOD: "        period: ไตรมาส ๗\n", "ดำเนินการตามแผน": '""', "  - number: 7\n": "  - number: 9\n"}

        assert ids(changes) == ["ITA054", "ITA102", "ITA063"]

    def test_a_text_with_an_error_gets_no_warning_beside_it(self, ids):
        assert ids({PERIOD: '        period: "ไตรมาส ๗\\ufffd"\n'}) == ["ITA010"]

    def test_findings_come_in_file_order(self, found):
        findings = found({"ดำเนินการตามแผน": "ตามเเผน เเละ", "กองช่าง": "...", "format: 1": "format: 2"})

        assert [finding.rule for finding in findings] == ["ITA058", "ITA206", "ITA206", "ITA103"]
        assert findings == sorted(findings, key=lambda finding: finding.span)

    def test_one_place_is_one_finding_though_two_rules_see_it(self, ids):
        assert ids({"ดำเนินการตามแผน": "ป้องประามการทุจริต"}) == ["ITA214"]

    @pytest.mark.parametrize(
        "settings", [Settings(ignore=("ITA214",)), Settings(select=("ITA201",)), Settings(select=("ITA20",))]
    )
    def test_a_rule_that_is_off_hides_nothing(self, ids, settings):
        assert ids({"ดำเนินการตามแผน": "ป้องประามการทุจริต"}, settings=settings) == ["ITA201"]

    def test_a_finding_that_is_silenced_stands_for_its_place_all_the_same(self, ids):
        text = "ป้องประามการทุจริต  # itareport: ignore[ITA214]"

        assert ids({"ดำเนินการตามแผน": text}) == []

    def test_a_place_that_a_report_rule_marks_gets_no_thai_finding_too(self, ids):
        assert ids({"ดำเนินการตามแผน": '"✅ ดำเนินการตามแผน"'}) == ["ITA218"]
        assert ids({"ดำเนินการตามแผน": '"✔️ ดำเนินการตามแผน"'}) == ["ITA106"]

    def test_latin_texts_are_checked_by_the_report_rules(self, ids):
        assert ids({"ดำเนินการตามแผน": "TODO"}) == ["ITA103"]

    def test_a_span_sees_through_escapes(self, found):
        (finding,) = found({"- ดำเนินการตามแผน": '- "ก\\u0e02 เเผน"'})

        assert (finding.span.column, finding.span.end_column) == (22, 24)

    def test_a_fault_after_a_refused_character_is_at_its_own_place(self, found):
        text = "ก\x07ขคงเเผน"
        refused, slip = found({"ดำเนินการตามแผน": text})

        assert (refused.rule, slip.rule) == ("ITA010", "ITA206")
        assert slip.span.column - refused.span.column == text.index("เเ") - text.index("\x07")
        assert slip.span.end_column == slip.span.column + 2

    @pytest.mark.parametrize(
        "text", ["", "a", "- a", "issues: 1", "issues: [1, [], {}]", "issues: [{measures: [1]}]", "agency: []", "a: [b"]
    )
    def test_data_of_any_shape_is_survived(self, text):
        document = read("a.yaml", text.encode())

        assert rules.run_rules(document, "report", edition_for(2568)) == []


def test_the_shipped_report_shows_its_known_slips_only(shipped):
    findings = check(shipped.name, shipped.read_bytes()).findings

    assert [finding for finding in findings if not 201 <= int(finding.rule[3:]) <= 249] == []


def test_the_sample_has_no_finding_as_a_plan_either():
    assert check("a.yaml", SAMPLE.encode(), "plan").findings == ()


class TestLimits:
    def test_a_text_that_is_a_chapter_is_only_too_long(self, ids):
        assert ids({"ดำเนินการตามแผน": "ก" * MAX_THAI_LENGTH + "ตามเเผน"}) == ["ITA108"]

    def test_a_damaged_file_gets_so_many_thai_findings_and_no_more(self, ids):
        entries = "\n          ".join(["- " + "ตามเเผน " * 100 + "ก"] * (MAX_THAI_FINDINGS // 100 + 1))

        assert len(ids({"- ดำเนินการตามแผน": entries})) == MAX_THAI_FINDINGS

    def test_findings_of_a_rule_that_is_off_are_not_counted(self, ids):
        entries = "\n          ".join(
            [*["- " + "ตามเเผน " * 100 + "ก"] * (MAX_THAI_FINDINGS // 100 + 1), "- ป้องประามการทุจริต"]
        )

        assert ids({"- ดำเนินการตามแผน": entries}, settings=Settings(ignore=("ITA206",))) == ["ITA214"]
