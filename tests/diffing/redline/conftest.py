"""LibreOffice's own accepting and rejecting, by a Basic macro in a profile of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.programs import program

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 180
HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def settled_by_office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """A Word file as LibreOffice saves it after "Accept" or "Reject" for all its changes."""
    profile = tmp_path_factory.mktemp("office")
    office = [
        program("soffice", "libreoffice", package="libreoffice-writer-nogui"),
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
    ]
    run([*office, "--terminate_after_init"])
    library = profile / "user" / "basic" / "Standard"
    for name in ("script.xlb", "Revisions.xba"):
        (library / name).write_bytes((HERE / "macro" / name).read_bytes())

    def settle(file: Path, verb: str) -> Path:
        target = file.with_name(f"{file.stem}-{verb}.docx")
        run([*office, f"macro:///Standard.Revisions.Settle({file.as_uri()},{target.as_uri()},{verb})"])
        assert target.exists(), "LibreOffice did not run the macro"
        return target

    return settle


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
