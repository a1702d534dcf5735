"""How far a data file is, from its values alone."""

from __future__ import annotations

import pytest

from itareport.progress import Unfilled, progress
from support.filled import issues


@pytest.fixture
def report():
    return {"fiscal_year": "2568", "agency": {"name": "เทศบาล"}, "issues": issues()}


def test_a_complete_report_lacks_nothing(report):
    found = progress(report, "report")
    assert found.complete
    assert (found.agency, found.fiscal_year) == ("เทศบาล", "2568")
    assert (found.issues, found.measures, found.filled, found.needed) == (7, 7, 42, 42)


@pytest.mark.parametrize("empty", [None, "", " ", [], [None], [""]])
def test_a_field_without_a_text_is_not_filled(report, empty):
    report["issues"][0]["measures"][0]["outputs"] = empty
    del report["issues"][1]["measures"][0]["period"]
    found = progress(report, "report")
    assert found.unfilled == (Unfilled(1, 1, ("outputs",)), Unfilled(2, 1, ("period",)))
    assert (found.filled, found.needed) == (40, 42)


def test_a_mapping_in_a_texts_place_is_an_error_but_not_empty(report):
    report["issues"][0]["measures"][0]["outputs"] = {"a": "b"}
    assert progress(report, "report").complete


def test_a_plan_needs_no_results(report):
    for issue in report["issues"]:
        del issue["measures"][0]["outputs"], issue["measures"][0]["outcomes"]
    assert progress(report, "plan").complete
    assert len(progress(report, "report").unfilled) == 7


def test_an_issue_number_may_be_in_thai_digits(report):
    report["issues"][0]["number"] = "๑"
    assert progress(report, "report").complete


def test_issues_that_lack_or_have_no_measure_are_named(report):
    del report["issues"][2]
    report["issues"][5]["measures"] = []
    found = progress(report, "report")
    assert (found.missing, found.empty, found.issues) == ((3,), (7,), 5)


@pytest.mark.parametrize("value", [None, "text", [], {}, {"issues": "x", "agency": []}, {"agency": {"name": 5}}])
def test_what_is_no_report_has_nothing(value):
    found = progress(value, "report")
    assert (found.issues, found.measures, found.agency) == (0, 0, "")
