"""Pydantic's errors → findings, each at its place through the reader's map of spans.

Errors are told apart by their *type*, never by their English text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError

from itareport import i18n
from itareport.data import BUDDHIST_ERA, FISCAL_YEARS
from itareport.findings import Finding, Span, ValuePath
from itareport.i18n import _
from itareport.schema import messages, wrong_kinds
from itareport.schema import schema_rules as rules
from itareport.schema.issue_sequence import lacking
from itareport.schema.names import nearest_key
from itareport.shape import Shape
from itareport.source import SourceFile, Value
from itareport.source.file_rules import COLON, MISSING_BLANK
from itareport.source.messages import colon_in_text, no_space_after_colon

Error = Any
"""A pydantic ``ErrorDetails``; its ``loc`` names union members too, which the map of spans does not have."""


def translated(source_file: SourceFile, invalid: ValidationError, shape: Shape) -> Iterator[Finding]:
    """The findings of the family *schema* for what a document's values are not; ``shape`` is the form edition's."""
    errors: list[Error] = invalid.errors(include_url=False, include_input=False)
    missing: dict[ValuePath, list[str]] = defaultdict(list)
    unknown: dict[ValuePath, list[str]] = defaultdict(list)
    found: dict[ValuePath, Finding] = {}
    for error in errors:
        path = _path(source_file, error["loc"])
        if error["type"] == "extra_forbidden":
            unknown[path[:-1]].append(str(path[-1]))
        elif _is_missing(source_file, error, path):
            missing[path[:-1]].append(str(path[-1]))
        elif error["type"] != "issue_sequence":
            found[path] = _TRANSLATIONS[error["type"]](source_file, path, {**error, "issues": shape.issues})
    if unknown:
        yield from _misplaced(source_file, found, unknown, missing)
    yield from found.values()
    for path in dict.fromkeys((*unknown, *missing)):
        yield from _keys(source_file, path, unknown.get(path, []), missing.get(path, []))


def _misplaced(
    source_file: SourceFile,
    found: dict[ValuePath, Finding],
    unknown: dict[ValuePath, list[str]],
    missing: dict[ValuePath, list[str]],
) -> Iterator[Finding]:
    """Fields in another group than their own; what else was found because of them is taken away."""
    from itareport.schema.misplaced_keys import take_misplaced

    for path, keys, home in take_misplaced(source_file, unknown, missing):
        message = messages.misplaced(path, keys[0], home)
        group, here = source_file.at(home), source_file.at(path)
        if isinstance(here, dict) and set(keys) >= set(here):
            missing.pop(path, None)  # nothing in it is of its own: the whole entry is one level too high or too deep
        if isinstance(group, dict) and group:
            first = next(iter(group))
            hint = messages.put_below(keys, first, source_file.key_spans[(*home, first)].line)
        else:
            found.pop(home, None)
            hint = messages.put_under(keys, home, is_there=home in source_file.key_spans)
        span = source_file.key_spans[(*path, keys[0])]
        yield rules.UNKNOWN_KEY.finding(source_file.name, span, message, hint, (*path, keys[0]))


def _path(source_file: SourceFile, loc: tuple[str | int, ...]) -> ValuePath:
    """``loc`` without the names of union members, which are in no file."""
    path: ValuePath = ()
    for number, step in enumerate(loc):
        if (*path, step) in source_file.spans or (number == len(loc) - 1 and step not in ("text", "list")):
            path = (*path, step)
    return path


def _is_missing(source_file: SourceFile, error: Error, path: ValuePath) -> bool:
    return error["type"] == "missing" or (error["type"] == "no_value" and path not in source_file.spans)


def _keys(source_file: SourceFile, path: ValuePath, unknown: list[str], missing: list[str]) -> Iterator[Finding]:
    """Unknown and missing keys of one mapping: a near miss of a missing key is that key, misspelt."""
    for number, key in enumerate(unknown):
        meant = nearest_key(key, path, missing) if number < _MAX_GUESSES else None
        if meant in missing:
            missing.remove(meant)
        span = source_file.key_spans[(*path, key)]
        message, hint = messages.unknown_key((*path, key), meant)
        yield rules.UNKNOWN_KEY.finding(source_file.name, span, message, hint, (*path, key))
    for key in missing:
        message, hint = messages.missing_key((*path, key))
        yield rules.MISSING_KEY.finding(source_file.name, _first_key(source_file, path), message, hint, (*path, key))


_MAX_GUESSES = 50


def _first_key(source_file: SourceFile, path: ValuePath) -> Span:
    mapping = source_file.at(path)
    for key in mapping if isinstance(mapping, dict) else ():
        return source_file.key_spans[(*path, key)]
    return source_file.span_of(path)


def _no_value(source_file: SourceFile, path: ValuePath, _error: Error) -> Finding:
    span = source_file.span_of(path)
    typed = source_file.lines[span.line - 1][span.column - 1 : span.end_column - 1]
    typed = typed if typed.casefold() in ("~", "null") else ""
    message, hint = messages.no_value(path, typed, alone=_is_alone(source_file, path))
    return rules.NO_VALUE.finding(source_file.name, span, message, hint, path)


def _blank_text(source_file: SourceFile, path: ValuePath, _error: Error) -> Finding:
    span = source_file.span_of(path)
    message, hint = messages.empty_text(path, source_file.opening(span), alone=_is_alone(source_file, path))
    return rules.EMPTY_TEXT.finding(source_file.name, span, message, hint, path)


def _is_alone(source_file: SourceFile, path: ValuePath) -> bool:
    """Whether the value at ``path`` is the only one of its list."""
    values = source_file.at(path[:-1])
    return isinstance(values, list) and len(values) == 1


def _empty_list(source_file: SourceFile, path: ValuePath, _error: Error) -> Finding:
    message, hint = messages.empty_list(path)
    return rules.EMPTY_LIST.finding(source_file.name, source_file.span_of(path), message, hint, path)


def _long_list(source_file: SourceFile, path: ValuePath, error: Error) -> Finding:
    value, limit = source_file.at(path), error["ctx"]["max_length"]
    message, hint = messages.long_list(path, len(value) if isinstance(value, list) else 0, limit)
    first = (*path, limit)
    return rules.LONG_LIST.finding(source_file.name, source_file.span_of(first), message, hint, first)


def _wrong_kind(source_file: SourceFile, path: ValuePath, error: Error) -> Finding:
    value = source_file.at(path)
    span = source_file.span_of(path)
    if value is None:
        return _no_value(source_file, path, error)
    opening = source_file.opening(span)
    one_line = span.line == span.end_line
    if error["type"] == "string_type" and isinstance(value, dict) and one_line and _has_a_colon(value, opening):
        message, hint = colon_in_text(opening)
        return COLON.finding(source_file.name, span, message, hint, path)
    if isinstance(value, str) and (key := wrong_kinds.key_without_blank(value)):
        message, hint = no_space_after_colon(key, value.partition(":")[2])
        return MISSING_BLANK.finding(source_file.name, span, message, hint, path)
    message, hint = wrong_kinds.wrong_kind(path, value, opening)
    return rules.WRONG_KIND.finding(source_file.name, span, message, hint, path)


def _has_a_colon(value: dict[str, Value], opening: str) -> bool:
    """Whether a mapping was made by a colon in a text, not by a question mark; ``{…}`` may be a text in braces."""
    return opening not in "{?" or (opening == "{" and any(each is not None for each in value.values()))


def _not_a_number(source_file: SourceFile, path: ValuePath, error: Error) -> Finding:
    text = str(source_file.at(path))
    if wrong_kinds.is_number(text):
        return _OUT_OF_RANGE[str(path[-1])](source_file, path, error)
    message, hint = wrong_kinds.not_a_number(path, text, error["issues"])
    return rules.NOT_A_NUMBER.finding(source_file.name, source_file.span_of(path), message, hint, path)


def _format(source_file: SourceFile, path: ValuePath, _error: Error) -> Finding:
    message = _("format “{version}” is not known to this program").format(version=_shown(source_file, path))
    hint = _("Write “format: 1”. If the file was made by a newer release, install that release.")
    return rules.FORMAT.finding(source_file.name, source_file.span_of(path), message, hint, path)


def _gregorian_year(source_file: SourceFile, path: ValuePath, error: Error) -> Finding:
    message = _("“{year}” is a Gregorian year").format(year=source_file.at(path))
    hint = _("Write the Buddhist year: {buddhist} (add {era}).").format(
        buddhist=error["ctx"]["buddhist"], era=i18n.number(BUDDHIST_ERA)
    )
    return rules.GREGORIAN_YEAR.finding(source_file.name, source_file.span_of(path), message, hint, path)


def _year_range(source_file: SourceFile, path: ValuePath, _error: Error) -> Finding:
    message = _("the fiscal year “{year}” is not between {first} and {last}").format(
        year=_shown(source_file, path),
        first=i18n.number(FISCAL_YEARS[0]),
        last=i18n.number(FISCAL_YEARS[-1]),
    )
    hint = _("Write the Buddhist year in four digits, like 2568.")
    return rules.YEAR_RANGE.finding(source_file.name, source_file.span_of(path), message, hint, path)


def _issue_range(source_file: SourceFile, path: ValuePath, error: Error) -> Finding:
    message = _("there is no issue “{number}”: the form has issues 1 to {count}").format(
        number=_shown(source_file, path), count=i18n.number(error["issues"])
    )
    hint = _("Correct the number. Several measures of one issue belong in the list of that issue.")
    if missing := lacking(source_file, error["issues"]):
        hint = _(
            "Correct the number (still missing: {numbers}). Several measures of one issue belong in the list of that issue."
        ).format(numbers=", ".join(map(i18n.number, missing)))
    return rules.ISSUE_RANGE.finding(source_file.name, source_file.span_of(path), message, hint, path)


def _shown(source_file: SourceFile, path: ValuePath) -> str:
    return wrong_kinds.shown(str(source_file.at(path)))


_OUT_OF_RANGE = {"format": _format, "fiscal_year": _year_range, "number": _issue_range}
_TRANSLATIONS: dict[str, Callable[[SourceFile, ValuePath, Error], Finding]] = {
    "no_value": _no_value,
    "blank_text": _blank_text,
    "too_short": _empty_list,
    "too_long": _long_list,
    "string_type": _wrong_kind,
    "list_type": _wrong_kind,
    "model_type": _wrong_kind,
    "wrong_kind": _wrong_kind,
    "not_a_number": _not_a_number,
    "unknown_format": _format,
    "gregorian_year": _gregorian_year,
    "year_out_of_range": _year_range,
    "issue_out_of_range": _issue_range,
}
