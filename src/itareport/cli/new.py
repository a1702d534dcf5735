"""``itareport new``: the data file of a new fiscal year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from itareport import api
from itareport.cli import completion, options
from itareport.errors import ExitCode, ReadError
from itareport.i18n import N_, _, typed

if TYPE_CHECKING:
    from itareport.cli.console import Console


def command(
    context: typer.Context,
    year: Annotated[
        str,
        typer.Argument(
            metavar="YEAR",
            show_default=False,
            autocompletion=completion.years,
            help=N_("Fiscal year (Buddhist), like 2569."),
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            show_default=False,
            help=N_("Last year's data file. Default: the newest data/measures_*.yaml."),
        ),
    ] = None,
    output: options.Output = None,
    forms: options.Forms = None,
) -> int:
    """Make a data file."""
    console: Console = context.obj
    try:
        made = api.new_data_file(year, source, output, forms=options.folders(forms))
    except api.InvalidDataError as error:
        console.findings(api.Result(error.file, error.findings, error.lines))
        console.error(_("{name}: correct the above first, then try again").format(name=error.file))
        return ExitCode.FINDINGS
    except ReadError as error:
        if source is None:
            raise
        console.failed(source, error)
        return ExitCode.FAILURE
    console.detail(_("made from {name}").format(name=made.source) if made.source else _("made from an empty form"))
    console.path(made.path)
    console.note(_("Fill in what is missing, then: itareport validate {path}").format(path=typed(made.path)))
    return ExitCode.DONE
