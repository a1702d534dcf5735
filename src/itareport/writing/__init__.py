"""Files onto the disk: whole or not at all, and never over what must stay.

A file is written beside its target, forced to the disk, and moved into place in one step, so that a full disk, a
killed process or a power cut leaves either the old file or the new one. Nothing here knows what is in the file.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import BinaryIO

from itareport.errors import WriteError
from itareport.i18n import N_, _
from itareport.reading import at_most
from itareport.writing.temporary import beside

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_IN_USE = {5, 32, 33}
"""Windows' errors for a file that another program holds: access denied, sharing violation, lock violation."""
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds between the tries; a virus scanner lets go within a second."""

_KEPT_WHOLE = 6
"""Characters of a stem of which Word's lock file drops none."""

_HELD = N_("it is open in another program")
_FULL = N_("the disk is full")
_NO_RIGHT = N_("no permission to write in the folder “{folder}”")
_READ_ONLY_DISK = N_("the disk is read-only")
_READ_ONLY = N_("the file is read-only")
_FOLDER = N_("it is a folder")
_DEVICE = N_("it is not an ordinary file")
_NO_FOLDER = N_("there is a file where a folder is needed")
_TOO_LONG = N_("the name is too long")
_BAD_NAME = N_("the name has characters that this disk cannot take")
_LOOP = N_("the links form a loop")
_CLOSED = N_("it is closed")
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _READ_ONLY_DISK,
    errno.ENOTDIR: _NO_FOLDER,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EINVAL: _BAD_NAME,
    errno.EILSEQ: _BAD_NAME,
    errno.ELOOP: _LOOP,
    errno.EBADF: _CLOSED,
}
_HINTS = {
    _FULL: N_("Free some space on it, or write to another disk with -o."),
    _NO_RIGHT: N_("Write to another folder with -o, or ask for permission to write there."),
    _READ_ONLY_DISK: N_("Write to another folder with -o."),
    _READ_ONLY: N_("Clear its read-only attribute, or write another file with -o."),
    _FOLDER: N_("Give the name of a file with -o; a “/” at its end means a folder to write into."),
    _HELD: N_("Close it in the program that has it open, and try again."),
    _TOO_LONG: N_("Give a shorter name with -o."),
}
_HINT = N_("Give another name with -o.")
_HINTS_IN_PLACE = {_FULL: N_("Free some space on it, and try again."), _HELD: _HINTS[_HELD]}
_HINT_IN_PLACE = N_("The file was not changed. Make it writable, and try again.")


class RefusedError(WriteError):
    """The disk or the system refuses to write a file; ``why`` is one of the reasons above, or the system's own."""

    def __init__(self, path: Path, why: str) -> None:
        why_in_words = _(why).format(folder=path.parent)
        message = _("cannot write {path}: {why}").format(path=path, why=why_in_words)
        super().__init__(message, _(_HINTS.get(why, _HINT)))
        self.why = why


def write(path: Path, data: bytes, *, last_look: Callable[[], None] | None = None, sync_later: bool = False) -> None:
    """Make ``path`` hold ``data``, in one step; the folders above it are made.

    A link is followed and stays one; the file keeps its rights. A file left by a process that was
    killed while it wrote the same target is removed. ``last_look`` is called right before the target is replaced; what
    it raises leaves the target as it is. With ``sync_later`` a new file is not forced to the disk at once: who writes
    many calls ``sync_all`` after the last. What replaces a file always is, as a power cut could lose both.

    Raises:
        WriteError: it cannot be written, or the target is read-only or no ordinary file; what was there is still there.
    """
    try:
        # Only a link leads elsewhere: looking at each folder above takes a tenth of all the writing.
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        existing = _replaceable(path, target)
        _make_folder(target.parent)
        sync = existing is not None or not sync_later
        with beside(target, data, existing, sync=sync) as temporary:
            if last_look is not None:
                last_look()
            _replace(temporary, target, path)
        if sync:
            _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise RefusedError(path, reason(error)) from error


def write_in_place(path: Path, data: bytes, last_look: Callable[[], None]) -> None:
    """As ``write``, of a file that is to be changed where it is, so that no other name is advised.

    Raises:
        WriteError: as ``write``; and what ``last_look`` raises.
    """
    try:
        write(path, data, last_look=last_look)
    except RefusedError as error:
        raise WriteError(error.message, _(_HINTS_IN_PLACE.get(error.why, _HINT_IN_PLACE))) from error


def sync_all() -> None:
    """Force everything that was written to the disk, once for all files; Windows does that file by file."""
    if sys.platform != "win32":
        os.sync()


def new_file(path: Path, data: bytes) -> None:
    """Make the new file ``path`` hold ``data``, in one step; the folders above it are made.

    Raises:
        WriteError: something of that name is there, if only since a moment ago; or it cannot be written.
    """
    try:
        _create(path, data, None)
    except FileExistsError as error:
        raise WriteError(
            _("{path} already exists, and is not overwritten").format(path=path),
            _("Give another name with -o, or move the old file away."),
        ) from error


def existing(path: Path, most: int) -> bytes | None:
    """The bytes, at most so many, of the file at ``path`` that ``write`` would replace; None when there is none.

    Raises:
        WriteError: it is a folder or no ordinary file, which is not opened, or it cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise RefusedError(path, _FOLDER if path.is_dir() else _DEVICE)
        with path.open("rb") as file:
            return at_most(file, most)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise RefusedError(path, reason(error)) from error


def keep_backup(path: Path, ending: str = ".docx") -> Path:
    """Copy the file at ``path`` to ``<stem>.<n>.bak`` and its ``ending`` beside it, with the first number that is free.

    It is copied in pieces, as the old file may be larger than the memory.

    Raises:
        WriteError: the copy cannot be written.
    """
    try:
        with path.open("rb") as old:
            for number in count(1):
                backup = path.with_name(f"{path.stem}.{number}.bak{ending}")
                if not os.path.lexists(backup):
                    old.seek(0)
                    with contextlib.suppress(FileExistsError):
                        _create(backup, old, os.fstat(old.fileno()))
                        return backup
    except (OSError, ValueError) as error:
        raise RefusedError(path, reason(error)) from error
    raise AssertionError


def other_names(path: Path) -> int:
    """How many further names (hard links) the file at ``path`` has, 0 when there is none.

    They keep the old content, as ``write`` puts a new file in its place.
    """
    try:
        return max(path.stat().st_nlink - 1, 0)
    except (OSError, ValueError):
        return 0


def open_elsewhere(path: Path) -> Path | None:
    """The lock file which says that ``path`` is open in Word or LibreOffice; a crash may have left it there.

    Word's takes the place of the first characters: two of a stem of eight or more, one of seven, none of fewer.
    """
    dropped = min(max(len(path.stem) - _KEPT_WHOLE, 0), 2)
    locks = (f"~${path.name[dropped:]}", f".~lock.{path.name}#")
    folder = path.parent
    # A name that is as long as the disk allows has no lock file: os.path asks for it without an error.
    return next((folder / lock for lock in locks if os.path.lexists(os.path.join(folder, lock))), None)  # noqa: PTH118


def _replaceable(path: Path, target: Path) -> os.stat_result | None:
    """What is at ``target`` now, if anything.

    The mode is looked at, not only tried: whoever may write the folder, or is root, could replace a read-only file.
    """
    try:
        existing = target.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISDIR(existing.st_mode):
        raise RefusedError(path, _FOLDER)
    if not stat.S_ISREG(existing.st_mode):
        raise RefusedError(path, _DEVICE)
    if not existing.st_mode & _WRITABLE or not os.access(target, os.W_OK):
        raise RefusedError(path, _READ_ONLY)
    return existing


def _create(path: Path, data: bytes | BinaryIO, like: os.stat_result | None) -> None:
    """Make a new file.

    Raises:
        FileExistsError: something is there.
        WriteError: it cannot be written.
    """
    try:
        _make_folder(path.parent)
        with beside(path, data, like) as temporary:
            _move_to_new(temporary, path)
        _sync_folder(path.parent)
    except FileExistsError:
        raise
    except (OSError, ValueError) as error:
        raise RefusedError(path, reason(error)) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from error


def _replace(temporary: Path, target: Path, path: Path) -> None:
    for wait in (*_WAITS, None):
        try:
            temporary.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _IN_USE:
                raise
            if wait is None:
                raise RefusedError(path, _HELD) from error
            time.sleep(wait)
        else:
            return


def _move_to_new(temporary: Path, path: Path) -> None:
    """Give the file its name, which must be free: a second name for it, or Windows' own move, fails when it is taken."""
    if sys.platform == "win32":
        temporary.rename(path)
        return
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # A disk without second names (FAT): take the name with an empty file, which is then replaced whole.
        path.open("xb").close()
        temporary.replace(path)
    else:
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk too; some disks cannot, and then the file is still whole."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def reason(error: OSError | ValueError) -> str:
    """Why something cannot be written, in words: a message id where we have one, else the system's own."""
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0) or error.strerror or str(error)
    return _BAD_NAME
