"""A document → a Report, or the findings that say why not."""

from __future__ import annotations

from pydantic import ValidationError

from itareport.findings import Finding, Span
from itareport.i18n import _
from itareport.schema import rules
from itareport.schema.models import DocumentKind, Report
from itareport.schema.sequence import check_sequence
from itareport.source import SourceFile
from itareport.source.rules import HASH


def check(document: SourceFile, kind: DocumentKind = "report") -> tuple[Report | None, list[Finding]]:
    """Check what was read against the data format.

    Returns the report, None when the file or the data has errors, and the findings of the family *schema* in file
    order. A fault of the family *file* at the same place is not reported again.
    """
    if not document.whole:
        return None, []
    if not isinstance(document.value, dict):
        return None, [_top(document)]
    report: Report | None = None
    findings = list(check_sequence(document))
    try:
        report = Report.model_validate(document.value, context={"kind": kind})
    except ValidationError as error:
        from itareport.schema.translation import translated

        findings.extend(translated(document, error))
    findings = _without_known(document, findings)
    findings.sort(key=lambda finding: (finding.span, finding.path))
    return (None if findings or document.findings else report), findings


def _top(document: SourceFile) -> Finding:
    message = _("the file must begin with the field “format: 1”")
    hint = _("Look at the first lines: each field is written “name: text”, without a dash.")
    return rules.TOP.finding(document.name, document.span_of(()), message, hint)


def _without_known(document: SourceFile, findings: list[Finding]) -> list[Finding]:
    """Leave out what a fault of the family *file* at the same place says already.

    A field whose text was taken for a comment has no value, but that is the same fault.
    """
    known = [finding.span for finding in document.findings]
    lost = {(rules.NO_VALUE.id, finding.path) for finding in document.findings if finding.rule == HASH.id}
    return [
        finding
        for finding in findings
        if (finding.rule, finding.path) not in lost and not any(_overlap(finding.span, span) for span in known)
    ]


def _overlap(one: Span, other: Span) -> bool:
    return (one.line, one.column) < (other.end_line, other.end_column) and (other.line, other.column) < (
        one.end_line,
        one.end_column,
    )
