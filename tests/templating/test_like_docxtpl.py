"""The same templates filled by docxtpl and by us: the same texts."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Word
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from itareport import resources
from itareport.ooxml import package
from itareport.ooxml.names import DECLARATION
from itareport.ooxml.text import paragraphs
from itareport.templating.environment import CompiledTemplate, TemplateEnvironment
from itareport.templating.prepare import prepare
from itareport.thai.digits import to_thai

Build = Callable[[Word], object]


def split(document: Word, *parts: str) -> None:
    paragraph = document.add_paragraph()
    for number, part in enumerate(parts):
        paragraph.add_run(part).bold = bool(number % 2)


def rows(document: Word, *rows: list[str]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def each(document: Word, *texts: str) -> None:
    for text in texts:
        document.add_paragraph(text)


def header_and_footer(document: Word) -> None:
    document.sections[0].header.paragraphs[
        0
    ].text = "{{ title }} {% if agency.district %}{{ agency.district }}{% endif %}"
    document.sections[0].footer.paragraphs[0].text = "{{ agency.name }}"
    document.add_paragraph("{{ title }}")


def issue_rows(document: Word) -> None:
    rows(
        document,
        ["{{ columns.measure }}", "{{ columns.steps }}", "{{ columns.period }}"],
        ["{%tr for issue in issues %}", "", ""],
        ["{{ issue.band }}", "{{ issue.number }}", ""],
        ["{%tr for measure in issue.measures %}", "", ""],
        [
            "{{ measure.name }}",
            "{% for step in measure.steps %}{{ loop.index }}. {{ step }} {% endfor %}",
            "{{ measure.period }}",
        ],
        ["{%tr endfor %}", "", ""],
        ["{%tr endfor %}", "", ""],
    )


def paragraphs_in_cells(document: Word) -> None:
    table = document.add_table(1, 2)
    cell = table.cell(0, 0)
    cell.text = "{%p for step in issues[0].measures[0].steps %}"
    cell.add_paragraph("- {{ step }}")
    cell.add_paragraph("{%p endfor %}")
    table.cell(0, 1).text = "z"


def columns(document: Word) -> None:
    rows(document, ["{%tc for line in title_lines %}", "{{ line }}", "{%tc endfor %}"], ["a", "b", "c"])


TEMPLATES: dict[str, Build] = {
    "a text": lambda document: each(document, "{{ title }}", "{{ agency.name }} / {{ fiscal_year }}", "no tag"),
    "split runs": lambda document: split(document, "a {", "{ ti", "tle }", "} b {% if fis", "cal_year %}c{% en", "dif %} d"),
    "curly quotes": lambda document: each(document, "{% if document == “report” %}r{% else %}{{ ‘x’ }}{% endif %}"),
    "paragraph prefix": lambda document: each(document, "{%p for line in title_lines %}", "{{ line }}", "{%p endfor %}", "z"),
    "paragraph condition": lambda document: each(document, "{%p if title == 'x' %}", "no", "{%p else %}", "yes", "{%p endif %}"),
    "a note beside a prefix": lambda document: each(document, "{%p if title %} a note", "yes", "{%p endif %}"),
    "run prefix": lambda document: split(document, "a {%r if title %}", " bold ", "{%r endif %} b"),
    "comments": lambda document: each(document, "a{# hidden #}b", "{#p hidden #}", "c"),
    "row comment": lambda document: rows(document, ["{#tr hidden #}", "x"], ["a", "b"]),
    "escapes": lambda document: each(document, "{_{ title }_} {_% if %_} {{ title }}"),
    "block over paragraphs": lambda document: each(document, "{% if title %}a", "b", "c{% endif %}", "d"),
    "dash": lambda document: each(document, "House: {% if title -%}", "big", "{%- else -%}", "small", "{%- endif %}", "z"),
    "filters": lambda document: each(document, "{{ title|upper|length }} {{ title_lines|join('; ') }} {{ 2568|thai_digits }}"),
    "set and math": lambda document: each(document, "{% set n = 3 %}{% set ns = namespace(a=1) %}{{ n * 2 + ns.a }}"),
    "macro": lambda document: each(document, "{% macro f(x) %}[{{ x }}]{% endmacro %}{{ f(title) }}{{ f('b') }}"),
    "raw": lambda document: each(document, "{% raw %}{{ title }}{% endraw %} {{ fiscal_year }}"),
    "literal braces": lambda document: each(document, "} }} %} { a } 100% {{ title }}"),
    "header and footer": header_and_footer,
    "rows": issue_rows,
    "paragraphs in cells": paragraphs_in_cells,
    "columns": columns,
}  # fmt: skip


def built(build: Build) -> bytes:
    document, file = Document(), io.BytesIO()
    build(document)
    document.save(file)
    return file.getvalue()


def texts(parts: dict[str, bytes]) -> list[list[str]]:
    others = sorted(name for name in parts if name.startswith(("word/header", "word/footer")))
    return [paragraphs(parts), *(["".join(etree.fromstring(parts[name]).itertext())] for name in others)]


def by_docxtpl(data: bytes, values: dict[str, Any]) -> list[list[str]]:
    template, file = DocxTemplate(io.BytesIO(data)), io.BytesIO()
    environment = Environment(autoescape=True)
    environment.filters["thai_digits"] = to_thai
    template.render(values, environment)
    template.save(file)
    return texts(package.read(file.getvalue()))


def by_us(data: bytes, values: dict[str, Any]) -> list[list[str]]:
    prepared = prepare(package.read(data))
    assert not prepared.faults
    filled = {name: (DECLARATION + xml).encode() for name, xml in CompiledTemplate(prepared).fill(values).items()}
    return texts({**prepared.parts, **filled})


@pytest.fixture
def special(values) -> dict[str, Any]:
    """The sample values with texts that are easily damaged."""
    return {**values, "title": "R&D <5 ก", "agency": {**values["agency"], "name": "อบต. “ก” > 'ข'"}}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_prints_what_docxtpl_prints(name, special):
    data = built(TEMPLATES[name])
    assert by_us(data, special) == by_docxtpl(data, special)


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_the_default_templates_print_what_docxtpl_prints(kind, special):
    data = resources.template(f"{kind}.docx").read_bytes()
    assert by_us(data, special) == by_docxtpl(data, special)


def test_what_docxtpl_changes_we_print_as_typed(values):
    data = built(lambda document: each(document, "{{ title }}"))
    title = "{_{ x }_} {_% y %_}  z"
    assert by_docxtpl(data, {**values, "title": title})[0] == ["{{ x }} {% y %}  z"]
    assert by_us(data, {**values, "title": title})[0] == [title]


def test_the_engine_knows_the_filters_and_tests_of_jinja():
    ours, jinjas = TemplateEnvironment(), Environment()
    assert len(jinjas.filters.keys() - ours.filters.keys()) == 8
    assert jinjas.tests.keys() == ours.tests.keys()
