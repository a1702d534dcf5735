"""The page on what the program costs has the rows that the benchmarks measure."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def benchmarks():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import run

    yield run
    sys.path.remove(str(ROOT / "benchmarks"))


def promised(benchmarks):
    return [row for group in benchmarks.GROUPS for row in group.rows]


def test_the_table_has_every_row_with_what_is_promised_about_it(benchmarks):
    page = benchmarks.rows.PAGE.read_text("utf-8")
    table = [
        line for line in page.splitlines() if line.startswith("| ") and not line.startswith(("| measured", "| ---"))
    ]

    shown = [(what.strip(), promise.strip()) for _left, what, _figure, promise, _right in map(split, table)]

    assert shown == promised(benchmarks), "run make bench"


def split(line):
    return line.split("|")


def test_no_two_rows_have_one_name(benchmarks):
    names = [what for what, _promise in promised(benchmarks)]

    assert len(names) == len(set(names))


def test_figures_that_are_not_measured_again_stay(benchmarks, tmp_path, monkeypatch):
    page = tmp_path / "page.md"
    page.write_text(f"before\n{benchmarks.rows._BEGIN}{benchmarks.rows._END}after\n")
    monkeypatch.setattr(benchmarks.rows, "PAGE", page)
    (first, _), (second, _), *_ = promised(benchmarks)

    benchmarks.rows.save(benchmarks.GROUPS, {first: "1.20"})
    benchmarks.rows.save(benchmarks.GROUPS, {**benchmarks.rows.known(), second: "1.50"})

    assert benchmarks.rows.known()[first] == "1.20"
    assert benchmarks.rows.known()[second] == "1.50"
    assert page.read_text().startswith("before\n")
    assert page.read_text().endswith("after\n")


def test_a_group_that_fails_keeps_no_other_from_being_measured(benchmarks, monkeypatch, capsys):
    def fail(_folder):
        raise OSError("no LibreOffice")

    groups = (
        benchmarks.rows.Group("fails", (("one", ""),), fail),
        benchmarks.rows.Group("works", (("two", "≤ 2"),), lambda _folder: ["1.5"]),
    )
    monkeypatch.setattr(benchmarks, "GROUPS", groups)

    assert benchmarks.main([]) == 1

    said = capsys.readouterr()
    assert "fails: not measured: OSError('no LibreOffice')" in said.err
    assert [line.split() for line in said.out.splitlines()] == [["two", "1.5", "≤", "2"]]


def test_a_group_that_is_not_there_is_named(benchmarks):
    with pytest.raises(SystemExit, match="no such group: further-reports"):
        benchmarks.main(["further-reports"])


def test_the_data_files_differ_in_each_text_but_the_forms_own_and_have_the_same_warnings(benchmarks, tmp_path):
    import varied
    import yaml

    import itareport

    files = varied.write_files(tmp_path / "agencies", 2)
    one, other = (yaml.safe_load(file.read_bytes()) for file in files)
    warnings = [[finding.rule for finding in itareport.validate(file)] for file in files]

    assert {*texts(one)} & {*texts(other)} == {issue["title"] for issue in one["issues"]}
    assert warnings == [["ITA214"] * 8] * 2


def test_the_floor_writes_parts_of_the_same_size(benchmarks, tmp_path):
    import varied
    from plain_strings import PlainStrings

    import itareport

    (file,) = varied.write_files(tmp_path / "agencies", 1)
    itareport.build(file, tmp_path / "ours.docx")
    PlainStrings((tmp_path / "ours.docx").read_bytes()).make(file, tmp_path / "floor.docx")

    assert sizes(tmp_path / "floor.docx") == sizes(tmp_path / "ours.docx")


def sizes(word):
    with zipfile.ZipFile(word) as archive:
        return {part.filename: part.file_size for part in archive.infolist()}


def texts(value):
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in values for text in texts(each)]
