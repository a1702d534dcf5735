"""How far data files are: as text for a person, a table for several files, JSON and CSV for a program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from itareport.fields import BY_KEY
from itareport.findings import Severity
from itareport.i18n import _, digits, number
from itareport.reporting.columns import columns
from itareport.reporting.machine import dumps
from itareport.reporting.results import slashed
from itareport.reporting.snippet import printable
from itareport.reporting.summary import kind_word, lacking
from itareport.thai.digits import to_arabic
from itareport.thai.width import cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from itareport.progress import Progress
    from itareport.results import Result

VERSION = 1
COLUMNS = (
    "file",
    "agency",
    "fiscal_year",
    "document",
    "complete",
    "issues",
    "issues_needed",
    "measures",
    "fields",
    "fields_needed",
    "errors",
    "warnings",
    "infos",
    "problem",
)
"""The columns of the CSV, and the keys of a file in JSON; ``problem`` says why a file could not be read."""

MAX_DIGITS = 9
"""The most digits of a year that are read as a number."""

MAX_SHOWN = 40
"""Cells of a name in the table."""


def status_text(results: Sequence[Result]) -> Iterator[str]:
    """Of one file what it has and lacks, of several a table with one row a file."""
    if len(results) == 1:
        yield from _one(results[0])
    elif results:
        yield from _table(results)


def status_json(results: Iterable[Result]) -> Iterator[str]:
    """``{"version": 1, "files": […]}``, each file with the keys of ``COLUMNS`` and what it lacks in words."""
    files = []
    for result in results:
        progress = result.progress
        entry: dict[str, Any] = dict(_row(result))
        entry["missing_issues"] = list(progress.missing) if progress else []
        entry["issues_without_measure"] = list(progress.empty) if progress else []
        entry["unfilled"] = (
            [{"issue": each.issue, "measure": each.measure, "fields": list(each.fields)} for each in progress.unfilled]
            if progress
            else []
        )
        files.append(entry)
    yield dumps({"version": VERSION, "files": files})


def status_csv(results: Iterable[Result]) -> Iterator[str]:
    """A line a file under a line of headings, as RFC 4180 has it.

    It begins with a byte order mark, without which Excel takes Thai for another encoding.
    """
    yield "\N{BYTE ORDER MARK}" + _csv_line(COLUMNS)
    for result in results:
        yield _csv_line([_safe(value) for value in _row(result).values()])


FORMATS: Mapping[str, Callable[[Sequence[Result]], Iterator[str]]] = {
    "text": status_text,
    "json": status_json,
    "csv": status_csv,
}


def _row(result: Result) -> dict[str, Any]:
    counts = dict.fromkeys(Severity, 0)
    for finding in result.findings:
        counts[finding.severity] += 1
    progress = result.progress
    values: tuple[Any, ...] = ("", "", False, 0, 0, 0, 0, 0)
    if progress is not None:
        values = (
            progress.agency,
            _year(progress),
            progress.complete and not counts[Severity.ERROR],
            progress.issues,
            progress.issues_needed,
            progress.measures,
            progress.filled,
            progress.needed,
        )
    agency, year, complete, *figures = values
    return dict(
        zip(
            COLUMNS,
            (
                slashed(result.name),
                agency,
                year,
                result.kind or "",
                complete,
                *figures,
                *counts.values(),
                _problem(result),
            ),
            strict=True,
        )
    )


def _problem(result: Result) -> str:
    """Why nothing is known of a file; "" where something is."""
    if result.error is not None:
        return result.error.message
    if result.progress is not None:
        return ""
    first = next((finding for finding in result.findings if finding.severity is Severity.ERROR), None)
    return _("it cannot be read to its end") if first is None else first.message


def _year(progress: Progress) -> int | str:
    """The year as a number in whatever digits it was typed, and as typed where it is none."""
    year = to_arabic(progress.fiscal_year)
    return int(year) if year.isascii() and year.isdecimal() and len(year) <= MAX_DIGITS else progress.fiscal_year


def _safe(value: object) -> object:
    """A value that a spreadsheet does not take for a formula, on one line that moves no cursor."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    shown = printable(value)
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@")) or value.startswith(("\t", "\r")) else shown


def _csv_line(values: Sequence[object]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(values)
    return written.getvalue()


def _one(result: Result) -> Iterator[str]:
    progress = result.progress
    name = printable(slashed(result.name))
    if progress is None:
        yield f"{name}: {printable(_problem(result))}\n"
        return
    about = [progress.agency, digits(progress.fiscal_year), kind_word(result)]
    yield f"{name}: {printable(' · '.join(filter(None, about)))}\n"
    row = _row(result)
    for label, has, of in (
        (_("issues with measures"), progress.issues, progress.issues_needed),
        (_("fields filled"), progress.filled, progress.needed),
    ):
        yield f"  {label}: {_('{count} of {total}').format(count=number(has), total=number(of))}\n"
    yield f"  {_('measures')}: {number(progress.measures)}\n"
    yield f"  {_('errors')}: {number(row['errors'])}, {_('warnings')}: {number(row['warnings'])}\n"
    for words in lacking(progress):
        yield f"  - {words}\n"
    for each in progress.unfilled:
        fields = ", ".join(f"{key} ({_(BY_KEY[key].label)})" for key in each.fields)
        words = _("issue {issue}, measure {measure} lacks {fields}")
        yield f"    {words.format(issue=number(each.issue), measure=number(each.measure), fields=fields)}\n"


def _table(results: Sequence[Result]) -> Iterator[str]:
    heads = (_("file"), _("agency"), _("year"), _("document"), _("issues"), _("fields"), _("errors"), _("warnings"))
    rows = [heads, *map(_cells, results)]
    yield from (f"{line}\n" for line in columns(rows))


def _cells(result: Result) -> tuple[str, ...]:
    row, progress = _row(result), result.progress
    name = printable(slashed(result.name))
    if progress is None:
        return (
            name,
            printable(_short(row["problem"])) or "-",
            "-",
            "-",
            "-",
            "-",
            number(row["errors"]),
            number(row["warnings"]),
        )
    return (
        name,
        _short(printable(progress.agency)),
        printable(digits(progress.fiscal_year)),
        kind_word(result),
        f"{number(progress.issues)}/{number(progress.issues_needed)}",
        f"{number(progress.filled)}/{number(progress.needed)}",
        number(row["errors"]),
        number(row["warnings"]),
    )


def _short(text: str) -> str:
    if cells(text) <= MAX_SHOWN:
        return text
    while cells(text) > MAX_SHOWN - 1:
        text = text[:-1]
    return f"{text}…"
