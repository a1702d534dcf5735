"""Every fault of a template's tags in one go."""

from __future__ import annotations

from typing import Any

import pytest

from itareport.sandbox.check_tags import check_tags
from itareport.sandbox.limits import LimitedEnvironment
from itareport.sandbox.messages import Unknown
from itareport.templating.tags import Scanner

VALUES = {
    "title": "ก",
    "agency": {"name": "ข"},
    "issues": [{"title": "ค", "measures": [{"steps": ["ง"]}]}],
    "year": 2568,
}


def wrong(text: str, known: tuple[int, ...] = (), **more: Any) -> list[tuple[int | None, str]]:
    tags = [found.tag for found in Scanner().scan(text) if found.tag]
    return [tuple(each) for each in check_tags(LimitedEnvironment(Unknown), tags, known, [{**VALUES, **more}])]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ titel }}", "there is no “titel”; did you mean “title”?"),
        ("{{ xyz }}", "there is no “xyz”"),
        ("{{ agency.nam }}", "there is no “nam”; did you mean “name”?"),
        ("{{ [][0] }}", "the list is empty here, so that it has no such entry"),
        ("{{ issues[3] }}", "there is no entry number 3; the first is 0"),
        ("{{ title.nothing }}", "“nothing” is not known here"),
        ("{{ title|uper }}", "there is no filter “uper”; did you mean “upper”?"),
        ("{{ '\\x07' }}", "a tag prints the character U+0007, which no Word file can hold"),
        ("{{ [title, '\\ud83d'] }}", "a tag prints the character U+D83D, which no Word file can hold"),
        ("{{ " + "+".join(["1"] * 20_000) + " }}", "it is nested too deeply, or calls itself without end"),
        ("{{ title|safe }}", "there is no filter “safe”"),
        ("{% if title is devined %}{% endif %}", "there is no test “devined”; did you mean “defined”?"),
        ("{{ agency }}", "not a text but a group of values"),
        ("{{ title. }}", "not written correctly: a name is missing after the dot"),
        ("{{ title title }}", "not written correctly: “title” is not expected here"),
        ("{{ (title }}", "not written correctly: before “}”, “)” is missing"),
        ("{{ title) }}", "not written correctly: “)” is not expected here"),
        ("{{ 'a }}", "not written correctly: “'” is not expected here"),
        ("{{ $ }}", "not written correctly: “$” is not expected here"),
        ("{{ 1 + }}", "not written correctly: it ends too early"),
        ("{{ title| }}", "not written correctly: it ends too early"),
        ("{% if %}{% endif %}", "not written correctly: it ends too early"),
        ("{% for a of issues %}{% endfor %}", "before “of”, “in” is missing"),
        ("{% endfor x %}", "“endfor x” is not expected here"),
        ("{{ year + title }}", "cannot be worked out (unsupported operand"),
        ("{{ 1 / 0 }}", "cannot be worked out (division by zero)"),
        ("{{ range(10**9)|list }}", "range(…) may count to 100000 at most"),
        ("{{ title.__class__ }}", "“__class__” is not allowed"),
        ("{{ title['__class__'] }}", "“__class__” is not allowed"),
        ("{{ issues|map(attribute='__class__') }}", "“__class__” is not allowed"),
        ("{{ issues.append(1) }}", "“append” is not allowed"),
        ("{{ RichText(title) }}", "object of docxtpl that is not supported"),
        ("{{ cycler(1) }}", "there is no “cycler”"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "calls itself without end"),
        ("{{ " + "(" * 900 + "1" + ")" * 900 + " }}", "nested too deeply"),
        ("{{ 'x' * 10**10 }}", "far too long"),
        ("{% for i in issues %}{% if loop.previtem.title %}{% endif %}{% endfor %}", "{% if not loop.first %}"),
        ("{% for i in issues %}{{ loop.nextitem.title }}{% endfor %}", "{% if not loop.last %}"),
        ("{{ ([]|first).title }}", "the list is empty here"),
    ],
)
def test_a_fault_is_reported_in_plain_words(text, message):
    found = wrong(text)
    assert len(found) == 1
    assert message in found[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "{{ title }}{% for issue in issues %}{{ loop.index }}{{ issue.title }}{% else %}{{ year }}{% endfor %}",
        "{% set a = 1 %}{{ a }}{% macro f(b, c=2) %}{{ b }}{{ c }}{{ varargs }}{% endmacro %}{{ f(a, 3, 4) }}",
        "{% if nothing is defined %}{{ nothing }}{% endif %}{{ other|default('x') }}",
        "{% set a %}x{% endset %}{{ a|upper }}{% with b = 2 %}{{ b }}{% endwith %}",
        "{% macro f() %}{{ caller(1) }}{% endmacro %}{% call(x) f() %}{{ x }}{% endcall %}",
        "{% filter upper %}a{% endfilter %}{% for a, b in agency.items() %}{{ a }}{{ b }}{% endfor %}",
        "{{ title|replace('_', ' ') }}{{ '_' }}{{ year|thai_digits }}{% if not nothing %}{% endif %}",
    ],
)  # fmt: skip
def test_a_good_template_has_no_fault(text):
    assert [each for each in wrong(text) if "nothing" not in each[1]] == []


def test_all_faults_are_found_in_one_go_each_at_its_tag():
    text = "{{ a }}{% for i in issues %}{{ i.titel }}{{ title. }}{{ i.measures[0].stpes }}{% endfor %}{{ i }}{% if 1/0 %}{{ b }}{% endif %}"
    assert [number for number, _message in wrong(text)] == [0, 2, 3, 4, 6, 7, 8]


def test_names_in_a_branch_that_is_not_taken_are_found():
    assert [number for number, _message in wrong("{% if year == 1 %}{{ nmae }}{% else %}{{ nmae2 }}{% endif %}")] == [
        1,
        3,
    ]


def test_a_loop_over_nothing_known_gives_its_names_all_the_same():
    assert [number for number, _message in wrong("{% for a, b in isues %}{{ a.x }}{{ b }}{% endfor %}")] == [0]


@pytest.mark.parametrize(
    "text",
    [
        "{% if ( %}{{ a }}{% elif ) %}{% else x %}{% endif %}",
        "{% set x = ( %}{{ x }}{{ a }}",
        "{% set x|( %}{% endset %}{{ x }}{{ a }}",
        "{% with ( %}{{ a }}{% endwith %}",
        "{% filter ( %}{{ a }}{% endfilter %}",
        "{% macro ( %}{{ a }}{% endmacro %}",
        "{% call ( %}{{ a }}{% endcall %}",
        "{% for ( %}{{ a }}{% endfor %}",
    ],
)
def test_what_follows_a_tag_that_cannot_be_read_is_looked_at_too(text):
    messages = [message for _number, message in wrong(text)]
    assert "there is no “a”" in messages
    assert any("not written correctly" in message for message in messages)


@pytest.mark.parametrize(
    "text",
    [
        "{% endif %}{{ a }}",
        "{% if title %}{{ a }}",
        "{% else %}{{ a }}",
        "{% for i in issues %}{% if i %}{% endfor %}{{ a }}",
    ],
)
def test_blocks_that_do_not_fit_are_named_elsewhere_and_passed_over_here(text):
    assert [message for _number, message in wrong(text)] == ["there is no “a”"]


def test_tags_that_are_known_to_be_faulty_are_not_named_again():
    assert wrong("{% colspan 2 %}{{ a }}{{ b }}", known=(0, 1)) == [(2, "there is no “b”")]


def test_a_template_that_takes_too_many_steps_is_filled_once():
    found = wrong("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}")
    assert [message for _number, message in found] == ["it repeats too often: filling it takes too many steps"]
