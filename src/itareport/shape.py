"""What a form edition asks of a data file, and which document a data file is."""

from __future__ import annotations

from typing import NamedTuple

from itareport.data import has_text, measures_in
from itareport.fields import KEYS, DocumentKind


class Shape(NamedTuple):
    """What a form edition asks of a data file: how many issues, which fields have a column, which must be filled."""

    issues: int
    columns: tuple[str, ...]
    required: frozenset[str]

    def required_in(self, kind: DocumentKind) -> tuple[str, ...]:
        """The fields that each measure must have, in the order of the data file."""
        return tuple(key for key in KEYS.all if self.requires(key, kind))

    def requires(self, key: str | None, kind: DocumentKind) -> bool:
        """Whether each measure must have a field."""
        return key in self.required and (kind == "report" or key not in KEYS.results)


STANDARD = Shape(7, KEYS.standard, frozenset(KEYS.standard))
"""The form of 2568, which every year's has been like so far."""

MAX_ISSUES = 30
"""A form edition has at most so many."""


def document_kind(value: object, shape: Shape) -> DocumentKind:
    """What a data file is by what it holds: a plan where no measure has results yet, a report everywhere else.

    ``value`` is the file's data, however faulty. Where the form edition has no column for results, and where there is
    no measure at all, it is a report.
    """
    results = [key for key in KEYS.results if key in shape.columns]
    measures = list(measures_in(value))
    if not results or not measures:
        return "report"
    # Every result counts, also one without a column: who wrote it has more than a plan.
    has_results = any(has_text(measure.get(key)) for measure in measures for key in KEYS.results)
    return "report" if has_results else "plan"


def shape_of_any(issues: int) -> Shape:
    """The least that any edition with so many issues asks: for data whose edition is not available."""
    return Shape(min(issues, MAX_ISSUES), KEYS.all, frozenset({"name"}))
