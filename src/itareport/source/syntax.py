"""libyaml's syntax errors in a clerk's words.

libyaml says what went wrong in about forty English sentences (yaml/libyaml, src/scanner.c and src/parser.c). The few
that matter here are told apart by them, as libyaml offers no error codes, and by the lines around the place.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from itareport.findings import START, Finding, Rule, Span
from itareport.i18n import _
from itareport.source import rules

DASH_WITHOUT_BLANK = re.compile(r"[ \t]*-[^\s0-9-]")

_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7}) |^={7}$")
_COLON_WITHOUT_BLANK = re.compile(r" *(?:- +)*(?P<key>[^\s\d:：\"'#-][^\s:：]*)(?::(?=\u00a0|[^\s/])|：)")
_INVISIBLE_START = re.compile("[ \t]*(?P<mark>[\u00a0\u200b-\u200f\u2060\u3000\ufeff])")
_TAB_START = re.compile(r" *\t")


def git_conflicts(name: str, text: str) -> list[Finding]:
    """One finding for each conflict that git left in the file, at its first marker."""
    if not any(marker in text for marker in ("<<<<<<<", "=======", ">>>>>>>")):
        return []
    findings = []
    inside = False
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if not _CONFLICT.match(line):
            continue
        if not inside:
            message = _("an unresolved git conflict begins here")
            hint = _("Choose which of the two versions is right, then delete the lines <<<<<<<, ======= and >>>>>>>.")
            span = Span(number, 1, number, len(line) + 1)
            findings.append(rules.GIT_CONFLICT.finding(name, span, message, hint))
        inside = not line.startswith(">")
    return findings


def explain(name: str, text: str, error: yaml.YAMLError, last: Any) -> Finding:
    """The finding for a syntax error.

    ``last`` is libyaml's last scalar event before the error, or None: a quoted text over several lines there is a
    quote that was closed too late.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return rules.SYNTAX.finding(name, START, _("the file cannot be read as YAML"), str(error))
    lines = re.split(r"\r\n|\r|\n", text)
    problem = f"{error.context or ''} {error.problem or ''}"
    stopped = _point(error.problem_mark, lines)
    opened = _point(error.context_mark, lines) if error.context_mark else stopped
    return (
        _unclosed(name, problem, opened, last)
        or _reference(name, problem, opened)
        or _around(name, lines, stopped, opened)
        or _colon(name, lines, problem, stopped)
        or _plain(name, lines, problem, stopped)
    )


def _point(mark: Any, lines: list[str]) -> Span:
    line = min(mark.line, len(lines) - 1)
    column = min(mark.column, len(lines[line]))
    return Span(line + 1, column + 1, line + 1, min(column + 1, len(lines[line])) + 1)


def _unclosed(name: str, problem: str, opened: Span, last: Any) -> Finding | None:
    hint = _("Close it at the end of the text, or delete it.")
    if "quoted scalar" in problem and "escape" not in problem:
        return rules.UNCLOSED.finding(name, opened, _("the quote that opens here is never closed"), hint)
    if last is not None and last.style in ('"', "'") and last.start_mark.line < last.end_mark.line:
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
        message = _("a text that begins with ! is read as an instruction (tag) of YAML")
        return rules.TAG.finding(name, opened, message, hint)
    if "scanning an anchor" in problem or "scanning an alias" in problem:
        message = _("a text that begins with & or * is read as a reference of YAML")
        return rules.ANCHOR.finding(name, opened, message, hint)
    return None


def _around(name: str, lines: list[str], stopped: Span, opened: Span) -> Finding | None:
    """A slip that the line itself, or the one before where libyaml still read one text, gives away."""
    numbers = dict.fromkeys((stopped.line, opened.line, _line_before(lines, stopped.line)))
    for number in numbers:
        line = lines[number - 1]
        if _TAB_START.match(line):
            column = line.index("\t") + 1
            message = _("this line is indented with the Tab key")
            hint = _("Delete the tab and type blanks, as many as the lines beside it have.")
            return _at(rules.TAB, name, number, column, message, hint)
        if match := _INVISIBLE_START.match(line):
            message = _("the invisible character U+{code:04X} stands at the start of this line")
            hint = _("Delete the blanks at the start of the line and type them again.")
            code = ord(match["mark"])
            return _at(rules.INVISIBLE_IN_KEY, name, number, match.start("mark") + 1, message.format(code=code), hint)
        if DASH_WITHOUT_BLANK.match(line):
            message = _("there is no blank behind the dash, so this is no entry of its own")
            hint = _("Type a blank behind the dash: “- text”.")
            return _at(rules.MISSING_BLANK, name, number, line.index("-") + 1, message, hint)
        if match := _COLON_WITHOUT_BLANK.match(line):
            message = _("there is no blank behind the colon of “{key}”").format(key=match["key"])
            hint = _("Write it as: {key}: text").format(key=match["key"])
            return _at(rules.MISSING_BLANK, name, number, match.start("key") + 1, message, hint)
    return None


def _line_before(lines: list[str], number: int) -> int:
    before = number - 1
    while before > 1 and not lines[before - 1].strip():
        before -= 1
    return max(before, 1)


def _colon(name: str, lines: list[str], problem: str, stopped: Span) -> Finding | None:
    if "mapping values are not allowed" not in problem:
        return None
    before = lines[stopped.line - 1][: stopped.column - 1]
    if re.search(r":[ \t]", before):
        message = _("a colon followed by a blank stands inside a text without quotes")
        hint = _('Put the whole text in quotes, like "Result: good".')
        return rules.COLON.finding(name, stopped, message, hint)
    message = _("this line is indented deeper than the line above it, which already has its text")
    hint = _("Indent the line exactly like the other fields beside it.")
    return rules.SYNTAX.finding(name, stopped, message, hint)


def _plain(name: str, lines: list[str], problem: str, stopped: Span) -> Finding:
    line = lines[stopped.line - 1]
    if "found unknown escape" in problem:
        message = _("the backslash in a text in double quotes begins no sign that YAML knows")
        return rules.SYNTAX.finding(name, stopped, message, _("Use single quotes: 'text'."))
    if "could not find expected ':'" in problem:
        message = _("a line without a colon stands where a field is expected")
        hint = _("Look at this line and the one above: a field is written “name: text”, an entry “- text”.")
        return rules.SYNTAX.finding(name, stopped, message, hint)
    if "block scalar" in problem:
        message = _("behind | or > the text must begin on the next line, indented")
        return rules.SYNTAX.finding(name, stopped, message, _("Press Enter behind | and indent the text."))
    if "cannot start any token" in problem:
        message = _("a text cannot begin with {character}").format(character=line[stopped.column - 1 : stopped.column])
        return rules.SYNTAX.finding(name, stopped, message, _("Put the whole text in quotes."))
    if re.search(r"""[:-] +("[^"]*"|'[^']*')\s*\S""", line):
        message = _("text stands behind a closing quote")
        hint = _("Put the whole text in one pair of quotes; write a quote inside it as “ or ”.")
        return rules.SYNTAX.finding(name, stopped, message, hint)
    message = _("this line does not fit the lines above it")
    hint = _("Compare its indentation with the fields beside it: same level, same number of blanks.")
    return rules.SYNTAX.finding(name, stopped, message, hint)


def _at(rule: Rule, name: str, line: int, column: int, message: str, hint: str) -> Finding:
    return rule.finding(name, Span(line, column, line, column + 1), message, hint)
