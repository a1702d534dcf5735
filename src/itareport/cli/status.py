"""``itareport status``: how far each data file is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itareport import api
from itareport.cli import options
from itareport.cli.tally import Tally, say_unused
from itareport.errors import ExitCode, ReadError
from itareport.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    console: Console = context.obj
    try:
        inputs = api.data_files(files or [])
        tally, results = Tally(console, len(inputs)), list[api.Result]()
        cache = api.cache_of_user(len(inputs))
        with tally.running():
            for result in api.validate_many(inputs, document=document, forms=options.folders(forms), cache=cache):
                tally.count(result, ExitCode.DONE if result.error is None else ExitCode(result.error.exit_code))
                results.append(_without_words(result))
            say_unused(console, cache)
    except (ReadError, MemoryError):
        if format != "text":  # a machine reads one whole document all the same
            _show(console, [], format, output, [])
        raise
    _show(console, results, format, output, inputs)
    for result in results:
        if result.error is not None:
            console.error(result.error.message, result.error.hint)
    return tally.code


def _without_words(result: api.Result) -> api.Result:
    """The result with no more than is counted: the words of thousands of files would fill the memory.

    Of a file that cannot be read to its end the first words are shown.
    """
    if result.progress is None:
        return result._replace(lines={})
    return result._replace(findings=[finding._replace(message="", hint="") for finding in result.findings], lines={})


def _show(
    console: Console,
    results: Sequence[api.Result],
    chosen: str,
    output: str | None,
    inputs: Sequence[api.Input],
) -> None:
    from itareport.reporting.status import FORMATS

    shown = "".join(FORMATS[chosen](results))
    if output in (None, api.STDIN):
        console.shown([shown]) if chosen == "text" else console.document(shown)
    else:
        path = api.save_text(api.target(output, f"status.{'txt' if chosen == 'text' else chosen}"), shown, inputs)
        console.path(path)
