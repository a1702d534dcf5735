"""Reading the measures of a template's styles."""

from __future__ import annotations

import pytest

from itareport.ooxml import names
from itareport.templating.layout import read_layout
from itareport.templating.template import MAX_TWIPS, Layout, Style
from support.docx_faults import R, good_parts, rels

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:szCs w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="List"><w:basedOn w:val="Normal"/><w:pPr>
  <w:spacing w:before="40" w:after="60" w:line="360"/><w:ind w:left="300" w:hanging="300"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Small"><w:basedOn w:val="List"/>
  <w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>
<w:style w:type="character" w:styleId="Bold"/>
<w:style w:type="character" w:styleId="Big"><w:rPr><w:szCs w:val="60"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="Plain"><w:tblPr><w:tblCellMar>
  <w:left w:w="80"/><w:right w:w="90"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="Report"><w:basedOn w:val="Plain"/><w:tblPr><w:tblCellMar>
  <w:top w:w="15"/><w:bottom w:w="30"/></w:tblCellMar></w:tblPr></w:style>
"""


def test_styles_inherit_their_measures():
    parts = {
        **good_parts(),
        "word/styles.xml": f'<w:styles xmlns:w="{names.WORD}">{STYLES}</w:styles>'.encode(),
        "word/_rels/document.xml.rels": rels(("rId1", f"{R}/styles", "styles.xml", "")),
    }
    assert read_layout(parts, "word/document.xml") == Layout(
        {
            "": Style(32, 0, 0, 240),
            "Normal": Style(32, 0, 0, 240),
            "List": Style(32, 300, 100, 360, hanging=300),
            "Small": Style(20, 300, 100, 360, hanging=300),
            "Ring": Style(24, 0, 0, 240),
        },
        {"": (0, 170), "Plain": (0, 170), "Report": (45, 170)},
        {"Bold": 0, "Big": 60},
    )


def test_without_styles_word_s_own_measures_count():
    assert read_layout(good_parts(), "word/document.xml") == Layout({"": Style(20, 0, 0, 240)}, {"": (0, 216)})


@pytest.mark.parametrize(("size", "read"), [("0", 20), ("-5", 20), ("1", 20), ("9" * 5000, 3276), ("x", 20)])
def test_sizes_are_those_that_word_knows(size, read):
    style = f'<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:szCs w:val="{size}"/></w:rPr></w:style>'
    assert read_layout(with_styles(style), "word/document.xml").styles["A"].size == read


def test_lengths_are_those_that_word_knows():
    style = f'<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:ind w:left="{"9" * 400}"/></w:pPr></w:style>'
    assert read_layout(with_styles(style), "word/document.xml").styles["A"].indent == MAX_TWIPS


def test_a_style_that_stays_with_the_next_paragraph_is_known():
    style = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:keepNext/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:keepNext w:val="0"/></w:pPr></w:style>'
    )
    styles = read_layout(with_styles(style), "word/document.xml").styles
    assert (styles["A"].keeps, styles["B"].keeps) == (True, False)


def test_headers_and_footers_are_measured_with_their_pictures():
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="1" cy="635000"/></wp:inline></w:drawing></w:r>'
    )
    parts = {
        **with_styles(""),
        "word/header1.xml": f'<w:hdr xmlns:w="{names.WORD}"><w:p/><w:p>{drawing}</w:p></w:hdr>'.encode(),
    }
    parts["word/_rels/document.xml.rels"] = rels(
        ("rId1", f"{R}/styles", "styles.xml", ""), ("rId2", f"{R}/header", "header1.xml", "")
    )
    layout = read_layout(parts, "word/document.xml")
    assert (layout.header, layout.footer) == (2 * int(20 * 10 * 2.03) + 1000, 0)


def with_styles(styles: str) -> dict[str, bytes]:
    return {
        **good_parts(),
        "word/styles.xml": f'<w:styles xmlns:w="{names.WORD}">{styles}</w:styles>'.encode(),
        "word/_rels/document.xml.rels": rels(("rId1", f"{R}/styles", "styles.xml", "")),
    }
