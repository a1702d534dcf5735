"""Columns that a heading has below it: quarters, months, halves of the year."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from itareport.importing import read_report, rules
from itareport.importing.blocks import Cell, Paragraph, Row, Table
from itareport.importing.columns import Column, Header, is_tick, with_rows_below
from itareport.importing.headings import is_header
from support import foreign

Data = dict[str, Any]

QUARTERS = ["ไตรมาส ๑", "ไตรมาส ๒", "ไตรมาส ๓", "ไตรมาส ๔"]
TITLES = ["มาตรการ", "ขั้นตอน", "ระยะเวลา", "", "", "", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "", "ผลลัพธ์"]
SPREAD = {2: 5, 7: 8}


def report(*rows: list[str], down: bool = True, lower: list[list[str]] | None = None) -> Any:
    """A report with four quarters below its periods and two halves below its results; ``down`` merges the others down."""
    document = foreign.Document()
    for line in (foreign.TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "เทศบาลตำบลบ้านใหม่ อำเภอเมือง จังหวัดนครปฐม"):
        document.add_paragraph(line)
    table = document.add_table(0, len(TITLES))
    heads = [[[text] for text in TITLES]]
    heads += [[[text] for text in texts] for texts in lower or [["", "", *QUARTERS, "", "๖ เดือน", "๑๒ เดือน", ""]]]
    made = [foreign.add_row(table, texts) for texts in heads]
    for first, last in SPREAD.items():
        made[0][first].merge(made[0][last])
    if down:
        for index in (0, 1, 6, 9):
            made[0][index].merge(made[-1][index])
    foreign.band(table, foreign.band_text(1))
    for texts in rows:
        foreign.add_row(table, [text.split("\n") if text else [] for text in texts])
    return document


ROW = ["มาตรการหนึ่ง", "แจ้ง", "✓", "", "/", "", "กองคลัง", "๑. ครึ่งแรก", "๑. ครึ่งหลัง", "โปร่งใส"]


def measures(document: Any) -> list[Data]:
    return read_report(foreign.saved(document)).data["issues"][0]["measures"]


@pytest.mark.parametrize("down", [True, False])
def test_what_is_ticked_below_a_heading_is_read_by_the_headings_of_the_ticks(down: bool) -> None:
    imported = read_report(foreign.saved(report(ROW, down=down)))
    (measure,) = imported.data["issues"][0]["measures"]
    assert measure["period"] == "ไตรมาส ๑\nไตรมาส ๓"
    assert measure["outputs"] == ["๖ เดือน: ๑. ครึ่งแรก", "๑๒ เดือน: ๑. ครึ่งหลัง"]
    said = [finding.message for finding in imported.findings if finding.rule == rules.COLUMN.id]
    assert "table 1: “ระยะเวลา” has 4 columns below it: what they hold was read with their headings" in said


def test_a_cell_over_several_columns_says_from_which_to_which() -> None:
    document = report(ROW)
    row = document.tables[0].rows[-1].cells
    row[3].merge(row[4])
    (measure,) = measures(document)
    assert measure["period"] == "ไตรมาส ๑\nไตรมาส ๒ - ไตรมาส ๓"


def test_a_cell_over_all_columns_is_a_text_as_it_is() -> None:
    document = report([*ROW[:2], "ตลอดปี", "", "", "", *ROW[6:]])
    row = document.tables[0].rows[-1].cells
    row[2].merge(row[5])
    (measure,) = measures(document)
    assert measure["period"] == "ตลอดปี"


def test_the_lowest_of_three_rows_of_headings_counts() -> None:
    years = ["", "", "ปี ๒๕๖๗", "ปี ๒๕๖๘", "ปี ๒๕๖๘", "ปี ๒๕๖๘", "", "๖ เดือน", "๑๒ เดือน", ""]
    months = ["", "", *QUARTERS, "", "๖ เดือน", "๑๒ เดือน", ""]
    (measure,) = measures(report(ROW, lower=[years, months]))
    assert measure["period"] == "ไตรมาส ๑\nไตรมาส ๓"


def test_headings_that_are_repeated_with_those_below_them_are_no_measure() -> None:
    document = report(ROW)
    table = document.tables[0]
    for row in (0, 1):
        table._tbl.append(copy.deepcopy(table.rows[row]._tr))
    foreign.add_row(table, [[text] for text in ["มาตรการสอง", *ROW[1:]]])
    assert [measure["name"] for measure in measures(document)] == ["มาตรการหนึ่ง", "มาตรการสอง"]


def test_a_first_row_of_ticks_is_no_row_of_headings() -> None:
    document = report(["", "", "✓", "/", "", "", "", "", "", ""], ROW, lower=[["", "", *QUARTERS, "", "", "", ""]])
    assert [measure["name"] for measure in measures(document)][-1] == "มาตรการหนึ่ง"


@pytest.mark.parametrize("text", ["✓", "/", "X", "←→", "<-->", "● ●", "/\n"])
def test_a_tick_says_nothing_but_yes(text: str) -> None:
    assert is_tick(text)


@pytest.mark.parametrize("text", ["", "ก", "๕", "x2", "ต.ค.", "-ก"])
def test_a_text_is_no_tick(text: str) -> None:
    assert not is_tick(text)


def test_a_table_wider_than_words_widest_has_no_columns_below_its_headings() -> None:
    heads = tuple(Column("name", f"มาตรการ {index}", 2 * index, 2 * index + 2) for index in range(64))
    row = Row([Cell(index, index + 1, [Paragraph(f"ก{index}")]) for index in range(64)])
    header = Header(heads, 0, 0)
    assert with_rows_below(header, Table([row, row])) == header
    assert not is_header(Row([Cell(each.start, each.end, [Paragraph(each.heading)]) for each in heads]), header)
    narrow = Header(heads[:32], 0, 0)
    assert with_rows_below(narrow, Table([row, row])) == narrow
    assert with_rows_below(narrow, Table([row, Row(row.cells[:63])])) != narrow


def test_a_row_of_single_texts_below_wide_headings_is_no_row_of_headings() -> None:
    heads = tuple(Column("steps", f"มาตรการ {index}", 2 * index, 2 * index + 2) for index in range(3))
    cells = [Cell(index, index + 1, [Paragraph(f"ก{index}")] if index in {0, 2} else []) for index in range(6)]
    header = Header(heads, 0, 0)
    assert with_rows_below(header, Table([Row(cells), Row(cells)])) == header
