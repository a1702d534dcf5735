"""``itareport status``: how far each data file is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itareport import api
from itareport.cli import options
from itareport.errors import ExitCode
from itareport.i18n import N_

if TYPE_CHECKING:
    from itareport.cli.console import Console


def command(
    context: typer.Context,
    files: options.Files = None,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["text", "json", "csv"], typer.Option(metavar="text|json|csv", help=N_("How to show it."))
    ] = "text",
    output: options.Output = None,
    document: options.Document = "auto",
    forms: options.Forms = None,
) -> int:
    """Show how far data files are."""
    from itareport.reporting.status import FORMATS

    console: Console = context.obj
    inputs = api.data_files(files or [])
    results = list(api.validate_many(inputs, document=document, forms=options.folders(forms)))
    shown = "".join(FORMATS[format](results))
    if output in (None, api.STDIN):
        console.document(shown)
    else:
        path = api.save_text(api.target(output, f"status.{'txt' if format == 'text' else format}"), shown)
        console.path(path)
    for result in results:
        if result.error is not None:
            console.error(result.error.message, result.error.hint)
    return max((ExitCode(result.error.exit_code) for result in results if result.error), default=ExitCode.DONE)
