"""The bytes of a file that a user named or that the program found, with a bound, and why they cannot be read."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from itareport.errors import ReadError
from itareport.i18n import N_, _, number

if TYPE_CHECKING:
    from typing import IO

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How every Word file begins (APPNOTE 4.3.7), and the files of Office up to 2003 (MS-CFB, section 2.2)."""

MAX_BYTES = 101 << 20
"""More than any file that the program reads may have; the readers' own limits are lower and say so in their words."""

_PIECE = 64 << 10
"""Bytes read at a time. For as many as a file may have Python asks the system for so much memory, and gives it back."""

MAX_SMALL = 4 << 20
"""Settings, form editions and lists of files: written by hand, so a larger one is something else."""


class MissingFileError(ReadError):
    """There is no file of that name."""


class FolderError(ReadError):
    """There is a folder where a file is meant."""


def read_file(path: Path, name: str, limit: int = MAX_BYTES, *, found: bool = False) -> bytes:
    """The first ``limit`` bytes of a file; ``name`` is how messages call it.

    A caller that refuses larger files asks for one byte more than it allows. ``found`` is for files that the program
    came upon itself: a pipe or a device among them is refused and not opened, as nobody asked to wait for it. One that
    the user named is read, since ``<(command)`` of a shell is such a pipe.

    Raises:
        MissingFileError, FolderError, ReadError: the file cannot be read.
    """
    try:
        if found and not _is_ordinary(path):
            raise ReadError(_("cannot read {name}: {why}").format(name=name, why=_("it is not an ordinary file")))
        with path.open("rb") as file:
            return at_most(file, limit)
    except FileNotFoundError as error:
        hint = _("Check the name and the folder that you are in.")
        raise MissingFileError(_("there is no file {name}").format(name=name), hint) from error
    except (OSError, ValueError) as error:
        if is_folder(path):
            raise FolderError(_("{name} is a folder").format(name=name)) from error
        raise ReadError(_("cannot read {name}: {why}").format(name=name, why=unread(error))) from error


def at_most(file: IO[bytes], limit: int) -> bytes:
    """The first ``limit`` bytes of an open file, read in pieces: ``file.read(limit)`` would take memory for all of them."""
    data = file.read(min(limit, _PIECE))
    if len(data) < _PIECE:
        return data
    pieces = [data]
    while (limit := limit - len(data)) and (data := file.read(min(limit, _PIECE))):
        pieces.append(data)
    return b"".join(pieces)


def read_small(path: Path, name: str, *, found: bool = False) -> bytes:
    """The bytes of a file that is small by its nature: settings, a form edition, a list of files.

    Raises:
        MissingFileError, FolderError, ReadError: it cannot be read, or is larger than ``MAX_SMALL``.
    """
    data = read_file(path, name, MAX_SMALL + 1, found=found)
    if len(data) > MAX_SMALL:
        why = _("it is larger than {limit} MiB").format(limit=number(MAX_SMALL >> 20))
        raise ReadError(_("cannot read {name}: {why}").format(name=name, why=why))
    return data


def read_word(path: Path, name: str) -> bytes:
    """The bytes of a Word file that the user named.

    Raises:
        ReadError: the file cannot be read.
    """
    try:
        return read_file(path, name)
    except FolderError as error:
        hint = _("Give the name of the Word file, which ends in .docx.")
        raise FolderError(error.message, hint) from error


def read_stdin(limit: int = MAX_BYTES) -> bytes:
    """The first ``limit`` bytes on standard input.

    Raises:
        ReadError: it cannot be read, or was closed before the command started.
    """
    try:
        return at_most(sys.stdin.buffer, limit)
    except (AttributeError, OSError) as error:
        hint = _("Send the data into the command with | or <.")
        raise ReadError(_("standard input (-) cannot be read"), hint) from error


def folder_gone() -> ReadError | None:
    """The error where the current folder no longer exists: it was deleted or moved while a window stayed in it."""
    try:
        os.getcwd()  # noqa: PTH109 - it is asked for, not used
    except OSError:
        return ReadError(_("the current folder no longer exists"), _("Change to an existing folder with cd."))
    return None


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name; a name that no file can have is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Whether there is a file of that name; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def unread(error: OSError | ValueError) -> str:
    """Why something cannot be read, in words where we have them."""
    why = _UNREAD.get(getattr(error, "errno", None) or 0)
    return _(why) if why else getattr(error, "strerror", None) or str(error)


def _is_ordinary(path: Path) -> bool:
    # A folder is let through: opening it fails, and says so in the words for folders.
    mode = path.stat().st_mode
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


_UNREAD = {
    errno.ENOENT: N_("it does not exist"),
    errno.ENOTDIR: N_("it is not a folder"),
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EIO: N_("the disk or the connection to it fails"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("the links form a loop"),
}
