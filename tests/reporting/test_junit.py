from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from itareport.findings import Finding, Severity, Span
from itareport.reporting import FORMATS
from itareport.reporting.results import LIMIT
from itareport.results import Result

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parents[1] / "data" / "junit-10.xsd")))


def suites_of(*results):
    document = etree.fromstring("".join(FORMATS["junit"](results)).encode("utf-8"))
    SCHEMA.assertValid(document)
    return document.findall("testsuite")


class TestJunit:
    def test_it_has_a_testsuite_for_each_file(self, finding):
        suites = suites_of(Result("data/a.yaml", [finding()]), Result("b.yaml", []))

        assert [suite.get("name") for suite in suites] == ["data/a.yaml", "b.yaml"]
        assert [suite.get("id") for suite in suites] == ["0", "1"]

    def test_it_has_a_passing_testcase_for_a_clean_file(self):
        (suite,) = suites_of(Result("a.yaml", []))

        assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
        assert len(suite.findall("testcase")) == 1
        assert suite.find("testcase/failure") is None

    def test_it_has_a_failing_testcase_for_each_finding(self, finding):
        (suite,) = suites_of(Result("a.yaml", [finding(), finding(severity=Severity.ERROR)]))

        assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "2", "0")
        assert [failure.get("type") for failure in suite.findall("testcase/failure")] == ["warning", "error"]

    def test_it_gives_no_two_testcases_one_name(self, finding):
        again = finding(span=Span(2, 7, 2, 8))
        (suite,) = suites_of(Result("a.yaml", [finding(), again, finding(path="issues[1]"), finding(rule="ITA102")]))

        assert len({case.get("name") for case in suite.findall("testcase")}) == 4

    def test_it_says_rule_place_message_and_next_step(self, finding):
        (suite,) = suites_of(Result("a.yaml", [finding()]))
        case = suite.find("testcase")

        assert case.get("name") == "ITA101 period-year issues[0].measures[0].period"
        assert case.get("classname") == "a.yaml"
        assert case.find("failure").get("message") == "the year is another\nType 2568."
        assert case.find("failure").text == (
            "data/measures_2568.yaml:2:5: warning ITA101 the year is another\nType 2568."
        )

    def test_it_counts_all_findings_in_its_properties(self, finding):
        (suite,) = suites_of(Result("a.yaml", [finding()] * (LIMIT + 9)))

        counts = {each.get("name"): each.get("value") for each in suite.findall("properties/property")}
        assert counts == {"errors": "0", "warnings": str(LIMIT + 9)}
        assert suite.get("failures") == str(LIMIT + 1) == str(len(suite.findall("testcase")))

    @pytest.mark.parametrize(("text", "carried"), [("a\x00b\x1b", "a#x00b#x1B"), ("\ufffe\ud800", "#xFFFE#xD800")])
    def test_it_writes_what_xml_cannot_carry_as_code_points(self, finding, text, carried):
        (suite,) = suites_of(Result(text, [finding(message=text, hint="")]))

        assert suite.get("name") == carried
        assert suite.find("testcase/failure").get("message") == carried

    @given(message=st.text(st.characters(), max_size=40), name=st.text(st.characters(), min_size=1, max_size=20))
    @settings(deadline=None, max_examples=100)
    def test_it_is_well_formed_whatever_the_words(self, message, name):
        finding = Finding("ITA101", "period-year", Severity.ERROR, message, "", name)

        assert len(suites_of(Result(name, [finding]))) == 1
