from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from itareport.findings import Severity, Span
from itareport.reporting import FORMATS
from itareport.reporting.results import LIMIT
from itareport.results import Result

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "gitlab-code-quality.schema.json").read_text("utf-8"))


def report(*results):
    document = json.loads("".join(FORMATS["gitlab"](results)))
    jsonschema.validate(document, SCHEMA)
    return document


class TestGitlab:
    def test_it_writes_one_object_a_finding(self, finding):
        (entry,) = report(Result("data/measures_2568.yaml", [finding()]))

        assert entry["check_name"] == "ITA101"
        assert entry["description"] == "the year is another\nType 2568."
        assert entry["location"] == {"path": "data/measures_2568.yaml", "lines": {"begin": 2}}

    def test_it_is_an_empty_array_when_nothing_was_found(self):
        assert report(Result("a.yaml", [])) == []

    @pytest.mark.parametrize(
        ("severity", "name"), [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.INFO, "info")]
    )
    def test_it_has_a_severity_for_each(self, finding, severity, name):
        assert report(Result("a.yaml", [finding(severity=severity)]))[0]["severity"] == name


class TestFingerprints:
    def test_it_are_unique_even_of_equal_findings(self, finding):
        document = report(Result("a.yaml", [finding()] * (LIMIT + 5)), Result("b.yaml", [finding(file="b")]))

        assert len({entry["fingerprint"] for entry in document}) == len(document) == LIMIT + 2

    def test_it_survive_the_line_moving_and_another_language(self, finding):
        before = Result("a.yaml", [finding()], {2: "    2567 x"})
        moved = finding(span=Span(4, 7, 4, 11), message="ปีไม่ตรง บรรทัด 4", hint="แก้")
        after = Result("a.yaml", [moved], {4: "      2567 x"})

        assert report(before)[0]["fingerprint"] == report(after)[0]["fingerprint"]

    @pytest.mark.parametrize("change", [{"rule": "ITA102"}, {"file": "b.yaml"}, {"path": "issues[1]"}])
    def test_it_differ_by_rule_file_and_path(self, finding, change):
        one, other = (report(Result("a.yaml", [each])) for each in (finding(), finding(**change)))

        assert one[0]["fingerprint"] != other[0]["fingerprint"]

    def test_it_differ_by_the_text_that_is_marked(self, finding):
        one, other = (report(Result("a.yaml", [finding()], {2: line})) for line in ("    2567", "    2566"))

        assert one[0]["fingerprint"] != other[0]["fingerprint"]
