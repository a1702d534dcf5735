"""The wheel alone does the main job, and installs as the README says."""

from __future__ import annotations

import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from itareport import build
from support.programs import program as find_program

pytestmark = pytest.mark.xdist_group("wheel")


class DescribeWheel:
    def it_carries_templates_forms_and_catalogue_and_nothing_of_the_tests(self, wheel: Path) -> None:
        names = zipfile.ZipFile(wheel).namelist()
        for needed in (
            "itareport/templates/report.docx",
            "itareport/templates/report.prepared.json",
            "itareport/templates/report.html.prepared.json",
            "itareport/templates/plan.docx",
            "itareport/forms/2568.yaml",
            "itareport/locale/th/LC_MESSAGES/itareport.mo",
            "itareport/py.typed",
        ):
            assert needed in names
        assert not [name for name in names if name.startswith(("tests/", "src/", "data/")) or name.endswith(".pyc")]

    def it_builds_the_same_report_as_the_source_tree(self, run, shipped: Path, tmp_path: Path) -> None:
        done = run("build", shipped, "-o", "report.docx")
        assert done.stdout == "report.docx\n"
        ours = build(shipped, tmp_path / "ours.docx").path
        assert (run.folder / "report.docx").read_bytes() == ours.read_bytes()

    def it_is_the_same_with_any_hash_seed_locale_and_time_zone(self, run, shipped: Path) -> None:
        written = set()
        for number, env in enumerate(
            [{"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Bangkok"}]
        ):
            run("build", shipped, "-o", f"{number}.docx", **env)
            written.add((run.folder / f"{number}.docx").read_bytes())
        assert len(written) == 1

    def it_makes_templates_and_empty_forms(self, run) -> None:
        run("template", "new", "mine.docx")
        run("template", "check", "mine.docx")
        run("new", "2569")
        run("schema")
        assert "ITA012" in run("rules").stdout


class DescribeInstallation:
    def it_installs_with_uv_into_an_empty_home_and_builds(
        self, wheel: Path, tmp_path: Path, root: Path, shipped: Path
    ) -> None:
        """What the README tells a clerk to do on Windows, as far as Linux can: the same commands, without a network."""
        wheels = root / ".cache" / "wheels"
        assert wheels.is_dir(), "run make test, which downloads the wheels of the dependencies"
        uv = find_program("uv", package="uv, installed by make test")
        home = tmp_path / "บ้าน ใหม่"
        home.mkdir()
        env = {"PATH": os.environ["PATH"], "HOME": str(home), "UV_OFFLINE": "1", "UV_PYTHON_DOWNLOADS": "never"}
        subprocess.run(
            [uv, "tool", "install", "--no-index", "--find-links", str(wheels), str(wheel)],
            env=env, check=True, capture_output=True,
        )  # fmt: skip
        command = home / ".local" / "bin" / "itareport"
        done = subprocess.run(
            [str(command), "build", str(shipped), "-o", "รายงาน.docx"],
            env=env, cwd=home, check=True, capture_output=True, encoding="utf-8",
        )  # fmt: skip
        assert done.stdout == "รายงาน.docx\n"
        assert zipfile.is_zipfile(home / "รายงาน.docx")
