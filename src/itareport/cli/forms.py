"""``itareport forms list``, ``forms new`` and ``forms check``: the form editions of the fiscal years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itareport import api
from itareport.cli import options
from itareport.cli.console import one_line
from itareport.errors import ExitCode
from itareport.i18n import N_, _, ngettext, number, typed

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.forms import EditionInfo


def list(context: typer.Context, forms: options.Forms = None) -> None:  # noqa: A001 - the subcommand's name
    """Show the editions available, the newest first."""
    console: Console = context.obj
    for edition in api.form_editions(forms=options.folders(forms)):
        where = edition.file or _("in the program")
        console.data(one_line(f"{edition.year}  {_shape(edition)}  {where}"))


def _shape(edition: EditionInfo) -> str:
    if edition.error:
        return edition.error
    if edition.faults:
        return ngettext("{count} fault", "{count} faults", edition.faults).format(count=number(edition.faults))
    return _("issues: {issues}, columns: {columns}").format(
        issues=number(edition.issues), columns=number(edition.columns)
    )


def new(
    context: typer.Context,
    year: Annotated[
        str, typer.Argument(metavar="YEAR", show_default=False, help=N_("Fiscal year (Buddhist), like 2569."))
    ],
    output: options.Output = None,
    forms: options.Forms = None,
) -> None:
    """Write the edition of a year, worded like the newest one."""
    console: Console = context.obj
    made = api.new_form_edition(year, output, forms=options.folders(forms))
    console.path(made)
    console.note(
        _("Change what the form of that year changes, then: itareport forms check {path}").format(path=typed(made))
    )


def check(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help=N_("The form edition."))],
) -> int:
    """Show every fault of an edition."""
    console: Console = context.obj
    faults = api.form_faults(path)
    for fault in faults:
        console.data(one_line(fault))
    if faults:
        return ExitCode.FINDINGS
    console.note(_("{path}: no faults").format(path=path))
    return ExitCode.DONE
