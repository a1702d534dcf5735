"""The rules of the family *import*: what was uncertain when a Word report was read."""

from __future__ import annotations

from itareport.findings import Family, Rule, Severity
from itareport.i18n import N_


def _rule(id_: str, name: str, summary: str, why: str, severity: Severity = Severity.WARNING) -> Rule:
    return Rule(id_, name, Family.IMPORT, severity, summary, why)


TRACKED = _rule(
    "ITA401",
    "tracked-changes",
    N_("the Word file holds tracked changes; they were read as accepted"),
    N_("Nobody has decided yet about such a change. What was read is what the report says when all are accepted."),
)
COLUMN = _rule(
    "ITA402",
    "uncertain-column",
    N_("a column was recognised only by similarity or position, or is not part of the report"),
    N_("Texts under a heading that the form does not have may have landed in the wrong field, or in none."),
)
ISSUE = _rule(
    "ITA403",
    "uncertain-issue",
    N_("an issue's number could not be read, or does not fit"),
    N_("A measure under the wrong issue is published under the wrong issue."),
)
LIST = _rule(
    "ITA404",
    "uncertain-list",
    N_("where one entry of a list ends and the next begins is uncertain"),
    N_("Numbers are left out, because the report prints its own. An entry cut wrongly gets a wrong number."),
)
EMPTY = _rule(
    "ITA405",
    "empty-cell",
    N_("a cell that the report needs is empty"),
    N_("The field is left without a value, and the report cannot be built until somebody fills it in."),
)
MERGED = _rule(
    "ITA406",
    "merged-cell",
    N_("a cell belongs to several measures, or one field of a measure has several cells"),
    N_("The data file has one text for each field of each measure, so the text was repeated or put together."),
)
REPAIRED = _rule(
    "ITA407",
    "repaired-text",
    N_("damaged Thai characters were repaired, or characters removed that no report can carry"),
    N_("Copies from PDF files split ำ in two and leave invisible characters. The text looks the same and is not."),
)
HEADING = _rule(
    "ITA408",
    "uncertain-heading",
    N_("the title, fiscal year or agency could not be read with certainty"),
    N_("They are printed at the top of the report, and the fiscal year chooses the form."),
)
LEFT_OUT = _rule(
    "ITA409",
    "left-out",
    N_("something in the Word file has no place in the data file and was left out"),
    N_("The data file holds the report's table and title. Nothing else should be lost silently."),
)
JOINED = _rule(
    "ITA410",
    "joined-wraps",
    N_("spaces at the line ends of a copied text were removed (--join-wraps)"),
    N_("A space left by a line end and a typed space look the same, so a person must check each one."),
)
EDITED = _rule(
    "ITA411",
    "edited-in-word",
    N_("a text was edited in Word since the report was built"),
    N_("The edited text was taken. The data file that the report was built from still has the old one."),
    Severity.INFO,
)
EMBEDDED = _rule(
    "ITA412",
    "unreadable-embedded-data",
    N_("the data inside the Word file do not fit its text and could not be used as they are"),
    N_("Anyone can put other data inside a Word file. People see the table, so the table is what is read."),
)
ANOTHER_DOCUMENT = _rule(
    "ITA413",
    "another-document",
    N_("the Word file may be a different kind of document"),
    N_(
        "Annual plans of schools, universities and agencies have the same columns. Their projects would become measures."
    ),
)

RULES = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
