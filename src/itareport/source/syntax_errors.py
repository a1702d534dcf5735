"""libyaml's syntax errors in a clerk's words, for what the lines do not show by themselves.

libyaml says what went wrong in about forty English sentences (yaml/libyaml, src/scanner.c and src/parser.c). The few
that matter here are distinguished by them, as libyaml offers no error codes, and by the lines around the place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from itareport.findings import START, Finding, Rule, Span, ValuePath
from itareport.i18n import _
from itareport.source import file_rules as rules
from itareport.source.decode import split_lines
from itareport.source.messages import CURLY_QUOTES, colon_in_text, dash_without_space, stray_line
from itareport.thai.unseen import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Sequence

BAD_ESCAPE = re.compile(
    r"""\\(?:u(?P<short>d[89a-f][0-9a-f]{2})
    |U(?P<long>(?!000|0010)[0-9a-f]{8}|0000d[89a-f][0-9a-f]{2}))""",
    re.IGNORECASE | re.VERBOSE,
)
"""An escape that names no character, which libyaml refuses to read."""

_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7}) |^={7}$")
_DASH_WITHOUT_SPACE = re.compile(r"[ \t]*-(?P<next>[^ \t0-9-])")
_DASH = re.compile(r"[ \t]*-(?:[ \t]|$)")
_INVISIBLE_DASH = re.compile(rf"[ \t]*(?P<mark>[{INVISIBLE}])[\s{INVISIBLE}]*-(?![0-9-])")


def git_conflicts(name: str, text: str) -> list[Finding]:
    """One finding for each conflict that git left in the file, at its first marker."""
    findings = []
    inside = False
    for number, line in enumerate(split_lines(text), start=1):
        if not _CONFLICT.match(line):
            continue
        if not inside:
            message = _("an unresolved git conflict begins here")
            hint = _("Keep the right version of the two, then delete the lines <<<<<<<, ======= and >>>>>>>.")
            span = Span(number, 1, number, len(line) + 1)
            findings.append(rules.GIT_CONFLICT.finding(name, span, message, hint))
        inside = not line.startswith(">")
    return findings


def meant_as_entry(name: str, number: int, line: str, path: ValuePath, *, continued: bool) -> Finding | None:
    """The finding for a line of a text without quotes that was meant as an entry of a list, else None.

    ``continued`` is False for the line that the text begins on.
    """
    if match := _DASH_WITHOUT_SPACE.match(line):
        message, hint = dash_without_space(match["next"])
        return rules.MISSING_BLANK.finding(name, _mark(number, match.start("next")), message, hint, path)
    if match := _INVISIBLE_DASH.match(line):
        message = _("there is the invisible character U+{code:04X} before this dash, so it begins no entry")
        hint = _("Delete the start of the line up to the dash, and type spaces and “- ” again.")
        column = match.start("mark") + 1
        return rules.INVISIBLE_IN_KEY.finding(
            name, _mark(number, column), message.format(code=ord(match["mark"])), hint, path
        )
    if continued and _DASH.match(line):
        message = _("this dash begins no entry, because the line above already has a text")
        hint = _("Begin each entry on a line of its own with “- ”, also the first; or put the whole text in quotes.")
        return rules.SWALLOWED_DASH.finding(name, _mark(number, line.index("-") + 1), message, hint, path)
    return None


def explain(name: str, lines: Sequence[str], error: yaml.YAMLError, last: Any) -> Finding:
    """The finding for a syntax error.

    ``last`` is libyaml's last scalar event before the error, or None: a quoted text over several lines there is a
    quote that was closed too late.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return rules.UNREADABLE_LINE.finding(name, START, _("the file cannot be read as YAML"), str(error))
    problem = f"{error.context or ''} {error.problem or ''}"
    stopped = _point(error.problem_mark, lines)
    opened = _point(error.context_mark, lines) if error.context_mark else stopped
    return (
        _unclosed(name, problem, stopped, opened, last)
        or _reference(name, problem, opened)
        or _colon(name, lines, problem, stopped)
        or _plain(name, lines, problem, stopped, opened)
    )


def _point(mark: Any, lines: Sequence[str]) -> Span:
    line = min(mark.line, len(lines) - 1)
    column = min(mark.column, len(lines[line]))
    return Span(line + 1, column + 1, line + 1, min(column + 1, len(lines[line])) + 1)


def _unclosed(name: str, problem: str, stopped: Span, opened: Span, last: Any) -> Finding | None:
    hint = _("Close it at the end of the text, or delete it.")
    if "quoted scalar" in problem and "escape" not in problem:
        return rules.UNCLOSED.finding(name, opened, _("the quote that opens here is never closed"), hint)
    if last is not None and last.style in ('"', "'") and last.start_mark.line < last.end_mark.line == stopped.line - 1:
        start = last.start_mark
        place = Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
        message = _("the quote that opens here is not closed on its line")
        return rules.UNCLOSED.finding(name, place, message, hint)
    if "flow sequence" in problem or "flow mapping" in problem:
        return rules.UNCLOSED.finding(name, opened, _("the bracket that opens here is never closed"), hint)
    return None


def _reference(name: str, problem: str, opened: Span) -> Finding | None:
    hint = _("If it belongs to the text, put the text in quotes.")
    if "scanning a tag" in problem or "tag handle" in problem or "parsing a tag" in problem:
        message = _("a text that begins with ! is read as a YAML tag")
        return rules.TAG.finding(name, opened, message, hint)
    if "scanning an anchor" in problem or "scanning an alias" in problem:
        message = _("a text that begins with & or * is read as a YAML reference")
        return rules.ANCHOR.finding(name, opened, message, hint)
    return None


def _colon(name: str, lines: Sequence[str], problem: str, stopped: Span) -> Finding | None:
    if "mapping values are not allowed" not in problem:
        return None
    before = lines[stopped.line - 1][: stopped.column - 1]
    if re.search(r":[ \t]", before):
        quote = re.search(f"[:-][ \t]+([{CURLY_QUOTES}])", before)
        message, hint = colon_in_text(quote[1] if quote else "")
        return rules.COLON.finding(name, stopped, message, hint)
    message = _("this line is indented deeper than the line above, which already has its text")
    hint = _("Indent it exactly like the other fields beside it.")
    return rules.INDENTATION.finding(name, stopped, message, hint)


def _plain(name: str, lines: Sequence[str], problem: str, stopped: Span, opened: Span) -> Finding:
    line = lines[stopped.line - 1]
    before, here = line[: stopped.column - 1].strip(), line[stopped.column - 1 : stopped.column]
    if "\t" in line and not line.strip(" \t"):
        message, hint = _("this line holds nothing but a tab"), _("Delete the line.")
        return rules.TAB.finding(name, _to_end(stopped._replace(column=1), lines), message, hint)
    if "could not find expected ':'" in problem:
        message, hint = stray_line()
        start = opened if opened.line < stopped.line else stopped
        return rules.STRAY_LINE.finding(name, _to_end(start, lines), message, hint)
    if "cannot start any token" in problem:
        rule, message, hint = _of_start(before, here)
    elif "found unknown escape" in problem:
        rule, hint = rules.NEEDS_QUOTES, _("Use single quotes: 'text'.")
        message = _("the backslash means nothing here: in double quotes it begins a sign")
    elif "did not find expected node content" in problem and here == ",":
        rule, hint = rules.UNREADABLE_LINE, _("Delete the comma that is too many.")
        message = _("there is no text before this comma")
    else:
        rule, hint = rules.UNREADABLE_LINE, _("Compare it with the lines beside it.")
        message = _("this line cannot be read after the lines above it")
    return rule.finding(name, stopped, message, hint)


def _of_start(before: str, here: str) -> tuple[Rule, str, str]:
    """Message and hint for a character that no text can begin with."""
    if here != "\t":
        message = _("a text cannot begin with {character}").format(character=here)
        return rules.NEEDS_QUOTES, message, _("Put the whole text in quotes.")
    if not before:
        return rules.TAB, _("this line is indented with the Tab key"), _("Delete the tab and type spaces.")
    message = _("there is a tab after “{sign}” where a space belongs").format(sign=before[-1:])
    return rules.TAB, message, _("Delete the tab and type one space.")


def _to_end(start: Span, lines: Sequence[str]) -> Span:
    return start._replace(end_column=max(len(lines[start.line - 1].rstrip()), start.column) + 1)


def _mark(line: int, column: int) -> Span:
    return Span(line, column, line, column + 1)
