"""Bytes of a data file → values with the line and column of each key and value, and what is wrong with the file."""

from __future__ import annotations

import codecs
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

import yaml

from itareport.findings import START, Finding, Span, ValuePath, format_path
from itareport.i18n import _, number
from itareport.source import file_rules as rules
from itareport.source.decode import decode, split_lines, without_refused
from itareport.source.event_reader import EventReader, StopReading
from itareport.source.source_file import SourceFile, value_at


def read(name: str, data: bytes) -> SourceFile:
    """Read a data file; whatever the bytes, what is wrong becomes findings and nothing is raised.

    ``name`` is the file as the user gave it; findings carry it, ``/``-separated.
    """
    text, findings = decode(name, data)
    if findings:
        return _unreadable(name, text, findings)
    file = read_text(name, text)
    return replace(file, bom=True) if data.startswith(codecs.BOM_UTF8) else file


def read_text(name: str, text: str) -> SourceFile:
    """Read a data file whose bytes are decoded already."""
    conflicts = _conflicts(name, text)
    if conflicts:
        return _unreadable(name, text, conflicts)
    readable, refused = without_refused(name, text)
    try:
        reader, error = _run(name, readable)
        if error is not None or reader.suspicious:
            return _read_on(name, text, readable, refused, unreadable=error is not None)
    except StopReading as stop:
        return _unreadable(name, text, [stop.finding])
    return _result(name, text, reader, [*_at_their_paths(refused, reader), *reader.findings])


def _result(name: str, text: str, reader: EventReader, findings: list[Finding]) -> SourceFile:
    if reader.value is None:
        empty = rules.EMPTY.finding(name, START, _("the file is empty"), _("It holds comments only: add the data."))
        return _unreadable(name, text, [*findings, empty])
    findings.sort(key=lambda finding: finding.span)
    return SourceFile(name, text, tuple(findings), reader.value, reader.spans, reader.key_spans, whole=True)


def _run(name: str, text: str) -> tuple[EventReader, yaml.YAMLError | None]:
    """Read a text once; the answer is also the syntax error that ended it too early."""
    reader = EventReader(name, text)
    error = reader.run(text)
    if error is not None and (other := _readable_otherwise(text, error)) is not None:
        reader = EventReader(name, text)
        error = reader.run(other)
    return reader, error


def _read_on(name: str, text: str, readable: str, refused: list[Finding], *, unreadable: bool) -> SourceFile:
    """Read a file that YAML cannot read, or reads otherwise than was meant, as far as its lines can be mended."""
    from itareport.source.mending import read_on

    reader, error, findings, original, stopped = read_on(
        name, readable, lambda mended: _run(name, mended), unreadable=unreadable
    )
    if error is not None:
        findings = [_with_the_rest(finding) if finding.span.line == stopped else finding for finding in findings]
        return _unreadable(name, text, [*refused, *findings])
    reader.spans = {path: original(span) for path, span in reader.spans.items()}
    reader.key_spans = {path: original(span) for path, span in reader.key_spans.items()}
    paths = _PathsByLine(reader)
    damaged = _of_damage(split_lines(text), refused)
    found = [
        finding if finding.path else finding._replace(path=format_path(paths.at(finding.span)))
        for finding in findings
        if (finding.rule, finding.span.line) not in damaged
    ]
    return _result(name, text, reader, [*_at_their_paths(refused, reader), *found])


def _of_damage(lines: Sequence[str], refused: Sequence[Finding]) -> set[tuple[str, int]]:
    """Rule and line of what only a refused character makes of its line: in the indentation it counts as a space."""
    damaged = {(rules.STRAY_LINE.id, finding.span.line) for finding in refused}
    for finding in refused:
        if not lines[finding.span.line - 1][: finding.span.column - 1].strip(" "):
            damaged.add((rules.INDENTATION.id, finding.span.line))
    return damaged


def _with_the_rest(finding: Finding) -> Finding:
    rest = _("Nothing from line {line} on was checked.").format(line=number(finding.span.line))
    return finding._replace(hint=f"{finding.hint} {rest}")


class _PathsByLine:
    """What the lines of a file hold, for findings that were made before anything was read."""

    def __init__(self, reader: EventReader) -> None:
        self._keys = {span[:2]: path for path, span in reader.key_spans.items()}
        self._paths: dict[int, ValuePath] = {}
        for path, span in reader.key_spans.items():
            self._paths[span.line] = path
        for path, span in reader.spans.items():
            if not isinstance(value_at(reader.value, path), (dict, list)):
                for line in range(span.line, span.end_line + 1):
                    self._paths[line] = path
        self._lines = sorted(self._paths)

    def at(self, span: Span) -> ValuePath:
        """The path of the key at a place, or of the key or text in its line; else of what the line is in the midst of."""
        line = span.line
        if span[:2] in self._keys:
            return self._keys[span[:2]]
        if line in self._paths:
            return self._paths[line]
        place = bisect_left(self._lines, line)
        if not 0 < place < len(self._lines):
            return ()
        above, below = (self._paths[self._lines[each]] for each in (place - 1, place))
        shared = takewhile(lambda steps: steps[0] == steps[1], zip(above, below, strict=False))
        return tuple(step for step, _same in shared)


def _unreadable(name: str, text: str, findings: list[Finding]) -> SourceFile:
    found = sorted(findings, key=lambda finding: finding.span)
    return SourceFile(name, text, tuple(found))


def _conflicts(name: str, text: str) -> list[Finding]:
    if "<<<<<<<" not in text and "=======" not in text and ">>>>>>>" not in text:
        return []
    from itareport.source.syntax_errors import git_conflicts

    return git_conflicts(name, text)


def _readable_otherwise(text: str, error: yaml.YAMLError) -> str | None:
    """The text changed so that the reader itself, not libyaml, gets to see the fault; None for other faults.

    An escape that names no character becomes one that no report can carry. From 0.2.6 libyaml has a limit of its own,
    1,000 levels of nesting, which its scanner meets before the first event comes: without the rest of the text the
    reader meets its own limit, at the same place with every libyaml.
    """
    if "invalid Unicode character escape" in str(error):
        from itareport.source.syntax_errors import BAD_ESCAPE

        return BAD_ESCAPE.sub(lambda match: "\\uffff" if match["short"] else "\\U0000ffff", text)
    if "maximum nesting depth" in str(error) and isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return text[: error.problem_mark.index]
    return None


def _at_their_paths(refused: list[Finding], reader: EventReader) -> list[Finding]:
    """The findings of refused characters, in file order, each with the path of the text that it is in."""
    if not refused:
        return refused
    paths = [""] * len(refused)
    starts = [finding.span[:2] for finding in refused]
    for path, span in reader.spans.items():
        first = bisect_left(starts, span[:2])
        last = bisect_left(starts, span[2:])
        if first < last and isinstance(value_at(reader.value, path), str):
            paths[first:last] = [format_path(path)] * (last - first)
    return [finding._replace(path=path) for finding, path in zip(refused, paths, strict=True)]
