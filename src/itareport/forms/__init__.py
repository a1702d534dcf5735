"""Official form editions: what the form of a fiscal year prints, as data.

One YAML file a fiscal year, ``forms/2568.yaml``. A new year whose form changed is a new file and no new code. The
wording of 2568 is that of the reports that agencies published for ITA 2569, items O26 (report) and O25 (plan).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from itareport.data import FISCAL_YEARS
from itareport.errors import ReadError
from itareport.forms.edition import KEY_OF_COLUMN, TITLE_LINES, Column, Edition
from itareport.forms.loader import FormError, FormFault, read_edition
from itareport.i18n import _
from itareport.reading import read_small, unread

__all__ = [
    "KEY_OF_COLUMN",
    "NEWEST",
    "SHIPPED",
    "TITLE_LINES",
    "Column",
    "Edition",
    "EditionFile",
    "EditionInfo",
    "Editions",
    "FormError",
    "FormFault",
    "edition_for",
    "editions_in",
    "info_of",
    "read_edition",
    "year_of",
]

SHIPPED = Path(__file__).parent
_YEAR = re.compile("[0-9]{4}|[๐-๙]{4}")
NEWEST = 0
"""No edition is of this year, so asking for it gives the newest."""


class EditionFile(NamedTuple):
    """The file of one edition as it was found; ``error`` says why it could not be read, "" when it could."""

    year: int
    name: str
    data: bytes
    error: str = ""


class Editions(NamedTuple):
    """The editions available: those of the user's own by their years, beside and before the shipped ones.

    Plain data: it holds the files' bytes, so that who uses it reads no disk and it can travel to another process.
    """

    own: Mapping[int, EditionFile] = {}

    def edition(self, year: int) -> Edition:
        """The edition of a fiscal year, or the newest one when the year has none.

        Raises:
            ReadError: the edition could not be read.
            FormError: it has faults.
        """
        files = {**_shipped(), **self.own}
        return _parsed(files.get(year) or files[max(files)])

    def edition_of(self, value: object) -> Edition:
        """The edition of the fiscal year that data say, however faulty they are; the newest where they say none.

        Raises:
            ReadError, FormError: as ``edition``.
        """
        typed = value.get("fiscal_year") if isinstance(value, Mapping) else None
        return self.edition(int(typed) if isinstance(typed, str | int) and _YEAR.fullmatch(str(typed)) else NEWEST)

    def files(self) -> list[EditionFile]:
        """The files of all editions available, the newest first."""
        files = {**_shipped(), **self.own}
        return [files[year] for year in sorted(files, reverse=True)]


class EditionInfo(NamedTuple):
    """An edition as ``itareport forms list`` shows it.

    ``file`` is "" for one that the program ships, ``faults`` are the number of its faults; with faults, and where
    ``error`` says why it cannot be read, it has no issues and columns.
    """

    year: int
    file: str
    issues: int = 0
    columns: int = 0
    faults: int = 0
    error: str = ""


def info_of(file: EditionFile) -> EditionInfo:
    """What an edition's file is, at a glance."""
    shown = "" if Path(file.name).parent == SHIPPED else file.name
    if file.error:
        return EditionInfo(file.year, shown, error=file.error)
    edition, faults = read_edition(file.name, file.data, file.year)
    if edition is None:
        return EditionInfo(file.year, shown, faults=len(faults))
    return EditionInfo(file.year, shown, len(edition.issues), len(edition.columns))


def editions_in(folders: Sequence[Path]) -> Editions:
    """The editions available with those in ``folders``, of which the first has precedence over the next.

    Raises:
        ReadError: a folder is there but cannot be looked into.
    """
    own: dict[int, EditionFile] = {}
    for folder in reversed(folders):
        own.update(_editions(folder))
    return Editions(own)


def edition_for(year: int, folders: Sequence[Path] = ()) -> Edition:
    """The edition of a fiscal year in ``folders`` or among the shipped ones; see ``Editions.edition``."""
    return editions_in(folders).edition(year)


@cache
def _shipped() -> dict[int, EditionFile]:
    return _editions(SHIPPED)


def _editions(folder: Path) -> dict[int, EditionFile]:
    """The editions in a folder by their years; none when there is no folder."""
    try:
        files = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        message = _("cannot read the folder of form editions {folder}: {why}")
        raise ReadError(message.format(folder=folder, why=unread(error))) from error
    years = {year_of(file): file for file in files if file.suffix == ".yaml"}
    return {year: _opened(year, file) for year, file in years.items() if year is not None}


def year_of(file: Path) -> int | None:
    """The fiscal year that the name of an edition's file says, None where it says none."""
    year = int(file.stem) if _YEAR.fullmatch(file.stem) else None
    return year if year in FISCAL_YEARS else None


def _opened(year: int, file: Path) -> EditionFile:
    here = Path.cwd()
    # The shipped ones are opened once a process, which may be in another folder later.
    near = file.parent != SHIPPED and file.is_relative_to(here)
    name = (file.relative_to(here) if near else file).as_posix()
    try:
        return EditionFile(year, name, read_small(file, name, found=True))
    except ReadError as error:
        # Reported when the edition is asked for: the one of another year keeps nobody from this year's report.
        return EditionFile(year, name, b"", error.message)


@lru_cache(maxsize=64)
def _parsed(file: EditionFile) -> Edition:
    if file.error:
        raise ReadError(file.error)
    edition, faults = read_edition(file.name, file.data, file.year)
    if edition is None:
        raise FormError(file.name, faults)
    return edition
