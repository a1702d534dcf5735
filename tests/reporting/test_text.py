from __future__ import annotations

import re

from itareport.findings import Severity, Span
from itareport.reporting.text import text
from itareport.results import Result

LINES = {1: "format: 1", 2: "ปี: ที่ ๒๕๖๗ นี้", 3: "end"}


class TestText:
    def test_it_shows_place_and_message_then_the_marked_line_then_the_next_step(self, finding):
        result = Result("data/a.yaml", [finding(file="data/a.yaml", span=Span(2, 9, 2, 13))], LINES)

        assert text([result]) == (
            "data/a.yaml:2:9: warning ITA101 the year is another\n 2 | ปี: ที่ ๒๕๖๗ นี้\n   |      ^^^^\n   = Type 2568.\n"
        )

    def test_it_says_nothing_about_a_clean_file(self):
        assert text([Result("a.yaml", [], LINES)]) == ""

    def test_it_marks_the_first_line_of_a_span_over_several(self, finding):
        result = Result("a.yaml", [finding(span=Span(1, 3, 3, 5))], LINES)

        assert "\n   |   ^^^^^^^\n" in text([result])

    def test_it_shows_no_line_of_a_file_that_could_not_be_read(self, finding):
        result = Result("a.yaml", [finding(span=Span(1, 1, 1, 1), hint="")])

        assert text([result]) == "data/measures_2568.yaml:1:1: warning ITA101 the year is another\n"

    def test_it_keeps_the_first_line_one_line(self, finding):
        result = Result("a\nb.yaml", [finding(file="a\nb.yaml", message="one\ntwo\x1b[31m")])

        assert text([result]).splitlines()[0] == "a b.yaml:2:5: warning ITA101 one two\ufffd[31m"

    def test_it_separates_findings_by_an_empty_line(self, finding):
        first = Result("a.yaml", [finding(file="a.yaml")], LINES)
        second = Result("b.yaml", [finding(file="b.yaml", severity=Severity.ERROR)], LINES)

        written = text([first, second])

        assert "   = Type 2568.\n\nb.yaml:2:5: error ITA101" in written
        assert written.count("\n\n") == 1

    def test_it_changes_nothing_but_colour_on_a_terminal(self, finding):
        results = [Result("a.yaml", [finding(), finding(severity=Severity.ERROR)], LINES)]

        coloured = text(results, colour=True)

        assert "\x1b[31m" in coloured
        assert "\x1b[33m" in coloured
        assert re.sub(r"\x1b\[\d+m", "", coloured) == text(results)
