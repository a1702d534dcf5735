"""What tells one finding from another in every run, wherever its line has moved to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from itareport.findings import Finding
from itareport.reporting.results import printed, slashed
from itareport.results import Result

_LONGEST = 400


def fingerprinted(results: Sequence[Result]) -> Iterator[tuple[Finding, str]]:
    """Each printed finding with its fingerprint, 64 hexadecimal digits, unique in the report.

    Rule, file, path in the data and the text that is marked go into it, and of equal ones the ordinal; neither line
    nor message does, as a message may name lines and follows the language.
    """
    import hashlib

    seen: Counter[tuple[str, ...]] = Counter()
    for result in results:
        for finding in printed(result):
            traits = (finding.rule, slashed(finding.file), finding.path, _marked_text(finding, result.lines))
            seen[traits] += 1
            identity = "\0".join((*traits, str(seen[traits])))
            yield finding, hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()


def _marked_text(finding: Finding, lines: Mapping[int, str]) -> str:
    span = finding.span
    line = lines.get(span.line, "")
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None][:_LONGEST]
