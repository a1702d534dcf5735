"""Rows into issues and measures, and what is reported of the uncertain ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from itareport.importing import Imported, read_report, rules
from itareport.source.dump import dump
from support import foreign

Data = dict[str, Any]
ReadRows = Callable[..., Imported]

FULL = [["มาตรการหนึ่ง"], ["๑. แจ้ง", "๒. ตรวจ"], ["ไตรมาส ๑"], ["กองคลัง"], ["๑. มีคู่มือ"], ["๑. โปร่งใส"]]
VALUES = {
    "name": "มาตรการหนึ่ง",
    "steps": ["แจ้ง", "ตรวจ"],
    "period": "ไตรมาส ๑",
    "responsible": "กองคลัง",
    "outputs": ["มีคู่มือ"],
    "outcomes": ["โปร่งใส"],
}


def row(**changes: list[str]) -> list[list[str]]:
    return [changes.get(field, cell) for field, cell in zip(foreign.FIELDS, FULL, strict=True)]


def measures(imported: Imported) -> list[Data]:
    return imported.data["issues"][0]["measures"]


def said(imported: Imported) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.path, finding.message) for finding in imported.findings]


def document(data: Data, fill: Callable[[Any], object], above: tuple[str, ...] | None = None) -> Imported:
    word = foreign.opened(data) if above is None else foreign.Document()
    for line in above or ():
        word.add_paragraph(line)
    fill(word)
    return read_report(foreign.saved(word))


def test_a_plain_row_is_a_measure_without_a_doubt(read_rows: ReadRows) -> None:
    imported = read_rows(FULL)
    assert measures(imported) == [VALUES]
    assert said(imported) == []


def test_an_empty_cell_is_no_value_with_its_place(read_rows: ReadRows) -> None:
    imported = read_rows(row(outputs=[]))
    assert measures(imported) == [{**VALUES, "outputs": None}]
    path = ("issues", 0, "measures", 0, "outputs")
    place = "table 1, row 3, column “ผลการดำเนินการ (Output)”"
    message = f"{place}: the cell for “outputs” is empty: fill it in"
    assert said(imported) == [(rules.EMPTY.id, "issues[0].measures[0].outputs", message)]
    assert imported.comments == {path: f"# ตรวจสอบ: {message}"}
    assert imported.findings[0].file == "รายงาน.docx"
    assert f"        # ตรวจสอบ: {message}\n        outputs:\n" in dump(imported.data, imported.comments)


def test_a_row_without_a_name_goes_on_with_the_measure_above(read_rows: ReadRows) -> None:
    more = row(name=[], steps=["๓. รายงาน"], period=[], responsible=[], outputs=[], outcomes=["๒. ลดข้อร้องเรียน"])
    imported = read_rows(FULL, more)
    assert measures(imported) == [{**VALUES, "steps": ["แจ้ง", "ตรวจ", "รายงาน"], "outcomes": ["โปร่งใส", "ลดข้อร้องเรียน"]}]
    assert said(imported) == []


def test_what_several_rows_say_of_one_text_is_put_together_with_a_doubt(read_rows: ReadRows) -> None:
    more = row(name=[], steps=["๓. รายงาน"], period=["ไตรมาส ๒"], responsible=["กองคลัง"], outputs=[], outcomes=[])
    imported = read_rows(FULL, more)
    assert measures(imported)[0]["period"] == "ไตรมาส ๑\nไตรมาส ๒"
    assert measures(imported)[0]["responsible"] == "กองคลัง"
    assert [(rule, path) for rule, path, _ in said(imported)] == [(rules.MERGED.id, "issues[0].measures[0].period")]


def test_a_cell_merged_over_two_measures_is_repeated_with_a_doubt(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.band(table, foreign.band_text(1))
        first = foreign.add_row(table, row())
        second = foreign.add_row(table, row(name=["มาตรการสอง"], period=[]))
        first[2].merge(second[2])

    imported = document(data, fill)
    assert [each["period"] for each in measures(imported)] == ["ไตรมาส ๑", "ไตรมาส ๑"]
    assert [(rule, path) for rule, path, _ in said(imported)] == [(rules.MERGED.id, "issues[0].measures[1].period")]


def test_the_number_of_a_measure_is_left_out_with_a_doubt(read_rows: ReadRows) -> None:
    imported = read_rows(row(name=["๑.๒ มาตรการหนึ่ง"]))
    assert measures(imported) == [VALUES]
    message = said(imported)[0]
    assert message[:2] == (rules.LIST.id, "issues[0].measures[0].name")
    assert "“๑.๒”" in message[2]


@pytest.mark.parametrize("text", ["2568 เป็นปีแรก", "5 ส. ในสำนักงาน", "1.5 ล้านบาท", "(ร่าง) มาตรการ"])
def test_a_name_that_begins_with_a_figure_keeps_it(read_rows: ReadRows, text: str) -> None:
    assert measures(read_rows(row(name=[text])))[0]["name"] == text


def test_every_character_inside_a_text_is_kept(read_rows: ReadRows) -> None:
    text = "แผน  การ ดำเนิน\u00a0งาน A & B <ค> {{x}} “ข”\tจ"
    imported = read_rows(row(period=[f"  {text}  "]))
    assert measures(imported)[0]["period"] == text.replace("น\u00a0ง", "น ง").replace("\t", " ")
    assert "a tab inside the text" in imported.findings[0].message


def test_lines_of_a_single_text_stay_lines(read_rows: ReadRows) -> None:
    assert measures(read_rows(row(responsible=["กองคลัง", "กองช่าง"])))[0]["responsible"] == "กองคลัง\nกองช่าง"


def test_paragraphs_without_numbers_are_marked(read_rows: ReadRows) -> None:
    imported = read_rows(row(steps=["แจ้ง", "ตรวจ"]))
    assert measures(imported) == [VALUES]
    assert [(rule, path) for rule, path, _ in said(imported)] == [(rules.LIST.id, "issues[0].measures[0].steps")]


@pytest.mark.parametrize(
    ("damaged", "repaired", "kind"),
    [
        ("ด\u0e4d\u0e32เนินงาน", "ดำเนินงาน", "ำ stored in two parts"),
        ("น\u0e4d\u0e49\u0e32ใจ", "น้ำใจ", "ำ stored in two parts"),
        ("เเผนงาน", "แผนงาน", "แ typed as เ twice"),
        ("แผน\u200bงาน", "แผนงาน", "invisible characters"),
        ("แผน\ufffdงาน", "แผนงาน", "U+FFFD"),
        ("แผน\x9fงาน", "แผนงาน", "U+009F"),
        ("แผน\ufeffงาน", "แผนงาน", "U+FEFF"),
    ],
)
def test_damaged_letters_are_repaired_and_reported(read_rows: ReadRows, damaged: str, repaired: str, kind: str) -> None:
    imported = read_rows(row(period=[damaged]))
    assert measures(imported)[0]["period"] == repaired
    (finding,) = said(imported)
    assert finding[:2] == (rules.REPAIRED.id, "issues[0].measures[0].period")
    assert kind in finding[2]


def test_a_space_that_a_repair_lays_bare_at_the_end_is_trimmed(read_rows: ReadRows) -> None:
    assert measures(read_rows(row(period=["แผนงาน \u200b"])))[0]["period"] == "แผนงาน"


def test_line_separators_become_line_breaks(read_rows: ReadRows) -> None:
    assert measures(read_rows(row(period=["ก\u2028ข"])))[0]["period"] == "ก\nข"


def test_a_table_inside_a_cell_is_read_line_by_line_with_a_doubt(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.band(table, foreign.band_text(1))
        cells = foreign.add_row(table, row(steps=[]))
        inner = cells[1].add_table(2, 1)
        inner.cell(0, 0).text, inner.cell(1, 0).text = "๑. แจ้ง", "๒. ตรวจ"

    imported = document(data, fill)
    assert measures(imported) == [VALUES]
    assert [rule for rule, _, _ in said(imported)] == [rules.MERGED.id]


def test_a_column_that_the_report_has_not_is_named(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word, 7, (*foreign.HEADINGS, "สถานที่"))
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, [*row(), ["ห้องประชุม"]])

    imported = document(data, fill)
    assert measures(imported) == [VALUES]
    assert [(rule, "สถานที่" in message) for rule, _, message in said(imported)] == [(rules.LEFT_OUT.id, True)]


def test_a_misspelt_heading_is_recognised_by_likeness_and_reported(data: Data) -> None:
    headings = list(foreign.HEADINGS)
    headings[1] = "ขันตอรหรือวิธกานปฏิบัติ"

    def fill(word: Any) -> None:
        table = foreign.table_in(word, 6, headings)
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, row())

    imported = document(data, fill)
    assert measures(imported) == [VALUES]
    assert [rule for rule, _, _ in said(imported)] == [rules.COLUMN.id]


def test_a_table_without_headings_is_read_by_its_columns_and_reported(data: Data) -> None:
    def fill(word: Any) -> None:
        table = word.add_table(0, 6)
        for number in (1, 2):
            foreign.band(table, foreign.band_text(number))
            foreign.add_row(table, row())

    imported = document(data, fill)
    assert [issue["measures"] for issue in imported.data["issues"]] == [[VALUES], [VALUES]]
    assert {rule for rule, _, _ in said(imported)} == {rules.COLUMN.id}


def test_a_full_width_row_that_is_no_issue_is_named(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, row())
        foreign.band(table, "หมายเหตุ ข้อมูล ณ วันที่ ๓๐ กันยายน")

    imported = document(data, fill)
    assert measures(imported) == [VALUES]
    assert [(rule, "หมายเหตุ" in message) for rule, _, message in said(imported)] == [(rules.LEFT_OUT.id, True)]


@pytest.mark.parametrize(
    ("bands", "numbers", "titles", "warnings"),
    [
        (["ประเด็นที่ ๑ {0}", "ประเด็นที่ ๒ {1}"], [1, 2], [None, None], 0),
        (["ประเด็นที่ ๑", "ประเด็นที่ ๒"], [1, 2], [None, None], 0),
        (["ประเด็นที่ ๑ {0}", "ประเด็นที่ ๑ {0} (ต่อ)"], [1], [None], 0),
        (["ประเด็นที่ ๑ {0}", "ประเด็นที่ ๑ {1}"], [1, 2], [None, None], 1),
        (["ประเด็นที่ ๑ {0}", "การให้บริการผ่านระบบ E-Service"], [1, 2], [None, "การให้บริการผ่านระบบ E-Service"], 1),
        (["ประเด็นที่ ๑ {0}", "เรื่องอื่นทั้งหมด"], [1, 2], [None, "เรื่องอื่นทั้งหมด"], 1),
        (["ประเด็นที่ ๒ {1}", "ประเด็นที่ ๑ {0}"], [1, 2], [None, None], 1),
        (["ประเด็นที่ ๑ ชื่ออื่น", "ด้านที่ 3 {2}"], [1, 3], ["ชื่ออื่น", None], 0),
        (["4. {3}", "(๕) {4}"], [4, 5], [None, None], 0),
        (["2. {0}"], [2], ["{0}"], 1),
        (["๓"], [3], [None], 0),
        (["ประเด็นที่ 9 ใหม่"], [9], ["ใหม่"], 0),
    ],
)
def test_issues_are_known_by_number_and_title(
    data: Data, bands: list[str], numbers: list[int], titles: list[str | None], warnings: int
) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        for index, text in enumerate(bands):
            foreign.band(table, text.format(*foreign.ISSUES))
            foreign.add_row(table, row(name=[f"มาตรการ {index}"]))

    imported = document(data, fill)
    wanted = [title and title.format(*foreign.ISSUES) for title in titles]
    assert [issue["number"] for issue in imported.data["issues"]] == numbers
    assert [issue.get("title") for issue in imported.data["issues"]] == wanted
    assert sum(len(issue["measures"]) for issue in imported.data["issues"]) == len(bands)
    assert [rule for rule, _, _ in said(imported)] == [rules.ISSUE.id] * warnings


def test_an_issue_with_number_and_title_in_two_cells_is_found(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.add_row(table, [["ประเด็นที่ ๒"], [foreign.ISSUES[1]], [], [], [], []])
        foreign.add_row(table, row())

    imported = document(data, fill)
    assert imported.data["issues"] == [{"number": 2, "measures": [VALUES]}]


def test_an_issue_named_in_the_cell_of_its_measure_is_found(read_rows: ReadRows) -> None:
    imported = read_rows(row(name=["ประเด็นที่ ๒", foreign.ISSUES[1], "มาตรการหนึ่ง"]))
    assert imported.data["issues"][1] == {"number": 2, "measures": [VALUES]}


def test_an_issue_without_measures_is_marked(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.band(table, foreign.band_text(1))
        foreign.band(table, foreign.band_text(2))
        foreign.add_row(table, row())

    imported = document(data, fill)
    assert imported.data["issues"][0] == {"number": 1, "measures": None}
    assert [(rule, path) for rule, path, _ in said(imported)] == [(rules.EMPTY.id, "issues[0]")]


@pytest.mark.parametrize(("count", "numbers"), [(7, [1, 2, 3, 4, 5, 6, 7]), (2, [1])])
def test_without_issue_rows_the_measures_go_by_their_order(data: Data, count: int, numbers: list[int]) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        for index in range(count):
            foreign.add_row(table, row(name=[f"มาตรการ {index}"]))

    imported = document(data, fill)
    assert [issue["number"] for issue in imported.data["issues"]] == numbers
    assert [rule for rule, _, _ in said(imported)] == [rules.ISSUE.id]


def test_measures_above_the_first_issue_belong_to_the_one_before(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.add_row(table, row())
        foreign.band(table, foreign.band_text(3))
        foreign.add_row(table, row())

    imported = document(data, fill)
    assert [issue["number"] for issue in imported.data["issues"]] == [2, 3]
    assert [(rule, path) for rule, path, _ in said(imported)] == [(rules.ISSUE.id, "issues[0]")]


@pytest.mark.parametrize("between", ["- ๒ -", "(ต่อ)", "ตารางต่อจากหน้าก่อน"])
def test_a_table_without_headings_goes_on_past_a_line_where_it_names_an_issue(data: Data, between: str) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, row())
        word.add_paragraph(between)
        rest = word.add_table(0, 6)
        foreign.band(rest, foreign.band_text(2))
        foreign.add_row(rest, row())
        word.add_paragraph("เอกสารแนบ")
        foreign.add_row(word.add_table(0, 6), row(name=["ไม่ใช่มาตรการ"]))

    imported = document(data, fill)
    assert imported.data["issues"] == [{"number": number, "measures": [VALUES]} for number in (1, 2)]
    assert {rule for rule, _, _ in said(imported)} == {rules.LEFT_OUT.id}


@pytest.mark.parametrize("title", ["๑. {}", "(1) {}", "{}"])
def test_a_line_right_above_a_table_names_its_issue_without_the_word(data: Data, title: str) -> None:
    def fill(word: Any) -> None:
        for index, number in enumerate("๑๒"):
            word.add_paragraph(title.replace("๑", number).replace("1", str(index + 1)).format(foreign.ISSUES[index]))
            table = foreign.table_in(word)
            foreign.add_row(table, row())
            foreign.add_row(table, row())

    imported = document(data, fill)
    assert imported.data["issues"] == [{"number": number, "measures": [VALUES, VALUES]} for number in (1, 2)]
    assert said(imported) == []


@pytest.mark.parametrize("lines", [("ประเด็นที่ {}", "{}"), ("ประเด็นที่ {} {}", "ตารางแสดงผล")])
def test_an_issue_s_lines_above_a_table_may_be_two(data: Data, lines: tuple[str, str]) -> None:
    def fill(word: Any) -> None:
        for index in range(2):
            for line in lines:
                word.add_paragraph(line.format(*([index + 1] if "ที่" in line else []), foreign.ISSUES[index]))
            foreign.add_row(foreign.table_in(word), row())

    imported = document(data, fill)
    assert imported.data["issues"] == [{"number": number, "measures": [VALUES]} for number in (1, 2)]
    assert not [message for _, _, message in said(imported) if "ประเด็นที่" in message]


@pytest.mark.parametrize(("name", "reports"), [("เทศบาลตำบลอื่น", 2), ("องค์การบริหารส่วนตำบลตัวอย่าง", 1)])
def test_a_title_of_another_agency_begins_another_report(data: Data, name: str, reports: int) -> None:
    def fill(word: Any) -> None:
        for index in range(2):
            for line in [foreign.TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", name] if index else []:
                word.add_paragraph(line)
            word.add_paragraph("กองคลัง")
            table = foreign.table_in(word)
            foreign.band(table, foreign.band_text(1))
            foreign.add_row(table, row(name=[f"มาตรการ {index}"]))

    imported = document(data, fill)
    assert len(measures(imported)) == 3 - reports
    assert [message for _, _, message in said(imported) if "the file holds" in message] == [
        "table 2: the file holds 2 reports; the one with the most columns and measures was read"
    ] * (reports - 1)
    assert imported.data["agency"]["name"] == name


def test_a_sub_item_is_no_doubt_and_several_doubts_of_one_cell_are_one(read_rows: ReadRows) -> None:
    certain = read_rows(row(steps=["๑. แจ้ง", "๑.๑ ทางเว็บไซต์", "๑.๒ ทางหนังสือ"]))
    assert said(certain) == []
    doubted = read_rows(row(steps=["๑. แจ้ง", "ทางเว็บไซต์", "๒. ตรวจ", "ทุกกอง"]))
    assert [rule for rule, _, _ in said(doubted)] == [rules.LIST.id]


def test_the_fuller_of_two_reports_is_read(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word, 4)
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, row(name=["มาตรการของแผน"])[:4])
        word.add_paragraph("รายงาน")
        table = foreign.table_in(word)
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, row())

    imported = document(data, fill)
    assert measures(imported) == [VALUES]
    assert rules.LEFT_OUT.id in {rule for rule, _, _ in said(imported)}


def test_other_tables_and_lines_below_are_named(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, row())
        word.add_paragraph("ลงชื่อ ผู้รายงาน")
        word.add_table(1, 2).cell(0, 0).text = "อื่น"

    imported = document(data, fill)
    messages = [message for _, _, message in said(imported)]
    assert measures(imported) == [VALUES]
    assert any("1 other table below" in message for message in messages)
    assert any("ลงชื่อ ผู้รายงาน" in message for message in messages)


@pytest.mark.parametrize(
    ("header", "footer", "named"),
    [
        ("", "หน้า ๑ จาก ๔", False),
        ("- ๒ -", "Page 1 of 4", False),
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "องค์การบริหารส่วนตำบลตัวอย่าง", False),
        ("ลับ", "", True),
        ("", "ข้อมูล ณ วันที่ ๓๐ กันยายน", True),
    ],
)
def test_a_text_that_is_in_the_pages_margins_only_is_named(data: Data, header: str, footer: str, named: bool) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, row())
        word.sections[0].header.paragraphs[0].text = header
        word.sections[0].footer.paragraphs[0].text = footer

    imported = document(data, fill)
    assert measures(imported) == [VALUES]
    wanted = f"1 line of the page headers and footers was left out: “{header or footer}”"
    assert [message for _, _, message in said(imported)] == ([wanted] if named else [])


def test_without_a_year_above_the_periods_tell_it(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, row(period=["ไตรมาส ๑ ปีงบประมาณ ๒๕๖๗"]))

    imported = document(data, fill, above=(foreign.TITLE, "กรมบัญชีกลาง"))
    assert imported.data["fiscal_year"] == 2567
    assert [(rule, path) for rule, path, _ in said(imported)] == [(rules.HEADING.id, "fiscal_year")]


def test_without_year_and_agency_both_are_left_open_and_marked(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, row())

    imported = document(data, fill, above=())
    assert (imported.data["fiscal_year"], imported.data["agency"]) == (None, {"name": None})
    assert {path for _, path, _ in said(imported)} == {"fiscal_year", "agency"}
    assert set(imported.comments) == {("fiscal_year",), ("agency",)}


def test_a_title_of_the_agencys_own_is_kept(data: Data) -> None:
    def fill(word: Any) -> None:
        table = foreign.table_in(word)
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, row())

    title = "รายงานการกำกับติดตามการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส"
    imported = document(data, fill, above=(title, "ประจำปีงบประมาณ พ.ศ. 2568", "กรมบัญชีกลาง"))
    assert imported.data["title"] == title
    assert imported.data["agency"] == {"name": "กรมบัญชีกลาง"}


def test_cells_copied_from_a_web_pages_source_lose_their_tags(read_rows: ReadRows) -> None:
    imported = read_rows(row(name=["<p>มาตรการหนึ่ง</p>"], steps=["<p>๑. แจ้ง</p> <p>๒. ตรวจ</p>"]))
    assert measures(imported) == [VALUES]
    assert said(imported) == [
        (rules.REPAIRED.id, "", "2 cells hold the tags <p> of a web page: they were taken for ends of lines")
    ]
