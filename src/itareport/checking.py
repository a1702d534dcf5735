"""One data file checked whole: read, held against the format, and looked at by the rules."""

from __future__ import annotations

from typing import NamedTuple

from itareport import rules, schema
from itareport.findings import Finding, Severity
from itareport.forms import Edition
from itareport.project import NO_PROJECT, Document, Project, kind_of
from itareport.schema import DocumentKind, Report
from itareport.source import SourceFile, read
from itareport.source.file_rules import BOM_INSIDE, REFUSED_CHARACTER

_NEWEST = 0
"""No form has this year, so asking for it gives the newest edition."""


class Checked(NamedTuple):
    """A data file with all its findings in file order; ``report`` is None when it has errors that stop a build."""

    document: SourceFile
    kind: DocumentKind
    edition: Edition
    report: Report | None
    findings: tuple[Finding, ...]

    def has(self, severity: Severity) -> bool:
        """Whether a finding of this severity is among the findings."""
        return any(finding.severity is severity for finding in self.findings)


def check(name: str, data: bytes, document: Document = "report", project: Project = NO_PROJECT) -> Checked:
    """Check the bytes of a data file, of which findings speak as ``name``.

    Raises:
        ReadError: the form edition of the file's year is faulty or could not be read.
    """
    source = read(name, data)
    kind = kind_of(source, document)
    edition = project.editions.edition(_year(source))
    report, schema_findings = schema.check(source, kind)
    errors = [*source.findings, *schema_findings]
    faulty = [finding.path for finding in errors if not _is_raw_character(source, finding)]
    warnings = rules.run_rules(source, kind, edition, project.settings, faulty)
    findings = [*errors, *warnings]
    findings.sort(key=lambda finding: (finding.span, finding.rule))
    return Checked(source, kind, edition, report, tuple(findings))


def _is_raw_character(source: SourceFile, finding: Finding) -> bool:
    """Whether a finding is about single characters of a text, the rest of which is checked all the same.

    An escaped character is a finding about the whole text with its quotes.
    """
    refused = finding.rule in {BOM_INSIDE.id, REFUSED_CHARACTER.id}
    return refused and source.opening(finding.span) != '"'


def _year(source: SourceFile) -> int:
    year = source.at(("fiscal_year",))
    return int(year) if isinstance(year, str) and year.isdecimal() and len(year) == len("2568") else _NEWEST
