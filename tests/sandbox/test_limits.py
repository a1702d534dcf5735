"""The budget: what a template asks for is refused before it is made."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from jinja2.exceptions import SecurityError

from itareport.sandbox import limits as module
from itareport.sandbox.check_tags import compiled, run
from itareport.sandbox.limits import LimitedEnvironment, OutOfBudgetError, count_values, steps_for, within
from itareport.sandbox.messages import Unknown


def printed(template: str, **values: Any) -> str:
    """What a template prints, written with Jinja's own braces."""
    source = template.replace("{{", "<{{").replace("}}", "}}>").replace("{%", "<{%").replace("%}", "%}>")
    return run(compiled(LimitedEnvironment(Unknown), source), values)


DOUBLING = "{% set n = namespace(s='ab') %}{% for i in range(60) %}{% set n.s = STEP %}{% endfor %}"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", "repeats too often"),
        ("{% for a in range(9999) %}{% for b in range(9999) if b < 0 %}{% endfor %}{% endfor %}", "repeats too often"),
        ("{% for a in range(999) %}{{ range(99999)|map('string')|list|length }}{% endfor %}", "repeats too often"),
        ("{{ 'x' * 10**10 }}", "text that is far too long"),
        ("{{ 10**10 * 'x' }}", "text that is far too long"),
        ("{{ [1] * 10**10 }}", "text that is far too long"),
        ("{{ (1,) * 2000000 }}", "text that is far too long"),
        ("{{ 10**10**10 }}", "number that is far too large"),
        ("{{ 2**100000 }}", "number that is far too large"),
        ("{{ 2**200 * 2**200 }}", "number that is far too large"),
        ("{{ 'x'|center(10**10) }}", "text that is far too long"),
        ("{{ 'x'.center(1000000) }}", "text that is far too long"),
        ("{{ 'x'.ljust(width=1000000) if false else 'x'.zfill(1000000) }}", "text that is far too long"),
        ("{{ '\t'.expandtabs(10**9) }}", "text that is far too long"),
        ("{{ 'x'|indent(10**9) }}", "text that is far too long"),
        ("{{ 1|round(10**9) }}", "text that is far too long"),
        ("{{ '%1000000000d'|format(1) }}", "text that is far too long"),
        ("{{ '%*d'|format(10**9, 1) }}", "text that is far too long"),
        ("{{ '%1000000000d' % 1 }}", "text that is far too long"),
        ("{{ '{:1000000000}'.format(1) }}", "text that is far too long"),
        ("{{ '{:>{w}}'.format(1, w=10**9) }}", "text that is far too long"),
        ("{{ '{a:1000000000}'.format_map({'a': 1}) }}", "text that is far too long"),
        (DOUBLING.replace("STEP", "n.s ~ n.s"), "text or list that is far too long"),
        (DOUBLING.replace("STEP", "n.s + n.s"), "text or list that is far too long"),
        (DOUBLING.replace("STEP", "[n.s, n.s]|join"), "text or list that is far too long"),
        (DOUBLING.replace("STEP", "n.s|replace('b', n.s)"), "far too long"),
        (DOUBLING.replace("STEP", "n.s.replace('b', n.s)"), "far too long"),
        (DOUBLING.replace("STEP", "'%s%s'|format(n.s, n.s)"), "text or list that is far too long"),
        (DOUBLING.replace("STEP", "'{0}{0}'.format(n.s)"), "text or list that is far too long"),
        (DOUBLING.replace("'ab'", "[1]").replace("STEP", "[n.s, n.s]|sum(start=[])"), "text or list that is far too long"),
        (
            DOUBLING.replace("{% set n.s = STEP %}", "{% set x %}{{ n.s }}{{ n.s }}{% endset %}{% set n.s = x %}"),
            "text or list that is far too long",
        ),
    ],
)  # fmt: skip
def test_what_takes_too_much_is_refused_in_plain_words(template, message):
    with pytest.raises(OutOfBudgetError, match=message):
        printed(template)


def test_too_much_output_is_refused(monkeypatch):
    monkeypatch.setattr(module, "MAX_OUTPUT", 1000)
    assert len(printed("{% for a in range(100) %}0123456789{% endfor %}")) == 1000
    with pytest.raises(OutOfBudgetError, match="document is far too large"):
        printed("{% for a in range(101) %}0123456789{% endfor %}")


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ 'ab' * 3 }}{{ 2 ** 10 }}{{ 7 * 6 }}{{ 1.5 * 2 }}", "ababab1024423.0"),
        ("{{ '%s/%02d' % ('a', 7) }}{{ '%05.1f'|format(2.5) }}{{ '{:>4}'.format('x') }}", "a/07002.5   x"),
        ("{{ 'a' ~ 1 ~ none ~ '<' }}", "a1None&lt;"),
        ("{{ 2568000|string|length }}{{ 'a'|center(5) }}|{{ ['a', 'b']|join(', ') }}", "7  a  |a, b"),
        ("{{ 'a-b'|replace('-', '+') }}{{ 'ab'|upper }}{{ [3, 1]|sort|first }}", "a+bAB1"),
    ],
)
def test_what_a_report_needs_is_printed_as_by_jinja(template, text):
    assert printed(template) == text


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__ }}",
        "{{ ''['__cl' ~ 'ass__'] }}",
        "{{ [1]|map(attribute='__class__')|list }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ a.append(1) }}",
        "{{ a.clear() }}",
        "{{ b.update({'c': 1}) }}",
        "{{ b.pop('c') }}",
        "{{ (1).__class__.__mro__ }}",
    ],
)
def test_nothing_beyond_the_data_is_reached_and_nothing_of_it_changed(template):
    values = {"a": [1], "b": {"c": 2}}
    with pytest.raises(SecurityError, match="not allowed: a template may read"):
        printed(template, **values)
    assert values == {"a": [1], "b": {"c": 2}}


def test_steps_are_counted_alike_each_time():
    def steps(template: str) -> int:
        low, high = 0, 100_000
        source = compiled(LimitedEnvironment(Unknown), template)
        while low < high:
            middle = (low + high) // 2
            try:
                within(middle, lambda: "".join(source.root_render_func(source.new_context({}))))
            except OutOfBudgetError:
                low = middle + 1
            else:
                high = middle
        return low

    template = "<{% for a in range(50) %}><{{ a }}><{% endfor %}>"
    assert 100 < steps(template) == steps(template) < 2000


@pytest.mark.parametrize("steps", [0, 1000])
def test_an_outer_trace_is_put_back(steps):
    def outer(*_event: object) -> None: ...

    before = sys.gettrace()
    sys.settrace(outer)
    try:
        within(steps, lambda: "x")
    except OutOfBudgetError:
        assert steps == 0
    finally:
        now = sys.gettrace()
        sys.settrace(before)
    assert now is outer


def test_a_larger_report_may_take_more_steps():
    assert steps_for({"a": ["x"] * 1000}) - steps_for({}) == 1000 * module.STEPS_A_VALUE


def test_values_are_counted_to_the_last_text():
    assert count_values({"a": [1, "x", {"b": []}], "c": "d"}) == 3
