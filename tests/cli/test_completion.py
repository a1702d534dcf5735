"""Completion of the command line: the scripts of the shells, and the suggestions, in the shells that are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SHELLS = ("bash", "zsh", "fish", "powershell")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command ``itareport`` on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "itareport"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m itareport "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return command


def completed_by_bash(script: Path, *words: str) -> list[str]:
    typed = " ".join(f"'{word}'" for word in words)
    lines = (
        f"source {script}",
        f"COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}",
        "_itareport_completion itareport",
        'printf "%s\\n" "${COMPREPLY[@]}"',
    )
    done = subprocess.run(["bash", "-c", "\n".join(lines)], capture_output=True, check=True, text=True)
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "suggested"),
    [
        (("itareport", "va"), ["validate"]),
        (("itareport", "build", "--doc"), ["--document"]),
        (("itareport", "status", "--format", ""), ["text", "json", "csv"]),
        (("itareport", "new", ""), ["2569", "2570", "2571"]),
        (("itareport", "rules", "ITA012"), ["ITA012"]),
        (("itareport", "diff", "HE"), ["HEAD:"]),
        (("itareport", "template", "ch"), ["check"]),
    ],
)
def test_bash_completes(itareport, program: Path, project: Path, words: tuple[str, ...], suggested: list[str]) -> None:
    script = project / "completion.bash"
    script.write_text(itareport("--show-completion", "bash").out)
    assert completed_by_bash(script, *words) == suggested


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script(itareport, shell: str) -> None:
    ran = itareport("--show-completion", shell)
    assert ran.code == 0
    assert "_ITAREPORT_COMPLETE" in ran.out


def test_it_is_installed_where_the_shell_looks(itareport, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(project))
    ran = itareport("--install-completion", "bash")
    assert ran.code == 0
    assert "_ITAREPORT_COMPLETE" in Path(ran.out.strip()).read_text()
    assert ran.out.strip() in (project / ".bashrc").read_text()


def test_an_unknown_shell_is_wrong_usage(itareport) -> None:
    assert itareport("--show-completion", "klingon").code == 2
