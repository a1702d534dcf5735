"""Finding tags in the text of a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.templating.tags import ESCAPES, Scanner, Tag


def scan(text: str) -> list[tuple[str, str, str] | str]:
    """Kind, prefix and content of each tag; the text of what is not closed."""
    return [
        (found.tag.kind, found.tag.prefix, found.tag.text) if found.tag else text[found.start : found.end]
        for found in Scanner().scan(text)
    ]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("{{ title }} {% if a %} {# hidden #}", [("print", "", "title"), ("block", "", "if a"), ("comment", "", "hidden")]),
        ("{%p for a in b %}", [("block", "p", "for a in b")]),
        ("{%tr endfor %}{%tc if a %}{%r endif %}", [("block", "tr", "endfor"), ("block", "tc", "if a"), ("block", "r", "endif")]),
        ("{#tr hidden #}{#r kept #}", [("comment", "tr", "hidden"), ("comment", "", "r kept")]),
        ("{{p sub }} {{r rich }}", [("print", "p", "sub"), ("print", "r", "rich")]),
        ("{{ p }}{{p}}{{p | upper}}{{r.x}}{{r if r}}", [("print", "", "p"), ("print", "", "p"), ("print", "", "p | upper"), ("print", "", "r.x"), ("print", "", "r if r")]),
        ("{%r if a %}{%p in %}", [("block", "r", "if a"), ("block", "p", "in")]),
        ("{{ a == “x” }}{{ ‘y’ }}", [("print", "", 'a == "x"'), ("print", "", "'y'")]),
        ('{{ a|default("x”) }} “ข้อความ” {{ b }}', [("print", "", 'a|default("x")'), ("print", "", "b")]),
        ("{{ “ดี 'มาก' ๑” }}", [("print", "", "\"ดี 'มาก' ๑\"")]),
        ("{{ 'it’s “ok”' }}", [("print", "", "'it’s “ok”'")]),
        ("{{\u00a0a\u00a0|\u00a0upper\u200b }}", [("print", "", "a | upper")]),
        ("{{ 'a\u00a0b' }}", [("print", "", "'a\u00a0b'")]),
        ("{{ '}}' }}{{ {'a': {'b': 1}} }}", [("print", "", "'}}'"), ("print", "", "{'a': {'b': 1}}")]),
        ("{% if '%}' == a %}", [("block", "", "if '%}' == a")]),
        ("{{ a ) }}{{ b ] }}", [("print", "", "a )"), ("print", "", "b ]")]),
        ("{{ 'a\\'b' }}", [("print", "", "'a\\'b'")]),
        ("{{ -1 }}", [("print", "", "-1")]),
        ("{ { a } } }} %} 50% {a} {", []),
    ],
)  # fmt: skip
def test_tags_are_found_as_docxtpl_writes_them(text, tags):
    assert scan(text) == tags


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ title", ["{{ title"]),
        ("{{ title {{ agency }} x", ["{{ title ", ("print", "", "agency")]),
        ("{{ title %} {{ a }}", ["{{ title %} ", ("print", "", "a")]),
        ("{# never", ["{# never"]),
        ("{# a {{ b }}", ["{# a ", ("print", "", "b")]),
        ("{{ 'a }} b {{ c }}", [("print", "", "'a"), ("print", "", "c")]),
        ("{% if (a %}b", [("block", "", "if (a")]),
        ("{{ (a }} b", [("print", "", "(a")]),
    ],
)
def test_an_unclosed_tag_swallows_nothing_after_it(text, found):
    assert scan(text) == found


def test_signs_that_touch_the_braces_are_kept_apart_from_the_content():
    tag = next(Scanner().scan("{%- if a -%}")).tag
    assert tag == Tag("block", "", "if a", "{%- if a -%}", "-", "-")


def test_docxtpl_s_escapes_inside_a_tag_lose_their_underscore():
    assert scan("{{ '{_{ a }_} {_% b %_}' }}") == [("print", "", "'{{ a }} {% b %}'")]
    assert ESCAPES.sub(lambda escape: escape[0][0], "{_{ a }_}{_% b %_} {_x_}") == "{{ a }}{% b %} {_x_}"


def test_between_raw_and_endraw_nothing_is_a_tag():
    assert scan("{% raw %}{{ a }} {% raw %} {{ open {% endraw %}{{ b }}") == [
        ("block", "", "raw"),
        ("block", "", "endraw"),
        ("print", "", "b"),
    ]


def test_raw_goes_on_in_the_next_paragraph():
    scanner = Scanner()
    assert [found.tag.text for found in scanner.scan("{% raw %} a")] == ["raw"]
    assert list(scanner.scan("{{ b }}")) == []
    assert scanner.raw
    assert [found.tag.text for found in scanner.scan("{% endraw %}{{ c }}")] == ["endraw", "c"]


@given(st.text(st.sampled_from("{}%# \"'“”‘’()[]pr-ab\u00a0"), max_size=40))
def test_whatever_the_text_the_tags_lie_in_order_in_it(text):
    end = 0
    for found in Scanner().scan(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start] == "{"
        end = found.end
