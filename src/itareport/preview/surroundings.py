"""What counts for a report beside its data file: the pictures that it names, settings and form editions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from itareport.data import PICTURES
from itareport.pictures import Pictures, names_in, path_of, read_pictures
from itareport.project import form_folders
from itareport.rules.settings import NAMES
from itareport.source import read

_Print = tuple[tuple[str, int, int], ...]


class _Album(NamedTuple):
    """The pictures of a data file, as their files were when they had this print."""

    print: _Print
    pictures: Pictures


class Surroundings:
    """The files that count for the data files of a ``folder``, looked at anew each time that somebody asks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._album = _Album((), {})
        self._pictures: tuple[Path, ...] = ()

    def pictures(self, data: bytes) -> Pictures:
        """The pictures that the bytes of a data file name; one whose file is the same is not decoded again."""
        if PICTURES.encode() not in data:
            self._pictures = ()
            return {}
        value = read("-", data).value
        self._pictures = tuple(path for name in names_in(value) if (path := path_of(name, self._folder)))
        look = (*((name, 0, 0) for name in names_in(value)), *_print(self._pictures))
        if look != self._album.print:
            self._album = _Album(look, read_pictures(value, self._folder))
        return self._album.pictures

    def folders(self) -> set[Path]:
        """The folders to watch: of the data file, of its forms and pictures, and those where settings mostly lie."""
        wanted = {self._folder, self._folder.parent, *form_folders(self._folder)}
        wanted |= {file.parent for file in (*self._pictures, *self._settings())}
        return {folder for folder in wanted if folder.is_dir()}

    def concern(self, path: Path) -> bool:
        """Whether a path is one of these files, or a folder in which they would lie."""
        return path.name in NAMES or path in self._pictures or "forms" in {path.name, path.parent.name}

    def print(self) -> _Print:
        """Name, time and size of each of the files: another one when something was edited."""
        editions = (file for folder in form_folders(self._folder) for file in folder.glob("*.yaml"))
        return _print((*self._settings(), *sorted(editions), *self._pictures))

    def _settings(self) -> Iterator[Path]:
        """The settings files in the folder and above it."""
        for place in (self._folder, *self._folder.parents):
            yield from (file for name in NAMES if (file := place / name).is_file())


def _print(files: tuple[Path, ...]) -> _Print:
    return tuple((str(file), *_stamp(file)) for file in files)


def _stamp(file: Path) -> tuple[int, int]:
    """When a file was written and its size in bytes; zeros for none that could be read."""
    try:
        found = file.stat()
    except (OSError, ValueError):
        return 0, 0
    return found.st_mtime_ns, found.st_size
