"""``itareport preview``: the report in the browser, live, to read and to write in."""

from typing import TYPE_CHECKING, Annotated

import typer

from itareport import api
from itareport.errors import ExitCode, UsageError
from itareport.i18n import N_, _

if TYPE_CHECKING:
    from itareport.cli.console import Console


def command(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE", show_default=False, help=N_("A data file. Default: the newest data/measures_*.yaml.")
        ),
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help=N_("Show the report only; nobody can write in it."))
    ] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help=N_("Print the address only."))] = False,
) -> int:
    """Show a preview until it is interrupted."""
    console: Console = context.obj
    data_file = _one(console, file)

    def ready(address: str) -> None:
        console.data(address)
        console.flush()
        opened = _("The report is open in the browser. Press Ctrl+C here to end.")
        console.note(_("Open this address in a browser. Press Ctrl+C here to end.") if no_browser else opened)

    api.preview(data_file, ready, read_only=read_only, browser=not no_browser)
    return ExitCode.DONE


def _one(console: "Console", file: str | None) -> api.Input:
    """The data file to show; of several the last one, which is the newest year."""
    found = api.data_files([file] if file is not None else [])
    chosen = found[-1]
    if chosen.path is None:
        raise UsageError(_("the page needs a file that it can write into, not standard input (-)"))
    if len(found) > 1:
        console.note(_("showing {name}; name another file to see that").format(name=chosen.name))
    return chosen
