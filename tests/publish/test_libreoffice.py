"""Finding LibreOffice, and ending it with all that it started; a shell script takes its place."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from itareport.publish import libreoffice
from support.systems import posix

pytestmark = posix  # the stand-in is a shell script

# Both processes hold the pipe open for writing as long as they live.
HANGING = """#!/bin/sh
exec 3> "$PIPE"
sleep 30 &
echo started >&3
wait
"""
RUN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a program that a shell runs in the background ignores it
from pathlib import Path
from itareport.publish import libreoffice
with libreoffice.running(Path(sys.argv[1]), Path("/nowhere"), []) as run:
    run.wait(600)
"""


@pytest.fixture
def hanging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that starts another and never ends; it says so in the pipe beside it."""
    program = tmp_path / "soffice"
    program.write_text(HANGING, "utf-8")
    program.chmod(0o755)
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setenv("PIPE", str(tmp_path / "pipe"))
    return program


def test_the_search_path_comes_first(hanging, monkeypatch):
    monkeypatch.setenv("PATH", str(hanging.parent))
    assert libreoffice.find() == hanging


def test_on_windows_and_macos_it_is_found_where_its_installer_puts_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert tmp_path / "LibreOffice/program/soffice.com" in libreoffice._places("win32")
    assert Path("/Applications/LibreOffice.app/Contents/MacOS/soffice") in libreoffice._places("darwin")


def test_without_it_the_message_says_how_to_get_it_on_each_system():
    hint = libreoffice.missing().hint
    assert all(word in hint for word in ("winget", "brew", "apt"))


def test_the_version_is_what_the_program_tells(tmp_path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho 'LibreOffice 7.4.7.2 40(Build:2)'\n", "utf-8")
    program.chmod(0o755)
    assert libreoffice.version(program) == "7.4.7.2"
    assert libreoffice.version(tmp_path / "none") == ""


def test_who_takes_too_long_is_ended_with_its_children(hanging):
    # Opened for reading and writing first, so that the script need not wait for a reader.
    pipe = os.open(hanging.parent / "pipe", os.O_RDWR)
    with (
        pytest.raises(libreoffice.OfficeFailedError, match="not finish within 1 seconds"),
        libreoffice.running(hanging, hanging.parent / "profile", []) as run,
    ):
        run.wait(1)
    reader = os.open(hanging.parent / "pipe", os.O_RDONLY)
    os.close(pipe)
    with os.fdopen(reader, "rb") as said:
        assert said.read() == b"started\n", "the end of the pipe is reached when nobody holds it open any more"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_when_we_are_ended_it_is_ended_with_its_children(hanging, number):
    ours = subprocess.Popen([sys.executable, "-c", RUN, str(hanging)], stderr=subprocess.DEVNULL)
    with (hanging.parent / "pipe").open("rb") as said:
        assert said.readline() == b"started\n"
        ours.send_signal(number)
        assert said.read() == b""
    assert ours.wait() != 0


def test_it_is_waited_for_until_something_is_so_or_it_has_ended(hanging, tmp_path):
    pipe = os.open(tmp_path / "pipe", os.O_RDWR)
    looks = iter([False, False, True])
    with libreoffice.running(hanging, tmp_path / "profile", []) as run:
        run.wait(60, lambda: next(looks))
        assert next(looks, None) is None
    os.close(pipe)
    quick = tmp_path / "quick"
    quick.write_text("#!/bin/sh\n", "utf-8")
    quick.chmod(0o755)
    with libreoffice.running(quick, tmp_path / "profile", []) as run:
        run.wait(60)


def test_its_temporary_files_go_with_the_profile(tmp_path):
    told = tmp_path / "told"
    program = tmp_path / "soffice"
    program.write_text(f'#!/bin/sh\necho "$TMPDIR $TEMP $TMP" > "{told}"\n', "utf-8")
    program.chmod(0o755)
    with libreoffice.running(program, tmp_path / "profile", []) as run:
        run.wait(60)
    assert told.read_text("utf-8").split() == [str(tmp_path / "profile")] * 3


def test_runs_side_by_side_share_their_handlers_and_the_last_puts_them_back(tmp_path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    before = signal.getsignal(signal.SIGTERM)
    first = libreoffice.running(program, tmp_path / "one", [])
    second = libreoffice.running(program, tmp_path / "two", [])
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert signal.getsignal(signal.SIGTERM) != before
    with pytest.raises(SystemExit):
        signal.raise_signal(signal.SIGTERM)
    second.__exit__(None, None, None)
    assert signal.getsignal(signal.SIGTERM) == before


def test_what_cannot_be_started_is_an_error(tmp_path):
    with (
        pytest.raises(libreoffice.OfficeFailedError, match="cannot be started"),
        libreoffice.running(tmp_path / "none", tmp_path, []),
    ):
        pass
