"""``itareport diff``: what changed between two reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itareport.cli import options
from itareport.cli.inputs import STDIN, read_stdin
from itareport.errors import ExitCode, ItareportError, UsageError, WriteError
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.diffing import Comparison, Forms

Format = Literal["text", "markdown", "json", "html", "docx"]
_ENDINGS: dict[Format, str] = {"text": "txt", "markdown": "md", "json": "json", "html": "html", "docx": "docx"}


def summary() -> str:
    """What the command does, in one line."""
    return _("Show what changed between two reports, by measure and not by line.")


def help_text() -> str:
    """The command's help."""
    return "\n\n".join(
        (
            summary(),
            _("Each side is a data file, a Word report, REV:path in git, or - (standard input)."),
            _("Example: itareport diff HEAD:data/measures_2568.yaml data/measures_2568.yaml"),
        )
    )


def command(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", show_default=False, help=_("The old side."))],
    new: Annotated[str, typer.Argument(metavar="NEW", show_default=False, help=_("The new side."))],
    format: Annotated[  # noqa: A002 - the option's name
        Format, typer.Option(metavar="text|markdown|json|html|docx", help=_("How to show the changes."))
    ] = "text",
    output: options.Output = None,
) -> int:
    """Compare two reports."""
    from itareport.diffing import compare
    from itareport.diffing.sides import load_sides

    console: Console = context.obj
    target = None if output in (None, STDIN) else options.target(output, f"changes.{_ENDINGS[format]}")
    if target is None and format == "docx":
        raise UsageError(_("a Word file with the changes needs a name: -o changes.docx"))
    if target is not None and any(_is_same(target, side) for side in (old, new)):
        raise WriteError(_("{path} is one of the two sides, and is not overwritten").format(path=target))
    try:
        stdin = read_stdin() if STDIN in (old, new) else None
        forms = _forms(old, new)
        comparison = compare(*load_sides(old, new, stdin, forms), forms)
    except UsageError:
        raise
    except ItareportError as error:
        if target is None and format == "json":
            from itareport.diffing.formats import machine

            console.document(machine.render_changes(()))
        console.error(error.message, error.hint)
        return ExitCode.FAILURE
    written = _written(comparison, format, old, new, colour=output is None and console.colour())
    if target is None:
        console.document(written.decode())
    else:
        _save(target, written, format)
        console.data(str(target))
    return ExitCode.FINDINGS if comparison.changes else ExitCode.DONE


def _is_same(target: Path, side: str) -> bool:
    """Whether a side is the file that would be written, however it is spelled."""
    try:
        return target.samefile(side)
    except (OSError, ValueError):
        return False


def _forms(old: str, new: str) -> Forms:
    """Where the editions of each side are looked for: beside it, as build does, and then beside the other side."""
    from itareport.diffing import Forms
    from itareport.diffing.sides import folder_of

    of_old, of_new = (options.form_folders(folder_of(side), None) for side in (old, new))
    return Forms([*of_old, *of_new], [*of_new, *of_old])


def _written(comparison: Comparison, format_: Format, old: str, new: str, *, colour: bool) -> bytes:
    if format_ == "docx":
        from itareport.diffing import redline

        return redline.render(comparison)
    if format_ == "json":
        from itareport.diffing.formats import machine

        return machine.render(comparison).encode()
    if format_ == "markdown":
        from itareport.diffing.formats import markdown

        return markdown.render(comparison, old_name=old, new_name=new).encode()
    if format_ == "html":
        from itareport.diffing.formats import page

        return page.render(comparison, old_name=old, new_name=new).encode()
    from itareport.diffing.formats import plain

    return plain.render(comparison, colour=colour).encode()


def _save(path: Path, data: bytes, format_: Format) -> None:
    if format_ == "docx":
        from itareport.delivery import NotReplacedError, deliver

        try:
            deliver(path, data)
        except NotReplacedError as error:
            raise WriteError(error.message, _("Give another name with -o, or move the old file away.")) from error
    else:
        from itareport import writing

        writing.write(path, data)
