"""What lies around a data file: the settings of its folder and the form editions available, looked up once.

Nothing below reads them again: checks, comparisons and formatters get what was looked up here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from itareport.errors import ReadError
from itareport.forms import Editions, editions_in
from itareport.i18n import _
from itareport.reading import unread
from itareport.rules.settings import Settings, find


class Project(NamedTuple):
    """The settings and form editions that count for the data files of one folder: plain data, which can travel."""

    settings: Settings = Settings()
    editions: Editions = Editions()


NO_PROJECT = Project()
"""Nothing but what the program ships."""


class Projects:
    """The project of each folder, looked up once a run.

    Raises:
        ReadError: the folder of ``forms``, which the user named, cannot be looked into; without it another form would
            be printed.
    """

    def __init__(self, forms: Sequence[Path] = ()) -> None:
        for folder in forms:
            _check_folder(folder)
        self._forms = forms
        self._known: dict[Path, Project] = {}

    def of(self, folder: Path) -> Project:
        """The project of the data files in ``folder``.

        Form editions are looked for in the folders that the user named, then in ``forms`` beside the folder and in it.

        Raises:
            ReadError: settings or a folder of form editions cannot be read.
            UsageError: the settings are faulty.
        """
        if folder not in self._known:
            self._known[folder] = Project(find(folder), self.editions_of(folder))
        return self._known[folder]

    def editions_of(self, folder: Path) -> Editions:
        """The form editions alone, for what has no settings.

        Raises:
            ReadError: a folder of form editions cannot be read.
        """
        return editions_in([*self._forms, *form_folders(folder)])


def form_folders(folder: Path) -> list[Path]:
    """Where the form editions of data files in ``folder`` are looked for: ``forms`` beside the folder, then in it."""
    return [folder.absolute().parent / "forms", folder / "forms"]


def _check_folder(folder: Path) -> None:
    try:
        next(folder.iterdir(), None)
    except (OSError, ValueError) as error:
        message = _("cannot read the folder of form editions {folder}: {why}")
        raise ReadError(
            message.format(folder=folder, why=unread(error)), _("Give --forms a folder with files like 2569.yaml.")
        ) from error
