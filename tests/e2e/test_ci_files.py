"""The files that an agency copies into its own repository do what they say, with only the installed wheel."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from itareport.rules.sample import SAMPLE
from support.programs import program as find_program

pytestmark = pytest.mark.xdist_group("wheel")

DATA = "data/measures_2568.yaml"
BAD = SAMPLE.replace("        period: ไตรมาส ๒\n", "        peroid: ไตรมาส ๒\n")

Shell = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def shell(program: Path, tmp_path: Path) -> Shell:
    """Run a shell command in a fresh git repository with a data file, where only the installed program is known."""
    work = tmp_path / "agency"
    (work / "data").mkdir(parents=True)
    (work / DATA).write_text(SAMPLE, "utf-8")
    home = tmp_path / "home"
    home.mkdir()
    tools = os.pathsep.join([str(program.parent), os.environ["PATH"]])
    env = {
        "PATH": tools, "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "LANG": "C.UTF-8",
        "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@y", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@y",
    }  # fmt: skip

    def invoke(script: str, code: int = 0, **more: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=work, env={**env, **more}, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == code, f"{script}\nexit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    invoke("git init -q && git add . && git commit -qm start")
    invoke.folder = work  # type: ignore[attr-defined]
    return invoke


def steps(job: dict[str, Any]) -> list[str]:
    """The commands of a workflow's steps but the installation, which the wheel stands in for."""
    return [step["run"] for step in job["steps"] if "run" in step and "pip install" not in step["run"]]


class DescribeGithub:
    def it_validates_and_builds(self, shell: Shell, root: Path) -> None:
        workflow = yaml.safe_load((root / "docs/ci/github/itareport.yml").read_text("utf-8"))
        commands = steps(workflow["jobs"]["report"])
        assert commands == ["itareport validate", "itareport fmt --check", "itareport build"]
        for command in commands:
            shell(command, GITHUB_ACTIONS="true")
        assert (shell.folder / "build/measures_2568.docx").is_file()

    def it_marks_the_line(self, shell: Shell) -> None:
        (shell.folder / DATA).write_text(BAD, "utf-8")
        done = shell("itareport validate", code=1, GITHUB_ACTIONS="true")
        assert done.stdout.startswith(f"::error file={DATA},line=27,col=9,")

    def it_has_an_action_that_validates_and_builds(self, shell: Shell, root: Path) -> None:
        action = yaml.safe_load((root / "action.yml").read_text("utf-8"))
        inputs = {name: given["default"] for name, given in action["inputs"].items()}
        commands = steps(action["runs"])
        assert len(commands) == 2
        env = {"FILES": inputs["files"], "STRICT": inputs["strict"], "OUTPUT": inputs["output"]}
        for command in commands:
            shell(command, **env)
        assert (shell.folder / "build/measures_2568.docx").is_file()
        for command in commands:
            shell(command, **{**env, "FILES": DATA, "STRICT": "true", "OUTPUT": "ออก"})
        assert (shell.folder / "ออก/measures_2568.docx").is_file()


class DescribeGitlab:
    def it_validates_and_builds(self, shell: Shell, root: Path) -> None:
        pipeline = yaml.safe_load((root / "docs/ci/gitlab/.gitlab-ci.yml").read_text("utf-8"))
        for job in ("validate", "build"):
            shell("\n".join(pipeline[job]["script"]))
        report = pipeline["validate"]["artifacts"]["reports"]["codequality"]
        assert json.loads((shell.folder / report).read_text("utf-8")) == []
        (shell.folder / DATA).write_text(BAD, "utf-8")
        shell("\n".join(pipeline["validate"]["script"]), code=1)
        (found,) = json.loads((shell.folder / report).read_text("utf-8"))
        assert found["check_name"] == "ITA052"


class DescribePreCommit:
    def it_keeps_bad_data_out_of_git(self, shell: Shell, root: Path) -> None:
        find_program("pre-commit", package="pre-commit, installed by make test")
        shutil.copy(root / "docs/ci/pre-commit/.pre-commit-config.yaml", shell.folder)
        shell("pre-commit install && git add . && git commit -qm hooks")
        (shell.folder / DATA).write_text(BAD, "utf-8")
        done = shell("git add . && git commit -qm bad", code=1)
        assert "ITA052" in done.stdout + done.stderr
        (shell.folder / DATA).write_text(SAMPLE.replace("format: 1", "format:   1"), "utf-8")
        shell("git add . && git commit -qm untidy", code=1)
        (shell.folder / DATA).write_text(SAMPLE.replace("ไตรมาส ๒", "ไตรมาส ๓"), "utf-8")
        shell("git add . && git commit -qm good")

    def it_is_a_hook_repository_of_its_own(self, shell: Shell, root: Path, tmp_path: Path) -> None:
        """pre-commit clones this repository and installs it, from the wheels that make test downloaded."""
        repository = tmp_path / "repository"
        subprocess.run(["git", "clone", "-q", str(root), str(repository)], check=True)
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(root / ".cache" / "wheels")}
        shell(f"pre-commit try-repo {repository} --all-files", **offline)
        (shell.folder / DATA).write_text(BAD, "utf-8")
        done = shell(f"pre-commit try-repo {repository} itareport-validate --all-files", code=1, **offline)
        assert "ITA052" in done.stdout


class DescribeGit:
    def it_shows_the_texts_of_word_files_and_the_changed_measures(self, shell: Shell, root: Path) -> None:
        for name in (".gitattributes", "git-setup.sh"):
            shutil.copy(root / "docs/ci/git" / name, shell.folder)
        shell("sh git-setup.sh && itareport build -o report.docx && git add . && git commit -qm report")
        (shell.folder / DATA).write_text(SAMPLE.replace("ไตรมาส ๒", "ไตรมาส ๓"), "utf-8")
        shell("itareport build -o report.docx")
        assert "+        period: ไตรมาส ๓" in shell("git diff report.docx").stdout
        changes = shell("git difftool -t itareport HEAD -- data").stdout
        assert "ไตรมาส ๒" in changes
        assert "ไตรมาส ๓" in changes
        assert "ไตรมาส ๓" in shell(f"itareport diff HEAD:{DATA} {DATA}", code=1).stdout
