"""What is in reports that people made by hand, shape by shape: nothing is lost or changed without a word."""

from __future__ import annotations

from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from itareport.importing import Imported, read_report, rules
from support import foreign

Data = dict[str, Any]

TITLE = foreign.TITLE
AGENCY = "เทศบาลตำบลบ้านใหม่ อำเภอเมือง จังหวัดตาก"
ROW = [["มาตรการหนึ่ง"], ["๑. แจ้ง", "๒. ตรวจ"], ["ไตรมาส ๑"], ["กองคลัง"], ["๑. มีคู่มือ"], ["๑. โปร่งใส"]]
SAMPLE_HEAD = {"fiscal_year": 2568, "agency": {"name": AGENCY}}
SENTENCE = "จากผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๗ เทศบาลตำบลบ้านใหม่ได้คะแนน ๘๙.๑๒ จึงกำหนดมาตรการดังต่อไปนี้"


def read(
    *lines: str, rows: list[list[list[str]]] | None = None, headings: tuple[str, ...] = foreign.HEADINGS
) -> Imported:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    table = foreign.table_in(document, len(headings), headings)
    foreign.band(table, foreign.band_text(1))
    for row in rows or [ROW]:
        foreign.add_row(table, row)
    return read_report(foreign.saved(document))


def said(imported: Imported, rule: Any) -> list[str]:
    return [finding.message for finding in imported.findings if finding.rule == rule.id]


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        ((TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY, SENTENCE), 2568),
        ((SENTENCE, TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY), 2568),
        (("ผลการประเมิน ITA", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY), 2568),
        ((f"การวิเคราะห์ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2567 และ{TITLE} ประจำปีงบประมาณ พ.ศ. 2568", AGENCY), 2568),
        ((TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY, "แผนของปีงบประมาณ พ.ศ. ๒๕๖๙ จะจัดทำต่อไป"), 2568),
        ((TITLE, "ปีงบประมาณ พุทธศักราช ๒๕๖๘", AGENCY), 2568),
        ((f"{TITLE} ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ / {AGENCY}",), 2568),
        ((TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐", AGENCY), None),
        ((TITLE, AGENCY, SENTENCE), None),
        ((TITLE, AGENCY, "ในปีงบประมาณ พ.ศ. ๒๕๖๙ ได้กำหนดมาตรการ"), None),
        ((TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY), None),
    ],
)
def test_the_year_is_that_of_the_title_or_none(lines: tuple[str, ...], year: int | None) -> None:
    imported = read(*lines)
    assert imported.data["fiscal_year"] == year
    assert bool(said(imported, rules.HEADING)) == (year is None or SENTENCE in lines[1:])


@pytest.mark.parametrize(
    ("below", "agency"),
    [
        ((AGENCY,), {"name": "เทศบาลตำบลบ้านใหม่", "district": "อำเภอเมือง", "province": "จังหวัดตาก"}),
        (
            ("เทศบาลตำบลบ้านใหม่", "อำเภอเมือง", "จังหวัดตาก"),
            {"name": "เทศบาลตำบลบ้านใหม่", "district": "อำเภอเมือง", "province": "จังหวัดตาก"},
        ),
        (("พิพิธภัณฑ์ตัวอย่าง",), {"name": "พิพิธภัณฑ์ตัวอย่าง"}),
        (("รอบ 6 เดือน (ต.ค.64 - มี.ค.65)",), {"name": None}),
        (("ส่วนที่หนึ่ง",), {"name": None}),
        ((SENTENCE,), {"name": None}),
    ],
)
def test_the_agency_is_read_from_lines_that_are_one(below: tuple[str, ...], agency: Data) -> None:
    imported = read(TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", *below)
    assert imported.data["agency"] == agency
    assert bool(said(imported, rules.HEADING)) == ("province" not in agency)


def test_text_above_the_table_is_the_preface_and_a_short_line_is_named() -> None:
    imported = read(TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY, SENTENCE, "และ" * 150)
    assert imported.data["preface"] == [SENTENCE, "และ" * 150]
    short = read(TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ (รอบ ๖ เดือน)", AGENCY, "ตารางที่หนึ่ง")
    assert "preface" not in short.data
    assert said(short, rules.LEFT_OUT) == ["2 lines above the table were left out; the first: “รอบ ๖ เดือน”"]


def test_a_column_that_is_no_field_is_kept_as_a_comment_at_its_measures() -> None:
    headings = (*foreign.HEADINGS[:2], "วัตถุประสงค์โครงการ", "งบประมาณ (บาท)", *foreign.HEADINGS[2:])
    row = [*ROW[:2], ["เพื่อหนึ่ง", "เพื่อสอง"], ["ไม่ใช้งบประมาณ"], *ROW[2:]]
    imported = read(TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY, headings=headings, rows=[row])
    measure = imported.data["issues"][0]["measures"][0]
    assert (measure["steps"], measure["budget"]) == (["แจ้ง", "ตรวจ"], "ไม่ใช้งบประมาณ")
    comment = imported.comments["issues", 0, "measures", 0]
    assert comment == "# วัตถุประสงค์โครงการ: เพื่อหนึ่ง\n#   เพื่อสอง"
    assert len(said(imported, rules.LEFT_OUT)) == 1


def test_objectives_are_no_steps_and_the_column_that_lacks_is_named_once() -> None:
    headings = ("โครงการ", "วัตถุประสงค์โครงการ", "ระยะเวลา", "ผู้รับผิดชอบ")
    imported = read(
        TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY, headings=headings, rows=[[["ก"], ["เพื่อ"], ["ปี"], ["กอง"]]] * 3
    )
    assert [each["steps"] for each in imported.data["issues"][0]["measures"]] == [None, None, None]
    assert said(imported, rules.EMPTY) == ["the table has no column for “steps”: fill it in for each measure"]


@pytest.mark.parametrize(
    ("cell", "entries", "warned"),
    [
        (["๑. ถูกต้อง๒.ประชาชนตรวจสอบได้\n๓.ผลสูงขึ้น"], ["ถูกต้อง", "ประชาชนตรวจสอบได้", "ผลสูงขึ้น"], True),
        (["๑.\tถูกต้อง\t๒.\tประชาชน"], ["ถูกต้อง", "ประชาชน"], False),
        (["๑. จัดทำ\tคู่มือ", "๒. แจ้ง"], ["จัดทำ คู่มือ", "แจ้ง"], True),
        (["๑.๑ จัดทำคู่มือ", "๑.๒ แจ้งเวียน"], ["จัดทำคู่มือ", "แจ้งเวียน"], False),
        (["๑. งบ ๒.๕ ล้านบาท", "๒. แจ้ง"], ["งบ ๒.๕ ล้านบาท", "แจ้ง"], False),
        (["๑. หลัก\n๑.๑ ย่อยหนึ่ง\n๑.๒ ย่อยสอง", "๒. แจ้ง"], ["หลัก\n๑.๑ ย่อยหนึ่ง\n๑.๒ ย่อยสอง", "แจ้ง"], False),
    ],
)
def test_entries_out_of_a_pdf_are_split_or_named(cell: list[str], entries: list[str], warned: bool) -> None:
    imported = read(TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY, rows=[[*ROW[:1], cell, *ROW[2:]]])
    assert imported.data["issues"][0]["measures"][0]["steps"] == entries
    assert bool(said(imported, rules.LIST)) == warned


def test_tabs_of_a_converter_are_joined_with_the_wraps() -> None:
    document = foreign.opened(SAMPLE_HEAD)
    table = foreign.table_in(document)
    foreign.band(table, foreign.band_text(1))
    foreign.add_row(table, [ROW[0], ["๑. จัดทำ\tคู่มือการปฏิบัติ\tงาน", "๒. แจ้ง 1\t2"], *ROW[2:]])
    imported = read_report(foreign.saved(document), join_wraps=True)
    assert imported.data["issues"][0]["measures"][0]["steps"] == ["จัดทำคู่มือการปฏิบัติงาน", "แจ้ง 1 2"]
    assert said(imported, rules.JOINED)


def test_another_document_says_so_first() -> None:
    headings = ("โครงการ", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ")
    document = docx.Document()
    for line in ("แผนปฏิบัติการประจำปี", "ปีการศึกษา ๒๕๖๘", "โรงเรียนบ้านใหม่"):
        document.add_paragraph(line)
    table = foreign.table_in(document, 4, headings)
    for number in range(9):
        foreign.add_row(table, [[f"โครงการ{number}"], ["สอน"], ["ปี"], ["ครู"]])
    imported = read_report(foreign.saved(document))
    assert imported.findings[0].rule == rules.ANOTHER_DOCUMENT.id
    assert not said(read(TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY), rules.ANOTHER_DOCUMENT)


def run(inside: str) -> str:
    return f"<w:p {nsdecls('w')}><w:r>{inside}</w:r></w:p>"


LIST = (
    '<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="ก"/>'
    '<w:listEntry w:val="กองคลัง"/></w:ddList></w:ffData></w:fldChar>'
)
BOX = (
    '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="{}"/></w:checkBox></w:ffData></w:fldChar>'
)


@pytest.mark.parametrize(
    ("inside", "text", "said_of"),
    [
        (LIST, "กองคลัง", ""),
        (BOX.format(1) + "<w:t>ทำแล้ว</w:t>", "☑ทำแล้ว", ""),
        (BOX.format(0) + "<w:t>ทำแล้ว</w:t>", "☐ทำแล้ว", ""),
        ('<w:t>กองคลัง</w:t><w:br w:type="page"/><w:t>กองช่าง</w:t>', "กองคลัง\nกองช่าง", ""),
        ("<w:rPr><w:strike/></w:rPr><w:t>กองคลัง</w:t>", "กองคลัง", "struck-through text was kept"),
        ('<w:rPr><w:strike w:val="0"/></w:rPr><w:t>กองคลัง</w:t>', "กองคลัง", ""),
        ('<w:t>กองคลัง</w:t><w:commentReference w:id="0"/>', "กองคลัง", "1 comment was left out"),
        ("<w:t>กองคลัง</w:t><w:object/>", "กองคลัง", ""),
    ],
)
def test_what_word_shows_otherwise_than_as_text_is_kept_or_named(inside: str, text: str, said_of: str) -> None:
    document = docx.Document()
    for line in (TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY):
        document.add_paragraph(line)
    table = foreign.table_in(document)
    foreign.band(table, foreign.band_text(1))
    cell = foreign.add_row(table, ROW)[3]
    cell._tc.replace(cell.paragraphs[0]._p, parse_xml(run(inside)))
    imported = read_report(foreign.saved(document))
    assert imported.data["issues"][0]["measures"][0]["responsible"] == text
    assert any(said_of in finding.message for finding in imported.findings) == bool(said_of)


def test_a_cell_that_was_split_is_joined_and_named() -> None:
    document = docx.Document()
    for line in (TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY):
        document.add_paragraph(line)
    table = document.add_table(0, 7)
    head = foreign.add_row(
        table, [*([each] for each in foreign.HEADINGS[:4]), [], *([each] for each in foreign.HEADINGS[4:])]
    )
    head[3].merge(head[4])
    foreign.band(table, foreign.band_text(1))
    foreign.add_row(table, [*ROW[:4], ["กองช่าง"], *ROW[4:]])
    imported = read_report(foreign.saved(document))
    assert any("is split into 2 cells" in message for message in said(imported, rules.MERGED))


def test_a_byte_order_mark_inside_a_text_of_ours_comes_back_without_the_data_inside(data: Data, built: Any) -> None:
    data["issues"][0]["measures"][0]["period"] = "ไตรมาส\ufeff ๑"
    assert read_report(built(data, embed=False)).data == data


def test_an_agency_that_cannot_be_taken_apart_is_named_without_the_data_inside(data: Data, built: Any) -> None:
    data["agency"] = {"name": "สำนักงานกลาง", "district": "เมือง"}
    assert "printed on one line" in said(read_report(built(data, embed=False)), rules.HEADING)[0]
