"""One data file checked whole: read, held against the format, and looked at by the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from itareport import rules, schema
from itareport.data import ReportData
from itareport.fields import KEYS, DocumentChoice, DocumentKind
from itareport.findings import Finding
from itareport.forms import Edition
from itareport.pictures import Pictures
from itareport.project import NO_PROJECT, Project
from itareport.rules.copies import REPEATED_MEASURE
from itareport.rules.editions import ISSUE_TITLE
from itareport.rules.whole_file import HALF_FILLED
from itareport.schema.schema_rules import ISSUE_ORDER, ISSUE_REPEATED, MISSING_KEY, NO_VALUE, SPLIT_ENTRY
from itareport.shape import document_kind
from itareport.source import SourceFile, read
from itareport.source.file_rules import BOM_INSIDE, DUPLICATE_KEY, REFUSED_CHARACTER, STRAY_LINE

_UNFILLED = {MISSING_KEY.id, NO_VALUE.id}


class Checked(NamedTuple):
    """A data file with all its findings in file order; ``report`` is None when it has errors that stop a build."""

    source_file: SourceFile
    kind: DocumentKind
    edition: Edition
    report: ReportData | None
    findings: tuple[Finding, ...]


def check(
    name: str,
    data: bytes,
    document: DocumentChoice = "report",
    project: Project = NO_PROJECT,
    pictures: Pictures | None = None,
    twin: str = "",
) -> Checked:
    """Check the bytes of a data file, of which findings speak as ``name``.

    ``pictures`` are the files that the data name, as far as they were looked for. ``twin`` is an earlier file of the
    same agency and year, "" where there is none.

    Raises:
        ReadError: the form edition of the file's year is faulty or could not be read.
    """
    source = read(name, data)
    edition = project.editions.edition_of(source.value)
    kind = document_kind(source.value, edition.shape) if document == "auto" else document
    report, schema_findings = schema.check(source, kind, edition.shape)
    picture_findings = list(schema.check_pictures(source, pictures or {}))
    errors = [*source.with_found(schema_findings), *picture_findings]
    faulty = [finding.path for finding in errors if not _is_raw_character(source, finding)]
    warnings = rules.run_rules(source, kind, edition, project.settings, faulty, rules.Run(document, twin))
    findings = [*errors, *_without_doubles(warnings, errors)]
    findings.sort(key=lambda finding: (finding.span, finding.rule))
    return Checked(source, kind, edition, None if picture_findings else report, tuple(findings))


def _without_doubles(warnings: Sequence[Finding], errors: Sequence[Finding]) -> Iterator[Finding]:
    """The warnings without those that an error already says."""
    # Results that were lost by another fault, or are in another field, only seem not to be filled in.
    half_filled = _asks_for_results(errors)
    twice = _there_twice(errors)
    # A number or a line break in the wrong place makes a title another than the form's.
    out_of_order = any(finding.rule == ISSUE_ORDER.id for finding in errors)
    broken_off = {finding.span.line - 1 for finding in errors if finding.rule == STRAY_LINE.id}
    for finding in warnings:
        if finding.rule == HALF_FILLED.id:
            doubled = not half_filled
        elif finding.rule == ISSUE_TITLE.id:
            doubled = out_of_order or finding.span.end_line in broken_off
        else:
            issue, measure = finding.path.partition(".")[0], finding.path.rpartition(".")[0]
            doubled = finding.rule == REPEATED_MEASURE.id and (issue in twice or measure in twice)
        if not doubled:
            yield finding


def _there_twice(errors: Sequence[Finding]) -> set[str]:
    """The paths of issues that were pasted a second time, with all of their measures, and of lines that were."""
    issues = {finding.path.rpartition(".")[0] for finding in errors if finding.rule == ISSUE_REPEATED.id}
    return issues | {finding.path for finding in errors if finding.rule == SPLIT_ENTRY.id}


def _asks_for_results(errors: Sequence[Finding]) -> bool:
    """Whether an error says that results lack; one that puts a measure's fields together is at the measure."""
    cut_up = any(finding.rule in {DUPLICATE_KEY.id, SPLIT_ENTRY.id} for finding in errors)
    ends = (*KEYS.results, "]")
    return not cut_up and any(finding.rule in _UNFILLED and finding.path.endswith(ends) for finding in errors)


def _is_raw_character(source: SourceFile, finding: Finding) -> bool:
    """Whether a finding is about single characters of a text, the rest of which is checked all the same.

    An escaped character is a finding about the whole text with its quotes.
    """
    refused = finding.rule in {BOM_INSIDE.id, REFUSED_CHARACTER.id}
    return refused and source.opening(finding.span) != '"'
