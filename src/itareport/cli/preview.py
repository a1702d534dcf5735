"""``itareport preview``: the report in the browser, live, to read and to write in."""

from typing import TYPE_CHECKING, Annotated

import typer

from itareport.cli import options
from itareport.cli.inputs import Input, resolve
from itareport.errors import ExitCode, ItareportError, UsageError
from itareport.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from itareport.checking import Checked
    from itareport.cli.console import Console
    from itareport.preview import DataFile


def summary() -> str:
    """What the command does, in one line."""
    return _("Open the report in the browser, to read it and to write in it.")


def help_text() -> str:
    """The command's help."""
    return "\n\n".join(
        (
            summary(),
            _("What is typed into the page is saved in the data file; what is saved there is shown at once."),
            _("Only this computer can open the page. Ctrl+C ends it."),
            _("Example: itareport preview data/measures_2568.yaml"),
        )
    )


def command(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE", show_default=False, help=_("A data file. Left out: the newest data/measures_*.yaml.")
        ),
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help=_("Show the report, and let nobody write in it."))
    ] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help=_("Print the address only."))] = False,
) -> int:
    """Show a preview until it is interrupted."""
    console: Console = context.obj
    data_file = _one(console, file)
    data_file.read()
    run = _runner()

    def ready(address: str) -> None:
        console.data(address)
        console.flush()
        console.note(_("The report is open in the browser. Press Ctrl+C here to end."))

    run(_data_file(data_file), ready, read_only=read_only, browser=not no_browser)
    return ExitCode.DONE


def _one(console: "Console", file: str | None) -> Input:
    """The data file to show; of several the last one, which is the newest year."""
    found = resolve([file] if file is not None else [])
    chosen = found[-1]
    if chosen.path is None:
        raise UsageError(_("the page needs a file that it can write into, not standard input (-)"))
    if len(found) > 1:
        console.note(_("showing {name}; name another file to see that").format(name=chosen.name))
    return chosen


def _runner() -> "Callable[..., None]":
    try:
        from itareport.preview.server import run
    except ModuleNotFoundError as error:
        raise ItareportError(
            _("the page needs the library {name}, which is not installed").format(name=error.name),
            _('Install it with: pip install "itareport[preview]"'),
        ) from error
    return run


def _data_file(data_file: Input) -> "DataFile":
    from itareport.checking import check
    from itareport.preview import DataFile
    from itareport.preview.view import is_plan
    from itareport.rules.settings import find
    from itareport.source import read

    def checked(data: bytes) -> "Checked":
        kind: options.Kind = "plan" if is_plan(read(data_file.name, data).value) else "report"
        return check(data_file.name, data, kind, options.form_folders(data_file.folder, None), find(data_file.folder))

    assert data_file.path is not None
    return DataFile(data_file.name, data_file.path, checked)
