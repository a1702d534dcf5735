"""Which column is which field, by its heading."""

from __future__ import annotations

import pytest

from itareport.fields import KEYS
from itareport.forms import edition_for
from itareport.importing.blocks import Cell, Paragraph, Row, Table
from itareport.importing.headings import assign, assumed_header, find_header, is_header

NAMES = {"name" if key == "measure" else key: text for key, text in edition_for(2568).headings.items()}


def row(*texts: str, spans: tuple[int, ...] = ()) -> Row:
    cells: list[Cell] = []
    for index, text in enumerate(texts):
        start = cells[-1].end if cells else 0
        cells.append(Cell(start, start + (spans[index] if spans else 1), [Paragraph(text)]))
    return Row(cells)


def fields(*headings: str) -> list[str | None] | None:
    header = find_header(Table([row(*headings)]), NAMES)
    return None if header is None else [column.field for column in header.columns]


SIX = [*KEYS.standard]
OPTIONAL = ["budget", "indicator", "target", "evidence", "remarks"]


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (tuple(NAMES.values()), SIX),
        (
            (
                "มาตรการ โครงการ หรือ กิจกรรมที่ดำเนินการเพื่อ ส่งเสริมคุณธรรม",
                "ขั้นตอน/วิธีการ",
                "ระยะเวลา",
                "ผู้รับผิดชอบ",
                "ผลการดำเนินการ",
                "ผลลัพธ์",
            ),
            SIX,
        ),
        (("กิจกรรม", "วิธีดําเนินการ", "ห้วงเวลา", "หน่วยงานรับผิดชอบ", "Output", "Outcome / Result"), SIX),
        (
            (
                "โครงการ",
                "แนวทางการปฏิบัติตามมาตรการ",
                "ระยะเวลาดาเนินการ",
                "ส่วนงานที่รับผิดชอบ",
                "ผลการดำเนินการตามมาตรการ",
                "ผลสัมฤทธิ์",
            ),
            SIX,
        ),
        (("มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"), SIX[:4]),
        (("ที่", "มาตรการ", "ขั้นตอน", "เวลา", "ผู้รับผิดชอบ", "สถานที่"), ["order", *SIX[:4], "other"]),
        ((*NAMES.values(), "งบประมาณ (บาท)", "ตัวชี้วัด", "เป้าหมาย", "ลิงก์", "หมายเหตุ"), [*SIX, *OPTIONAL]),
        (("ประเด็น", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"), ["issue", *SIX[:4]]),
        (("ประเด็น/มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"), SIX[:4]),
        (("มาตรการ", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"), SIX[:4]),
        (
            ("มาตรการ", "ขั้นตอน", "จำนวนงบประมาณ", "ปีงบประมาณ", "ผู้รับผิดชอบ"),
            ["name", "steps", "budget", None, "responsible"],
        ),
        (("รายการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"), SIX[:4]),
        (("ชื่อ", "สกุล", "ตำแหน่ง", "โทร"), None),
        (("มาตรการ", "ขั้นตอน"), None),
        (("มาตรการส่งเสริมงาน", "๑. ขั้นตอนแรก", "ไตรมาส ๑-๔", "กองคลัง", "ผลการดำเนินงานครบ", "ผลลัพธ์ดี"), None),
    ],
)
def test_headings_name_the_fields_in_any_order(headings: tuple[str, ...], found: list[str | None] | None) -> None:
    assert fields(*headings) == found


@pytest.mark.parametrize(
    ("texts", "again"),
    [
        (tuple(NAMES.values()), True),
        (("มาตรการ โครงการ หรือกิจกรรม", "ขั้นตอนหรือวิธีปฏิบัติ", "ช่วงระยะเวลาการดำเนินการ", "ผู้รับผิดชอบ"), True),
        (("มาตรการส่งเสริมคุณภาพ", "๑. ขั้นตอน", "ไตรมาส ๑", "ผู้รับผิดชอบ", "มีผล", "ดี"), False),
        ((*list(NAMES.values())[1:4], "ก", "ข", "ค"), False),
        ((), False),
    ],
)
def test_headings_repeated_by_hand_are_known(texts: tuple[str, ...], again: bool) -> None:
    header = find_header(Table([row(*NAMES.values())]), NAMES)
    assert header is not None
    assert is_header(row(*texts), header) is again


def test_rows_above_the_headings_are_passed_over() -> None:
    header = find_header(Table([row("ชื่อรายงาน"), row("ปี"), row(*NAMES.values()), row("ก")]), NAMES)
    assert header is not None
    assert (header.first, header.last) == (2, 2)


@pytest.mark.parametrize(("count", "first"), [(4, "name"), (5, "order"), (6, "name"), (7, "order")])
def test_without_headings_the_number_of_columns_tells(count: int, first: str) -> None:
    header = assumed_header(Table([row("รวม"), row(*"กขคงจฉช"[:count])]))
    assert header is not None
    assert header.columns[0].field == first
    assert len(header.fields) == count - (first == "order")


def test_without_headings_three_columns_tell_nothing() -> None:
    assert assumed_header(Table([row("ก", "ข", "ค")])) is None
    assert assumed_header(Table([])) is None


def test_cells_of_a_crooked_row_go_to_the_column_they_share_most_with() -> None:
    header = find_header(Table([row("มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", spans=(2, 1, 2, 1))]), NAMES)
    assert header is not None
    crooked = row("ก", "ข", "ค", spans=(1, 3, 2))
    widths = [3000, 100, 3000, 1000, 100, 1000]
    found = {index: [cell.text() for cell in cells] for index, cells in assign(crooked, header.columns, widths).items()}
    assert found == {0: ["ก"], 1: ["ข"], 3: ["ค"]}
    beyond = Row([Cell(90, 99, [Paragraph("ง")])])
    assert [*assign(beyond, header.columns, widths)] == [3]
