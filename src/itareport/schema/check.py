"""What was read of a data file → a report as plain data, or the findings that say why it is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from itareport.data import KEY_ORDER, PICTURES, ReportData
from itareport.fields import DocumentKind
from itareport.findings import Finding, Span
from itareport.i18n import _
from itareport.pictures import PictureFault, Pictures
from itareport.schema import schema_rules as rules
from itareport.schema.issue_sequence import check_sequence
from itareport.schema.plain import report_of
from itareport.shape import STANDARD, Shape
from itareport.source import SourceFile, Value
from itareport.source.file_rules import DUPLICATE_KEY, MERGE_KEY, SWALLOWED_DASH


def check(
    source_file: SourceFile, kind: DocumentKind = "report", shape: Shape = STANDARD
) -> tuple[ReportData | None, list[Finding]]:
    """Check what was read against the data format, as the form edition with this ``shape`` asks.

    Returns the report, None when the file or the data has errors, and the findings of the family *schema* in file
    order. A fault of the family *file* at the same place is not reported again.
    """
    if not source_file.whole:
        return None, []
    if not isinstance(source_file.value, dict):
        return None, [_top(source_file)]
    findings: list[Finding] = []
    report = report_of(source_file.value, kind, shape)
    if report is None:
        report, findings = _held_against_the_models(source_file, kind, shape)
    return (None if findings or source_file.findings else report), findings


def _held_against_the_models(
    source_file: SourceFile, kind: DocumentKind, shape: Shape
) -> tuple[ReportData | None, list[Finding]]:
    """The report, if the models say that the data are one, and all findings if they do not."""
    from pydantic import ValidationError

    from itareport.schema.one_fault import one_for_each
    from itareport.schema.pydantic_errors import translated

    report = None
    findings = list(check_sequence(source_file, shape.issues))
    try:
        report = _validated(source_file, {"kind": kind, "shape": shape})
    except ValidationError as error:
        findings.extend(translated(source_file, error, shape))
    findings = one_for_each(source_file, _without_known(source_file, findings))
    findings.sort(key=lambda finding: (finding.span, finding.path))
    return report, findings


def _validated(source_file: SourceFile, context: dict[str, Any]) -> ReportData:
    """The report of a file's value; of a file far larger than any report the first part is held against the format first.

    Pydantic makes an error of each fault, of which such a file may have a million.

    Raises:
        ValidationError: the value, or its first part, does not fit the format.
    """
    from pydantic import ValidationError

    from itareport.schema.models import Report

    if len(source_file.spans) > _LARGE:
        try:
            Report.model_validate(_first_part(source_file.value, [_LARGE // 4]), context=context)
        except ValidationError as error:
            if any(each["type"] != "issue_sequence" for each in error.errors(include_url=False, include_input=False)):
                raise
    return Report.model_validate(source_file.value, context=context).as_data()


_LARGE = 20_000
"""Values. The largest report, of 30 issues with 160 measures each, has more, and is looked at twice."""


def _first_part(value: Value, left: list[int]) -> Value:
    """A value with so many others in it as are ``left``; what a mapping of the format must have stays."""
    if isinstance(value, list):
        entries: list[Value] = []
        for entry in value:
            if left[0] <= 0 and entries:
                break
            left[0] -= 1
            entries.append(_first_part(entry, left))
        return entries
    if isinstance(value, dict):
        kept = {}
        for key, each in value.items():
            left[0] -= 1
            if left[0] > 0 or key in KEY_ORDER:
                kept[key] = _first_part(each, left)
        return kept
    return value


def check_pictures(source_file: SourceFile, pictures: Pictures) -> Iterator[Finding]:
    """Findings for picture files that cannot be used; ``pictures`` are those that were read for this file."""
    entries = source_file.at((PICTURES,))
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        name = entry.get("file") if isinstance(entry, dict) else None
        picture = pictures.get(name) if isinstance(name, str) else None
        if isinstance(picture, PictureFault):
            rule = rules.PICTURE_MISSING if picture.missing else rules.PICTURE_BROKEN
            path = (PICTURES, index, "file")
            yield rule.finding(source_file.name, source_file.span_of(path), picture.message, picture.hint, path)


def _top(source_file: SourceFile) -> Finding:
    message = _("the file must begin with the field “format: 1”")
    hint = _("Look at the first lines: each field is written “name: text”, without a dash.")
    return rules.TOP.finding(source_file.name, source_file.span_of(()), message, hint)


def _without_known(source_file: SourceFile, findings: list[Finding]) -> list[Finding]:
    """Leave out what a fault of the family *file* at the same place says already.

    A field whose text was taken for a comment has no value, but that is the same fault; and where dashes were swallowed
    by the text of another field, the line of the field that they belonged to is what is missing. A merge key stands for
    fields that nobody can name.
    """
    known = [finding.span for finding in source_file.findings]
    reported = {finding.path for finding in source_file.findings if finding.path and finding.rule != DUPLICATE_KEY.id}
    stand_ins = [finding.path for finding in source_file.findings if finding.rule in _STAND_FOR_FIELDS]
    merged = {*stand_ins, *(path.rpartition(".")[0] for path in stand_ins)}
    return [
        finding
        for finding in findings
        if not (finding.path in reported and finding.rule in _NOTHING_THERE)
        and not (finding.rule == rules.MISSING_KEY.id and finding.path.rpartition(".")[0] in merged)
        and not any(_overlap(finding.span, span) for span in known)
    ]


_STAND_FOR_FIELDS = {SWALLOWED_DASH.id, MERGE_KEY.id}

_NOTHING_THERE = {
    rule.id for rule in (rules.NO_VALUE, rules.EMPTY_TEXT, rules.EMPTY_LIST, rules.WRONG_KIND, rules.MISSING_KEY)
}
"""The finding about a value that a fault of the line took away."""


def _overlap(one: Span, other: Span) -> bool:
    return (one.line, one.column) < (other.end_line, other.end_column) and (other.line, other.column) < (
        one.end_line,
        one.end_column,
    )
