"""One data file checked whole: read, held against the format, and looked at by the rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from itareport import rules, schema
from itareport.findings import Finding, Severity
from itareport.forms import Edition, edition_for
from itareport.schema import DocumentKind, Report
from itareport.source import SourceFile, read
from itareport.source.file_rules import BOM_INSIDE, REFUSED_CHARACTER

_NEWEST = 0
"""No form has this year, so asking for it gives the newest edition."""


class Checked(NamedTuple):
    """A data file with all its findings in file order; ``report`` is None when it has errors that stop a build."""

    document: SourceFile
    edition: Edition
    report: Report | None
    findings: tuple[Finding, ...]

    def has(self, severity: Severity) -> bool:
        """Whether a finding of this severity is among the findings."""
        return any(finding.severity is severity for finding in self.findings)


def check(
    name: str,
    data: bytes,
    kind: DocumentKind = "report",
    forms: Sequence[Path] = (),
    settings: rules.Settings | None = None,
) -> Checked:
    """Check the bytes of a data file.

    ``name`` stands in the findings as the file; ``forms`` are folders with form editions of the user's own.

    Raises:
        ReadError: a form edition cannot be read.
    """
    document = read(name, data)
    report, schema_findings = schema.check(document, kind)
    errors = [*document.findings, *schema_findings]
    edition = edition_for(report.fiscal_year if report else _year(document), forms)
    faulty = [finding.path for finding in errors if not _is_raw_character(document, finding)]
    warnings = rules.run_rules(document, kind, edition, settings, faulty)
    findings = [*errors, *warnings]
    findings.sort(key=lambda finding: (finding.span, finding.rule))
    return Checked(document, edition, report, tuple(findings))


def _is_raw_character(document: SourceFile, finding: Finding) -> bool:
    """Whether a finding is about single characters of a text, the rest of which is checked all the same.

    An escaped character is a finding about the whole text with its quotes.
    """
    refused = finding.rule in {BOM_INSIDE.id, REFUSED_CHARACTER.id}
    return refused and document.opening(finding.span) != '"'


def _year(document: SourceFile) -> int:
    year = document.at(("fiscal_year",))
    return int(year) if isinstance(year, str) and year.isdecimal() and len(year) == len("2568") else _NEWEST
