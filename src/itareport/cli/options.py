"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from itareport.cli.inputs import STDIN, is_folder, unread
from itareport.errors import ReadError, UsageError
from itareport.i18n import _

Kind = Literal["report", "plan"]

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE",
        show_default=False,
        help=_("A data file, a folder, @list.txt or - (standard input). Left out: data/measures_*.yaml."),
    ),
]
Document = Annotated[
    Kind,
    typer.Option(
        "--document", metavar="report|plan", help=_("Which document: the report, or the plan of the year's start.")
    ),
]
Forms = Annotated[
    Path | None,
    typer.Option(metavar="DIR", show_default=False, help=_("A folder with form editions of your own.")),
]
Strict = Annotated[bool, typer.Option("--strict", help=_("Warnings count as errors."))]
Output = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="PATH", show_default=False, help=_("Where to write it.")),
]


def names_folder(path: str) -> bool:
    """Whether a path as typed names a folder: it ends in ``/`` (on Windows also a backslash), or is one."""
    return path.endswith(("/", "\\") if _windows() else "/") or is_folder(Path(path))


def target(path: str, name: str) -> Path:
    """The file that a path as typed means; in a folder it gets this ``name``.

    Raises:
        UsageError: the path is ``-``: a file is made, which nobody looks for under that name.
    """
    if path == STDIN:
        raise UsageError(
            _("this command makes a file and prints nothing to standard output (-)"),
            _("Give the name of a file, or of a folder with / at its end."),
        )
    return Path(path) / name if names_folder(path) else Path(path)


def _windows() -> bool:
    import sys

    return sys.platform == "win32"


def check_forms(own: Path | None) -> None:
    """See to it that the folder of ``--forms`` is one that can be read; without it another form would be printed.

    Raises:
        ReadError: it is not.
    """
    if own is None:
        return
    try:
        next(own.iterdir(), None)
    except (OSError, ValueError) as error:
        message = _("cannot read the folder of form editions {folder}: {why}")
        raise ReadError(
            message.format(folder=own, why=unread(error)), _("Give --forms a folder with files like 2569.yaml.")
        ) from error


def form_folders(data_folder: Path, own: Path | None) -> list[Path]:
    """Where form editions are looked for: ``--forms``, then ``forms`` beside the data's folder and in it."""
    found = [own] if own else []
    return [*found, data_folder.absolute().parent / "forms", data_folder / "forms"]
