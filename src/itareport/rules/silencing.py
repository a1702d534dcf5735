"""Ignore comments: ``# itareport: ignore[ITA101]`` at a line's end, or alone on the line above."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from itareport.findings import Family, Finding, Rule, Span, ValuePath, format_path
from itareport.i18n import _
from itareport.rules.meta import CANNOT_IGNORE, UNUSED_IGNORE

if TYPE_CHECKING:
    from itareport.source import SourceFile

_IGNORE = r"itareport:\s*ignore\b(?:\s*\[(?P<ids>[^\]]*)\])?"
_ID = r"[^\s,]+"

UNSILENCEABLE = frozenset({Family.FILE, Family.SCHEMA})


class Ignore(NamedTuple):
    """One id in an ignore comment, "" for a comment without any: where it stands and the line it is meant for."""

    id: str
    line: int
    span: Span


def ignores(document: SourceFile) -> list[Ignore]:
    """The ignore comments of a file, one entry for each id."""
    if "itareport:" not in document.text:
        return []
    from itareport.source import comments

    found = comments(document)
    alone = {comment.line for comment in found if comment.alone}
    entries = []
    for comment in found:
        match = re.search(_IGNORE, comment.text)
        if match is None:
            continue
        line = comment.line
        while line in alone:
            line += 1
        start = match.start("ids") if match["ids"] is not None else match.start()
        ids = [(one[0], start + one.start()) for one in re.finditer(_ID, match["ids"] or "")]
        for id_, offset in ids or [("", match.start())]:
            column = comment.column + offset
            span = Span(comment.line, column, comment.line, column + len(id_ or match[0]))
            entries.append(Ignore(id_.upper(), line, span))
    return entries


def silence(
    document: SourceFile, findings: Sequence[Finding], entries: Sequence[Ignore]
) -> tuple[list[Finding], set[Ignore]]:
    """The findings that no comment silences, and the comments that silenced one.

    Findings of the families file and schema are not asked for: nothing silences them.

    A comment is meant for findings that begin on its line. One beside the key or the first line of a value also
    reaches into that value: a comment inside a text of several lines would be part of the text.
    """
    if not entries:
        return list(findings), set()
    paths = {format_path(path): path for path in document.spans}
    kept, used = [], set()
    for finding in findings:
        lines = {finding.span.line, *_lines_of(document, paths.get(finding.path))}
        silencing = {entry for entry in entries if entry.id == finding.rule and entry.line in lines}
        used |= silencing
        if not silencing:
            kept.append(finding)
    return kept, used


def _lines_of(document: SourceFile, path: ValuePath | None) -> Iterator[int]:
    if path:
        yield document.spans[path].line
        if path in document.key_spans:
            yield document.key_spans[path].line


def idle(
    document: SourceFile,
    entries: Sequence[Ignore],
    active: Mapping[str, Rule],
    rules: Mapping[str, Rule],
    unseen: Collection[str],
) -> Iterator[Finding]:
    """Findings for ``entries`` that silenced nothing: of an error, of an unknown rule, of a rule that found nothing.

    Nothing is said of rules that are switched off, nor on lines of the paths ``unseen``, where no rule looked.
    """
    if not entries:
        return
    unseen_lines = {
        line for path in document.spans if format_path(path) in unseen for line in _lines_of(document, path)
    }
    for entry in entries:
        rule = rules.get(entry.id)
        if rule and rule.family in UNSILENCEABLE:
            message = _("{rule} is an error and cannot be silenced").format(rule=rule.id)
            hint = _("Delete this ignore and correct the error.")
            yield CANNOT_IGNORE.finding(document.name, entry.span, message, hint)
        elif rule is None:
            message = _("there is no rule {rule} to ignore").format(rule=entry.id)
            hint = _("Write the id of a finding, for example “# itareport: ignore[ITA101]”.")
            if not entry.id:
                message = _("this ignore comment names no rule and silences nothing")
            yield UNUSED_IGNORE.finding(document.name, entry.span, message, hint)
        elif rule.id in active and document.whole and entry.line not in unseen_lines:
            message = _("{rule} finds nothing here, so there is nothing to silence").format(rule=rule.id)
            hint = _("Delete this ignore.")
            yield UNUSED_IGNORE.finding(document.name, entry.span, message, hint)
