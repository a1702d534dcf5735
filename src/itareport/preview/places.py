"""The fields that the page has boxes for, with their Thai names."""

from __future__ import annotations

from typing import NamedTuple

from itareport.findings import ValuePath


class Field(NamedTuple):
    """A field: where it lies, from the top or from its measure, and its Thai name."""

    path: ValuePath
    label: str


HEAD = (
    Field(("fiscal_year",), "ปีงบประมาณ (พ.ศ.)"),
    Field(("agency", "name"), "ชื่อหน่วยงาน"),
    Field(("agency", "district"), "อำเภอหรือเขต"),
    Field(("agency", "province"), "จังหวัด"),
    Field(("title",), "ชื่อรายงาน"),
)
COLUMNS = {
    "measure": Field(("name",), "มาตรการ โครงการ หรือกิจกรรม"),
    "steps": Field(("steps",), "ขั้นตอนหรือวิธีการปฏิบัติ"),
    "period": Field(("period",), "ช่วงระยะเวลาในการดำเนินการ"),
    "responsible": Field(("responsible",), "ผู้รับผิดชอบ"),
    "outputs": Field(("outputs",), "ผลการดำเนินการ (Output)"),
    "outcomes": Field(("outcomes",), "ผลลัพธ์หรือผลสัมฤทธิ์ (Outcome/Result)"),
}
LISTS = {"steps", "outputs", "outcomes"}
