"""``itareport init``: a folder that is ready to work in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from itareport import workspace
from itareport.api import build, json_schema
from itareport.workspace import fiscal_year_of

FILES = {
    "schema/itareport.schema.json",
    ".vscode/settings.json",
    ".vscode/extensions.json",
    "forms/README.md",
    ".gitattributes",
    ".gitignore",
}


def files_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2024, 9, 30), 2567), (date(2024, 10, 1), 2568), (date(2025, 9, 30), 2568), (date(2025, 10, 1), 2569)],
)
def test_a_fiscal_year_begins_on_the_first_of_october(day: date, year: int) -> None:
    assert fiscal_year_of(day) == year


class TestAFolder:
    def test_gets_an_empty_form_of_the_fiscal_year_and_all_that_belongs_to_it(
        self, itareport, in_empty_folder: Path, monkeypatch
    ) -> None:
        monkeypatch.setattr(workspace, "fiscal_year_of", lambda day: 2570)
        done = itareport("init", "งาน ITA")
        folder = in_empty_folder / "งาน ITA"
        assert files_in(folder) == {*FILES, "data/measures_2570.yaml"}
        assert {Path(line) for line in done.out.splitlines()} == {Path("งาน ITA") / file for file in files_in(folder)}
        text = (folder / "data/measures_2570.yaml").read_text("utf-8")
        assert text.startswith("# yaml-language-server: $schema=../schema/itareport.schema.json\n")
        assert "\nfiscal_year: 2570\n" in text
        assert 'cd "งาน ITA"   itareport preview   itareport build' in done.err
        assert json.loads((folder / "schema/itareport.schema.json").read_text("utf-8")) == json_schema(2570)

    def test_has_the_schema_of_a_form_of_its_own(self, itareport, in_empty_folder: Path, monkeypatch) -> None:
        monkeypatch.setattr(workspace, "fiscal_year_of", lambda day: 2570)
        itareport("forms", "new", "2570", "-o", "ITA/forms/")
        form = in_empty_folder / "ITA/forms/2570.yaml"
        form.write_text(form.read_text("utf-8").replace("issues:\n", "issues:\n  - ประเด็นเพิ่ม\n"), "utf-8")
        itareport("init", "ITA")
        schema = json.loads((in_empty_folder / "ITA/schema/itareport.schema.json").read_text("utf-8"))
        assert schema["properties"]["issues"]["minItems"] == 8

    def test_begins_with_a_word_report(self, itareport, in_empty_folder: Path, shipped: Path) -> None:
        build(shipped, in_empty_folder / "รายงาน.docx")
        itareport("init", "ITA", "--from", "รายงาน.docx")
        text = (in_empty_folder / "ITA/data/measures_2568.yaml").read_text("utf-8")
        assert text.startswith("# yaml-language-server: $schema=../schema/itareport.schema.json\n")
        assert "องค์การบริหารส่วนตำบลไทยาวาส" in text
        itareport("build", "ITA/data/measures_2568.yaml", "-o", "again.docx")
        assert (in_empty_folder / "again.docx").read_bytes() == (in_empty_folder / "รายงาน.docx").read_bytes()

    def test_is_the_current_one_when_none_is_named(self, itareport, in_empty_folder: Path) -> None:
        itareport("init")
        assert files_in(in_empty_folder) >= FILES

    def test_keeps_what_lies_in_it_and_gets_nothing_where_a_file_is_there_already(
        self, itareport, in_empty_folder: Path
    ) -> None:
        (in_empty_folder / ".gitignore").write_text("ของเดิม\n", "utf-8")
        done = itareport("init")
        assert done.code == 3
        assert ".gitignore" in done.err
        assert files_in(in_empty_folder) == {".gitignore"}
        assert (in_empty_folder / ".gitignore").read_text("utf-8") == "ของเดิม\n"

    def test_advises_another_folder_where_it_cannot_be_made(self, itareport, in_empty_folder: Path) -> None:
        in_empty_folder.joinpath("ITA").write_text("a file")
        ran = itareport("init", "ITA")
        assert ran.code == 3
        assert "Name a folder that can be written in." in ran.err

    def test_is_not_made_from_what_is_no_word_file(self, itareport, in_empty_folder: Path) -> None:
        (in_empty_folder / "x.docx").write_text("ไม่ใช่ Word", "utf-8")
        assert itareport("init", "ITA", "--from", "x.docx").code == 3
        assert not (in_empty_folder / "ITA").exists()


class TestTheSchema:
    def test_the_schema_there_is_named_by_new_and_import_too(
        self, itareport, in_empty_folder: Path, shipped: Path
    ) -> None:
        itareport("init", "ITA")
        itareport("new", "2575", "-o", "ITA/data/")
        build(shipped, in_empty_folder / "r.docx")
        itareport("import", "r.docx", "-o", "ITA/data/")
        for name in ("measures_2575.yaml", "measures_2568.yaml"):
            first = (in_empty_folder / "ITA/data" / name).read_text("utf-8").partition("\n")[0]
            assert first == "# yaml-language-server: $schema=../schema/itareport.schema.json"

    def test_of_the_release_is_named_elsewhere(self, itareport, in_empty_folder: Path) -> None:
        itareport("new", "2575")
        first = (in_empty_folder / "data/measures_2575.yaml").read_text("utf-8").partition("\n")[0]
        assert first.startswith(
            "# yaml-language-server: $schema=https://github.com/itareport/itareport/releases/download/"
        )


def test_a_folder_without_a_name_is_wrong_usage(itareport, in_empty_folder: Path) -> None:
    assert itareport("init", "").code == 2
    assert files_in(in_empty_folder) == set()
