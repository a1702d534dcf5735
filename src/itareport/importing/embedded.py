"""The data inside a Word file that this program built, as far as they can be trusted to be a report's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from itareport.source.decode import REFUSED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from itareport.schema import DocumentKind

Held = tuple[dict[str, Any], "DocumentKind"]


def held_in(carried: bytes) -> Held | None:
    """The data that a build put into its file, and what it was printed as; None when they are no report's.

    A stranger may have put anything into a Word file, so only the data file's shape passes.
    """
    import json

    try:
        held = json.loads(carried)
    except (ValueError, RecursionError):
        return None
    if isinstance(held, dict) and held.get("kind") in {"report", "plan"} and _is_report(held.get("data")):
        return held["data"], held["kind"]
    return None


def _is_report(value: object) -> bool:
    return _fits(value, _REPORT, {"format", "fiscal_year", "agency", "issues"})


def _fits(value: object, keys: Mapping[str, Callable[[object], bool]], needed: set[str]) -> bool:
    if not isinstance(value, dict) or not needed <= value.keys():
        return False
    return all(key in keys and keys[key](each) for key, each in value.items())


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not re.search(REFUSED, value)


def _is_entries(value: object) -> bool:
    return _is_text(value) or (isinstance(value, list) and bool(value) and all(map(_is_text, value)))


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_agency(value: object) -> bool:
    return _fits(value, _AGENCY, {"name"})


def _is_measure(value: object) -> bool:
    return _fits(value, _MEASURE, {"name", "steps", "period", "responsible"})


def _is_issue(value: object) -> bool:
    return _fits(value, _ISSUE, {"number", "measures"})


_MEASURE = dict.fromkeys(("name", "period", "responsible"), _is_text) | dict.fromkeys(
    ("steps", "outputs", "outcomes"), _is_entries
)
_AGENCY = dict.fromkeys(("name", "district", "province"), _is_text)
_ISSUE = {
    "number": _is_number,
    "title": _is_text,
    "measures": lambda value: isinstance(value, list) and all(map(_is_measure, value)),
}
_REPORT = {
    "format": _is_number,
    "title": _is_text,
    "fiscal_year": _is_number,
    "agency": _is_agency,
    "issues": lambda value: isinstance(value, list) and all(map(_is_issue, value)),
}
