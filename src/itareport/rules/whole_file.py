"""What a data file is as a whole: half filled in, named for another year, or there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from itareport.data import FISCAL_YEARS, has_text, measures_in
from itareport.fields import KEYS
from itareport.findings import Family, Rule, Severity
from itareport.i18n import N_, _, number
from itareport.rules.context import RuleContext, RuleMatch

HALF_FILLED = Rule(
    "ITA111",
    "half-filled",
    Family.REPORT,
    Severity.WARNING,
    N_("some measures have results and others do not"),
    N_(
        "A file without any result is a plan, one with all results a report. One in between is checked as a report, "
        "which it is not yet."
    ),
)
OTHER_YEAR = Rule(
    "ITA112",
    "other-year-in-name",
    Family.REPORT,
    Severity.WARNING,
    N_("the name of the file says another fiscal year than the file"),
    N_("One of the two is wrong, and the report of one year is published or overwritten as that of another."),
)
SAME_YEAR = Rule(
    "ITA113",
    "year-twice",
    Family.REPORT,
    Severity.WARNING,
    N_("two files of one run are of the same agency and fiscal year"),
    N_("Often one is a copy that was forgotten, and nobody knows which of the two is published."),
)
RULES = (HALF_FILLED, OTHER_YEAR, SAME_YEAR)

_YEAR = re.compile(r"(?<![0-9๐-๙])[0-9๐-๙]{4}(?![0-9๐-๙])")
_ASSESSMENT = re.compile(r"(?i)ita(?!report)|(?<![a-z])o[0-9]{1,2}(?![0-9])|ประเมิน")
"""Of what the year in a name may be: the report of fiscal year 2568 is item O26 of ITA 2569."""

_WHOLE = ()
"""The path of the file as a whole."""


def check_whole_file(context: RuleContext) -> Iterator[RuleMatch]:
    """Report a half-filled report, a file name with another year, and a file that is there twice."""
    yield from _half_filled(context)
    year = context.fiscal_year
    if year is None:
        return
    name = PurePath(context.file.name).name
    named = {int(match[0]) for match in _YEAR.finditer(name)} & set(FISCAL_YEARS)
    if named and year not in named and not (year + 1 in named and _ASSESSMENT.search(name)):
        yield RuleMatch(
            OTHER_YEAR,
            ("fiscal_year",),
            _("the name of the file says {named}, and fiscal_year is {year}").format(
                named=number(min(named)), year=number(year)
            ),
            _("Correct the year, or rename the file to measures_{year}.yaml.").format(year=year),
        )
    if context.run.twin:
        yield RuleMatch(
            SAME_YEAR,
            ("fiscal_year",),
            _("{file} is of the same agency and fiscal year").format(file=context.run.twin),
            _("Keep one of the two in this folder, or correct the year of the other."),
        )


def _half_filled(context: RuleContext) -> Iterator[RuleMatch]:
    results = [key for key in KEYS.results if key in context.edition.shape.columns]
    measures = list(measures_in(context.file.value))
    filled = [key for measure in measures for key in results if measure.get(key) is not None]
    # What makes a file a report, where it is taken for one by what it holds; see ``fields.document_kind``.
    begun = bool(results) and any(has_text(measure.get(key)) for measure in measures for key in KEYS.results)
    if context.run.asked != "auto" or not begun or len(filled) == len(measures) * len(results):
        return
    message = _("{filled} of {all} fields for results are filled in, so the file is checked as a report")
    hint = _(
        "To finish the report, fill in {fields} of the others. For a plan, delete the texts of all of them, or add "
        "--document plan."
    )
    yield RuleMatch(
        HALF_FILLED,
        _WHOLE,
        message.format(filled=number(len(filled)), all=number(len(measures) * len(results))),
        hint.format(fields=_(" and ").join(results)),
    )
