"""Which rows may break across pages: those that do not fit one, and no others."""

from __future__ import annotations

import re

import pytest

from itareport.ooxml.fast_text import split_paragraphs
from itareport.render.rows import MIN_LINES, allow_row_breaks
from itareport.templating.template import SINGLE, Layout, Style
from support import markup
from support.docx_faults import paragraph

LAYOUT = Layout(
    {
        "": Style(28, 0, 0, SINGLE),
        "Big": Style(56, 0, 0, SINGLE),
        "Wide": Style(28, 2400, 0, SINGLE),
        "Airy": Style(28, 0, 400, 480),
        "Item": Style(28, 280, 0, SINGLE, hanging=280),
        "Band": Style(28, 0, 0, SINGLE, keeps=True),
    },
    {"": (30, 160), "Padded": (2000, 160)},
    {"Huge": 80},
)
PAGE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="567" w:right="567" w:bottom="720" w:left="567"/></w:sectPr>'
LINES_A_PAGE, EXPECTED_LINES = 18, 28
"""Of 14 points in 529 points, less the cell's own 2.5: in the tallest font (28.42 each), in TH Sarabun New (18.56)."""
LINE, PADDING = 18.564, 2.5


def cell(*contents: str, width: int = 3000, kind: str = "dxa", more: str = "") -> str:
    return markup.cell(*contents, properties=f'<w:tcW w:w="{width}" w:type="{kind}"/>{more}')


def row(*cells: str, properties: str = "<w:cantSplit/>") -> str:
    return markup.row(*cells, properties=properties)


def least_heights(*rows: str, table: str = "", page: str = PAGE) -> list[int]:
    """Of each row its least height in twips, 0 for none."""
    xml = f"<w:body><w:tbl><w:tblPr>{table}</w:tblPr>{''.join(rows)}</w:tbl>{page}</w:body>"
    found = [
        re.search(r'<w:trHeight w:val="(\d+)" w:hRule="atLeast"/>', part)
        for part in allow_row_breaks(split_paragraphs(xml), LAYOUT).split("<w:tr>")[1:]
    ]
    return [int(height[1]) if height else 0 for height in found]


def loosened(*rows: str, table: str = "", page: str = PAGE) -> list[bool]:
    """Of each row whether it may be split now."""
    xml = f"<w:body><w:tbl><w:tblPr>{table}</w:tblPr>{''.join(rows)}</w:tbl>{page}</w:body>"
    return ["<w:cantSplit" not in part for part in allow_row_breaks(split_paragraphs(xml), LAYOUT).split("<w:tr>")[1:]]


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


def test_a_row_that_fits_in_th_sarabun_new_keeps_its_height_together():
    fitting, tall = (row(cell(paragraph("ก") * lines)) for lines in (EXPECTED_LINES, EXPECTED_LINES + 1))
    assert least_heights(fitting) == [int((EXPECTED_LINES * LINE + PADDING) * 20)]
    assert least_heights(tall) == [int((MIN_LINES * LINE + PADDING) * 20)]


def test_a_row_with_a_height_of_its_own_gets_no_other():
    own = '<w:cantSplit/><w:trHeight w:val="300"/>'
    xml = f"<w:tbl><w:tblPr/>{row(cell(paragraph('ก') * 25), properties=own)}</w:tbl>{PAGE}"
    assert allow_row_breaks(split_paragraphs(xml), LAYOUT) == xml.replace("<w:cantSplit/>", "")


def test_the_least_height_leaves_space_for_a_tall_header_and_band():
    header = row(cell(paragraph("ก") * 5), properties="<w:cantSplit/><w:tblHeader/>")
    band = row(cell('<w:p><w:pPr><w:pStyle w:val="Band"/></w:pPr><w:r><w:t xml:space="preserve">ก</w:t></w:r></w:p>'))
    room = 530.95 - 2 - 6 * 28.42 - 2 * PADDING
    assert least_heights(header, band, row(cell(paragraph("ก") * 20)))[2] == int(room * 20)
    assert least_heights(header, row(cell(paragraph("ก"))), row(cell(paragraph("ก") * 20)))[2] == int(
        (20 * LINE + PADDING) * 20
    )


def test_the_tallest_cell_decides():
    assert loosened(row(cell(paragraph("ก")), cell(paragraph("ก") * 40), cell())) == [True]


def test_text_is_counted_by_the_width_of_its_cell():
    text = paragraph("ความโปร่งใส " * 20)
    assert loosened(row(cell(text, width=3000)), row(cell(text, width=700))) == [False, True]


@pytest.mark.parametrize(("kind", "width"), [("pct", 5000), ("auto", 0), ("dxa", 0)])
def test_a_cell_without_a_width_of_its_own_is_as_wide_as_its_columns(kind, width):
    text = paragraph("ความโปร่งใส " * 12)
    narrow = row(cell(text, width=width, kind=kind))
    spanning = row(cell(text, width=width, kind=kind, more='<w:gridSpan w:val="2"/>'))
    second = row(cell(width=width, kind=kind), cell(text, width=width, kind=kind))
    grid = '</w:tblPr><w:tblGrid><w:gridCol w:w="700"/><w:gridCol w:w="2400"/></w:tblGrid><w:tblPr>'
    assert loosened(narrow, spanning, second, table=grid) == [True, False, False]
    assert loosened(narrow) == [True]


def test_a_width_of_its_own_counts_before_the_columns():
    text = paragraph("ความโปร่งใส " * 20)
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


def test_pictures_and_character_styles_count():
    picture = '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="6800000"/></wp:inline></w:drawing></w:r></w:p>'
    styled = '<w:p><w:r><w:rPr><w:rStyle w:val="Huge"/></w:rPr><w:t>ก</w:t></w:r></w:p>'
    assert loosened(row(cell(picture)), row(cell(styled * 6)), row(cell(styled * 7))) == [True, False, True]


def test_spacing_of_paragraphs_counts():
    spaced = '<w:p><w:pPr><w:spacing w:before="1000" w:after="1000" w:line="480"/></w:pPr></w:p>'
    assert loosened(row(cell(spaced * 3)), row(cell(spaced * 4))) == [False, True]


def test_a_number_hangs_before_its_text_and_takes_no_space_of_it():
    def item(text: str) -> str:
        return (
            '<w:p><w:pPr><w:pStyle w:val="Item"/></w:pPr><w:r><w:t xml:space="preserve">๑.</w:t><w:tab/>'
            f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        )

    text = "ก" * 23
    lines = [least_heights(row(cell(item(text + "ก" * more) * 20, width=3000)))[0] for more in (0, 1)]
    assert lines == [int((20 * LINE + PADDING) * 20), int((2 * LINE + PADDING) * 20)]


def test_indents_of_styles_and_paragraphs_take_space():
    text = "ความโปร่งใส " * 12
    run = f"<w:r><w:t>{text}</w:t></w:r>"
    styled = f'<w:p><w:pPr><w:pStyle w:val="Wide"/></w:pPr>{run}</w:p>'
    own = f'<w:p><w:pPr><w:ind w:left="2400"/></w:pPr>{run}</w:p>'
    assert loosened(row(cell(paragraph(text))), row(cell(styled)), row(cell(own))) == [False, True, True]


def test_the_header_row_takes_its_part_of_each_page():
    header = row(cell(paragraph("ก") * 5), properties="<w:cantSplit/><w:tblHeader/>")
    body = row(cell(paragraph("ก") * 16))
    assert loosened(header, body) == [False, True]
    assert loosened(body) == [False]


def test_margins_of_table_styles_tables_and_cells_take_space():
    body = row(cell(paragraph("ก") * 16))
    own = '<w:tblCellMar><w:top w:w="1000" w:type="dxa"/><w:bottom w:w="1000" w:type="dxa"/></w:tblCellMar>'
    padded = row(cell(paragraph("ก") * 16, more='<w:tcMar><w:top w:w="2000" w:type="dxa"/></w:tcMar>'))
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
    assert allow_row_breaks(split_paragraphs(xml), LAYOUT) == xml


def test_without_a_page_size_nothing_is_too_tall():
    assert loosened(row(cell(paragraph("ก" * 10_000))), page="") == [False]


def test_of_several_page_formats_the_lowest_counts():
    low = PAGE.replace('w:h="11906"', 'w:h="3000"')
    assert loosened(row(cell(paragraph("ก") * 10)), page=PAGE + low) == [True]


def test_the_first_of_several_runs_counts_as_the_others_do():
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'.format
    long, short = run("ก" * 10_000), run("ก")

    assert loosened(row(cell(f"<w:p>{long}{short}</w:p>")), row(cell(f"<w:p>{short}{long}</w:p>"))) == [True, True]
