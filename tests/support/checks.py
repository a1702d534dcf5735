"""A data file, given as text, read and held against the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport import schema, source

if TYPE_CHECKING:
    from itareport.fields import DocumentKind
    from itareport.findings import Finding


def errors_in(text: str, kind: DocumentKind = "report") -> list[Finding]:
    """What reading and the format find, in this order; a file with such findings makes no report, which is asserted."""
    document = source.read("f.yaml", text.encode())
    report, findings = schema.check(document, kind)
    errors = [*document.findings, *findings]
    assert (report is None) == bool(errors)
    return errors


def rules_and_paths(text: str, kind: DocumentKind = "report") -> list[tuple[str, str]]:
    """Rule and path of each of these findings."""
    return [(finding.rule, finding.path) for finding in errors_in(text, kind)]
