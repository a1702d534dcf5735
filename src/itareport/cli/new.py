"""``itareport new``: the data file of a new fiscal year."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itareport.cli import options
from itareport.cli.files import check_each, say_unread
from itareport.cli.inputs import Input
from itareport.errors import ExitCode, UsageError
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.cli.console import Console
    from itareport.cli.files import Result

MODELINE = "# yaml-language-server: $schema=https://raw.githubusercontent.com/itareport/itareport/main/schema/itareport.schema.json"


def summary() -> str:
    """What the command does, in one line."""
    return _("Make next year's data file, from last year's or empty.")


def help_text() -> str:
    """The command's help."""
    return "\n\n".join(
        (
            summary(),
            _("Names, steps and who is responsible stay, years in periods move, results wait to be filled in."),
            _("Example: itareport new 2569 --from data/measures_2568.yaml"),
        )
    )


def command(
    context: typer.Context,
    year: Annotated[
        str, typer.Argument(metavar="YEAR", show_default=False, help=_("Fiscal year (Buddhist), like 2569."))
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            show_default=False,
            help=_("Last year's data file. Left out: the newest data/measures_*.yaml."),
        ),
    ] = None,
    output: options.Output = None,
    forms: options.Forms = None,
) -> int:
    """Make a data file."""
    from itareport import writing

    console: Console = context.obj
    fiscal_year = _fiscal_year(year)
    options.check_forms(forms)
    target = _target(output, fiscal_year)
    text = _text(console, fiscal_year, source, target, forms)
    if isinstance(text, ExitCode):
        return text
    writing.new_file(target, text.encode())
    console.data(str(target))
    console.note(_("Fill in what is missing, then: itareport validate {path} --document plan").format(path=target))
    return ExitCode.DONE


def _fiscal_year(typed: str) -> int:
    from itareport.fields import BUDDHIST_ERA, FISCAL_YEARS

    year = int(typed) if typed.isdecimal() and len(typed) == len("2569") else 0
    if year in FISCAL_YEARS:
        return year
    hint = _("Write the Buddhist year in four digits, like 2569.")
    if year + BUDDHIST_ERA in FISCAL_YEARS:
        hint = _("Write the Buddhist year: {year}").format(year=year + BUDDHIST_ERA)
    raise UsageError(_("“{year}” is no fiscal year").format(year=typed), hint)


def _target(output: str | None, year: int) -> Path:
    name = f"measures_{year}.yaml"
    return Path("data") / name if output is None else options.target(output, name)


def _text(console: Console, year: int, source: str | None, target: Path, forms: Path | None) -> str | ExitCode:
    """The text of the new file; the exit code when its source is no good, which has been said then."""
    from itareport.forms import edition_for
    from itareport.rollover import new_file

    data_file = Input(source, Path(source)) if source is not None else _newest(year)
    if data_file is None:
        return new_file(year, None, edition_for(year, options.form_folders(target.parent, forms)), modeline=MODELINE)
    result = next(check_each([data_file], "plan", forms))
    if result.error is not None:
        say_unread(console, data_file, result.error)
        return ExitCode.FAILURE
    assert result.checked is not None
    if result.checked.report is None:
        _say_faults(console, result)
        return ExitCode.FINDINGS
    edition = edition_for(year, options.form_folders(data_file.folder, forms))
    return new_file(year, result.checked.document, edition, result.checked.edition, MODELINE)


def _newest(year: int) -> Input | None:
    """The newest data file at hand, by the year in its name; that of the new year itself is none."""
    years = {path.stem.removeprefix("measures_"): path for path in Path("data").glob("measures_*.yaml")}
    usable = {int(typed): path for typed, path in years.items() if typed.isdecimal() and int(typed) != year}
    if not usable:
        return None
    newest = usable[max(usable)]
    return Input(newest.as_posix(), newest)


def _say_faults(console: Console, result: Result) -> None:
    from itareport.reporting import text

    console.say(text([result.for_reporting()], colour=console.colour(on_stderr=True)))
    console.error(_("{name}: correct the above first, then try again").format(name=result.input.name))
