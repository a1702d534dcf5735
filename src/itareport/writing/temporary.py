"""A temporary file beside its target, held by a lock while its process lives, so that a dead one's can be told."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
import zlib
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OLD = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextlib.contextmanager
def beside(target: Path, data: bytes | BinaryIO, like: os.stat_result | None, *, sync: bool = True) -> Iterator[Path]:
    """A file in the folder of ``target`` that holds ``data``, with ``sync`` safe on the disk; its user moves it away.

    ``data`` may be an open file, which is copied in pieces.

    It stays open, and so locked, until it is moved: only Windows cannot move what is open.
    """
    descriptor, temporary = _claim(target)
    try:
        try:
            _fill(descriptor, data, like, sync=sync)
        finally:
            if sys.platform == "win32":
                os.close(descriptor)
        yield temporary
    except BaseException:
        with contextlib.suppress(OSError):
            if sys.platform == "win32" or _is_at(descriptor, temporary):
                temporary.unlink()
        raise
    finally:
        if sys.platform != "win32":
            os.close(descriptor)


def _fill(descriptor: int, data: bytes | BinaryIO, like: os.stat_result | None, *, sync: bool) -> None:
    if like is not None:
        _take_after(descriptor, like)
    with open(descriptor, "wb", closefd=False) as file:
        if isinstance(data, bytes):
            file.write(data)
        else:
            shutil.copyfileobj(data, file)
    if sync or sys.platform == "win32":
        os.fsync(descriptor)


def _take_after(descriptor: int, like: os.stat_result) -> None:
    """Give the new file the owner, where that is allowed, and the rights of the one whose place it takes."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.fchown(descriptor, like.st_uid, like.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(like.st_mode))


def _claim(target: Path) -> tuple[int, Path]:
    """Create a temporary file for ``target`` that no other process writes, and remove those of dead processes.

    The name is short, since the target's may be as long as the disk allows, and the same each time, so that nobody has
    to search the folder for what a killed process left.
    """
    for slot in count():
        temporary = _temporary(target, slot)
        _sweep(temporary)
        try:
            descriptor = os.open(temporary, _NEW, 0o666)
        except FileExistsError:
            continue
        if _lock(descriptor) and _is_at(descriptor, temporary):
            _sweep(_temporary(target, slot + 1))
            return descriptor, temporary
        os.close(descriptor)
    raise AssertionError


def _temporary(target: Path, slot: int) -> Path:
    return target.with_name(f".itareport-{zlib.crc32(os.fsencode(target.name)):08x}-{slot}.tmp")


def _sweep(temporary: Path) -> None:
    """Remove the temporary file of a process that is no more, which is one that nobody holds locked.

    Windows has no such locks, but it does not let go of a file that is open.
    """
    try:
        descriptor = os.open(temporary, _OLD)
    except OSError:
        return
    try:
        if sys.platform != "win32" and _lock(descriptor, sure=True) and _is_at(descriptor, temporary):
            temporary.unlink()
    except OSError:
        pass
    finally:
        os.close(descriptor)
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            temporary.unlink()


def _lock(descriptor: int, *, sure: bool = False) -> bool:
    """Whether the file is ours now; on a disk without locks the answer is yes, unless it has to be ``sure``."""
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return not sure
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether ``path`` is still the open file: another process may have taken it for a dead one's and removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False
