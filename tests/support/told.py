"""Findings as text for golden files: everything that a finding holds, with the full span."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from itareport.findings import Finding


def told(findings: Iterable[Finding]) -> str:
    """One finding after the other, its message and its hint below."""
    return "".join(_finding(finding) for finding in findings)


def chapters(findings: Mapping[str, Iterable[Finding]]) -> str:
    """Findings under the titles of their cases."""
    return "\n".join(f"# {title}\n{told(found)}" for title, found in findings.items())


def _finding(finding: Finding) -> str:
    span = finding.span
    place = f"{finding.file}:{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    head = f"{place} {finding.severity} {finding.rule} {finding.name} {finding.path}".rstrip()
    return f"{head}\n    {finding.message}\n    {finding.hint}\n"
