"""What Jinja and Python say about a template's fault, in words for somebody who writes templates in Word."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.runtime import StrictUndefined
from jinja2.sandbox import MAX_RANGE
from jinja2.utils import missing

from itareport.i18n import _, number
from itareport.sandbox.limits import OutOfBudgetError

if TYPE_CHECKING:
    from collections.abc import Iterable

DOCXTPL = {"RichText", "RichTextParagraph", "R", "RP", "InlineImage", "Listing", "Subdoc", "tpl", "doc"}

_OWNERS = {"measures": "issue.measures", "paragraphs": "measure.paragraphs", "steps": "measure.steps"}
"""Names that are there in a value of another name only."""
_TOKENS = (
    re.compile(r"expected token '(?P<wanted>.+)', got '(?P<got>.+)'"),
    re.compile(r"Expected an expression, got '(?P<got>.+)'"),
    re.compile(r"unexpected (?:char )?(?P<quote>['\"])(?P<got>.+?)(?P=quote)(?:, expected '(?P<wanted>.+)'| at \d+)?$"),
)
_BEHIND_DOT = "expected name or number"
_END = "end of"
_NO_SUCH = re.compile(r"No (filter|test) named '(.+?)'")


class Unknown(StrictUndefined):
    """A name that there is not; using it raises an error that names it and what may have been meant."""

    __slots__ = ()
    names: tuple[str, ...] = ()

    @property
    def _undefined_message(self) -> str:
        name = self._undefined_name
        if self._undefined_exception is SecurityError:
            return forbidden(str(name))
        if self._undefined_name is None and self._undefined_hint is not None:
            return _no_entry(self._undefined_hint)
        if self._undefined_obj is missing:
            return unknown(str(name), self.names)
        if isinstance(self._undefined_obj, dict):
            return unknown(str(name), [str(key) for key in self._undefined_obj])
        if isinstance(name, int):
            beyond = _("there is no entry number {number}; the first is 0").format(number=name)
            return beyond if self._undefined_obj else _empty_list()
        return _("“{name}” is not known here").format(name=name)


def _no_entry(reason: str) -> str:
    """That there is no such entry, where Jinja gives a reason and no name: beside the first or last, or of an empty list."""
    if "previous item" in reason:
        message = _("the first entry has none before it: ask for it inside {condition} … {end} only")
        return message.format(condition="{% if not loop.first %}", end="{% endif %}")
    if "next item" in reason:
        message = _("the last entry has none after it: ask for it inside {condition} … {end} only")
        return message.format(condition="{% if not loop.last %}", end="{% endif %}")
    return _empty_list()


def _empty_list() -> str:
    return _("the list is empty here, so that it has no such entry")


def unknown(name: str, names: Iterable[str]) -> str:
    """That there is no ``name``, and which of ``names`` is like it."""
    if name in DOCXTPL:
        return _("“{name}” is an object of docxtpl that is not supported here: only texts are printed").format(
            name=name
        )
    near = [_OWNERS[name]] if name in _OWNERS else get_close_matches(name, sorted(names), 1)
    if near:
        return _("there is no “{name}”; did you mean “{near}”?").format(name=name, near=near[0])
    return _("there is no “{name}”").format(name=name)


def forbidden(name: str) -> str:
    """That a template may not use an attribute or method."""
    return _("“{name}” is not allowed: a template may read the report's data, not change it or reach beyond it").format(
        name=name
    )


def explain(error: BaseException) -> str:
    """What is wrong, in the user's language."""
    reason = str(error)
    match error:
        case TemplateSyntaxError():
            message = _syntax(error.message or "")
        case OutOfBudgetError() | UndefinedError() | SecurityError():
            message = reason
        case TemplateRuntimeError():
            message = _absent(reason) or reason
        case MemoryError():
            message = _("filling it takes too much memory")
        case RecursionError():
            message = _("it is nested too deeply, or calls itself without end")
        case OverflowError() if "MAX_RANGE" in reason:
            message = _("range(…) may count to {count} at most").format(count=number(MAX_RANGE))
        case _other:
            message = _("it cannot be worked out ({reason})").format(reason=reason or type(error).__name__)
    return message


def no_such(kind: str, name: str, names: Iterable[str]) -> str:
    """That there is no filter or test ``name``."""
    near = get_close_matches(name, sorted(names), 1)
    message = _("there is no filter “{name}”") if kind == "filter" else _("there is no test “{name}”")
    message = message.format(name=name)
    return _("{message}; did you mean “{near}”?").format(message=message, near=near[0]) if near else message


def _absent(reason: str) -> str:
    found = _NO_SUCH.match(reason)
    return no_such(found[1], found[2], ()) if found else ""


def _syntax(reason: str) -> str:
    if reason == _BEHIND_DOT:
        return _("it is not written correctly: a name is missing after the dot")
    if token := next(filter(None, (pattern.match(reason) for pattern in _TOKENS)), None):
        word, wanted = token["got"], token.groupdict().get("wanted") or _END
        if word.startswith(_END):
            return _("it is not written correctly: it ends too early")
        if wanted.startswith(_END):
            return _("it is not written correctly: “{word}” is not expected here").format(word=word)
        return _("it is not written correctly: before “{word}”, “{wanted}” is missing").format(word=word, wanted=wanted)
    return _absent(reason) or _("it is not written correctly ({reason})").format(reason=reason)
