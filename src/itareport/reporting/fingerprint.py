"""What tells one finding from another in every run, wherever its line has moved to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from itareport.findings import Finding
from itareport.reporting.results import from_repository, printed
from itareport.results import Result

_MAX_LENGTH = 400
_NUMBERED = re.compile(r"\[\d+\]")


def fingerprinted(results: Iterable[Result]) -> Iterator[tuple[Finding, str]]:
    """Each printed finding with its fingerprint, 64 hexadecimal digits, unique in the report.

    Rule, file, the text that is marked and the names of the keys above it go into it, and of equal ones the ordinal.
    Neither line nor number of an entry does, which change with what is above, nor the message, which follows the
    language.
    """
    import hashlib

    for result in results:
        seen: Counter[tuple[str, ...]] = Counter()
        for finding in printed(result):
            keys = _NUMBERED.sub("", finding.path)
            traits = (finding.rule, from_repository(finding.file), keys, _marked_text(finding, result.lines))
            seen[traits] += 1
            identity = "\0".join((*traits, str(seen[traits])))
            yield finding, hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()


def _marked_text(finding: Finding, lines: Mapping[int, str]) -> str:
    span = finding.span
    line = lines.get(span.line, "")
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None][:_MAX_LENGTH]
