"""Which data files the arguments FILE… name, and their bytes."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from itareport.errors import ReadError, UsageError, WriteError
from itareport.i18n import N_, _, typed
from itareport.reading import FolderError, folder_gone, is_folder, read_file, read_small, read_stdin

STDIN = "-"

_NO_FILES = N_(
    "Data files end in .yaml and lie in that folder, or in its folder data with names like measures_2568.yaml."
)

MAX_NAME = 32_767
"""Code points of a name in a list: Windows takes no longer ones, and Linux takes 4,096 bytes."""


class Input(NamedTuple):
    """A data file: its name as the user gave it, and its path, None for standard input.

    ``found`` is a file that a folder was looked through for, and that nobody named.
    """

    name: str
    path: Path | None
    found: bool = False

    @property
    def folder(self) -> Path:
        """The folder that the file lies in; for standard input the current one."""
        return self.path.parent if self.path else Path()

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.path.stem if self.path else "report"

    def read(self) -> bytes:
        """The file's bytes, one more than the most a data file may have when it is larger.

        Raises:
            ReadError: the file cannot be read.
        """
        from itareport.source import LIMIT

        if self.path is None:
            return read_stdin(LIMIT + 1)
        try:
            return read_file(self.path, self.name, LIMIT + 1, found=self.found)
        except FolderError as error:
            inside = _data_files(self.path)
            if inside:
                hint = _("Name one data file in it, like {name}").format(name=typed(inside[-1].as_posix()))
                raise FolderError(error.message, hint) from error
            message = _("there is no data file in the folder {name}").format(name=self.name)
            raise FolderError(message, _instead(self.path) or _(_NO_FILES)) from error


def write_back(data_file: Input, before: bytes, after: bytes) -> None:
    """Put other bytes in the place of those that were read from a data file.

    Raises:
        WriteError: it cannot be written, or is no longer what was read.
    """
    from itareport import writing

    def look_again() -> None:
        if data_file.read() != before:
            message = _("{file} was changed meanwhile, and was left as it is").format(file=data_file.name)
            raise WriteError(message, _("Run the command again."))

    assert data_file.path is not None, "standard input has no place"
    writing.write_in_place(data_file.path, after, look_again)


def resolve(files: Sequence[str]) -> list[Input]:
    """The data files that the arguments name, each once; without arguments ``data/measures_*.yaml``.

    Raises:
        ReadError: there are no arguments and no data file, or a list cannot be read or names no file.
        UsageError: standard input is named twice, or a list names a list or has no name itself.
    """
    gone = folder_gone()
    if gone is not None:
        raise gone
    if not files:
        found = [Input(path.as_posix(), path, found=True) for path in sorted(Path("data").glob("measures_*.yaml"))]
        if not found:
            raise ReadError(_("there is no data/measures_*.yaml in this folder"), _what_to_do())
        return found
    if list(files).count(STDIN) > 1:
        raise UsageError(_("standard input (-) can be read only once"))
    unique: dict[object, Input] = {}
    for argument in files:
        for found_input in _expand(argument):
            unique.setdefault(_identity(found_input.path), found_input)
    return list(unique.values())


def _what_to_do() -> str:
    """What lies here in place of a data file, and what to do about it."""
    here = Path.cwd()
    if here.name == "data" and list(here.glob("measures_*.yaml")):
        return _("You are in the folder data. Go one folder up: cd ..")
    return _instead(Path()) or _("Name a data file, or make one with: itareport new 2569")


def _instead(folder: Path) -> str:
    """What to do about a file in a folder or its ``data`` that looks like a data file and is not taken for one."""
    for file in sorted((*folder.glob("data/*.[yY]*[mM][lL]*"), *folder.glob("*.[yY]*[mM][lL]*"))):
        if file.name.startswith("."):
            continue
        name, ending = file.as_posix(), file.suffix.lower()
        if file.name.lower().endswith((".yaml.txt", ".yml.txt")):
            right = file.with_name(f"{file.name.partition('.')[0]}.yaml").as_posix()
            return _("{name} is a text file by its ending. Rename it to {right}").format(name=name, right=right)
        if ending == ".yml" or (ending == ".yaml" and file.suffix != ending):
            return _("Rename {name} to {right}").format(name=name, right=file.with_suffix(".yaml").as_posix())
        if ending == ".yaml":
            return _("Name it: itareport validate {name}").format(name=typed(name))
    return ""


def _identity(path: Path | None) -> object:
    """What two spellings of one file have in common; the second name of a hard link is another file."""
    if path is None:
        return None
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _expand(argument: str) -> Iterator[Input]:
    if argument == STDIN:
        yield Input(STDIN, None)
    elif argument.startswith("@"):
        for line in _listed(argument):
            if line.startswith("@"):
                raise UsageError(_("the list {name} names another list: {line}").format(name=argument, line=line))
            yield from _expand(line)
    elif matches := _matching(argument):
        for match in matches:
            yield from _file_or_folder(Path(match), match)
    else:
        yield from _file_or_folder(Path(argument), argument)


def _matching(argument: str) -> list[str]:
    """The files that a pattern with ``*``, ``?`` or ``[…]`` means, which the shell of Windows leaves to the program.

    A file that has such characters in its name is meant by it.
    """
    if not glob.has_magic(argument) or os.path.lexists(argument):
        return []
    return sorted(glob.glob(argument))  # noqa: PTH207 - the names stay as typed


def _file_or_folder(path: Path, name: str) -> Iterator[Input]:
    inside = _data_files(path) if is_folder(path) else []
    if not inside:
        yield Input(name.replace("\\", "/") if sys.platform == "win32" else name, path)
    for file in inside:
        yield Input(file.as_posix(), file, found=True)


def _listed(argument: str) -> list[str]:
    """The names in a list, one a line, each once; blank lines and lines that begin with # are left out."""
    path = Path(argument[1:])
    if argument == "@":
        raise UsageError(_("after @ the name of a list is missing"), _("Write it without a space: @list.txt"))
    try:
        text = read_small(path, argument[1:]).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = _("In Notepad: File, Save As, and choose UTF-8 as the encoding.")
        raise ReadError(_("the list {name} is not written in UTF-8").format(name=argument[1:]), hint) from error
    lines = (line.strip() for line in text.splitlines())
    named = dict.fromkeys(line for line in lines if line and not line.startswith("#"))
    if any("\0" in name or len(name) > MAX_NAME for name in named):
        message = _("the list {name} has a line that can be no file's name").format(name=argument[1:])
        raise ReadError(message, _("Write one name of a data file or folder on each line."))
    if not named:
        message = _("the list {name} names no file").format(name=argument[1:])
        raise ReadError(message, _("Write one name of a data file or folder on each line."))
    return list(named)


def _data_files(folder: Path) -> list[Path]:
    """The folder's own data files and those of its ``data``; hidden files are other programs' settings."""
    found = {*folder.glob("*.yaml"), *folder.glob("data/measures_*.yaml")}
    return sorted(file for file in found if not file.name.startswith("."))
