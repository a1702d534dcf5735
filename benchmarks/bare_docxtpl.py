"""What the program is measured against: the same YAML into the same template with docxtpl, nothing checked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml
from docxtpl import DocxTemplate

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
COLUMNS = {
    "measure": "มาตรการ โครงการ หรือกิจกรรมที่ดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "steps": "ขั้นตอนหรือวิธีการปฏิบัติ",
    "period": "ช่วงระยะเวลาในการดำเนินการ",
    "responsible": "ผู้รับผิดชอบ",
    "outputs": "ผลการดำเนินการ (Output)",
    "outcomes": "ผลลัพธ์หรือผลสัมฤทธิ์ในการดำเนินการ (Outcome/Result)",
}


def thai(number: int) -> str:
    return str(number).translate(THAI)


def entries(value: str | list[str]) -> list[dict[str, Any]]:
    if isinstance(value, str):
        return [{"number": "", "text": value, "digits": 0, "sub": False}]
    digits = len(str(len(value)))
    return [
        {"number": f"{thai(number)}.", "text": text, "digits": digits, "sub": False}
        for number, text in enumerate(value, 1)
    ]


def context(data: dict[str, Any]) -> dict[str, Any]:
    for issue in data["issues"]:
        issue["band"] = f"ประเด็นที่ {thai(issue['number'])} {issue['title']}"
        for measure in issue["measures"]:
            measure["paragraphs"] = {key: entries(measure[key]) for key in ("steps", "outputs", "outcomes")}
    lines = [
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        f"ประจำปีงบประมาณ พ.ศ. {thai(data['fiscal_year'])}",
        " ".join(data["agency"].values()),
    ]
    return {**data, "columns": COLUMNS, "title_lines": lines, "document": "report"}


def fill(template: Path, data: dict[str, Any], target: Path) -> None:
    document = DocxTemplate(template)
    document.render(context(data), autoescape=True)
    document.save(target)


if __name__ == "__main__":
    template, source, target = map(Path, sys.argv[1:4])
    fill(template, yaml.load(source.read_text("utf-8"), Loader=yaml.CSafeLoader), target)
