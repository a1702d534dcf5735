"""A redline of two years whose forms have other columns and another number of issues."""

from __future__ import annotations

import io
from pathlib import Path

import docx

import itareport.forms
from itareport import api

MEASURE = """
  - number: 8
    measures:
      - name: มาตรการที่แปด
        steps: ทำ
        period: ปี
        responsible: กอง
        outputs: ผล
        outcomes: ลัพธ์
        budget: ๑,๐๐๐ บาท
"""


def test_rows_of_other_columns_are_tracked_as_whole_rows(in_empty_folder: Path, shipped: Path) -> None:
    form = (Path(itareport.forms.__file__).parent / "2568.yaml").read_text("utf-8")
    form = form.replace("fiscal_year: 2568", "fiscal_year: 2570").replace("2569", "2571")
    form = form.replace("columns:\n", "columns:\n  budget: งบประมาณ\n").rstrip("\n") + "\n  - ประเด็นใหม่\n"
    Path("forms").mkdir()
    Path("forms/2570.yaml").write_text(form, "utf-8")
    text = shipped.read_text("utf-8")
    Path("old.yaml").write_text(text, "utf-8")
    Path("new.yaml").write_text(text.replace("fiscal_year: 2568", "fiscal_year: 2570").rstrip("\n") + MEASURE, "utf-8")
    comparison = api.compare("old.yaml", "new.yaml")
    table = docx.Document(io.BytesIO(api.comparison_text(comparison, "docx", "old.yaml", "new.yaml"))).tables[0]
    tracked = [
        {"ins", "del"} & {each.tag.rpartition("}")[2] for each in row._tr.iterfind("{*}trPr/*")} for row in table.rows
    ]
    assert tracked.count({"del"}) == tracked.count({"ins"}) - 2  # the eighth issue's band and measure came
