"""``itareport init``: a folder that is ready to work in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from itareport import api
from itareport.errors import ExitCode, UsageError
from itareport.i18n import N_, _, typed

if TYPE_CHECKING:
    from itareport.cli.console import Console


def command(
    context: typer.Context,
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", show_default=False, help=N_("The folder. Default: the current one."))
    ] = ".",
    report: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="REPORT.docx",
            show_default=False,
            help=N_("A Word report to begin with. Default: an empty form of this fiscal year."),
        ),
    ] = None,
) -> int:
    """Make the files of a folder."""
    console: Console = context.obj
    if not folder:
        raise UsageError(_("the name of the folder is empty"), _("Name a folder, or leave it out for the current one."))
    made = api.init(folder, report)
    if made.imported is not None:
        console.findings(api.Result(str(report), made.imported.findings))
    for path in made.paths:
        console.path(path)
    commands = ["itareport preview", "itareport validate", "itareport build"]
    if folder != ".":
        commands[1:2] = []
        commands.insert(0, f"cd {typed(folder)}")
    console.note(_("Next: {commands}").format(commands="   ".join(commands)))
    if made.imported is None:
        return ExitCode.DONE
    errors = api.errors_of(made.paths[0].as_posix(), made.text, made.imported.kind)
    console.findings(errors)
    return errors.exit_code()
