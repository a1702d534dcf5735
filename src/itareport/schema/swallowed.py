"""What a list or text took in that belongs to another field, because the line of that field is lost or is inside the text."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from itareport.data import MEASURE_DEPTH, PICTURE, SIGNATURE
from itareport.findings import Finding, Span, ValuePath, format_path
from itareport.i18n import _
from itareport.schema import messages
from itareport.schema import schema_rules as rules
from itareport.source.file_rules import INDENTATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from itareport.source import SourceFile, Value

_MARKS = (("signatures", frozenset(SIGNATURE), "position"), ("pictures", frozenset(PICTURE), "file"))
"""The lists of groups that another list may take in: their fields, and the one that no other group has."""


def without_swallowed(source_file: SourceFile, findings: list[Finding]) -> list[Finding]:
    """One finding for the entries of a list that another one took in, and for a field inside the text of another."""
    kept = _without_issues(source_file, findings)
    misplaced = {finding.path.rpartition(".")[2] for finding in findings if finding.rule == rules.UNKNOWN_KEY.id}
    for first, name, paths in _taken_in(source_file):
        taken = {format_path(path) for path in paths}
        kept = [finding for finding in kept if finding.path.partition(".")[0] not in taken]
        if name in misplaced:
            continue  # the line with its name is there, and far out of its place
        key = next(iter(mapping_at(source_file, first)))
        path = (*first, key)
        message = messages.misplaced(first, key, (name,))
        hint = _("Type “{key}:” on a line of its own above this one.").format(key=name)
        kept.append(rules.UNKNOWN_KEY.finding(source_file.name, source_file.key_spans[path], message, hint, path))
    # Looked up for each finding: a file may lack very many fields.
    measures = {format_path(path): path for path in source_file.spans if len(path) == MEASURE_DEPTH}
    return [_inside_a_text(source_file, measures, finding) or finding for finding in kept]


def _without_issues(source_file: SourceFile, findings: list[Finding]) -> list[Finding]:
    """Without what is wrong with issues in another list, where their own line ``issues:`` is missing."""
    if not any(finding.rule == rules.MISSING_KEY.id and finding.path == "issues" for finding in findings):
        return findings
    taken = {
        format_path(path)
        for path in source_file.spans
        if len(path) == 2 and isinstance(entry := source_file.at(path), dict) and "measures" in entry
    }
    return [finding for finding in findings if finding.path.partition(".")[0] not in taken]


def _taken_in(source_file: SourceFile) -> Iterator[tuple[ValuePath, str, list[ValuePath]]]:
    """The first entry of each list that another one took in, the name of the list, and all of its entries."""
    top = mapping_at(source_file, ())
    missing = [marks for marks in _MARKS if marks[0] not in top]
    for (name, fields, mark), other in product(missing, ("issues", "signatures", "preface")):
        entries = top.get(other)
        paths: list[ValuePath] = [
            (other, index)
            for index, entry in enumerate(entries if isinstance(entries, list) else ())
            if isinstance(entry, dict) and mark in entry and entry.keys() <= fields
        ]
        if paths:
            yield paths[0], name, paths


def _inside_a_text(source_file: SourceFile, measures: Mapping[str, ValuePath], finding: Finding) -> Finding | None:
    """The finding for a missing field whose line is inside a ``|`` text of the same measure, as it is too far right."""
    measure, _dot, key = finding.path.rpartition(".")
    if finding.rule != rules.MISSING_KEY.id or measure not in measures:
        return None
    path = measures[measure]
    for sibling in mapping_at(source_file, path):
        span = source_file.spans[(*path, sibling)]
        if source_file.opening(span) not in {"|", ">"}:
            continue
        for number in range(span.line + 1, span.end_line + 1):
            match = re.match(rf" *(?P<key>{re.escape(key)}):(?: |\Z)", source_file.lines[number - 1])
            if match is not None:
                place = Span(number, match.start("key") + 1, number, match.end("key") + 1)
                message = _("“{key}” is inside the text of “{other}”, as it is indented too far")
                hint = _("Begin it exactly under “{other}”.")
                return INDENTATION.finding(
                    source_file.name,
                    place,
                    message.format(key=key, other=sibling),
                    hint.format(other=sibling),
                    (*path, key),
                )
    return None


def mapping_at(source_file: SourceFile, path: ValuePath) -> Mapping[str, Value]:
    """The mapping at a path, an empty one where there is none."""
    value = source_file.at(path)
    return value if isinstance(value, dict) else {}
