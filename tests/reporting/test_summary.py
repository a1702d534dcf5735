from __future__ import annotations

import pytest

from itareport import i18n
from itareport.findings import Severity
from itareport.progress import progress
from itareport.reporting.summary import next_step, summary
from itareport.results import Result
from support.filled import MEASURE, issues


@pytest.fixture
def report():
    return {"issues": issues()}


def said(value, kind="report", findings=(), *, strict=False):
    failing = bool(Result("a.yaml", tuple(findings)).failing(strict=strict))
    return summary(progress(value, kind), findings, failing=failing)


class DescribeSummary:
    def it_says_that_a_complete_report_is_ready_and_what_comes_next(self, report):
        assert said(report) == "ready to publish: all 7 issues, 7 measures"

    def it_counts_in_thai_digits_in_thai(self, report):
        with i18n.speaking("th"):
            assert "๗ ประเด็น ๗ มาตรการ" in said(report)
            assert not set("0123456789") & set(said(report))

    def it_counts_the_measures_of_all_issues(self, report):
        report["issues"][2]["measures"].append(MEASURE)

        assert "8 measures" in said(report)

    def it_counts_errors_and_warnings_of_a_file_that_cannot_be_published(self, report, finding):
        findings = [finding(), finding(severity=Severity.ERROR), finding(severity=Severity.INFO)]

        assert said(report, findings=findings) == ("cannot be published yet: 1 error; 1 warning")
        assert said(report, findings=[*findings, findings[0]]).endswith("1 error; 2 warnings")

    def it_mentions_warnings_of_one_that_can(self, report, finding):
        findings = [finding(), finding(), finding(severity=Severity.INFO)]

        assert said(report, findings=findings).startswith(
            "can be published: all 7 issues, 7 measures; look at 2 warnings first"
        )

    def it_says_of_one_with_warnings_under_strict_that_it_cannot(self, report, finding):
        assert said(report, findings=[finding()], strict=True) == "cannot be published yet: 1 warning"
        assert said(report, findings=[finding(severity=Severity.INFO)], strict=True).startswith("ready to publish")

    def it_names_the_missing_issues(self, report):
        del report["issues"][2], report["issues"][3]

        assert "issues 3, 5 are missing" in said(report)

    def it_names_issues_without_measures(self, report):
        report["issues"][5]["measures"] = []

        assert "issue 6 has no measure" in said(report)

    def it_names_the_next_command(self, report):
        far = progress(report, "report")
        assert next_step("a.yaml", far, failing=False) == "make it with: itareport build a.yaml"
        assert next_step("a.yaml", far, failing=True) == "correct it, then: itareport validate a.yaml"

    @pytest.mark.parametrize("value", [None, "text", [], {}, {"issues": None}, {"issues": [None, {"number": "x"}]}])
    def it_survives_data_that_is_no_report(self, value):
        assert "no issue can be read" in said(value)
