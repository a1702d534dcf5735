"""Rows that name an issue, or the measure of the rows below them."""

from __future__ import annotations

import copy
from typing import Any

from docx.oxml.ns import qn

from itareport.importing import Imported, read_report, rules
from support import foreign

Data = dict[str, Any]

HEADS = ("ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ผลลัพธ์")
CELLS = [["แจ้ง"], ["ไตรมาส ๑"], ["กองคลัง"], ["มีคู่มือ"], ["โปร่งใส"]]


def report(data: Data, heads: tuple[str, ...], *rows: str | list[list[str]]) -> Imported:
    document = foreign.opened(data)
    table = foreign.table_in(document, len(heads), heads)
    for row in rows:
        if isinstance(row, str):
            foreign.band(table, row)
        else:
            foreign.add_row(table, row)
    return read_report(foreign.saved(document))


def names(imported: Imported) -> list[tuple[int, list[str | None]]]:
    issues = imported.data["issues"]
    return [(issue["number"], [each["name"] for each in issue["measures"] or ()]) for issue in issues]


def messages(imported: Imported, rule: Any) -> list[str]:
    return [finding.message for finding in imported.findings if finding.rule == rule.id]


def test_a_row_below_an_issue_names_the_measure_of_a_table_without_a_column_for_it(data: Data) -> None:
    imported = report(
        data,
        HEADS,
        *(foreign.band_text(1), "มาตรการที่ ๑ แจกคู่มือ", CELLS, "โครงการอบรม", CELLS),
        *(foreign.band_text(2), "กิจกรรมวันเปิดบ้าน", CELLS),
    )
    assert names(imported) == [(1, ["มาตรการที่ ๑ แจกคู่มือ", "โครงการอบรม"]), (2, ["กิจกรรมวันเปิดบ้าน"])]
    assert messages(imported, rules.ISSUE) == []


def test_rows_without_issues_above_them_are_the_issues_of_an_older_form(data: Data) -> None:
    imported = report(data, HEADS, "มาตรการเผยแพร่ข้อมูลต่อสาธารณะ", CELLS, "มาตรการป้องกันการรับสินบน", CELLS)
    assert [issue["title"] for issue in imported.data["issues"]] == [
        "มาตรการเผยแพร่ข้อมูลต่อสาธารณะ",
        "มาตรการป้องกันการรับสินบน",
    ]


def test_a_name_above_a_measure_that_has_its_own_is_named_as_left_out(data: Data) -> None:
    imported = report(data, ("มาตรการ", *HEADS), foreign.band_text(1), "มาตรการที่ ๑ กรอบ", [["แจกคู่มือ"], *CELLS])
    assert names(imported) == [(1, ["แจกคู่มือ"])]
    message = "table 1, row 3: the row “มาตรการที่ ๑ กรอบ” is neither an issue nor a measure and was left out"
    assert message in messages(imported, rules.LEFT_OUT)


def test_a_name_above_no_measure_is_named_as_left_out(data: Data) -> None:
    imported = report(data, HEADS, foreign.band_text(1), "มาตรการที่ ๑", "มาตรการที่ ๒", CELLS, "มาตรการที่ ๓")
    left = " ".join(messages(imported, rules.LEFT_OUT))
    assert names(imported) == [(1, ["มาตรการที่ ๒"])]
    assert "“มาตรการที่ ๑”" in left
    assert "“มาตรการที่ ๓”" in left


def test_what_a_column_of_numbers_says_besides_a_number_is_kept_as_a_comment(data: Data) -> None:
    heads = ("ลำดับที่", "มาตรการ", *HEADS)
    rows = [[[number], ["แจกคู่มือ"], *CELLS] for number in ("๑", "(2)", "๑.๓", "ก.", "4/2568", "งานที่ ๒ ตรวจสอบ")]
    imported = report(data, heads, foreign.band_text(1), *rows)
    assert list(imported.comments.values()) == ["# ลำดับที่: 4/2568", "# ลำดับที่: งานที่ ๒ ตรวจสอบ"]
    assert len(messages(imported, rules.LEFT_OUT)) == 1


def test_the_number_of_an_issue_may_be_written_out_in_the_column_of_numbers(data: Data) -> None:
    heads = ("ที่", "มาตรการ", *HEADS)
    imported = report(data, heads, [["ประเด็นที่ ๓"], ["การรักษ์โลก"], *([[]] * 5)], [["๑"], ["ปลูกป่า"], *CELLS])
    assert names(imported) == [(3, ["ปลูกป่า"])]
    assert imported.data["issues"][0]["title"] == "การรักษ์โลก"


def test_what_the_column_of_issues_says_besides_the_issue_is_kept_as_a_comment(data: Data) -> None:
    heads = ("ประเด็น", "มาตรการ", *HEADS)
    long = ["เหตุผล " + "ก" * 300]
    imported = report(data, heads, [[foreign.band_text(2), *long], ["แจกคู่มือ"], *CELLS])
    assert names(imported) == [(2, ["แจกคู่มือ"])]
    assert list(imported.comments.values()) == [f"# ประเด็น: {long[0]}"]


def test_another_title_of_an_issue_that_comes_again_is_named(data: Data) -> None:
    row = [["แจกคู่มือ"], *CELLS]
    again = f"{foreign.band_text(1)} ด้านบริการ"
    imported = report(data, ("มาตรการ", *HEADS), "ประเด็นที่ ๑", row, foreign.band_text(1), row, again, row)
    assert names(imported) == [(1, ["แจกคู่มือ"] * 3)]
    assert messages(imported, rules.ISSUE) == [
        "table 1, row 6: “กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ ด้านบริการ” was taken for issue 1"
    ]


def test_a_title_of_its_own_that_follows_below_the_number_is_the_title(data: Data) -> None:
    row = [["แจกคู่มือ"], *CELLS]
    imported = report(data, ("มาตรการ", *HEADS), "ประเด็นที่ ๑", row, "ประเด็นที่ ๑ งานบริการของเรา", row)
    assert imported.data["issues"][0]["title"] == "งานบริการของเรา"


def test_texts_between_repeated_headings_are_named(data: Data) -> None:
    heads = ("มาตรการ", *HEADS)
    row = [["แจกคู่มือ"], *CELLS]
    again = [[text] for text in (*heads[:4], "ข้อสังเกตของกองคลัง", heads[5])]
    imported = report(data, heads, foreign.band_text(1), row, [[text] for text in heads], row, again, row)
    assert names(imported) == [(1, ["แจกคู่มือ"] * 3)]
    assert messages(imported, rules.LEFT_OUT) == [
        "table 1, row 6: among the repeated headings “ข้อสังเกตของกองคลัง” was left out"
    ]


def test_a_title_of_an_issue_may_be_broken_over_paragraphs(data: Data) -> None:
    heads = ("ประเด็น", "มาตรการ", *HEADS)
    title = ["ประเด็นที่ ๒", foreign.ISSUES[1], *["เหตุผล " + "ก" * 300] * 20]
    imported = report(data, heads, [title, ["แจกคู่มือ"], *CELLS])
    assert names(imported) == [(2, ["แจกคู่มือ"])]
    assert "title" not in imported.data["issues"][0]


def test_a_row_for_a_measure_that_was_added_to_a_report_of_ours_is_no_issue(built: Any, edited: Any) -> None:
    def add(word: Any) -> None:
        table = word.tables[0]
        again = copy.deepcopy(table.rows[1]._tr)
        table.rows[1]._tr.addnext(again)
        first, *others = again.iter(qn("w:t"))
        first.text = "มาตรการที่ ๑ กรอบ"
        for text in others:
            text.text = ""

    file = built()
    imported = read_report(edited(file, add))
    assert imported.data == read_report(file).data
    message = "table 1, row 3: the row “มาตรการที่ ๑ กรอบ” is neither an issue nor a measure and was left out"
    assert [finding.message for finding in imported.findings] == [message]
