"""Filling: Jinja, sandboxed, strict and escaping, for the sources of a prepared template."""

from __future__ import annotations

from types import GeneratorType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import Environment, StrictUndefined, Template
from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from itareport.fields import FIELDS
from itareport.i18n import _
from itareport.ooxml.fast_text import LINE_BREAK, TAB
from itareport.templating.template import BLOCK, ONE_LINE, PRINT
from itareport.thai.digits import to_thai

if TYPE_CHECKING:
    from collections.abc import Mapping

    from itareport.templating.template import PreparedTemplate

JINJA = jinja2.__version__
REMOVED_GLOBALS = ("lipsum", "cycler", "joiner")
REMOVED_FILTERS = ("safe", "random", "xmlattr", "tojson", "urlize", "pprint", "forceescape", "attr")
"""Filters that would print XML as typed, differ from run to run, or make what no Word file needs."""


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja as templates of this program know it; the braces are those of a prepared source."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            variable_start_string=PRINT[0],
            variable_end_string=PRINT[1],
            block_start_string=BLOCK[0],
            block_end_string=BLOCK[1],
            comment_start_string="<{#",
            comment_end_string="#}>",
            autoescape=True,
            cache_size=0,
            **{"undefined": StrictUndefined, "finalize": finalize, **options},
        )
        for name in REMOVED_GLOBALS:
            del self.globals[name]
        for name in REMOVED_FILTERS:
            del self.filters[name]
        self.filters["thai_digits"] = to_thai
        self.filters[ONE_LINE] = in_one_line

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A value of the data before any method of the mapping it is in: quicker, and no key is ever hidden."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class Headings(dict[str, str]):
    """The headings of the form's columns by name, in order; a field that is no column has the empty heading."""

    def __missing__(self, name: str) -> str:
        """The heading of a column that the form does not have: templates may ask for every field.

        Raises:
            KeyError: there is no such field.
        """
        if name in _COLUMNS:
            return ""
        raise KeyError(name)


_COLUMNS = {field.column for field in FIELDS}


def finalize(value: Any) -> Any:
    """What is printed for a value, inside a text of Word: line breaks and tabs as its elements, a list as lines.

    Raises:
        TemplateRuntimeError: the value is no text, number or list of them.
    """
    if type(value) is not str:
        value = _as_text(value)
    if "\n" in value or "\t" in value or "\r" in value:
        lines = str(escape(value)).replace("\r\n", "\n").replace("\r", "\n")
        return Markup(lines.replace("\n", LINE_BREAK).replace("\t", TAB))  # noqa: S704 - escaped a line above
    return value


def in_one_line(value: Any) -> Any:
    """A value where Word has no line breaks: in attributes and properties a space stands for them."""
    text = _as_text(value)
    return text if isinstance(text, Markup) else text.replace("\r\n", " ").translate(_ONE_LINE)


_ONE_LINE = {ord(character): " " for character in "\r\n\t"}


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, (list, tuple, GeneratorType)):
        return "\n".join(_as_text(entry) for entry in value)
    if isinstance(value, (int, float, Undefined)):
        return str(value)
    raise TemplateRuntimeError(
        _("this is not a text but a group of values: name the one to print, as in {example}").format(
            example="{{ agency.name }}"
        )
    )


def translated(sources: Mapping[str, str]) -> dict[str, str]:
    """Jinja's Python program for each source, by part name."""
    environment = TemplateEnvironment()
    return {name: environment.compile(source, raw=True) for name, source in sorted(sources.items())}


def template_of(environment: Environment, name: str, program: str) -> Template:
    """The template whose program Jinja made before; a program belongs to the Jinja that wrote it."""
    return Template.from_code(environment, compile(program, name, "exec"), environment.make_globals(None))


class CompiledTemplate:
    """A prepared template, compiled once, filled often, in this process and without a budget."""

    def __init__(self, prepared: PreparedTemplate) -> None:
        environment = TemplateEnvironment()
        programs = prepared.programs if prepared.jinja == JINJA else translated(prepared.sources)
        self._templates = {name: template_of(environment, name, program) for name, program in programs.items()}

    def fill(self, values: Mapping[str, Any]) -> dict[str, str]:
        """The XML of each part with tags, without its first line (``names.DECLARATION``)."""
        return {name: template.render(values) for name, template in self._templates.items()}
