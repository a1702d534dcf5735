"""What an import gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from itareport.data import measures_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from itareport.findings import Finding, ValuePath
    from itareport.importing.reading_warnings import Place
    from itareport.schema import DocumentKind

Route = Literal["embedded", "edited", "table"]


@dataclass(frozen=True, slots=True)
class Join:
    """One space or line break of a wrapped line that was taken out, with what is left and right of it."""

    path: ValuePath
    place: Place
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A Word report as a data file.

    ``data`` has the data file's shape, with None where a value is missing. ``kind`` is what it can be read as,
    ``route`` where it comes from: the data inside the file, these with the texts edited since, or the table.
    ``comments`` are meant to be above the value at their path, each begins with ``# ตรวจสอบ:``. ``joins`` are the
    spaces that were taken out. ``built`` are the data that the report was built from, where it carries them,
    ``pictures`` the files of its pictures by the names that ``data`` give them. ``form_year`` is the fiscal year of the
    form edition by which the table was read.
    """

    data: dict[str, Any]
    kind: DocumentKind
    route: Route
    comments: Mapping[ValuePath, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    joins: tuple[Join, ...] = ()
    built: Mapping[str, Any] | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    form_year: int = 0

    def measures(self) -> int:
        """How many measures were read."""
        return len(list(measures_in(self.data)))
