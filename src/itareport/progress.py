"""How far a data file is: which issues and fields are filled and what is missing, whatever else may be wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from itareport.fields import DocumentKind
from itareport.shape import STANDARD, Shape
from itareport.thai.digits import to_arabic

if TYPE_CHECKING:
    from itareport.source import Value


class Unfilled(NamedTuple):
    """A measure that lacks something: the number of its issue, its own within that, and the fields without a text."""

    issue: int
    measure: int
    fields: tuple[str, ...]


class Progress(NamedTuple):
    """How far a data file is.

    ``agency`` and ``fiscal_year`` are as typed, "" where they lack. ``issues`` of ``issues_needed`` have a measure,
    ``missing`` are the numbers of those that are not in the file, ``empty`` of those without a measure. ``filled`` of
    the ``needed`` fields of all measures have a text, ``unfilled`` names the others.
    """

    agency: str
    fiscal_year: str
    issues: int
    issues_needed: int
    measures: int
    filled: int
    needed: int
    missing: tuple[int, ...] = ()
    empty: tuple[int, ...] = ()
    unfilled: tuple[Unfilled, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing lacks."""
        return not (self.missing or self.empty or self.unfilled)


def progress(value: Value, kind: DocumentKind, shape: Shape = STANDARD) -> Progress:
    """How far the value of a data file is, as a document of this kind and as its form edition asks for it."""
    issues = _issues(value, shape.issues)
    needed = shape.required_in(kind)
    measures = [
        (number, place, measure) for number, found in sorted(issues.items()) for place, measure in enumerate(found, 1)
    ]
    lacking = (
        Unfilled(number, place, tuple(field for field in needed if _is_empty(measure.get(field))))
        for number, place, measure in measures
    )
    unfilled = tuple(each for each in lacking if each.fields)
    empty = tuple(number for number, found in sorted(issues.items()) if not found)
    count = len(measures) * len(needed)
    return Progress(
        agency=_text(value, "agency", "name"),
        fiscal_year=_text(value, "fiscal_year"),
        issues=len(issues) - len(empty),
        issues_needed=shape.issues,
        measures=len(measures),
        filled=count - sum(len(each.fields) for each in unfilled),
        needed=count,
        missing=tuple(number for number in range(1, shape.issues + 1) if number not in issues),
        empty=empty,
        unfilled=unfilled,
    )


def _issues(value: Value, count: int) -> dict[int, list[dict[str, Value]]]:
    """The measures of each issue of the form that the file has."""
    issues: dict[int, list[dict[str, Value]]] = {}
    numbers = set(map(str, range(1, count + 1)))
    for entry in _mappings(value, "issues"):
        typed = entry.get("number")
        if isinstance(typed, str) and to_arabic(typed) in numbers:
            issues.setdefault(int(typed), []).extend(_mappings(entry, "measures"))
    return issues


def _mappings(value: Value, key: str) -> list[dict[str, Value]]:
    """The mappings of the list at a key; what else is there is an error of its own."""
    entries = value.get(key) if isinstance(value, dict) else None
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _is_empty(value: Value) -> bool:
    """Whether there is no text; a mapping in a text's place is an error of its own, but not empty."""
    if isinstance(value, list):
        return not value or any(_is_empty(entry) for entry in value)
    return value is None or (isinstance(value, str) and not value.strip())


def _text(value: Value, *path: str) -> str:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""
