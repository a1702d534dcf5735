"""``itareport diff``: what changed between two reports."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itareport import api
from itareport.cli import completion, options
from itareport.errors import ExitCode, ItareportError, UsageError, WriteError, no_memory
from itareport.i18n import N_, _, number

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.findings import Finding

Format = Literal["text", "markdown", "json", "html", "docx"]
_ENDINGS: dict[Format, str] = {"text": "txt", "markdown": "md", "json": "json", "html": "html", "docx": "docx"}


def command(
    context: typer.Context,
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", show_default=False, autocompletion=completion.sides, help=N_("The old side.")),
    ],
    new: Annotated[
        str,
        typer.Argument(metavar="NEW", show_default=False, autocompletion=completion.sides, help=N_("The new side.")),
    ],
    format: Annotated[  # noqa: A002 - the option's name
        Format, typer.Option(metavar="text|markdown|json|html|docx", help=N_("How to show the changes."))
    ] = "text",
    output: options.Output = None,
) -> int:
    """Compare two reports."""
    console: Console = context.obj
    target = _target(output, format, (old, new))
    try:
        notes: list[Finding] = []
        comparison = api.compare(old, new, notes=notes)
    except UsageError:
        raise
    except (ItareportError, MemoryError) as caught:
        error = caught if isinstance(caught, ItareportError) else no_memory()
        if target is None and format == "json":
            console.document(api.no_changes())
        console.error(error.message, error.hint)
        return ExitCode.FAILURE
    for file, findings in groupby(notes, key=lambda finding: finding.file):
        console.findings(api.Result(file, tuple(findings)))
    for name, (count, year) in zip((old, new), comparison.looked_at(), strict=True):
        words = _("{name}: measures: {count}; form edition {year}")
        console.detail(words.format(name=name, count=number(count), year=number(year)))
    shown = api.comparison_text(comparison, format, old, new, colour=output is None and console.colour())
    if target is None:
        console.document(shown.decode())
    else:
        api.save_comparison(target, shown, format)
        console.path(target)
    return ExitCode.FINDINGS if comparison.changes else ExitCode.DONE


def _target(output: str | None, format: Format, sides: tuple[str, str]) -> Path | None:  # noqa: A002 - as the option
    """The file to write; None for standard output, which cannot have a Word file."""
    target = None if output in (None, api.STDIN) else api.target(output, f"changes.{_ENDINGS[format]}")
    if target is None and format == "docx":
        raise UsageError(_("a Word file with the changes needs a name: -o changes.docx"))
    if target is not None and any(_is_same(target, side) for side in sides):
        raise WriteError(_("{path} is one of the two sides, and is not overwritten").format(path=target))
    return target


def _is_same(target: Path, side: str) -> bool:
    """Whether a side is the file that would be written, however it is spelled."""
    try:
        return target.samefile(side)
    except (OSError, ValueError):
        return False
