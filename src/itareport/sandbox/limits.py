"""The budget of a template that anyone may have written: steps, sizes, and what it may not touch.

Everything here is counted, not timed, so that a template is refused on every machine or on none. Memory and time have
limits as well (``worker``, ``process``), for what cannot be counted.
"""

from __future__ import annotations

import re
import sys
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateRuntimeError, nodes, pass_context
from jinja2.runtime import Context, markup_join
from jinja2.visitor import NodeTransformer

from itareport.i18n import _
from itareport.templating.characters import no_character
from itareport.templating.environment import TemplateEnvironment, finalize

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from jinja2.runtime import Undefined

STEPS = 2_000_000
STEPS_A_VALUE = 400
"""Steps (lines of the compiled template, and calls) that a report may take: some, and more for each of its values."""
MAX_LENGTH = 1_000_000
"""Code points of one text, or entries of one list."""
MAX_NUMBER = 100_000
"""The largest number that a function or filter may be given: a width, a count, a place."""
MAX_BITS = 256
MAX_OUTPUT = 32_000_000
"""Code points of all filled parts together; 7 issues with 160 measures each take four million."""

TEMPLATE = "<template>"
"""The file name of a compiled template in tracebacks; it is Jinja's."""

_WIDTH = re.compile(r"\d{5,}|%[^a-zA-Z%]*\*")
_MULTIPLYING = {"replace", "join", "indent", "expandtabs", "translate", "wordwrap"}


class OutOfBudgetError(BaseException):
    """The template takes more than its budget. No template can catch it, for it is no ``Exception``."""


def within(steps: int, work: Callable[[], str]) -> str:
    """What ``work`` returns, its steps counted by Python's own trace of calls and lines.

    Raises:
        OutOfBudgetError: more than ``steps``; raised in the traced code.
    """

    def count(_frame: FrameType, _event: str, _argument: object) -> Callable[..., Any]:
        nonlocal steps
        steps -= 1
        if steps < 0:
            raise OutOfBudgetError(_("it repeats too often: filling it takes too many steps"))
        return count

    def call(frame: FrameType, event: str, argument: object) -> Callable[..., Any] | None:
        count(frame, event, argument)
        return count if frame.f_code.co_filename == TEMPLATE else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        return work()
    finally:
        sys.settrace(before)


def steps_for(values: Any) -> int:
    """The steps that a report with these values may take."""
    return STEPS + STEPS_A_VALUE * count_values(values)


def count_values(values: Any) -> int:
    """How many texts and numbers there are in the values of a report."""
    if isinstance(values, dict):
        return sum(map(count_values, values.values()))
    return sum(map(count_values, values)) if isinstance(values, list) else 1


class LimitedEnvironment(TemplateEnvironment):
    """Jinja for templates that are not our own: what it makes, and what it is given, is measured before it is made."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, undefined: type[Undefined]) -> None:
        super().__init__(undefined=undefined, finalize=_finalize_later, optimized=False)
        self.filters = {name: _measured(name, filter_) for name, filter_ in self.filters.items()}
        self.filters[_JOINED] = joined

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        return super()._generate(_Measuring().visit(source), *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Work out ``left operator right``, unless what comes out is too large."""
        if operator == "%" and isinstance(left, str):
            check_format(left)
            _check_arguments("%", right if isinstance(right, tuple) else (right,))
        elif operator == "*":
            _check_product(left, right)
        elif operator == "**":
            _check_power(left, right)
        return _sized(super().call_binop(context, operator, left, right))

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function or method, unless what it is given or gives is too large."""
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, str):
            _check_arguments(getattr(obj, "__name__", ""), (owner, *args, *kwargs.values()))
        return _sized(super().call(context, obj, *args, **kwargs))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """``"…".format`` as the sandbox lets it be called, unless its widths are too large."""
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None
        check_format(value.__self__)

        def measured(*args: Any, **kwargs: Any) -> str:
            _check_arguments("format", (value.__self__, *args, *kwargs.values()))
            return wrapped(*args, **kwargs)

        return measured


@pass_context
def _finalize_later(_context: Context, value: Any) -> Any:
    """As ``finalize``; asking for the context keeps Jinja from working out values before there is a budget."""
    text = _sized(finalize(_sized(value)))
    if message := no_character(text):
        raise TemplateRuntimeError(message)
    return text


_JOINED = "joined"


class _Measuring(NodeTransformer):
    """Lets ``a ~ b``, which Jinja works out unseen, go through a filter that measures."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        texts = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(texts, _JOINED, [], [], None, None, lineno=node.lineno)


def joined(texts: list[Any]) -> Any:
    """The values one after the other, as Jinja's ``~`` joins them."""
    return _sized(markup_join(texts))


def check_format(text: str) -> None:
    """Refuse a pattern that asks for a width of five digits, or leaves the width to a value."""
    if _WIDTH.search(text):
        raise OutOfBudgetError(_("it asks for a text that is far too long"))


def _measured(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def measured(*args: Any, **kwargs: Any) -> Any:
        values = (*args, *kwargs.values())
        if name == "format":
            check_format(next((str(value) for value in args if isinstance(value, str)), ""))
        _check_arguments(name, values)
        return _sized(function(*args, **kwargs))

    return measured


def _check_arguments(name: str, values: tuple[Any, ...]) -> None:
    sizes = sorted(len(value) for value in values if isinstance(value, (str, list, tuple)))
    if name in _MULTIPLYING and len(sizes) > 1 and sizes[-1] * sizes[-2] > MAX_LENGTH:
        raise OutOfBudgetError(_("it asks for a text that is far too long"))
    if any(isinstance(value, int) and abs(value) > MAX_NUMBER for value in values[1:]):
        raise OutOfBudgetError(_("it asks for a text that is far too long"))


def _check_product(left: Any, right: Any) -> None:
    for text, times in ((left, right), (right, left)):
        if isinstance(text, (str, list, tuple)) and isinstance(times, int) and len(text) * times > MAX_LENGTH:
            raise OutOfBudgetError(_("it asks for a text that is far too long"))
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > MAX_BITS:
        raise OutOfBudgetError(_("it works out a number that is far too large"))


def _check_power(base: Any, exponent: Any) -> None:
    if isinstance(base, int) and isinstance(exponent, int) and base.bit_length() * abs(exponent) > MAX_BITS:
        raise OutOfBudgetError(_("it works out a number that is far too large"))


def _sized(value: Any) -> Any:
    if isinstance(value, (str, list, tuple, dict)) and len(value) > MAX_LENGTH:
        raise OutOfBudgetError(_("it makes a text or list that is far too long"))
    return value


def check_output(length: int) -> None:
    """Refuse what a template has printed so far, by its code points."""
    if length > MAX_OUTPUT:
        raise OutOfBudgetError(_("the filled document is far too large"))
