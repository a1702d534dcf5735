"""What the tests of the preview share: a data file that may be written, and a server on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.browser import chromium
from support.previews import Preview, opened


@pytest.fixture
def data_file(shipped: Path, tmp_path: Path) -> Path:
    """A copy of the shipped data file, in a folder of its own."""
    return Path(shutil.copy(shipped, tmp_path / "measures_2568.yaml"))


@pytest.fixture(scope="module")
def running(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for the tests of a module."""
    file = Path(shutil.copy(shipped, tmp_path_factory.mktemp("preview") / "measures_2568.yaml"))
    (file.parent / "secret.txt").write_text("secret")
    with Preview(file) as preview:
        yield preview


@pytest.fixture
def preview(running: Preview, shipped: Path) -> Preview:
    """That preview, with the shipped data in its file."""
    running.file.write_bytes(shipped.read_bytes())
    return running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """The page of the preview, loaded in a tab of its own, with which all that it still sends ends."""
    with opened(browser, preview) as page:
        yield page
