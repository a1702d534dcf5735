"""The process that tries examples, one after another, and measures each."""

from __future__ import annotations

import contextlib
import os
import tempfile
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from hypothesis import settings

from support.fuzzing import MUTATORS, made, write

try:
    import resource
except ImportError:  # Windows: what an example takes is not limited there
    resource = None

MEMORY_CAP = 3 << 30
"""Bytes that the process may have in all: past it, an example fails, and the machine goes on."""


class Tried(NamedTuple):
    """One example: what came out, the traceback if it does not hold, processor seconds, and megabytes above the start."""

    outcome: str
    failure: str
    seconds: float
    megabytes: float


def work(connection: Connection) -> None:
    """Try the examples whose mutator, seed and number are sent, until nothing more comes."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_CAP, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    settings.load_profile("default")
    # What the commands write to the process's own streams past Python is nobody's to read.
    with open(os.devnull, "wb") as nothing:
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)
    start = _resident()
    connection.send(None)
    with contextlib.suppress(EOFError):
        while True:
            connection.send(_tried(*connection.recv(), start))


def _tried(name: str, seed: int, number: int, files: dict[str, bytes] | None, start: float) -> Tried:
    mutator = MUTATORS[name]
    with tempfile.TemporaryDirectory(prefix="itareport-fuzz-") as folder:
        began = _clock()
        try:
            files = made(seed, mutator, number) if files is None else files
            write(files, Path(folder))
            os.chdir(folder)
            _forget_peak()
            began = _clock()
            outcome, failure = mutator.judge(files), ""
        except BaseException:  # noqa: BLE001 - whatever it is, it is what was looked for
            outcome, failure = "failed", traceback.format_exc()
        finally:
            took = _clock() - began
            os.chdir("/")
    return Tried(outcome, failure, took, _peak() - start)


def _clock() -> float:
    """Processor seconds of this process and of the children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _forget_peak() -> None:
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _resident() -> float:
    return _status("VmRSS") or _peak()


def _peak() -> float:
    """Megabytes: since the last ``_forget_peak`` on Linux, elsewhere since the start of the process."""
    return _status("VmHWM") or (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20) if resource else 0)


def _status(key: str) -> float:
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{key}:")), 0)
