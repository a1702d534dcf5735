"""What all tests share: the language, golden files, and how much hypothesis tries."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from itareport import i18n

ROOT = Path(__file__).parent.parent
_NUMBERS = count()

settings.register_profile(
    "itareport",
    deadline=None,
    derandomize=True,
    database=None,
    # Mutation testing runs the tests several times in one process, each time with new instances of their classes.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
)
settings.load_profile("itareport")


def pytest_configure() -> None:
    # A shell that runs the tests in the background has them ignore interrupts, and all that they start would too.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what golden tests got as what they expect")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Unit tests read English messages; what a clerk reads is tested in Thai by the golden files."""
    for name in ("ITAREPORT_LANG", "GITHUB_ACTIONS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is found in data files is kept for no other test, and not where the user keeps it."""
    folder = tmp_path_factory.getbasetemp() / f"cache-{next(_NUMBERS)}"  # made when it is first used
    monkeypatch.setenv("ITAREPORT_CACHE_DIR", str(folder))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or write it there with ``--update``."""

    def compare(file: Path, got: str) -> None:
        if request.config.getoption("--update"):
            file.write_text(got, encoding="utf-8", newline="\n")
        assert file.exists(), f"{file} is missing: run pytest --update and read what it writes"
        assert got == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the source tree."""
    return ROOT


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The shipped data file of fiscal year 2568."""
    return ROOT / "data" / "measures_2568.yaml"


@pytest.fixture
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def examples(fallback: int) -> int:
    """How many examples a property test tries: ``ITAREPORT_FUZZ_EXAMPLES`` or the test's own number."""
    return int(os.environ.get("ITAREPORT_FUZZ_EXAMPLES", fallback))
