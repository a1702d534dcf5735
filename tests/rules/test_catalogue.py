from __future__ import annotations

import re
from collections import Counter

from itareport.findings import Family, Rule, Severity
from itareport.rules.catalogue import BY_ID, RULES
from itareport.rules.sample import SAMPLE

RANGES = {
    Family.FILE: [range(1, 50)],
    Family.SCHEMA: [range(51, 80)],
    Family.REPORT: [range(101, 150), range(190, 200)],
    Family.THAI: [range(201, 250)],
    Family.DICTIONARY: [range(301, 310)],
}

WITHOUT_EXAMPLE = {
    "ITA001": "a file that cannot be read has no text",
    "ITA002": "an encoding is no text",
    "ITA003": "4 MiB",
    "ITA004": "200,000 values",
    "ITA006": "nothing stands in an empty file",
    "ITA016": "behind it everything is another document",
    "ITA026": "the whole file",
    "ITA061": "a whole issue",
    "ITA064": "two whole issues",
    "ITA065": "the whole file",
    "ITA066": "four signatures",
    "ITA067": "a file beside the data",
    "ITA068": "a file beside the data",
    "ITA111": "it is about what the command was asked for",
    "ITA112": "the name of the file",
    "ITA113": "another file",
    "ITA199": "more than 200 findings",
}


class TestCatalogue:
    def test_ids_and_names_are_unique(self):
        assert [id_ for id_, times in Counter(rule.id for rule in RULES).items() if times > 1] == []
        assert [name for name, times in Counter(rule.name for rule in RULES).items() if times > 1] == []

    def test_rules_are_in_the_order_of_their_ids(self):
        assert [rule.id for rule in RULES] == sorted(BY_ID)

    def test_every_family_but_imports_is_there(self):
        assert {rule.family for rule in RULES} >= {Family.FILE, Family.SCHEMA, Family.REPORT, Family.THAI}

    def test_a_rule_is_well_formed(self):
        for rule in RULES:
            self.is_well_formed(rule)

    def is_well_formed(self, rule: Rule) -> None:
        assert re.fullmatch(r"ITA\d{3}", rule.id)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
        assert any(int(rule.id[3:]) in ids for ids in RANGES[rule.family])
        assert rule.summary[-1] != "."
        assert rule.why[-1] == "."
        assert (rule.severity is Severity.ERROR) == (rule.family in {Family.FILE, Family.SCHEMA})
        assert (rule.example is None) == (rule.id in WITHOUT_EXAMPLE)

    def test_an_example_is_at_one_place_of_the_sample(self):
        examples = [rule for rule in RULES if rule.example]
        assert {rule.id: count for rule in examples if (count := SAMPLE.count(rule.example.place)) != 1} == {}
        assert [rule.id for rule in examples if rule.example.bad == rule.example.good] == []
