"""Running the command in this process, as a user's shell would."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from itareport.__main__ import run
from itareport.rules.sample import SAMPLE


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def itareport(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run ``itareport`` in English with these arguments; ``stdin`` are the bytes on standard input."""

    def invoke(*arguments: object, stdin: bytes = b"", lang: str = "en") -> Ran:
        streams = {
            name: io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for name in ("stdout", "stderr")
        }
        with monkeypatch.context() as patched:
            for name, stream in streams.items():
                patched.setattr(sys, name, stream)
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            code = run(["--lang", lang, *map(str, arguments)])
        said = []
        for stream in streams.values():
            stream.flush()
            # On Windows paths are shown with backslashes; the tests name them as the other systems do.
            said.append(stream.buffer.getvalue().decode().replace(os.sep, "/"))  # type: ignore[attr-defined]
        return Ran(int(code), *said)

    return invoke


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample as its data file, and the current one."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "measures_2568.yaml").write_text(SAMPLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
