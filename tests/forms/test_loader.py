"""A form edition is read, or all of its faults are reported with their places."""

from __future__ import annotations

import pytest

from itareport.forms import Column, Edition, edition_for, read_edition

SMALL = """\
fiscal_year: 2570
report:
  titles: [รายงาน, "ปี {fiscal_year}", "{agency}"]
plan:
  item: O25
  titles: [แผน, "ปี {fiscal_year}", "{agency}"]
columns:
  measure: มาตรการ
  remarks: หมายเหตุ
  budget: {heading: งบประมาณ, width: 25.5, required: true}
  period: {heading: เวลา, required: FALSE}
issues: [หนึ่ง, สอง]
"""


def faults(text: str, year: int | None = 2570) -> list[str]:
    edition, found = read_edition("f.yaml", text.encode(), year)
    assert (edition is None) == bool(found)
    return [f"{fault.line}:{fault.column} {fault.message}" for fault in found]


def hints(text: str) -> list[str]:
    return [fault.hint for fault in read_edition("f.yaml", text.encode())[1]]


def edition(text: str = SMALL) -> Edition:
    found, _ = read_edition("f.yaml", text.encode())
    assert found is not None
    return found


class DescribeEdition:
    def it_has_its_columns_in_the_order_written(self) -> None:
        assert edition().columns == {
            "measure": Column("มาตรการ", None, required=True),
            "remarks": Column("หมายเหตุ", None, required=False),
            "budget": Column("งบประมาณ", 25.5, required=True),
            "period": Column("เวลา", None, required=False),
        }
        assert list(edition().columns) == ["measure", "remarks", "budget", "period"]

    def it_says_what_it_asks_of_a_data_file(self) -> None:
        shape = edition().shape
        assert (shape.issues, shape.columns) == (2, ("name", "remarks", "budget", "period"))
        assert shape.required_in("report") == ("name", "budget")

    def it_needs_no_items_and_no_assessment_year(self) -> None:
        found = edition()
        assert (found.assessment_year, found.report_item, found.plan_item) == (0, "", "O25")

    def it_takes_thai_digits(self) -> None:
        assert edition(SMALL.replace("2570", "๒๕๗๐").replace("25.5", "๒๕.๕")) == edition()

    def it_has_up_to_thirty_issues(self) -> None:
        assert len(edition(SMALL.replace("[หนึ่ง, สอง]", str([str(number) for number in range(30)]))).issues) == 30

    def it_is_read_from_the_program(self) -> None:
        shipped = edition_for(2568)
        assert shipped.shape.required_in("report") == shipped.shape.columns
        assert (len(shipped.issues), shipped.report_item) == (7, "O26")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("fiscal_year: 2570", "fiscal_year: 2027", ["1:14 “fiscal_year” must be a Buddhist year from 2500 to 2699"]),
        ("2570", "9" * 5_000, ["1:14 “fiscal_year” must be a Buddhist year from 2500 to 2699"]),
        ("2570", "2569", ["1:14 the file is called 2570, and its fiscal_year is 2569"]),
        ("2570", "2571", ["1:14 the file is called 2570, and its fiscal_year is 2571"]),
        ("fiscal_year: 2570\n", "", ["1:1 “fiscal_year” is missing"]),
        ("  item: O25\n", "  itm: O25\n", ["5:3 “itm” is not a field of a form edition here"]),
        ("  item: O25\n", "  item:\n", ["5:3 “item” has no text"]),
        ("{fiscal_year}", "{year}", ["3:20 “year” in braces is not a field of a title line", "6:17 “year” in braces is not a field of a title line"]),
        ("[รายงาน, ", "[", ["3:11 “titles” must have 3 entries, and has 2"]),
        ('[รายงาน, "ปี {fiscal_year}"', '["{bogus"', ["3:11 “titles” must have 3 entries, and has 2", "3:12 “{” in a title line lacks its other half"]),
        ("[แผน", '["{แผน}"', ["6:12 “แผน” in braces is not a field of a title line"]),
        ("[แผน", '["แผน}"', ["6:12 “}” in a title line lacks its other half"]),
        ("  measure: มาตรการ\n", "", ["8:3 “measure” is missing"]),
        ("  measure:", "  name:", ["8:3 “name” is not a field of a form edition here"]),
        ("  remarks: หมายเหตุ", "  remarks: ''", ["9:12 “remarks” has no text"]),
        ("  remarks: หมายเหตุ", f"  remarks: {'ก' * 501}", ["9:12 the text is longer than 500 characters"]),
        ("width: 25.5", "width: 3", ["10:38 “width” must be a number of millimetres from 8 to 260"]),
        ("width: 25.5", "width: -9", ["10:38 “width” must be a number of millimetres from 8 to 260"]),
        ("required: true", "required: maybe", ["10:54 “required” must be true or false"]),
        ("measure: มาตรการ", "measure: {heading: ก, required: false}", ["8:35 the column “measure” is always required"]),
        ("heading: งบประมาณ, ", "", ["10:12 “heading” is missing"]),
        ("{heading: เวลา, required: FALSE}", "[เวลา]", ["11:11 “period” must be a text"]),
        ("[หนึ่ง, สอง]", "[]", ["12:9 “issues” must have 1 to 30 entries, and has 0"]),
        ("[หนึ่ง, สอง]", str(["ก"] * 31), ["12:9 “issues” must have 1 to 30 entries, and has 31"]),
        ("[หนึ่ง, สอง]", "[{หนึ่ง}, สอง]", ["12:10 “issues[0]” must be a text"]),
        ("[หนึ่ง, สอง]", "หนึ่ง", ["12:9 “issues” must be a list of texts"]),
        ("[หนึ่ง, สอง]", "[หนึ่ง, '']", ["12:17 “issues[1]” has no text"]),
        ("columns:", "columns: []\nother:", ["7:10 “columns” must be a group of fields", "8:1 “other” is not a field of a form edition here"]),
    ],
)  # fmt: skip
def test_a_fault_is_reported_once_with_its_place(old: str, new: str, found: list[str]) -> None:
    assert SMALL.count(old)
    assert faults(SMALL.replace(old, new)) == found


def test_all_faults_are_found_in_one_run_in_file_order() -> None:
    text = SMALL.replace("2570", "1").replace("  measure", "  mesure").replace("25.5", "x").replace("[หนึ่ง, สอง]", "[]")
    assert [fault.partition(":")[0] for fault in faults(text)] == ["1", "8", "10", "12"]


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("columns:", "colums:", "columns"),
        ("  measure:", "  name:", "measure"),
        ("  budget:", "  งบประมาณ:", "budget"),
        ("  remarks:", "  หมายเหตุ:", "remarks"),
        ("width:", "widht:", "width"),
    ],
)
def test_a_near_miss_is_answered_with_what_was_meant(old: str, new: str, meant: str) -> None:
    assert f"Did you mean “{meant}”?" in hints(SMALL.replace(old, new))


def test_a_title_line_that_lost_its_quotes_is_answered_with_quotes() -> None:
    assert hints(SMALL.replace("[หนึ่ง, สอง]", "[{agency}, สอง]")) == ["Put the whole text in quotes."]
    assert hints(SMALL.replace("[หนึ่ง, สอง]", "\n  - title: หนึ่ง\n  - สอง")) == [""]


@pytest.mark.parametrize(
    "text", ["", "ก", "- ก\n", "a: [\n", "report: ~\nplan: ~\n", "fiscal_year: 2570\nfiscal_year: 2570\n"]
)
def test_what_is_no_edition_at_all_is_reported_too(text: str) -> None:
    assert faults(text)


def test_a_column_that_is_there_twice_is_no_name_of_another() -> None:
    (fault,) = faults(SMALL.replace("  remarks: หมายเหตุ\n", "  steps: ขั้นตอน\n  steps: วิธี\n"))
    assert fault == "10:3 the key “steps” occurs twice: also in line 9"


@pytest.mark.parametrize(("key", "thai"), [("columns:", "คอลัมน์:"), ("issues:", "ประเด็น:"), ("plan:", "แผน:")])
def test_a_field_with_a_thai_name_is_told(key: str, thai: str) -> None:
    text = SMALL.replace(f"\n{key}", f"\n{thai}")
    assert len(faults(text)) == 1
    assert hints(text) == [f"Did you mean “{key[:-1]}”?"]


def test_a_year_in_digits_of_two_kinds_is_none() -> None:
    assert faults(SMALL.replace("2570", "25๗0", 1)) == ["1:14 “fiscal_year” must be a Buddhist year from 2500 to 2699"]
