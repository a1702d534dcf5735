"""``itareport fmt``: the canonical layout of data files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itareport import api
from itareport.cli import options
from itareport.cli.tally import Tally, why_failed
from itareport.errors import ExitCode, ItareportError
from itareport.i18n import N_, _, ngettext, number

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.formatting import Formatted


def command(
    context: typer.Context,
    files: options.Files = None,
    check: Annotated[
        bool, typer.Option("--check", help=N_("Change nothing; exit 1 when a file would be changed."))
    ] = False,
    fix_thai: Annotated[
        bool, typer.Option("--fix-thai", help=N_("Also repair Thai where it is certain, never a spelling."))
    ] = False,
    encoding: Annotated[
        Literal["cp874"] | None,
        typer.Option(
            "--from", metavar="cp874", show_default=False, help=N_("Convert a windows-874 (ANSI) file to UTF-8.")
        ),
    ] = None,
) -> int:
    """Format data files."""
    console: Console = context.obj
    inputs = api.data_files(files or [])
    tally = Tally(console, len(inputs), (_("changed"), _("unchanged")))
    with tally.running():
        for data_file in inputs:
            try:
                formatted = api.format_file(data_file, check=check, fix_thai=fix_thai, encoding=encoding)
            except ItareportError as error:
                console.failed(data_file.name, error)
                tally.count(api.Result(data_file.name, error=error), ExitCode(error.exit_code))
            else:
                _say(console, formatted, many=tally.many)
                failed = formatted.layout in {"faulty", "would change"}
                label = {"changed": _("changed"), "same": _("unchanged")}.get(formatted.layout, "")
                tally.count(formatted.result, ExitCode.FINDINGS if failed else ExitCode.DONE, label)
    return tally.code


def _say_kept(console: Console, formatted: Formatted, *, many: bool) -> None:
    """Say which texts were not put on one line."""
    result = formatted.result
    if not many:
        console.findings(result)
    message = ngettext(
        "{name}: {count} text keeps its lines, as they look broken by mistake",
        "{name}: {count} texts keep their lines, as they look broken by mistake",
        len(result.findings),
    )
    console.note(message.format(name=result.name, count=number(len(result.findings))))


def _say(console: Console, formatted: Formatted, *, many: bool) -> None:
    """Say what became of one file; of one among many, on a terminal, only what is to be done about it."""
    name, layout = formatted.result.name, formatted.layout
    if layout == "faulty":
        said = _("{name}: left as it is, correct the above first").format(name=name)
        if many:
            console.say(why_failed(formatted.result, said))
        else:
            console.findings(formatted.result)
            console.error(said)
        return
    if formatted.result.findings:
        _say_kept(console, formatted, many=many)
    if layout == "would change":
        console.note(_("{name}: would be changed").format(name=name))
    elif layout == "same":
        console.detail(_("{path}: unchanged").format(path=name))
    elif layout == "printed":
        console.document(formatted.text)
    elif layout == "changed":
        if not many:
            console.note(_("{name}: changed").format(name=name))
        if formatted.other_names:
            console.note(_("{name}: the file has other names (hard links), which keep the old text").format(name=name))
