"""``import``, ``new``, ``fmt`` and ``diff`` from outside."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from itareport.forms import SHIPPED, edition_for
from itareport.ooxml import package
from itareport.ooxml.text import paragraphs
from itareport.rules.sample import SAMPLE

DATA = "data/measures_2568.yaml"


class DescribeImport:
    def it_gives_back_what_build_wrote(self, itareport, project: Path) -> None:
        itareport("build")
        ran = itareport("import", "build/measures_2568.docx", "-o", "back.yaml")
        assert (ran.code, ran.out) == (0, "back.yaml\n")
        assert itareport("diff", DATA, "back.yaml").code == 0
        assert itareport("fmt", "--check", "back.yaml").code == 0

    def it_names_the_file_by_its_year_and_never_overwrites(self, itareport, project: Path) -> None:
        itareport("build")
        ran = itareport("import", "build/measures_2568.docx")
        assert ran.code == 3
        assert DATA in ran.err
        assert Path(DATA).read_text("utf-8") == SAMPLE

    def it_writes_to_standard_output(self, itareport, project: Path) -> None:
        itareport("build")
        ran = itareport("import", "build/measures_2568.docx", "-o", "-")
        assert ran.code == 0
        assert "fiscal_year: 2568\n" in ran.out

    @pytest.mark.parametrize("data", [b"", b"text", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
    def it_is_exit_3_for_what_is_no_word_file(self, itareport, in_empty_folder: Path, data: bytes) -> None:
        Path("x.docx").write_bytes(data)
        ran = itareport("import", "x.docx")
        assert ran.code == 3
        assert "Traceback" not in ran.err
        assert list(in_empty_folder.iterdir()) == [in_empty_folder / "x.docx"]

    def it_is_exit_3_for_a_missing_file(self, itareport, in_empty_folder: Path) -> None:
        assert itareport("import", "x.docx").code == 3

    def it_is_exit_1_without_a_table_and_writes_nothing(self, itareport, in_empty_folder: Path) -> None:
        from docx import Document

        letter = Document()
        letter.add_paragraph("จดหมาย")
        letter.save("letter.docx")
        assert itareport("import", "letter.docx").code == 1
        assert not Path("data").exists()


class DescribeNew:
    def it_rolls_the_newest_file_over(self, itareport, project: Path) -> None:
        ran = itareport("new", "2569")
        assert (ran.code, ran.out) == (0, "data/measures_2569.yaml\n")
        assert itareport("validate", "--document", "plan", "data/measures_2569.yaml").code == 0
        assert itareport("build", "--document", "plan", "data/measures_2569.yaml").code == 0
        assert itareport("validate", "--document", "report", "data/measures_2569.yaml").code == 1

    def it_says_what_it_was_made_from_when_asked(self, itareport, project: Path) -> None:
        assert "made from data/measures_2568.yaml\n" in itareport("-v", "new", "2569").err
        assert "made from" not in itareport("new", "2571").err
        Path(DATA).unlink()
        for made in Path("data").iterdir():
            made.unlink()
        assert "made from an empty form\n" in itareport("new", "2572", "-v").err

    def it_takes_thai_digits_and_a_source(self, itareport, project: Path) -> None:
        ran = itareport("new", "๒๕๗๐", "--from", DATA, "-o", "next/")
        assert (ran.code, ran.out) == (0, "next/measures_2570.yaml\n")

    def it_rolls_an_unfilled_plan_over(self, itareport, project: Path) -> None:
        itareport("new", "2569")
        assert itareport("new", "2570").code == 0
        old, new = (Path(f"data/measures_{year}.yaml").read_text("utf-8") for year in (2569, 2570))
        assert new == old.replace("2569", "2570").replace("๒๕๖๙", "๒๕๗๐")

    def it_makes_an_empty_form_without_a_source(self, itareport, in_empty_folder: Path) -> None:
        assert itareport("new", "2569").code == 0
        ran = itareport("validate", "--document", "plan")
        assert ran.code == 1
        assert "ITA053" in ran.out
        assert "ITA052" not in ran.out
        assert "ITA051" not in ran.out

    def it_never_overwrites(self, itareport, project: Path) -> None:
        itareport("new", "2569")
        Path("data/measures_2569.yaml").write_text("mine")
        assert itareport("new", "2569").code == 3
        assert Path("data/measures_2569.yaml").read_text() == "mine"

    def it_does_not_roll_a_faulty_file_over(self, itareport, project: Path) -> None:
        Path(DATA).write_text(SAMPLE.replace("format: 1", "format: 2"), "utf-8")
        ran = itareport("new", "2569")
        assert ran.code == 1
        assert "ITA058" in ran.err
        assert not Path("data/measures_2569.yaml").exists()

    def it_names_a_data_file_of_a_folder_that_was_given(self, itareport, project: Path) -> None:
        ran = itareport("new", "2569", "--from", "data")
        assert ran.code == 3
        assert "data is a folder" in ran.err
        assert f"Name one data file in it, like {DATA}" in ran.err

    def it_is_exit_3_for_a_missing_source(self, itareport, project: Path) -> None:
        ran = itareport("new", "2569", "--from", "nothing.yaml")
        assert ran.code == 3
        assert ran.err.startswith("nothing.yaml:1:1: error ITA001 ")


class DescribeFmt:
    untidy = SAMPLE.replace("fiscal_year: 2568\n", "").replace(
        "format: 1\n", 'fiscal_year:   "2568"   # ปี\nformat: 1\n'
    )

    def it_rewrites_and_exits_0(self, itareport, project: Path) -> None:
        Path(DATA).write_text(self.untidy, "utf-8")
        assert itareport("fmt").code == 0
        assert Path(DATA).read_text("utf-8").index("format: 1") < Path(DATA).read_text("utf-8").index("fiscal_year")
        assert "# ปี" in Path(DATA).read_text("utf-8")
        assert itareport("fmt", "--check").code == 0

    def it_only_checks_with_check(self, itareport, project: Path) -> None:
        Path(DATA).write_text(self.untidy, "utf-8")
        ran = itareport("fmt", "--check")
        assert ran.code == 1
        assert DATA in ran.err
        assert Path(DATA).read_text("utf-8") == self.untidy

    def it_does_not_touch_a_tidy_file(self, itareport, root: Path, shipped: Path) -> None:
        assert itareport("fmt", "--check", shipped).code == 0

    def it_leaves_a_file_with_faults_as_it_is(self, itareport, project: Path) -> None:
        Path(DATA).write_text("a: 'x\n", "utf-8")
        assert itareport("fmt").code == 1
        assert Path(DATA).read_text("utf-8") == "a: 'x\n"

    def it_converts_windows_874(self, itareport, project: Path) -> None:
        Path(DATA).write_bytes(SAMPLE.encode("cp874"))
        assert itareport("fmt").code == 1
        assert itareport("fmt", "--from", "cp874").code == 0
        assert Path(DATA).read_text("utf-8") == SAMPLE

    def it_repairs_thai_on_request_only(self, itareport, project: Path) -> None:
        damaged = SAMPLE.replace("ดำเนินการตามแผน", "ด\u0e4d\u0e32เนินการตามแผน")
        Path(DATA).write_text(damaged, "utf-8")
        itareport("fmt")
        assert Path(DATA).read_text("utf-8") == damaged
        itareport("fmt", "--fix-thai")
        assert Path(DATA).read_text("utf-8") == SAMPLE

    def it_names_a_file_that_cannot_be_read_as_a_finding(self, itareport, project: Path) -> None:
        ran = itareport("fmt", "nothing.yaml", DATA)
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith("nothing.yaml:1:1: error ITA001 ")

    def it_only_checks_standard_input_with_check(self, itareport, in_empty_folder: Path) -> None:
        ran = itareport("fmt", "--check", "-", stdin=self.untidy.encode())
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == "-: would be changed\n"
        ran = itareport("fmt", "--check", "-", stdin=SAMPLE.encode())
        assert (ran.code, ran.out, ran.err) == (0, "", "")

    def it_formats_standard_input_to_standard_output(self, itareport, in_empty_folder: Path) -> None:
        ran = itareport("fmt", "-", stdin=self.untidy.encode())
        assert ran.code == 0
        assert ran.out.index("format: 1") < ran.out.index("fiscal_year")


class DescribeDiff:
    @pytest.fixture
    def changed(self, project: Path) -> Path:
        Path("new.yaml").write_text(SAMPLE.replace("ไตรมาส ๒", "ไตรมาส ๓"), "utf-8")
        return Path("new.yaml")

    def it_is_exit_0_without_differences(self, itareport, project: Path) -> None:
        Path("same.yaml").write_text("# หมายเหตุ\n" + SAMPLE.replace("format: 1", 'format: "1"'), "utf-8")
        ran = itareport("diff", DATA, "same.yaml", "--format", "json")
        assert ran.code == 0
        assert json.loads(ran.out) == {"version": 1, "changes": []}

    def it_says_each_edit_once(self, itareport, changed: Path) -> None:
        ran = itareport("diff", DATA, changed, "--format", "json")
        assert ran.code == 1
        assert json.loads(ran.out)["changes"] == [
            {"kind": "changed", "path": "issues[1].measures[0].period", "old": "ไตรมาส ๒", "new": "ไตรมาส ๓"}
        ]

    @pytest.mark.parametrize(("format_", "sign"), [("text", "ไตรมาส"), ("markdown", "#"), ("html", "<ins>")])
    def it_shows_every_format(self, itareport, changed: Path, format_: str, sign: str) -> None:
        ran = itareport("diff", DATA, changed, "--format", format_)
        assert ran.code == 1
        assert sign in ran.out

    def it_writes_a_word_file(self, itareport, changed: Path) -> None:
        ran = itareport("diff", DATA, changed, "--format", "docx", "-o", "changes.docx")
        assert (ran.code, ran.out) == (1, "changes.docx\n")
        assert Path("changes.docx").read_bytes().startswith(b"PK")

    def it_never_writes_over_one_of_its_sides(self, itareport, changed: Path) -> None:
        before = changed.read_bytes()
        assert itareport("diff", DATA, changed, "-o", changed).code == 3
        assert changed.read_bytes() == before

    def it_reads_a_word_report_standard_input_and_a_revision(self, itareport, project: Path) -> None:
        itareport("build")
        for arguments in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x"],
        ):
            subprocess.run(["git", *arguments], check=True)
        assert itareport("diff", DATA, "build/measures_2568.docx").code == 0
        assert itareport("diff", DATA, "-", stdin=SAMPLE.encode()).code == 0
        assert itareport("diff", f"HEAD:{DATA}", DATA).code == 0

    @pytest.mark.parametrize("side", ["nothing.yaml", "HEAD:data/measures_2568.yaml", "bad.yaml", "x.docx"])
    def it_is_exit_3_for_a_side_that_cannot_be_compared(self, itareport, project: Path, side: str) -> None:
        Path("bad.yaml").write_text("format: 2\n", "utf-8")
        Path("x.docx").write_bytes(b"x")
        ran = itareport("diff", side, DATA)
        assert ran.code == 3
        assert "Traceback" not in ran.err

    @pytest.mark.parametrize("arguments", [["nothing.yaml", DATA], [DATA, "bad.yaml"], ["x.docx", "-", "-o", "-"]])
    def it_is_a_whole_document_also_when_a_side_cannot_be_compared(
        self, itareport, project: Path, arguments: list[str]
    ) -> None:
        Path("bad.yaml").write_text("format: 2\n", "utf-8")
        Path("x.docx").write_bytes(b"x")
        ran = itareport("diff", *arguments, "--format", "json")
        assert ran.code == 3
        assert json.loads(ran.out) == {"version": 1, "changes": []}
        assert ran.err.startswith("itareport: ")

    def it_prints_no_document_when_one_goes_to_a_file(self, itareport, project: Path) -> None:
        ran = itareport("diff", "nothing.yaml", DATA, "--format", "json", "-o", "changes.json")
        assert (ran.code, ran.out) == (3, "")
        assert not Path("changes.json").exists()

    @pytest.mark.parametrize(
        ("format_", "ending"),
        [("text", "txt"), ("markdown", "md"), ("json", "json"), ("html", "html"), ("docx", "docx")],
    )
    @pytest.mark.parametrize("folder", ["new/folder/", "existing"])
    def it_writes_into_a_folder(self, itareport, changed: Path, folder: str, format_: str, ending: str) -> None:
        Path("existing").mkdir()
        written = Path(folder) / f"changes.{ending}"
        ran = itareport("diff", DATA, changed, "--format", format_, "-o", folder)
        assert (ran.code, ran.out) == (1, f"{written}\n")
        assert written.is_file()

    def it_never_writes_over_one_of_its_sides_in_a_folder(self, itareport, changed: Path) -> None:
        Path("changes.txt").write_text(SAMPLE, "utf-8")
        assert itareport("diff", "changes.txt", changed, "-o", ".").code == 3
        assert itareport("diff", changed, "./changes.txt", "-o", "changes.txt").code == 3
        assert Path("changes.txt").read_text("utf-8") == SAMPLE

    def it_names_no_option_that_it_lacks(self, itareport, changed: Path) -> None:
        Path("theirs.docx").write_bytes(b"a letter")
        ran = itareport("diff", DATA, changed, "--format", "docx", "-o", "theirs.docx")
        assert ran.code == 3
        assert "--force" not in ran.err
        assert "-o" in ran.err
        assert Path("theirs.docx").read_bytes() == b"a letter"


class DescribeDiffWithAnEditionOfOnesOwn:
    title = "ประเด็นตามแบบใหม่ของปี"

    @pytest.fixture
    def sides(self, project: Path) -> tuple[Path, Path]:
        """The sample and a changed one in another folder; forms/2568.yaml beside the data's folder has other words."""
        edition = (SHIPPED / "2568.yaml").read_text("utf-8")
        edition = edition.replace("รายงานผลการดำเนินการตามมาตรการ", "แบบใหม่ของรายงานตามมาตรการ")
        edition = edition.replace(edition_for(2568).issues[1], self.title)
        Path("forms").mkdir()
        Path("forms/2568.yaml").write_text(edition, "utf-8")
        Path("elsewhere/drafts").mkdir(parents=True)
        new = Path("elsewhere/drafts/new.yaml")
        new.write_text(SAMPLE.replace("ไตรมาส ๒", "ไตรมาส ๓"), "utf-8")
        return Path(DATA), new

    @pytest.mark.parametrize("format_", ["text", "markdown", "html"])
    def it_heads_changes_with_its_titles(self, itareport, sides: tuple[Path, Path], format_: str) -> None:
        for old, new in (sides, reversed(sides)):
            assert self.title in itareport("diff", old, new, "--format", format_).out

    def it_prints_its_words_in_word(self, itareport, sides: tuple[Path, Path]) -> None:
        for old, new in (sides, reversed(sides)):
            itareport("diff", old, new, "--format", "docx", "-o", "changes.docx")
            texts = paragraphs(package.read(Path("changes.docx").read_bytes()))
            assert texts[0].startswith("แบบใหม่ของรายงาน")
            assert any(self.title in text for text in texts)

    def it_knows_its_title_written_out(self, itareport, sides: tuple[Path, Path]) -> None:
        old, new = sides
        new.write_text(SAMPLE.replace("number: 2\n", f"number: 2\n    title: {self.title}\n"), "utf-8")
        assert itareport("diff", old, new).code == 0
        assert itareport("diff", new, old).code == 0
        itareport("build")
        assert itareport("diff", "build/measures_2568.docx", new).code == 0

    def it_reads_a_word_report_made_by_it(self, itareport, sides: tuple[Path, Path]) -> None:
        itareport("build", "--no-embed")
        assert itareport("diff", DATA, "build/measures_2568.docx").code == 0

    def it_finds_it_for_a_revision_and_standard_input(
        self, itareport, sides: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _old, new = sides
        for arguments in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x"],
        ):
            subprocess.run(["git", *arguments], check=True)
        changed = new.read_bytes()
        assert self.title in itareport("diff", f"HEAD:{DATA}", "-", stdin=changed).out
        monkeypatch.chdir("elsewhere/drafts")
        assert self.title in itareport("diff", f"HEAD:{DATA}", "new.yaml").out
        monkeypatch.chdir("../../data")
        assert self.title in itareport("diff", "HEAD:./measures_2568.yaml", "-", stdin=changed).out

    def it_is_exit_3_for_a_faulty_one(self, itareport, sides: tuple[Path, Path]) -> None:
        Path("forms/2568.yaml").write_text("fiscal_year: 2568\n", "utf-8")
        for format_ in ("text", "docx"):
            ran = itareport("diff", *sides, "--format", format_, *(["-o", "x.docx"] if format_ == "docx" else []))
            assert ran.code == 3
            assert "forms/2568.yaml" in ran.err
