"""A report of ours whose form edition is not available: its table cannot be read, the data inside it can."""

from __future__ import annotations

from pathlib import Path

import pytest

from itareport import build, import_report
from itareport.importing.rules import EMBEDDED

FORM = """\
fiscal_year: 2575
report:
  item: O26
  titles: [รายงานผลอื่น, "ประจำปีงบประมาณ พ.ศ. {fiscal_year}", "{agency}"]
plan:
  item: O25
  titles: [แผนอื่น, "ประจำปีงบประมาณ พ.ศ. {fiscal_year}", "{agency}"]
assessment_year: 2576
columns:
  measure: โครงการ
  steps: ขั้นตอน
  period: เวลา
issues: [หนึ่ง, สอง, สาม]
"""
DATA = """\
format: 1
fiscal_year: 2575
agency:
  name: หน่วยงานตัวอย่าง
issues:
  - number: 1
    measures:
      - name: มาตรการแรก
        steps: [ทำสิ่งแรก, ทำสิ่งต่อไป]
        period: ไตรมาส ๑
  - number: 2
    measures:
      - name: มาตรการต่อไป
        steps: [ทำอีก]
        period: ไตรมาส ๒
  - number: 3
    measures:
      - name: มาตรการสุดท้าย
        steps: [ทำจนเสร็จ]
        period: ไตรมาส ๓
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The Word report of ``DATA`` in a folder where nobody finds the form."""
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "2575.yaml").write_text(FORM, "utf-8")
    (tmp_path / "data").mkdir()
    data = tmp_path / "data" / "measures_2575.yaml"
    data.write_text(DATA, "utf-8")
    away = tmp_path / "far" / "away" / "report.docx"
    build(data, away)
    return away


def test_the_data_inside_are_taken_and_it_is_reported(report: Path) -> None:
    imported = import_report(report)
    assert imported.data["issues"][0]["measures"][0] == {
        "name": "มาตรการแรก",
        "steps": ["ทำสิ่งแรก", "ทำสิ่งต่อไป"],
        "period": "ไตรมาส ๑",
    }
    (said,) = [finding for finding in imported.findings if finding.rule == EMBEDDED.id]
    assert "2575" in said.message


def test_with_the_form_available_nothing_is_reported(report: Path, tmp_path: Path) -> None:
    imported = import_report(report, forms=[tmp_path / "forms"])
    assert imported.findings == ()
    assert imported.data["issues"][1]["measures"][0]["name"] == "มาตรการต่อไป"
