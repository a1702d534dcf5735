"""What is promised about speed and memory, measured: ``python benchmarks/run.py [--save] [--list] [GROUP…]``.

All groups of rows without a name. ``--save`` writes the figures into docs/benchmarks.md, each as soon as it is there, so
that a run that is cut short has not been for nothing. A group that fails says why, and the others are measured.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import many_files
import one_report
import rows
from measure import ENVIRONMENT

import preview
import publish

GROUPS = (*one_report.GROUPS, *many_files.GROUPS, *publish.GROUPS, *preview.GROUPS)


def main(arguments: Sequence[str]) -> int:
    """Measure the groups named; 1 when one failed."""
    names = [argument for argument in arguments if not argument.startswith("-")]
    if unknown := {*names} - {group.name for group in GROUPS}:
        sys.exit(f"no such group: {', '.join(sorted(unknown))}")
    if "--list" in arguments:
        for group in GROUPS:
            print(group.name, *(f"  {what}" for what, _promise in group.rows), sep="\n")
        return 0
    save = "--save" in arguments
    figures = rows.known() if names else {}
    failed = 0
    for group in GROUPS:
        if not names or group.name in names:
            measured = _measured(group)
            failed += measured is None
            figures |= measured or {}
            if save:
                rows.save(GROUPS, figures)
    return min(failed, 1)


def _measured(group: rows.Group) -> dict[str, str] | None:
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        ENVIRONMENT["ITAREPORT_CACHE_DIR"] = f"{folder}/cache"
        try:
            measured = group.measure(Path(folder))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the other groups can be measured all the same
            print(f"{group.name}: not measured: {error!r}", file=sys.stderr, flush=True)
            return None
    figures = {what: figure for (what, _promise), figure in zip(group.rows, measured, strict=True)}
    for what, promise in group.rows:
        print(rows.line(what, figures[what], promise), flush=True)
    print(f"{group.name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
