"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from itareport.i18n import N_

_DOCUMENT_HELP = N_("Which document: the report, or the plan of the year's start.")
_AUTO_HELP = N_("Which document; auto: a plan as long as no outputs and outcomes are filled in, else the report.")

Kind = Annotated[Literal["report", "plan"], typer.Option("--document", metavar="report|plan", help=_DOCUMENT_HELP)]

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE",
        show_default=False,
        help=N_("A data file, a folder, @list.txt or - (standard input). Default: data/measures_*.yaml."),
    ),
]
Document = Annotated[
    Literal["auto", "report", "plan"],
    typer.Option("--document", metavar="auto|report|plan", help=_AUTO_HELP),
]
Forms = Annotated[
    Path | None,
    typer.Option(metavar="DIR", show_default=False, help=N_("A folder with form editions of your own.")),
]
Strict = Annotated[bool, typer.Option("--strict", help=N_("Warnings count as errors."))]
Output = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="PATH", show_default=False, help=N_("Where to write it.")),
]
Year = Annotated[
    str | None,
    typer.Option("--year", metavar="YEAR", show_default=False, help=N_("The fiscal year whose form edition is meant.")),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "-j",
        "--jobs",
        metavar="N",
        min=1,
        show_default=False,
        help=N_("How many files to work on at the same time. Default: all cores when there are more than a few files."),
    ),
]


def folders(forms: Path | None) -> list[Path]:
    """The folders of form editions that ``--forms`` names."""
    return [] if forms is None else [forms]
