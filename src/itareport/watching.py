"""Seeing that data files are saved, also by editors that write a new file and give it the old one's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from itareport.errors import ItareportError, UsageError
from itareport.i18n import _
from itareport.inputs import Input

_DEBOUNCE, _STEP = 50, 10
"""Milliseconds: what an editor does to save once is one change."""


def watch(inputs: Sequence[Input]) -> Iterator[Sequence[Input]]:
    """The inputs that were saved, each time that some were, until who asks stops asking.

    Raises:
        UsageError: an input is standard input.
        ItareportError: the library of the extra ``preview`` is not installed, or the folder of an input does not exist.
    """
    if any(each.path is None for each in inputs):
        raise UsageError(_("standard input (-) cannot be watched"), _("Name a data file."))
    try:
        import watchfiles
    except ModuleNotFoundError as error:
        message = _("--watch needs the library {name}, which is not installed").format(name=error.name)
        raise ItareportError(message, _('Install it with: pip install "itareport[preview]"')) from error
    by_path = {each.path.resolve(): each for each in inputs if each.path is not None}
    # The folders, not the files: a file that is replaced takes its watch with it.
    folders = sorted({path.parent for path in by_path})
    for folder in folders:
        if not folder.is_dir():
            raise ItareportError(_("there is no folder {folder} to watch").format(folder=folder))
    return _saved(_changes(watchfiles.watch, folders), by_path)


def _changes(changes_in: Any, folders: Sequence[Path]) -> Iterator[Any]:
    """What changes in the folders; where the system lets nobody watch them, or no more of them, they are looked at."""
    options = {"debounce": _DEBOUNCE, "step": _STEP, "recursive": False, "raise_interrupt": True, "rust_timeout": 500}
    try:
        yield from changes_in(*folders, **options)
    except (OSError, RuntimeError):  # watchfiles' own is a RuntimeError
        yield from changes_in(*folders, **options, force_polling=True)


def _saved(all_changes: Iterator[Any], by_path: dict[Path, Input]) -> Iterator[Sequence[Input]]:
    for changes in all_changes:
        touched = {Path(name) for _kind, name in changes}
        found = [each for path, each in by_path.items() if path in touched and path.exists()]
        if found:
            yield found
