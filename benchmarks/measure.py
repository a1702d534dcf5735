"""Fair measuring: CPU seconds of whole processes as the system counts them, two commands in turn, medians of ratios."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True)
class Cost:
    """What one process took with all that it started: CPU seconds (user and system) and wall seconds."""

    seconds: float
    wall: float


class Peaks(NamedTuple):
    """Peak memory, in MiB, of a process when it had printed some and at its end, and of the largest that it started."""

    early: float
    end: float
    others: float


ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
}
"""An installed program has its byte code, and so must one that is run from its sources; output is buffered as usual.

``run`` adds where findings are kept for the next run: not where the user keeps them.
"""

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)


_STARTER = """
import os, sys
child = os.spawnve(os.P_NOWAIT, sys.argv[1], sys.argv[1:], os.environ)
_pid, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def peak(command: Sequence[str]) -> float:
    """The peak memory of a command or of the largest process that it starts, in MiB.

    The system counts the memory of whoever starts a process as the process's own, so that a small one starts it.
    """
    made = subprocess.run(
        [sys.executable, "-c", _STARTER, *command], env=ENVIRONMENT, capture_output=True, check=True, text=True
    )
    return int(made.stdout.splitlines()[-1]) / 1024


def process(command: Sequence[str]) -> Cost:
    """Run a command to its end; one that fails is an error, and so is its figure. 1 is what ``diff`` says of changes."""
    started = time.monotonic()
    child = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in ({0, 1} if "diff" in command else {0}):
        sys.exit(f"exit {child.returncode}: {' '.join(command)}")
    return Cost(usage.ru_utime + usage.ru_stime, wall)


def peaks(command: Sequence[str], sign: bytes, early: int, late: int) -> tuple[Peaks, float]:
    """The peak memory of a command and its wall seconds, looked at in the system's own notes (Linux).

    Lines of its output with ``sign`` in them are counted, and there must be ``late`` of them. The first look is at the
    ``early``-th; another follows after each ``early`` more, as a process that has written its last lines may have ended.
    """
    started = time.monotonic()
    seen: list[list[float]] = []
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        count = 0
        for line in child.stdout:
            count += sign in line
            if sign in line and count % early == 0 and (alive := _peaks(child.pid)):
                seen.append(alive)
    if child.returncode or count < late or len(seen) < 2:
        sys.exit(f"exit {child.returncode} after {count} of {late}: {' '.join(command)}")
    others = max(max(rest, default=0.0) for _parent, *rest in seen)
    return Peaks(seen[0][0], seen[-1][0], others), time.monotonic() - started


def _peaks(pid: int) -> list[float]:
    """The peaks of a process and of those that it started, none when it has ended."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        found = [_PEAK.search(Path(f"/proc/{each}/status").read_text()) for each in (str(pid), *children)]
    except OSError:
        return []
    return [int(peak[1]) / 1024 if peak else 0.0 for peak in found] if found[0] else []


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
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("seconds", "wall")))


def itareport(*arguments: object) -> list[str]:
    """The command line of the program."""
    return [sys.executable, "-m", "itareport", *map(str, arguments)]
