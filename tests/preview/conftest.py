"""What the tests of the preview share: a data file that may be written, and a server on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.previews import Preview


@pytest.fixture
def data_file(shipped: Path, tmp_path: Path) -> Path:
    """A copy of the shipped data file, in a folder of its own."""
    return Path(shutil.copy(shipped, tmp_path / "measures_2568.yaml"))


@pytest.fixture
def preview(data_file: Path) -> Iterator[Preview]:
    """A preview of that copy."""
    with Preview(data_file) as running:
        yield running
