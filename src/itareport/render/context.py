"""What a template can print: a report, with its form edition, as plain mappings, lists, texts and numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from itareport.data import AGENCY, SIGNATURE, AgencyData, Entries, IssueData, MeasureData, ReportData
from itareport.fields import BY_KEY, FIELDS, KEYS, DocumentKind
from itareport.i18n import N_
from itareport.render.text_lines import text_width
from itareport.templating.environment import Headings
from itareport.templating.marks import picture_mark
from itareport.thai.digits import to_thai
from itareport.thai.sub_items import is_sub_item

if TYPE_CHECKING:
    from itareport.forms import Edition

NAMES: tuple[tuple[str, str, str], ...] = (
    ("format", N_("version of the data format, a number"), "1"),
    ("title", N_("first title line: the data file's own title, else the form edition's"), "รายงานผลการดำเนินการ…"),
    ("title_lines", N_("the title lines, a list of texts"), "รายงานผลการดำเนินการ…, ประจำปีงบประมาณ พ.ศ. ๒๕๖๘, …"),
    ("fiscal_year", N_("fiscal year, a number of the Buddhist era"), "2568"),
    ("document", N_("which document is made: report or plan"), "report"),
    ("agency.name", N_("name of the agency"), "องค์การบริหารส่วนตำบลไทยาวาส"),
    ("agency.district", N_("district as printed, empty when there is none"), "อำเภอนครชัยศรี"),
    ("agency.province", N_("province as printed, empty when there is none"), "จังหวัดนครปฐม"),
    (
        "columns",
        N_(
            "the names of the form's columns in order, to repeat cells over; each is a name for measure.paragraphs[column]"
        ),
        "{%tc for column in columns %}{{ columns[column] }}{%tc endfor %}",
    ),
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
    (
        "measure.measure",
        N_("the same as measure.name, so that measure[column] is there for every column"),
        FIELDS[0].example,
    ),
    *(
        (
            f"measure.paragraphs.{field.key}",
            N_("the entries of a field with their numbers; a text that is no list is one entry without"),
            f"{{%p for line in measure.paragraphs.{field.key} %}}",
        )
        for field in FIELDS
    ),
    (
        "measure.paragraphs.measure",
        N_("the same as measure.paragraphs.name, so that measure.paragraphs[column] is there for every column"),
        "{%p for line in measure.paragraphs[column] %}",
    ),
    ("line.number", N_("number of the text in its list, empty for a single text that is no list"), "๑."),
    ("line.text", N_("the text itself"), "แจ้งให้ผู้ปฏิบัติงาน…"),
    ("line.digits", N_("how many digits the largest number of the list has, 0 without numbers"), "1"),
    ("line.sub", N_("whether the line is a sub-item of the entry above it, like “๑.๑ …”"), "False"),
    ("preface", N_("paragraphs between the titles and the table, a list of texts"), "{%p for text in preface %}"),
    ("signatures", N_("the signatures, a list to repeat over"), "{%p for signature in signatures %}"),
    ("signature.name", N_("name of the person who signs"), "นายตัวอย่าง ใจดี"),
    ("signature.position", N_("position of the person who signs"), "นายกองค์การบริหารส่วนตำบล"),
    ("signature.role", N_("what the person signs as, empty when nothing is said"), "ผู้รายงาน"),
    (
        "signature_places",
        N_("the signatures in three places side by side, each a list of one or none"),
        "{%p for signature in signature_places[0] %}",
    ),
    ("pictures", N_("the pictures, a list to repeat over"), "{%p for picture in pictures %}"),
    ("picture.image", N_("the picture itself, for a place inside a text"), "{{ picture.image }}"),
    ("picture.caption", N_("caption of the picture"), "กิจกรรมประกาศเจตนารมณ์"),
    ("picture.file", N_("name of the picture's file"), "ภาพ/กิจกรรม.jpg"),
)
"""Every name that a template can use: name, what it is (a message id), an example.

``issue``, ``measure`` and ``line`` are the loop's own names; any others will do.
"""

NO_BREAK_SPACE = "\u00a0"
TITLE_ROOM = 46.0
"""Em of a title line on the default template's page (49), less what bold letters are wider."""


_FIELDS = [(key, BY_KEY[key].entries) for key in KEYS.all]
"""The fields of a measure, and which are lists of texts."""

SIGNATURE_PLACES = {0: (), 1: (2,), 2: (0, 2), 3: (0, 1, 2)}
"""Where signatures go by their number: one signs at the right, two at both sides (0 is left, 2 right)."""


def context(report: ReportData, edition: Edition, kind: DocumentKind) -> dict[str, Any]:
    """The values of ``NAMES`` for one report, nothing in them but dict, list, str, int and bool.

    Texts of the data are untouched; Thai digits and no-break spaces are only in what the program writes.
    """
    lines = title_lines(report, edition, kind)
    signatures = [dict.fromkeys(SIGNATURE, "") | signature for signature in report.get("signatures", ())]
    places: list[list[dict[str, object]]] = [[], [], []]
    for place, signature in zip(SIGNATURE_PLACES[len(signatures)], signatures, strict=True):
        places[place].append(signature)
    return {
        "format": report["format"],
        "title": lines[0],
        "title_lines": lines,
        "fiscal_year": report["fiscal_year"],
        "document": kind,
        "agency": dict.fromkeys(AGENCY, "") | report["agency"],
        "columns": Headings(headings(edition, kind)),
        "issues": [_issue(issue, edition) for issue in report["issues"]],
        "preface": _listed(report.get("preface", [])),
        "signatures": signatures,
        "signature_places": places,
        "pictures": [
            {**picture, "image": picture_mark(number)} for number, picture in enumerate(report.get("pictures", ()))
        ],
    }


def headings(edition: Edition, kind: DocumentKind) -> dict[str, str]:
    """The headings of the columns that a document has, by the columns' names, in order; a plan has none for results."""
    results = {BY_KEY[key].column for key in KEYS.results} if kind == "plan" else set()
    return {name: heading for name, heading in edition.headings.items() if name not in results}


def widths(edition: Edition) -> dict[str, float | None]:
    """The widths of an edition's columns in millimetres, None where the edition leaves one to the program."""
    return {name: column.width for name, column in edition.columns.items()}


def title_lines(report: ReportData, edition: Edition, kind: DocumentKind) -> list[str]:
    """The title lines as they are printed: the edition's, filled in, the first replaced by the report's own."""
    year = to_thai(report["fiscal_year"])
    fields = {" {fiscal_year}": NO_BREAK_SPACE + year, "{fiscal_year}": year, "{agency}": agency_line(report["agency"])}
    patterns = edition.report_titles if kind == "report" else edition.plan_titles
    lines = [re.sub(r" ?\{fiscal_year\}|\{agency\}", lambda field: fields[field[0]], line) for line in patterns]
    return [report["title"], *lines[1:]] if "title" in report else lines


def agency_line(agency: AgencyData) -> str:
    """Name, district and province of the agency on one line, as far as there are any.

    Where they are too long for one, a line break goes before the district or the province: left to themselves, Word
    and LibreOffice break inside “อำเภอ…”, after its first syllables.
    """
    line = agency["name"]
    for part in (agency.get("district"), agency.get("province")):
        if part:
            last = line.rpartition("\n")[2]
            fits = text_width(f"{last} {part}") <= TITLE_ROOM
            line += (" " if fits else "\n") + part
    return line


def _issue(issue: IssueData, edition: Edition) -> dict[str, Any]:
    number = issue["number"]
    title = issue["title"] if "title" in issue else edition.issues[number - 1]
    return {
        "number": number,
        "title": title,
        "band": f"ประเด็นที่{NO_BREAK_SPACE}{to_thai(number)} {title}",
        "measures": [_measure(measure) for measure in issue["measures"]],
    }


def _measure(measure: MeasureData) -> dict[str, Any]:
    values: dict[str, Any] = {}
    lines: dict[str, list[dict[str, Any]]] = {}
    for key, is_list in _FIELDS:
        value = measure.get(key)
        if value:
            values[key] = _listed(value) if is_list else value
            lines[key] = numbered(value)
        else:
            values[key], lines[key] = [] if is_list else "", []
    return {**values, "measure": measure["name"], "paragraphs": {**lines, "measure": lines["name"]}}


def _listed(texts: Entries) -> list[str]:
    return [texts] if isinstance(texts, str) else texts


def numbered(texts: Entries) -> list[dict[str, Any]]:
    """A list's texts with their Thai numbers ("๑."), also of a list of one; a single text has none.

    Lines of a text that begin as sub-items do are entries of their own without a number, marked ``sub``.
    """
    if isinstance(texts, str):
        return _lines("", texts, 0)
    digits = len(str(len(texts)))
    return [line for number, text in enumerate(texts, 1) for line in _lines(_label(number), text, digits)]


@lru_cache(maxsize=256)
def _label(number: int) -> str:
    """The number of an entry as it is printed."""
    return f"{to_thai(number)}."


def _lines(number: str, text: str, digits: int) -> list[dict[str, Any]]:
    first: list[str] = []
    found = [{"number": number, "text": text, "digits": digits, "sub": False}]
    if "\n" not in text:
        return found
    for line in text.split("\n"):
        if any(map(str.strip, first)) and is_sub_item(line):
            found.append({"number": "", "text": line, "digits": digits, "sub": True})
        elif len(found) > 1:
            found[-1]["text"] = f"{found[-1]['text']}\n{line}"
        else:
            first.append(line)
    found[0]["text"] = "\n".join(first)
    return found
