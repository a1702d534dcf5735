"""Running the command in this process, as a user's shell would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from itareport.rules.sample import SAMPLE
from support.commands import Ran, invoke


@pytest.fixture
def itareport() -> Callable[..., Ran]:
    """Run ``itareport`` in English with these arguments; ``stdin`` are the bytes on standard input."""
    return invoke


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample as its data file, and the current one."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "measures_2568.yaml").write_text(SAMPLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
