"""A field that is in another group than its own is one fault, reported with the place that it belongs to."""

from __future__ import annotations

import re

import pytest

from itareport.fields import KEYS
from itareport.rules.sample import SAMPLE
from support.checks import errors_in

AGENCY = SAMPLE[SAMPLE.index("agency:") : SAMPLE.index("issues:")]
NAME, DISTRICT, PROVINCE = AGENCY.splitlines(keepends=True)[1:]
SEVENTH = SAMPLE[SAMPLE.index("  - number: 7") :]
MEASURE = SEVENTH[SEVENTH.index("      - name") :]
OUTCOMES = SEVENTH[SEVENTH.index("        outcomes:") :]
NAME_LINE = SAMPLE[: SAMPLE.index(MEASURE)].count("\n") + 1


def put(right: str, wrong: str) -> str:
    assert SAMPLE.count(right) == 1
    return SAMPLE.replace(right, wrong)


def outdented(text: str, blanks: int) -> str:
    return re.sub(f"(?m)^ {{{blanks}}}", "", text)


UNDER_AGENCY = "Put {} on the lines under “agency:”, each indented by two spaces."
CASES = {
    "the fields of agency": (
        put(AGENCY, outdented(AGENCY, 2)),
        ("name", "“name” is a field of agency, and is outside of it"),
        UNDER_AGENCY.format("name, district, province"),
    ),
    "the name alone": (
        put(AGENCY, "agency:\nname: ก\n"),
        ("name", "“name” is a field of agency, and is outside of it"),
        UNDER_AGENCY.format("name"),
    ),
    "the line with agency forgotten": (
        put(AGENCY, outdented(NAME + DISTRICT, 2)),
        ("name", "“name” is a field of agency, and is outside of it"),
        "Add a line “agency:” above, and type two spaces before name, district.",
    ),
    "the province": (
        put(PROVINCE, outdented(PROVINCE, 2)),
        ("province", "“province” is a field of agency, and is outside of it"),
        "Put province below “name” of line 5, in the same column.",
    ),
    "district and province": (
        put(DISTRICT + PROVINCE, outdented(DISTRICT + PROVINCE, 2)),
        ("district", "“district” is a field of agency, and is outside of it"),
        "Put district, province below “name” of line 5, in the same column.",
    ),
    "the issues in agency": (
        put("issues:\n", "  issues:\n"),
        ("agency.issues", "“issues” is a field of the file itself, not of agency"),
        "Put issues below “format” of line 2, in the same column.",
    ),
    "a field of a measure among those of its issue": (
        put(OUTCOMES, outdented(OUTCOMES, 4)),
        ("issues[6].outcomes", "“outcomes” is a field of measures, and is outside of it"),
        f"Put outcomes below “name” of line {NAME_LINE}, in the same column.",
    ),
    "a field of a measure at the left edge": (
        put(OUTCOMES, outdented(OUTCOMES, 8)),
        ("outcomes", "“outcomes” is a field of measures, and is outside of it"),
        f"Put outcomes below “name” of line {NAME_LINE}, in the same column.",
    ),
    "the measures at the left edge": (
        put("    measures:\n" + MEASURE, "measures:\n" + MEASURE),
        ("measures", "“measures” is a field of issues, and is outside of it"),
        f"Put measures below “number” of line {NAME_LINE - 2}, in the same column.",
    ),
    "a measure not indented": (
        put(MEASURE, outdented(MEASURE.replace("- name", "  name"), 4)),
        ("issues[6].name", "“name” is a field of measures, and is outside of it"),
        "Indent name, steps, period, responsible, outputs, outcomes under “measures:”, and type “- ” before name.",
    ),
    "the line with measures forgotten": (
        put("    measures:\n" + MEASURE, outdented(MEASURE.replace("- name", "  name"), 4)),
        ("issues[6].name", "“name” is a field of measures, and is outside of it"),
        f"Add a line “measures:” above, indent {', '.join(KEYS.standard)} under it, and type “- ” before name.",
    ),
}


@pytest.mark.parametrize(("text", "said", "hint"), CASES.values(), ids=CASES)
def test_a_misplaced_field_is_one_finding(text: str, said: tuple[str, str], hint: str) -> None:
    (finding,) = errors_in(text)
    assert finding.rule == "ITA052"
    assert (finding.path, finding.message) == said
    assert finding.hint == hint


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        # what is there already is no misplaced field
        (put("agency:\n", "name: ก\nagency:\n"), {"name": "ITA052"}),
        (put("  - number: 7\n", "  - number: 7\n    period: ก\n"), {"issues[6].period": "ITA052"}),
        # what is missing in another issue
        (
            put("  - number: 7\n", "  - number: 7\n    period: ก\n").replace("        period: ไตรมาส ๒\n", ""),
            {"issues[1].measures[0].period": "ITA051", "issues[6].period": "ITA052"},
        ),
        # one field does not make a measure, nor a province an agency
        (
            put("    measures:\n" + MEASURE, "    name: ก\n"),
            {"issues[6].measures": "ITA051", "issues[6].name": "ITA052"},
        ),
        (put(AGENCY, "agency:\nprovince: ก\n"), {"agency": "ITA053", "province": "ITA052"}),
        (put(AGENCY, "province: ก\n"), {"agency": "ITA051", "province": "ITA052"}),
        # the group has a name, but a misspelt one
        (put(AGENCY, "agnecy:\nname: ก\n"), {"agnecy": "ITA052", "name": "ITA052"}),
        # agency is no group of fields
        (put(AGENCY, "agency: ก\nprovince: ข\n"), {"agency": "ITA056", "province": "ITA052"}),
    ],
)
def test_other_fields_are_not_moved(text: str, rules: dict[str, str]) -> None:
    found = errors_in(text)
    assert {finding.path: finding.rule for finding in found} == rules
    assert not [finding for finding in found if "is outside of it" in finding.message]


def test_of_very_many_unknown_fields_only_the_first_are_looked_at() -> None:
    many = "".join(f"x{number}: ก\n" for number in range(60))
    assert "Put province" in errors_in(put(PROVINCE, "") + "province: ก\n" + many)[0].hint
    assert not [each for each in errors_in(put(PROVINCE, "") + many + "province: ก\n") if "Put province" in each.hint]


def test_a_measure_pasted_in_the_place_of_an_issue_is_one_fault() -> None:
    pasted = re.sub("(?m)^    ", "", MEASURE)
    assert [finding.rule for finding in errors_in(SAMPLE + pasted)] == ["ITA052"]


def test_a_misplaced_field_of_an_empty_group_is_put_under_it() -> None:
    findings = errors_in("format: 1\nfiscal_year: 2568\nname: ก\nagency: {}\n")
    assert [(finding.rule, finding.path) for finding in findings] == [("ITA051", "issues"), ("ITA052", "name")]
    assert findings[1].hint == "Put name on the lines under “agency:”, each indented by two spaces."
