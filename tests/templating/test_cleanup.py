"""What a filled part may lack after a template's loops and conditions."""

from __future__ import annotations

import pytest

from itareport.templating.cleanup import CutThroughError, clean_up
from support.docx_faults import W, field, paragraph
from support.markup import table

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def tidied(content: str, root: str = "w:body") -> str:
    xml = clean_up("word/document.xml", f'<{root} xmlns:w="{W}" xmlns:wp="{DRAWING}">{content}</{root}>')
    return xml.partition(">")[2].rpartition("</")[0] if not xml.endswith("/>") else ""


CELL = f"<w:tc>{paragraph('a')}</w:tc>"


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (table("<w:tr><w:tc><w:tcPr/></w:tc></w:tr>"), table("<w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr>")),
        (table("<w:tr><w:tc/></w:tr>"), table("<w:tr><w:tc><w:p/></w:tc></w:tr>")),
        (
            table(f"<w:tr><w:tc>{table(f'<w:tr>{CELL}</w:tr>')}</w:tc></w:tr>"),
            table(f"<w:tr><w:tc>{table(f'<w:tr>{CELL}</w:tr>')}<w:p/></w:tc></w:tr>"),
        ),
        (table("<w:tr><w:trPr/></w:tr>", f"<w:tr>{CELL}</w:tr>"), table(f"<w:tr>{CELL}</w:tr>")),
        (table("<w:tblPr/>") + "<w:p/>", "<w:p/>"),
        ("<w:p><w:r><w:txbxContent/></w:r></w:p>", "<w:p><w:r><w:txbxContent><w:p/></w:txbxContent></w:r></w:p>"),
        (table(f"<w:tr>{CELL}</w:tr>"), table(f"<w:tr>{CELL}</w:tr>")),
    ],
)
def test_word_gets_the_content_that_it_must_have(content, wanted):
    assert tidied(content) == wanted


def test_an_empty_header_gets_a_paragraph():
    assert tidied("", root="w:hdr") == "<w:p/>"


def test_repeated_cells_get_columns_of_their_own():
    grid = (3000, 1000)
    wide = tidied(
        table(f'<w:tr>{CELL * 2}<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr>', grid=grid)
    )
    assert wide.count("<w:gridCol ") == 4
    assert 'w:w="1500"' in wide
    narrow = table(f"<w:tr>{CELL}</w:tr>", grid=grid)
    assert tidied(narrow) == narrow


def test_pictures_that_a_loop_repeated_are_numbered_anew_and_others_are_not():
    assert tidied('<wp:docPr id="7"/><wp:docPr id="7"/>') == '<wp:docPr id="1"/><wp:docPr id="2"/>'
    assert tidied('<wp:docPr id="7"/><wp:docPr id="9"/>') == '<wp:docPr id="7"/><wp:docPr id="9"/>'


def test_bookmarks_that_a_loop_repeated_are_kept_once():
    mark = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
    assert tidied(f"<w:p>{mark}</w:p><w:p>{mark}</w:p>") == f"<w:p>{mark}</w:p><w:p/>"


def test_xml_that_tags_have_cut_through_is_a_template_s_fault():
    with pytest.raises(CutThroughError) as raised:
        clean_up("word/header1.xml", "<a><b></a>")
    assert raised.value.faults[0].startswith("header (header1.xml): the tags cut through the structure")


def test_content_controls_that_a_tag_has_emptied_go_with_the_row_and_table_around_them():
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert tidied(table(f"<w:tr><w:tc>{control.format('')}</w:tc></w:tr>")) == table("<w:tr><w:tc><w:p/></w:tc></w:tr>")
    assert tidied(table(control.format("<w:tr/>")) + "<w:p/>") == "<w:p/>"
    kept = table(control.format(f"<w:tr>{CELL}</w:tr>"))
    assert tidied(kept) == kept


def test_numbers_of_comments_and_controls_that_a_loop_repeats_are_there_once():
    mark = '<w:p><w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    assert tidied(mark * 2) == mark + "<w:p><w:r/></w:p>"
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    assert tidied(control.format('<w:id w:val="7"/>') * 2).count("<w:id ") == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<w:p><w:r><w:t>a<w:p/></w:t></w:r></w:p>", "prints a paragraph inside a text"),
        ("<w:p><w:r><w:t>a<w:tr/></w:t></w:r></w:p>", "prints a row inside a text"),
        ('<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' * 2, "a note can be printed once only"),
        (table(f"<w:tr>{'<w:tc><w:p/></w:tc>' * 64}</w:tr>"), "more than 63 columns"),
        (table(f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{"9" * 5000}"/></w:tcPr><w:p/></w:tc></w:tr>'), "63 columns"),
    ],
)
def test_what_word_does_not_open_is_named(content, message):
    with pytest.raises(CutThroughError) as caught:
        tidied(content)
    assert message in caught.value.fault.message


def test_cells_that_a_loop_has_added_share_the_width_of_the_table():
    cell = '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr><w:p/></w:tc>'
    grid = (900,)
    filled = tidied(table(f"<w:tr>{cell * 3}</w:tr>", grid=grid))
    assert filled.count('w:w="300"') == 6


def change(kind: str, number: int) -> str:
    return f'<w:{kind} w:id="{number}" w:author="ก"/>'


def test_tracked_changes_that_a_loop_repeats_are_numbered_anew():
    content = f"<w:p>{change('ins', 1)}{change('del', 3)}</w:p>"
    first, second = content, f"<w:p>{change('ins', 2)}{change('del', 4)}</w:p>"
    assert tidied(content * 2) == first + second
    assert tidied(content) == content


@pytest.mark.parametrize("kind", ["perm", "moveFromRange", "customXmlInsRange"])
def test_ranges_that_a_loop_repeats_are_there_once(kind: str):
    marks = f'<w:{kind}Start w:id="1"/><w:{kind}End w:id="1"/>'
    assert tidied(f"<w:p>{marks}</w:p><w:p>{marks}</w:p>") == f"<w:p>{marks}</w:p><w:p/>"


def test_old_shapes_that_a_loop_repeats_are_called_differently():
    vml = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    shape = f'<w:pict {vml}><v:shapetype id="t1"/><v:shape id="s1" o:spid="_x1" type="#t1"/></w:pict>'
    again = f'<w:pict {vml}><v:shape id="shape1" type="#t1"/></w:pict>'
    assert tidied(shape * 2) == shape + again


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\ud800", "\ufffe"])
def test_a_character_that_no_word_file_can_hold_is_a_fault(character: str):
    with pytest.raises(CutThroughError) as raised:
        tidied(f"<w:p>{character}</w:p>")
    assert raised.value.faults == (
        f"text of the document: a tag prints the character U+{ord(character):04X}, which no Word file can hold",
    )


def test_a_field_that_fetches_is_a_fault_once_tags_have_put_it_together():
    assert tidied(field("PAGE")) == field("PAGE")
    with pytest.raises(CutThroughError) as raised:
        tidied(field("DDEAUTO c:/cmd"))
    message = "the tags make a field (Alt+F9 shows it) that fetches from another program or file: “DDEAUTO c:/cmd”"
    assert raised.value.faults == (f"text of the document: {message}",)


def test_a_field_that_tags_have_cut_is_a_fault_and_a_whole_one_is_none():
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    whole = f"<w:p>{begin}{begin}{end}</w:p><w:p>{end}</w:p>"
    assert tidied(whole) == whole
    for cut in (f"<w:p>{begin}</w:p>", f"<w:p>{end}{begin}</w:p>", f"<w:p>{begin}{end}{end}</w:p>"):
        with pytest.raises(CutThroughError, match="template is faulty") as raised:
            tidied(cut)
        assert "a field (Alt+F9 shows it) is printed without its beginning or its end" in raised.value.faults[0]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("9" * 400, "31680"), ("-5", "0"), ("31680", "31680"), ("2770", "2770"), ("50%", "50%")],
)
def test_a_width_is_one_that_word_knows(written: str, wanted: str):
    assert tidied(f'<w:tcW w:w="{written}" w:type="dxa"/>') == f'<w:tcW w:w="{wanted}" w:type="dxa"/>'


def test_an_indent_may_be_less_than_nothing():
    assert tidied('<w:ind w:left="-100" w:right="-99999"/>') == '<w:ind w:left="-100" w:right="-31680"/>'
