"""A data file put into its canonical layout in place, as ``itareport fmt`` does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from itareport import source, writing
from itareport.errors import WriteError
from itareport.findings import format_path
from itareport.i18n import _
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
    document = source.read(data_file.name, layout.from_cp874(before) if cp874 else before)
    result = Result(data_file.name, document.findings, shown_lines(document, document.findings))
    if document.findings:
        return Formatted("faulty", "", result)
    if fix_thai:
        document = source.read_text(data_file.name, layout.fix_thai(document))
    text, doubtful = laid_out(document)
    result = Result(data_file.name, tuple(doubtful), shown_lines(document, doubtful))
    if check:
        return Formatted("same" if text.encode() == before else "would change", text, result)
    if data_file.path is None:
        return Formatted("printed", text, result)
    if text.encode() == before:
        return Formatted("same", text, result)

    def look_again() -> None:
        if data_file.read() != before:
            message = _("{file} was changed meanwhile, and was left as it is").format(file=data_file.name)
            raise WriteError(message, _("Run the command again."))

    other_names = writing.other_names(data_file.path)
    writing.write_in_place(data_file.path, text.encode(), look_again)
    changed = source.read_text(data_file.name, text)
    doubtful = doubtful_breaks(changed) if doubtful else []  # their places are those of the file as it is now
    result = Result(data_file.name, tuple(doubtful), shown_lines(changed, doubtful))
    return Formatted("changed", text, result, other_names)


def laid_out(document: SourceFile) -> tuple[str, Sequence[Finding]]:
    """A file in the canonical layout, and the findings of texts that keep their lines.

    A text that was broken by mistake, inside a word or in place of dashes, would be one text for good once its lines
    are joined, and no rule could see the mistake any more.
    """
    doubtful = doubtful_breaks(document)
    paths = {format_path(path): path for path in document.spans} if doubtful else {}
    keep = {paths[finding.path] for finding in doubtful}
    text = layout.format_document(document, keep, ())
    quoted = _told_by_quotes(document, text)
    return (layout.format_document(document, keep, quoted) if quoted else text), doubtful


def _told_by_quotes(document: SourceFile, text: str) -> set[ValuePath]:
    """The texts of a file whose quotes alone tell them from the comment after them, as it is laid out in ``text``."""
    beside = {
        format_path(path): path
        for path, span in document.spans.items()
        if document.opening(span) in {'"', "'"} and "#" in document.lines[span.end_line - 1][span.end_column - 1 :]
    }
    if not beside or document.findings:
        return set()
    from itareport.rules.lost_text import AFTER_HASH

    found = _found_by_rules(source.read_text(document.name, text))
    return {beside[finding.path] for finding in found if finding.rule == AFTER_HASH.id and finding.path in beside}


def doubtful_breaks(document: SourceFile) -> list[Finding]:
    """The findings about the lines of texts without quotes that have several."""
    broken = {format_path(path) for path in document.spans if document.lines_of(path)}
    if not broken or document.findings:
        return []
    from itareport.rules.lost_text import OF_LINES

    return [finding for finding in _found_by_rules(document) if finding.rule in OF_LINES and finding.path in broken]


def _found_by_rules(document: SourceFile) -> Sequence[Finding]:
    from itareport import rules
    from itareport.project import NO_PROJECT

    return rules.run_rules(document, "report", NO_PROJECT.editions.edition_of(document.value))
