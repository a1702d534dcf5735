"""``itareport build``: data files to Word documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itareport.cli import options
from itareport.cli.files import Result, check_each
from itareport.cli.inputs import STDIN, Input, read_file, resolve
from itareport.errors import ExitCode, ItareportError, UsageError
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.delivery import Delivery
    from itareport.render import Prepared


def summary() -> str:
    """What the command does, in one line."""
    return _("Make the Word report from a data file.")


def help_text() -> str:
    """The command's help."""
    return "\n\n".join(
        (
            summary(),
            _("The data file is checked first; one with errors makes no report."),
            _("Example: itareport build data/measures_2568.yaml -o report.docx"),
        )
    )


@dataclass(frozen=True)
class Order:
    """What every file of one run is built with."""

    document: options.Kind
    template: Prepared | None
    embed: bool
    force: bool
    strict: bool


def command(
    context: typer.Context,
    files: options.Files = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            show_default=False,
            help=_("The file to write; a folder when it ends in / or there are several data files. Left out: build/"),
        ),
    ] = None,
    document: options.Document = "report",
    template: Annotated[
        Path | None,
        typer.Option(metavar="T.docx", show_default=False, help=_("A Word template of your own.")),
    ] = None,
    forms: options.Forms = None,
    no_embed: Annotated[bool, typer.Option("--no-embed", help=_("Leave the data out of the Word file."))] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace a file that was edited, keeping the old one beside it."))
    ] = False,
    strict: options.Strict = False,
) -> int:
    """Make Word documents."""
    console: Console = context.obj
    inputs = resolve(files or [])
    targets = _targets(inputs, output, document)
    prepared = _template(template)
    order = Order(document, prepared, not no_embed, force, strict)
    code = ExitCode.DONE
    for result in check_each(inputs, document, forms):
        code = max(code, _build(console, result, targets[result.input], order))
    return code


def _targets(inputs: list[Input], output: str | None, document: options.Kind) -> dict[Input, Path]:
    if output is None and any(data_file.name == STDIN for data_file in inputs):
        raise UsageError(_("for standard input (-) say where to write it: -o report.docx"))
    if output is not None and len(inputs) == 1 and not options.names_folder(output):
        return {inputs[0]: Path(output)}
    folder = Path("build" if output is None else output)
    ending = "_plan.docx" if document == "plan" else ".docx"
    targets = {data_file: folder / f"{data_file.stem}{ending}" for data_file in inputs}
    twice = [target for target, count in Counter(targets.values()).items() if count > 1]
    if twice:
        names = ", ".join(data_file.name for data_file, target in targets.items() if target == twice[0])
        message = _("these files would be written to the same {path}: {names}").format(path=twice[0], names=names)
        raise UsageError(message, _("Build them one by one with -o, or give the data files different names."))
    return targets


def _template(path: Path | None) -> Prepared | None:
    if path is None:
        return None
    from itareport import render

    return render.load_template(read_file(path, str(path)))


def _build(console: Console, result: Result, target: Path, order: Order) -> ExitCode:
    from itareport import render
    from itareport.delivery import deliver

    _say_findings(console, result)
    code = result.exit_code(strict=order.strict)
    checked = result.checked
    if code is not ExitCode.DONE or checked is None or checked.report is None:
        if code is ExitCode.FINDINGS:
            console.error(_("{name}: not built, correct the above first").format(name=result.input.name))
        return code
    try:
        data = render.render(checked.report, checked.edition, order.document, order.template, embed=order.embed)
        delivery = deliver(target, data, force=order.force)
    except ItareportError as error:
        console.error(error.message, error.hint, getattr(error, "faults", ()))
        return ExitCode(error.exit_code)
    console.data(str(delivery.path))
    _say_delivery(console, delivery)
    return ExitCode.DONE


def _say_findings(console: Console, result: Result) -> None:
    if result.error is not None:
        console.error(result.error.message, result.error.hint)
    elif result.findings:
        from itareport.reporting import text

        console.say(text([result.for_reporting()], colour=console.colour(on_stderr=True)))


def _say_delivery(console: Console, delivery: Delivery) -> None:
    from itareport.delivery import Outcome

    if delivery.outcome is Outcome.UNCHANGED:
        console.say(_("{path}: unchanged").format(path=delivery.path))
    else:
        console.say(_("{path}: written").format(path=delivery.path))
    if delivery.backup is not None:
        console.say(_("the old file is kept as {path}").format(path=delivery.backup))
    if delivery.opened_by is not None:
        console.say(_("it seems to be open in an office program: close it there and open it again to see the new one"))
