"""A Word report → the data file's shape, by the data inside the file as far as they hold, else by its table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from itareport.errors import NoTableError
from itareport.i18n import _
from itareport.importing import embedded, rules
from itareport.importing.blocks import Content, flat
from itareport.importing.finish import Finish, Notes
from itareport.importing.table import Doubt
from itareport.importing.tables import Finder, best, first_year
from itareport.importing.walk import read_content
from itareport.importing.wraps import Join, describe, join
from itareport.ooxml import embed, package
from itareport.ooxml.stamp import State, state

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping, Sequence

    from itareport.findings import Finding, Path
    from itareport.schema import DocumentKind

Route = Literal["embedded", "edited", "table"]


@dataclass(frozen=True, slots=True)
class Imported:
    """A Word report as a data file.

    ``data`` has the data file's shape, with None where a value is missing. ``kind`` tells what it can be read as,
    ``route`` where it comes from. ``comments`` are meant to stand above the value at their path, each begins with
    ``# ตรวจสอบ:``. ``joins`` are the blanks that were taken out.
    """

    data: dict[str, Any]
    kind: DocumentKind
    route: Route
    comments: Mapping[Path, str]
    findings: tuple[Finding, ...]
    joins: tuple[Join, ...] = ()


def read_report(
    data: bytes, name: str = "-", *, folders: Sequence[pathlib.Path] = (), join_wraps: bool = False
) -> Imported:
    """Read the bytes of a Word report; ``name`` is the file's name in findings, ``folders`` hold further form editions.

    Raises:
        NotWordError: no Word document, or one that is encrypted, damaged, harmful or over the limits.
        NoTableError: a Word document without a report's table.
        ReadError: a form edition cannot be read.
    """
    parts = package.read(data, reuse=False)
    notes = Notes(name)
    own = state(parts)
    held = _embedded(parts, notes)
    if held is not None and own in {State.UNTOUCHED, State.RESAVED}:
        return Imported(*held, "embedded", {}, tuple(notes.findings))
    content = read_content(parts)
    _say_what_was_not_read(content, notes)
    try:
        if held is not None:
            return _edited(content, held, folders, notes)
        return _table(content, folders, notes, own=own is not State.FOREIGN, wraps=join_wraps)
    except NoTableError:
        if held is None:
            raise
    message = _("the texts were edited in Word, but no table of a report was found: the data are those of the build")
    notes.add(Doubt(rules.EMBEDDED, message))
    return Imported(*held, "embedded", {}, tuple(notes.findings))


def _embedded(parts: Mapping[str, bytes], notes: Notes) -> tuple[dict[str, Any], DocumentKind] | None:
    """The data inside the file and what they were printed as, or None; a stranger's data are reported."""
    import json

    carried = embed.extract(parts)
    if carried is None:
        return None
    try:
        held = json.loads(carried)
    except (ValueError, RecursionError):
        held = None
    if isinstance(held, dict) and held.get("kind") in {"report", "plan"} and embedded.is_report(held.get("data")):
        return held["data"], held["kind"]
    notes.add(Doubt(rules.EMBEDDED, _("the data inside the file are damaged: its table was read instead")))
    return None


def _edited(
    content: Content, held: tuple[dict[str, Any], DocumentKind], folders: Sequence[pathlib.Path], notes: Notes
) -> Imported:
    old, kind = held
    from_table = Notes(notes.file)
    finish, read = _read(content, folders, from_table, own=True, kind=kind)
    merged = embedded.merge(old, finish, read, notes)
    for finding in from_table.findings:
        if finding.rule not in {rules.HEADING.id, rules.LEFT_OUT.id}:
            notes.findings.append(finding)
    comments = {path: text for path, text in from_table.comments.items() if path[0] == "issues"}
    return Imported(merged, kind, "edited", comments, tuple(notes.findings))


def _table(content: Content, folders: Sequence[pathlib.Path], notes: Notes, *, own: bool, wraps: bool) -> Imported:
    finish, read = _read(content, folders, notes, own=own)
    joins: tuple[Join, ...] = ()
    if wraps and not own:
        joins = join(read, finish.values)
        for path, group in groupby(joins, key=lambda each: each.path):
            of_one = tuple(group)
            notes.add(Doubt(rules.JOINED, describe(of_one), of_one[0].place), path)
    return Imported(read, finish.kind, "table", notes.comments, tuple(notes.findings), joins)


def _read(
    content: Content, folders: Sequence[pathlib.Path], notes: Notes, *, own: bool, kind: DocumentKind | None = None
) -> tuple[Finish, dict[str, Any]]:
    from itareport.forms import edition_for

    # No edition is of the year 0, so that a document without a year gets the newest.
    edition = edition_for(first_year(content) or 0, folders)
    finder = Finder(edition, own=own)
    finder.read(content)
    reading = best(finder)
    if reading is None:
        message = _("the Word file holds no table of a report")
        hint = _("A report's table has the columns {columns}.").format(columns=", ".join(edition.columns.values()))
        raise NoTableError(message, hint)
    finish = Finish(reading, edition, notes, own=own, kind=kind)
    headers = [line for paragraph in flat(content.headers) for line in paragraph.text.split("\n") if line.strip()]
    return finish, finish.data(headers)


def _say_what_was_not_read(content: Content, notes: Notes) -> None:
    if content.tracked:
        message = _("the file holds tracked changes: it was read as if all were accepted")
        notes.add(Doubt(rules.TRACKED, message))
    if content.hidden:
        notes.add(Doubt(rules.LEFT_OUT, _("hidden text was left out, as Word does not print it")))
    if content.pictures:
        message = _("{count} pictures were left out: type what they show").format(count=content.pictures)
        notes.add(Doubt(rules.LEFT_OUT, message))
