"""The rules of the family *schema*: what the data format asks of the values."""

from __future__ import annotations

from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_

_PLACE = "        period: ไตรมาส ๒"
_YEAR = "fiscal_year: 2568"
_FIFTH = "  - number: 5"


def _rule(id_: str, name: str, summary: str, why: str, example: Example | None = None) -> Rule:
    return Rule(id_, name, Family.SCHEMA, Severity.ERROR, summary, why, example)


MISSING_KEY = _rule(
    "ITA051",
    "missing-key",
    N_("a required field is missing"),
    N_("A report with an empty place is scored as if the work had not been done."),
    Example(_PLACE + "\n", "", _PLACE + "\n"),
)
UNKNOWN_KEY = _rule(
    "ITA052",
    "unknown-key",
    N_("a key that the data format does not have"),
    N_("A misspelt key would silently be left out of the report."),
    Example(_PLACE, "        peroid: ไตรมาส ๒", _PLACE),
)
NO_VALUE = _rule(
    "ITA053",
    "no-value",
    N_("a key or entry has no value"),
    N_("Nothing would be printed in its place. A field that does not apply is left out with its key."),
    Example(_PLACE, "        period:", _PLACE),
)
EMPTY_TEXT = _rule(
    "ITA054",
    "empty-text",
    N_("a text is empty or only spaces"),
    N_("Nothing would be printed in its place, which reads as if the work had not been done."),
    Example(_PLACE, '        period: " "', _PLACE),
)
EMPTY_LIST = _rule(
    "ITA055",
    "empty-list",
    N_("a list has no entries"),
    N_("The cell, or the whole issue, would be empty in the report."),
    Example("          - มีบริการออนไลน์ ๕ ประเภท", "          []", "          - มีบริการออนไลน์ ๕ ประเภท"),
)
WRONG_KIND = _rule(
    "ITA056",
    "wrong-kind",
    N_("a value of the wrong kind: text, list or group of fields"),
    N_("The program cannot tell what is meant, and does not guess."),
    Example(_PLACE, "        period:\n          - ไตรมาส ๒", _PLACE),
)
NOT_A_NUMBER = _rule(
    "ITA057",
    "not-a-number",
    N_("a whole number is expected"),
    N_("The year, the issue's number and the format's version are numbers to count with."),
    Example(_FIFTH, "  - number: ห้า", _FIFTH),
)
FORMAT = _rule(
    "ITA058",
    "format-version",
    N_("the file names a version of the data format that this program does not know"),
    N_("A later format may mean something else by the same words, so nothing is guessed."),
    Example("format: 1", "format: 2", "format: 1"),
)
YEAR_RANGE = _rule(
    "ITA059",
    "year-range",
    N_("the fiscal year is not a Buddhist year from 2500 to 2699"),
    N_("A slip in the year puts the report into the wrong assessment."),
    Example(_YEAR, "fiscal_year: 256", _YEAR),
)
GREGORIAN_YEAR = _rule(
    "ITA060",
    "gregorian-year",
    N_("the fiscal year is a Gregorian year"),
    N_("Fiscal years of Thai agencies are counted in the Buddhist era, 543 years more."),
    Example(_YEAR, "fiscal_year: 2025", _YEAR),
)
ISSUE_MISSING = _rule(
    "ITA061",
    "issue-missing",
    N_("an issue of the form is missing"),
    N_("The report must answer all issues of the form; a missing one is scored zero."),
)
ISSUE_REPEATED = _rule(
    "ITA062",
    "issue-repeated",
    N_("an issue number occurs twice"),
    N_("Each issue is one entry; several measures of one issue are in its list."),
    Example(_FIFTH, "  - number: 4", _FIFTH),
)
ISSUE_RANGE = _rule(
    "ITA063",
    "issue-range",
    N_("an issue number that the form does not have"),
    N_("The form of 2568 has seven issues, numbered 1 to 7; the edition of a year says how many it has."),
    Example(_FIFTH, "  - number: 8", _FIFTH),
)
ISSUE_ORDER = _rule(
    "ITA064",
    "issue-order",
    N_("the issues are not in order"),
    N_("The report prints them in the order of the form, so the file has the same order."),
)
TOP = _rule(
    "ITA065",
    "top-level",
    N_("the file does not begin with fields"),
    N_("A data file is a group of fields: format, fiscal_year, agency, issues."),
)

LONG_LIST = _rule(
    "ITA066",
    "long-list",
    N_("a list has more entries than the report has room for"),
    N_("Three signatures fit side by side under the table; pictures past the limit make a file that cannot be sent."),
)
PICTURE_MISSING = _rule(
    "ITA067",
    "picture-missing",
    N_("a picture file cannot be read"),
    N_("A report with a gap where a picture belongs would be published as if it were whole."),
)
PICTURE_BROKEN = _rule(
    "ITA068",
    "picture-broken",
    N_("a picture file is not JPEG or PNG, is damaged or is too large"),
    N_("Word would show an empty frame in its place, or refuse to open the report."),
)
SPLIT_ENTRY = _rule(
    "ITA069",
    "split-entry",
    N_("a dash in the middle of a measure or issue"),
    N_("The dash begins another entry, so one measure becomes two, both of them incomplete."),
    Example(_PLACE, "      - period: ไตรมาส ๒", _PLACE),
)

RULES = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
