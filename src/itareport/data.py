"""What a data file holds once it fits the format: plain mappings, lists, texts and whole numbers.

The keys of each mapping are in the order of the format. A key without a value is left out, and so is one that nobody
wrote; an issue's title that is left out is that of the form edition.
"""

# Without ``from __future__ import annotations``: which keys may be left out is read from these classes at run time.
from json import dumps
from typing import Any, NotRequired, TypedDict

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


def as_json(report: ReportData) -> bytes:
    """The report as JSON in UTF-8, as short as can be."""
    return dumps(report, ensure_ascii=False, separators=(",", ":")).encode()
