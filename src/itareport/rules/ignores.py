"""Ignore comments: ``# itareport: ignore[ITA101]`` at a line's end, or alone on the line above."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from itareport.findings import Family, Finding, Rule, Span, ValuePath, format_path
from itareport.i18n import _
from itareport.rules.meta import CANNOT_IGNORE, UNUSED_IGNORE

if TYPE_CHECKING:
    from itareport.rules.settings import Settings
    from itareport.source import SourceFile
    from itareport.source.comments import Comment

_IGNORE = r"itareport:\s*ignore\b(?:\s*\[(?P<ids>[^\]]*)\])?"
_ID = r"[^\s,]+"

MAX_IGNORES = 10_000
"""So many ids in ignore comments are obeyed in one file; more are no work of a person."""

UNSILENCEABLE = frozenset({Family.FILE, Family.SCHEMA})


class Ignore(NamedTuple):
    """One id in an ignore comment, "" for a comment without any: where it is and the line it is meant for."""

    id: str
    line: int
    span: Span


def find_ignores(file: SourceFile) -> list[Ignore]:
    """Find the ignore comments of a file, one entry for each id."""
    if "itareport:" not in file.text:
        return []
    from itareport.source import comments

    found = comments(file)
    meant: dict[int, int] = {}
    for comment in reversed(found):
        if comment.alone:
            meant[comment.line] = meant.get(comment.line + 1, comment.line + 1)
    return list(islice((ignore for comment in found for ignore in _ids(comment, meant)), MAX_IGNORES))


def _ids(comment: Comment, meant: Mapping[int, int]) -> Iterator[Ignore]:
    """Read the ids of one comment; ``meant`` has for each line that holds nothing but a comment the next other one."""
    match = re.search(_IGNORE, comment.text)
    if match is None:
        return
    line = meant.get(comment.line, comment.line)
    start = match.start("ids")
    ids = [(id_[0], start + id_.start()) for id_ in re.finditer(_ID, match["ids"] or "")]
    for id_, offset in ids or [("", match.start())]:
        column = comment.column + offset
        yield Ignore(id_.upper(), line, Span(comment.line, column, comment.line, column + len(id_ or match[0])))


def apply_ignores(
    file: SourceFile, findings: Sequence[Finding], ignores: Sequence[Ignore]
) -> tuple[list[Finding], set[Ignore]]:
    """Take out the findings that a comment silences: the others, and the comments that silenced one.

    Findings of the families file and schema do not belong here: nothing silences them.

    A comment is meant for findings that begin on its line. One beside the key or the first line of a value also
    reaches into that value: a comment inside a text of several lines would be part of the text. What is reported about
    the file as a whole is silenced at its top: before its first key, or beside it.
    """
    if not ignores:
        return list(findings), set()
    paths = {format_path(path): path for path in file.spans}
    by_place: dict[tuple[str, int], list[Ignore]] = defaultdict(list)
    for ignore in ignores:
        by_place[ignore.id, ignore.line].append(ignore)
    ids = {ignore.id for ignore in ignores}
    kept, used = [], set()
    for finding in findings:
        if finding.rule not in ids:
            kept.append(finding)
            continue
        lines = {finding.span.line, *(_lines_of(file, paths.get(finding.path)) if finding.path else _top_of(file))}
        silencing = {ignore for line in lines for ignore in by_place.get((finding.rule, line), ())}
        used |= silencing
        if not silencing:
            kept.append(finding)
    return kept, used


def _top_of(file: SourceFile) -> Iterator[int]:
    """The lines down to the first key: such a finding begins on line 1, which may hold a comment of the clerk's own."""
    yield from range(1, min((span.line for span in file.key_spans.values()), default=1) + 1)


def _lines_of(file: SourceFile, path: ValuePath | None) -> Iterator[int]:
    if path:
        yield file.spans[path].line
        if path in file.key_spans:
            yield file.key_spans[path].line


def printed_ignores(file: SourceFile) -> Iterator[Finding]:
    """Findings for ignore comments inside a ``|`` text, of which they are a part; in quotes they are meant so."""
    if "itareport:" not in file.text:
        return
    for path, place in file.spans.items():
        text = file.at(path)
        in_block = isinstance(text, str) and file.opening(place) in {"|", ">"}
        match = re.search(rf"#\s*{_IGNORE}", str(text)) if in_block else None
        if match is not None:
            message = _("this ignore comment is part of the text, and is printed")
            hint = _("Put it at the end of the line of the field's name, or on a line of its own above that.")
            span = file.span_within(path, match.start(), match.end())
            yield UNUSED_IGNORE.finding(file.name, span, message, hint, path)


def unused_ignores(
    file: SourceFile,
    ignores: Sequence[Ignore],
    settings: Settings,
    rules: Mapping[str, Rule],
    excluded: Collection[str],
) -> Iterator[Finding]:
    """Findings for ``ignores`` that silenced nothing: of an error, of an unknown rule, of a rule that found nothing.

    Nothing is reported about rules that are switched off, nor on lines of the paths ``excluded``, where no rule looked.
    """
    if not ignores:
        return
    excluded_lines = {line for path in file.spans if format_path(path) in excluded for line in _lines_of(file, path)}
    for ignore in ignores:
        rule = rules.get(ignore.id)
        if rule and rule.family in UNSILENCEABLE:
            message = _("{rule} is an error and cannot be silenced").format(rule=rule.id)
            hint = _("Delete this ignore and correct the error.")
            yield CANNOT_IGNORE.finding(file.name, ignore.span, message, hint)
        elif rule is None:
            message = _("there is no rule {rule} to ignore").format(rule=ignore.id)
            hint = _("Write the id of a finding, for example “# itareport: ignore[ITA101]”.")
            if not ignore.id:
                message = _("this ignore comment names no rule and silences nothing")
            yield UNUSED_IGNORE.finding(file.name, ignore.span, message, hint)
        elif settings.runs(rule) and file.whole and ignore.line not in excluded_lines:
            message = _("{rule} finds nothing here, so there is nothing to silence").format(rule=rule.id)
            hint = _("Delete this ignore.")
            yield UNUSED_IGNORE.finding(file.name, ignore.span, message, hint)
