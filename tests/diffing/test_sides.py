"""Reading what is to be compared."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from itareport.diffing import Forms, diff, sides
from itareport.diffing.sides import load_side, load_sides
from itareport.errors import ExitCode, ItareportError, ReadError, UsageError
from itareport.forms import edition_for
from itareport.render import render
from itareport.rules.sample import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from itareport.data import ReportData


@pytest.fixture
def shipped_text(shipped: Path) -> str:
    return shipped.read_text(encoding="utf-8")


@pytest.fixture
def report(shipped: Path) -> ReportData:
    return load_side(str(shipped))


@pytest.fixture
def repository(in_empty_folder: Path, shipped_text: str) -> Path:
    """A git repository with the shipped data as data/รายงาน.yaml, of which the working copy says 2569."""
    (in_empty_folder / "data").mkdir()
    file = in_empty_folder / "data" / "รายงาน.yaml"
    file.write_text(shipped_text, encoding="utf-8")
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "."), (*identity, "commit", "-q", "-m", "first")):
        subprocess.run(["git", *command], cwd=in_empty_folder, check=True)
    file.write_text(shipped_text.replace("fiscal_year: 2568", "fiscal_year: 2569"), encoding="utf-8")
    return in_empty_folder


def refused(name: str) -> ItareportError:
    with pytest.raises(ItareportError) as caught:
        load_side(name)
    assert caught.value.exit_code is ExitCode.FAILURE
    assert name in caught.value.message
    return caught.value


def test_a_data_file(report: ReportData) -> None:
    assert report["fiscal_year"] == 2568


def test_a_plan_without_results(in_empty_folder: Path, shipped_text: str) -> None:
    text = re.sub(r"( {8}(?:outputs|outcomes):)(?:.*\n {8,9}[ #].*)+", r"\1", shipped_text)
    (in_empty_folder / "plan.yaml").write_text(text, encoding="utf-8")

    assert "outputs" not in load_side("plan.yaml")["issues"][0]["measures"][0]


def test_standard_input(shipped_text: str, report: ReportData) -> None:
    assert load_side("-", shipped_text.encode()) == report


def test_a_word_report_in_a_file_and_on_standard_input(in_empty_folder: Path, report: ReportData) -> None:
    data = render(report, edition_for(2568))
    (in_empty_folder / "รายงาน.docx").write_bytes(data)

    assert load_side("รายงาน.docx") == report
    assert load_side("-", data) == report


def test_a_word_report_without_the_data_inside(in_empty_folder: Path, report: ReportData) -> None:
    (in_empty_folder / "a.docx").write_bytes(render(report, edition_for(2568), embed=False))

    assert diff(report, load_side("a.docx")) == ()


@pytest.mark.parametrize("name", ["HEAD:data/รายงาน.yaml", "HEAD:./data/รายงาน.yaml", ":data/รายงาน.yaml"])
def test_a_revision_in_git(repository: Path, name: str) -> None:
    assert load_side("data/รายงาน.yaml")["fiscal_year"] == 2569
    assert load_side(name)["fiscal_year"] == 2568


def test_a_revision_seen_from_a_folder_of_the_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "data")

    assert load_side("HEAD:data/รายงาน.yaml")["fiscal_year"] == 2568
    assert load_side("HEAD:./รายงาน.yaml")["fiscal_year"] == 2568


@pytest.mark.skipif(os.name == "nt", reason="no colon in a file name")
def test_a_file_of_that_name_comes_before_a_revision(repository: Path, shipped_text: str) -> None:
    text = shipped_text.replace("fiscal_year: 2568", "fiscal_year: 2570")
    (repository / "HEAD:x.yaml").write_text(text, encoding="utf-8")

    assert load_side("HEAD:x.yaml")["fiscal_year"] == 2570


def test_the_errors_of_a_revision_are_seen_with_git(repository: Path) -> None:
    (repository / "data" / "รายงาน.yaml").write_text("format: 2\n", encoding="utf-8")
    subprocess.run(["git", "add", "."], cwd=repository, check=True)

    assert refused(":data/รายงาน.yaml").hint.endswith("git show :data/รายงาน.yaml | itareport validate -")
    with pytest.raises(ItareportError) as caught:
        load_side("-", b"format: 2\n")
    assert caught.value.hint == ""


@pytest.mark.parametrize("name", ["nope:data/รายงาน.yaml", "HEAD:nope.yaml", "HEAD:data", "HEAD:", "--textconv:x", ":"])
def test_no_such_revision(repository: Path, name: str) -> None:
    error = refused(name)

    assert "nor a file of that revision in git" in error.message
    assert "REVISION:path" in error.hint


def test_a_name_that_git_would_take_for_an_option_never_gets_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", None)

    assert "nor a file of that revision" in refused("--batch:x").message


def test_a_name_too_long_for_any_program(in_empty_folder: Path) -> None:
    with pytest.raises(ReadError, match="nor a file of that revision in git"):
        load_side("HEAD:" + "x" * 300_000)


def test_a_revision_outside_a_repository(in_empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(in_empty_folder.parent))

    assert "not a git repository" in refused("HEAD:a.yaml").message


def test_a_revision_is_read_with_a_bound(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sides, "MAX_BYTES", 1000)
    assert "too large to be a report" in refused("HEAD:data/รายงาน.yaml").message


def test_a_revision_without_git(in_empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(in_empty_folder))

    assert "git is not installed" in refused("HEAD:a.yaml").message


@pytest.mark.parametrize("name", ["C:\\data\\a.yaml", "c:/data/a.yaml"])
def test_a_windows_path_is_no_revision(in_empty_folder: Path, name: str) -> None:
    assert refused(name).message == f"{name}: there is no such file"


def test_a_file_that_is_not_there(in_empty_folder: Path) -> None:
    assert refused("ไม่มี.yaml").message == "ไม่มี.yaml: there is no such file"
    assert "there is no such file" in refused("a\0b").message


def test_a_folder(in_empty_folder: Path) -> None:
    assert refused(str(in_empty_folder)).message == f"{in_empty_folder} is a folder"


def test_a_file_that_the_disk_does_not_give(in_empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_args: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pathlib.Path.open", failing)

    assert refused("a.yaml").message == "cannot read a.yaml: the disk or the connection to it fails"


def test_a_file_over_every_limit(in_empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itareport.diffing.sides.MAX_BYTES", 10)
    (in_empty_folder / "a.yaml").write_bytes(b"x" * 11)

    assert refused("a.yaml").message == "a.yaml is too large to be a report"


def test_a_fault_that_is_told_better_by_what_the_data_lack_is_told_once(in_empty_folder: Path) -> None:
    line = "        responsible: กองช่าง\n"
    (in_empty_folder / "a.yaml").write_text(SAMPLE.replace(line, "        กองช่าง\n"), encoding="utf-8")
    _first, *told = refused("a.yaml").message.splitlines()

    assert [each.partition(": ")[2] for each in told] == [
        "the name of the field “responsible” is missing before this text"
    ]


def test_a_data_file_with_errors_names_the_first_of_them(in_empty_folder: Path, shipped_text: str) -> None:
    text = shipped_text.replace("period:", "peroid:").replace("fiscal_year: 2568", "fiscal_year: 99")
    (in_empty_folder / "a.yaml").write_text(text, encoding="utf-8")
    error = refused("a.yaml")
    lines = error.message.splitlines()

    assert lines[0] == "a.yaml has errors and cannot be compared"
    assert "fiscal year “99”" in lines[1]
    assert lines[1].startswith("  line ")
    assert len(lines) == 7
    assert lines[6] == "  and 3 more errors"
    assert error.hint.endswith("itareport validate a.yaml")


def test_an_empty_file_has_an_error_too(in_empty_folder: Path) -> None:
    (in_empty_folder / "a.yaml").touch()

    assert "the file is empty" in refused("a.yaml").message


@pytest.mark.parametrize("data", [b"no zip", b"PK\x03\x04 torn", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_no_word_file(in_empty_folder: Path, data: bytes) -> None:
    (in_empty_folder / "a.docx").write_bytes(data)

    assert isinstance(refused("a.docx"), ReadError)


def test_a_word_file_without_a_report(in_empty_folder: Path) -> None:
    from docx import Document

    Document().save("a.docx")

    assert "no table of a report" in refused("a.docx").message


def test_a_word_report_with_an_empty_cell(in_empty_folder: Path, report: ReportData) -> None:
    first, *others = report["issues"]
    empty = {**first["measures"][0], "period": " "}
    faulty: ReportData = {**report, "issues": [{**first, "measures": [empty]}, *others]}
    (in_empty_folder / "a.docx").write_bytes(render(faulty, edition_for(2568), embed=False))

    error = refused("a.docx")

    assert error.message.splitlines()[1] == "  issues[0].measures[0].period: the field period has no value"
    assert error.hint.endswith("itareport import a.docx")


def test_both_sides_cannot_be_standard_input() -> None:
    with pytest.raises(UsageError, match="only one of the two sides"):
        load_sides("-", "-", b"", Forms())


def test_one_side_can_be_standard_input(shipped: Path, shipped_text: str) -> None:
    old, new = load_sides(str(shipped), "-", shipped_text.encode(), Forms())

    assert old == new
