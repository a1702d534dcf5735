"""``itareport validate`` from outside."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from itareport import inputs
from itareport.rules.sample import SAMPLE
from support.systems import posix

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")


def broken(text: str = SAMPLE) -> str:
    return text.replace("        period: ไตรมาส ๒\n", "        peroid: ไตรมาส ๒\n")


class DescribeValidate:
    def it_finds_nothing_in_a_good_file(self, itareport, project: Path) -> None:
        ran = itareport("validate")
        assert (ran.code, ran.out) == (0, "")
        assert "ready to publish" in ran.err

    def it_shows_findings_on_stdout_and_exits_1(self, itareport, project: Path) -> None:
        (project / "data/measures_2568.yaml").write_text(broken(), "utf-8")
        ran = itareport("validate")
        assert ran.code == 1
        assert ran.out.startswith("data/measures_2568.yaml:27:9: error ITA052 ")

    def it_is_one_json_object(self, itareport, project: Path) -> None:
        (project / "bad.yaml").write_text(broken().replace("องค์การบริหาร", "เทศบาล"), "utf-8")
        ran = itareport("validate", "bad.yaml", "data/measures_2568.yaml", "--format", "json")
        found = json.loads(ran.out)
        assert ran.code == 1
        assert found["summary"] == {"files": 2, "errors": 1, "warnings": 0}
        (finding,) = found["findings"]
        assert set(finding) == {
            "rule", "name", "severity", "message", "hint", "file", "line", "column", "end_line", "end_column", "path",
        }  # fmt: skip
        assert (finding["file"], finding["line"], finding["column"]) == ("bad.yaml", 27, 9)

    def it_reads_standard_input_as_dash(self, itareport, in_empty_folder: Path) -> None:
        ran = itareport("validate", "-", "--format", "json", stdin=broken().encode())
        assert json.loads(ran.out)["findings"][0]["file"] == "-"

    def it_reports_a_missing_file_as_a_finding_and_checks_the_others(self, itareport, project: Path) -> None:
        (project / "bad.yaml").write_text(broken(), "utf-8")
        ran = itareport("validate", "nothing.yaml", "bad.yaml", "--format", "json")
        found = json.loads(ran.out)["findings"]
        assert ran.code == 3
        assert [(finding["rule"], finding["line"], finding["column"]) for finding in found] == [
            ("ITA001", 1, 1),
            ("ITA052", 27, 9),
        ]
        assert "nothing.yaml" in ran.err

    @pytest.mark.parametrize("format_", FORMATS)
    def it_is_a_whole_document_also_when_nothing_can_be_read(
        self, itareport, in_empty_folder: Path, format_: str
    ) -> None:
        ran = itareport("validate", "nothing.yaml", "--format", format_)
        assert ran.code == 3
        assert ran.out
        assert "Traceback" not in ran.err

    @pytest.mark.parametrize("format_", ["json", "gitlab", "sarif"])
    def it_is_a_whole_document_also_when_memory_is_gone_midway(
        self, itareport, project: Path, monkeypatch: pytest.MonkeyPatch, format_: str
    ) -> None:
        read = inputs.Input.read

        def gone(data_file: inputs.Input) -> bytes:
            if data_file.name == "b.yaml":
                raise MemoryError
            return read(data_file)

        monkeypatch.setattr(inputs.Input, "read", gone)
        (project / "a.yaml").write_text(broken(), "utf-8")
        ran = itareport("validate", "a.yaml", "b.yaml", "--format", format_)
        assert ran.code == 3
        assert "ITA052" in json.dumps(json.loads(ran.out))
        assert "not enough memory" in ran.err

    @pytest.mark.parametrize("command", [["status"], ["diff", "data/measures_2568.yaml"]])
    def it_is_a_whole_document_of_other_commands_then_too(
        self, itareport, project: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
    ) -> None:
        def gone(*_arguments: object, **_more: object) -> object:
            raise MemoryError

        monkeypatch.setattr("itareport.api.validate_many", gone)
        monkeypatch.setattr("itareport.api.compare", gone)
        ran = itareport(*command, "data/measures_2568.yaml", "--format", "json")
        assert (ran.code, json.loads(ran.out)["version"]) == (3, 1)
        assert "not enough memory" in ran.err

    def it_is_exit_3_without_data_files(self, itareport, in_empty_folder: Path) -> None:
        ran = itareport("validate")
        assert (ran.code, ran.out) == (3, "")
        assert "measures_" in ran.err

    def it_is_an_empty_document_without_data_files(self, itareport, in_empty_folder: Path) -> None:
        ran = itareport("validate", "--format", "json")
        assert ran.code == 3
        assert json.loads(ran.out)["summary"]["files"] == 0

    def it_chooses_github_by_itself(self, itareport, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (project / "data/measures_2568.yaml").write_text(broken(), "utf-8")
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        ran = itareport("validate")
        assert ran.out.startswith("::error file=data/measures_2568.yaml,line=27,col=9,")
        assert "data/measures_2568.yaml:27:9: error ITA052" in ran.err

    def it_fails_on_warnings_only_when_strict(self, itareport, project: Path) -> None:
        (project / "data/measures_2568.yaml").write_text(
            SAMPLE.replace("period: ไตรมาส ๒", "period: ไตรมาส ๕"), "utf-8"
        )
        loose, strict = itareport("validate"), itareport("validate", "--strict")
        assert (loose.code, "can be published" in loose.err) == (0, True)
        assert (strict.code, "cannot be published yet" in strict.err) == (1, True)

    def it_takes_a_plan_without_results(self, itareport, project: Path) -> None:
        text = SAMPLE.replace("        outputs:\n          - มีคู่มือครบทุกงาน\n", "        outputs:\n")
        (project / "data/measures_2568.yaml").write_text(text, "utf-8")
        assert itareport("validate").code == 1
        assert itareport("validate", "--document", "plan").code == 0

    @posix
    @pytest.mark.parametrize("name", ["x\n::error::hidden\x1b[31m.yaml", "::error::hidden\x1b[31m.yaml"])
    def it_gives_no_command_by_a_name(self, itareport, project: Path, name: str) -> None:
        (project / name).write_text(SAMPLE.replace("period: ไตรมาส ๒", "period: ไตรมาส ๕"), "utf-8")
        for arguments in (
            ["validate", name, "no" + name],
            ["build", name, "no" + name, "-o", "out/"],
            ["fmt", "--check", name, "no" + name],
            ["fmt", name],
            ["diff", name, "no" + name],
            ["diff", "data/measures_2568.yaml", "bad" + name],
            ["new", "2569", "--from", name, "-o", "new" + name],
            ["template", "check", "no" + name],
            ["status", name],
            ["status", name, "no" + name],
            ["forms", "check", name],
            ["build", "-", "-o", name],
        ):
            (project / ("bad" + name)).write_text("format: 2\nx: 1\n", "utf-8")
            ran = itareport(*arguments, stdin=SAMPLE.encode())
            said = [*ran.out.splitlines(), *ran.err.splitlines()]
            assert not [line for line in said if line.lstrip().startswith("::")], arguments
            assert "\x1b" not in ran.out + ran.err, arguments

    @posix
    def it_gives_no_command_of_the_old_kind_where_github_reads_it(
        self, itareport, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # GitHub's runner takes such a command anywhere in a line: TryParse of ActionCommand.cs in actions/runner.
        name = "a##[error]b.yaml"
        (project / name).write_text(SAMPLE.replace("period: ไตรมาส ๒", "period: ไตรมาส ๕ ##[group]"), "utf-8")
        commands = (["validate", name, "--format", "text"], ["build", name, "no" + name], ["diff", name, "no" + name])
        elsewhere = [itareport(*command) for command in commands]
        assert all("##[" in ran.out + ran.err for ran in elsewhere)
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        assert not any("##[" in ran.out + ran.err for ran in (itareport(*command) for command in commands))

    @posix
    def it_names_a_file_so_that_it_is_found(self, itareport, project: Path) -> None:
        (project / "::a.yaml").write_text(broken(), "utf-8")
        assert itareport("validate", "::a.yaml", "--format", "text").out.startswith("./::a.yaml:27:9: error ITA052 ")


class DescribeInputs:
    def it_takes_a_folder_but_not_deeper(self, itareport, project: Path) -> None:
        (project / "one.yaml").write_text(SAMPLE, "utf-8")
        (project / ".hidden.yaml").write_text("x", "utf-8")
        (project / "deeper").mkdir()
        (project / "deeper" / "two.yaml").write_text("x", "utf-8")
        (project / "data" / "other.yaml").write_text("x", "utf-8")
        ran = itareport("validate", ".", "--format", "json")
        assert json.loads(ran.out)["summary"]["files"] == 2

    def it_takes_a_list(self, itareport, project: Path) -> None:
        (project / "รายชื่อ ไฟล์.txt").write_bytes("\ufeff# หมายเหตุ\r\ndata/measures_2568.yaml\r\n\r\ndata\r\n".encode())
        ran = itareport("validate", "@รายชื่อ ไฟล์.txt", "--format", "json")
        assert json.loads(ran.out)["summary"]["files"] == 1

    def it_refuses_a_list_in_a_list(self, itareport, project: Path) -> None:
        (project / "list.txt").write_text("@list.txt\n")
        assert itareport("validate", "@list.txt").code == 2

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"\0" * 1000, "has a line that can be no file's name"),
            ("ก".encode() * 40_000, "has a line that can be no file's name"),
            (b"a.yaml\n" * 700_000, "it is larger than 4 MiB"),
            (b"\xef\xbb\xbf\r\n  # -\r\n", "names no file"),
            ("ก.yaml\n".encode("utf-16"), "choose UTF-8 as the encoding"),
        ],
    )
    def it_says_in_one_line_that_a_list_is_none(self, itareport, project: Path, content: bytes, said: str) -> None:
        (project / "list.txt").write_bytes(content)
        ran = itareport("validate", "@list.txt")
        assert ran.code == 3
        assert said in ran.err
        assert len(ran.err) < 300

    def it_looks_a_name_up_once_that_a_list_repeats(
        self, itareport, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked_up = []
        monkeypatch.setattr("itareport.inputs._identity", lambda path: looked_up.append(path) or path)
        (project / "list.txt").write_text("data/measures_2568.yaml\n" * 1000)
        assert itareport("validate", "@list.txt").code == 0
        assert len(looked_up) == 1

    def it_is_exit_3_for_a_missing_list(self, itareport, project: Path) -> None:
        assert itareport("validate", "@nothing.txt").code == 3

    def it_takes_thai_names_with_spaces(self, itareport, project: Path) -> None:
        (project / "โฟลเดอร์ ของฉัน").mkdir()
        (project / "โฟลเดอร์ ของฉัน" / "ข้อมูล ปี ๒๕๖๘.yaml").write_text(broken(), "utf-8")
        ran = itareport("validate", "โฟลเดอร์ ของฉัน/ข้อมูล ปี ๒๕๖๘.yaml")
        assert ran.out.startswith("โฟลเดอร์ ของฉัน/ข้อมูล ปี ๒๕๖๘.yaml:27:9:")

    @pytest.mark.parametrize("name", ["\0", "x" * 300, "a/b/c.yaml"])
    def it_survives_names_that_no_file_can_have(self, itareport, in_empty_folder: Path, name: str) -> None:
        ran = itareport("validate", name)
        assert ran.code == 3
        assert "Traceback" not in ran.err

    @pytest.mark.parametrize("command", ["validate", "status", "diff"])
    def it_survives_a_name_for_its_output_that_no_file_can_have(self, itareport, project: Path, command: str) -> None:
        names = ["data/measures_2568.yaml"] * (2 if command == "diff" else 1)
        ran = itareport(command, *names, "-o", "ก" * 300)
        assert ran.code == 3
        assert "Traceback" not in ran.err

    def it_survives_a_file_over_the_limit(self, itareport, in_empty_folder: Path) -> None:
        Path("big.yaml").write_bytes(b"a: " + b"x" * 60_000_000)
        ran = itareport("validate", "big.yaml")
        assert ran.code == 1
        assert "ITA003" in ran.out


class DescribeAHint:
    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("data/measures_2569.yaml.txt", "data/measures_2569.yaml"),
            ("data/measures_2569.yml", "Rename data/measures_2569.yml to data/measures_2569.yaml"),
            ("แผน.yaml", "itareport validate แผน.yaml"),
        ],
    )
    def it_says_what_lies_there_in_place_of_a_data_file(
        self, itareport, in_empty_folder: Path, name: str, hint: str
    ) -> None:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(SAMPLE, "utf-8")
        ran = itareport("validate")
        assert ran.code == 3
        assert hint in ran.err

    @pytest.mark.parametrize("name", ["measures_2569.yaml.txt", "measures_2569.yml", "data/measures_2569.YML"])
    def it_says_it_of_a_folder_that_is_named_too(self, itareport, in_empty_folder: Path, name: str) -> None:
        path = Path("งาน", name)
        path.parent.mkdir(parents=True)
        path.write_text(SAMPLE, "utf-8")
        ran = itareport("validate", "งาน")
        assert ran.code == 3
        assert f"to {path.parent.as_posix()}/measures_2569.yaml" in ran.out

    def it_names_no_settings_of_other_programs(self, itareport, in_empty_folder: Path) -> None:
        Path(".pre-commit-config.yaml").write_text("repos: []\n")
        assert "pre-commit" not in itareport("validate").err + itareport("validate", ".").out

    def it_leads_out_of_the_folder_data(self, itareport, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir("data")
        assert "cd .." in itareport("build").err

    @pytest.mark.parametrize("toml", ["ignore = [\nx", "a = " + "[" * 5_000 + "]" * 5_000])
    def it_says_where_settings_are_no_toml(self, itareport, project: Path, toml: str) -> None:
        Path("itareport.toml").write_text(toml)
        ran = itareport("validate")
        assert ran.code == 2
        assert "itareport.toml" in ran.err
        assert "Traceback" not in ran.err

    @posix
    def it_does_not_wait_for_a_pipe_that_it_came_upon(self, itareport, project: Path) -> None:
        os.mkfifo("data/measures_2569.yaml")
        ran = itareport("validate")
        assert ran.code == 3
        assert "not an ordinary file" in ran.err

    def it_knows_where_the_language_is(self, itareport, project: Path) -> None:
        assert "before the command" in itareport("validate", "--lang", "en").err


class DescribeFormEditions:
    def it_warns_of_a_year_without_an_edition(self, itareport, project: Path) -> None:
        (project / "data/measures_2568.yaml").write_text(
            SAMPLE.replace("fiscal_year: 2568", "fiscal_year: 2571"), "utf-8"
        )
        ran = itareport("validate")
        assert ran.code == 0
        assert "ITA109" in ran.out
        assert "2568" in ran.out

    @pytest.mark.parametrize("forms", ["nothing", "data/measures_2568.yaml"])
    def it_is_exit_3_for_a_folder_of_editions_that_cannot_be_read(self, itareport, project: Path, forms: str) -> None:
        (project / "letter.docx").write_bytes(b"")
        for arguments in (["validate"], ["build"], ["new", "2569"], ["import", "letter.docx"]):
            ran = itareport(*arguments, "--forms", forms)
            assert (ran.code, ran.out) == (3, ""), arguments
            assert "form editions" in ran.err
        ran = itareport("validate", "--format", "json", "--forms", forms)
        assert ran.code == 3
        assert json.loads(ran.out)["findings"] == []
        assert sorted(path.name for path in project.iterdir()) == ["data", "letter.docx"]

    @pytest.mark.parametrize("where", ["forms", "data/forms", "other"])
    def it_takes_an_edition_beside_the_data_or_by_option(
        self, itareport, project: Path, root: Path, where: str
    ) -> None:
        (project / "data/measures_2568.yaml").rename("data/measures_2571.yaml")
        (project / "data/measures_2571.yaml").write_text(
            SAMPLE.replace("fiscal_year: 2568", "fiscal_year: 2571"), "utf-8"
        )
        (project / where).mkdir()
        edition = (
            (root / "src/itareport/forms/2568.yaml")
            .read_text("utf-8")
            .replace("fiscal_year: 2568", "fiscal_year: 2571")
        )
        (project / where / "2571.yaml").write_text(edition, "utf-8")
        ran = itareport("validate", *(["--forms", "other"] if where == "other" else []))
        assert (ran.code, ran.out) == (0, "")

    def it_is_exit_3_for_a_faulty_edition_with_its_place(self, itareport, project: Path) -> None:
        (project / "forms").mkdir()
        (project / "forms/2568.yaml").write_text("fiscal_year: 2568\nreport:\n  titles: [a]\n")
        ran = itareport("validate", "--format", "json")
        assert ran.code == 3
        assert json.loads(ran.out)["findings"][0]["rule"] == "ITA001"
        assert "forms/2568.yaml:3:11: “titles” must have 3 entries, and has 1" in ran.err
        assert "forms/2568.yaml:1:1: “columns” is missing" in ran.err


@pytest.mark.parametrize("command", ["validate", "build"])
def test_what_fails_is_shown_also_where_only_errors_are(itareport, project: Path, command: str) -> None:
    Path("a.yaml").write_text(SAMPLE.replace("ไตรมาส ๑-๔", "ไตรมาส ๙"), "utf-8")
    quiet = itareport("-q", command, "a.yaml")
    assert (quiet.code, "ITA102" in quiet.out + quiet.err) == (0, False)
    strict = itareport("-q", command, "a.yaml", "--strict")
    assert (strict.code, "ITA102" in strict.out + strict.err) == (1, True)


def test_the_next_command_can_be_typed_as_it_is(itareport, project: Path) -> None:
    Path("รายงาน 1.yaml").write_text(SAMPLE, "utf-8")
    assert 'itareport build "รายงาน 1.yaml"' in itareport("validate", "รายงาน 1.yaml").err
    Path("ปี 2568.yaml").write_bytes(SAMPLE.encode("cp874"))
    assert 'itareport fmt --from cp874 "ปี 2568.yaml"' in itareport("validate", "ปี 2568.yaml").out
    assert 'itareport validate "ปี 2568.yaml"' in itareport("diff", "รายงาน 1.yaml", "ปี 2568.yaml").err
    Path("ปี 2568.docx").write_bytes(b"PK\x03\x04")
    assert 'itareport import "ปี 2568.docx"' in itareport("validate", "ปี 2568.docx").out
    Path("แบบ 1").mkdir()
    Path("แบบ 1/2568.yaml").write_text("fiscal_year: 2568\n", "utf-8")
    faulty = itareport("validate", "รายงาน 1.yaml", "--forms", "แบบ 1")
    assert 'itareport forms check "แบบ 1/2568.yaml"' in faulty.err
