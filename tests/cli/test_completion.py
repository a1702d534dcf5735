"""Completion of the command line: the scripts of the shells, and the suggestions, in the shells that are installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.programs import program

SHELLS = ("bash", "zsh", "fish", "powershell")


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command ``itareport`` on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "itareport"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m itareport "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return command


def output(*command: str) -> list[str]:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()


def completed_by_bash(script: Path, *words: str) -> list[str]:
    typed = " ".join(f"'{word}'" for word in words)
    lines = (
        f"source {script}",
        f"COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}",
        "_itareport_completion itareport",
        'printf "%s\\n" "${COMPREPLY[@]}"',
    )
    return output(program("bash", package="bash"), "-c", "\n".join(lines))


def completed_by_zsh(script: Path, *words: str) -> list[str]:
    """What zsh would offer; its line editor, which needs a terminal, is set to print it."""
    typed = " ".join(f"'{word}'" for word in words)
    lines = (
        "autoload -Uz compinit; compinit -u -D",
        f"source {script}",
        '_arguments() { print -r -- "$*"; }',
        "_files() { print -rl -- ${words[CURRENT]}*; }",
        f"words=({typed}); CURRENT={len(words)}",
        "_itareport_completion",
    )
    printed = output(program("zsh", package="zsh"), "-f", "-c", "\n".join(lines))
    offered = re.findall(r'"([^"]+)"(?::"[^"]*")?', " ".join(printed))
    return [each.replace("\\", "") for each in offered] or printed


def completed_by_fish(script: Path, *words: str) -> list[str]:
    fish = program("fish", package="fish")
    lines = output(fish, "--no-config", "-c", f"source {script}; complete -C '{' '.join(words)}'")
    return [line.partition("\t")[0] for line in lines]


IN_SHELLS = {"bash": completed_by_bash, "zsh": completed_by_zsh, "fish": completed_by_fish}


@pytest.mark.skipif(os.name == "nt", reason="shells of POSIX")
@pytest.mark.parametrize("shell", IN_SHELLS)
@pytest.mark.parametrize(
    ("words", "suggested"),
    [
        (("itareport", "b"), {"build"}),
        (("itareport", "build", "--doc"), {"--document"}),
        (("itareport", "status", "--format", ""), {"text", "json", "csv"}),
        (("itareport", "new", ""), {"2569", "2570", "2571"}),
        (("itareport", "rules", "ITA012"), {"ITA012"}),
        (("itareport", "diff", "HE"), {"HEAD:"}),
        (("itareport", "template", "ch"), {"check"}),
    ],
)
def test_each_shell_completes(
    itareport, on_path: Path, project: Path, shell: str, words: tuple[str, ...], suggested: set[str]
) -> None:
    script = project / "completion"
    script.write_text(itareport("--show-completion", shell).out)
    assert set(IN_SHELLS[shell](script, *words)) == suggested


@pytest.mark.skipif(os.name == "nt", reason="shells of POSIX")
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_files_are_completed(itareport, on_path: Path, project: Path, shell: str) -> None:
    script = project / "completion"
    script.write_text(itareport("--show-completion", shell).out)
    assert IN_SHELLS[shell](script, "itareport", "build", "data/") == ["data/measures_2568.yaml"]


def test_powershell_asks_the_program_and_leaves_no_file(
    itareport, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = itareport("--show-completion", "powershell").out
    assert "Register-ArgumentCompleter -Native -CommandName itareport -ScriptBlock $scriptblock" in script
    assert script.count("{") == script.count("}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "itareport b")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "b")
    monkeypatch.setenv("_ITAREPORT_COMPLETE", "complete_powershell")
    asked = subprocess.run([sys.executable, "-m", "itareport"], capture_output=True, check=False, text=True)
    assert asked.stdout.startswith("build:::")
    # PowerShell sets the variable to nothing when it has asked; the command is then one like any other.
    monkeypatch.setenv("_ITAREPORT_COMPLETE", "")
    assert itareport("rules", "ITA012").code == 0


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
