"""Findings for people: where and what, the line with the place marked, and the next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from itareport.findings import Finding, Severity
from itareport.reporting.results import printed, slashed
from itareport.reporting.snippet import WIDTH, marked, one_line, printable
from itareport.results import Result

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_STRONG = "1"


def text(results: Sequence[Result], *, colour: bool = False) -> str:
    """Each finding as ``path:line:col: severity ITA… message``, its line with the span marked, and the hint.

    ``colour`` adds terminal colours and changes nothing else.
    """
    return "".join(text_pieces(results, colour=colour))


def text_pieces(results: Iterable[Result], *, colour: bool = False) -> Iterator[str]:
    """``text`` piece by piece, a finding each, as the results come."""
    separator = ""
    for result in results:
        for finding in printed(result):
            yield separator + _block(finding, result.lines, colour=colour)
            separator = "\n"


def first_line(finding: Finding, *, colour: bool = False) -> str:
    """``path:line:col: severity ITA… message``, on one line whatever the message quotes."""
    place = f"{one_line(slashed(finding.file))}:{finding.span.line}:{finding.span.column}:"
    kind = f"{finding.severity.value} {finding.rule}"
    if colour:
        place, kind = _painted(place, _STRONG), _painted(kind, _COLOURS[finding.severity])
    return f"{place} {kind} {one_line(finding.message)}"


def _block(finding: Finding, lines: Mapping[int, str], *, colour: bool) -> str:
    span = finding.span
    gutter = " " * (len(str(span.line)) + 1)
    block = [first_line(finding, colour=colour)]
    if span.line in lines:
        shown, indent, carets = _source_line(finding, lines[span.line], WIDTH - len(f" {span.line} | "))
        block.append(f" {span.line} | {shown}")
        block.append(f"{gutter} | {indent}{_painted(carets, _COLOURS[finding.severity]) if colour else carets}")
    for number, line in enumerate(finding.hint.splitlines()):
        block.append(f"{gutter} {' ' if number else '='} {printable(line)}")
    return "\n".join(block) + "\n"


def _source_line(finding: Finding, line: str, width: int) -> tuple[str, str, str]:
    """The line, the spaces before the mark and the mark; of a span over several lines the first is marked."""
    span = finding.span
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    shown, mark = marked(line, start, max(start, end), width)
    carets = mark.lstrip(" ")
    return shown, mark.removesuffix(carets), carets


def _painted(words: str, code: str) -> str:
    return f"\x1b[{code}m{words}\x1b[0m"
