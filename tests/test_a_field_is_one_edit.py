"""A field is added to the table of the format in one place, and followed through every command: it is lost nowhere."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from itareport import fields, forms
from itareport.rules.sample import SAMPLE
from support import foreign

ONE_EDIT = """\
    Field(
        key="place",
        label="place",
        heading="พื้นที่ดำเนินการ",
        description="พื้นที่",
        example="ห้องประชุม",
        meaning="place",
        entries=True,
        entry="place {number}",
        next_year=NextYear.KEPT,
        key_words="พื้นที่",
        heading_words=("พื้นที่",),
    ),
"""
END_OF_TABLE = ')\n"""The fields of a measure in the order of the data file."""'

PROGRAM = f"""\
import sys, types
from pathlib import Path
source = Path({fields.__file__!r}).read_text("utf-8")
assert source.count({END_OF_TABLE!r}) == 1
module = sys.modules["itareport.fields"] = types.ModuleType("itareport.fields")
exec(source.replace({END_OF_TABLE!r}, {ONE_EDIT + END_OF_TABLE!r}), module.__dict__)
from itareport.cli.run import run_app
sys.exit(run_app(sys.argv[1:]))
"""
FIRST = "        period: ไตรมาส ๒\n"
PLACE = "        place:\n          - ศาลาประชาคม\n          - หอประชุม\n"


class Ran:
    def __init__(self, *arguments: str, code: int = 0) -> None:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "--lang", "en", *arguments], capture_output=True, check=False
        )
        self.out, self.err = done.stdout.decode(), done.stderr.decode()
        assert done.returncode == code, self.err

    def findings(self) -> list[tuple[str, str]]:
        return [(finding["rule"], finding["path"]) for finding in json.loads(self.out)["findings"]]


@pytest.fixture
def folder(in_empty_folder: Path) -> Path:
    (in_empty_folder / "forms").mkdir()
    edition = (forms.SHIPPED / "2568.yaml").read_text("utf-8")
    own = edition.replace("  outcomes:", "  place: จัดที่ไหน\n  outcomes:")
    (in_empty_folder / "forms/2568.yaml").write_text(own, "utf-8")
    (in_empty_folder / "data").mkdir()
    (in_empty_folder / "data/measures_2568.yaml").write_text(SAMPLE.replace(FIRST, PLACE + FIRST), "utf-8")
    return in_empty_folder


def place_in(text: str, issue: int = 1) -> Any:
    return yaml.safe_load(text)["issues"][issue]["measures"][0].get("place")


def test_it_is_checked(folder: Path) -> None:
    assert Ran("validate", "--format", "json").findings() == []
    data = folder / "data/measures_2568.yaml"
    data.write_text(data.read_text("utf-8").replace("หอประชุม", "๒. หอประชุมเเห่งใหม่"), "utf-8")
    found = Ran("validate", "--format", "json").findings()
    assert {path for _rule, path in found} == {"issues[1].measures[0].place[1]"}
    assert "ITA106" in {rule for rule, _path in found}
    assert any(rule.startswith("ITA2") for rule, _path in found), "the Thai rules read its texts"
    data.write_text(SAMPLE.replace(FIRST, FIRST + "        พื้นที่: ก\n"), "utf-8")
    assert "Did you mean “place”?" in Ran("validate", code=1).out
    (folder / "forms/2568.yaml").unlink()
    data.write_text(SAMPLE.replace(FIRST, FIRST + PLACE), "utf-8")
    assert Ran("validate", "--format", "json").findings() == [("ITA110", "issues[1].measures[0].place")]


def test_it_is_required_where_the_edition_says_so(folder: Path) -> None:
    form = folder / "forms/2568.yaml"
    form.write_text(form.read_text("utf-8").replace("จัดที่ไหน", "{heading: จัดที่ไหน, required: true}"), "utf-8")
    Ran("forms", "check", "forms/2568.yaml")
    found = Ran("validate", "--format", "json", code=1).findings()
    assert {path.rpartition(".")[2] for _rule, path in found} == {"place"}
    assert len(found) == 6


def test_it_is_laid_out_carried_to_the_next_year_and_compared(folder: Path) -> None:
    Ran("fmt")
    laid_out = Path("data/measures_2568.yaml").read_text("utf-8")
    measure = yaml.safe_load(laid_out)["issues"][1]["measures"][0]
    assert list(measure)[-1] == "place", "after the fields that the table has before it"
    Ran("new", "2569")
    assert place_in(Path("data/measures_2569.yaml").read_text("utf-8")) == ["ศาลาประชาคม", "หอประชุม"]
    Path("new.yaml").write_text(laid_out.replace("หอประชุม", "หอประชุมใหม่"), "utf-8")
    changes = json.loads(Ran("diff", "data/measures_2568.yaml", "new.yaml", "--format", "json", code=1).out)["changes"]
    assert [(change["kind"], change["path"]) for change in changes] == [("changed", "issues[1].measures[0].place[1]")]
    assert "place 2" in Ran("diff", "data/measures_2568.yaml", "new.yaml", code=1).out


def test_it_comes_back_from_a_word_file(folder: Path) -> None:
    Ran("build")
    assert place_in(Ran("import", "build/measures_2568.docx", "-o", "-").out) == ["ศาลาประชาคม", "หอประชุม"]
    Ran("build", "--no-embed", "-o", "printed.docx")
    assert place_in(Ran("import", "printed.docx", "-o", "-").out) == ["ศาลาประชาคม", "หอประชุม"], "it is printed"
    headings = (*foreign.HEADINGS, "พื้นที่จัดงาน")
    foreign_file(headings)
    assert place_in(Ran("import", "foreign.docx", "-o", "-", code=1).out, 0) == ["ศาลา", "หอ"]


def foreign_file(headings: tuple[str, ...]) -> None:
    from docx import Document

    word = Document()
    table = foreign.table_in(word, len(headings), headings)
    foreign.band(table, foreign.band_text(1))
    cells = [["มาตรการหนึ่ง"], ["แจ้ง"], ["ไตรมาส ๑"], ["กองคลัง"], ["มีคู่มือ"], ["โปร่งใส"], ["๑. ศาลา", "๒. หอ"]]
    foreign.add_row(table, cells)
    word.save("foreign.docx")


def test_editors_and_new_editions_know_it(folder: Path) -> None:
    measure = json.loads(Ran("schema", "--year", "2568").out)["$defs"]["Measure"]
    assert measure["properties"]["place"]["title"] == "จัดที่ไหน"
    assert "place" not in measure["required"]
    Path("forms/2568.yaml").unlink()
    Ran("forms", "new", "2570")
    assert "  # place: พื้นที่ดำเนินการ\n" in Path("forms/2570.yaml").read_text("utf-8")
