"""Fair measuring: CPU seconds of whole processes as the system counts them, two commands in turn, medians of ratios."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one process took with all that it started: CPU seconds (user and system) and wall seconds.

    ``mebibytes`` is its own peak memory or that of the largest that it started, ``own`` its own and ``others`` that of
    the largest that it started, both 0 where nobody looked.
    """

    seconds: float
    wall: float
    mebibytes: float
    own: float = 0.0
    others: float = 0.0


ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
}
"""An installed program has its byte code, and so must one that is run from its sources; output is buffered as usual."""

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
_EVERY = 0.2
"""Seconds. The system remembers each process's peak, so that looking seldom loses little."""


def process(command: Sequence[str], *, watch: bool = False) -> Cost:
    """Run a command to its end; one that fails is an error, and so is its figure. 1 is what ``diff`` says of changes.

    With ``watch`` the memory of the processes that it starts is looked at too, which costs time.
    """
    started = time.monotonic()
    child = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peaks: dict[str, float] = {}
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(child.pid, peaks, ended))
    if watch:
        watcher.start()
    _pid, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - started
    ended.set()
    if watch:
        watcher.join()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in ({0, 1} if "diff" in command else {0}):
        sys.exit(f"exit {child.returncode}: {' '.join(command)}")
    own = peaks.pop(str(child.pid), 0.0)
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, own, max(peaks.values(), default=0.0))


def _watch(pid: int, peaks: dict[str, float], ended: threading.Event) -> None:
    """Note the peak memory, in MiB, of a process and of those that it starts, until it ends (Linux)."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    while not ended.wait(_EVERY):
        try:
            for each in (str(pid), *children.read_text().split()):
                found = _PEAK.search(Path(f"/proc/{each}/status").read_text())
                peaks[each] = int(found[1]) / 1024 if found else peaks.get(each, 0.0)
        except OSError:
            continue


def processes(
    one: Sequence[str], other: Sequence[str], runs: int = 25, made: Sequence[Path] = ()
) -> tuple[float, Cost, Cost]:
    """The median ratio of CPU seconds of two commands run in turn, and each one's medians.

    ``made`` are files that a command makes and that are deleted before each.
    """

    def fresh(command: Sequence[str]) -> Cost:
        for file in made:
            file.unlink(missing_ok=True)
        return process(command)

    fresh(one)
    fresh(other)
    pairs = [(fresh(one), fresh(other)) for _run in range(runs)]
    ratio = statistics.median(first.seconds / second.seconds for first, second in pairs)
    return ratio, _median([first for first, _second in pairs]), _median([second for _first, second in pairs])


def calls(*functions: Callable[[], object], runs: int = 15) -> list[float]:
    """The median CPU seconds of functions that are called in turn in this process."""
    for function in functions:
        function()
    took = [[_seconds(function) for function in functions] for _run in range(runs)]
    return [statistics.median(times) for times in zip(*took, strict=True)]


def ratio(one: Callable[[], object], other: Callable[[], object], runs: int = 15) -> float:
    """How many times the CPU seconds of another function one takes."""
    first, second = calls(one, other, runs=runs)
    return first / second


def _seconds(function: Callable[[], object]) -> float:
    start = time.process_time()
    function()
    return time.process_time() - start


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        *(statistics.median(getattr(cost, name) for cost in costs) for name in ("seconds", "wall", "mebibytes"))
    )


def itareport(*arguments: object) -> list[str]:
    """The command line of the program."""
    return [sys.executable, "-m", "itareport", *map(str, arguments)]
