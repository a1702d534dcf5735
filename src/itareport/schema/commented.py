"""Missing fields whose line is in a comment: behind a # of its own, or joined to the end of a line that has one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from itareport.findings import Finding, Span, format_path
from itareport.i18n import _, number
from itareport.schema import schema_rules as rules
from itareport.source import comments
from itareport.source.file_rules import COLON

if TYPE_CHECKING:
    from itareport.source import Comment, SourceFile

_MAX_COMMENTS = 200
"""So many comments of a group are looked at for a field that it lacks."""


def with_commented(source_file: SourceFile, findings: list[Finding]) -> list[Finding]:
    """The findings; those of missing fields that a comment has are at their place in it, or tell the line in the hint."""
    missing = [finding for finding in findings if finding.rule == rules.MISSING_KEY.id]
    if not missing or "#" not in source_file.text:
        return findings
    paths = {format_path(path): path for path in source_file.spans}
    signs = comments(source_file)
    lines = [comment.line for comment in signs]
    found: dict[Finding, Finding] = {}
    for finding in missing:
        parent, _dot, key = finding.path.rpartition(".")
        span = source_file.span_of(paths.get(parent, ()))
        first = bisect_left(lines, span.line - 1)
        around = signs[first : min(bisect_right(lines, span.end_line + 1), first + _MAX_COMMENTS)]
        placed = (_in_comment(finding, key, comment) for comment in around)
        found[finding] = next((each for each in placed if each is not None), finding)
    return [found.get(finding, finding) for finding in findings]


def _in_comment(finding: Finding, key: str, comment: Comment) -> Finding | None:
    """The finding for a missing field that a comment has: all of its line, or joined to the line of the comment."""
    if comment.alone:
        if not re.match(rf"#+ *(?:- +)?{re.escape(key)} *:(?: |\Z)", comment.text):
            return None
        hint = _("Line {line} has it as a comment: delete the # there.").format(line=number(comment.line))
        return finding._replace(hint=hint)
    match = re.search(rf"(?<=[^\sA-Za-z_]){re.escape(key)} *:(?: |\Z)", comment.text)
    if match is None:
        return None
    start = comment.column + match.start()
    message = _("“{line}” must begin on a new line").format(line=f"{key}:")
    place = Span(comment.line, start, comment.line, start + len(key))
    return COLON.finding(finding.file, place, message, _("Press Enter before it."))._replace(path=finding.path)
