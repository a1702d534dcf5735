"""``itareport build``: data files to Word documents."""

# No annotations from __future__ here: Typer would evaluate each of their texts at every start.

from typing import TYPE_CHECKING, Annotated

import typer

from itareport import api
from itareport.cli import options
from itareport.errors import ExitCode
from itareport.i18n import N_, _

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.delivery import Delivery


def command(
    context: typer.Context,
    files: options.Files = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            show_default=False,
            help=N_("The file to write; a folder when it ends in / or there are several data files. Left out: build/"),
        ),
    ] = None,
    document: options.Document = "auto",
    template: Annotated[
        str | None,
        typer.Option(metavar="T.docx", show_default=False, help=N_("A Word template of your own.")),
    ] = None,
    forms: options.Forms = None,
    no_embed: Annotated[bool, typer.Option("--no-embed", help=N_("Leave the data out of the Word file."))] = False,
    force: Annotated[
        bool, typer.Option("--force", help=N_("Replace a file that was edited, keeping the old one beside it."))
    ] = False,
    strict: options.Strict = False,
    jobs: options.Jobs = 1,
) -> int:
    """Make Word documents."""
    console: Console = context.obj
    inputs = api.data_files(files or [])
    code = ExitCode.DONE
    with api.workers(min(jobs, len(inputs))) as executor:
        results = api.build_many(
            inputs,
            output,
            executor=executor,
            document=document,
            template=template,
            forms=options.folders(forms),
            embed=not no_embed,
            force=force,
            strict=strict,
        )
        for result in results:
            code = max(code, _say(console, result, auto=document == "auto"))
    return code


def _say(console: "Console", result: api.Result, *, auto: bool) -> ExitCode:
    """Show what came of one file, and its exit code: warnings alone keep nothing from being built."""
    console.findings(result)
    if auto and result.kind is not None:
        console.note(_taken_for(result))
    if result.delivery is not None:
        _say_delivered(console, result.delivery)
        console.data(str(result.delivery.path))
    error = result.error
    if error is None:
        return ExitCode.DONE
    if isinstance(error, api.InvalidDataError):
        console.error(_("{name}: not built, correct the above first").format(name=result.name))
    elif not result.findings or result.kind is not None or error.faults:
        console.error(error.message, error.hint, error.faults)
    return ExitCode(error.exit_code)


def _taken_for(result: api.Result) -> str:
    if result.kind == "plan":
        return _("{name}: taken for a plan, as its outputs and outcomes have no value yet").format(name=result.name)
    return _("{name}: taken for a report").format(name=result.name)


def _say_delivered(console: "Console", delivery: "Delivery") -> None:
    # That it was written is said by its path on stdout.
    if delivery.outcome == "unchanged":
        console.note(_("{path}: unchanged").format(path=delivery.path))
    if delivery.backup is not None:
        console.note(_("the old file is kept as {path}").format(path=delivery.backup))
    if delivery.opened_by is not None:
        console.note(_("it seems to be open in an office program: close it there and open it again to see the new one"))
