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
        ItareportError: the library of the extra ``preview`` is not installed.
    """
    if any(each.path is None for each in inputs):
        raise UsageError(_("standard input (-) cannot be watched"), _("Name a data file."))
    try:
        import watchfiles
    except ModuleNotFoundError as error:
        message = _("--watch needs the library {name}, which is not installed").format(name=error.name)
        raise ItareportError(message, _('Install it with: pip install "itareport[preview]"')) from error
    return _watch(watchfiles.watch, {each.path.resolve(): each for each in inputs if each.path is not None})


def _watch(changes_in: Any, by_path: dict[Path, Input]) -> Iterator[Sequence[Input]]:
    # The folders, not the files: a file that is replaced takes its watch with it.
    folders = sorted({path.parent for path in by_path})
    for changes in changes_in(
        *folders, debounce=_DEBOUNCE, step=_STEP, recursive=False, raise_interrupt=True, rust_timeout=500
    ):
        touched = {Path(name) for _kind, name in changes}
        found = [each for path, each in by_path.items() if path in touched and path.exists()]
        if found:
            yield found
