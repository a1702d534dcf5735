"""``itareport validate``: all findings of all files in one run."""

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itareport import api
from itareport.cli import options
from itareport.errors import ExitCode, ReadError
from itareport.i18n import N_

if TYPE_CHECKING:
    from itareport.cli.console import Console

Format = Literal["text", "json", "github", "gitlab", "sarif", "junit"]


def command(
    context: typer.Context,
    files: options.Files = None,
    document: options.Document = "auto",
    format: Annotated[  # noqa: A002 - the option's name
        Format | None,
        typer.Option(
            metavar="text|json|github|gitlab|sarif|junit",
            show_default=False,
            help=N_("How to show the findings: text for people, the others for CI."),
        ),
    ] = None,
    forms: options.Forms = None,
    strict: options.Strict = False,
) -> int:
    """Check data files."""
    console: Console = context.obj
    chosen: str = format or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    try:
        inputs = api.data_files(files or [])
        results = list(api.validate_many(inputs, document=document, forms=options.folders(forms)))
    except ReadError:
        _show(console, [], chosen)
        raise
    _show(console, results, chosen)
    for result in results:
        if result.error is not None:
            console.error(result.error.message, result.error.hint, result.error.faults)
    _say_summaries(console, results)
    return max((result.exit_code(strict=strict) for result in results), default=ExitCode.DONE)


def _show(console: "Console", results: list[api.Result], chosen: str) -> None:
    from itareport import reporting

    if chosen == "text":
        written = reporting.text(results, colour=console.colour())
        if written:
            console.data(written.rstrip("\n"))
        return
    if chosen == "github":
        console.findings(*results)
    console.document(reporting.FORMATS[chosen](results))


def _say_summaries(console: "Console", results: list[api.Result]) -> None:
    from itareport.reporting.summary import kind_word, next_step, summary

    for result in results:
        if result.progress is not None:
            console.note(f"{result.name} ({kind_word(result)}): {summary(result.progress, result.findings)}")
            if len(results) == 1 and result.name != api.STDIN:
                console.note(f"  = {next_step(result.name, result.progress, result.findings)}")
