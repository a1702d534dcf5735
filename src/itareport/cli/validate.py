"""``itareport validate``: all findings of all files in one run."""

from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from itareport import api
from itareport.cli import options
from itareport.cli.console import in_github_actions
from itareport.cli.tally import Tally, say_unused
from itareport.errors import ReadError
from itareport.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from itareport.cli.console import Console

Format = Literal["text", "json", "github", "gitlab", "sarif", "junit"]

_ENDINGS = {"text": "txt", "github": "txt", "gitlab": "json", "junit": "xml"}
"""The endings of file names that are not the format's own name."""


def command(
    context: typer.Context,
    files: options.Files = None,
    document: options.Document = "auto",
    format: Annotated[  # noqa: A002 - the option's name
        Format | None,
        typer.Option(
            metavar="|".join(get_args(Format)),
            show_default=False,
            help=N_("How to show the findings: text for people, the others for CI."),
        ),
    ] = None,
    forms: options.Forms = None,
    strict: options.Strict = False,
    jobs: options.Jobs = None,
    output: options.Output = None,
) -> int:
    """Check data files."""
    console: Console = context.obj
    console.strict = strict
    chosen: str = format or ("github" if in_github_actions() else "text")
    try:
        inputs = api.data_files(files or [])
        tally = Tally(console, len(inputs))
        with tally.running(), api.workers(api.sensible_jobs(len(inputs), jobs)) as executor:
            cache = api.cache_of_user(len(inputs))
            results = api.validate_many(
                inputs, document=document, forms=options.folders(forms), executor=executor, cache=cache
            )
            counted = _counted(tally, results, strict=strict)
            spoken = _spoken_of(console, counted, github=chosen == "github", many=tally.many, alone=len(inputs) == 1)
            ended = list[Exception]()
            _show(console, _held(spoken, ended), chosen, output, inputs)
            say_unused(console, cache)
            if ended:
                raise ended[0]
    except ReadError:
        _show(console, (), chosen, output)
        raise
    return tally.code


def _show(
    console: "Console",
    results: "Iterable[api.Result]",
    chosen: str,
    output: str | None,
    inputs: "Sequence[api.Input]" = (),
) -> None:
    from itareport import reporting

    if output not in (None, api.STDIN):
        path = api.target(output, f"findings.{_ENDINGS.get(chosen, chosen)}")
        console.path(api.save_text(path, "".join(reporting.FORMATS[chosen](results)), inputs))
    elif chosen == "text":
        console.shown(reporting.text_pieces(map(console.wanted, results), colour=console.colour()))
    else:
        console.pieces(reporting.FORMATS[chosen](results))


def _held(results: "Iterable[api.Result]", ended: list[Exception]) -> "Iterator[api.Result]":
    """The results up to an error, such as lack of memory, which is kept: what is shown of them is one whole document."""
    try:
        yield from results
    except Exception as error:  # noqa: BLE001 - raised when the document is whole
        ended.append(error)


def _counted(tally: Tally, results: "Iterable[api.Result]", *, strict: bool) -> "Iterator[api.Result]":
    for result in results:
        tally.count(result, result.exit_code(strict=strict))
        yield result


def _spoken_of(
    console: "Console", results: "Iterable[api.Result]", *, github: bool, many: bool, alone: bool
) -> "Iterator[api.Result]":
    """The results as they come, with the messages about each on stderr."""
    for result in results:
        if github:
            console.findings(result)
        yield result
        if result.error is not None:
            console.error(result.error.message, result.error.hint, result.error.faults)
        if result.progress is not None and not many:
            _say_summary(console, result, alone=alone)


def _say_summary(console: "Console", result: api.Result, *, alone: bool) -> None:
    from itareport.reporting.summary import kind_word, next_step, summary

    assert result.progress is not None
    failing = bool(result.failing(strict=console.strict))
    said = summary(result.progress, result.findings, failing=failing)
    console.note(f"{result.name} ({kind_word(result)}): {said}")
    if alone and result.name != api.STDIN:
        console.note(f"  = {next_step(result.name, result.progress, failing=failing)}")
