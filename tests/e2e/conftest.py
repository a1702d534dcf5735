"""The program as users have it: the wheel alone, installed where the source tree cannot be reached."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

CLEAN = {key: value for key, value in os.environ.items() if not key.startswith(("ITAREPORT", "PYTHON", "COV"))}
"""The environment without what would lead back to the source tree."""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The wheel, built from the source tree."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The command ``itareport`` of an environment that has the wheel and its dependencies, and not the source tree."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    site_packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    # A path in a .pth file does not bring the other environment's own .pth files, so its editable install stays away.
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    python = folder / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", "--force-reinstall", str(wheel)],
        check=True, capture_output=True, env=CLEAN,
    )  # fmt: skip
    where = subprocess.run(
        [str(python), "-c", "import itareport; print(itareport.__file__)"],
        check=True, capture_output=True, text=True, cwd=folder, env=CLEAN,
    ).stdout  # fmt: skip
    assert where.startswith(str(folder)), where
    return folder / "bin" / "itareport"


@pytest.fixture
def run(program: Path, tmp_path: Path) -> Run:
    """Run the installed command in an empty folder, with an empty HOME."""
    home = tmp_path / "home"
    home.mkdir()
    work = tmp_path / "work"
    work.mkdir()

    def invoke(*arguments: object, code: int = 0, **env: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [str(program), *map(str, arguments)],
            cwd=work, env={**CLEAN, "HOME": str(home), **env}, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == code, f"{arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    invoke.folder = work
    return invoke
