"""What the form edition of the fiscal year says otherwise than the data file."""

from __future__ import annotations

from collections.abc import Iterator

from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_, _, number
from itareport.rules.context import RuleContext, RuleMatch

ISSUE_TITLE = Rule(
    "ITA107",
    "issue-title",
    Family.REPORT,
    Severity.WARNING,
    N_("an issue title is worded otherwise than in the form edition"),
    N_("The seven titles are given by the form. The assessor looks for them; another wording is printed all the same."),
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
    Severity.WARNING,
    N_("there is no form edition for the fiscal year"),
    N_("Titles and headings of the form change nearly every year, so the newest edition may not be the right one."),
    Example("fiscal_year: 2568\n", "fiscal_year: 2599\n", "fiscal_year: 2568\n"),
)
RULES = (ISSUE_TITLE, NO_EDITION)


def check_editions(context: RuleContext) -> Iterator[RuleMatch]:
    """Report a fiscal year without an edition, else each issue title that is not the edition's."""
    year, edition = context.fiscal_year, context.edition
    if year is not None and year != edition.fiscal_year:
        yield RuleMatch(
            NO_EDITION,
            ("fiscal_year",),
            _("there is no form edition for fiscal year {year}; the one of {newest} is used").format(
                year=number(year), newest=number(edition.fiscal_year)
            ),
            _("If the form has changed, put its wording into forms/{year}.yaml beside the folder of the data.").format(
                year=year
            ),
        )
        return
    titles = dict(enumerate(edition.issues, start=1))
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
