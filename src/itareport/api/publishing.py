"""What the system has and does: programs and fonts, opening files, telling when they are saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from itareport.inputs import Input

if TYPE_CHECKING:
    from itareport.doctor import Check

MAX_OPENED = 5
"""Of more files than these their folder is opened instead: nobody wants a hundred windows."""


def doctor() -> list[Check]:
    """What this machine and the current folder have and lack: each check with what was found and what to do."""
    from itareport.doctor import examine

    return examine()


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
