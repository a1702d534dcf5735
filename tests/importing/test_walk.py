"""The XML of a document to the text that it shows."""

from __future__ import annotations

from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from itareport.errors import NotWordError
from itareport.importing.blocks import Content, Paragraph, Table, flat
from itareport.importing.walk import read_content
from itareport.ooxml import names, package
from support import foreign, markup
from support.markup import row
from support.markup import text_run as run

SPACES = (
    f'{nsdecls("w")} xmlns:mc="{names.COMPATIBILITY}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
WHO = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'


def content_of(*blocks: str) -> Content:
    word = docx.Document()
    for block in blocks:
        word.element.body.insert(len(word.element.body) - 1, parse_xml(block.replace(">", f" {SPACES}>", 1)))
    return read_content(package.read(foreign.saved(word), reuse=False))


def field(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def texts(content: Content) -> list[str]:
    return [paragraph.text for paragraph in flat(content.body)]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("ก") + run(" ข"), "ก ข"),
        ("<w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:br/><w:t>ค</w:t><w:cr/><w:t>ง</w:t></w:r>", "ก\tข\nค\nง"),
        ("<w:r><w:t> ก </w:t></w:r>" + run("ข"), "กข"),
        (run("ก\n\tข"), "ก  ข"),
        ('<w:r><w:t>ก</w:t><w:br w:type="page"/><w:t>ข</w:t></w:r>', "ก\nข"),
        ("<w:r><w:t>ก</w:t><w:noBreakHyphen/><w:t>ข</w:t><w:softHyphen/><w:t>ค</w:t></w:r>", "ก-ขค"),
        (f"<w:ins {WHO}>{run('ก')}</w:ins>" + run("ข"), "กข"),
        (f"<w:del {WHO}><w:r><w:delText>ก</w:delText></w:r></w:del>" + run("ข"), "ข"),
        (f"<w:moveFrom {WHO}>{run('ก')}</w:moveFrom><w:moveTo {WHO}>{run('ข')}</w:moveTo>", "ข"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('ก')}</w:sdtContent></w:sdt>", "ก"),
        (f'<w:hyperlink w:anchor="x">{run("ก")}</w:hyperlink>', "ก"),
        (f'<w:smartTag w:uri="u" w:element="e">{run("ก")}</w:smartTag>', "ก"),
        (f'<w:fldSimple w:instr="REF x">{run("ก")}</w:fldSimple>', "ก"),
        (
            (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
                f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("ก")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            "ก",
        ),
        (
            (
                "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>อ่าน</w:t></w:r></w:rt>"
                "<w:rubyBase><w:r><w:t>ก</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            ),
            "ก",
        ),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run("ก"), "✓ก"),
        (
            (
                f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{'<w:t>ก</w:t>'}</mc:Choice>"
                "<mc:Fallback><w:t>ก</w:t></mc:Fallback></mc:AlternateContent></w:r>"
            ),
            "ก",
        ),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r>" + run("ก"), "ก"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>ก</w:t></w:r>', "ก"),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('คลิกที่นี่')}</w:sdtContent></w:sdt>", ""),
        (f'<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>{run("ก")}</w:sdtContent></w:sdt>', "ก"),
        (
            (
                f"<w:r>{field('begin')}<w:instrText>IF </w:instrText>{field('begin')}<w:instrText>MERGEFIELD x</w:instrText>"
                f"{field('separate')}<w:t>ชาย</w:t>{field('end')}<w:instrText> = 1 2</w:instrText>{field('separate')}"
                f"<w:t>นาย</w:t>{field('end')}<w:t>ก</w:t></w:r>"
            ),
            "นายก",
        ),
        (f"<w:r>{field('end')}<w:t>ก</w:t>{field('separate')}<w:t>ข</w:t>{field('begin')}<w:t>ค</w:t></w:r>", "กขค"),
        ("<w:bookmarkStart w:id='0' w:name='x'/>" + run("ก") + "<w:bookmarkEnd w:id='0'/>", "ก"),
    ],
)
def test_a_paragraph_is_the_text_it_shows(inside: str, text: str) -> None:
    assert texts(content_of(f"<w:p>{inside}</w:p>")) == [text]


def test_a_deleted_paragraph_mark_joins_the_paragraph_to_the_next() -> None:
    mark = f"<w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>"
    content = content_of(f"<w:p>{mark}{run('ก')}</w:p>", f"<w:p>{run('ข')}</w:p>")
    assert texts(content) == ["กข"]
    assert content.tracked


def test_above_a_table_a_deleted_paragraph_mark_joins_nothing() -> None:
    mark = f"<w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>"
    content = content_of(f"<w:p>{mark}{run('ก')}</w:p>", table(row(cell("ข"))), f"<w:p>{run('ค')}</w:p>")
    assert texts(content) == ["ก", "ข", "ค"]


def test_the_branch_for_newer_programs_is_read_unless_only_the_other_shows_something() -> None:
    def both(choice: str) -> str:
        branches = f"<mc:Choice Requires='new'>{choice}</mc:Choice><mc:Fallback><w:t>ก</w:t></mc:Fallback>"
        return f"<w:p><w:r><mc:AlternateContent>{branches}</mc:AlternateContent></w:r></w:p>"

    emoji = f'<s:symEx xmlns:s="{names.SYMBOL_EX}" s:font="Segoe UI Emoji" s:char="1F642"/>'
    assert texts(content_of(both(emoji), both('<s:new xmlns:s="urn:new"><s:newer/></s:new>'))) == ["🙂", "ก"]


def test_the_prompts_of_empty_content_controls_and_unknown_symbols_are_counted() -> None:
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('คลิก')}</w:sdtContent></w:sdt>"
    symbols = '<w:r><w:sym w:font="Webdings" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    content = content_of(f"<w:p>{prompt}{symbols}</w:p>")
    assert (texts(content), content.prompts, content.symbols) == (["•✓"], 1, 1)


@pytest.mark.parametrize(
    ("block", "tracked"),
    [
        (f"<w:p><w:ins {WHO}>{run('ก')}</w:ins></w:p>", True),
        (f"<w:p><w:del {WHO}><w:r><w:delText>ก</w:delText></w:r></w:del></w:p>", True),
        (f"<w:p><w:pPr><w:rPr><w:ins {WHO}/></w:rPr></w:pPr>{run('ก')}</w:p>", True),
        (f"<w:p>{run('ก')}</w:p>", False),
    ],
)
def test_tracked_changes_are_noticed(block: str, tracked: bool) -> None:
    assert content_of(block).tracked is tracked


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>ในกล่อง</w:t></w:r></w:p></w:txbxContent>"
    content = content_of(
        f"<w:p>{run('ก')}<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    assert texts(content) == ["ก", "ในกล่อง"]
    assert content.pictures == 0


def test_footnotes_are_counted() -> None:
    content = content_of(f"<w:p>{run('ก')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>")
    assert (texts(content), content.footnotes) == (["ก"], 1)


def test_pictures_and_hidden_text_are_counted() -> None:
    content = content_of(
        "<w:p><w:r><w:pict><v:shape/></w:pict></w:r></w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ก</w:t></w:r></w:p>",
    )
    assert (content.pictures, content.hidden) == (1, True)


def prop(name: str, value: str) -> str:
    return f'<w:{name} w:val="{value}"/>'


def cell(text: str, properties: str = "") -> str:
    return markup.cell(f"<w:p>{run(text)}</w:p>", properties=properties)


def table(*rows: str) -> str:
    return markup.table(*rows, properties="", grid=(100, "x"))


def only_table(content: Content) -> Table:
    (found,) = (block for block in content.body if isinstance(block, Table))
    return found


def places(found: Any) -> list[tuple[int, int, str]]:
    return [(cell.start, cell.end, cell.text()) for cell in found.cells]


def test_cells_know_their_columns_through_spans_and_merges() -> None:
    found = only_table(
        content_of(
            table(
                row(cell("ก", prop("gridSpan", "2")), cell("ข", prop("vMerge", "restart"))),
                row(cell("ค"), cell("ง", "<w:vMerge/>"), properties=prop("gridBefore", "1")),
                row(cell("จ", prop("hMerge", "restart")), cell("ฉ", "<w:hMerge/>"), cell("ช")),
                row(cell("ซ", prop("gridSpan", "99999999999")), cell("ฌ", prop("gridSpan", "-1"))),
            )
        )
    )
    assert found.widths == [100, 0]
    assert [places(each) for each in found.rows] == [
        [(0, 2, "ก"), (2, 3, "ข")],
        [(1, 2, "ค"), (2, 3, "")],
        [(0, 2, "จ\nฉ"), (2, 3, "ช")],
        [(0, 1, "ซ"), (1, 2, "ฌ")],
    ]
    assert [cell.continues for cell in found.rows[1].cells] == [False, True]


def test_a_cell_that_goes_on_with_nothing_shows_its_text_and_another_hides_it() -> None:
    goes_on, begins = "<w:vMerge/>", prop("vMerge", "restart")
    content = content_of(
        table(
            row(cell("ก", goes_on), cell("ข", begins), cell("ค")),
            row(cell("ง", goes_on), cell("ซ่อน", goes_on), cell("จ", goes_on)),
            row(cell("ฉ"), cell("ซ่อน", goes_on), cell("", goes_on)),
        )
    )
    found = only_table(content)
    assert [each.texts() for each in found.rows] == [["ก", "ข", "ค"], ["ง", "จ"], ["ฉ"]]
    assert content.hidden
    assert [cell.continues for cell in found.rows[2].cells] == [False, True, True]


def test_rows_and_cells_in_content_controls_are_found_and_deleted_ones_are_not() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    found = only_table(
        content_of(
            table(
                control(row(control(cell("ก")), cell("ข"))),
                row(cell("ค"), properties=f"<w:del {WHO}/>"),
                row(cell("ง", f"<w:cellDel {WHO}/>"), cell("จ")),
            )
        )
    )
    assert [places(each) for each in found.rows] == [[(0, 1, "ก"), (1, 2, "ข")], [(0, 1, "จ")]]


@pytest.mark.parametrize(
    ("style", "level"), [("List Number", 0), ("List Bullet 2", 0), ("Normal", None), ("Heading 1", None)]
)
def test_words_own_numbering_is_known_by_the_style(style: str, level: int | None) -> None:
    word = docx.Document()
    word.add_paragraph("ก", style)
    content = read_content(package.read(foreign.saved(word), reuse=False))
    assert content.body == [Paragraph("ก", level)]


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', 1),
        ('<w:numPr><w:numId w:val="1"/></w:numPr>', 0),
        ('<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>', 0),
        ('<w:pStyle w:val="ListNumber"/><w:numPr><w:numId w:val="0"/></w:numPr>', None),
        ('<w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="2"/></w:numPr>', 2),
        ('<w:pStyle w:val="Unknown"/>', None),
    ],
)
def test_words_own_numbering_is_known_by_the_paragraph(properties: str, level: int | None) -> None:
    content = content_of(f"<w:p><w:pPr>{properties}</w:pPr>{run('ก')}</w:p>")
    assert content.body == [Paragraph("ก", level)]


def test_a_number_that_shows_nothing_is_no_list() -> None:
    word = docx.Document()
    word.part.numbering_part.element.append(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/>'
            '<w:lvlText w:val=""/></w:lvl></w:abstractNum>'
        )
    )
    word.part.numbering_part.element.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>')
    )
    paragraph = word.add_paragraph("ก")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="91"/></w:numPr>'))
    content = read_content(package.read(foreign.saved(word), reuse=False))
    assert content.body == [Paragraph("ก", None)]


def test_styles_that_are_based_on_each_other_end() -> None:
    word = docx.Document()
    for one, other in (("a", "b"), ("b", "a")):
        word.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
                f'<w:basedOn w:val="{other}"/></w:style>'
            )
        )
    paragraph = word.add_paragraph("ก")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:pStyle {nsdecls("w")} w:val="a"/>'))
    assert read_content(package.read(foreign.saved(word), reuse=False)).body == [Paragraph("ก", None)]


def test_a_document_in_the_strict_form_of_the_standard_is_read() -> None:
    parts = package.read(foreign.saved(docx.Document()), reuse=False)
    body = f'<w:body xmlns:w="{names.WORD_STRICT}"><w:p><w:r><w:t>ก</w:t></w:r></w:p></w:body>'
    parts["word/document.xml"] = f'<w:document xmlns:w="{names.WORD_STRICT}">{body}</w:document>'.encode()
    assert texts(read_content(parts)) == ["ก"]


def test_headers_are_read_beside_the_body() -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "หัวกระดาษ"
    word.add_paragraph("ก")
    content = read_content(package.read(foreign.saved(word), reuse=False))
    assert [paragraph.text for paragraph in flat(content.headers)] == ["หัวกระดาษ"]
    assert texts(content) == ["ก"]


def test_a_document_without_a_body_is_no_word_document() -> None:
    parts = package.read(foreign.saved(docx.Document()), reuse=False)
    parts["word/document.xml"] = f'<w:document xmlns:w="{names.WORD}"/>'.encode()
    with pytest.raises(NotWordError, match="holds no Word document"):
        read_content(parts)


def test_the_deepest_nesting_that_is_let_in_is_read() -> None:
    inside = run("ก")
    for _ in range(90):
        inside = f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    assert texts(content_of(f"<w:p>{inside}</w:p>")) == ["ก"]
    nested = f"<w:p>{run('ก')}</w:p>"
    for _ in range(55):
        nested = f"<w:tbl><w:tr><w:tc>{nested}<w:p/></w:tc></w:tr></w:tbl>"
    assert texts(content_of(nested))[0] == "ก"
