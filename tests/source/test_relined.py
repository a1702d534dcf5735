"""Lines that were joined by Delete, or are before the entries of a list: one finding, and the file is read as it was meant."""

from __future__ import annotations

import re

import pytest

from itareport.findings import Finding
from itareport.source import outline, read
from itareport.source import relined as joined_lines
from itareport.source.format import format_source
from itareport.source.relined import relined
from support.regex_steps import steps

FILE = """\
format: 1
fiscal_year: 2568
agency:
  name: องค์การบริหารส่วนตำบลไทยาวาส
  district: อำเภอนครชัยศรี
issues:
  - number: 1
    title: ประเด็นแรก
    measures:
      - name: มาตรการ ก
        steps:
          - ขั้นที่หนึ่ง
          - ขั้นที่สอง
        period: ไตรมาส ๑
        responsible: กองช่าง
        outputs:
          - ผลที่หนึ่ง
          - ผลที่สอง
  - number: 2
    measures:
      - name: มาตรการ ข
        steps: ขั้นเดียว
        period: ไตรมาส ๒
"""


def one(text: str) -> tuple[Finding, str]:
    """The one finding of a text that is read as FILE, and the letters that it marks."""
    source = read("f", text.encode())
    assert source.value == read("f", FILE.encode()).value
    assert format_source(source) == text
    (finding,) = source.findings
    span = finding.span
    assert span.line == span.end_line
    return finding, source.lines[span.line - 1][span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize("space", ["", "  ", "        "])
@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("          - ขั้นที่สอง", "        period: ไตรมาส ๑"),
        ("        period: ไตรมาส ๑", "        responsible: กองช่าง"),
        ("        responsible: กองช่าง", "        outputs:"),
        ("      - name: มาตรการ ก", "        steps:"),
        ("    title: ประเด็นแรก", "    measures:"),
        ("agency:", "  name: องค์การบริหารส่วนตำบลไทยาวาส"),
        ("  name: องค์การบริหารส่วนตำบลไทยาวาส", "  district: อำเภอนครชัยศรี"),
        ("format: 1", "fiscal_year: 2568"),
        ("issues:", "  - number: 1"),
        ("    measures:", "      - name: มาตรการ ก"),
        ("        steps: ขั้นเดียว", "        period: ไตรมาส ๒"),
    ],
)
def test_two_lines_joined_are_one_finding_where_the_second_begins(above: str, below: str, space: str) -> None:
    finding, marked = one(FILE.replace(f"{above}\n{below}\n", f"{above}{space}{below.lstrip()}\n", 1))
    assert finding.rule == "ITA018"
    assert marked == below.lstrip().partition(":")[0]
    assert finding.path.rpartition(".")[2] == marked.removeprefix("- ")
    width = len(below) - len(below.lstrip())
    expected = f"Press Enter before it, and type {width} spaces." if width else "Press Enter before it."
    assert finding.hint == expected


def test_the_start_of_the_next_issue_may_be_joined_to_an_entry() -> None:
    finding, marked = one(FILE.replace("          - ผลที่สอง\n  - number: 2", "          - ผลที่สอง- number: 2"))
    assert (finding.rule, finding.path, marked) == ("ITA018", "issues[1].number", "- number")


def test_three_lines_joined_are_two_findings() -> None:
    lines = "        period: ไตรมาส ๑\n        responsible: กองช่าง\n        outputs:\n"
    source = read("f", FILE.replace(lines, "        period: ไตรมาส ๑responsible: กองช่างoutputs:\n").encode())
    assert source.value == read("f", FILE.encode()).value
    assert [(finding.rule, finding.span.line) for finding in source.findings] == [("ITA018", 14)] * 2


def test_places_of_values_after_joined_lines_are_those_of_the_file() -> None:
    text = FILE.replace("ไตรมาส ๑\n        responsible", "ไตรมาส ๑responsible").replace("ผลที่สอง", "ผลที่สอง\x07")
    source = read("f", text.encode())
    for path, span in source.spans.items():
        value = source.at(path)
        if isinstance(value, str) and "ผลที่สอง" not in value:
            assert source.lines[span.line - 1][span.column - 1 : span.end_column - 1] == value
    assert [finding.path for finding in source.findings] == [
        "issues[0].measures[0].responsible",
        "issues[0].measures[0].outputs[1]",
    ]


def test_joined_lines_do_not_hide_other_faults() -> None:
    text = FILE.replace("ไตรมาส ๑\n        responsible", "ไตรมาส ๑responsible").replace("name: อ", "name:อ")
    text = text.replace("          - ผลที่สอง", "\t- ผลที่สอง")
    rules = [(finding.rule, finding.span.line) for finding in read("f", text.encode()).findings]
    assert rules == [("ITA019", 4), ("ITA018", 14), ("ITA009", 17)]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        # The measure has such a field, so this one was typed into the text.
        ("period: ไตรมาส ๑", "period: ดู responsible: ไตรมาส ๑", "ITA018"),
        ("period: ไตรมาส ๑", "period: แบบ (evidence: ไตรมาส ๑", "ITA018"),
        ("period: ไตรมาส ๑", "period: วันที่: ไตรมาส ๑", "ITA018"),
    ],
)
def test_a_colon_that_was_typed_into_a_text_wants_quotes(old: str, new: str, rule: str) -> None:
    (finding,) = read("f", FILE.replace(old, new).encode()).findings
    assert finding.rule == rule
    assert "in quotes" in finding.hint


IN_BRACES = """\
format: 1
agency: {name: องค์การบริหารส่วนตำบลไทยาวาส, district: อำเภอนครชัยศรี,
  province: จังหวัดนครปฐม}
issues:
  - {number: 1, title: "ก", measures: [{name: "ข", steps: ["ค"], period: "ไตรมาส ๑",
      responsible: "ง", outputs: ["จ"], outcomes: ["ฉ"]}]}
  - {number: 2,
     measures: [{name: ข, steps: ค}, {name: ข,
     steps: ค, period: ไตรมาส ๑}]}
"""


@pytest.mark.parametrize(
    "text",
    [
        IN_BRACES,
        "issues:\n  - ”number: 1\n    measures:\n",
        "issues:\n  - {number: 2\n    measures:\n",
        FILE,
        FILE.replace("period: ไตรมาส ๑", 'period: "ไตรมาส ๑budget: x"'),
        FILE.replace("period: ไตรมาส ๑", "period: ไตรมาส ๑ # budget: x"),
        FILE.replace("steps: ขั้นเดียว", "steps: |\n          ก\n          ขั้นเดียวbudget: x"),
    ],
)
def test_what_is_right_is_not_taken_apart(text: str) -> None:
    assert relined("f", text, 1000) is None


class DescribeALineBetweenTheNameOfAListAndItsEntries:
    MOVED = FILE.replace("        period: ไตรมาส ๑\n", "", 1)

    @pytest.mark.parametrize("name", ["steps", "outputs"])
    def it_is_one_fault_and_is_read(self, name: str) -> None:
        finding, marked = one(self.MOVED.replace(f"        {name}:\n", f"        {name}:\n        period: ไตรมาส ๑\n"))
        assert (finding.rule, finding.path, marked) == ("ITA024", "issues[0].measures[0].period", "period")
        assert finding.hint == f"Move this line above “{name}:”."

    @pytest.mark.parametrize(
        ("line", "rule"),
        [("xyz: ก", "ITA024"), ("งบ: ๕๐๐", "ITA024"), ("<<: *a", "ITA017"), ("period: ไตรมาส ๓", "ITA012")],
    )
    def it_may_be_no_field_of_the_measure(self, line: str, rule: str) -> None:
        source = read("f", FILE.replace("        outputs:\n", f"        outputs:\n        {line}\n").encode())
        (finding,) = source.findings
        assert (finding.rule, finding.span.line, finding.span.column) == (rule, 17, 9)
        assert source.at(("issues", 0, "measures", 0, "outputs")) == ["ผลที่หนึ่ง", "ผลที่สอง"]


@pytest.mark.parametrize("line", ["period: ก" + "name: ข" * 5, "        outputs:\n        period: ก\n          - ข"])
def test_a_file_of_nothing_but_such_lines_is_looked_at_in_one_pass(line: str) -> None:
    rows = 4_000
    copy = relined("f", f"{line}\n" * rows, 2_000)
    assert copy is None or len(copy.findings) <= 205


def test_a_line_that_is_longer_than_any_text_is_not_looked_through() -> None:
    assert relined("f", FILE.replace("ไตรมาส ๑", "ก- name: " * 500), 1_000) is None


@pytest.mark.parametrize("pattern", [joined_lines._FIELD, outline._COMMENT_AFTER])
@pytest.mark.parametrize("run", [" ", "\t", "- ", "period", "#"])
def test_a_long_run_takes_no_more_than_in_proportion(pattern: re.Pattern[str], run: str) -> None:
    text = f"ก{run * (60 // len(run))}"
    assert steps(pattern, text + text[1:]) < 2.8 * steps(pattern, text)
