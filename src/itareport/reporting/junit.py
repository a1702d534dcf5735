"""Findings as a JUnit report: a testsuite a file, a failing testcase a finding, a passing one for a clean file.

Written so that both definitions in use take it: Jenkins' ``junit-10.xsd`` and the one of Apache Ant, which wants a
time, a host and the empty elements.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from itareport.findings import Finding
from itareport.reporting.machine import words
from itareport.reporting.results import count, printed, slashed
from itareport.reporting.text import first_line
from itareport.results import Result

# The same findings give the same report: no clock and no host name goes into it.
_EPOCH = "1970-01-01T00:00:00"
_HOST = "localhost"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot carry, not even escaped."""


def junit(results: Iterable[Result]) -> Iterator[str]:
    """A ``testsuites`` element; a suite's ``failures`` count what is printed, its properties count all findings."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    for number, result in enumerate(results):
        yield "".join(f"{line}\n" for line in _suite(number, result, printed(result)))
    yield "</testsuites>\n"


def _suite(number: int, result: Result, findings: Sequence[Finding]) -> Iterator[str]:
    name = slashed(result.name)
    attributes = _attributes(
        name=name,
        tests=str(max(1, len(findings))),
        failures=str(len(findings)),
        errors="0",
        skipped="0",
        time="0.000",
        timestamp=_EPOCH,
        hostname=_HOST,
        id=str(number),
        package="itareport",
    )
    counts = count([result])
    yield f"  <testsuite{attributes}>"
    yield "    <properties>"
    yield f"      <property{_attributes(name='errors', value=str(counts.errors))}/>"
    yield f"      <property{_attributes(name='warnings', value=str(counts.warnings))}/>"
    yield "    </properties>"
    seen: Counter[str] = Counter()
    for finding in findings:
        # GitLab keeps one of several cases of a name. A rule may find several things in one text.
        title = f"{finding.rule} {finding.name} {finding.path}".rstrip()
        seen[title] += 1
        if seen[title] > 1:
            title = f"{title} ({seen[title]})"
        yield f"    <testcase{_attributes(name=title, classname=name, time='0.000')}>"
        body = escape(_carried(f"{first_line(finding)}\n{finding.hint}".rstrip()))
        kind = _attributes(message=words(finding), type=finding.severity.value)
        yield f"      <failure{kind}>{body}</failure>"
        yield "    </testcase>"
    if not findings:
        yield f"    <testcase{_attributes(name='itareport', classname=name, time='0.000')}/>"
    yield "    <system-out/>"
    yield "    <system-err/>"
    yield "  </testsuite>"


def _attributes(**values: str) -> str:
    return "".join(f" {name}={quoteattr(_carried(value))}" for name, value in values.items())


def _carried(text: str) -> str:
    """The text with what XML cannot carry written as ``#x01``."""
    return _NOT_XML.sub(lambda match: f"#x{ord(match[0]):02X}", text)
