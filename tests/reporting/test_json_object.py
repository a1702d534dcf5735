from __future__ import annotations

import json

from itareport.findings import START, Severity, Span
from itareport.reporting import FORMATS
from itareport.reporting.results import LIMIT
from itareport.results import Result


class TestJson:
    def test_it_has_every_key_of_the_contract(self, finding):
        result = Result("a.yaml", [finding(severity=Severity.ERROR, file="a.yaml", span=Span(14, 9, 15, 14))])

        assert json.loads("".join(FORMATS["json"]([result]))) == {
            "version": 1,
            "findings": [
                {
                    "rule": "ITA101",
                    "name": "period-year",
                    "severity": "error",
                    "message": "the year is another",
                    "hint": "Type 2568.",
                    "file": "a.yaml",
                    "line": 14,
                    "column": 9,
                    "end_line": 15,
                    "end_column": 14,
                    "path": "issues[0].measures[0].period",
                }
            ],
            "summary": {"files": 1, "errors": 1, "warnings": 0},
        }

    def test_it_keeps_empty_hints_and_paths(self, finding):
        document = json.loads("".join(FORMATS["json"]([Result("a", [finding(hint="", path="", span=START)])])))

        assert document["findings"][0]["hint"] == ""
        assert document["findings"][0]["path"] == ""

    def test_it_is_a_whole_document_when_nothing_was_found(self):
        assert json.loads("".join(FORMATS["json"]([Result("a", []), Result("b", [])]))) == {
            "version": 1,
            "findings": [],
            "summary": {"files": 2, "errors": 0, "warnings": 0},
        }

    def test_it_shows_at_most_the_limit_and_counts_all(self, finding):
        document = json.loads("".join(FORMATS["json"]([Result("a", [finding()] * 1_000)])))

        assert len(document["findings"]) == LIMIT + 1
        assert document["summary"]["warnings"] == 1_000

    def test_it_writes_thai_as_it_is_and_broken_file_names_as_escapes(self, finding):
        written = "".join(FORMATS["json"]([Result("a", [finding(message="ปี", file="\udce0.yaml")])]))

        assert '"ปี"' in written
        assert json.loads(written.encode("utf-8"))["findings"][0]["file"] == "\udce0.yaml"
