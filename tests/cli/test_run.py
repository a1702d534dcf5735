"""What every command has in common: languages, usage errors, exit codes, output that never fails."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import itareport as package
from itareport.__main__ import main
from itareport.cli import run as runner
from itareport.cli.commands import COMMANDS
from itareport.rules.sample import SAMPLE
from support.processes import unmeasured
from support.systems import posix

PUBLISHING = {"starlette", "uvicorn", "watchfiles", "PIL", "pikepdf", "pypdfium2", "pypdfium2_raw"}
HEAVY = {"typer", "pydantic", "yaml", "jinja2", "lxml", "docx", "docxtpl", "rich", "difflib", "html", "xml"}


UNNEEDED = (
    *("cluster", "default_template", "diffing", "doctor", "formatting", "forms.scaffold", "dispatch", "importing"),
    *("links", "opening", "preview", "publish", "publishing", "reporting.explain", "rollover", "sandbox"),
    *("schema.misplaced_keys", "schema.pydantic_errors", "stale_comments", "watching", "workers", "workspace"),
    *("source.cst", "source.dump", "source.mending", "source.outline", "source.patch", "source.scalars"),
    *("cache", "ooxml.package", "ooxml.story", "ooxml.unsafe_content", "templating.insert", "templating.prepare"),
)
"""Packages and modules of this program that a build or check of one good file has no use for; what they cost is in ADR 16."""

OWN_MODULES = {"build": 134, "validate": 104, "--help": 18}
"""How many modules of this program a command loads at most: about five more than they do now."""


def command(*arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "itareport", *arguments],
        capture_output=True,
        check=False,
        env={**{key: value for key, value in os.environ.items() if not key.startswith("ITAREPORT")}, **env},
    )


def loaded_by(*arguments: str, code: int = 0) -> set[str]:
    """Which of the heavy modules a command imports."""
    return (HEAVY | PUBLISHING) & {name for name in all_loaded_by(*arguments, code=code) if "." not in name}


def all_loaded_by(*arguments: str, code: int = 0) -> set[str]:
    """The modules that a command imports, by their full names, which ends with an exit code."""
    probe = (
        "import sys, json\nfrom itareport.__main__ import run\n"
        "code = run(sys.argv[1:])\n"
        "print('\\n' + json.dumps([code, list(sys.modules)]))"
    )
    done = subprocess.run([sys.executable, "-c", probe, *arguments], capture_output=True, check=True, env=unmeasured())
    ended, modules = json.loads(done.stdout.splitlines()[-1])
    assert ended == code, done.stderr.decode()
    return set(modules)


class DescribeWhatACommandLoads:
    def it_answers_version_before_typer(self) -> None:
        assert loaded_by("--version") == set()
        assert loaded_by("--lang", "en", "--version") == set()

    def it_shows_help_without_word_or_jinja(self) -> None:
        assert not loaded_by("--help") & {"docx", "docxtpl", "lxml", "jinja2", "rich", "yaml"}
        assert not loaded_by("build", "--help") & {"docx", "docxtpl", "lxml", "jinja2", "rich", "yaml"}

    def it_validates_without_word_or_jinja(self, shipped: Path) -> None:
        assert not loaded_by("validate", str(shipped)) & {"docx", "docxtpl", "lxml", "jinja2", "rich"}

    def it_builds_without_docx_docxtpl_or_rich(self, shipped: Path, tmp_path: Path) -> None:
        assert not loaded_by("build", str(shipped), "-o", f"{tmp_path}/") & {"docx", "docxtpl", "rich", "lxml"}

    def it_loads_no_module_of_ours_without_need(self, shipped: Path, tmp_path: Path) -> None:
        unneeded = tuple(f"itareport.{name}" for name in UNNEEDED)
        for arguments in (["build", str(shipped), "-o", f"{tmp_path}/"], ["validate", str(shipped)], ["--help"]):
            loaded = all_loaded_by(*arguments)
            assert not loaded & {"sqlite3", "platformdirs"}
            own = {name for name in loaded if name.startswith("itareport")}
            assert not {name for name in own if name in unneeded or name.startswith(tuple(f"{it}." for it in unneeded))}
            assert len(own) <= OWN_MODULES[arguments[0]], sorted(own)

    def it_needs_pydantic_only_where_data_do_not_fit_the_format(self, project: Path, tmp_path: Path) -> None:
        for arguments in (
            ["build", "--help"],
            ["rules"],
            ["rules", "ITA012"],
            ["fmt"],
            ["fmt", "data"],
            ["forms", "list"],
            ["validate", "data"],
            ["build", "data", "-o", f"{tmp_path}/"],
            ["status", "data"],
        ):
            assert "pydantic" not in loaded_by(*arguments), arguments
        faulty = tmp_path / "faulty.yaml"
        faulty.write_text("format: 1\n", encoding="utf-8")
        assert "pydantic" in loaded_by("validate", str(faulty), code=1)

    def it_shows_help_without_loading_a_command(self) -> None:
        assert not all_loaded_by("--help") & {"itareport.api", "itareport.cli.build"}

    def it_builds_without_what_only_publishing_needs(self, shipped: Path, tmp_path: Path) -> None:
        assert not loaded_by("build", str(shipped), "-o", f"{tmp_path}/") & PUBLISHING
        assert not loaded_by("build", str(shipped), "--to", "html", "-o", f"{tmp_path}/") & PUBLISHING


class DescribeLanguages:
    def it_is_thai_by_default(self) -> None:
        assert "วิธีใช้" in command("--help").stdout.decode()

    def it_is_english_by_option_or_environment(self) -> None:
        assert "Usage" in command("--lang", "en", "--help").stdout.decode()
        assert "Usage" in command("--lang=en", "--help").stdout.decode()
        assert "Usage" in command("--help", ITAREPORT_LANG="en").stdout.decode()

    def it_lets_the_option_win_over_the_environment(self) -> None:
        assert "วิธีใช้" in command("--lang", "th", "--help", ITAREPORT_LANG="en").stdout.decode()

    @pytest.mark.parametrize("env", [{}, {"ITAREPORT_LANG": "fr"}])
    def it_refuses_an_unknown_language(self, env: dict[str, str]) -> None:
        arguments = [] if env else ["--lang", "fr"]
        done = command(*arguments, "rules", **env)
        assert done.returncode == 2
        assert "fr" in done.stderr.decode()


class DescribeUsageErrors:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["no-such-command"],
            ["validate", "--no-such-option"],
            ["validate", "--format", "xml"],
            ["validate", "--document", "letter"],
            ["build", "-o"],
            ["new"],
            ["new", "2025"],
            ["new", "ปีหน้า"],
            ["rules", "ITA999"],
            ["diff", "a.yaml"],
            ["diff", "-", "-"],
            ["diff", "a.yaml", "b.yaml", "--format", "docx"],
            ["build", "-"],
            ["validate", "-", "-"],
            ["validate", "@"],
            ["fmt", "--from", "latin-1"],
            ["template"],
            [],
        ],
    )
    def it_is_exit_2_without_a_traceback(self, itareport, in_empty_folder: Path, arguments: list[str]) -> None:
        ran = itareport(*arguments)
        assert ran.code == 2, ran.err
        assert ran.out == ""
        assert "Traceback" not in ran.err
        assert ran.err

    def it_suggests_the_command_that_was_meant(self, itareport) -> None:
        assert "“build”" in itareport("buidl").err

    def it_suggests_the_option_that_was_meant(self, itareport) -> None:
        assert "--strict" in itareport("validate", "--stric").err

    def it_speaks_thai(self, itareport) -> None:
        assert "ไม่มีคำสั่ง" in itareport("buidl", lang="th").err

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["build", "-j", "0"], "invalid value for -j/--jobs: write a whole number, 1 or more"),
            (["build", "-j", "x"], "invalid value for -j/--jobs: write a whole number, 1 or more"),
            (["build", "-j", "1.5"], "invalid value for -j/--jobs: write a whole number, 1 or more"),
            (["fmt", "--from", "utf-16"], "invalid value for --from: choose one of cp874"),
            (["schema", "x"], "unexpected arguments: x"),
            (["diff", "a", "b", "c", "ง"], "unexpected arguments: c ง"),
            (["template", "new", "a", "b"], "unexpected arguments: b"),
            ([], "a command is missing"),
        ],
    )
    def it_says_what_is_wrong_in_its_own_words(self, itareport, arguments: list[str], said: str) -> None:
        assert said in itareport(*arguments).err
        english = set(re.findall(r"[A-Za-z]{4,}", itareport(*arguments, lang="th").err))
        assert english <= {"itareport", "jobs", "from", *arguments, "help", *COMMANDS}


class DescribeOutput:
    def it_never_fails_on_a_console_without_thai(self, shipped: Path) -> None:
        for encoding in ("ascii", "cp437", "cp874"):
            done = command("validate", str(shipped), PYTHONIOENCODING=encoding)
            assert done.returncode == 0, done.stderr
            assert b"ITA" in done.stdout

    def it_writes_utf_8_into_pipes_whatever_the_locale(self, shipped: Path) -> None:
        done = command("validate", str(shipped), LC_ALL="C", LANG="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
        assert "ครบ ๗ ประเด็น" in done.stderr.decode()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def it_comes_in_its_order_where_both_streams_go_to_one_log(self, project: Path) -> None:
        buffered = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
        arguments = ("--lang", "en", "build", "--to", "html", "-o", "r.docx")
        for _again in range(2):
            log = subprocess.run(
                [sys.executable, "-m", "itareport", *arguments],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=True,
                env=buffered,
            ).stdout.decode()
        assert log.split("taken for a report\n")[1].splitlines() == [
            *("r.docx: unchanged", "r.docx"),
            *("r.html: unchanged", "r.html"),
        ]

    def it_says_when_the_disk_is_full(self, shipped: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "itareport", "--lang", "en", "validate", "--format", "json", str(shipped)],
                stdout=full, stderr=subprocess.PIPE, check=False,
            )  # fmt: skip
        assert done.returncode == 3
        assert b"Traceback" not in done.stderr
        assert b"cannot write the output" in done.stderr

    def it_ends_quietly_when_the_reader_has_seen_enough(self) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", "itareport", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            said = process.stderr.read()
            assert process.wait() == 0
        assert said == b""


def ended(arguments: list[str], redirection: str, unbuffered: str = "") -> subprocess.CompletedProcess[bytes]:
    """The command with its streams as a shell's ``redirection`` makes them; "1" has Python keep nothing back."""
    line = shlex.join([sys.executable, "-m", "itareport", "--lang", "en", *arguments])
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    return subprocess.run(["sh", "-c", f"{line} {redirection}"], env=environment, capture_output=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
class DescribeStreamsThatAreClosedOrFull:
    @pytest.mark.parametrize(("redirection", "unbuffered"), [(">&-", ""), (">/dev/full", ""), (">/dev/full", "1")])
    @pytest.mark.parametrize(
        "arguments",
        [
            ["--version"],
            ["--help"],
            ["build", "--help"],
            ["template", "new", "-h"],
            ["rules"],
            ["schema"],
            ["validate", "bad.yaml"],
            ["validate", "--format", "json"],
            ["build"],
            ["fmt", "-"],
            ["new", "2569"],
            ["diff", "bad.yaml", "nothing.yaml", "--format", "json"],
        ],
    )
    def it_cannot_write_the_output(
        self, project: Path, arguments: list[str], redirection: str, unbuffered: str
    ) -> None:
        (project / "bad.yaml").write_text(SAMPLE.replace("format: 1", "format: 2"), "utf-8")
        done = ended(arguments, f"{redirection} <data/measures_2568.yaml", unbuffered)
        assert done.returncode == 3
        assert b"Traceback" not in done.stderr
        assert b"report it" not in done.stderr
        assert b"itareport: cannot write the output: " in done.stderr

    @pytest.mark.parametrize("redirection", [">&-", ">/dev/full"])
    def it_builds_every_file_first(self, project: Path, redirection: str) -> None:
        (project / "other.yaml").write_text(SAMPLE, "utf-8")
        assert ended(["build", "data/measures_2568.yaml", "other.yaml"], redirection).returncode == 3
        assert sorted(path.name for path in Path("build").iterdir()) == ["measures_2568.docx", "other.docx"]

    @pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
    @pytest.mark.parametrize(("arguments", "code"), [(["validate"], 0), (["validate", "no.yaml"], 3), (["bad"], 2)])
    def it_does_without_talk(self, project: Path, arguments: list[str], code: int, redirection: str) -> None:
        assert ended(arguments, redirection).returncode == code

    @pytest.mark.parametrize("redirection", ["<&-", "0>/dev/null"])
    @pytest.mark.parametrize(
        "arguments",
        [["validate", "-"], ["build", "-", "-o", "x.docx"], ["fmt", "-"], ["diff", "-", "data/measures_2568.yaml"]],
    )
    def it_cannot_read_standard_input(self, project: Path, arguments: list[str], redirection: str) -> None:
        done = ended(arguments, redirection)
        assert done.returncode == 3
        assert b"Traceback" not in done.stderr
        assert b"standard input" in done.stderr

    def it_writes_no_file_in_place_of_a_closed_stream(self, project: Path) -> None:
        done = ended(["build"], ">&- 2>&- <&-")
        assert done.returncode == 3
        assert zipfile.is_zipfile("build/measures_2568.docx")


@posix
class DescribeAFolderThatIsGone:
    @pytest.fixture(autouse=True)
    def gone(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "gone").mkdir()
        monkeypatch.chdir(tmp_path / "gone")
        (tmp_path / "gone").rmdir()

    @pytest.mark.parametrize(
        "arguments",
        [
            ["build"],
            ["build", "a.yaml", "-o", "x.docx"],
            ["validate", "a.yaml"],
            ["status"],
            ["fmt"],
            ["new", "2570"],
            ["init"],
            ["import", "a.docx"],
            ["diff", "a.yaml", "b.yaml"],
            ["template", "new", "a.docx"],
            ["forms", "list"],
        ],
    )
    def it_is_named(self, itareport, arguments: list[str]) -> None:
        ran = itareport(*arguments)
        assert (ran.code, ran.out) == (3, "")
        assert "the current folder no longer exists" in ran.err

    @pytest.mark.parametrize("command", [["validate"], ["status"], ["diff", "a.yaml", "b.yaml"]])
    def it_is_one_document_all_the_same(self, itareport, command: list[str]) -> None:
        assert json.loads(itareport(*command, "--format", "json").out)["version"] == 1


def _plain(_anything: object) -> int:
    raise KeyboardInterrupt


def _wrapped(_anything: object) -> int:
    """As Python before 3.12 ends the making of a class that is interrupted."""
    message = "Error calling __set_name__"
    raise RuntimeError(message) from KeyboardInterrupt()


class DescribeBugsAndInterrupts:
    def it_says_where_to_report_a_bug(self, itareport, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(_console: object) -> object:
            raise ZeroDivisionError

        monkeypatch.setattr("itareport.cli.app.make_app", lambda console: lambda *_args, **_kw: broken(console))
        ran = itareport("rules")
        assert ran.code == 70
        assert runner.REPORT_BUGS in ran.err
        assert "ZeroDivisionError" in ran.err
        assert "Traceback" not in ran.err

    def it_is_130_when_interrupted(self, itareport, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_args: object, **_kw: object) -> object:
            raise KeyboardInterrupt

        monkeypatch.setattr("itareport.cli.app.make_app", lambda _console: interrupted)
        assert itareport("rules").code == 130

    def it_is_130_when_a_class_is_being_made(self, itareport, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("itareport.cli.app.make_app", _wrapped)
        assert itareport("rules").code == 130

    @pytest.mark.parametrize("interrupted", [_plain, _wrapped])
    def it_is_130_when_interrupted_before_it_began(
        self, monkeypatch: pytest.MonkeyPatch, interrupted: Callable[[object], int]
    ) -> None:
        ended: list[int] = []
        monkeypatch.setattr("itareport.__main__.run", interrupted)
        monkeypatch.setattr("gc.set_threshold", lambda *_counts: None)
        monkeypatch.setattr("os._exit", ended.append)
        main()
        assert ended == [130]


class DescribePublicApi:
    def it_exports_what_it_names(self) -> None:
        for name in package.__all__:
            assert getattr(package, name) is not None

    def it_names_what_it_exports(self) -> None:
        homes = {name for names in package._HOMES.values() for name in names}
        assert set(package.__all__) == homes | {"__version__"}

    def it_has_no_other_names(self) -> None:
        with pytest.raises(AttributeError, match="no attribute 'nothing'"):
            _ = package.nothing

    def it_has_the_version_of_the_project(self, root: Path) -> None:
        assert f'version = "{package.__version__}"' in (root / "pyproject.toml").read_text("utf-8")


class DescribeRules:
    def it_lists_and_explains_every_rule_also_those_of_import(self, itareport, root: Path) -> None:
        pages = {page.stem for page in (root / "docs/reference/rules").glob("ITA*.md")}
        listed = itareport("rules").out.splitlines()
        assert [line.split()[0] for line in listed] == sorted(pages)
        assert itareport("rules", "ITA408").out == itareport("rules", "uncertain-heading").out
        assert "uncertain-heading" in itareport("rules", "ita408").out

    def it_does_not_tell_to_silence_what_no_comment_silences(self, itareport) -> None:
        assert "ignore[" not in itareport("rules", "ITA408").out
        assert "ignore[ITA102]" in itareport("rules", "ITA102").out
