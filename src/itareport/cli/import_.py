"""``itareport import``: a Word report to a data file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from itareport import api
from itareport.cli import options
from itareport.i18n import N_

if TYPE_CHECKING:
    from itareport.cli.console import Console


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
            help=N_("The data file to make; - is standard output. Left out: data/measures_<year>.yaml"),
        ),
    ] = None,
    join_wraps: Annotated[
        bool, typer.Option("--join-wraps", help=N_("Take out spaces inside Thai words where lines were wrapped."))
    ] = False,
    forms: options.Forms = None,
) -> int:
    """Read a Word report."""
    console: Console = context.obj
    made = api.import_file(report, output, forms=options.folders(forms), join_wraps=join_wraps)
    console.findings(api.Result(report, made.imported.findings))
    if made.path is None:
        console.document(made.text)
    else:
        console.data(str(made.path))
    # What was read is held against the format, so that its errors are known at once.
    name = api.STDIN if made.path is None else made.path.as_posix()
    errors = api.errors_of(name, made.text, made.imported.kind, forms=options.folders(forms))
    console.findings(errors)
    return errors.exit_code()
