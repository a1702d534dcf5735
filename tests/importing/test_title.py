"""Title, fiscal year and agency in the lines above a table."""

from __future__ import annotations

import time

import pytest

from itareport.importing.agency import Agency, split_agency
from itareport.importing.title import read_heading, read_printed_heading
from itareport.importing.years import year_of

REPORT = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
PLAN = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
TITLES = (REPORT, PLAN)


@pytest.mark.parametrize(
    ("line", "name", "district", "province"),
    [
        ("เทศบาลตำบลบ้านใหม่ อำเภอเมือง จังหวัดตาก", "เทศบาลตำบลบ้านใหม่", "อำเภอเมือง", "จังหวัดตาก"),
        ("สำนักงานเขตบางรัก กรุงเทพมหานคร", "สำนักงานเขตบางรัก", None, "กรุงเทพมหานคร"),
        ("สำนักงานเขตดุสิต เขตดุสิต กรุงเทพมหานคร", "สำนักงานเขตดุสิต", "เขตดุสิต", "กรุงเทพมหานคร"),
        ("โรงพยาบาลกลาง เขตราชเทวี จังหวัดกรุงเทพมหานคร", "โรงพยาบาลกลาง", "เขตราชเทวี", "จังหวัดกรุงเทพมหานคร"),
        ("กรมทรัพยากรน้ำ เขตพญาไท กรุงเทพฯ", "กรมทรัพยากรน้ำ", "เขตพญาไท", "กรุงเทพฯ"),
        ("กรมบัญชีกลาง", "กรมบัญชีกลาง", None, None),
        ("กรุงเทพมหานคร", "กรุงเทพมหานคร", None, None),
        ("องค์การบริหารส่วนจังหวัดนครปฐม", "องค์การบริหารส่วนจังหวัดนครปฐม", None, None),
        ("องค์การบริหารส่วนจังหวัดตาก จังหวัดตาก", "องค์การบริหารส่วนจังหวัดตาก", None, "จังหวัดตาก"),
        ("ที่ว่าการอำเภอเมือง จังหวัดตาก", "ที่ว่าการอำเภอเมือง", None, "จังหวัดตาก"),
        ("อบต.บ้านใหม่ อ.เมือง จ.ตาก", "อบต.บ้านใหม่", "อ.เมือง", "จ.ตาก"),
        ("อบต.บ้านใหม่ อ. เมือง จ. ตาก", "อบต.บ้านใหม่", "อ. เมือง", "จ. ตาก"),
        ("สพป.ตาก เขต ๑ อำเภอเมือง จังหวัดตาก", "สพป.ตาก เขต ๑", "อำเภอเมือง", "จังหวัดตาก"),
        ("สำนักงานเขตพื้นที่การศึกษาตาก เขต 2", "สำนักงานเขตพื้นที่การศึกษาตาก เขต 2", None, None),
        ("สำนักงาน เขตพื้นที่การศึกษาตาก จังหวัดตาก", "สำนักงาน เขตพื้นที่การศึกษาตาก", None, "จังหวัดตาก"),
        ("เทศบาลตำบลก ตำบลก อำเภอ เมือง จังหวัด ตาก", "เทศบาลตำบลก ตำบลก", "อำเภอ เมือง", "จังหวัด ตาก"),
        ("เทศบาลเมืองบ้านใหม่ อำเภอเมือง", "เทศบาลเมืองบ้านใหม่", "อำเภอเมือง", None),
    ],
)
def test_an_agency_line_is_taken_apart(line: str, name: str, district: str | None, province: str | None) -> None:
    assert split_agency(line) == Agency(name, district, province)


def test_an_agency_line_without_spaces_is_taken_apart_with_a_doubt() -> None:
    found = split_agency("องค์การบริหารส่วนตำบลบ้านใหม่อำเภอเมืองจังหวัดตาก")
    assert found == Agency("องค์การบริหารส่วนตำบลบ้านใหม่", "อำเภอเมือง", "จังหวัดตาก", certain=False)


@pytest.mark.parametrize(
    ("lines", "title", "year", "agency"),
    [
        ([REPORT, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "เทศบาลก อำเภอข จังหวัดค"], REPORT, 2568, "เทศบาลก"),
        ([REPORT, "ประจำปีงบประมาณ พ.ศ.2568", "เทศบาลก"], REPORT, 2568, "เทศบาลก"),
        ([REPORT, "ปีงบประมาณ 2568", "หน่วยงาน: กรมก"], REPORT, 2568, "กรมก"),
        ([f"{REPORT} ประจำปีงบประมาณ พ.ศ. 2568", "ของ เทศบาลก"], REPORT, 2568, "เทศบาลก"),
        ([REPORT, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ เทศบาลก อำเภอข"], REPORT, 2568, "เทศบาลก"),
        ([REPORT, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "เทศบาลก", "อำเภอข จังหวัดค"], REPORT, 2568, "เทศบาลก"),
        (["เทศบาลก อำเภอข จังหวัดค", REPORT, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"], REPORT, 2568, "เทศบาลก"),
        ([REPORT[:40], REPORT[40:], "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "เดอะแพลตฟอร์ม จังหวัดค"], None, 2568, "เดอะแพลตฟอร์ม"),
        (["รายงานผลด้านคุณธรรม", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "กรมก"], "รายงานผลด้านคุณธรรม", 2568, "กรมก"),
        ([f"{REPORT} ของเทศบาลก อำเภอข", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"], REPORT, 2568, "เทศบาลก"),
        ([PLAN, "ประจําปีงบประมาณ พ.ศ.. ๒๕๖๗", "กรมก"], PLAN, 2567, "กรมก"),
    ],
)
def test_title_year_and_agency_are_found(lines: list[str], title: str | None, year: int, agency: str) -> None:
    found = read_heading(lines, TITLES)
    assert "".join((found.title or "").split()) == (title or REPORT)
    assert (found.year, found.year_certain) == (year, True)
    assert found.agency is not None
    assert found.agency.name == agency
    assert found.unused == ()


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("ประจำปีงบประมาณ พ.ศ. 2025", 2568),
        ("ประจำปีงบประมาณ ๖๘", 2568),
        ("ประจำปี พ.ศ. ๒๕๖๘", 2568),
    ],
)
def test_a_year_written_otherwise_is_read_with_a_doubt(line: str, year: int) -> None:
    found = read_heading([REPORT, line, "กรมก"], TITLES)
    assert (found.title, found.year, found.year_certain) == (REPORT, year, False)


def test_two_fiscal_years_are_doubted() -> None:
    found = read_heading(["ปีงบประมาณ ๒๕๖๖ ถึงปีงบประมาณ ๒๕๗๐", "ปีงบประมาณ ๒๕๖๘", "กรมก"], TITLES)
    assert (found.year, found.years) == (None, (2566, 2570, 2568))


@pytest.mark.parametrize(
    "years", ["๒๕๖๖ - ๒๕๗๐", "๒๕๖๖-๗๐", "2566 – 2570", "๒๕๖๖ ถึง พ.ศ. ๒๕๗๐", "๒๕๖๖ และ ๒๕๖๗", "๒๕๖๖/๒๕๖๗"]
)
def test_a_plan_of_several_years_names_no_year_of_the_report(years: str) -> None:
    found = read_heading([REPORT, f"ประจำปีงบประมาณ พ.ศ. {years}", "กรมก"], TITLES)
    assert (found.title, found.year, found.years) == (REPORT, None, (2566,))


def test_lines_that_say_nothing_of_the_report_are_named() -> None:
    found = read_heading(["เอกสารแนบ ๑", REPORT, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "กรมก"], TITLES)
    assert found.unused == ("เอกสารแนบ ๑",)


def test_nothing_is_found_in_no_lines() -> None:
    found = read_heading([], TITLES)
    assert (found.title, found.year, found.agency) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "year"),
    [("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘", 2568), ("ตลอดปีงบประมาณ พ.ศ.๒๕๖๙", 2569), ("พ.ศ. ๒๕๖๘", None), ("ปีงบประมาณ", None)],
)
def test_a_text_names_its_fiscal_year(text: str, year: int | None) -> None:
    assert year_of(text) == year


def test_printed_lines_are_read_by_the_form_that_printed_them() -> None:
    patterns = (REPORT, "ประจำปี พ.ศ. {fiscal_year} ของ {agency}")
    found = read_printed_heading([REPORT, "ประจำปี พ.ศ.\u00a0๒๕๗๐ ของ อะไร ก็ได้ อำเภอข"], patterns)
    assert found is not None
    assert (found.title, found.year) == (REPORT, 2570)
    assert found.agency == Agency("อะไร ก็ได้", "อำเภอข")


def test_a_printed_title_of_the_agencys_own_may_have_several_lines() -> None:
    found = read_printed_heading(["ชื่อ  ของ", "เราเอง", "ปี ๒๕๖๘", "กรมก"], (REPORT, "ปี {fiscal_year}", "{agency}"))
    assert found is not None
    assert found.title == "ชื่อ  ของ\nเราเอง"


def test_lines_of_another_form_are_not_taken_for_printed_ones() -> None:
    assert read_printed_heading(["อื่น"], (REPORT, "ปี {fiscal_year}", "{agency}")) is None


@pytest.mark.parametrize("line", ["อำเภอ " * 60, "จังหวัด" * 45, "ก " * 150, "ปีงบประมาณ " * 30, "เขต" * 100 + " จังหวัด"])
def test_no_line_takes_long(line: str) -> None:
    began = time.process_time()
    read_heading([line] * 3, TITLES)
    split_agency(line)
    assert time.process_time() - began < 1


def test_a_line_that_is_longer_than_any_agency_is_not_taken_apart() -> None:
    line = "เทศบาล " + "อำเภอก " * 20_000
    assert split_agency(line) == Agency(line)
