"""What the hint says is what corrects the file, with no second error after the first."""

from __future__ import annotations

import re

import pytest

from itareport.rules.sample import SAMPLE
from support.checks import errors_in

PERIOD = "        period: ไตรมาส ๒\n"
STEPS = "        steps:\n          - สำรวจความต้องการของประชาชน\n          - ปรับปรุงระบบบริการออนไลน์\n"
STEP = "          - สำรวจความต้องการของประชาชน\n"
AGENCY = SAMPLE[SAMPLE.index("agency:") : SAMPLE.index("issues:")]
ISSUES = SAMPLE[SAMPLE.index("issues:") :]
MEASURES = SAMPLE[SAMPLE.rindex("    measures:") :]
YEAR = "fiscal_year: 2568"
THIRD = "number: 3"

HINTS = [
    # an entry that says nothing
    (STEP, "          -\n", "Type the text after the dash, or delete the dash.", "          - ก\n"),
    (STEP, "          -\n", "or delete the dash", ""),
    (STEPS, "        steps:\n          -\n", "type “ไม่มี”", "        steps:\n          - ไม่มี\n"),
    (STEPS, "        steps:\n          - ''\n", "type “ไม่มี”", "        steps:\n          - ไม่มี\n"),
    # two dashes
    (STEP, "          - - ก\n", "Delete one dash, so that the entry begins “- text”.", "          - ก\n"),
    (STEP, "          -\n            - ก\n", "Delete one dash", "          - ก\n"),
    (STEP, "          - -\n", "if there is nothing to report, type “ไม่มี”", "          - ไม่มี\n"),
    (STEP, "          - - ไม่มี -\n", 'in quotes: "- ไม่มี -"', '          - "- ไม่มี -"\n'),
    (STEPS, "        steps: - ไม่มี -\n", 'in quotes: "- ไม่มี -"', '        steps: "- ไม่มี -"\n'),
    (PERIOD, "        period: - ไม่มี - # ก\n", 'in quotes: "- ไม่มี -"', '        period: "- ไม่มี -" # ก\n'),
    (MEASURES, "    measures:\n      - - name: ก\n", "so that the entry begins “- name: text”", MEASURES),
    # a list where one text belongs
    (PERIOD, "        period:\n          - ก\n", "without dashes: “period: ก”", "        period: ก\n"),
    (PERIOD, "        period: [ก]\n", "Write one text without brackets", "        period: ก\n"),
    (
        PERIOD,
        "        period:\n          - ก\n          - ข\n",
        "without dashes: “period: ก, ข”",
        "        period: ก, ข\n",
    ),
    (PERIOD, "        period:\n          - 'ก: ข'\n", "after the colon, without dashes.", "        period: 'ก: ข'\n"),
    (PERIOD, "        period:\n          - 'ก #1'\n", "after the colon, without dashes.", "        period: 'ก #1'\n"),
    (PERIOD, "        period:\n          - '[ก]'\n", "after the colon, without dashes.", "        period: '[ก]'\n"),
    (PERIOD, f"        period:\n          - {'ก' * 73}\n", "after the colon, without dashes.", PERIOD),
    (PERIOD, "        period:\n          - a: ก\n            b: ข\n", "after the colon, without dashes.", PERIOD),
    # a value that stands for none
    (PERIOD, "        period: ~\n", "Delete “~”, and type the text after the colon and a space.", PERIOD),
    (PERIOD, "        period: null\n", "Delete “null”, and type the text after", PERIOD),
    (STEPS, "        steps: null\n", "Delete “null”, and begin each entry on a line below: “- text”.", STEPS),
    (STEP, "          - ~\n", "Delete “~”, and type the text after the dash.", STEP),
    (MEASURES, "    measures: ~\n", "Delete “~”, and begin each entry on a line below: “- name: text”.", MEASURES),
    ("  district: อำเภอเมือง\n", "  district: ~\n", "or delete the whole line", ""),
    # a field that the form has elsewhere, or not at all
    ("agency:\n", "name: ก\nagency:\n", "It is a field of agency: move the line there, or delete it.", "agency:\n"),
    (PERIOD, f"{PERIOD}        number: 2\n", "It is a field of issues: move", PERIOD),
    (PERIOD, f"{PERIOD}        fiscal_year: 2568\n", "It is a field of the file itself: move", PERIOD),
    (THIRD, f"{THIRD}\n    period: ก", "It is a field of measures: move", THIRD),
    (PERIOD, f"{PERIOD}        สถานะ: ก\n", "Use one of them, or delete the line.", PERIOD),
    # brackets, quotes and signs without a text
    (STEPS, "        steps: {}\n", "begin each entry on a line below: “- text”", STEPS),
    (STEPS, "        steps: []\n", "begin each entry on a line below: “- text”", STEPS),
    (STEPS, "        steps: |\n", "Delete “|”, and begin each entry on a line below: “- text”.", STEPS),
    (STEPS, "        steps: >\n", "Delete “>”, and begin each entry on a line below: “- text”.", STEPS),
    (STEPS, "        steps: ''\n", "Type the text between the quotes.", "        steps: 'ก'\n"),
    (PERIOD, "        period: |\n", "Delete “|”, and type the text after the colon and a space.", PERIOD),
    (STEP, "          - |\n", "Delete “|”, and type the text after the dash.", STEP),
    ("  district: อำเภอเมือง\n", "  district: |\n", "or delete the whole line", ""),
    (STEP, "          - ? ก\n", "A text cannot begin with “? ”: put the whole text in quotes.", '          - "? ก"\n'),
    # what has fields or entries of its own
    (AGENCY, "agency:\n", "each indented by two spaces, the first of them “name: text”", "agency:\n  name: ก\n"),
    (AGENCY, "agency: อบต.ก\n", "type two spaces and “name: อบต.ก”", "agency:\n  name: อบต.ก\n"),
    (AGENCY, "agency: 'ก: ข'\n", "type two spaces and “name: text”", "agency:\n  name: 'ก: ข'\n"),
    (AGENCY, "agency: ''\n", "type two spaces and “name: text”", "agency:\n  name: ก\n"),
    (ISSUES, "issues:\n", "on a line below with a dash and a space: “- number: 1”", ISSUES),
    (ISSUES, "issues: ยังไม่มี\n", "on a line below with a dash and a space: “- number: 1”", ISSUES),
    (MEASURES, "    measures:\n", "on a line below with a dash and a space: “- name: text”", MEASURES),
    (
        MEASURES,
        MEASURES.replace("      - name", "        name"),
        "Type a dash and a space before “name”, and begin the other fields under that word.",
        MEASURES,
    ),
    # numbers
    (YEAR, "fiscal_year: ปี 2569", "Type the digits only: “fiscal_year: 2569”.", "fiscal_year: 2569"),
    (YEAR, "fiscal_year: พ.ศ. ๒๕๖๙", "Type the digits only: “fiscal_year: ๒๕๖๙”.", "fiscal_year: ๒๕๖๙"),
    (YEAR, "fiscal_year: 2,568", "Type digits only, like 2568 or ๒๕๖๘.", YEAR),
    (YEAR, "fiscal_year: ปี 68", "Type digits only, like 2568 or ๒๕๖๘.", YEAR),
    (YEAR, "fiscal_year: -2568", "Write the Buddhist year in four digits, like 2568.", YEAR),
    (YEAR, "fiscal_year: " + "2568" * 7, "Write the Buddhist year in four digits, like 2568.", YEAR),
    (THIRD, "number: ประเด็นที่ 3", "Type the digits only: “number: 3”.", THIRD),
    (THIRD, "number: ประเด็นที่ 33", "Type digits only, like 3.", THIRD),
    (THIRD, "number: สาม", "Type digits only, like 3.", THIRD),
    (THIRD, "number:", "like “number: 3”", THIRD),
    (THIRD, "number: -3", "Correct the number (still missing: 3).", THIRD),
    ("- number: 3\n    measures", "- measures", "Add a line “number: 3”", "- number: 3\n    measures"),
    ("format: 1", "format: 1.0", "Write “format: 1”", "format: 1"),
]


@pytest.mark.parametrize(("right", "wrong", "hint", "mended"), HINTS)
def test_what_the_hint_says_mends_the_file(right: str, wrong: str, hint: str, mended: str) -> None:
    assert SAMPLE.count(right) == 1
    (finding,) = errors_in(SAMPLE.replace(right, wrong))
    assert hint in finding.hint
    assert errors_in(SAMPLE.replace(right, mended)) == []


def test_an_entry_is_named_by_its_number_and_field() -> None:
    (finding,) = errors_in(SAMPLE.replace(STEP, f"{STEP}          -\n"))
    assert finding.message == "entry 2 of steps is empty"
    (finding,) = errors_in(SAMPLE.replace(STEP, "          - {}\n"))
    assert finding.message == "entry 1 of steps must be a text, not an empty pair of brackets"


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("-2568", "ITA059"),
        ("25682568256825682568256825", "ITA059"),
        ("-๒๕๖๘", "ITA059"),
        ("--2568", "ITA057"),
        ("2568-", "ITA057"),
        ("２５６８", "ITA057"),
        ("2568.0", "ITA057"),
    ],
)
def test_a_whole_number_of_any_size_is_one(typed: str, rule: str) -> None:
    (finding,) = errors_in(SAMPLE.replace(YEAR, f"fiscal_year: {typed}"))
    assert finding.rule == rule
    assert typed in finding.message


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("25๖8", "has both Thai and Arabic digits"),
        ('"๒568"', "has both Thai and Arabic digits"),
        ("２５６８", "has full-width digits"),
        ("٢٥٦٨", "has digits of another script"),
    ],
)
def test_digits_of_two_kinds_or_of_another_are_no_year(typed: str, said: str) -> None:
    (finding,) = errors_in(SAMPLE.replace(YEAR, f"fiscal_year: {typed}"))
    assert said in finding.message
    assert finding.hint == "Type the digits only: “fiscal_year: 2568”."
    (finding,) = errors_in(SAMPLE.replace(THIRD, "number: ３"))
    assert (finding.message, finding.hint) == ("“３” has full-width digits", "Type the digits only: “number: 3”.")


def test_a_number_of_any_size_is_shown_in_a_line() -> None:
    (finding,) = errors_in(SAMPLE.replace(YEAR, "fiscal_year: " + "9" * 5000))
    assert re.search(r"“9{40}…”", finding.message)
    (finding,) = errors_in(SAMPLE.replace(THIRD, "number: " + "ก" * 5000))
    assert re.search(r"“ก{40}…”", finding.message)
