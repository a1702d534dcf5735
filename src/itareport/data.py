"""What a data file holds: its keys, their order and limits, and the shapes of a report that fits the format.

A report is plain mappings, lists, texts and whole numbers. The keys of each mapping are in the order of the format; one
without a value is left out as one that nobody wrote, and an issue's title that is left out is that of the form edition.
"""

# Without ``from __future__ import annotations``: which keys may be left out is read from these classes at run time.
from collections.abc import Iterator, Mapping
from json import dumps
from typing import Any, NotRequired, TypedDict

from itareport.fields import KEYS

Entries = str | list[str]
"""A text, printed as it is, or a list of texts, numbered ๑. ๒. ๓. in its cell."""

MeasureData = dict[str, Any]
"""By the keys of ``fields.FIELDS``, ``name`` always among them: a text, or ``Entries`` where the field is a list."""


class AgencyData(TypedDict):
    """The agency, each text as it is printed."""

    name: str
    district: NotRequired[str]
    province: NotRequired[str]


class IssueData(TypedDict):
    """An issue of the form, with one measure or more."""

    number: int
    title: NotRequired[str]
    measures: list[MeasureData]


class SignatureData(TypedDict):
    """A person who signs below the table."""

    name: str
    position: str
    role: NotRequired[str]


class PictureData(TypedDict):
    """A picture after the table; ``file`` is the name of its file as the data file has it."""

    file: str
    caption: str


class ReportData(TypedDict):
    """A whole report, or a plan, whose measures have no outputs and outcomes yet; ``fiscal_year`` is a Buddhist year."""

    format: int
    title: NotRequired[str]
    fiscal_year: int
    agency: AgencyData
    preface: NotRequired[Entries]
    issues: list[IssueData]
    signatures: NotRequired[list[SignatureData]]
    pictures: NotRequired[list[PictureData]]


FORMAT_VERSION = 1
FISCAL_YEARS = range(2500, 2700)
"""Buddhist years."""

BUDDHIST_ERA = 543
"""Years between the Gregorian and the Buddhist era."""

KEY_ORDER = (
    "format",
    "number",
    "title",
    "fiscal_year",
    "agency",
    "preface",
    "issues",
    "signatures",
    "pictures",
    "name",
    "district",
    "province",
    "position",
    "role",
    "file",
    "caption",
    "measures",
    *KEYS.all[1:],
)
"""The order of the keys of every mapping; unknown keys follow in the order that they had."""

COLUMNS = "columns"
"""The key of a form edition whose keys are in the order that their author chose."""

NUMBERS = frozenset({"format", "fiscal_year", "number"})
"""The keys whose value is a number, so that it needs no quotes."""

TEXTS = frozenset({"title", "name", "district", "province", "position", "role", "file", "caption"}).union(
    key for key in KEYS.all if key not in KEYS.entries
)
"""The keys whose value is one text: without one they are laid out with the space that the text goes after."""

AGENCY = tuple(AgencyData.__annotations__)
"""The keys of the agency."""

PREFACE, SIGNATURES, PICTURES = "preface", "signatures", "pictures"
"""The optional parts of a report; like an optional field each counts as not given where it has no value."""

SIGNATURE = tuple(SignatureData.__annotations__)
PICTURE = tuple(PictureData.__annotations__)
ISSUE = tuple(IssueData.__annotations__)
REPORT = tuple(ReportData.__annotations__)
"""The keys of the file itself."""

GROUPS: dict[str, tuple[str, ...]] = {
    "agency": AGENCY,
    "issues": ISSUE,
    "measures": KEYS.all,
    SIGNATURES: SIGNATURE,
    PICTURES: PICTURE,
}
"""By the key that opens it the keys of a group: the agency, and each entry of a list, which begins with the first."""

MAX_SIGNATURES = 3
"""They stand side by side under the table."""

SIGN_HERE, SIGN_HERE_NARROW = (f"ลงชื่อ {'.' * dots}" for dots in (44, 22))
"""The line to sign on, as the default template prints it and import knows it again; the role is after a space.

Of three signatures the one in the middle has 52 mm in the form of 2568, and all three have the narrow line.
"""

MAX_PICTURES = 60

MEASURE_DEPTH = len(("issues", 0, "measures", 0))
"""How many steps the path of a measure has."""


def measures_in(value: object) -> Iterator[Mapping[str, object]]:
    """The measures of data as a file has them, as far as they are mappings."""
    issues = value.get("issues") if isinstance(value, Mapping) else None
    for issue in issues if isinstance(issues, list) else ():
        measures = issue.get("measures") if isinstance(issue, Mapping) else None
        yield from (each for each in (measures if isinstance(measures, list) else ()) if isinstance(each, Mapping))


def texts_in(value: object) -> Iterator[str]:
    """Every text of data, at any depth, in file order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from texts_in(each)


def has_text(value: object) -> bool:
    """Whether a text, or an entry of a list of texts, says anything."""
    if isinstance(value, list):
        return any(map(has_text, value))
    return value is not None and bool(str(value).strip())


def as_json(report: ReportData) -> bytes:
    """The report as JSON in UTF-8, as short as can be."""
    return dumps(report, ensure_ascii=False, separators=(",", ":")).encode()
