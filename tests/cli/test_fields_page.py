"""The manual's page on fields is followed: each of its examples is put into a data file, checked and built."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from itareport.forms import edition_for
from itareport.forms.scaffold import new_edition
from itareport.source.dump import dump
from support.reports import sample_data

PAGE = "docs/manual/16-fields.md"
SECTION = re.compile(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def examples(root: Path) -> dict[str, list[Any]]:
    """The examples of the page by the section that they are in."""
    sections = dict(SECTION.findall((root / PAGE).read_text("utf-8")))
    return {name: [yaml.safe_load(block) for block in EXAMPLE.findall(text)] for name, text in sections.items()}


@pytest.fixture
def folder(in_empty_folder: Path) -> Path:
    (in_empty_folder / "data/pictures").mkdir(parents=True)
    return in_empty_folder


def written(data: dict[str, Any]) -> None:
    Path("data/measures_2569.yaml").write_text(dump({**data, "fiscal_year": 2569}), "utf-8")


def with_measure(**fields: Any) -> dict[str, Any]:
    data = sample_data()
    data["issues"][0]["measures"][0] |= fields
    return data


def findings(itareport) -> list[tuple[str, str]]:
    ran = itareport("validate", "--format", "json")
    return [(each["rule"], each["path"]) for each in json.loads(ran.out)["findings"] if each["severity"] != "info"]


def test_the_top_of_the_file(itareport, folder: Path, examples: dict[str, list[Any]]) -> None:
    (top,) = examples["ช่องไหนพิมพ์ตรงไหน"]
    written({**sample_data(), **top})
    assert findings(itareport) == []


def test_a_measure_is_added_and_moved(itareport, folder: Path, examples: dict[str, list[Any]]) -> None:
    (measures,) = examples["เพิ่มมาตรการ"]
    data = sample_data()
    written(data)
    Path("old.yaml").write_text(Path("data/measures_2569.yaml").read_text("utf-8"), "utf-8")
    data["issues"][0]["measures"] += measures["measures"]
    written(data)
    assert findings(itareport) == []
    changes = json.loads(itareport("diff", "old.yaml", "data/measures_2569.yaml", "--format", "json").out)["changes"]
    assert [(each["kind"], each["path"]) for each in changes] == [
        ("added", "issues[0].measures[1]"),
        ("added", "issues[0].measures[2]"),
    ]
    Path("old.yaml").write_text(Path("data/measures_2569.yaml").read_text("utf-8"), "utf-8")
    data["issues"][1]["measures"].append(data["issues"][0]["measures"].pop())
    written(data)
    changes = json.loads(itareport("diff", "old.yaml", "data/measures_2569.yaml", "--format", "json").out)["changes"]
    assert [each["kind"] for each in changes] == ["moved"]


def test_columns_are_added_to_the_edition_and_filled_in(
    itareport, folder: Path, examples: dict[str, list[Any]]
) -> None:
    form, measure = examples["เพิ่มคอลัมน์"]
    written(with_measure(**measure))
    assert findings(itareport) == [("ITA110", f"issues[0].measures[0].{key}") for key in ("budget", "remarks")]
    assert itareport("forms", "new", "2569").code == 0
    text = new_edition(2569, edition_for(2568), "x")
    edition = yaml.safe_load(text) | form
    Path("forms/2569.yaml").write_text(yaml.safe_dump(edition, allow_unicode=True, sort_keys=False), "utf-8")
    assert itareport("forms", "check", "forms/2569.yaml").code == 0
    assert set(findings(itareport)) == {("ITA051", f"issues[{index}].measures[0].budget") for index in range(1, 7)}
    data = with_measure(**measure)
    for issue in data["issues"][1:]:
        issue["measures"][0]["budget"] = "ไม่ใช้งบประมาณ"
    written(data)
    assert findings(itareport) == []
    assert itareport("build").code == 0


def test_preface_signatures_and_pictures(itareport, folder: Path, examples: dict[str, list[Any]]) -> None:
    parts = [examples[name][0] for name in ("บทวิเคราะห์ก่อนตาราง", "ลายเซ็น", "ภาพ")]
    data = sample_data()
    for part in parts:
        data |= part
    written(data)
    assert findings(itareport) == [("ITA067", "pictures[0].file")]
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "JPEG")
    Path("data", data["pictures"][0]["file"]).write_bytes(picture.getvalue())
    assert findings(itareport) == []
    assert itareport("build").code == 0


@pytest.mark.parametrize("section", ["ลิงก์", "ข้อย่อยในข้อ"])
def test_links_and_sub_items_have_no_finding(
    itareport, folder: Path, examples: dict[str, list[Any]], section: str
) -> None:
    (measure,) = examples[section]
    written(with_measure(**measure))
    assert findings(itareport) == []
    assert itareport("build").code == 0


def test_a_file_without_results_is_a_plan_until_the_first_is_filled_in(itareport, folder: Path) -> None:
    data = sample_data()
    for issue in data["issues"]:
        for measure in issue["measures"]:
            measure |= {"outputs": None, "outcomes": None}
    written(data)
    assert itareport("build").out == "build/measures_2569_plan.docx\n"
    data["issues"][0]["measures"][0]["outputs"] = "มีคู่มือ"
    written(data)
    assert findings(itareport)[0] == ("ITA111", "")
    assert itareport("build", "--document", "plan").code == 0


def test_two_files_of_one_year_are_reported(itareport, folder: Path) -> None:
    written(sample_data())
    Path("data/measures_2569 (1).yaml").write_bytes(Path("data/measures_2569.yaml").read_bytes())
    assert [rule for rule, _path in findings(itareport)] == ["ITA113"]
