"""Fair measuring: CPU seconds of whole processes as the system counts them, two commands in turn, medians of ratios."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one process took: CPU seconds (user and system) and peak memory in MiB."""

    seconds: float
    mebibytes: float


ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its byte code, and so must one that is run from its sources."""


def process(command: Sequence[str]) -> Cost:
    """Run a command to its end; one that fails is an error, and so is its figure. 1 is what ``diff`` says of changes."""
    child = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in ({0, 1} if "diff" in command else {0}):
        sys.exit(f"exit {child.returncode}: {' '.join(command)}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


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


def calls(one: Callable[[], object], other: Callable[[], object], runs: int = 15) -> tuple[float, float, float]:
    """The median ratio of CPU seconds of two functions called in turn in this process, and each one's median."""
    one()
    other()
    pairs = [(_seconds(one), _seconds(other)) for _run in range(runs)]
    ratio = statistics.median(first / second for first, second in pairs)
    return ratio, statistics.median(first for first, _ in pairs), statistics.median(second for _, second in pairs)


def _seconds(function: Callable[[], object]) -> float:
    start = time.process_time()
    function()
    return time.process_time() - start


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(cost.seconds for cost in costs), statistics.median(cost.mebibytes for cost in costs))
