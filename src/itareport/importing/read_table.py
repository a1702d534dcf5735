"""What was read of report tables: issues with their measures, and each field's paragraphs as they stand in the cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itareport.importing.blocks import Image, Paragraph
    from itareport.importing.parts import Group
    from itareport.importing.reading_warnings import Place, ReadingWarning


@dataclass(slots=True)
class Field:
    """One field of a measure: its paragraphs, by the rows that the cell was split over."""

    place: Place
    pieces: list[list[Paragraph]] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)


@dataclass(slots=True)
class Measure:
    """One measure as read."""

    place: Place
    fields: dict[str, Field] = field(default_factory=dict)
    others: dict[str, list[Paragraph]] = field(default_factory=dict)
    """By their heading, the texts of columns that are no field of a report."""


@dataclass(slots=True)
class Issue:
    """One issue as read; ``number`` is None until its place shows it."""

    number: int | None
    title: str
    place: Place
    measures: list[Measure] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What a run of tables says: issues in the order read, the fields that have a column, what was uncertain."""

    fields: frozenset[str]
    lines: list[str]
    of_the_form: bool = False
    """Whether the headings are those of the form edition, so that nothing else was put between its columns."""
    plain: bool = True
    """Whether nothing but paragraphs is between the title and the table, so that they may be a preface."""
    signed: list[Group] = field(default_factory=list)
    """The cells of the table itself that say who signed."""
    signatures: list[dict[str, str]] = field(default_factory=list)
    pictures: list[tuple[Image, str]] = field(default_factory=list)
    """Those below the table that this program has printed, each with its caption."""
    issues: list[Issue] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    tables: int = 0

    def measures(self) -> int:
        """How many measures were read."""
        return sum(len(issue.measures) for issue in self.issues)
