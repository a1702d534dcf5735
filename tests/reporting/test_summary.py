from __future__ import annotations

import copy

import pytest

from itareport import i18n
from itareport.findings import Severity
from itareport.reporting.summary import completeness

MEASURE = {
    "name": "มาตรการ",
    "steps": ["ขั้นตอน"],
    "period": "ไตรมาส ๑",
    "responsible": "กองคลัง",
    "outputs": "ผล",
    "outcomes": ["ผลลัพธ์"],
}


@pytest.fixture
def report():
    return {"issues": [{"number": str(number), "measures": [copy.deepcopy(MEASURE)]} for number in range(1, 8)]}


class TestCompleteness:
    def test_it_says_that_a_complete_report_is_ready(self, report):
        assert completeness(report, "report", []) == "All 7 issues, 7 measures: ready to publish"

    def test_it_counts_in_thai_digits_in_thai(self, report, monkeypatch):
        monkeypatch.setattr(i18n, "language", lambda: "th")

        assert completeness(report, "report", []) == "All ๗ issues, ๗ measures: ready to publish"

    def test_it_counts_the_measures_of_all_issues(self, report):
        report["issues"][2]["measures"].append(MEASURE)

        assert "8 measures" in completeness(report, "report", [])

    def test_it_says_that_errors_come_first(self, report, finding):
        findings = [finding(), finding(severity=Severity.ERROR)]

        assert completeness(report, "report", findings).endswith("but 1 error must be corrected first")

    def test_it_mentions_warnings(self, report, finding):
        findings = [finding(), finding(), finding(severity=Severity.INFO)]

        assert completeness(report, "report", findings).endswith("can be published; look at 2 warnings first")

    def test_it_names_the_missing_issues(self, report):
        del report["issues"][2], report["issues"][3]

        assert completeness(report, "report", []) == "Not complete yet: issues 3, 5 are missing"

    def test_it_counts_an_issue_number_in_thai_digits(self, report):
        report["issues"][0]["number"] = "๑"

        assert completeness(report, "report", []).endswith("ready to publish")

    @pytest.mark.parametrize("empty", [None, "", " ", [], [None], [""], {}])
    def test_it_counts_measures_with_empty_fields(self, report, empty):
        report["issues"][0]["measures"][0]["outputs"] = empty
        del report["issues"][1]["measures"][0]["period"]

        assert completeness(report, "report", []) == "Not complete yet: 2 measures have empty fields"

    def test_it_asks_a_plan_for_no_results(self, report):
        for issue in report["issues"]:
            del issue["measures"][0]["outputs"], issue["measures"][0]["outcomes"]

        assert completeness(report, "plan", []).endswith("ready to publish")
        assert completeness(report, "report", []) == "Not complete yet: 7 measures have empty fields"

    def test_it_names_issues_without_measures(self, report):
        report["issues"][5]["measures"] = []

        assert completeness(report, "report", []) == "Not complete yet: issue 6 has no measure"

    @pytest.mark.parametrize("value", [None, "text", [], {}, {"issues": None}, {"issues": [None, {"number": "x"}]}])
    def test_it_survives_data_that_is_no_report(self, value):
        assert completeness(value, "report", []) == "Not complete yet: no issue can be read"
