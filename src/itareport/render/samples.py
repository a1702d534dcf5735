"""Sample reports, as different as reports can be, by which a template is tried out."""

from __future__ import annotations

from typing import Any

from itareport.data import MeasureData, ReportData
from itareport.fields import FIELDS, KEYS
from itareport.forms import edition_for
from itareport.render.context import context

_YEAR = 2568


def samples() -> list[dict[str, Any]]:
    """The values for a template of a full report, of one with as little as is allowed, and of a plan."""
    edition = edition_for(_YEAR)
    full, plan = _data(_full()), _data(_planned())
    sparse: ReportData = {
        **_data(_sparse()),
        "title": "รายงาน <ฉบับย่อ> & “อื่น ๆ”",
        "agency": {"name": "กระทรวงตัวอย่าง"},
    }
    return [context(full, edition, "report"), context(sparse, edition, "report"), context(plan, edition, "plan")]


def _data(measures: list[MeasureData]) -> ReportData:
    return {
        "format": 1,
        "fiscal_year": _YEAR,
        "agency": {"name": "องค์การบริหารส่วนตำบลตัวอย่าง", "district": "อำเภอเมือง", "province": "จังหวัดตัวอย่าง"},
        "issues": [{"number": number, "measures": measures} for number in range(1, 8)],
    }


def _planned() -> list[MeasureData]:
    return [
        {
            "name": "มาตรการส่งเสริมคุณภาพงาน",
            "steps": ["จัดทำคู่มือ", "ประชาสัมพันธ์"],
            "period": "ไตรมาส ๑-๔",
            "responsible": "สำนักปลัด",
        }
    ]


def _full() -> list[MeasureData]:
    others = {field.key: [field.example] if field.entries else field.example for field in FIELDS}
    results = {"outputs": ["มีคู่มือครบทุกงาน"], "outcomes": ["ประชาชนพึงพอใจ", "ลดข้อร้องเรียน", "โปร่งใส"]}
    full = {**others, **_planned()[0], **results}
    return [full, {**full, "name": "มาตรการที่สอง"}]


def _sparse() -> list[MeasureData]:
    text = "ข้อความเดียว <ก&ข>\nบรรทัดที่สอง\tแท็บ {{ ไม่ใช่แท็ก }} {% เช่นกัน"
    return [{**dict.fromkeys(KEYS.standard, text), "period": "-ก"}]
