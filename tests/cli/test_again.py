"""A second run over many data files: it says and makes what a first one would, and looks for nothing again."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import itareport as package
from itareport import jobs
from itareport.api.checking import FEW
from itareport.ooxml.unzipping import unzip_parts
from itareport.rules.sample import SAMPLE
from support.commands import Ran
from support.systems import posix

COUNT = FEW + 1
Command = Callable[..., Ran]
FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")


@pytest.fixture
def agencies(in_empty_folder: Path) -> list[str]:
    """Data files of which one has an error and others have warnings, or comments that silence them."""
    Path("agencies").mkdir()
    names = []
    for number in range(COUNT):
        text = SAMPLE.replace("ตัวอย่าง", f"ที่ {number}")
        if number == 3:
            text = text.replace("format: 1", "format: 2")
        if number % 2:
            text = text.replace("period: ไตรมาส ๓", "period: ไตรมาส ๓ ปีงบประมาณ ๒๕๖๗")
        if number == 5:
            text = text.replace("๒๕๖๗", "๒๕๖๗ # itareport: ignore[ITA101]")
        names.append(f"agencies/{number:02}.yaml")
        Path(names[-1]).write_text(text, "utf-8")
    return names


@pytest.fixture
def end_work(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Once it is called nothing may be checked or made any more."""

    def no_run(*_arguments: object) -> object:
        raise AssertionError

    def end() -> None:
        monkeypatch.setattr("itareport.batch.run", no_run)
        monkeypatch.setattr("itareport.workers.Workers.submit", no_run)

    return end


def said(ran: Ran) -> str:
    """What a run says beside that a file is unchanged."""
    return "".join(line for line in ran.err.splitlines(keepends=True) if not line.endswith(": unchanged\n"))


def without_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nothing is known of earlier runs."""
    monkeypatch.setenv("ITAREPORT_CACHE_DIR", str(Path("other cache").absolute()))


class DescribeBuild:
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def it_does_nothing_again_and_says_the_same(
        self, itareport: Command, agencies: list[str], end_work: Callable[[], None], jobs: str
    ) -> None:
        first = itareport("build", "agencies", "-o", "out/", "-j", jobs)
        end_work()
        second = itareport("build", "agencies", "-o", "out/", "-j", jobs)
        assert (first.code, first.err.count("ITA101"), first.err.count("agencies/03.yaml has")) == (1, 9, 0)
        assert (second.code, second.out, said(second)) == (first.code, first.out, first.err)
        assert second.err.count(": unchanged\n") == COUNT - 1

    def it_does_what_changed_and_no_more(
        self, itareport: Command, agencies: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        itareport("build", "agencies", "-o", "out/")
        done: list[str] = []

        def noted(job: jobs.Job, order: jobs.Order) -> jobs.Done:
            done.append(job.name)
            return jobs.run(job, order)

        monkeypatch.setattr("itareport.batch.run", noted)
        Path(agencies[0]).write_text(SAMPLE, "utf-8")
        Path(agencies[1]).rename("agencies/renamed.yaml")
        Path("out/02.docx").unlink()
        itareport("build", "agencies", "-o", "out/", "-j", "1")
        assert done == ["agencies/00.yaml", "agencies/02.yaml", "agencies/renamed.yaml"]

    @pytest.mark.parametrize(
        "options",
        [["--strict"], ["--document", "plan"], ["--no-embed"], ["--force"], ["--to", "html"]],
    )
    def it_says_and_makes_with_other_options_what_it_would_without_an_earlier_run(
        self, itareport: Command, agencies: list[str], monkeypatch: pytest.MonkeyPatch, options: list[str]
    ) -> None:
        ran = []
        for _again in range(2):
            shutil.rmtree("out", ignore_errors=True)
            itareport("build", "agencies", "-o", "out/", "-j", "1")
            once = itareport("build", "agencies", "-o", "out/", "-j", "1", *options)
            twice = itareport("build", "agencies", "-o", "out/", "-j", "1", *options)
            ran.append((once, twice, {file.name: file.read_bytes() for file in Path("out").iterdir()}))
            without_cache(monkeypatch)
        assert ran[0] == ran[1]

    @pytest.mark.parametrize("damage", ["edited", "cut", "foreign", "folder", "resaved"])
    def it_looks_at_what_lies_there_as_without_an_earlier_run(
        self, itareport: Command, agencies: list[str], monkeypatch: pytest.MonkeyPatch, damage: str
    ) -> None:
        ran = []
        for _again in range(2):
            shutil.rmtree("out", ignore_errors=True)
            itareport("build", "agencies", "-o", "out/", "-j", "1")
            DAMAGES[damage](Path("out/04.docx"))
            ran.append(itareport("build", "agencies", "-o", "out/", "-j", "1"))
            without_cache(monkeypatch)
        assert ran[0] == ran[1]
        assert ": unchanged" in ran[0].err

    def it_makes_again_what_was_made_from_something_else(self, itareport: Command, agencies: list[str]) -> None:
        itareport("build", "agencies", "-o", "out/")
        shutil.copy("out/00.docx", "out/02.docx")
        ran = itareport("build", "agencies", "-o", "out/")
        assert "out/00.docx: unchanged" in ran.err
        assert "out/02.docx: unchanged" not in ran.err
        assert Path("out/00.docx").read_bytes() != Path("out/02.docx").read_bytes()


def _edited(file: Path) -> None:
    """Change a text in the document, and nothing else."""
    parts = unzip_parts(file.read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace("คู่มือ".encode(), "คำสั่ง".encode())
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "edited": _edited,
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-100]),
    "foreign": lambda file: file.write_bytes(b"mine"),
    "folder": lambda file: (file.unlink(), file.mkdir()),
    "resaved": lambda file: file.write_bytes(b"before" + file.read_bytes()),
}


class DescribeValidate:
    def it_says_the_same_in_every_format_and_language_without_checking_again(
        self, itareport: Command, agencies: list[str], end_work: Callable[[], None]
    ) -> None:
        commands = [
            [*lang, "validate", "agencies", "--format", format_, *strict]
            for lang in (["--lang", "th"], ["--lang", "en"])
            for format_ in FORMATS
            for strict in ([], ["--strict"])
        ]
        commands += [["status", "agencies", "--format", format_] for format_ in ("text", "json", "csv")]
        first = [itareport(*command) for command in commands[:2] + commands[-4:]]
        assert len({ran.out for ran in first}) > 2
        end_work()
        without = [itareport(*command) for command in commands]
        assert {ran.code for ran in without} == {0, 1}
        assert without[:2] + without[-4:] == first

    def it_obeys_settings_and_form_editions_that_changed(
        self, itareport: Command, agencies: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings, edition = Path("itareport.toml"), Path("forms/2568.yaml")
        edition.parent.mkdir()
        shipped = Path(package.__file__).parent / "forms" / "2568.yaml"
        changes: list[Callable[[], object]] = [
            lambda: settings.write_text('ignore = ["ITA101"]\n', "utf-8"),
            lambda: settings.write_text('severity = { ITA101 = "error" }\n', "utf-8"),
            settings.unlink,
            lambda: shutil.copy(shipped, edition),
            lambda: edition.write_text(edition.read_text("utf-8").replace("\nfiscal_year:", "\nyear:"), "utf-8"),
        ]
        itareport("validate", "agencies")
        warned = []
        for change in changes:
            change()
            kept = itareport("validate", "agencies", "--format", "json")
            with monkeypatch.context() as patched:
                patched.setenv("ITAREPORT_CACHE_DIR", str(Path(f"cache {len(warned)}").absolute()))
                assert itareport("validate", "agencies", "--format", "json") == kept
            warned.append((kept.code, kept.out.count('"ITA101"'), kept.out.count('"error"')))
        assert warned == [(1, 0, 1), (1, 9, 10), (1, 9, 1), (1, 9, 1), (3, 0, 21)]

    def it_remembers_nothing_of_the_run_but_what_its_files_say(self, itareport: Command, agencies: list[str]) -> None:
        itareport("validate", "agencies")
        shutil.copy(agencies[0], "agencies/zz.yaml")
        first, second = (itareport("validate", "agencies", "--format", "json") for _run in range(2))
        assert "agencies/00.yaml" in first.out.partition("agencies/zz.yaml")[2] + first.out
        assert first == second
        Path(agencies[0]).unlink()
        assert itareport("validate", "agencies", "--format", "json").out.count("zz.yaml") < first.out.count("zz.yaml")


class DescribeWhereItIsKept:
    def it_is_nowhere_for_a_few_files_or_a_program_that_does_not_ask(
        self, itareport: Command, agencies: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_cache(monkeypatch)
        itareport("build", *agencies[:FEW])
        list(package.build_many(agencies, "out/"))
        list(package.validate_many(agencies))
        assert not Path("other cache").exists()

    def it_is_where_a_program_says(self, agencies: list[str], end_work: Callable[[], None]) -> None:
        first = list(package.validate_many(agencies, cache=package.Cache(Path("mine"))))
        end_work()
        second = list(package.validate_many(agencies, cache=package.Cache(Path("mine"))))
        assert [result.findings for result in second] == [result.findings for result in first]

    @posix
    def it_is_in_the_users_folder_for_caches_and_nowhere_else_in_it(
        self, itareport: Command, agencies: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Path("home").mkdir()
        monkeypatch.delenv("ITAREPORT_CACHE_DIR")
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        monkeypatch.setenv("HOME", str(Path("home").absolute()))
        itareport("validate", "agencies")
        files = [path.relative_to("home").as_posix() for path in Path("home").rglob("*") if path.is_file()]
        where = "Library/Caches" if sys.platform == "darwin" else ".cache"
        assert files == [f"{where}/itareport/findings.sqlite3"]

    def it_is_said_why_it_is_not_used_to_who_asks_for_details(
        self, itareport: Command, agencies: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        good = itareport("validate", "agencies", "-v")
        monkeypatch.setenv("ITAREPORT_CACHE_DIR", str(Path(agencies[0]).absolute()))
        for command in ("validate", "build", "status"):
            assert (
                "00.yaml/findings.sqlite3 cannot be used, and files are checked anew each time: "
                in itareport(command, "agencies", "-v").err
            )
        bad = itareport("validate", "agencies")
        assert (bad.code, bad.out) == (good.code, good.out)
        assert "sqlite" not in bad.err


class DescribeSeveralProcesses:
    def it_is_harmless_to_kill_a_run_or_to_begin_two(self, itareport: Command, agencies: list[str]) -> None:
        command = [sys.executable, "-m", "itareport", "--lang", "en", "build", "agencies", "-j", "1", "-o"]
        with subprocess.Popen([*command, "killed/"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as killed:
            assert killed.stdout is not None
            for _file in range(3):
                killed.stdout.readline()
            killed.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        both = [subprocess.Popen([*command, f"{name}/"], stderr=subprocess.PIPE) for name in ("one", "two")]
        errors = [each.communicate(timeout=100)[1].decode() for each in both]
        assert errors[0] == errors[1]
        alone = itareport("build", "agencies", "-j", "1", "-o", "one/")
        assert said(alone) == errors[0]
        made = [{file.name: file.read_bytes() for file in Path(name).iterdir()} for name in ("one", "two")]
        assert made[0] == made[1]
        assert len(made[0]) == COUNT - 1
