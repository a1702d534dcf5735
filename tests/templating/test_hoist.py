"""Where tags act: the prefixes p, tr, tc and r, and paragraphs joined by a dash."""

from __future__ import annotations

import pytest

from itareport.templating.prepare import prepare
from support import markup
from support.docx_faults import good_parts, paragraph
from support.markup import table


def faults(body: str) -> list[str]:
    return [str(fault) for fault in prepare(good_parts(body)).faults]


def row(*texts: str) -> str:
    return markup.row(*(markup.cell(paragraph(text)) for text in texts))


def test_a_paragraph_prefix_takes_the_place_of_its_paragraph(fill):
    body = paragraph("{%p for a in b %}ไม่พิมพ์") + paragraph("{{ a }}") + paragraph("{%p endfor %}")
    assert fill(body, b=["ก", "ข"]) == paragraph("ก") + paragraph("ข")


def test_a_row_prefix_takes_the_place_of_its_row(fill):
    body = table(row("{%tr for a in b %}", ""), row("{{ a }}", "x"), row("{%tr endfor %}", ""))
    assert fill(body, b=[1, 2]) == table(row("1", "x"), row("2", "x"))


def test_a_cell_prefix_takes_the_place_of_its_cell(fill):
    body = table(row("{%tc for a in b %}", "{{ a }}", "{%tc endfor %}"))
    assert fill(body, b=[1, 2]) == table(row("1", "2"))


def test_a_run_prefix_acts_on_whole_runs(fill):
    body = paragraph("a{%r if b %}", "bold", "{%r endif %}c")
    assert fill(body, b=True) == paragraph("a", "bold", "c")
    assert fill(body, b=False) == paragraph("a", "c")


def test_two_run_prefixes_in_one_run_leave_what_is_between(fill):
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a{%r if b %}x{%r endif %}c</w:t><w:tab/></w:r></w:p>"
    filled = fill(body, b=False)
    assert filled.count("<w:b/>") == 2
    assert ">a<" in filled
    assert ">x<" not in filled
    assert filled.endswith(">c</w:t><w:tab/></w:r></w:p>")


def test_rows_of_a_table_in_a_cell_are_its_own(fill):
    inner = table(row("{%tr for a in b %}"), row("{{ a }}"), row("{%tr endfor %}"))
    body = table(f"<w:tr><w:tc>{inner}{paragraph('z')}</w:tc></w:tr>")
    wanted = table(f"<w:tr><w:tc>{table(row('1'), row('2'))}{paragraph('z')}</w:tc></w:tr>")
    assert fill(body, b=[1, 2]) == wanted


def test_several_closing_tags_may_share_a_row(fill):
    body = table(row("{%tr for a in b %}"), row("{%tr if a %}"), row("{{ a }}"), row("{%tr endif %}{%tr endfor %}"))
    assert fill(body, b=[0, 2]) == table(row("2"))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (paragraph("{#p hidden #}") + paragraph("a"), paragraph("a")),
        (table(row("{#tr hidden #}", "x"), row("a", "b")), table(row("a", "b"))),
        (table(row("{#tc hidden #}", "a")), table(row("a"))),
        (
            table("<w:tr><w:tc>" + paragraph("{#p hidden #}") + "</w:tc></w:tr>"),
            table("<w:tr><w:tc><w:p/></w:tc></w:tr>"),
        ),
    ],
)
def test_a_comment_with_a_prefix_takes_its_place_along(body, wanted, fill):
    assert fill(body) == wanted


def test_a_block_without_prefix_may_go_over_paragraphs_of_one_cell(fill):
    body = paragraph("{% if a %}x") + paragraph("y{% endif %}z")
    assert fill(body, a=True) == paragraph("x") + paragraph("yz")
    assert fill(body, a=False) == paragraph("z")


def test_a_dash_joins_paragraphs(fill):
    body = paragraph("บ้าน: {% if a -%}") + paragraph("ใหญ่") + paragraph("{%- else -%}") + paragraph("เล็ก")
    body += paragraph("{%- endif %} จบ") + paragraph("ต่อไป")
    joined = fill(body, a=True)
    assert joined.count("<w:p>") == 2
    assert "".join(joined.split()).count("ใหญ่") == 1
    assert "เล็ก" not in joined


def test_a_dash_at_a_table_joins_nothing(fill):
    body = table(row("a")) + paragraph("{%- if b %}x{% endif %}")
    assert fill(body, b=True) == table(row("a")) + paragraph("x")


def test_a_dash_inside_a_paragraph_takes_the_spaces_as_in_jinja(fill):
    assert fill(paragraph("a  {%- if b %} x{% endif %}"), b=True) == paragraph("a x")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (table(row("{% for a in b %}", "{% endfor %}")), "begins in another place"),
        (table(row("{% for a in b %}"), row("{% endfor %}")), "begins in another place"),
        (paragraph("{% if a %}") + table(row("{% endif %}")), "begins in another place"),
        (paragraph("{%p if a %}") + paragraph("x{% endif %}"), "begins in another place"),
        (table(row("{%tr if a %}")) + paragraph("{%p endif %}"), "begins in another place"),
        (paragraph("{% if a %}{% else %}") + table(row("{% endif %}")), "begins in another place"),
        (paragraph("{% if a %}"), "{% if a %} is never closed; write {% endif %} where it ends"),
        (table(row("{%tr for a in b %}")), "write {%tr endfor %} where it ends"),
        (paragraph("{% endif %}"), "{% endif %} belongs to no block"),
        (paragraph("{% else %}"), "{% else %} belongs to no block"),
        (paragraph("{% for a in b %}{% elif c %}{% endfor %}"), "does not fit the block that is open here"),
        (paragraph("{% for a in b %}{% endif %}{% endfor %}"), "does not fit the block that is open here"),
        (paragraph("{%tr if a %}{%tr endif %}"), "is not in a table"),
        (table(row("{%tr for a in b %}{{ a }}", "{%tr endfor %}")), "need a row each"),
        (paragraph("{%p if a %}x{%p endif %}"), "need a paragraph each"),
        (paragraph("{%p if a %}{{ b }}") + paragraph("{%p endif %}"), "{{ b }} would never be printed"),
        ("<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{%p set a = 1 %}</w:t></w:r></w:p>", "ends a section"),
    ],
)  # fmt: skip
def test_a_block_that_would_break_the_document_is_named(body, message):
    assert any(message in fault for fault in faults(body)), faults(body)


def test_an_unclosed_block_inside_another_is_one_fault():
    assert len(faults(paragraph("{% for a in b %}{% if c %}{% endfor %}"))) == 1


def test_block_set_needs_an_end_and_set_does_not(fill):
    assert fill(paragraph("{% set a %}x{% endset %}{% set b = a ~ '=' %}{{ b }}")) == paragraph("x=")


def test_a_dash_takes_the_line_breaks_between_its_tag_and_the_next_text(fill):
    def lines(*texts: str) -> str:
        return "<w:p><w:r>" + "<w:br/>".join(f"<w:t>{text}</w:t>" for text in texts) + "</w:r></w:p>"

    body = lines("a", "{%- if b -%}", "c", "{%- endif -%}", "d")
    assert "<w:br/>" not in fill(body, b=True)
    assert "<w:br/>" in fill(lines("a", "{% if b %}", "c", "{% endif %}", "d"), b=True)
