from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from itareport.findings import START, Severity, Span
from itareport.reporting import FORMATS
from itareport.results import Result
from itareport.rules.catalogue import RULES

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "sarif-2.1.0.schema.json").read_text("utf-8"))


def run_of(*results):
    log = json.loads("".join(FORMATS["sarif"](results)))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log["runs"][0]


def result_of(finding, *lines):
    return run_of(Result(finding.file, [finding], dict(enumerate(lines, 1))))["results"][0]


class TestSarif:
    def test_it_names_an_https_schema_and_the_version(self):
        log = json.loads("".join(FORMATS["sarif"]([])))

        assert log["$schema"].startswith("https://")
        assert log["version"] == "2.1.0"

    def test_it_describes_every_rule(self):
        driver = run_of()["tool"]["driver"]

        assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in RULES]
        assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in driver["rules"])

    def test_it_says_that_columns_count_code_points(self):
        assert run_of()["columnKind"] == "unicodeCodePoints"

    def test_it_gives_place_rule_level_and_message(self, finding):
        run = run_of(Result("a.yaml", [finding(span=Span(2, 5, 3, 9))]))
        (result,) = run["results"]

        assert result["ruleId"] == "ITA101"
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "ITA101"
        assert result["level"] == "warning"
        assert result["message"]["text"] == "the year is another\nType 2568."
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region == {"startLine": 2, "startColumn": 5, "endLine": 3, "endColumn": 9}
        assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "issues[0].measures[0].period"}]

    @pytest.mark.parametrize(
        ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")]
    )
    def test_it_has_a_level_for_each_severity(self, finding, severity, level):
        assert result_of(finding(severity=severity))["level"] == level

    def test_it_has_no_index_for_a_rule_of_another_command(self, finding):
        assert "ruleIndex" not in result_of(finding(rule="ITA401"))

    def test_it_names_no_logical_place_of_the_file_as_a_whole(self, finding):
        assert "logicalLocations" not in result_of(finding(path="", span=START))["locations"][0]

    def test_it_has_fingerprints_that_survive_a_line_moving(self, finding):
        before = result_of(finding(), "", "    2567")
        after = result_of(finding(span=Span(3, 5, 3, 9)), "", "", "    2567")

        assert before["partialFingerprints"] == after["partialFingerprints"] != {}


class TestUri:
    @pytest.mark.parametrize(
        ("name", "uri"),
        [
            ("data/measures_2568.yaml", "data/measures_2568.yaml"),
            ("ปี 2568/a.yaml", "%E0%B8%9B%E0%B8%B5%202568/a.yaml"),
            ("c:d#e?f%.yaml", "c%3Ad%23e%3Ff%25.yaml"),
            ("-", "-"),
            ("\udce0.yaml", "%E0.yaml"),
        ],
    )
    def test_it_is_percent_encoded(self, finding, name, uri):
        location = result_of(finding(file=name))["locations"][0]["physicalLocation"]["artifactLocation"]

        assert location == {"uri": uri, "uriBaseId": "%SRCROOT%"}

    def test_it_is_relative_to_the_current_folder(self, finding, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)

        location = result_of(finding(file=str(tmp_path / "data" / "a.yaml")))["locations"][0]["physicalLocation"]

        assert location["artifactLocation"]["uri"] == "data/a.yaml"

    def test_it_is_absolute_on_another_drive(self, finding, tmp_path, monkeypatch):
        def refuse(_name):
            raise ValueError("path is on mount 'D:', start on mount 'C:'")

        monkeypatch.setattr("os.path.relpath", refuse)

        location = result_of(finding(file=str(tmp_path / "a b.yaml")))["locations"][0]["physicalLocation"]

        assert location["artifactLocation"] == {"uri": (tmp_path / "a b.yaml").as_uri()}
