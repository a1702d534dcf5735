"""What the page about git says, done in a real repository, line by line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from itareport.rules.sample import SAMPLE
from support.programs import program
from support.systems import posix

pytestmark = posix

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/git.md").read_text("utf-8")
OLD, NEW = "งานพัสดุ กองคลัง", "กองคลัง"
DATA, REPORT = "data/measures_2568.yaml", "build/measures_2568.docx"


def lines(beginning: str) -> list[str]:
    """The lines of the page's shell blocks that begin so."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    found = [line for block in blocks for line in block.splitlines() if line.startswith(beginning)]
    assert found, f"the page has no {beginning}"
    return found


@pytest.fixture
def shell(tmp_path: Path):
    """Runs a line in a repository with a data file and its report, both changed since the last commit."""
    program("git", package="git")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "itareport"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m itareport "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    repository = tmp_path / "งาน ITA"
    (repository / "data").mkdir(parents=True)
    environment = {
        **os.environ,
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_PAGER": "cat",
    }

    def run(line: str, expected: int = 0) -> str:
        done = subprocess.run(
            ["sh", "-c", line], cwd=repository, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == expected, done.stderr
        return done.stdout

    run("git init --quiet --initial-branch=main && git config user.name a && git config user.email a@example.org")
    for text in (SAMPLE, SAMPLE.replace(OLD, NEW)):
        (repository / DATA).write_text(text, encoding="utf-8")
        run("itareport build")
        if text == SAMPLE:
            run("git add --all && git commit --quiet --message first")
    for setting in (".gitattributes", "git-setup.sh"):
        shutil.copy(ROOT / "docs/ci/git" / setting, repository)
    return run


def test_a_revision_can_stand_for_a_file(shell):
    for line in lines("itareport diff"):
        said = shell(line, expected=1)
        assert "ประเด็นที่ ๔" in said
        assert OLD.removesuffix(NEW) in said


def test_git_shows_a_word_file_as_a_data_file_once_it_is_set_up(shell):
    (line,) = lines("git diff ")
    assert "Binary files" in shell(line)
    shell("; ".join(lines("sh ")))

    changed = [line for line in shell(line).splitlines() if re.match(r"[+-] ", line)]

    assert changed == [f"-        responsible: {OLD}", f"+        responsible: {NEW}"]


def test_git_difftool_shows_both_kinds_of_files_by_measure(shell):
    shell("; ".join(lines("sh ")))

    for line in lines("git difftool"):
        said = shell(line)
        assert "ประเด็นที่ ๔" in said
        assert f"- {OLD}" in said
        assert f"+ {NEW}" in said


def test_git_shows_word_files_that_are_no_reports_and_never_fails(shell):
    shell("; ".join(lines("sh ")))
    shell(
        f'"{sys.executable}" -c "from support import docx_faults as d; '
        "open('letter.docx', 'wb').write(d.good_file(d.paragraph('เรียน'))); open('empty.docx', 'wb')\""
    )
    shell("git add letter.docx empty.docx && git commit --quiet --message letters")
    said = shell("git log -p -1")
    assert "+เรียน" in said
    assert "+ไฟล์ว่าง" in said


def test_the_commands_for_powershell_are_those_of_the_script():
    (block,) = re.findall(r"^```powershell\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    script = (ROOT / "docs/ci/git/git-setup.sh").read_text("utf-8")
    assert block.splitlines() == [line for line in script.splitlines() if line.startswith("git config")]
