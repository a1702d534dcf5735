"""Many data files in one command: time, memory of parent and workers, unchanged reports, processes, a cluster."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measure import Cost, itareport, peaks, process
from rows import Group
from varied import write_files

ALL = 8_400
"""8,317 agencies took part in the assessment of 2568."""
SOME = 1_000
FEW = 100

_LAST_WARNING = b":160:"
"""The line of the last warning in each data file."""


def provinces(work: Path) -> list[str]:
    agencies = work / "agencies"
    write_files(agencies, ALL)
    build = itareport("build", agencies, "-o", f"{work}/made/", "-j", 2)
    made, making = peaks(build, b".docx", FEW, ALL)
    found, finding = peaks(itareport("validate", agencies, "-j", 2), _LAST_WARNING, FEW, ALL)
    grown = [f"{each.early:.0f} + {each.end - each.early:.1f} MiB" for each in (made, found)]
    return [f"{making:.0f} s", f"{finding:.0f} s", *grown, f"{made.others:.0f} MiB"]


def again(work: Path) -> list[str]:
    """CPU time, as the disk's share is another each time."""
    ratios = []
    for number in range(3):
        write_files(work / f"agencies-{number}", SOME)
        # The names of the data files are part of what is kept for the next run.
        build = itareport("build", work / f"agencies-{number}", "-o", f"{work}/made-{number}/", "-j", 1)
        first = process(build)
        ratios.append(process(build).seconds / first.seconds)
    return [f"{statistics.median(ratios):.2f}"]


def processes_of_one_machine(work: Path) -> list[str]:
    write_files(work / "agencies", SOME)

    def took(jobs: int, number: int) -> float:
        return _build(work, f"{jobs}-{number}", "-j", jobs).wall

    return [f"{statistics.median(took(1, number) / took(2, number) for number in range(3)):.2f}"]


def cluster(work: Path) -> list[str]:
    write_files(work / "agencies", SOME)
    with _dask() as address:
        cost = _build(work, "dask", "--scheduler", address)
    alone = _build(work, "alone", "-j", 1)
    same = all(
        file.read_bytes() == (work / "dask" / file.name).read_bytes() for file in (work / "alone").glob("*.docx")
    )
    return [f"{cost.wall:.0f} s", f"{alone.wall:.0f} s", "yes" if same else "no"]


@contextmanager
def _dask() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as local:
        yield local.scheduler_address


def _build(work: Path, name: str, *options: object) -> Cost:
    return process(itareport("build", work / "agencies", "-o", f"{work}/{name}/", *options))


GROUPS = (
    Group(
        "many",
        (
            (f"{ALL:,} reports, `build -j 2`", "≤ 45 s"),
            (f"{ALL:,} data files, `validate -j 2`", ""),
            (f"peak memory of its parent after {FEW} reports, and how much more after the last", "+ 5 MiB"),
            (f"the same of `validate` after {FEW} data files, and after the last", "+ 5 MiB"),
            ("peak memory of a worker of `build`", ""),
        ),
        provinces,
    ),
    Group("again", ((f"a second `build` of {SOME:,} unchanged reports against the first", "≤ 0.5"),), again),
    Group("jobs", ((f"`-j 1` against `-j 2`, {SOME:,} reports", "≥ 1.8"),), processes_of_one_machine),
    Group(
        "dask",
        (
            (f"{SOME:,} reports on two dask workers of this machine", ""),
            ("the same by one process", ""),
            ("the same bytes", "yes"),
        ),
        cluster,
    ),
)

if __name__ == "__main__":
    sys.exit("run benchmarks/run.py")
