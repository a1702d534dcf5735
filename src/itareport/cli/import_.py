"""``itareport import``: a Word report to a data file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itareport.cli import options
from itareport.cli.inputs import STDIN, read_word
from itareport.errors import ExitCode
from itareport.findings import Severity
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.importing import Imported


def summary() -> str:
    """What the command does, in one line."""
    return _("Turn an existing Word report into a data file.")


def help_text() -> str:
    """The command's help."""
    return "\n\n".join(
        (
            summary(),
            _("What was uncertain is marked in the data file with “# ตรวจสอบ:” for you to look at."),
            _("Example: itareport import report_2567.docx -o data/measures_2567.yaml"),
        )
    )


def command(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT.docx", show_default=False, help=_("The Word report."))],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            show_default=False,
            help=_("The data file to make; - is standard output. Left out: data/measures_<year>.yaml"),
        ),
    ] = None,
    join_wraps: Annotated[
        bool, typer.Option("--join-wraps", help=_("Take out blanks inside Thai words where lines were wrapped."))
    ] = False,
    forms: options.Forms = None,
) -> int:
    """Read a Word report."""
    from itareport import importing, writing
    from itareport.cli.new import MODELINE
    from itareport.source.dump import dump

    console: Console = context.obj
    options.check_forms(forms)
    path = Path(report)
    imported = importing.read_report(
        read_word(path, report), report, folders=options.form_folders(path.parent, forms), join_wraps=join_wraps
    )
    text = dump(imported.data, imported.comments, [MODELINE])
    _say_findings(console, imported)
    if output == STDIN:
        console.document(text)
        return _judge(console, text, STDIN, imported)
    target = _target(output, imported)
    writing.new_file(target, text.encode())
    console.data(str(target))
    return _judge(console, text, target.as_posix(), imported)


def _target(output: str | None, imported: Imported) -> Path:
    name = f"measures_{imported.data.get('fiscal_year') or 'imported'}.yaml"
    return Path("data") / name if output is None else options.target(output, name)


def _say_findings(console: Console, imported: Imported) -> None:
    from itareport.reporting import FileResult, text

    if imported.findings:
        found = FileResult(imported.findings[0].file, imported.findings)
        console.say(text([found], colour=console.colour(on_stderr=True)))


def _judge(console: Console, text: str, name: str, imported: Imported) -> ExitCode:
    """What was read is held against the format, so that its errors are known at once."""
    from itareport import schema, source
    from itareport.reporting import FileResult
    from itareport.reporting import text as shown

    document = source.read_text(name, text)
    _report, findings = schema.check(document, imported.kind)
    errors = [*document.findings, *findings]
    if not any(finding.severity is Severity.ERROR for finding in errors):
        return ExitCode.DONE
    console.say(shown([FileResult(name, errors, document.lines)], colour=console.colour(on_stderr=True)))
    return ExitCode.FINDINGS
