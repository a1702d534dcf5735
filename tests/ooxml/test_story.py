"""The text of one part, event by event: what is text, what is not, and where a cell ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.ooxml import names
from itareport.ooxml.fields import NESTED_FIELD
from itareport.ooxml.markup import MarkupError, escape
from itareport.ooxml.shown_text import BORDER, PAGE_BREAK
from itareport.ooxml.story import read_instructions, read_story
from support.docx_faults import document, field, good_parts, paragraph
from support.markup import cell, run_alone


def texts(body: str) -> list[str]:
    return read_story(document(body)).texts


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:t>ก</w:t><w:tab/><w:t>ข</w:t>", "ก\tข"),
        ("<w:t>ก</w:t><w:ptab/><w:t>ข</w:t>", "ก\tข"),
        ("<w:t>ก</w:t><w:br/><w:t>ข</w:t>", "ก\nข"),
        ('<w:t>ก</w:t><w:br w:type="textWrapping"/><w:t>ข</w:t>', "ก\nข"),
        ("<w:t>ก</w:t><w:cr/><w:t>ข</w:t>", "ก\nข"),
        ("<w:t>1</w:t><w:noBreakHyphen/><w:t>4</w:t><w:softHyphen/>", "1\u20114\u00ad"),
        ('<w:t>ก</w:t><w:br w:type="page"/><w:br w:type="column"/>', f"ก{PAGE_BREAK}{PAGE_BREAK}"),
        ('<w:t xml:space="preserve">  สอง  </w:t><w:t>  ก  </w:t>', "  สอง  ก"),
        ("<w:t>\u00a0ก\u00a0</w:t>", "\u00a0ก\u00a0"),
        ("<w:t>R&amp;D &lt;5 &#3585;<![CDATA[<ข>]]><!-- ค --></w:t>", "R&D <5 ก<ข>"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="0007"/><w:sym w:char="D800"/>', "\uf0fc"),
        ('<w:sym w:font="Segoe UI Symbol" w:char="2611"/>', "☑"),
        (f'<s:symEx xmlns:s="{names.SYMBOL_EX}" s:font="Segoe UI Emoji" s:char="1F642"/>', "🙂"),
        ("<w:lastRenderedPageBreak/><w:delText>ลบ</w:delText><w:instrText>PAGE</w:instrText>", ""),
    ],
)
def test_a_run_has_this_text(inside: str, text: str) -> None:
    assert texts(run_alone(inside)) == [text]


def test_tab_stops_are_no_tabs() -> None:
    assert texts(
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr><w:r><w:t>ก</w:t></w:r></w:p>'
    ) == ["ก"]


@pytest.mark.parametrize(
    "around",
    [
        '<w:ins w:id="1">{}</w:ins>',
        '<w:moveTo w:id="1">{}</w:moveTo>',
        "<w:hyperlink>{}</w:hyperlink>",
        '<w:smartTag w:element="a">{}</w:smartTag>',
        '<w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>',
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        '<w:fldSimple w:instr=" hyperlink &quot;a&quot;">{}</w:fldSimple>',
    ],
)
def test_text_inside_is_text_once(around: str) -> None:
    inner = "<w:r><w:t>ใน</w:t></w:r>"
    assert texts(f"<w:p><w:r><w:t>ก</w:t></w:r>{around.replace('{}', inner)}<w:r><w:t>ข</w:t></w:r></w:p>") == ["กในข"]


@pytest.mark.parametrize(
    "around",
    [
        '<w:del w:id="1">{}</w:del>',
        '<w:moveFrom w:id="1">{}</w:moveFrom>',
        '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
        '<w:fldSimple w:instr="">{}</w:fldSimple>',
    ],
)
def test_text_inside_is_no_text(around: str) -> None:
    inner = "<w:r><w:t>ใน</w:t><w:tab/></w:r>"
    assert texts(f"<w:p><w:r><w:t>ก</w:t></w:r>{around.replace('{}', inner)}<w:r><w:t>ข</w:t></w:r></w:p>") == ["กข"]


def test_a_deleted_paragraph_mark_joins_the_next_paragraph() -> None:
    marked = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    assert texts(marked.format("ก") + marked.format("ข") + paragraph("ค") + paragraph("ง")) == ["กขค", "ง"]


@pytest.mark.parametrize("after", ["", "<w:tbl/>" + paragraph("ข")])
def test_a_deleted_paragraph_mark_with_nothing_to_join_is_kept(after: str) -> None:
    body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>ก</w:t></w:r></w:p>" + after
    assert texts(body) == ["ก", *([BORDER, "ข"] if after else [])]


def test_a_deleted_paragraph_mark_joins_nothing_in_the_next_cell() -> None:
    last = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>ก</w:t></w:r></w:p>"
    body = f"<w:tbl><w:tr>{cell(last)}{cell(paragraph('ข'))}</w:tr></w:tbl>"
    assert texts(body) == [BORDER, "ก", BORDER, "ข", BORDER, BORDER]


def test_cells_and_rows_have_their_ends() -> None:
    nested = f"<w:tbl><w:tr>{cell(paragraph('ใน'))}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr>{cell(paragraph('ก'), paragraph('ข'))}{cell(nested, '<w:p/>')}</w:tr></w:tbl>" + paragraph(
        "ค"
    )
    assert texts(body) == [BORDER, "ก", "ข", BORDER, BORDER, "ใน", BORDER, BORDER, "", BORDER, BORDER, "ค"]


def test_deleted_rows_and_cells_are_gone() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph('ก'))}</w:tr>"
    half = f"<w:tr>{cell(paragraph('ข'), properties='<w:cellDel/>')}{cell(paragraph('ค'))}</w:tr>"
    assert texts(f"{paragraph('หน้า')}<w:tbl>{gone}{half}</w:tbl>") == ["หน้า", BORDER, "ค", BORDER, BORDER]


def test_a_text_box_is_read_after_the_start_of_its_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('ใน')}{paragraph('กล่อง')}</w:txbxContent></w:pict></w:r>"
    assert texts(f"<w:p><w:r><w:t>ก</w:t></w:r>{box}<w:r><w:t>ข</w:t></w:r></w:p>") == ["กข", "ใน", "กล่อง"]


def test_what_only_older_programs_show_is_no_paragraph() -> None:
    fallback = f"<mc:Fallback>{paragraph('เก่า')}</mc:Fallback>"
    assert texts(f"<mc:AlternateContent><mc:Choice/>{fallback}</mc:AlternateContent>{paragraph('ก')}") == ["ก"]


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        (" PAGE \\* THAIARABIC ", ""),
        ("NUMPAGES", ""),
        ("DATE \\@ yyyy", ""),
        (' HYPERLINK "a" ', "ผล"),
        ("formtext", "ผล"),
        ("", ""),
    ],
)
def test_only_fields_that_somebody_typed_into_have_text(instruction: str, text: str) -> None:
    assert texts(field(instruction) + paragraph("ต่อ")) == [text, "ต่อ"]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_a_field_in_a_link_is_left_out_of_it() -> None:
    page = f"{mark('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{mark('separate')}<w:r><w:t>9</w:t></w:r>{mark('end')}"
    link = f"{mark('begin')}<w:r><w:instrText>HYPERLINK a</w:instrText></w:r>{mark('separate')}<w:r><w:t>หน้า</w:t></w:r>{page}<w:r><w:t>นี้</w:t></w:r>{mark('end')}"
    assert texts(f"<w:p>{link}</w:p>") == ["หน้านี้"]


def test_a_field_without_an_end_ends_with_its_cell() -> None:
    unended = f"<w:p>{mark('begin')}<w:r><w:t>ใน</w:t></w:r></w:p>"
    assert texts(f"<w:tbl><w:tr>{cell(unended)}</w:tr></w:tbl>" + paragraph("นอก")) == [
        BORDER,
        "",
        BORDER,
        BORDER,
        "นอก",
    ]


def test_a_field_around_a_text_box_is_not_around_its_text() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('ใน')}</w:txbxContent></w:pict></w:r>"
    page = f"{mark('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{mark('separate')}{box}<w:r><w:t>9</w:t></w:r>"
    assert texts(f"<w:p>{page}{mark('end')}<w:r><w:t>ก</w:t></w:r></w:p>") == ["ก", "ใน"]


def test_marks_without_a_field_change_nothing() -> None:
    assert texts(f"<w:p>{mark('end')}{mark('separate')}<w:r><w:t>ก</w:t></w:r></w:p>") == ["ก"]


def test_instructions_are_joined_and_say_where_a_field_is_inside() -> None:
    inner = f"{mark('begin')}<w:r><w:instrText>QUOTE 68</w:instrText></w:r>{mark('end')}"
    body = f"<w:p>{mark('begin')}{inner}<w:r><w:instrText> a b</w:instrText></w:r>{mark('end')}</w:p>"
    assert read_instructions(document(body + field("PAGE x"))) == ["QUOTE 68", f"{NESTED_FIELD} a b", "PAGE x"]


def test_instructions_are_found_in_deleted_text_and_without_an_end() -> None:
    deleted = f"<w:del>{mark('begin')}<w:r><w:delInstrText>DDE a</w:delInstrText></w:r></w:del>"
    simple = '<w:fldSimple w:instr="PAGE"/>'
    assert sorted(read_instructions(document(f"<w:p>{simple}{deleted}</w:p>"))) == ["DDE a", "PAGE"]


@pytest.mark.parametrize(
    ("title_page", "unused"), [("", {"rf"}), ('<w:titlePg w:val="0"/>', {"rf"}), ("<w:titlePg/>", set())]
)
def test_headers_of_a_first_page_that_is_like_the_others_are_unused(title_page: str, unused: set[str]) -> None:
    section = (
        f'<w:headerReference w:type="first" r:id="rf"/><w:footerReference w:type="default" r:id="rd"/>{title_page}'
    )
    data = good_parts()["word/document.xml"].replace(b"</w:sectPr>", f"{section}</w:sectPr>".encode())
    assert read_story(data).unused_ties == unused


def test_the_prefix_the_form_and_the_encoding_do_not_matter() -> None:
    body = f"<w:tbl><w:tr>{cell(field('HYPERLINK a'))}</w:tr></w:tbl>" + run_alone("<w:t>ก</w:t><w:br/><w:t>😀</w:t>")
    plain = document(body).decode()
    other = plain.replace("w:", "x:").replace("xmlns:w=", "xmlns:x=")
    strict = plain.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    wide = plain.replace("UTF-8", "UTF-16").encode("utf-16")
    expected = [BORDER, "ผล", BORDER, BORDER, "ก\n😀"]
    assert [read_story(data).texts for data in (plain.encode(), other.encode(), strict.encode(), wide)] == [
        expected
    ] * 4


def test_broken_xml_is_reported() -> None:
    with pytest.raises(MarkupError):
        read_story(b"<w:document>")


def test_nesting_has_no_end() -> None:
    assert texts("<w:p>" * 50_000 + "</w:p>" * 50_000) == [""] * 50_000


XML_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30
)


@given(st.lists(st.lists(XML_TEXT, max_size=3), max_size=5))
def test_any_text_comes_back(paragraphs: list[list[str]]) -> None:
    body = "".join(paragraph(*map(escape, pieces)) for pieces in paragraphs)
    assert texts(body) == ["".join(pieces) for pieces in paragraphs]


_TAGS = st.sampled_from(
    [
        "p",
        "r",
        "t",
        "pPr",
        "rPr",
        "trPr",
        "tcPr",
        "del",
        "ins",
        "moveFrom",
        "tbl",
        "tr",
        "tc",
        "txbxContent",
        "fldSimple",
        "instrText",
        "br",
        "tab",
        "sectPr",
        "titlePg",
        "cellDel",
    ]
)
_TREES = st.recursive(
    st.just("ก"),
    lambda inner: st.tuples(_TAGS, st.lists(inner, max_size=3)).map(
        lambda it: f"<w:{it[0]}>{''.join(it[1])}</w:{it[0]}>"
    ),
)


@given(st.lists(_TREES, max_size=6))
def test_elements_in_any_place_are_survived(trees: list[str]) -> None:
    data = document("".join(trees))
    assert all(isinstance(text, str) for text in read_story(data).texts)
    assert all(isinstance(text, str) for text in read_instructions(data))
