"""``itareport build``: data files to Word documents, and to PDF, pictures and web pages beside them."""

# No annotations from __future__ here: Typer would evaluate each of their texts at every start.

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itareport import api
from itareport.cli import options
from itareport.cli.tally import Tally, say_unused, why_failed
from itareport.cli.template import say_warnings
from itareport.errors import ExitCode
from itareport.i18n import N_, _

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.delivery import Delivery


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
            help=N_("The file to write; a folder when it ends in / or there are several data files. Default: build/"),
        ),
    ] = None,
    document: options.Document = "auto",
    template: Annotated[
        str | None,
        typer.Option(metavar="T.docx", show_default=False, help=N_("A Word template of your own.")),
    ] = None,
    forms: options.Forms = None,
    no_embed: Annotated[bool, typer.Option("--no-embed", help=N_("Leave the data out of the Word file."))] = False,
    force: Annotated[
        bool, typer.Option("--force", help=N_("Replace a file that was edited, keeping the old one beside it."))
    ] = False,
    strict: options.Strict = False,
    jobs: options.Jobs = None,
    to: Annotated[
        str | None,
        typer.Option(
            metavar="docx,pdf,png,html",
            show_default=False,
            help=N_("The kinds of files to make beside the Word file. Default: build.to of the settings, else docx."),
        ),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help=N_("Open what was made in its default program."))] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help=N_("Build again whenever a data file is saved, until Ctrl-C."))
    ] = False,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", show_default=False, help=N_("Build on the Dask cluster of this scheduler.")),
    ] = None,
) -> int:
    """Make Word documents."""
    console: Console = context.obj
    console.strict = strict
    inputs = api.data_files(files or [])
    kinds = None if to is None else to.split(",")
    changes = api.saved(inputs) if watch else iter(())

    def build(data_files: Sequence[api.Input]) -> tuple[ExitCode, list[Path]]:
        tally = Tally(console, len(data_files), (_("written"), _("unchanged")))
        with tally.running(), api.workers(api.sensible_jobs(len(data_files), jobs), scheduler) as executor:
            cache = api.cache_of_user(len(data_files))
            results = api.build_many(
                data_files,
                output,
                executor=executor,
                document=document,
                template=template,
                forms=options.folders(forms),
                embed=not no_embed,
                force=force,
                strict=strict,
                to=kinds,
                cache=cache,
            )
            if template is not None:  # it has no faults now, or there would be no results
                say_warnings(console, template)
            made = _say_all(console, tally, results, auto=document == "auto", opens=open_)
            say_unused(console, cache)
            return tally.code, made

    code, made = build(inputs)
    if open_:
        api.open_files(made)
    for saved in changes:
        build(saved)
    return code


def _say_all(console: "Console", tally: Tally, results: Iterable[api.Result], *, auto: bool, opens: bool) -> list[Path]:
    """Show what came of the files; for one who ``opens`` it, what is worth that of each."""
    made, shown_errors = [], list[object]()
    for result in results:
        # Warnings alone keep nothing from being built; with ``--strict`` they are an error of the result.
        code = ExitCode.DONE if result.error is None else ExitCode(result.error.exit_code)
        tally.count(result, code, "" if result.delivery is None else _(result.delivery.outcome.value))
        # That LibreOffice is missing is one error for all files, and is shown once.
        shown = result._replace(error=None) if any(result.error is each for each in shown_errors) else result
        if result.error is not None and result.delivery is not None:
            shown_errors.append(result.error)
        _say(console, shown, auto=auto, many=tally.many)
        if opens and result.delivery is not None:
            made.append((result.published or (result.delivery,))[0].path)
    return made


def _say(console: "Console", result: api.Result, *, auto: bool, many: bool) -> None:
    """Show what came of one file; of one among many, on a terminal, only why it failed."""
    error = result.error
    if not many:
        console.findings(result)
        if auto and result.kind is not None:
            console.note(_taken_for(result))
    if result.delivery is not None:
        for delivery in (result.delivery, *result.published):
            _say_delivered(console, delivery, many=many)
            console.path(delivery.path)
    for note in result.notes:
        console.note(note)
    if error is None:
        return
    if many:
        console.say(why_failed(result, error.message))
    elif isinstance(error, api.InvalidDataError):
        console.error(_("{name}: not built, correct the above first").format(name=result.name))
    elif not result.findings or result.kind is not None or error.faults:
        console.error(error.message, error.hint, error.faults)


def _taken_for(result: api.Result) -> str:
    if result.kind == "plan":
        return _("{name}: taken for a plan, as its outputs and outcomes have no value yet").format(name=result.name)
    return _("{name}: taken for a report").format(name=result.name)


def _say_delivered(console: "Console", delivery: "Delivery", *, many: bool) -> None:
    # That it was written is shown by its path on stdout.
    if delivery.outcome == "unchanged" and not many:
        console.note(_("{path}: unchanged").format(path=delivery.path))
    if delivery.backup is not None:
        console.note(_("the old file is kept as {path}").format(path=delivery.backup))
    if delivery.other_names:
        words = _("{name}: the file has other names (hard links), which keep the old text")
        console.note(words.format(name=delivery.path))
    if delivery.opened_by is not None:
        console.note(_("it seems to be open in an office program: close it there and open it again to see the new one"))
