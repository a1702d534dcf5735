"""``itareport build``: data files to Word documents."""

# No annotations from __future__ here: Typer would evaluate each of their texts at every start.

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from itareport import i18n
from itareport.cli import options
from itareport.cli.console import one_line, said
from itareport.cli.files import Result, check_each
from itareport.cli.inputs import STDIN, Input, read_word, resolve
from itareport.errors import ExitCode, ItareportError, UsageError
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.delivery import Delivery
    from itareport.render import PreparedTemplate


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


class Order(NamedTuple):
    """What every file of one run is built with; ``template`` are the bytes of a template of one's own."""

    document: options.Kind
    forms: Path | None
    template: bytes | None
    embed: bool
    force: bool
    strict: bool
    colour: bool


class Built(NamedTuple):
    """How one file ended: the exit code, the path written or unchanged, and what there is to say."""

    code: ExitCode
    path: str = ""
    talk: tuple[str, ...] = ()


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
    jobs: Annotated[
        int, typer.Option("-j", "--jobs", metavar="N", min=1, help=_("Build so many files at the same time."))
    ] = 1,
) -> int:
    """Make Word documents."""
    console: Console = context.obj
    options.check_forms(forms)
    inputs = resolve(files or [])
    targets = _targets(inputs, output, document)
    own = read_word(template, str(template)) if template is not None else None
    order = Order(document, forms, own, not no_embed, force, strict, console.colour(on_stderr=True))
    if own is not None:
        _prepared(own)
    code = ExitCode.DONE
    for built in _all_built(inputs, targets, order, jobs):
        for line in built.talk:
            console.say(line)
        if built.path:
            console.data(built.path)
        code = max(code, built.code)
    return code


def _all_built(inputs: list[Input], targets: dict[Input, Path], order: Order, jobs: int) -> Iterator[Built]:
    """Build each file, in the order given, in this process or in several."""
    if jobs == 1 or len(inputs) == 1:
        yield from (_build(data_file, targets[data_file], order) for data_file in inputs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # Standard input belongs to this process; the others read their files themselves.
    here = {data_file: _build(data_file, targets[data_file], order) for data_file in inputs if data_file.path is None}
    pool = ProcessPoolExecutor(min(jobs, len(inputs)), initializer=i18n.use, initargs=(i18n.language(),))
    try:
        waiting = {
            data_file: pool.submit(_build, data_file, targets[data_file], order)
            for data_file in inputs
            if data_file not in here
        }
        for data_file in inputs:
            try:
                yield here[data_file] if data_file in here else waiting[data_file].result()
            except BrokenProcessPool:
                message = _("{name}: not built, as a process that was building died").format(name=data_file.name)
                hint = _("Try again with fewer at the same time: -j 1")
                yield Built(ExitCode.FAILURE, talk=said(message, hint))
    finally:
        # Who interrupts the command waits for the files that are being built, not for all the others.
        pool.shutdown(cancel_futures=True)


def _targets(inputs: list[Input], output: str | None, document: options.Kind) -> dict[Input, Path]:
    if output is None and any(data_file.name == STDIN for data_file in inputs):
        raise UsageError(_("for standard input (-) say where to write it: -o report.docx"))
    ending = "_plan.docx" if document == "plan" else ".docx"
    if output is not None and (len(inputs) == 1 or output == STDIN):
        return {inputs[0]: options.target(output, f"{inputs[0].stem}{ending}")}
    folder = Path("build" if output is None else output)
    targets = {data_file: folder / f"{data_file.stem}{ending}" for data_file in inputs}
    twice = [target for target, count in Counter(targets.values()).items() if count > 1]
    if twice:
        names = ", ".join(data_file.name for data_file, target in targets.items() if target == twice[0])
        message = _("these files would be written to the same {path}: {names}").format(path=twice[0], names=names)
        raise UsageError(message, _("Build them one by one with -o, or give the data files different names."))
    return targets


@cache
def _prepared(template: bytes) -> "PreparedTemplate":
    from itareport import render

    return render.load_template(template)


def _build(data_file: Input, target: Path, order: Order) -> Built:
    result = next(check_each([data_file], order.document, order.forms))
    talk = _findings(result, colour=order.colour)
    code = _code(result, strict=order.strict)
    if code is ExitCode.FINDINGS:
        talk += said(_("{name}: not built, correct the above first").format(name=data_file.name))
    checked = result.checked
    if code is not ExitCode.DONE or checked is None or checked.report is None:
        return Built(code, talk=talk)
    from itareport import render
    from itareport.delivery import deliver

    try:
        template = _prepared(order.template) if order.template is not None else None
        data = render.render(checked.report, checked.edition, order.document, template, embed=order.embed)
        delivery = deliver(target, data, force=order.force)
    except ItareportError as error:
        return Built(
            ExitCode(error.exit_code), talk=talk + said(error.message, error.hint, getattr(error, "faults", ()))
        )
    return Built(ExitCode.DONE, str(delivery.path), talk + _delivered(delivery))


def _code(result: Result, *, strict: bool) -> ExitCode:
    """Whether a file can be built: without ``strict`` no severity that an agency gave a rule keeps it from that."""
    if strict or result.checked is None:
        return result.exit_code(strict=strict)
    return ExitCode.FINDINGS if result.checked.report is None else ExitCode.DONE


def _findings(result: Result, *, colour: bool) -> tuple[str, ...]:
    if not result.findings:
        return ()
    from itareport.reporting import text

    return (text([result.for_reporting()], colour=colour),)


def _delivered(delivery: "Delivery") -> tuple[str, ...]:
    from itareport.delivery import Outcome

    unchanged = delivery.outcome is Outcome.UNCHANGED
    talk = [(_("{path}: unchanged") if unchanged else _("{path}: written")).format(path=delivery.path)]
    if delivery.backup is not None:
        talk.append(_("the old file is kept as {path}").format(path=delivery.backup))
    if delivery.opened_by is not None:
        talk.append(_("it seems to be open in an office program: close it there and open it again to see the new one"))
    return tuple(map(one_line, talk))
