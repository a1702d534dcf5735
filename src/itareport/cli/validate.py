"""``itareport validate``: all findings of all files in one run."""

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itareport.cli import options
from itareport.cli.files import check_each, say_unreadable
from itareport.cli.inputs import resolve
from itareport.errors import ExitCode, ReadError
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.cli.files import Result

Format = Literal["text", "json", "github", "gitlab", "sarif", "junit"]


def summary() -> str:
    """What the command does, in one line."""
    return _("Check data files and show everything that is wrong.")


def help_text() -> str:
    """The command's help."""
    return "\n\n".join(
        (
            summary(),
            _("Each finding says the line, the column, what is wrong and what to type instead."),
            _("Example: itareport validate data/measures_2568.yaml"),
        )
    )


def command(
    context: typer.Context,
    files: options.Files = None,
    document: options.Document = "report",
    format: Annotated[  # noqa: A002 - the option's name
        Format | None,
        typer.Option(
            metavar="text|json|github|gitlab|sarif|junit",
            show_default=False,
            help=_("How to show the findings: text for people, the others for CI."),
        ),
    ] = None,
    forms: options.Forms = None,
    strict: options.Strict = False,
) -> int:
    """Check data files."""
    console: Console = context.obj
    chosen: str = format or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    try:
        options.check_forms(forms)
        inputs = resolve(files or [])
    except ReadError:
        _show(console, [], chosen)
        raise
    results = list(check_each(inputs, document, forms))
    _show(console, results, chosen)
    say_unreadable(console, results)
    _say_summary(console, results, document)
    return max((result.exit_code(strict=strict) for result in results), default=ExitCode.DONE)


def _show(console: "Console", results: list["Result"], chosen: str) -> None:
    from itareport import reporting

    found = [result.for_reporting() for result in results]
    if chosen == "text":
        written = reporting.text(found, colour=console.colour())
        if written:
            console.data(written.rstrip("\n"))
        return
    if chosen == "github":
        talk = reporting.text(found, colour=console.colour(on_stderr=True))
        if talk:
            console.say(talk.rstrip("\n"))
    console.document(reporting.FORMATS[chosen](found))


def _say_summary(console: "Console", results: list["Result"], document: options.Kind) -> None:
    from itareport.reporting.summary import completeness

    for result in results:
        if result.checked is not None and result.checked.document.whole:
            line = completeness(result.checked.document.value, document, result.findings)
            console.note(f"{result.input.name}: {line}")
