"""What the form edition of the fiscal year says otherwise than the data file."""

from __future__ import annotations

from collections.abc import Iterator

from itareport.data import MEASURE_DEPTH
from itareport.fields import BY_KEY, KEYS
from itareport.findings import Example, Family, Rule, Severity, ValuePath
from itareport.i18n import N_, _, ngettext, number
from itareport.rules.context import RuleContext, RuleMatch

ISSUE_TITLE = Rule(
    "ITA107",
    "issue-title",
    Family.REPORT,
    Severity.WARNING,
    N_("an issue title differs from the form edition"),
    N_("The titles are given by the form. The assessor looks for them; another wording is printed all the same."),
    Example(
        "  - number: 2\n",
        "  - number: 2\n    title: การให้บริการประชาชน\n",
        "  - number: 2\n    title: การให้บริการและระบบ E-Service\n",
    ),
)
NO_EDITION = Rule(
    "ITA109",
    "no-edition",
    Family.REPORT,
    Severity.INFO,
    N_("there is no form edition for the fiscal year"),
    N_("Titles and headings of the form change nearly every year, so the newest edition may not be the right one."),
    Example("fiscal_year: 2568\n", "fiscal_year: 2599\n", "fiscal_year: 2568\n"),
)
NO_COLUMN = Rule(
    "ITA110",
    "no-column",
    Family.REPORT,
    Severity.WARNING,
    N_("a field is filled in that the form edition has no column for"),
    N_("It is kept in the data file, and is not printed: a reader of the report does not see it."),
    Example(
        "        period: ไตรมาส ๒\n",
        "        period: ไตรมาส ๒\n        budget: ๕,๐๐๐ บาท\n",
        "        period: ไตรมาส ๒\n        budget:\n",
    ),
)
RULES = (ISSUE_TITLE, NO_EDITION, NO_COLUMN)


def check_editions(context: RuleContext) -> Iterator[RuleMatch]:
    """Report a fiscal year without an edition, issue titles that are not the edition's, fields without a column."""
    year, edition = context.fiscal_year, context.edition
    if year is not None and year != edition.fiscal_year:
        yield RuleMatch(
            NO_EDITION,
            ("fiscal_year",),
            _("there is no form edition for fiscal year {year} yet; the one of {newest} is used").format(
                year=number(year), newest=number(edition.fiscal_year)
            ),
            _(
                "When the form of that year is published, make forms/{year}.yaml with: itareport forms new {year}"
            ).format(year=year),
        )
    yield from _issue_titles(context)
    yield from _without_column(context)


def _issue_titles(context: RuleContext) -> Iterator[RuleMatch]:
    titles = dict(enumerate(context.edition.issues, start=1))
    for text in context.texts:
        if len(text.path) == 3 and text.field == "title":
            expected = titles.get(context.numbers.get(text.path[:2], 0))
            if expected is not None and text.text.split() != expected.split():
                yield RuleMatch(
                    ISSUE_TITLE,
                    text.path,
                    _("the form's title of this issue is “{title}”").format(title=expected),
                    _("Delete the line with title:, then the form's title is printed, or type it as the form has it."),
                )


def _without_column(context: RuleContext) -> Iterator[RuleMatch]:
    """One match for each field, where it is written first: the column is missing once, whatever the measures."""
    columns = context.edition.shape.columns
    places: dict[str, list[ValuePath]] = {}
    for text in context.texts_of(*(key for key in KEYS.all if key not in columns)):
        path = text.path[: MEASURE_DEPTH + 1]
        if path not in places.setdefault(text.field, []):
            places[text.field].append(path)
    year = context.fiscal_year or context.edition.fiscal_year
    for key, paths in places.items():
        message = ngettext(
            "“{field}” is not printed: the form edition of {year} has no column for it",
            "“{field}” is not printed in {count} measures: the form edition of {year} has no column for it",
            len(paths),
        )
        hint = _(
            "To print it, write “{column}: {heading}” under columns: in forms/{file}.yaml (itareport forms new {file})."
        )
        field = BY_KEY[key]
        yield RuleMatch(
            NO_COLUMN,
            paths[0],
            message.format(field=key, year=number(context.edition.fiscal_year), count=number(len(paths))),
            hint.format(column=field.column, heading=field.heading, file=year),
        )
