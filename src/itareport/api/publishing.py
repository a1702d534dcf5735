"""What the system does with files: opening them, and telling when they are saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from itareport.inputs import Input

MAX_OPENED = 5
"""Of more files than these their folder is opened instead: nobody wants a hundred windows."""


def open_files(paths: Sequence[Path]) -> None:
    """Open files in the programs that the system has for them; of many files their folders.

    Raises:
        ItareportError: the system has no program for it, or cannot start it.
    """
    from itareport.opening import open_path

    shown = paths if len(paths) <= MAX_OPENED else dict.fromkeys(path.parent for path in paths)
    for path in shown:
        open_path(path)


def saved(inputs: Sequence[Input]) -> Iterator[Sequence[Input]]:
    """The data files that were saved since the last step, each time that some were, without end.

    Raises:
        UsageError: one of them is standard input.
        ItareportError: the library of the extra ``preview`` is not installed.
    """
    from itareport.watching import watch

    return watch(inputs)
