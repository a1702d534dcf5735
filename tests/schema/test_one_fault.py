"""One fault, one finding: what a clerk did, not everything that follows from it."""

from __future__ import annotations

import pytest

from itareport import schema, source
from itareport.rules.sample import SAMPLE
from support.checks import rules_and_paths

M = "issues[1].measures[0]"


def found(old: str, new: str) -> list[tuple[str, str]]:
    """Rule and path of each error of the sample with a part typed otherwise."""
    assert SAMPLE.count(old) == 1, old
    return rules_and_paths(SAMPLE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("        period: ไตรมาส ๒", "      - period: ไตรมาส ๒", [("ITA069", "issues[1].measures[1]")]),
        ("        period: ไตรมาส ๒\n", "        steps: ไตรมาส ๒\n", [("ITA012", f"{M}.steps")]),
        ("        period: ไตรมาส ๒\n", "        period:\n", [("ITA053", f"{M}.period")]),
        (
            "        period: ไตรมาส ๒\n        responsible: กองช่าง\n",
            "        period:\n        responsible: ~\n",
            [("ITA053", M)],
        ),
        ("        period: ไตรมาส ๒\n", "        <<: {period: ไตรมาส ๒}\n", [("ITA017", f"{M}.<<")]),
        ("        period: ไตรมาส ๒\n", "        period: -\n", [("ITA025", f"{M}.period")]),
        ("        period: ไตรมาส ๒\n", "        period:\n        ไตรมาส ๒\n", [("ITA023", f"{M}.period")]),
    ],
)
def test_it_is_one_finding(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert found(old, new) == expected


def test_an_unfilled_measure_names_its_fields() -> None:
    text = SAMPLE.replace("period: ไตรมาส ๒", "period:").replace(
        "        responsible: กองช่าง\n", "        responsible:\n", 1
    )
    (finding,) = schema.check(source.read("f", text.encode()))[1]
    assert finding.message == "issue 2, measure 1: 2 fields are not filled in: period, responsible"


def test_an_agency_without_name_is_named() -> None:
    document = source.read("f", SAMPLE.replace("  name: อ", "  name: # อ", 1).encode())
    (finding,) = schema.check(document)[1]
    assert finding.message == "the name of the agency is not filled in (agency: name)"


def test_two_fields_of_one_name_are_no_reason_to_delete_one() -> None:
    document = source.read("f", SAMPLE.replace("        period: ไตรมาส ๒", "        steps: ไตรมาส ๒").encode())
    (finding,) = document.findings
    assert finding.hint == "Change the name of the field in this line to “period”."
