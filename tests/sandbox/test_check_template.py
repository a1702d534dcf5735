"""`template check`: every fault of a template, with its place, and nothing explain of a good one."""

from __future__ import annotations

import pytest

from itareport import i18n, resources
from itareport.errors import NotWordError, TemplateError
from itareport.render import load_template, template_faults
from support.docx_faults import good_file, paragraph, xxe
from support.markup import cell, row, table


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_the_default_templates_have_no_fault(kind):
    assert template_faults(resources.template(f"{kind}.docx").read_bytes()) == []


FAULTY = good_file(
    paragraph("{{ agancy.name }}")
    + paragraph("ก {{ open")
    + paragraph("{{r rich }}")
    + table(
        row(cell(paragraph("{%tr for issue in issues %}"))),
        row(cell(paragraph("{{ issue.titel }}")), cell(paragraph("{{ issue. }}"))),
        row(cell(paragraph("{%tr endfor %}"))),
    )
    + paragraph("{% for a in issues %}")
    + paragraph("{{ fiscal_year|thaidigits }}{{ ''.__class__ }}"),
    header=paragraph("{{ head }}"),
    footer=paragraph("{% endif %}"),
)


@pytest.mark.parametrize(
    ("tags", "fault"),
    [
        ("{% for a in issues %}", "never closed"),
        ("{%p for a in issues %}", "never closed"),
        ("{% set a %}", "never closed"),
        ("{% endfor %}", "belongs to no block"),
        ("{% else %}", "belongs to no block"),
        ("{% for a in issues %}{% if a %}{% endfor %}", "never closed"),
        ("{% raw %}", "never closed"),
        ("{{ title", "not closed"),
        ("{% If title %}{% endif %}", "did you mean “if”"),
        ("{% if title %}{% EndIf %}", "did you mean “endif”"),
    ],
)
def test_a_block_without_its_other_end_is_one_fault(tags, fault):
    faults = template_faults(good_file(paragraph(tags) + paragraph("{{ title }}")))
    assert len(faults) == 1
    assert fault in faults[0]
    assert "Jinja" not in faults[0]


def one_run_field(instruction: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>ผล</w:t></w:r></w:fldSimple></w:p>'


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        ("{{ 'DDEAUTO' }} c:\\cmd.exe", "DDEAUTO c:\\cmd.exe"),
        ("{% if title %}INCLUDEPICTURE{% endif %} https://x", "INCLUDEPICTURE https://x"),
        ("{{ 'HYPERLINK' }} file://x", "HYPERLINK file://x"),
    ],
)
def test_a_field_that_fetches_is_a_fault_also_where_tags_put_it_together(instruction, shown):
    faults = template_faults(good_file(one_run_field(instruction)))
    assert len(faults) == 1
    assert f"that fetches from another program or file: “{shown}”" in faults[0]


def test_a_very_long_tag_is_not_printed_as_a_whole():
    (fault,) = template_faults(good_file(paragraph("{{ " + "(" * 3000 + " }}")))
    assert len(fault) < 500


def test_all_faults_of_all_parts_are_named_in_order():
    assert template_faults(FAULTY) == [
        "text of the document, paragraph 1: {{ agancy.name }}: there is no “agancy”; did you mean “agency”?",
        "text of the document, paragraph 2 “ก {{ open”: {{ open is not closed: }} is missing",
        (
            "text of the document, paragraph 3: {{r rich }} is not supported: RichText, pictures and subdocuments of docxtpl "
            "are not available, only texts; write {{ rich }}"
        ),
        "text of the document, table 1, row 2, cell 1: {{ issue.titel }}: there is no “titel”; did you mean “title”?",
        "text of the document, table 1, row 2, cell 2: {{ issue. }}: it is not written correctly: a name is missing after the dot",
        "text of the document, paragraph 8: {% for a in issues %} is never closed; write {% endfor %} where it ends",
        (
            "text of the document, paragraph 9 “{{ fiscal_year|thaidigits }}{{ ''.__class__ }}”: {{ fiscal_year|thaidigits }}: "
            "there is no filter “thaidigits”; did you mean “thai_digits”?"
        ),
        (
            "text of the document, paragraph 9 “{{ fiscal_year|thaidigits }}{{ ''.__class__ }}”: {{ ''.__class__ }}: "
            "“__class__” is not allowed: a template may read the report's data, not change it or reach beyond it"
        ),
        "footer (footer1.xml), paragraph 1: {% endif %} belongs to no block: none is open here",
        "header (header1.xml), paragraph 1: {{ head }}: there is no “head”",
    ]


def test_building_with_a_faulty_template_names_the_same_faults():
    with pytest.raises(TemplateError, match="the template is faulty") as raised:
        load_template(FAULTY)
    assert list(raised.value.faults) == template_faults(FAULTY)


def test_faults_are_reported_in_the_language_in_use():
    i18n.use("th")
    thai = template_faults(good_file(paragraph("{{ agancy.name }}") + paragraph("{{ open")))
    assert len(thai) == 2
    assert all("text of the document" not in fault for fault in thai)
    assert all("there is no" not in fault and "missing" not in fault for fault in thai)


@pytest.mark.parametrize(
    "text",
    [
        "{{ title }}{{ title_lines[2] }}{{ document }}{{ fiscal_year }}{{ agency.name }}{{ agency.district }}",
        "{% for issue in issues %}{{ issue.band }}{% for m in issue.measures %}{{ m.steps }}{{ m.outputs|join }}{% endfor %}{% endfor %}",
        "{% for m in issues[0].measures %}{% for line in m.paragraphs.outcomes %}{{ line.number }}{{ line.text }}{% endfor %}{% endfor %}",
        "{{ columns.measure }}{% if agency.district %}{{ agency.province }}{% endif %}",
        "{% if document == “plan” %}แผน{% else %}รายงาน{% endif %}",
        "no tag at all",
    ],
)  # fmt: skip
def test_a_good_template_has_no_fault(text):
    assert template_faults(good_file(paragraph(text))) == []


def test_a_template_must_do_for_plans_and_for_reports_with_single_texts():
    faults = template_faults(
        good_file(paragraph("{{ issues[0].measures[0].outputs[0] }}{{ issues[0].measures[1].name }}"))
    )
    assert [fault.rpartition("}: ")[2] for fault in faults] == [
        "the list is empty here, so that it has no such entry",
        "there is no entry number 1; the first is 0",
    ]


def test_tags_that_cut_through_the_xml_only_when_filled_are_found():
    body = f"<w:p><w:hyperlink>{paragraph('{% if true %}')[5:-6]}</w:hyperlink>{paragraph('{% endif %}')[5:-6]}</w:p>"
    assert "begins in another place" in template_faults(good_file(body))[0]
    body = paragraph("{% filter upper %}") + paragraph("{% endfilter %}")
    assert "the tags cut through the structure" in template_faults(good_file(body))[0]


@pytest.mark.parametrize("data", [b"", b"no zip", good_file()[:-30]])
def test_what_is_no_word_file_is_no_template(data):
    with pytest.raises(NotWordError):
        template_faults(data)


def test_a_word_file_that_could_do_harm_is_a_faulty_template():
    faults = template_faults(xxe())
    assert len(faults) == 1
    assert "DOCTYPE" in faults[0]
    with pytest.raises(TemplateError) as raised:
        load_template(xxe())
    assert list(raised.value.faults) == faults


def test_a_template_whose_document_could_not_be_read_back_is_faulty():
    assert template_faults(good_file(paragraph("{{ 'x' * 999999 }}") * 3)) == ["the filled document is far too large"]
