"""Printing values: as typed, well-formed, and nothing that a template must not have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from lxml import etree

from itareport.ooxml.names import DECLARATION
from itareport.ooxml.text import paragraphs
from itareport.templating.environment import CompiledTemplate, TemplateEnvironment, finalize, in_one_line
from itareport.templating.prepare import prepare
from support.docx_faults import good_parts, paragraph
from support.reports import texts

PREPARED = prepare(good_parts(paragraph("|", "{{ text }}", "|")))
COMPILED = CompiledTemplate(PREPARED)


def printed(value: object) -> str:
    """The text of a document whose one paragraph prints ``value`` between two bars."""
    xml = COMPILED.fill({"text": value, "title": "", "agency": {"name": ""}})["word/document.xml"]
    etree.fromstring(xml)
    parts = {**PREPARED.parts, "word/document.xml": (DECLARATION + xml).encode()}
    return paragraphs(parts)[0][1:-1]


@given(texts(max_size=20))
def test_any_text_comes_back_from_its_cell_as_typed(text):
    assert printed(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "a & b < c > d \"e\" 'f' &amp; <w:t>",
        "{{ title }} {% for %} {# x #} {_{ }_} }} <{{ x }}> <{% y %}>",
        "  สอง  ช่องว่าง  ",
        "ก\n\nข\tค",
        "ก" * 3000,
        "👩\u200d🏫 𝄞 \u00a0\u00ad\u200b",
        "</w:t></w:r></w:p>",
    ],
)
def test_what_could_be_mistaken_for_markup_comes_back_as_typed(text):
    assert printed(text) == text


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends_are_line_breaks_too(ending):
    assert printed(f"ก{ending}ข") == "ก\nข"


@given(st.lists(texts(), max_size=4))
def test_a_list_is_printed_a_text_on_each_line(entries):
    assert printed(entries) == "\n".join(entries)


@pytest.mark.parametrize(("value", "text"), [(2568, "2568"), (None, ""), (True, "True"), (("ก", 1), "ก\n1"), ([], "")])
def test_other_values_are_printed_as_their_text(value, text):
    assert printed(value) == text


@pytest.mark.parametrize("value", [{"name": "ก"}, [{"name": "ก"}], object(), len])
def test_a_group_of_values_is_no_text(value):
    with pytest.raises(TemplateRuntimeError, match=r"not a text but a group of values: .* \{\{ agency\.name \}\}"):
        finalize(value)


def test_where_no_line_break_can_be_there_is_a_space():
    assert in_one_line("ก\r\nข\nค\tง") == "ก ข ค ง"
    assert in_one_line(["ก", "ข"]) == "ก ข"


def test_filtered_texts_are_escaped_once(fill):
    assert fill(paragraph("{{ a|e }}{{ a|upper }}{{ a ~ '&lt;' }}"), a="<b>\n") == paragraph(
        '&lt;b&gt;</w:t><w:br/><w:t xml:space="preserve">&lt;B&gt;</w:t><w:br/><w:t xml:space="preserve">'
        '&lt;b&gt;</w:t><w:br/><w:t xml:space="preserve">&lt;'
    )


def test_generators_of_filters_are_lists(fill):
    assert "ก</w:t><w:br/>" in fill(paragraph("{{ a|map('upper') }}"), a=["ก", "ข"])


def test_the_filter_for_thai_digits(fill):
    assert fill(paragraph("{{ 2568|thai_digits }}")) == paragraph("๒๕๖๘")


def test_a_macro_may_hold_paragraphs(fill):
    body = paragraph("{%p macro line(a) %}") + paragraph("{{ a }}") + paragraph("{%p endmacro %}")
    body += paragraph("{%p set x %}") + paragraph("y") + paragraph("{%p endset %}")
    assert fill(body + paragraph("{{ 1 }}")) == paragraph("1")


def test_a_name_that_there_is_not_is_an_error(fill):
    with pytest.raises(UndefinedError, match="'nmae' is undefined"):
        fill(paragraph("{{ nmae }}"))


def test_a_key_of_the_data_is_never_hidden_by_a_method(fill):
    assert fill(paragraph("{{ a.items }}{{ a.keys }}"), a={"items": 1, "keys": 2}) == paragraph("12")


@pytest.mark.parametrize("name", ["lipsum", "cycler", "joiner"])
def test_globals_that_nobody_needs_are_gone(name):
    assert name not in TemplateEnvironment().globals


@pytest.mark.parametrize("name", ["safe", "random", "attr", "xmlattr", "tojson", "urlize", "pprint", "forceescape"])
def test_filters_that_print_markup_or_chance_are_gone(name):
    assert name not in TemplateEnvironment().filters
