"""The files that an agency copies into its own repository do what they say, with only the installed wheel."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from itareport.rules.sample import SAMPLE
from support.programs import program as find_program
from support.systems import posix

pytestmark = [pytest.mark.xdist_group("wheel"), posix]

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
    invoke.folder = work
    return invoke


def steps(job: dict[str, Any]) -> list[str]:
    """The commands of a workflow's steps but the installation, which the wheel stands in for."""
    return [step["run"] for step in job["steps"] if "run" in step and step["name"] != "install"]


def changed(shell: Shell) -> str:
    """Commit a change of the data; the commit before it."""
    (shell.folder / DATA).write_text(SAMPLE.replace("ไตรมาส ๒", "ไตรมาส ๓"), "utf-8")
    shell("git commit -qam changed")
    return shell("git rev-parse HEAD~").stdout.strip()


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("github-workflows", "docs/ci/github/itareport.yml"),
        ("github-workflows", ".github/workflows/test.yml"),
        ("github-workflows", ".github/workflows/release.yml"),
        ("github-workflows", ".github/workflows/weekly.yml"),
        ("github-actions", "action.yml"),
        ("gitlab-ci", "docs/ci/gitlab/.gitlab-ci.yml"),
    ],
)
def test_a_file_for_a_vendor_is_valid_by_the_schema_of_the_vendor(root: Path, schema: str, file: str) -> None:
    checker = find_program("check-jsonschema", package="check-jsonschema, installed by make test")
    subprocess.run([checker, "--builtin-schema", f"vendor.{schema}", file], cwd=root, check=True, capture_output=True)


def test_workflows_are_clean_by_zizmor(root: Path) -> None:
    auditor = find_program("zizmor", package="zizmor, installed by make test")
    files = [".github", "action.yml", "docs/ci/github/itareport.yml"]
    done = subprocess.run(
        [auditor, "--offline", "--no-progress", *files], cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "file",
    ["docs/ci/github/itareport.yml", "docs/ci/gitlab/.gitlab-ci.yml", "docs/ci/pre-commit/.pre-commit-config.yaml"],
)
def test_nothing_is_installed_by_a_bare_name_that_somebody_else_may_own(root: Path, file: str) -> None:
    text = (root / file).read_text("utf-8")
    assert "github.com/itareport/itareport" in text
    installed = re.findall(r'pip install (?:--\S+ )*"?([^\n"]+)"?', text)
    assert all(what.startswith("itareport @ git+https://github.com/itareport/itareport@v") for what in installed)


class DescribeGithub:
    def it_validates_builds_and_says_what_changed(self, shell: Shell, root: Path, tmp_path: Path) -> None:
        workflow = yaml.safe_load((root / "docs/ci/github/itareport.yml").read_text("utf-8"))
        validate, layout, build, changes, comment = steps(workflow["jobs"]["report"])
        base = changed(shell)
        for command in (validate, layout, build):
            shell(command, GITHUB_ACTIONS="true")
        assert (shell.folder / "build/measures_2568.docx").is_file()
        summary = tmp_path / "summary.md"
        shell(changes, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary), BASE=base)
        text = (shell.folder / "changes.md").read_text("utf-8")
        assert text.startswith("#")
        assert "ไตรมาส" in text
        assert summary.read_text("utf-8") == text
        tools = tmp_path / "tools"
        tools.mkdir()
        # GitHub's own program is not available: what it would be called with is looked at.
        (tools / "gh").write_text('#!/bin/sh\nprintf "%s\\n" "$*"\n', "utf-8")
        (tools / "gh").chmod(0o755)
        said = shell(f'PATH="{tools}:$PATH"; {comment}', NUMBER="7").stdout
        assert said == "pr comment 7 --edit-last --create-if-none --body-file changes.md\n"

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
        other = SAMPLE.replace("องค์การบริหารส่วนตำบล", "เทศบาลตำบล")
        assert other != SAMPLE
        (shell.folder / "data" / "กอง คลัง.yaml").write_text(other, "utf-8")
        for command in commands:
            shell(command, **{**env, "FILES": f"{DATA}\ndata/กอง คลัง.yaml\n", "STRICT": "true", "OUTPUT": "ออก"})
        assert {file.name for file in (shell.folder / "ออก").iterdir()} == {"measures_2568.docx", "กอง คลัง.docx"}


class DescribeGitlab:
    def it_validates_builds_and_says_what_changed(self, shell: Shell, root: Path) -> None:
        pipeline = yaml.safe_load((root / "docs/ci/gitlab/.gitlab-ci.yml").read_text("utf-8"))
        for job in ("validate", "build"):
            shell("\n".join(pipeline[job]["script"]))
        report = pipeline["validate"]["artifacts"]["reports"]["codequality"]
        assert json.loads((shell.folder / report).read_text("utf-8")) == []
        base = changed(shell)
        shell("\n".join(pipeline["changes"]["script"]), CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        assert "ไตรมาส" in (shell.folder / "changes.md").read_text("utf-8")
        (shell.folder / DATA).write_text(BAD, "utf-8")
        shell("\n".join(pipeline["validate"]["script"]), code=1)
        (found,) = json.loads((shell.folder / report).read_text("utf-8"))
        assert found["check_name"] == "ITA052"


class DescribePreCommit:
    @pytest.fixture
    def repository(self, root: Path, tmp_path: Path) -> Path:
        """This repository, as pre-commit clones it, with the tag that the file names."""
        repository = tmp_path / "repository"
        subprocess.run(["git", "clone", "-q", str(root), str(repository)], check=True)
        subprocess.run(["git", "-C", str(repository), "tag", "-f", "v0.1.0"], check=True, capture_output=True)
        return repository

    def it_keeps_bad_data_out_of_git(self, shell: Shell, root: Path, repository: Path) -> None:
        find_program("pre-commit", package="pre-commit, installed by make test")
        config = (root / "docs/ci/pre-commit/.pre-commit-config.yaml").read_text("utf-8")
        config = config.replace("https://github.com/itareport/itareport", str(repository))
        (shell.folder / ".pre-commit-config.yaml").write_text(config, "utf-8")
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(root / ".cache" / "wheels")}
        shell("pre-commit install && git add . && git commit -qm hooks", **offline)
        (shell.folder / DATA).write_text(BAD, "utf-8")
        done = shell("git add . && git commit -qm bad", code=1)
        assert "ITA052" in done.stdout + done.stderr
        (shell.folder / DATA).write_text(SAMPLE.replace("format: 1", "format:   1"), "utf-8")
        shell("git add . && git commit -qm untidy", code=1)
        (shell.folder / DATA).write_text(SAMPLE.replace("ไตรมาส ๒", "ไตรมาส ๓"), "utf-8")
        shell("git add . && git commit -qm good")


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
