"""What was uncertain while a Word file was read: warnings with their place, as findings and as comments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from itareport.findings import START, Finding, Rule, ValuePath
from itareport.i18n import _, number, shortened
from itareport.importing.characters import without_refused


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the Word file: table and row from 1, the heading of the column or ""."""

    table: int
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        if not self.row:
            return _("table {table}").format(table=number(self.table))
        if not self.column:
            return _("table {table}, row {row}").format(table=number(self.table), row=number(self.row))
        return _("table {table}, row {row}, column “{column}”").format(
            table=number(self.table), row=number(self.row), column=shorten(self.column, 40)
        )


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something uncertain: the rule, what to look at, in the user's language, and where in the Word file."""

    rule: Rule
    message: str
    place: Place | None = None


@dataclass(slots=True)
class Warnings:
    """Collects findings, and the comments that go with them into the data file."""

    file: str
    findings: list[Finding] = field(default_factory=list)
    comments: dict[ValuePath, str] = field(default_factory=dict)

    def add(self, warning: ReadingWarning, path: ValuePath = (), *, comment: bool = True, hint: str = "") -> None:
        """Report one warning; ``comment`` also writes it above the value at ``path``, and has a ``hint`` of its own."""
        message = warning.message
        if warning.place is not None:
            message = _("{place}: {message}").format(place=warning.place, message=warning.message)
        message = without_refused(" ".join(message.split()))[0]
        if comment and path:
            hint = _("Compare it with the Word file, correct the data file if needed, and delete the comment.")
        self.findings.append(warning.rule.finding(self.file, START, message, hint, path))
        if comment and path:
            line = f"# ตรวจสอบ: {message}"
            self.comments[path] = f"{self.comments[path]}\n{line}" if path in self.comments else line

    def keep(self, path: ValuePath, heading: str, lines: Iterable[str]) -> None:
        """Write texts that have no field as a comment above the value at ``path``, under their column's heading."""
        title, first, *more = (without_refused(" ".join(line.split()))[0] for line in (heading, *lines))
        comment = "\n".join([f"# {title}: {first}", *(f"#   {line}" for line in more)])
        self.comments[path] = f"{self.comments[path]}\n{comment}" if path in self.comments else comment


def shorten(text: str, most: int) -> str:
    """The beginning of a text on one line, for a message."""
    return shortened(" ".join(text.split()), most)
