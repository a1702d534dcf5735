"""``itareport template new`` and ``template check``: Word templates of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itareport import api
from itareport.cli import options
from itareport.cli.console import one_line
from itareport.errors import ExitCode
from itareport.i18n import N_, _, typed

if TYPE_CHECKING:
    from itareport.cli.console import Console


def new(
    context: typer.Context,
    path: Annotated[
        str,
        typer.Argument(metavar="PATH", show_default=False, help=N_("The file to make; a folder when it ends in /.")),
    ],
    document: options.Kind = "report",
    forms: options.Forms = None,
    year: options.Year = None,
) -> None:
    """Copy the default template."""
    console: Console = context.obj
    made = api.copy_template(path, document, year=year, forms=options.folders(forms))
    console.path(made)
    console.note(_("Restyle it in Word, then: itareport build --template {path}").format(path=typed(made)))


def check(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", show_default=False, help=N_("The template."))],
) -> int:
    """Show every fault of a template."""
    console: Console = context.obj
    faults = api.template_faults(path)
    for fault in faults:
        console.data(one_line(f"{path}: {fault}"))
    if faults:
        return ExitCode.FINDINGS
    say_warnings(console, path)
    console.note(_("{path}: no faults").format(path=path))
    return ExitCode.DONE


def say_warnings(console: Console, path: Path | str) -> None:
    """Say what is no fault of a template that has none, but hardly meant."""
    for warning in api.template_warnings(path):
        console.note(f"{path}: warning: {warning}")
