"""A data file put into its canonical layout in place, as ``itareport fmt`` does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from itareport import source, writing
from itareport.findings import format_path
from itareport.inputs import write_back
from itareport.results import Result, shown_lines
from itareport.source import format as layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.findings import Finding, ValuePath
    from itareport.inputs import Input
    from itareport.source import SourceFile


Layout = Literal["same", "changed", "would change", "printed", "faulty"]
"""What became of the file: ``printed`` is standard input, which has no place to be written to."""


class Formatted(NamedTuple):
    """A data file in the canonical layout; a *faulty* one is left as it is, and ``result`` has its findings.

    Else ``result`` has a finding for each text that keeps its lines, see :func:`laid_out`.
    """

    layout: Layout
    text: str
    result: Result
    other_names: int = 0
    """How many other names (hard links) the file had: they keep the old text, as a file is replaced whole."""


def format_file(data_file: Input, *, check: bool, fix_thai: bool, cp874: bool) -> Formatted:
    """Put a data file into the canonical layout, in place unless ``check``.

    Raises:
        ReadError, WriteError: it cannot be read or written.
    """
    before = data_file.read()
    source_file = source.read(data_file.name, layout.from_cp874(before) if cp874 else before)
    result = Result(data_file.name, source_file.findings, shown_lines(source_file, source_file.findings))
    if source_file.findings:
        return Formatted("faulty", "", result)
    if fix_thai:
        source_file = source.read_text(data_file.name, layout.fix_thai(source_file))
    text, doubtful = laid_out(source_file)
    result = Result(data_file.name, tuple(doubtful), shown_lines(source_file, doubtful))
    if check:
        return Formatted("same" if text.encode() == before else "would change", text, result)
    if data_file.path is None:
        return Formatted("printed", text, result)
    if text.encode() == before:
        return Formatted("same", text, result)

    other_names = writing.other_names(data_file.path)
    write_back(data_file, before, text.encode())
    changed = source.read_text(data_file.name, text)
    doubtful = doubtful_breaks(changed) if doubtful else []  # their places are those of the file as it is now
    result = Result(data_file.name, tuple(doubtful), shown_lines(changed, doubtful))
    return Formatted("changed", text, result, other_names)


def laid_out(source_file: SourceFile) -> tuple[str, Sequence[Finding]]:
    """A file in the canonical layout, and the findings of texts that keep their lines.

    A text that was broken by mistake, inside a word or in place of dashes, would be one text for good once its lines
    are joined, and no rule could see the mistake any more.
    """
    doubtful = doubtful_breaks(source_file)
    paths = {format_path(path): path for path in source_file.spans} if doubtful else {}
    keep = {paths[finding.path] for finding in doubtful}
    text = layout.format_source(source_file, keep, ())
    quoted = _told_by_quotes(source_file, text)
    return (layout.format_source(source_file, keep, quoted) if quoted else text), doubtful


def _told_by_quotes(source_file: SourceFile, text: str) -> set[ValuePath]:
    """The texts of a file whose quotes alone tell them from the comment after them, as it is laid out in ``text``."""
    beside = {
        format_path(path): path
        for path, span in source_file.spans.items()
        if source_file.opening(span) in {'"', "'"}
        and "#" in source_file.lines[span.end_line - 1][span.end_column - 1 :]
    }
    if not beside or source_file.findings:
        return set()
    from itareport.rules.lost_text import AFTER_HASH

    found = _found_by_rules(source.read_text(source_file.name, text))
    return {beside[finding.path] for finding in found if finding.rule == AFTER_HASH.id and finding.path in beside}


def doubtful_breaks(source_file: SourceFile) -> list[Finding]:
    """The findings about the lines of texts without quotes that have several."""
    broken = {format_path(path) for path in source_file.spans if source_file.lines_of(path)}
    if not broken or source_file.findings:
        return []
    from itareport.rules.lost_text import OF_LINES

    return [finding for finding in _found_by_rules(source_file) if finding.rule in OF_LINES and finding.path in broken]


def _found_by_rules(source_file: SourceFile) -> Sequence[Finding]:
    from itareport import rules
    from itareport.project import NO_PROJECT

    return rules.run_rules(source_file, "report", NO_PROJECT.editions.edition_of(source_file.value))
