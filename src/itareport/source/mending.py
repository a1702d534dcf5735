"""Reading on after a fault: what a line shows by itself is mended in a copy, so that one run finds what is wrong.

Only the copy is mended, and only to check the rest: the file's own text stays what it is, all places are those of the
file, and each mend comes with a finding that says what to type.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from itareport.data import COLUMNS
from itareport.source.event_reader import StopReading
from itareport.source.file_rules import (
    INDENTATION,
    INVISIBLE_IN_KEY,
    MISSING_BLANK,
    NEEDS_QUOTES,
    SWALLOWED_DASH,
    TAB,
    UNCLOSED,
)
from itareport.source.line_faults import MAX_MENDS, line_faults
from itareport.source.markers import stray_markers
from itareport.source.misfits import misfits
from itareport.source.outline import Kind, rows_of
from itareport.source.patched_lines import Mend, PatchedLines
from itareport.source.regroup import regrouped
from itareport.source.relined import Relined, relined
from itareport.source.scalars import quoted
from itareport.source.structure import misplaced_lines
from itareport.source.syntax_errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from itareport.findings import Finding, Span
    from itareport.source.outline import Row

    Run = Callable[[str], tuple[Any, yaml.YAMLError | None]]
    FindMisplaced = Callable[..., list[Mend]]

_MAX_ROUNDS = 25
_LARGE = 200_000
"""Code points. A larger file is parsed anew only a few times."""

_MAX_ROUNDS_OF_LARGE = 4
_MAX_LINES = 100_000
"""Lines that are looked at one by one: 4 MiB of blank ones would take gigabytes. The largest report has 60,000."""
_UNREAD = 1_000_000
_BREAKS = {NEEDS_QUOTES.id, UNCLOSED.id}
_BY_LINES = {INVISIBLE_IN_KEY.id, MISSING_BLANK.id, SWALLOWED_DASH.id}


class Outcome(NamedTuple):
    """What was read in the end, what still ends it too early, and what was found, at its own places."""

    reader: Any
    error: yaml.YAMLError | StopReading | None
    findings: list[Finding]
    original: Callable[[Span], Span]
    """From a span of what was read to one of the file."""
    stopped: int
    """The line of that error, from 1."""


def read_on(name: str, text: str, run: Run, *, unreadable: bool) -> Outcome:
    """Mend what the lines of a text show by themselves and read it; ``run`` reads a text once.

    Of a text that is not ``unreadable``, which YAML reads to its end, no line can be what YAML cannot read.
    """
    copy = relined(name, text, _MAX_LINES)
    if copy is None:
        return _mended(name, text, run, unreadable=unreadable)
    try:
        outcome = _of_copy(name, copy, run)
    except StopReading:
        return _mended(name, text, run, unreadable=unreadable)
    if outcome.error is None:
        return outcome
    other = _mended(name, text, run, unreadable=unreadable)
    return other if _cost(other) < _cost(outcome) else outcome


def _of_copy(name: str, copy: Relined, run: Run) -> Outcome:
    """What is read of a copy whose lines are where they belong, with the places of the file."""
    reader, error = run(copy.text)
    outcome = Outcome(reader, None, reader.findings, lambda span: span, 0)
    if error is not None or reader.suspicious:
        outcome = _mended(name, copy.text, run, unreadable=error is not None)
    found = (finding._replace(span=copy.original(finding.span)) for finding in outcome.findings)
    return outcome._replace(
        findings=[*copy.findings, *found],
        original=lambda span: copy.original(outcome.original(span)),
        stopped=copy.lines[outcome.stopped - 1].number,
    )


def _mended(name: str, text: str, run: Run, *, unreadable: bool) -> Outcome:
    """What is read of a text whose lines in the wrong place are looked for in two ways.

    The one counts that explains the file by fewer faults.
    """
    rows = rows_of(PatchedLines(text).lines[:_MAX_LINES])
    slips = (mend for mend in line_faults(name, rows) if unreadable or not _breaks(mend))
    shown = list(islice(chain(stray_markers(name, rows), slips), MAX_MENDS))
    outcome = _read(name, text, run, shown, misplaced_lines)
    # The columns of a form edition have the names of a measure's fields, and belong to none.
    edition = any(row.key == COLUMNS and not row.column for row in rows)
    given_up = outcome.reader is None and not isinstance(outcome.error, StopReading)
    if edition or given_up or len(rows) == _MAX_LINES:
        return outcome
    alone = _entry_alone(rows, outcome.findings)
    issue_lost = outcome.reader is not None and outcome.reader.second_measures
    if _cost(outcome) > 1 or alone or issue_lost:
        other = _read(name, text, run, shown, regrouped)
        elsewhere = alone and _entry_alone(rows, other.findings) and _lines(other) != _lines(outcome)
        # The number that an issue lost with its first line counts beside the line.
        if _explains_more(other, outcome, more=2 if issue_lost else int(elsewhere)):
            return other
    return outcome


def _explains_more(other: Outcome, outcome: Outcome, *, more: int) -> bool:
    """Whether another reading explains the file by fewer faults than there are and ``more``."""
    further_in = not outcome.findings and _lines(other) <= outcome.reader.bare
    return bool(other.findings) and _cost(other) < _cost(outcome) + (more or further_in)


def _lines(outcome: Outcome) -> set[int]:
    return {finding.span.line for finding in outcome.findings}


def _entry_alone(rows: Sequence[Row], findings: Sequence[Finding]) -> bool:
    """Whether the one fault of a file is the column of an entry's dash: it may as well be that of the entry above."""
    if len(findings) != 1 or findings[0].rule not in {INDENTATION.id, SWALLOWED_DASH.id}:
        return False
    row = rows[findings[0].span.line - 1]
    return bool(row.dashes) and not row.key


def _breaks(mend: Mend) -> bool:
    return mend.finding is not None and mend.finding.rule in _BREAKS


def _cost(outcome: Outcome) -> int:
    """By how many faults a reading explains the file; one that did not get to the end explains nothing."""
    if outcome.error is not None:
        return _UNREAD + len(outcome.findings)
    return len(outcome.findings) + misfits(outcome.reader.value)


def _read(name: str, text: str, run: Run, shown: Sequence[Mend], find_misplaced: FindMisplaced) -> Outcome:
    lines = PatchedLines(text)
    found: list[Finding] = []
    try:
        return _read_mended(name, run, shown, find_misplaced, lines, found)
    except StopReading as stop:
        # Lines that were moved on a guess may nest deeper than any that the file has: what is sure is what was found.
        beyond = stop.finding._replace(span=lines.original(stop.finding.span))
        return _given_up(found or [beyond], lines)._replace(error=stop)


def _read_mended(
    name: str, run: Run, shown: Sequence[Mend], find_misplaced: FindMisplaced, lines: PatchedLines, found: list[Finding]
) -> Outcome:
    """Read ``lines`` mended; what is ``found`` in them stays known to the caller where reading them comes to no end."""
    text = lines.text
    _take(shown, lines, found)
    if len(shown) >= MAX_MENDS:
        return _given_up(found, lines)
    reader, error = run(lines.text)
    broken = error is not None
    if broken or reader.suspicious:
        known = {finding.span.line for finding in found}
        mends = find_misplaced(name, rows_of(lines.lines[:_MAX_LINES]), broken=broken, known=known)
        _take(mends, lines, found)
        if len(mends) >= MAX_MENDS:
            return _given_up(found, lines)
        reader, error = run(lines.text)
    rounds = _rounds(text)
    mended: set[int] = set()
    stopped = 0
    while error is not None:
        finding = explain(name, lines.lines, error, reader.last)
        stopped = finding.span.line
        if stopped not in {known.span.line for known in found}:
            found.append(finding._replace(span=lines.original(finding.span)))
        mend = _quoting(lines.lines, finding)
        if mend is None or mend.line in mended or len(mended) == rounds:
            break
        mended.add(mend.line)
        lines.apply([mend])
        reader, error = run(lines.text)
    found += _not_known(reader.findings, lines, found)
    return Outcome(reader, error, found, lines.original, stopped)


def _rounds(text: str) -> int:
    """How many lines are mended by the place of a syntax error: a large text is parsed anew only a few times."""
    return _MAX_ROUNDS if len(text) <= _LARGE else _MAX_ROUNDS_OF_LARGE


def _given_up(found: list[Finding], lines: PatchedLines) -> Outcome:
    """What is known of a file with more faults than anybody makes."""
    return Outcome(None, yaml.YAMLError(), found, lines.original, max(finding.span.line for finding in found))


def _not_known(findings: Iterable[Finding], lines: PatchedLines, known: Sequence[Finding]) -> list[Finding]:
    """What the reader found, at its place in the file, without what its line showed by itself already."""
    known_lines = {finding.span.line for finding in known}
    placed = (finding._replace(span=lines.original(finding.span)) for finding in findings)
    return [finding for finding in placed if finding.rule not in _BY_LINES or finding.span.line not in known_lines]


def _take(mends: Iterable[Mend], lines: PatchedLines, found: list[Finding]) -> None:
    mends = list(mends)
    found += (
        mend.finding._replace(span=lines.original(mend.finding.span)) for mend in mends if mend.finding is not None
    )
    lines.apply(mends)


def _quoting(lines: Sequence[str], finding: Finding) -> Mend | None:
    """The line of a syntax error with its text in quotes, or without a tab that is all it has; None for other lines."""
    number = finding.span.line
    row = rows_of(lines[number - 1 : number])[0]
    if row.kind is Kind.BLANK and finding.rule == TAB.id:
        return Mend(number, 0, len(row.line), "")
    if row.kind is not Kind.ROW or not row.content:
        return None
    return Mend(number, row.text_column, row.text_column + len(row.content), quoted(row.content))
