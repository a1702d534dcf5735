"""``itareport build`` from outside: what it writes, what it leaves alone, and what it says."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from itareport import batch
from itareport.forms import SHIPPED
from itareport.ooxml import package
from itareport.ooxml.text import paragraphs
from itareport.rules.sample import SAMPLE
from support import docx_faults
from support.systems import posix

TARGET = Path("build/measures_2568.docx")


def texts(path: Path) -> list[str]:
    return paragraphs(package.read(path.read_bytes()))


def _never(*_arguments: object, **_options: object) -> bytes:
    raise AssertionError


def edit(path: Path, old: str, new: str) -> None:
    """Change a text in the document's XML, as an office program would."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def ended(arguments: list[str]) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own that has little memory and time."""
    line = shlex.join([sys.executable, "-m", "itareport", "--lang", "en", *arguments])
    return subprocess.run(["sh", "-c", f"ulimit -v 4000000; {line}"], capture_output=True, check=False, timeout=30)


class DescribeTargets:
    def it_writes_beside_into_build_and_prints_the_path(self, itareport, project: Path) -> None:
        ran = itareport("build")
        assert (ran.code, ran.out) == (0, f"{TARGET}\n")
        assert "อำเภอเมือง" in " ".join(texts(TARGET))

    @pytest.mark.parametrize(
        ("output", "written"),
        [
            ("report.docx", "report.docx"),
            ("a/b/รายงาน ปี.docx", "a/b/รายงาน ปี.docx"),
            ("out/", "out/measures_2568.docx"),
            ("existing", "existing/measures_2568.docx"),
        ],
    )
    def it_takes_a_file_or_a_folder(self, itareport, project: Path, output: str, written: str) -> None:
        Path("existing").mkdir()
        ran = itareport("build", "-o", output)
        assert (ran.code, ran.out) == (0, f"{Path(written)}\n")
        assert Path(written).is_file()

    def it_takes_a_folder_for_several_files(self, itareport, project: Path) -> None:
        Path("other.yaml").write_text(SAMPLE, "utf-8")
        ran = itareport("build", "data/measures_2568.yaml", "other.yaml", "-o", "out")
        assert ran.code == 0
        assert sorted(path.name for path in Path("out").iterdir()) == ["measures_2568.docx", "other.docx"]

    def it_names_a_plan_by_its_kind(self, itareport, project: Path) -> None:
        assert itareport("build", "--document", "plan").out == "build/measures_2568_plan.docx\n"

    def it_reads_standard_input(self, itareport, in_empty_folder: Path) -> None:
        assert itareport("build", "-", "-o", "x.docx", stdin=SAMPLE.encode()).code == 0
        assert Path("x.docx").is_file()

    def it_refuses_two_files_for_one_target(self, itareport, project: Path) -> None:
        Path("measures_2568.yaml").write_text(SAMPLE, "utf-8")
        ran = itareport("build", "data/measures_2568.yaml", "measures_2568.yaml")
        assert ran.code == 2
        assert not Path("build").exists()


class DescribeStandardOutputAsATarget:
    @pytest.mark.parametrize(
        "arguments",
        [["build", "-o", "-"], ["build", "-", "-o", "-"], ["new", "2569", "-o", "-"], ["template", "new", "-"]],
    )
    def it_is_refused(self, itareport, project: Path, arguments: list[str]) -> None:
        ran = itareport(*arguments, stdin=SAMPLE.encode())
        assert (ran.code, ran.out) == (2, "")
        assert "standard output" in ran.err
        assert sorted(path.name for path in project.iterdir()) == ["data"]


class DescribeFindings:
    def it_does_not_build_a_file_with_errors_but_the_others(self, itareport, project: Path) -> None:
        Path("bad.yaml").write_text(SAMPLE.replace("format: 1", "format: 2"), "utf-8")
        ran = itareport("build", "bad.yaml", "data/measures_2568.yaml", "nothing.yaml")
        assert ran.code == 3
        assert ran.out == f"{TARGET}\n"
        assert "ITA058" in ran.err
        assert not Path("build/bad.docx").exists()

    def it_builds_with_warnings_unless_strict(self, itareport, project: Path) -> None:
        Path("data/measures_2568.yaml").write_text(SAMPLE.replace("period: ไตรมาส ๒", "period: ไตรมาส ๕"), "utf-8")
        assert itareport("build", "--strict").code == 1
        assert not TARGET.exists()
        ran = itareport("build")
        assert ran.code == 0
        assert "ITA102" in ran.err
        assert TARGET.exists()

    def it_is_not_stopped_by_a_severity_of_ones_own_unless_strict(self, itareport, project: Path) -> None:
        Path("itareport.toml").write_text('severity = { ITA102 = "error", ITA190 = "error" }')
        faulty = SAMPLE.replace("period: ไตรมาส ๒", "period: ไตรมาส ๕").replace(
            "format: 1", "format: 1  # itareport: ignore[ITA201]"
        )
        Path("data/measures_2568.yaml").write_text(faulty, "utf-8")
        assert itareport("validate").code == 1
        assert itareport("build", "--strict").code == 1
        assert not TARGET.exists()
        ran = itareport("build")
        assert (ran.code, ran.out) == (0, f"{TARGET}\n")
        assert "error ITA102" in ran.err
        assert "error ITA190" in ran.err

    def it_names_a_file_that_cannot_be_read_as_a_finding(self, itareport, in_empty_folder: Path) -> None:
        ran = itareport("build", "nothing.yaml")
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith("nothing.yaml:1:1: error ITA001 there is no file nothing.yaml\n")

    def it_needs_results_for_a_report_and_none_for_a_plan(self, itareport, project: Path) -> None:
        text = SAMPLE.replace("        outputs:\n          - มีคู่มือครบทุกงาน\n", "        outputs:\n")
        Path("data/measures_2568.yaml").write_text(text, "utf-8")
        assert itareport("build").code == 1
        assert itareport("build", "--document", "plan").code == 0


class DescribeRewriting:
    def it_does_not_write_an_unchanged_file_again(self, itareport, project: Path) -> None:
        itareport("build")
        os.utime(TARGET, ns=(1, 1))
        ran = itareport("build")
        assert (ran.code, ran.out) == (0, f"{TARGET}\n")
        assert "unchanged" in ran.err
        assert TARGET.stat().st_mtime_ns == 1

    def it_renders_nothing_again_that_was_made_from_the_same_and_shows_its_warnings(
        self, itareport, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        data = Path("data/measures_2568.yaml")
        data.write_text(SAMPLE.replace("ไตรมาส ๑-๔", "ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๗", 1), "utf-8")
        itareport("build")
        # A comment, another layout or another name of the file change nothing that is printed.
        data.write_text(f"# หมายเหตุ\n{data.read_text('utf-8')}", "utf-8")
        monkeypatch.setattr("itareport.render.render", _never)
        ran = itareport("build")
        assert (ran.code, ran.out) == (0, f"{TARGET}\n")
        assert "unchanged" in ran.err
        assert "ITA101" in ran.err

    @pytest.mark.parametrize("change", ["data", "template", "embed", "text"])
    def it_renders_again_what_was_made_from_something_else(self, itareport, project: Path, change: str) -> None:
        itareport("template", "new", "mine.docx")
        itareport("build")
        before = TARGET.read_bytes()
        options = {"template": ["--template", "mine.docx"], "embed": ["--no-embed"]}.get(change, [])
        if change == "data":
            data = Path("data/measures_2568.yaml")
            data.write_text(SAMPLE.replace("อำเภอเมือง", "อำเภอบ้านนา"), "utf-8")
        if change == "text":
            edit(TARGET, "อำเภอเมือง", "อำเภอบ้านนา")
            before = TARGET.read_bytes()
            assert itareport("build").code == 3
            assert itareport("build", "--force").code == 0
        else:
            assert itareport("build", *options).code == 0
        assert TARGET.read_bytes() != before

    def it_does_not_write_a_file_again_that_is_only_packed_otherwise(self, itareport, project: Path) -> None:
        itareport("build")
        edit(TARGET, "อำเภอเมือง", "อำเภอเมือง")
        os.utime(TARGET, ns=(1, 1))
        assert "unchanged" in itareport("build").err
        assert TARGET.stat().st_mtime_ns == 1

    def it_replaces_its_own_untouched_file(self, itareport, project: Path) -> None:
        itareport("build")
        Path("data/measures_2568.yaml").write_text(SAMPLE.replace("ไตรมาส ๒", "ไตรมาส ๓-๔"), "utf-8")
        ran = itareport("build")
        assert ran.code == 0
        assert "ไตรมาส ๓-๔" in texts(TARGET)
        assert len(list(Path("build").iterdir())) == 1

    def it_keeps_a_restyled_file_beside_the_new_one(self, itareport, project: Path) -> None:
        itareport("build")
        edit(TARGET, "<w:t", "<w:t ")
        ran = itareport("build")
        assert ran.code == 0
        assert "measures_2568.1.bak.docx" in ran.err
        assert sorted(path.name for path in Path("build").iterdir()) == [
            "measures_2568.1.bak.docx",
            "measures_2568.docx",
        ]

    def it_never_overwrites_edited_texts(self, itareport, project: Path) -> None:
        itareport("build")
        edit(TARGET, "อำเภอเมือง", "อำเภอใหม่")
        edited = TARGET.read_bytes()
        ran = itareport("build")
        assert (ran.code, ran.out) == (3, "")
        assert "--force" in ran.err
        assert TARGET.read_bytes() == edited

    def it_never_overwrites_what_it_did_not_make(self, itareport, project: Path) -> None:
        TARGET.parent.mkdir()
        TARGET.write_bytes(b"a letter")
        ran = itareport("build")
        assert ran.code == 3
        assert "--force" in ran.err
        assert TARGET.read_bytes() == b"a letter"

    @posix
    def it_says_that_another_name_of_the_file_keeps_the_old_text(self, itareport, project: Path) -> None:
        itareport("build")
        Path("other.docx").hardlink_to(TARGET)
        old = TARGET.read_bytes()
        (project / "data" / "measures_2568.yaml").write_text(SAMPLE.replace("ตัวอย่าง", "แห่งใหม่"), "utf-8")
        ran = itareport("build")
        assert "build/measures_2568.docx: the file has other names (hard links), which keep the old text" in ran.err
        assert Path("other.docx").read_bytes() == old != TARGET.read_bytes()

    def it_keeps_the_old_file_when_forced(self, itareport, project: Path) -> None:
        TARGET.parent.mkdir()
        for number, old in enumerate([b"a letter", b"another"], start=1):
            TARGET.write_bytes(old)
            assert itareport("build", "--force").code == 0
            assert Path(f"build/measures_2568.{number}.bak.docx").read_bytes() == old
            assert zipfile.is_zipfile(TARGET)

    @pytest.mark.parametrize("name", ["report", "report.DOCX", "report.doc"])
    def it_keeps_the_old_file_as_word_document_whatever_its_ending(self, itareport, project: Path, name: str) -> None:
        Path(name).write_bytes(b"a letter")
        assert itareport("build", "--force", "-o", name).code == 0
        assert Path("report.1.bak.docx").read_bytes() == b"a letter"

    def it_says_when_a_folder_is_in_the_way(self, itareport, project: Path) -> None:
        TARGET.mkdir(parents=True)
        ran = itareport("build")
        assert ran.code == 3
        assert "Traceback" not in ran.err

    @posix
    @pytest.mark.parametrize("target", ["/dev/zero", "/dev/full", "fifo.docx"])
    def it_neither_reads_nor_waits_for_what_is_no_ordinary_file(self, project: Path, target: str) -> None:
        os.mkfifo("fifo.docx")
        Path("old.yaml").write_text(SAMPLE.replace("ไตรมาส ๒", "ไตรมาส ๓"), "utf-8")
        for arguments in (["build", "--force"], ["diff", "old.yaml", "data/measures_2568.yaml", "--format", "docx"]):
            ran = ended([*arguments, "-o", target])
            assert ran.returncode == 3
            assert b"not an ordinary file" in ran.stderr

    @posix
    def it_does_not_read_a_huge_file_whole(self, project: Path) -> None:
        with Path("huge.docx").open("wb") as huge:
            huge.write(b"PK\x03\x04")
            huge.truncate(1 << 40)
        ran = ended(["build", "-o", "huge.docx"])
        assert ran.returncode == 3
        assert b"--force" in ran.stderr

    def it_speaks_thai_of_a_folder_in_the_way(self, itareport, project: Path) -> None:
        TARGET.mkdir(parents=True)
        ran = itareport("build", lang="th")
        assert ran.code == 3
        assert "เป็นโฟลเดอร์" in ran.err
        assert "directory" not in ran.err

    def it_says_when_a_file_is_where_a_folder_should_be(self, itareport, project: Path) -> None:
        Path("build").write_text("x")
        ran = itareport("build")
        assert ran.code == 3
        assert "Traceback" not in ran.err

    def it_says_when_the_target_is_open(self, itareport, project: Path) -> None:
        itareport("build")
        Path("build/.~lock.measures_2568.docx#").write_text("x")
        Path("data/measures_2568.yaml").write_text(SAMPLE.replace("ไตรมาส ๒", "ไตรมาส ๓-๔"), "utf-8")
        ran = itareport("build")
        assert ran.code == 0
        assert "open in an office program" in ran.err


class DescribeNames:
    def it_writes_a_name_as_long_as_the_disk_allows(self, itareport, project: Path) -> None:
        name = "ก" * 83 + ".docx"
        assert itareport("build", "-o", name).code == 0
        assert Path(name).exists()

    @posix
    def it_prints_a_path_that_is_no_utf_8_with_its_own_bytes(self, project: Path) -> None:
        name = os.fsdecode(b"\xa1.yaml")
        Path(name).write_text(SAMPLE, "utf-8")
        done = ended(["build", name])
        assert (done.returncode, done.stdout) == (0, b"build/\xa1.docx\n")
        for command in (["validate", name, "--format", "github"], ["diff", name, name, "--format", "html"]):
            assert ended(command).returncode == 0

    def it_begins_no_line_within_a_path(self, itareport, project: Path) -> None:
        Path("a\n::error::x.yaml").write_text(SAMPLE, "utf-8")
        assert not [line for line in itareport("build", "a\n::error::x.yaml").out.splitlines() if line.startswith("::")]

    def it_never_replaces_what_it_builds_from(self, itareport, project: Path) -> None:
        itareport("template", "new", "mine.docx")
        before = Path("mine.docx").read_bytes()
        data = Path("data/measures_2568.yaml")
        assert itareport("build", "-o", data, "--force").code == 3
        assert itareport("build", "--template", "mine.docx", "-o", "mine.docx", "--force").code == 3
        assert (data.read_text("utf-8"), Path("mine.docx").read_bytes()) == (SAMPLE, before)

    def it_refuses_a_report_and_a_plan_that_would_meet(self, itareport, project: Path) -> None:
        itareport("new", "2569", "-o", "x.yaml")
        Path("x_plan.yaml").write_text(SAMPLE, "utf-8")
        ran = itareport("build", "x.yaml", "x_plan.yaml")
        assert ran.code == 2
        assert not Path("build").exists()
        Path("y.yaml").write_text(SAMPLE, "utf-8")
        Path("y_plan.yaml").write_text(SAMPLE, "utf-8")
        assert itareport("build", "y.yaml", "y_plan.yaml").code == 0

    def it_refuses_files_that_meet_in_an_edition_without_results(self, itareport, project: Path) -> None:
        # Every file of such an edition is a report, a plan's data too.
        text = (SHIPPED / "2568.yaml").read_text("utf-8")
        columns = text[text.index("  outputs:") : text.index("issues:")]
        Path("forms").mkdir()
        Path("forms/2568.yaml").write_text(text.replace(columns, "\n"), "utf-8")
        itareport("new", "2568", "--from", "data/measures_2568.yaml", "-o", "plan.yaml")
        plan = Path("plan.yaml").read_text("utf-8")
        for folder, data in (("ก", SAMPLE), ("ข", plan)):
            Path(folder).mkdir()
            Path(folder, "x.yaml").write_text(data, "utf-8")
        ran = itareport("build", "ก/x.yaml", "ข/x.yaml")
        assert (ran.code, Path("build").exists()) == (2, False)
        assert "build/x.docx: ก/x.yaml, ข/x.yaml" in ran.err

    def it_refuses_a_report_that_is_called_as_a_plan(self, itareport, project: Path) -> None:
        itareport("new", "2569", "-o", "x_plan.yaml")
        Path("x_plan_plan.yaml").write_text(SAMPLE, "utf-8")
        assert itareport("build", "x_plan.yaml", "x_plan_plan.yaml").code == 2


class DescribeReproducibility:
    def it_is_the_same_whatever_file_folder_time_and_hash_seed(
        self, itareport, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        itareport("build", "-o", "one.docx")
        Path("อีกโฟลเดอร์").mkdir()
        Path("อีกโฟลเดอร์/อื่น.yaml").write_text("# หมายเหตุ\n" + SAMPLE, "utf-8")
        monkeypatch.setenv("TZ", "Pacific/Kiritimati")
        itareport("build", "อีกโฟลเดอร์/อื่น.yaml", "-o", "two.docx", lang="th")
        assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()


class DescribeTemplates:
    def it_fills_a_template_of_ones_own(self, itareport, project: Path) -> None:
        assert itareport("template", "new", "mine.docx").code == 0
        assert itareport("template", "check", "mine.docx").code == 0
        ran = itareport("build", "--template", "mine.docx")
        assert ran.code == 0
        assert "prints no measure" not in ran.err
        assert "อำเภอเมือง" in " ".join(texts(TARGET))

    @pytest.mark.parametrize("command", [["build", "--template"], ["template", "check"]])
    def it_warns_of_a_template_that_prints_no_measure(self, itareport, project: Path, command: list[str]) -> None:
        Path("letter.docx").write_bytes(docx_faults.good_file(docx_faults.paragraph("เรียน")))
        ran = itareport(*command, "letter.docx")
        assert ran.code == 0
        assert "letter.docx: warning: the template prints no measure" in ran.err

    @pytest.mark.parametrize("document", ["report", "plan"])
    @pytest.mark.parametrize("folder", ["new/folder/", "existing"])
    def it_copies_the_default_into_a_folder(self, itareport, project: Path, folder: str, document: str) -> None:
        Path("existing").mkdir()
        written = Path(folder) / f"{document}.docx"
        ran = itareport("template", "new", folder, "--document", document)
        assert (ran.code, ran.out) == (0, f"{written}\n")
        assert zipfile.is_zipfile(written)

    def it_never_copies_over_a_file_and_names_no_option_that_it_lacks(self, itareport, project: Path) -> None:
        Path("mine.docx").write_bytes(b"mine")
        ran = itareport("template", "new", "mine.docx")
        assert (ran.code, ran.out) == (3, "")
        assert "-o" not in ran.err
        assert Path("mine.docx").read_bytes() == b"mine"

    @pytest.mark.parametrize("arguments", [["template", "check", "."], ["import", "."], ["build", "--template", "."]])
    def it_asks_for_a_word_file_in_place_of_a_folder(self, itareport, project: Path, arguments: list[str]) -> None:
        ran = itareport(*arguments)
        assert ran.code == 3
        assert ". is a folder" in ran.err
        assert "data file" not in ran.err
        assert ".docx" in ran.err

    def it_refuses_a_faulty_template_and_names_every_fault(self, itareport, project: Path) -> None:
        itareport("template", "new", "mine.docx")
        edit(Path("mine.docx"), "issue.band", "issue.nothing")
        checked = itareport("template", "check", "mine.docx")
        built = itareport("build", "--template", "mine.docx")
        assert (checked.code, built.code) == (1, 1)
        assert "nothing" in checked.out
        assert "nothing" in built.err
        assert not TARGET.exists()

    def it_is_exit_3_for_what_is_no_word_file(self, itareport, project: Path) -> None:
        Path("mine.docx").write_bytes(b"text")
        assert itareport("template", "check", "mine.docx").code == 3
        assert itareport("build", "--template", "mine.docx").code == 3
        assert itareport("template", "check", "nothing.docx").code == 3

    def it_never_overwrites_with_template_new(self, itareport, project: Path) -> None:
        Path("mine.docx").write_bytes(b"mine")
        assert itareport("template", "new", "mine.docx").code == 3
        assert Path("mine.docx").read_bytes() == b"mine"


class DescribeEmbedding:
    def it_leaves_the_data_out_on_request_and_keeps_the_stamp(self, itareport, project: Path) -> None:
        itareport("build", "-o", "with.docx")
        itareport("build", "--no-embed", "-o", "without.docx")
        assert any(name.startswith("customXml/") for name in package.read(Path("with.docx").read_bytes()))
        bare = package.read(Path("without.docx").read_bytes())
        assert not any(name.startswith("customXml/") for name in bare)
        assert "docProps/custom.xml" in bare


class DescribeJobs:
    def it_writes_the_same_files_in_the_same_order(self, itareport, project: Path) -> None:
        names = [f"หน่วยงาน{number}.yaml" for number in range(6)]
        for name in names:
            Path(name).write_text(SAMPLE, "utf-8")
        Path("bad.yaml").write_text(SAMPLE.replace("format: 1", "format: 2"), "utf-8")
        files = [*names[:3], "bad.yaml", *names[3:], "nothing.yaml"]
        one = itareport("build", *files, "-o", "one/")
        several = itareport("build", "-j", "3", *files, "-o", "several/")
        assert (one.code, several.code) == (3, 3)
        assert several.out == one.out.replace("one/", "several/")
        assert several.err == one.err.replace("one/", "several/")
        for path in Path("one").iterdir():
            assert path.read_bytes() == (Path("several") / path.name).read_bytes()

    @posix
    def it_says_when_a_process_died(self, itareport, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("one.yaml").write_text(SAMPLE, "utf-8")
        Path("two.yaml").write_text(SAMPLE, "utf-8")
        monkeypatch.setattr(batch, "run", _die)
        ran = itareport("build", "-j", "2", "one.yaml", "two.yaml")
        assert ran.code == 3
        assert "one.yaml: not done" in ran.err
        assert "Traceback" not in ran.err

    def it_begins_no_other_file_when_interrupted(
        self, itareport, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupted(*_arguments: object) -> None:
            raise KeyboardInterrupt

        names = [f"{number}.yaml" for number in range(20)]
        for name in names:
            Path(name).write_text(SAMPLE, "utf-8")
        monkeypatch.setattr("itareport.cli.console.Console.path", interrupted)
        assert itareport("build", "-j", "2", *names).code == 130
        assert [path.name for path in Path("build").iterdir()] == ["0.docx"]

    def it_needs_a_number_of_one_or_more(self, itareport, project: Path) -> None:
        assert itareport("build", "-j", "0").code == 2


def _die(*_arguments: object) -> object:
    os.kill(os.getpid(), 9)


class DescribeHostileTemplates:
    @pytest.mark.parametrize("name", sorted(docx_faults.UNSAFE))
    def it_names_what_is_not_safe_and_writes_nothing(self, itareport, project: Path, name: str) -> None:
        Path("mine.docx").write_bytes(docx_faults.UNSAFE[name]())
        checked = itareport("template", "check", "mine.docx")
        built = itareport("build", "--template", "mine.docx")
        assert (checked.code, built.code) == (1, 1)
        assert checked.out
        assert "Traceback" not in checked.err + built.err
        assert not TARGET.exists()

    @pytest.mark.parametrize("name", sorted(docx_faults.UNSAFE))
    def it_survives_importing_it(self, itareport, project: Path, name: str) -> None:
        Path("theirs.docx").write_bytes(docx_faults.UNSAFE[name]())
        ran = itareport("import", "theirs.docx", "-o", "theirs.yaml")
        assert ran.code in {1, 3}
        assert "Traceback" not in ran.err
