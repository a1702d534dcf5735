"""A finished file to its place: never over what a person wrote, and not at all when nothing changed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from itareport import seal, writing
from itareport.errors import NotWordError, WriteError
from itareport.i18n import _, typed
from itareport.reading import MAX_BYTES


class NotReplacedError(WriteError):
    """The target was edited, or is somebody else's, and is not overwritten without ``force``."""


class Outcome(StrEnum):
    """What happened to the target."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"


class Delivery(NamedTuple):
    """Where a report lies now; ``backup`` is the copy of what lay there before, when it may be wanted back.

    ``opened_by`` is the lock file that says the target is open in an office program; ``other_names`` is how many further
    names (hard links) the old file had, which keep what it was.
    """

    path: Path
    outcome: Outcome
    backup: Path | None = None
    opened_by: Path | None = None
    other_names: int = 0


def deliver(
    path: Path,
    data: bytes,
    *,
    kind: str = "docx",
    force: bool = False,
    data_file: str = "",
    sync_later: bool = False,
) -> Delivery:
    """Put the bytes of a report, as a Word file or one of the other kinds, at ``path``, making the folders above it.

    A file of ours that nobody touched is replaced; a Word file that an office program saved with the same texts is
    replaced and kept beside; one with other texts, any other kind with another byte, or a file of somebody else, stays
    unless ``force``, which keeps it beside. ``data_file`` is what the report was made from, as the user calls it.

    Raises:
        WriteError: it cannot be written.
        NotReplacedError: the target must not be overwritten.
    """
    existing = writing.existing(path, MAX_BYTES)
    keep = False
    if existing is not None:
        if existing == data:
            return Delivery(path, Outcome.UNCHANGED)
        verdict = (
            _judge(path, existing, data, force=force, data_file=data_file)
            if kind == "docx"
            else _judge_sealed(path, existing, force=force)
        )
        if verdict is Outcome.UNCHANGED:
            return Delivery(path, Outcome.UNCHANGED)
        keep = verdict is None
    opened_by = writing.open_elsewhere(path)
    backup = writing.keep_backup(path, f".{kind}") if keep else None
    other_names = 0 if existing is None else writing.other_names(path)
    writing.write(path, data, sync_later=sync_later)
    return Delivery(path, Outcome.WRITTEN, backup, opened_by, other_names)


def _judge_sealed(path: Path, existing: bytes, *, force: bool) -> Outcome | None:
    """As ``_judge``, of a kind that carries a seal; its bytes are others than the new ones."""
    found = seal.state(existing)
    if found is seal.Seal.UNTOUCHED:
        return Outcome.WRITTEN
    if force:
        return None
    if found is seal.Seal.EDITED:
        message = _("{path} was edited since it was made, and is not overwritten").format(path=path)
    else:
        message = _("{path} was not made by this program, and is not overwritten").format(path=path)
    raise NotReplacedError(message, _another_file_or_force())


def remove_untouched(path: Path) -> bool:
    """Remove a file that ``deliver`` once wrote and that nobody touched since; whether one was there and is gone."""
    try:
        existing = writing.existing(path, MAX_BYTES)
        if existing is None or seal.state(existing) is not seal.Seal.UNTOUCHED:
            return False
        path.unlink()
    except (OSError, WriteError):
        return False
    return True


def _judge(path: Path, existing: bytes, data: bytes, *, force: bool, data_file: str) -> Outcome | None:
    """Whether the target is UNCHANGED, may be replaced (WRITTEN), or replaced and kept beside (None)."""
    from itareport.ooxml import package
    from itareport.ooxml.refusal import UnsafeError
    from itareport.ooxml.stamp import State, state

    unsafe: UnsafeError | None = None
    try:
        parts = package.read(existing, reuse=False)
        found = state(parts)
    except UnsafeError as error:
        # It may well be ours, for example with a picture that somebody linked: all that is known is that it was not
        # read.
        found, unsafe = State.FOREIGN, error
    except NotWordError:
        found = State.FOREIGN
    if found is State.UNTOUCHED:
        return Outcome.UNCHANGED if parts == package.read(data) else Outcome.WRITTEN
    if found is State.RESAVED or force:
        return None
    hint = _another_file_or_force()
    if found is State.EDITED:
        message = _("{path} was edited since it was made, and is not overwritten").format(path=path)
        hint = _(
            "To take the edits into the data file: itareport import {path} --into {data_file}. "
            "To write another file: -o. To replace it and keep the old one beside it: --force"
        ).format(path=typed(path), data_file=typed(data_file or "DATA.yaml"))
    elif unsafe is not None:
        message = _("{path} cannot be looked into, and is not overwritten: {faults}").format(
            path=path, faults=" ".join(unsafe.faults)
        )
    else:
        message = _("{path} was not made by this program, and is not overwritten").format(path=path)
    raise NotReplacedError(message, hint)


def _another_file_or_force() -> str:
    return _("To write another file: -o. To replace it and keep the old one beside it: --force")
