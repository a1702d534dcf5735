"""What a template can print: a report, with its form edition, as plain mappings, lists, texts and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from itareport.fields import BY_KEY, FIELDS, KEYS
from itareport.i18n import N_
from itareport.thai.digits import to_thai

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.forms import Edition
    from itareport.schema import Agency, DocumentKind, Issue, Measure, Report

NAMES: tuple[tuple[str, str, str], ...] = (
    ("format", N_("version of the data format, a number"), "1"),
    ("title", N_("first title line: the data file's own title, else the form edition's"), "รายงานผลการดำเนินการ…"),
    ("title_lines", N_("the title lines, a list of texts"), "รายงานผลการดำเนินการ…, ประจำปีงบประมาณ พ.ศ. ๒๕๖๘, …"),
    ("fiscal_year", N_("fiscal year, a number of the Buddhist era"), "2568"),
    ("document", N_("which document is made: report or plan"), "report"),
    ("agency.name", N_("name of the agency"), "องค์การบริหารส่วนตำบลไทยาวาส"),
    ("agency.district", N_("district as printed, empty when there is none"), "อำเภอนครชัยศรี"),
    ("agency.province", N_("province as printed, empty when there is none"), "จังหวัดนครปฐม"),
    *(
        (f"columns.{field.column}", N_("heading of a column, empty where the form edition has none"), field.heading)
        for field in FIELDS
    ),
    ("issues", N_("the issues, a list to repeat over"), "{%tr for issue in issues %}"),
    ("issue.number", N_("number of the issue"), "1"),
    (
        "issue.title",
        N_("title of the issue: the data file's own, else the form edition's"),
        "การให้บริการและระบบ E-Service",
    ),
    ("issue.band", N_("text of the band above the issue's measures"), "ประเด็นที่ ๒ การให้บริการและระบบ E-Service"),
    ("issue.measures", N_("measures of the issue, a list to repeat over"), "{%tr for measure in issue.measures %}"),
    *((f"measure.{field.key}", field.meaning, field.example) for field in FIELDS),
    *(
        (
            f"measure.paragraphs.{field.key}",
            N_("the entries of a list with their numbers"),
            f"{{%p for line in measure.paragraphs.{field.key} %}}",
        )
        for field in FIELDS
        if field.entries
    ),
    ("line.number", N_("number of the text in its list, empty for a single text that is no list"), "๑."),
    ("line.text", N_("the text itself"), "แจ้งให้ผู้ปฏิบัติงาน…"),
)
"""Every name that a template can use: name, what it is (a message id), an example.

``issue``, ``measure`` and ``line`` are the loop's own names; any others will do.
"""

FIRST_WORD = {"issue": "issues", "measure": "issue.measures", "line": "measure.paragraphs.steps"}
"""Which list the loop names of ``NAMES`` go over."""

NO_BREAK_SPACE = "\u00a0"


def context(report: Report, edition: Edition, kind: DocumentKind) -> dict[str, Any]:
    """The values of ``NAMES`` for one report, nothing in them but dict, list, str and int.

    Texts of the data are untouched; Thai digits and no-break spaces stand only in what the program writes.
    """
    lines = title_lines(report, edition, kind)
    return {
        "format": report.format,
        "title": lines[0],
        "title_lines": lines,
        "fiscal_year": report.fiscal_year,
        "document": kind,
        "agency": {
            "name": report.agency.name,
            "district": report.agency.district or "",
            "province": report.agency.province or "",
        },
        "columns": {field.column: edition.headings.get(field.column, "") for field in FIELDS},
        "issues": [_issue(issue, edition) for issue in report.issues],
    }


def title_lines(report: Report, edition: Edition, kind: DocumentKind) -> list[str]:
    """The title lines as they are printed: the edition's, filled in, the first replaced by the report's own."""
    year = to_thai(report.fiscal_year)
    fields = {" {fiscal_year}": NO_BREAK_SPACE + year, "{fiscal_year}": year, "{agency}": agency_line(report.agency)}
    patterns = edition.report_titles if kind == "report" else edition.plan_titles
    lines = [re.sub(r" ?\{fiscal_year\}|\{agency\}", lambda field: fields[field[0]], line) for line in patterns]
    return lines if report.title is None else [report.title, *lines[1:]]


def agency_line(agency: Agency) -> str:
    """Name, district and province of the agency on one line, as far as there are any."""
    return " ".join(part for part in (agency.name, agency.district, agency.province) if part)


def _issue(issue: Issue, edition: Edition) -> dict[str, Any]:
    title = edition.issues[issue.number - 1] if issue.title is None else issue.title
    return {
        "number": issue.number,
        "title": title,
        "band": f"ประเด็นที่{NO_BREAK_SPACE}{to_thai(issue.number)} {title}",
        "measures": [_measure(measure) for measure in issue.measures],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        **{
            key: _listed(value) if BY_KEY[key].entries else value or ""
            for key, value in ((key, getattr(measure, key)) for key in KEYS.all)
        },
        "paragraphs": {key: numbered(getattr(measure, key)) for key in KEYS.entries},
    }


def _listed(texts: str | Sequence[str] | None) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts or ())


def numbered(texts: str | Sequence[str] | None) -> list[dict[str, str]]:
    """A list's texts with their Thai numbers ("๑."), also of a list of one; a single text has none."""
    if isinstance(texts, str):
        return [{"number": "", "text": texts}]
    return [{"number": f"{to_thai(number)}.", "text": text} for number, text in enumerate(texts or (), 1)]
