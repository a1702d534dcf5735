"""A data file that was read: its values and where each of them is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from itareport.findings import START, Finding, Span, ValuePath
from itareport.source.decode import readable, split_lines
from itareport.source.offsets import offsets_in_source

if TYPE_CHECKING:
    from itareport.source.folding import Folding

Value = str | None | list["Value"] | dict[str, "Value"]
"""A scalar is its text as typed, or None for ``~``, ``null`` and nothing."""

_QUOTE_OR_BLOCK = frozenset("\"'|>")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class SourceFile:
    """One data file: values, spans of values and keys, and the faults found while reading.

    ``text`` is the decoded file without its byte order mark, which ``bom`` says, line ends as they are. ``whole`` is
    False when a fault kept the reader from getting to the end; ``value`` is None then.
    """

    name: str
    text: str
    findings: tuple[Finding, ...]
    value: Value = None
    spans: Mapping[ValuePath, Span] = field(default_factory=dict, repr=False)
    key_spans: Mapping[ValuePath, Span] = field(default_factory=dict, repr=False)
    whole: bool = False
    bom: bool = False

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file without their ends."""
        return tuple(split_lines(self.text))

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset into ``text``, in code points, of the start of each line."""
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    @cached_property
    def folding(self) -> Folding:
        """How the lines are filled, which shows whether a program has folded the texts."""
        from itareport.source.folding import Folding  # a file whose texts are each on one line does without
        from itareport.source.outline import rows_of

        return Folding(rows_of(self.lines))

    def span_of(self, path: ValuePath) -> Span:
        """The span of the value at ``path``, or of the nearest value above it that the file has."""
        for length in range(len(path), -1, -1):
            span = self.spans.get(path[:length])
            if span is not None:
                return span
        return START

    def span_within(self, path: ValuePath, start: int, end: int) -> Span:
        """Where the code points ``start`` to ``end`` of the text at ``path`` are in the file.

        Quotes, escapes and block scalars are seen through.
        """
        text = self.at(path)
        if not isinstance(text, str):
            return self.span_of(path)
        span = self.spans[path]
        lines = list(self.lines[span.line - 1 : span.end_line])
        if lines[0][span.column - 1 : span.end_column - 1] == text:
            # Also a text in quotes, where its line was mended so that the quotes are letters of it.
            return Span(span.line, span.column + start, span.line, span.column + max(end, start))
        lines[-1] = lines[-1][: span.end_column - 1 if span.end_line > span.line else None]
        written = readable("\n".join([lines[0][span.column - 1 :], *lines[1:]]))

        def place(offset: int) -> tuple[int, int]:
            breaks, start_of_line = written.count("\n", 0, offset), written.rfind("\n", 0, offset) + 1
            return span.line + breaks, offset - start_of_line + (1 if breaks else span.column)

        places = offsets_in_source(written, text)
        line, column = place(places[max(end - 1, start)])
        # A line's end, which is a space of some texts, is no character that a mark could stand under.
        return Span(*place(places[start]), line, min(column + (end > start), len(self.lines[line - 1]) + 1))

    def opening(self, span: Span) -> str:
        """The character that a value begins with in the file: a quote, a bracket, the first letter."""
        return self.lines[span.line - 1][span.column - 1 : span.column]

    def lines_of(self, path: ValuePath) -> tuple[str, ...]:
        """The lines that a text without quotes was put together from, where it has several; else none."""
        span = self.spans[path]
        if span.line == span.end_line or self.opening(span) in _QUOTE_OR_BLOCK or not isinstance(self.at(path), str):
            return ()
        first, *others = self.lines[span.line - 1 : span.end_line - 1]
        last = self.lines[span.end_line - 1][: span.end_column - 1]
        return tuple(line.strip(" \t") for line in (first[span.column - 1 :], *others, last))

    def with_found(self, found: Sequence[Finding]) -> list[Finding]:
        """The findings of the file and those that were ``found`` in its values since, in file order.

        A fault of a line may be told better by who knows what the data lack: then it is told once.
        """
        told = {(finding.rule, finding.span) for finding in found}
        own = (finding for finding in self.findings if (finding.rule, finding.span) not in told)
        return sorted((*own, *found), key=lambda finding: finding.span)

    def at(self, path: ValuePath) -> Value:
        """The value at ``path``, or None when the file has none there."""
        return value_at(self.value, path)


def value_at(value: Value, path: ValuePath) -> Value:
    """What lies at ``path`` in a value, or None when there is nothing."""
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and step < len(value):
            value = value[step]
        else:
            return None
    return value
