"""Data that fit the format, told without Pydantic, which takes a third of a build to load.

The models define the format. What is taken here fits them, which tests hold against them; what is not taken is theirs to
judge: only they say what is wrong.
"""

from __future__ import annotations

from typing import Any, cast

from itareport.data import (
    FISCAL_YEARS,
    FORMAT_VERSION,
    MAX_PICTURES,
    MAX_SIGNATURES,
    NUMBERS,
    PICTURES,
    PREFACE,
    SIGNATURES,
    TEXTS,
    AgencyData,
    IssueData,
    PictureData,
    ReportData,
    SignatureData,
)
from itareport.fields import KEYS, DocumentKind
from itareport.shape import STANDARD, Shape
from itareport.thai.digits import whole_number
from itareport.thai.unseen import is_blank

_REPORT, _MEASURE = "", "measures"
_GROUPS = {
    group: (tuple(data.__annotations__), data.__required_keys__)
    for group, data in (
        (_REPORT, ReportData),
        ("agency", AgencyData),
        ("issues", IssueData),
        (SIGNATURES, SignatureData),
        (PICTURES, PictureData),
    )
}
"""By the key that opens a group, but for measures: its keys in the order of the format, and those that it must have."""

_ENTRIES = {PREFACE, *KEYS.entries}
_OPEN = {PREFACE, SIGNATURES, PICTURES, *KEYS.all}
"""The keys that count as not given where they have no value."""

_MAX = {SIGNATURES: MAX_SIGNATURES, PICTURES: MAX_PICTURES}


class _MisfitError(Exception):
    """Data that the format does not have, or that only the models know."""


def report_of(value: Any, kind: DocumentKind = "report", shape: Shape = STANDARD) -> ReportData | None:
    """Data as the format has them; None where only the models can say whether they fit it, and what is wrong.

    ``value`` is what was read of a data file or of JSON, ``shape`` what the form edition asks.
    """
    measure = KEYS.all, frozenset(("name", *shape.required_in(kind)))
    try:
        report = cast("ReportData", _Reader({**_GROUPS, _MEASURE: measure}).group(value, _REPORT))
    except _MisfitError:
        return None
    numbers = [issue["number"] for issue in report["issues"]]
    known = report["format"] == FORMAT_VERSION and report["fiscal_year"] in FISCAL_YEARS
    return report if known and numbers == list(range(1, shape.issues + 1)) else None


class _Reader:
    """Each method raises _MisfitError where a value does not fit."""

    def __init__(self, groups: dict[str, tuple[tuple[str, ...], frozenset[str]]]) -> None:
        self._groups = groups

    def group(self, value: Any, name: str) -> dict[str, Any]:
        """A mapping of the format, its keys in order."""
        keys, required = self._groups[name]
        if not isinstance(value, dict) or not value.keys() <= set(keys):
            raise _MisfitError
        given = (key for key in keys if key in value and not (value[key] is None and key in _OPEN))
        group = {key: self._value(value[key], key) for key in given}
        if not required <= group.keys():
            raise _MisfitError
        return group

    def _value(self, value: Any, key: str) -> Any:
        if key in _ENTRIES:
            return list(map(_text, self._list(value, key))) if isinstance(value, list) else _text(value)
        if key in TEXTS:
            return _text(value)
        if key in NUMBERS:
            return _number(value)
        if key == "agency":
            return self.group(value, key)
        return [self.group(each, key) for each in self._list(value, key)]

    @staticmethod
    def _list(value: Any, key: str) -> list[Any]:
        if not isinstance(value, list) or not 0 < len(value) <= _MAX.get(key, len(value)):
            raise _MisfitError
        return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or is_blank(value):
        raise _MisfitError
    return value


def _number(value: Any) -> int:
    number = whole_number(value)
    if number is None:
        raise _MisfitError
    return number
