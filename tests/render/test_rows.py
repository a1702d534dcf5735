"""Which rows may break across pages: those that do not fit one, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given

from itareport.render.rows import allow_row_breaks, count_lines
from itareport.templating.template import SINGLE, Layout, Style
from support.docx_faults import paragraph
from support.reports import texts

LAYOUT = Layout(
    {
        "": Style(28, 0, 0, SINGLE),
        "Big": Style(56, 0, 0, SINGLE),
        "Wide": Style(28, 2400, 0, SINGLE),
        "Airy": Style(28, 0, 400, 480),
    },
    {"": (30, 160), "Padded": (2000, 160)},
)
PAGE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="567" w:right="567" w:bottom="720" w:left="567"/></w:sectPr>'
LINES_A_PAGE = 27
"""Of 14 points (18.62 each) in 531 points less a band of 20.6 and the cell's own 2.5."""


def cell(*contents: str, width: int = 3000, kind: str = "dxa", more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="{kind}"/>{more}</w:tcPr>{"".join(contents)}</w:tc>'


def row(*cells: str, properties: str = "<w:cantSplit/>") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def loosened(*rows: str, table: str = "", page: str = PAGE) -> list[bool]:
    """Of each row whether it may be split now."""
    xml = f"<w:body><w:tbl><w:tblPr>{table}</w:tblPr>{''.join(rows)}</w:tbl>{page}</w:body>"
    return ["<w:cantSplit" not in part for part in allow_row_breaks(xml, LAYOUT).split("<w:tr>")[1:]]


def test_only_the_row_that_is_taller_than_a_page_may_be_split():
    short, tall = row(cell(paragraph("ก"))), row(cell(paragraph("ก" * 10_000)))
    assert loosened(short, tall, short) == [False, True, False]


@pytest.mark.parametrize("lines", [LINES_A_PAGE, LINES_A_PAGE + 1])
def test_each_paragraph_counts_a_line(lines):
    assert loosened(row(cell(paragraph("ก") * lines))) == [lines > LINES_A_PAGE]


@pytest.mark.parametrize("element", ["<w:br/>", "<w:cr/>", '<w:br w:type="textWrapping"/>'])
def test_each_line_break_counts_a_line(element):
    def broken(count: int) -> str:
        return f"<w:p><w:r><w:t>ก</w:t>{element * count}</w:r></w:p>"

    assert loosened(row(cell(broken(LINES_A_PAGE - 1))), row(cell(broken(LINES_A_PAGE)))) == [False, True]


def test_the_tallest_cell_decides():
    assert loosened(row(cell(paragraph("ก")), cell(paragraph("ก") * 40), cell())) == [True]


def test_text_is_counted_by_the_width_of_its_cell():
    text = paragraph("ความโปร่งใส " * 60)
    assert loosened(row(cell(text, width=3000)), row(cell(text, width=700))) == [False, True]


@pytest.mark.parametrize(("kind", "width"), [("pct", 5000), ("auto", 0), ("dxa", 0)])
def test_a_cell_without_a_width_of_its_own_is_as_wide_as_its_columns(kind, width):
    text = paragraph("ความโปร่งใส " * 40)
    narrow = row(cell(text, width=width, kind=kind))
    spanning = row(cell(text, width=width, kind=kind, more='<w:gridSpan w:val="2"/>'))
    second = row(cell(width=width, kind=kind), cell(text, width=width, kind=kind))
    grid = '</w:tblPr><w:tblGrid><w:gridCol w:w="700"/><w:gridCol w:w="2400"/></w:tblGrid><w:tblPr>'
    assert loosened(narrow, spanning, second, table=grid) == [True, False, False]
    assert loosened(narrow) == [True]


def test_a_width_of_its_own_counts_before_the_columns():
    text = paragraph("ความโปร่งใส " * 60)
    grid = '</w:tblPr><w:tblGrid><w:gridCol w:w="700"/><w:gridCol w:w="2400"/></w:tblGrid><w:tblPr>'
    assert loosened(row(cell(text, width=3000, more='<w:gridSpan w:val="2"/>')), table=grid) == [False]
    assert loosened(row(cell(text, width=700, more='<w:gridSpan w:val="2"/>')), table=grid) == [True]


@pytest.mark.parametrize(
    "content",
    [
        '<w:p><w:pPr><w:pStyle w:val="Big"/></w:pPr></w:p>',
        '<w:p><w:pPr><w:pStyle w:val="Airy"/></w:pPr></w:p>',
        '<w:p><w:pPr><w:rPr><w:szCs w:val="56"/></w:rPr></w:pPr></w:p>',
    ],
)
def test_sizes_and_spacing_of_styles_and_runs_count(content):
    assert loosened(row(cell(content * 14))) == [True]


def test_indents_of_styles_and_paragraphs_take_room():
    text = "ความโปร่งใส " * 12
    run = f"<w:r><w:t>{text}</w:t></w:r>"
    styled = f'<w:p><w:pPr><w:pStyle w:val="Wide"/></w:pPr>{run}</w:p>'
    own = f'<w:p><w:pPr><w:ind w:left="2400"/></w:pPr>{run}</w:p>'
    assert loosened(row(cell(paragraph(text))), row(cell(styled)), row(cell(own))) == [False, True, True]


def test_the_header_row_takes_its_part_of_each_page():
    header = row(cell(paragraph("ก") * 10), properties="<w:cantSplit/><w:tblHeader/>")
    body = row(cell(paragraph("ก") * 20))
    assert loosened(header, body) == [False, True]
    assert loosened(body) == [False]


def test_margins_of_table_styles_tables_and_cells_take_room():
    body = row(cell(paragraph("ก") * 23))
    own = '<w:tblCellMar><w:top w:w="1000" w:type="dxa"/><w:bottom w:w="1000" w:type="dxa"/></w:tblCellMar>'
    padded = row(cell(paragraph("ก") * 23, more='<w:tcMar><w:top w:w="2000" w:type="dxa"/></w:tcMar>'))
    assert loosened(body) == [False]
    assert loosened(body, table='<w:tblStyle w:val="Padded"/>') == [True]
    assert loosened(body, table=own) == [True]
    assert loosened(padded) == [True]


def test_a_row_with_a_table_in_it_and_its_rows_are_judged_each():
    inner = f"<w:tbl><w:tblPr/>{row(cell(paragraph('ก') * 40))}{row(cell(paragraph('ก')))}</w:tbl>"
    assert loosened(row(cell(inner, paragraph("")))) == [True, True, False]


@pytest.mark.parametrize("value", ["0", "false"])
def test_a_row_that_may_split_anyway_stays_as_it_is(value):
    properties = f'<w:cantSplit w:val="{value}"/>'
    xml = f"<w:tbl>{row(cell(paragraph('ก' * 10_000)), properties=properties)}</w:tbl>{PAGE}"
    assert allow_row_breaks(xml, LAYOUT) == xml


def test_without_a_page_size_nothing_is_too_tall():
    assert loosened(row(cell(paragraph("ก" * 10_000))), page="") == [False]


def test_of_several_page_formats_the_lowest_counts():
    low = PAGE.replace('w:h="11906"', 'w:h="3000"')
    assert loosened(row(cell(paragraph("ก") * 10)), page=PAGE + low) == [True]


@given(texts(max_size=60))
def test_more_room_never_takes_more_lines(text):
    counts = [count_lines(text, room) for room in (-1.0, 0.5, 4.6, 12.0, 100.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] >= text.count("\n") + 1


@pytest.mark.parametrize(
    ("letters", "em"), [("ก", 0.39), ("ที่", 0.39), ("๙", 0.46), ("m", 0.6), ("a", 0.4), ("A", 0.48), ("😀", 1.4)]
)
def test_letters_count_by_their_width(letters, em):
    assert count_lines(letters * 10, em * 10 + 0.001) == 1
    assert count_lines(letters * 10, em * 10 - 0.001) == 2


def test_a_text_without_a_blank_is_broken_by_its_width():
    assert count_lines("ก" * 3000, 10.0) == 132
    assert count_lines("ก" * 10, 10.0) == 1
    assert count_lines("&amp;" * 10, 4.1) == 1
