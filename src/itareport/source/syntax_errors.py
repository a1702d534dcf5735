"""libyaml's syntax errors in a clerk's words.

libyaml says what went wrong in about forty English sentences (yaml/libyaml, src/scanner.c and src/parser.c). The few
that matter here are told apart by them, as libyaml offers no error codes, and by the lines around the place.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from itareport.fields import KEY_ORDER
from itareport.findings import START, Finding, Span, ValuePath
from itareport.i18n import _
from itareport.source import file_rules as rules

BAD_ESCAPE = re.compile(
    r"""\\(?:u(?P<short>d[89a-f][0-9a-f]{2})
    |U(?P<long>(?!000|0010)[0-9a-f]{8}|0000d[89a-f][0-9a-f]{2}))""",
    re.IGNORECASE | re.VERBOSE,
)
"""An escape that names no character, which libyaml refuses to read."""

_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7}) |^={7}$")
_DASH_WITHOUT_BLANK = re.compile(r"[ \t]*-(?P<behind>[^ \t0-9-])")
_DASH = re.compile(r"[ \t]*-(?:[ \t]|$)")
_COLON_WITHOUT_BLANK = re.compile(
    r" *(?P<dash>- +)*(?P<key>[^\s\d:：\"'#-][^\s:：]*)(?::(?P<behind>[^ \t/])|(?P<colon>：))"
)
_INVISIBLE_START = re.compile(
    "[ \t]*(?P<mark>[\u00a0\u200b-\u200f\u2060\u3000\ufeff])[\\s\u200b-\u200f\u2060\ufeff]*(?P<dash>-(?![0-9-]))?"
)
_TAB_START = re.compile(r" *\t")
_WITHOUT_COLON = re.compile(r" *(?:- +)*(?P<key>[a-z_]+)[ \t]*[=;,.]?(?P<text>[ \t]+\S.*)?[ \t]*$")
_ENTRY_WITHOUT_DASH = re.compile(r" *(?P<key>name|number):[ \t]")
_CURLY_QUOTES = "“”„"
_MAX_SHOWN = 40
_LIST = re.compile(r" *(?:- +)*(?P<key>measures|issues):[ \t]*(?:#.*)?$")


def git_conflicts(name: str, text: str) -> list[Finding]:
    """One finding for each conflict that git left in the file, at its first marker."""
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


def meant_as_entry(
    name: str, number: int, line: str, path: ValuePath = (), *, continued: bool = True
) -> Finding | None:
    """The finding for a line of a text without quotes that was meant as an entry of a list, else None.

    ``continued`` is False for the line that the text begins on.
    """
    if match := _DASH_WITHOUT_BLANK.match(line):
        behind, hint = match["behind"], _("Type a blank behind the dash: “- text”.")
        message = _("there is no blank behind the dash, so this is no entry of its own")
        if behind.isspace():
            message = _("behind the dash stands the special blank U+{code:04X}, so this is no entry of its own")
            message = message.format(code=ord(behind))
            hint = _("Delete it and type a blank with the space bar: “- text”.")
        return rules.MISSING_BLANK.finding(name, _mark(number, match.start("behind")), message, hint, path)
    if (match := _INVISIBLE_START.match(line)) and match["dash"]:
        message = _("the invisible character U+{code:04X} stands in front of the dash, so this is no entry of its own")
        hint = _("Delete the start of the line up to the dash, and type blanks and “- ” again.")
        column = match.start("mark") + 1
        return rules.INVISIBLE_IN_KEY.finding(
            name, _mark(number, column), message.format(code=ord(match["mark"])), hint, path
        )
    if continued and _DASH.match(line):
        message = _("this line begins with a dash, and is read as part of the text that begins above it")
        hint = _("Begin each entry on a line of its own with “- ”, also the first; or put the whole text in quotes.")
        return rules.MISSING_BLANK.finding(name, _mark(number, line.index("-") + 1), message, hint, path)
    return None


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
        _unclosed(name, problem, stopped, opened, last)
        or _reference(name, problem, opened)
        or _around(name, lines, problem, stopped, opened)
        or _without_colon(name, lines, problem, stopped, opened)
        or _colon(name, lines, problem, stopped)
        or _plain(name, lines, problem, stopped)
    )


def _point(mark: Any, lines: list[str]) -> Span:
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
        message = _("a text that begins with ! is read as an instruction (tag) of YAML")
        return rules.TAG.finding(name, opened, message, hint)
    if "scanning an anchor" in problem or "scanning an alias" in problem:
        message = _("a text that begins with & or * is read as a reference of YAML")
        return rules.ANCHOR.finding(name, opened, message, hint)
    return None


def _around(name: str, lines: list[str], problem: str, stopped: Span, opened: Span) -> Finding | None:
    """A slip that the line itself, or one before where libyaml still read one text, gives away."""
    numbers = [stopped.line]
    if _inside_text(lines, problem, stopped, opened):
        numbers += [opened.line, _line_before(lines, stopped.line)]
    for number in dict.fromkeys(numbers):
        line = lines[number - 1]
        if _TAB_START.match(line):
            column = line.index("\t") + 1
            message = _("this line is indented with the Tab key")
            hint = _("Delete the tab and type blanks, as many as the lines beside it have.")
            return rules.TAB.finding(name, _mark(number, column), message, hint)
        if slip := meant_as_entry(name, number, line, continued=False):
            return slip
        if match := _INVISIBLE_START.match(line):
            message = _("the invisible character U+{code:04X} stands at the start of this line")
            hint = _("Delete the blanks at the start of the line and type them again.")
            code = ord(match["mark"])
            return rules.INVISIBLE_IN_KEY.finding(
                name, _mark(number, match.start("mark") + 1), message.format(code=code), hint
            )
        match = _COLON_WITHOUT_BLANK.match(line)
        if match and (number == stopped.line or _is_key(lines, number, match, stopped, opened)):
            return _colon_without_blank(name, number, match)
    return None


def _inside_text(lines: list[str], problem: str, stopped: Span, opened: Span) -> bool:
    """Whether libyaml was reading one text without quotes that begins on a line above the place where it stopped."""
    if "could not find expected ':'" in problem:
        return lines[opened.line - 1][opened.column - 1 : opened.column] not in {'"', "'", "[", "{"}
    return "mapping values are not allowed" in problem and not _has_colon(lines, stopped)


def _has_colon(lines: list[str], stopped: Span) -> bool:
    return bool(re.search(r":[ \t]", lines[stopped.line - 1][: stopped.column - 1]))


def _is_key(lines: list[str], number: int, match: re.Match[str], stopped: Span, opened: Span) -> bool:
    """Whether ``key:text`` on a line above stands where a key is expected; in a text it may be as it should be."""
    if match["key"] in KEY_ORDER:
        return True
    if number == opened.line:
        return match.start("key") == opened.column - 1
    line = lines[stopped.line - 1]
    return not match["dash"] and match.start("key") == len(line) - len(line.lstrip(" "))


def _colon_without_blank(name: str, number: int, match: re.Match[str]) -> Finding:
    key, behind = match["key"], match["behind"]
    if match["colon"]:
        message = _("behind “{key}” stands the full-width colon ： (U+FF1A), which ends no name of a field")
        message = message.format(key=key)
        hint = _("Delete it and type “{key}: ” with the colon of the keyboard.").format(key=key)
    elif behind.isspace():
        message = _("behind “{key}:” stands the special blank U+{code:04X} and no ordinary one")
        message = message.format(key=key, code=ord(behind))
        hint = _("Delete it and type a blank with the space bar: “{key}: text”.").format(key=key)
    else:
        message, hint = no_blank_behind_colon(key)
    return rules.MISSING_BLANK.finding(name, _mark(number, match.start("key") + 1), message, hint)


def _line_before(lines: list[str], number: int) -> int:
    before = number - 1
    while before > 1 and not lines[before - 1].strip():
        before -= 1
    return max(before, 1)


def _without_colon(name: str, lines: list[str], problem: str, stopped: Span, opened: Span) -> Finding | None:
    """A line above that begins with the name of a field and lacks the colon behind it."""
    if not _inside_text(lines, problem, stopped, opened):
        return None
    before = _line_before(lines, stopped.line)
    for number in (opened.line, before) if opened.line < stopped.line else (before,):
        match = _WITHOUT_COLON.match(lines[number - 1])
        if match and match["key"] in KEY_ORDER:
            message = _("line {line} has no colon behind “{key}”").format(line=number, key=match["key"])
            text = (match["text"] or "").strip()
            line = f"{match['key']}: {text[:_MAX_SHOWN]}".strip() + "…" * (len(text) > _MAX_SHOWN)
            return rules.SYNTAX.finding(name, stopped, message, _("Write it as: {line}").format(line=line))
    return None


def no_blank_behind_colon(key: str) -> tuple[str, str]:
    """Message and hint for ``key:text``."""
    message = _("there is no blank behind the colon of “{key}”").format(key=key)
    return message, _("Write it as: {key}: text").format(key=key)


def colon_in_text(opening: str) -> tuple[str, str]:
    """Message and hint for a text without quotes with ``: `` inside, which begins with the character ``opening``."""
    message = _("a colon followed by a blank stands inside a text without quotes")
    if opening and opening in _CURLY_QUOTES:
        return message, _(
            'The curly quotes “ ” count for nothing here: put straight ones " in their place at both ends.'
        )
    return message, _('Put the whole text in quotes, like "Result: good".')


def _colon(name: str, lines: list[str], problem: str, stopped: Span) -> Finding | None:
    if "mapping values are not allowed" not in problem:
        return None
    if _has_colon(lines, stopped):
        quote = re.search(f"[:-][ \t]+([{_CURLY_QUOTES}])", lines[stopped.line - 1][: stopped.column - 1])
        message, hint = colon_in_text(quote[1] if quote else "")
        return rules.COLON.finding(name, stopped, message, hint)
    before = _line_before(lines, stopped.line)
    entry, parent = (lines[number - 1] for number in (before, _line_before(lines, before)))
    if (match := _ENTRY_WITHOUT_DASH.match(entry)) and (above := _LIST.match(parent)):
        message = _("line {line} has no dash in front of “{key}”, so it begins no entry of {field}")
        message = message.format(line=before, key=match["key"], field=above["key"])
        hint = _("Write it as “- {key}: …”, and begin the lines below it exactly under the word {key}.")
        return rules.SYNTAX.finding(name, stopped, message, hint.format(key=match["key"]))
    message = _("this line is indented deeper than the line above it, which already has its text")
    hint = _("Indent the line exactly like the other fields beside it.")
    return rules.SYNTAX.finding(name, stopped, message, hint)


def _plain(name: str, lines: list[str], problem: str, stopped: Span) -> Finding:
    line = lines[stopped.line - 1]
    before, here = line[: stopped.column - 1], line[stopped.column - 1 : stopped.column]
    if "cannot start any token" in problem and here == "\t":
        message = _("a tab stands behind “{sign}” where a blank belongs").format(sign=before.strip()[-1:])
        return rules.TAB.finding(name, stopped, message, _("Delete the tab and type one blank."))
    message, hint = _of_token(problem, here) or _of_brackets(problem, before, here) or _of_line(line)
    return rules.SYNTAX.finding(name, stopped, message, hint)


def _of_token(problem: str, here: str) -> tuple[str, str] | None:
    if "found unknown escape" in problem:
        message = _("the backslash in a text in double quotes begins no sign that YAML knows")
        return message, _("Use single quotes: 'text'.")
    if "could not find expected ':'" in problem:
        message = _("a line without a colon stands where a field is expected")
        hint = _("Look at this line and the one above: a field is written “name: text”, an entry “- text”.")
        return message, hint
    if "block scalar" in problem:
        message = _("behind | or > the text must begin on the next line, indented")
        return message, _("Press Enter behind | and indent the text.")
    if "cannot start any token" in problem:
        message = _("a text cannot begin with {character}").format(character=here)
        return message, _("Put the whole text in quotes.")
    return None


def _of_brackets(problem: str, before: str, here: str) -> tuple[str, str] | None:
    if "did not find expected node content" in problem and here == ",":
        return _("there is no text in front of this comma"), _("Delete the comma that is too many.")
    if "did not find expected" in problem and before.rstrip().endswith(("]", "}")) and here not in {"", ":"}:
        message = _("text stands behind a closing bracket: a text cannot begin with [ or {")
        return message, _('Put the whole text in quotes, like "[draft] plan".')
    return None


def _of_line(line: str) -> tuple[str, str]:
    if re.search(r"""[:-] +("[^"]*"|'[^']*')\s*\S""", line):
        message = _("text stands behind a closing quote")
        hint = _("Put the whole text in one pair of quotes; write a quote inside it as “ or ”.")
        return message, hint
    message = _("this line does not fit the lines above it")
    hint = _("Compare its indentation with the fields beside it: same level, same number of blanks.")
    return message, hint


def _mark(line: int, column: int) -> Span:
    return Span(line, column, line, column + 1)
