from __future__ import annotations

import pytest

from itareport.findings import Example, Family, Rule, Severity
from itareport.reporting.explain import excerpt, explain, listing, page
from itareport.rules.catalogue import BY_ID, RULES


class TestExplain:
    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
    def test_it_says_what_why_and_shows_both_examples(self, rule):
        for written in (explain(rule), page(rule)):
            assert rule.id in written
            assert rule.name in written
            assert rule.summary in written
            assert rule.why in written
            assert written.count("Wrong") == written.count("Right") == (rule.example is not None)

    def test_it_shows_the_example_in_its_surroundings(self):
        assert (
            "Wrong\n              - ดำเนินการตามแผน\n            period: ไตรมาส ๑-๕\n            responsible: สำนักปลัด\n"
        ) in explain(BY_ID["ITA102"])

    def test_it_tells_how_to_silence_a_warning_and_that_errors_cannot_be(self):
        assert "# itareport: ignore[ITA102]" in explain(BY_ID["ITA102"])
        assert "cannot be silenced" in explain(BY_ID["ITA012"])

    def test_it_shows_unseen_characters_by_name(self):
        assert excerpt(Example("ไตรมาส ๑-๔", "", ""), "ไตรมาส\u200b\t๑").splitlines()[1] == (
            "        period: ไตรมาส<U+200B><U+0009>๑"
        )

    def test_it_shows_the_neighbours_of_a_line_that_is_gone(self):
        written = excerpt(Example("        period: ไตรมาส ๒\n", "", ""), "")

        assert written.splitlines()[0].strip() == "- ปรับปรุงระบบบริการออนไลน์"
        assert "period" not in written

    def test_it_cuts_texts_that_are_too_long_to_read(self):
        assert max(map(len, explain(BY_ID["ITA108"]).splitlines())) < 250


class TestPage:
    def test_it_is_markdown_with_the_examples_as_yaml(self):
        written = page(BY_ID["ITA102"])

        assert written.startswith("# ITA102 quarter\n")
        assert written.count("```yaml\n") == 2
        assert written.count("```") == 4


class TestListing:
    def test_it_has_one_line_a_rule_in_columns(self):
        rules = [
            Rule("ITA901", "a", Family.THAI, Severity.INFO, "first", ""),
            Rule("ITA902", "longer", Family.THAI, Severity.WARNING, "second", ""),
        ]

        assert listing(rules) == "ITA901  a       info     first\nITA902  longer  warning  second\n"
