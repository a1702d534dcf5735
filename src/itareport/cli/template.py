"""``itareport template new`` and ``template check``: Word templates of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from itareport.cli import options
from itareport.cli.console import one_line
from itareport.cli.inputs import read_word
from itareport.errors import ExitCode, WriteError
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.cli.console import Console


def fill(app: typer.Typer, command: Any) -> None:
    """Put the commands below ``itareport template`` into their Typer application."""
    copy = _("Copy the default Word template, to restyle it in Word.")
    faults = _("Show every fault of a Word template.")
    app.callback(
        no_args_is_help=True,
        help=_("Make or check a Word template of your own."),
        epilog=_("Example: itareport template new my-template.docx"),
    )(_below_template)
    app.command("new", cls=command, help=copy)(new)
    app.command("check", cls=command, help=faults)(check)


def _below_template() -> None:
    """Typer asks for a function to hang the help on."""


def new(
    context: typer.Context,
    path: Annotated[
        str,
        typer.Argument(metavar="PATH", show_default=False, help=_("The file to make; a folder when it ends in /.")),
    ],
    document: options.Document = "report",
) -> None:
    """Copy the default template."""
    from itareport import writing
    from itareport.resources import template

    console: Console = context.obj
    name = f"{document}.docx"
    target = options.target(path, name)
    try:
        writing.new_file(target, template(name).read_bytes())
    except WriteError as error:
        hint = _("Type the name of another file or folder at the end of the command.")
        raise WriteError(error.message, hint) from error
    console.data(str(target))
    console.note(_("Restyle it in Word, then: itareport build --template {path}").format(path=target))


def check(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", show_default=False, help=_("The template."))],
) -> int:
    """Show every fault of a template."""
    from itareport import render

    console: Console = context.obj
    faults = render.template_faults(read_word(path, str(path)))
    for fault in faults:
        console.data(one_line(f"{path}: {fault}"))
    if faults:
        return ExitCode.FINDINGS
    console.note(_("{path}: no faults").format(path=path))
    return ExitCode.DONE
