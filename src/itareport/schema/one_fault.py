"""Several findings of one fault → the one that says what was done: an entry cut in two, a measure not filled in, a key twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from itareport.data import GROUPS, MEASURE_DEPTH
from itareport.findings import Finding, Span, ValuePath, format_path
from itareport.i18n import _, ngettext, number, shortened
from itareport.schema import schema_rules as rules
from itareport.schema.commented import with_commented
from itareport.schema.labels import LISTS
from itareport.schema.swallowed import mapping_at, without_swallowed
from itareport.source.file_rules import DUPLICATE_KEY, STRAY_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from itareport.source import SourceFile, Value


def one_for_each(source_file: SourceFile, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of the family *schema* with those of one fault put together."""
    kept = _without_renamed(source_file, findings)
    kept = without_swallowed(source_file, kept)
    kept = _without_bare_issues(source_file, kept)
    kept = _with_split_entries(source_file, kept)
    kept = with_commented(source_file, _with_lost_names(source_file, kept))
    return _with_unfilled(source_file, kept)


def _without_renamed(source_file: SourceFile, findings: Sequence[Finding]) -> list[Finding]:
    """Without the missing key that a repeated one was meant to be, as the finding of the repeated key says."""
    repeated = {finding.path for finding in source_file.findings if finding.rule == DUPLICATE_KEY.id}
    doubled = {_parent(path) for path in repeated}
    if not doubled:
        return list(findings)
    findings = [finding for finding in findings if finding.rule not in _EMPTY or finding.path not in repeated]
    missing = [_parent(finding.path) for finding in findings if finding.rule == rules.MISSING_KEY.id]
    return [
        finding
        for finding in findings
        if finding.rule != rules.MISSING_KEY.id
        or _parent(finding.path) not in doubled
        or missing.count(_parent(finding.path)) > 1
    ]


_EMPTY = {rules.NO_VALUE.id, rules.EMPTY_TEXT.id}


def _without_bare_issues(source_file: SourceFile, findings: list[Finding]) -> list[Finding]:
    """Without the measures that an issue lacks of which the next entry repeats the number: its line is there twice."""
    bare = {
        format_path((*path[:1], int(path[1]) - 1, "measures"))
        for path in source_file.spans
        if len(path) == 2
        and path[0] == "issues"
        and path[1]
        and source_file.at((*path, "number")) is not None
        and source_file.at(("issues", int(path[1]) - 1)) == {"number": source_file.at((*path, "number"))}
    }
    return [finding for finding in findings if finding.rule != rules.MISSING_KEY.id or finding.path not in bare]


def _parent(path: str) -> str:
    return path.rpartition(".")[0]


def _with_split_entries(source_file: SourceFile, findings: list[Finding]) -> list[Finding]:
    """A dash too many begins an entry of its own in the middle of another: one finding, at the dash."""
    if not any(finding.rule == rules.MISSING_KEY.id for finding in findings):
        return findings
    whole: dict[ValuePath, ValuePath] = {}
    pieces: set[str] = set()
    elsewhere: set[str] = set()
    for path, keys in _split_entries(source_file):
        above = (*path[:-1], int(path[-1]) - 1)
        whole[path] = whole.get(above, above)
        pieces.add(format_path(path))
        elsewhere.update(format_path((*whole[path], key)) for key in keys)
    kept = [
        finding
        for finding in findings
        if finding.rule != rules.MISSING_KEY.id or not (_parent(finding.path) in pieces or finding.path in elsewhere)
    ]
    return [*kept, *(_split(source_file, path) for path in whole)]


def _split_entries(source_file: SourceFile) -> Iterator[tuple[ValuePath, list[str]]]:
    """The entries whose keys the one above lacks, but for a first one that repeats its name."""
    for path, span in source_file.spans.items():
        if len(path) < 2 or not isinstance(path[-1], int) or path[-1] == 0 or path[-2] not in LISTS:
            continue
        entry, above = source_file.at(path), source_file.at((*path[:-1], path[-1] - 1))
        if not (isinstance(entry, dict) and entry and isinstance(above, dict) and above) or span.column == 1:
            continue
        if _is_rest_of(above, entry, GROUPS[str(path[-2])]):
            yield path, list(entry)


def _is_rest_of(above: Mapping[str, Value], entry: Mapping[str, Value], allowed: tuple[str, ...]) -> bool:
    """Whether an entry has what the one above lacks; its first key may only be a name that is there twice."""
    first = allowed[0]
    repeated = first == "name" and first in entry and entry[first] == above.get(first)
    if (first in entry and not repeated) or not entry.keys() <= set(allowed):
        return False
    return not entry.keys() & above.keys() - ({first} if repeated else set())


def _split(source_file: SourceFile, path: ValuePath) -> Finding:
    """The finding for an entry at ``path`` that belongs to the one above it."""
    above = (*path[:-1], int(path[-1]) - 1)
    key, first = (next(iter(mapping_at(source_file, each))) for each in (path, above))
    span, line = source_file.key_spans[(*path, key)], source_file.key_spans[(*above, first)].line
    column = source_file.lines[span.line - 1].rfind("-", 0, span.column - 1) + 1 or span.column
    place = Span(span.line, column, span.line, column + 1)
    if key == first == "name":
        message = _("this line repeats line {line}, so one measure becomes two").format(line=number(line))
        hint = _("Delete this line; if another measure begins here, type its own name.")
        return rules.SPLIT_ENTRY.finding(source_file.name, place, message, hint, path)
    group = {"measures": _("measure"), "issues": _("issue"), "signatures": _("signature")}.get(
        str(path[-2]), _("picture")
    )
    message = _("the dash before “{key}” begins another {group} by mistake").format(key=key, group=group)
    hint = _("Delete the dash, and put “{key}” exactly under the field of line {line}.")
    return rules.SPLIT_ENTRY.finding(source_file.name, place, message, hint.format(key=key, line=number(line)), path)


def _with_lost_names(source_file: SourceFile, findings: list[Finding]) -> list[Finding]:
    """A text beside the fields of a group, which lacks one: its name was deleted, and that is one fault, at the text."""
    strays = {finding.path: finding for finding in source_file.findings if finding.rule == STRAY_LINE.id}
    lacking: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if strays and finding.rule == rules.MISSING_KEY.id:
            lacking[_parent(finding.path)].append(finding)
    named = {
        group[0]: _lost_name(source_file, strays[path], group[0])
        for path, group in lacking.items()
        if path in strays and len(group) == 1
    }
    return [named.get(finding, finding) for finding in findings]


def _lost_name(source_file: SourceFile, stray: Finding, missing: Finding) -> Finding:
    """The finding for the text of a ``missing`` field, or that finding where the ``stray`` line is not in its column."""
    line = source_file.lines[stray.span.line - 1]
    key = missing.path.rpartition(".")[2]
    if stray.span.column != missing.span.column or "\t" in line:
        return missing
    message = _("the name of the field “{key}” is missing before this text").format(key=key)
    hint = _("Write it as “{line}”.").format(line=f"{key}: {shortened(line.strip())}")
    return STRAY_LINE.finding(source_file.name, stray.span, message, hint)._replace(path=missing.path)


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
