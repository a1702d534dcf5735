"""One form edition: what the form of a fiscal year prints, and what it asks of a data file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from itareport.fields import BY_KEY, FIELDS, Use
from itareport.shape import Shape

TITLE_LINES = 3
"""The look of the page is made for three; an agency that wants other words changes them, not their number."""

KEY_OF_COLUMN = {field.column: field.key for field in FIELDS}
"""The field of a measure that a column prints."""


class Column(NamedTuple):
    """One column: its ``heading``, its ``width`` in millimetres or None, and whether each measure must fill it."""

    heading: str
    width: float | None = None
    required: bool = False


class Edition(NamedTuple):
    """The form of one fiscal year (Buddhist).

    Titles are three lines each, with the fields ``{fiscal_year}`` (Thai digits) and ``{agency}``. ``columns`` are in
    print order by the name of their column, ``measure`` among them. The assessment year and the item numbers are for
    the record and are not printed; 0 and "" where the edition does not have them.
    """

    fiscal_year: int
    report_titles: tuple[str, ...]
    plan_titles: tuple[str, ...]
    columns: Mapping[str, Column]
    issues: tuple[str, ...]
    assessment_year: int = 0
    report_item: str = ""
    plan_item: str = ""

    @property
    def headings(self) -> dict[str, str]:
        """The heading of each column, in print order."""
        return {name: column.heading for name, column in self.columns.items()}

    @property
    def shape(self) -> Shape:
        """What the edition asks of a data file."""
        return Shape(
            issues=len(self.issues),
            columns=tuple(KEY_OF_COLUMN[name] for name in self.columns),
            required=frozenset(KEY_OF_COLUMN[name] for name, column in self.columns.items() if column.required),
        )

    def heading_of(self, key: str) -> str:
        """The heading of the column of a field, or the field's own where the edition has no column for it."""
        field = BY_KEY[key]
        return self.columns[field.column].heading if field.column in self.columns else field.heading


def is_required(name: str) -> bool:
    """Whether a column must be filled where its edition does not say."""
    return BY_KEY[KEY_OF_COLUMN[name]].use is not Use.OPTIONAL
