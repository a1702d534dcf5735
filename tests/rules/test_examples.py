"""Each rule of the catalogue: its bad example shows exactly that finding, in every format; its good one shows none."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

import pytest
from lxml import etree

from itareport.checking import check
from itareport.findings import Family, Finding, Rule
from itareport.project import Project
from itareport.reporting import FORMATS
from itareport.results import Result
from itareport.rules.catalogue import RULES
from itareport.rules.sample import SAMPLE
from itareport.rules.settings import Settings

WITH_DICTIONARY = Settings(select=("ITA",))
"""The dictionary's rules run only when they are asked for."""

EXAMPLES = [rule for rule in RULES if rule.example]
MISSING_KEY = "ITA051"
WITHOUT_COLUMN = {"gitlab"}


class Place(NamedTuple):
    rule: str
    line: int
    column: int | None


def of_text(report: str) -> list[Place]:
    pattern = re.compile(r"^a\.yaml:(\d+):(\d+): (?:error|warning|info) (ITA\d+) .+$", re.MULTILINE)
    return [Place(rule, int(line), int(column)) for line, column, rule in pattern.findall(report)]


def of_json(report: str) -> list[Place]:
    return [Place(each["rule"], each["line"], each["column"]) for each in json.loads(report)["findings"]]


def of_github(report: str) -> list[Place]:
    pattern = re.compile(r"::(?:error|warning|notice) file=a\.yaml,line=(\d+),col=(\d+),title=(ITA\d+) [a-z0-9-]+::.+")
    matches = [pattern.fullmatch(line) for line in report.splitlines()]
    return [Place(match[3], int(match[1]), int(match[2])) for match in matches]


def of_gitlab(report: str) -> list[Place]:
    return [Place(each["check_name"], each["location"]["lines"]["begin"], None) for each in json.loads(report)]


def of_sarif(report: str) -> list[Place]:
    results = json.loads(report)["runs"][0]["results"]
    regions = [each["locations"][0]["physicalLocation"]["region"] for each in results]
    return [
        Place(each["ruleId"], region["startLine"], region["startColumn"])
        for each, region in zip(results, regions, strict=True)
    ]


def of_junit(report: str) -> list[Place]:
    return of_text("\n".join(failure.text for failure in etree.fromstring(report.encode()).iter("failure")))


READERS = {
    "text": of_text,
    "json": of_json,
    "github": of_github,
    "gitlab": of_gitlab,
    "sarif": of_sarif,
    "junit": of_junit,
}


def findings_in(text: str, rule: Rule | None = None) -> tuple[list[Finding], tuple[str, ...]]:
    settings = WITH_DICTIONARY if rule and rule.family is Family.DICTIONARY else None
    checked = check("a.yaml", text.encode(), project=Project(settings or Settings()))
    return list(checked.findings), checked.source_file.lines


def offset(lines: tuple[str, ...], line: int, column: int) -> int:
    return sum(len(each) + 1 for each in lines[: line - 1]) + column - 1


def test_every_format_is_read_back():
    assert READERS.keys() == FORMATS.keys()


def test_the_sample_has_no_finding():
    assert findings_in(SAMPLE)[0] == []


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.id)
def test_the_bad_example_shows_exactly_its_finding_inside_the_changed_text(rule):
    findings, lines = findings_in(SAMPLE.replace(rule.example.place, rule.example.bad), rule)

    assert [(finding.rule, finding.name, finding.severity) for finding in findings] == [
        (rule.id, rule.name, rule.severity)
    ]
    span = findings[0].span
    begin = SAMPLE.index(rule.example.place)
    if rule.id == MISSING_KEY:
        begin = SAMPLE.rindex("- name", 0, begin)
    end = max(begin + 1, SAMPLE.index(rule.example.place) + len(rule.example.bad))
    assert begin <= offset(lines, span.line, span.column) < end
    assert offset(lines, span.line, span.column) <= offset(lines, span.end_line, span.end_column) <= end


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.id)
def test_the_bad_example_says_what_is_wrong_and_what_to_do(rule):
    (finding,) = findings_in(SAMPLE.replace(rule.example.place, rule.example.bad), rule)[0]

    assert finding.message
    assert finding.hint
    assert "{" not in finding.message + finding.hint


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.id)
def test_the_good_example_shows_nothing(rule):
    assert findings_in(SAMPLE.replace(rule.example.place, rule.example.good), rule)[0] == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_the_finding_at_its_place(name):
    for rule in EXAMPLES:
        findings, lines = findings_in(SAMPLE.replace(rule.example.place, rule.example.bad), rule)
        span = findings[0].span
        wanted = Place(rule.id, span.line, None if name in WITHOUT_COLUMN else span.column)

        assert READERS[name]("".join(FORMATS[name]([Result("a.yaml", findings, dict(enumerate(lines, 1)))]))) == [
            wanted
        ]
