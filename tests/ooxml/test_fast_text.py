"""Plain parts are read as the whole reader reads them, and no other part is taken for plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport import render
from itareport.forms import edition_for
from itareport.ooxml import names, package
from itareport.ooxml.fast_text import LINE_BREAK, TAB, read_fast
from itareport.ooxml.markup import MarkupError, escape
from itareport.ooxml.story import read_story
from support.docx_faults import W
from support.reports import sample_data
from support.valid import valid

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))
"""What a text of a part may be made of, line breaks and tabs aside, which are elements."""
MARKS = st.sampled_from((TAB, LINE_BREAK))
STYLE = '<w:pPr><w:pStyle w:val="a"/><w:jc w:val="left"/></w:pPr>'
PARAGRAPHS = st.one_of(
    st.sampled_from(("<w:p/>", f"<w:p>{STYLE}</w:p>")),
    st.tuples(TEXTS, MARKS, TEXTS).map(
        lambda parts: (
            f'<w:p>{STYLE}<w:r><w:t xml:space="preserve">{escape(parts[0])}{parts[1]}{escape(parts[2])}</w:t></w:r></w:p>'
        )
    ),
)
CELLS = st.lists(PARAGRAPHS, max_size=3).map(
    lambda inside: f'<w:tc><w:tcPr><w:tcW w:w="5"/></w:tcPr>{"".join(inside)}</w:tc>'
)
ROWS = st.lists(CELLS, max_size=3).map(lambda cells: f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
TABLES = st.lists(ROWS, max_size=3).map(lambda rows: f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>")
PIECES = st.sampled_from(
    ("<w:r>", "</w:r>", "<w:tab/>", "<w:br/>", "<w:t>", '<w:t xml:space="preserve">', "</w:t>", "ก", STYLE)
)
BODIES = st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=6).map("".join)
PAGE = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE \\* THAIARABIC '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">๑</w:t></w:r><w:r>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def part(body: str, root: str = f'xmlns:w="{W}" xmlns:r="urn:r"') -> bytes:
    return f"{names.DECLARATION}<w:document {root}><w:body>{body}</w:body></w:document>".encode()


@given(BODIES)
def test_a_plain_part_is_read_as_the_whole_reader_reads_it(body: str) -> None:
    data = part(body.replace("<w:tblPr/>", "<w:tblPr></w:tblPr>").replace("<w:tblGrid/>", "<w:tblGrid></w:tblGrid>"))

    assert read_fast(data) == read_story(data).texts


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_part_is_read_so_or_not_at_all(inside: str) -> None:
    data = part(f"<w:p>{inside}</w:p>")
    try:
        expected = read_story(data).texts
    except MarkupError:
        return

    assert read_fast(data) in (None, expected)


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_what_the_default_templates_make_is_plain(kind) -> None:
    parts = package.read(render.render(valid(sample_data()), edition_for(2568), kind))
    stories = [name for name in parts if name.startswith(("word/document", "word/footer"))]

    assert len(stories) == 2
    for name in stories:
        assert read_fast(parts[name]) == read_story(parts[name]).texts


def test_a_page_number_is_no_text() -> None:
    assert read_fast(part(PAGE)) == [""]
    assert read_fast(part(f'{PAGE}<w:p><w:r><w:t xml:space="preserve">ก</w:t></w:r></w:p>{PAGE}')) == ["", "ก", ""]


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:r><w:t>ก </w:t></w:r></w:p>",
        '<w:p><w:r><w:t xml:space="default"> ก</w:t></w:r></w:p>',
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr></w:p>',
        '<w:p><w:ins w:id="1"><w:r/></w:ins></w:p>',
        '<w:p><w:del w:id="1"><w:r><w:t xml:space="preserve">ก</w:t></w:r></w:del></w:p>',
        '<w:p><w:r><w:t xml:space="preserve"><![CDATA[ก]]></w:t></w:r></w:p>',
        '<w:p><w:r><w:t xml:space="preserve">ก<!-- ข --></w:t></w:r></w:p>',
        '<w:p><w:r><w:t xml:space="preserve">ก\r\nข</w:t></w:r></w:p>',
        '<w:sectPr><w:headerReference r:id="a" w:type="first"/></w:sectPr>',
        '<w:p xmlns:w="urn:other"><w:r/></w:p>',
        PAGE.replace("PAGE", "HYPERLINK"),
        PAGE.replace("PAGE", "FORMTEXT"),
        PAGE.replace("</w:instrText>", '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/>'),
        "<x:p/>",
        "<w:txbxContent><w:p/></w:txbxContent>",
    ],
)
def test_any_other_part_is_left_to_the_whole_reader(body: str) -> None:
    assert read_fast(part(body)) is None


@pytest.mark.parametrize(
    "data",
    [
        part("<w:p/>", 'xmlns:w="urn:other"'),
        part("<w:p/>", f'xmlns:x="{W}"'),
        part("<w:p/>").decode().encode("utf-16"),
        b"\xff",
        b"",
    ],
)
def test_a_part_with_another_beginning_is_not_plain(data: bytes) -> None:
    assert read_fast(data) is None
