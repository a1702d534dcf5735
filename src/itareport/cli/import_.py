"""``itareport import``: a Word report to a data file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from itareport import api
from itareport.cli import options
from itareport.errors import ExitCode, UsageError
from itareport.i18n import N_, _, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from itareport.cli.console import Console
    from itareport.importing import Imported


def command(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT.docx", show_default=False, help=N_("The Word report."))],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            show_default=False,
            help=N_("The data file to make; - is standard output. Default: data/measures_<year>.yaml"),
        ),
    ] = None,
    into: Annotated[
        str | None,
        typer.Option(
            metavar="DATA.yaml",
            show_default=False,
            help=N_("Take what was edited in Word into this data file, value by value, and show the difference."),
        ),
    ] = None,
    join_wraps: Annotated[
        bool, typer.Option("--join-wraps", help=N_("Take out spaces inside Thai words where lines were wrapped."))
    ] = False,
    forms: options.Forms = None,
) -> int:
    """Read a Word report."""
    console: Console = context.obj
    if into is not None:
        if output is not None:
            raise UsageError(_("--into and -o cannot be used together"))
        return _take_in(console, report, into, options.folders(forms), join_wraps=join_wraps)
    made = api.import_file(report, output, forms=options.folders(forms), join_wraps=join_wraps)
    _say_what_was_looked_at(console, report, made.imported)
    console.findings(api.Result(report, made.imported.findings))
    if made.path is None:
        console.document(made.text)
    else:
        console.path(made.path)
    # What was read is held against the format, so that its errors are known at once.
    name = api.STDIN if made.path is None else made.path.as_posix()
    errors = api.errors_of(name, made.text, made.imported.kind, forms=options.folders(forms))
    console.findings(errors)
    return errors.exit_code()


def _say_what_was_looked_at(console: Console, report: str, imported: Imported) -> None:
    """Where the data come from, and by which form edition the table was read."""
    words = {
        "embedded": _("{name}: measures: {count}, from the data inside the file; form edition {year}"),
        "edited": _("{name}: measures: {count}, from the data inside the file and its table; form edition {year}"),
        "table": _("{name}: measures: {count}, from the table; form edition {year}"),
    }[imported.route]
    console.detail(
        words.format(name=report, count=number(imported.measures()), year=number(imported.form_year)),
    )


def _take_in(console: Console, report: str, into: str, forms: Sequence[Path], *, join_wraps: bool) -> int:
    """Take a Word report into a data file; what changed there is what the command prints."""
    taken = api.import_into(report, into, forms=forms, join_wraps=join_wraps)
    _say_what_was_looked_at(console, report, taken.imported)
    console.findings(api.Result(report, taken.imported.findings))
    shown = api.comparison_text(taken.comparison, "text", into, report, colour=console.colour())
    console.document(shown.decode())
    message = _("{path}: changed") if taken.comparison.changes else _("{path}: unchanged, nothing was edited in Word")
    console.note(message.format(path=into))
    return ExitCode.DONE
