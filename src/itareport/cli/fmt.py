"""``itareport fmt``: the canonical layout of data files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itareport.cli import options
from itareport.cli.files import say_unread
from itareport.cli.inputs import Input, resolve
from itareport.errors import ExitCode, ItareportError, ReadError, WriteError
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.source import SourceFile


def summary() -> str:
    """What the command does, in one line."""
    return _("Put data files into their canonical layout; every comment and text is kept.")


def help_text() -> str:
    """The command's help."""
    return "\n\n".join((summary(), _("Example: itareport fmt data/measures_2568.yaml")))


def command(
    context: typer.Context,
    files: options.Files = None,
    check: Annotated[
        bool, typer.Option("--check", help=_("Change nothing; exit 1 when a file would be changed."))
    ] = False,
    fix_thai: Annotated[
        bool, typer.Option("--fix-thai", help=_("Also repair Thai where it is certain, never a spelling."))
    ] = False,
    encoding: Annotated[
        Literal["cp874"] | None,
        typer.Option(
            "--from", metavar="cp874", show_default=False, help=_("Convert a windows-874 (ANSI) file to UTF-8.")
        ),
    ] = None,
) -> int:
    """Format data files."""
    console: Console = context.obj
    code = ExitCode.DONE
    for data_file in resolve(files or []):
        try:
            code = max(code, _format(console, data_file, check=check, fix=fix_thai, cp874=encoding == "cp874"))
        except ReadError as error:
            say_unread(console, data_file, error)
            code = ExitCode.FAILURE
        except ItareportError as error:
            console.error(error.message, error.hint)
            code = max(code, ExitCode(error.exit_code))
    return code


def _format(console: Console, data_file: Input, *, check: bool, fix: bool, cp874: bool) -> ExitCode:
    from itareport import source, writing
    from itareport.source import format as layout

    before = data_file.read()
    data = layout.from_cp874(before) if cp874 else before
    document = source.read(data_file.name, data)
    if document.findings:
        _say_findings(console, document)
        return ExitCode.FINDINGS
    if fix:
        document = source.read_text(data_file.name, layout.fix_thai(document))
    after = layout.format_document(document).encode()
    if check:
        if after == before:
            return ExitCode.DONE
        console.note(_("{name}: would be changed").format(name=data_file.name))
        return ExitCode.FINDINGS
    if data_file.path is None:
        console.document(after.decode())
        return ExitCode.DONE
    if after == before:
        return ExitCode.DONE
    try:
        writing.write(data_file.path, after)
    except WriteError as error:
        hint = _("The file is as it was. See to it that it can be written, and try again.")
        raise WriteError(error.message, hint) from error
    console.note(_("{name}: changed").format(name=data_file.name))
    return ExitCode.DONE


def _say_findings(console: Console, document: SourceFile) -> None:
    from itareport.reporting import FileResult, text

    found = FileResult(document.name, document.findings, document.lines)
    console.say(text([found], colour=console.colour(on_stderr=True)))
    console.error(_("{name}: left as it is, correct the above first").format(name=document.name))
