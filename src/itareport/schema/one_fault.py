"""Several findings of one fault → the one that says what was done: an entry cut in two, a measure not filled in, a key twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from itareport.fields import KEYS, MEASURE_DEPTH
from itareport.findings import Finding, Span, ValuePath, format_path
from itareport.i18n import _, ngettext, number
from itareport.schema import schema_rules as rules
from itareport.source.file_rules import DUPLICATE_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from itareport.source import SourceFile

_ENTRIES = {"measures": ("name", frozenset(KEYS.all)), "issues": ("number", frozenset({"number", "title", "measures"}))}
"""The lists of the format: the first key of their entries, and all of them."""


def one_for_each(source_file: SourceFile, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of the family *schema* with those of one fault put together."""
    kept = _without_renamed(source_file, findings)
    kept = _with_split_entries(source_file, kept)
    return _with_unfilled(source_file, kept)


def _without_renamed(source_file: SourceFile, findings: Sequence[Finding]) -> list[Finding]:
    """Without the missing key that a repeated one was meant to be, as the finding of the repeated key says."""
    doubled = {_parent(finding.path) for finding in source_file.findings if finding.rule == DUPLICATE_KEY.id}
    if not doubled:
        return list(findings)
    missing = [_parent(finding.path) for finding in findings if finding.rule == rules.MISSING_KEY.id]
    return [
        finding
        for finding in findings
        if finding.rule != rules.MISSING_KEY.id
        or _parent(finding.path) not in doubled
        or missing.count(_parent(finding.path)) > 1
    ]


def _parent(path: str) -> str:
    return path.rpartition(".")[0]


def _with_split_entries(source_file: SourceFile, findings: list[Finding]) -> list[Finding]:
    """A dash too many begins an entry of its own in the middle of another: one finding, at the dash."""
    if not any(finding.rule == rules.MISSING_KEY.id for finding in findings):
        return findings
    for path, keys in _split_entries(source_file):
        whole = (*path[:-1], int(path[-1]) - 1)
        own = f"{format_path(path)}."
        others = {format_path((*whole, key)) for key in keys}
        findings = [
            finding
            for finding in findings
            if finding.rule != rules.MISSING_KEY.id or not (finding.path.startswith(own) or finding.path in others)
        ]
        findings.append(_split(source_file, path, keys[0]))
    return findings


def _split_entries(source_file: SourceFile) -> Iterator[tuple[ValuePath, list[str]]]:
    """The entries that lack their first key and have only keys that the one above lacks; the last first."""
    for path, span in reversed(list(source_file.spans.items())):
        name = next((step for step in reversed(path) if isinstance(step, str)), "")
        if not path or not isinstance(path[-1], int) or path[-1] == 0 or name not in _ENTRIES or path[-2] != name:
            continue
        first, allowed = _ENTRIES[name]
        entry, above = source_file.at(path), source_file.at((*path[:-1], path[-1] - 1))
        if not isinstance(entry, dict) or not isinstance(above, dict) or not entry or first in entry:
            continue
        if entry.keys() <= allowed and not entry.keys() & above.keys() and span.column > 1:
            yield path, list(entry)


def _split(source_file: SourceFile, path: ValuePath, key: str) -> Finding:
    span = source_file.key_spans[(*path, key)]
    line = source_file.lines[span.line - 1]
    column = line.rfind("-", 0, span.column - 1) + 1 or span.column
    above = source_file.key_spans[next(p for p in source_file.key_spans if p[:-1] == (*path[:-1], int(path[-1]) - 1))]
    group = _("measure") if path[-2] == "measures" else _("issue")
    message = _("the dash before “{key}” begins another {group} by mistake").format(key=key, group=group)
    hint = _("Delete the dash, and put “{key}” exactly under the field of line {line}.").format(
        key=key, line=number(above.line)
    )
    return rules.SPLIT_ENTRY.finding(
        source_file.name, Span(span.line, column, span.line, column + 1), message, hint, path
    )


def _with_unfilled(source_file: SourceFile, findings: list[Finding]) -> list[Finding]:
    """The fields without value of one measure, or of the agency, as one finding at the first of them."""
    paths = {format_path(path): path for path in source_file.spans}
    groups: dict[ValuePath, list[Finding]] = defaultdict(list)
    for finding in findings:
        path = paths.get(finding.path, ())
        if finding.rule == rules.NO_VALUE.id and (len(path) == MEASURE_DEPTH + 1 or path[:1] == ("agency",)):
            groups[path[:-1]].append(finding)
    joined: dict[Finding, Finding | None] = {}
    for path, group in groups.items():
        group.sort(key=lambda finding: finding.span)
        names = [finding.path.rpartition(".")[2] for finding in group]
        one = _agency(group, names) if path == ("agency",) else _measure(source_file, path, group, names)
        if one is not None:
            joined |= dict.fromkeys(group[1:])
            joined[group[0]] = one
    return [one for finding in findings if (one := joined.get(finding, finding)) is not None]


def _agency(group: list[Finding], names: list[str]) -> Finding | None:
    if names[0] != "name":
        return None
    others = ", ".join(names[1:])
    hint = group[0].hint
    if others:
        hint = _("Type the name after “name:”; fill {others} too, or delete their lines.").format(others=others)
    return group[0]._replace(message=_("the name of the agency is not filled in (agency: name)"), hint=hint)


def _measure(source_file: SourceFile, path: ValuePath, group: list[Finding], names: list[str]) -> Finding | None:
    if len(group) < 2:
        return None
    issue = source_file.at((*path[:2], "number"))
    place = int(issue) if isinstance(issue, str) and issue.isdecimal() and len(issue) < 5 else int(path[1]) + 1
    message = ngettext(
        "issue {issue}, measure {measure}: {count} field is not filled in: {names}",
        "issue {issue}, measure {measure}: {count} fields are not filled in: {names}",
        len(names),
    ).format(issue=number(place), measure=number(int(path[3]) + 1), count=number(len(names)), names=", ".join(names))
    hint = _("Type each text after the colon and a space; entries of a list on the lines below, each as “- text”.")
    return group[0]._replace(message=message, hint=hint, path=format_path(path))
