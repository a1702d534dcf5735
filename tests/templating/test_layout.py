"""Reading the measures of a template's styles."""

from __future__ import annotations

from itareport.ooxml import names
from itareport.templating.layout import read_layout
from itareport.templating.template import Layout, Style
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
            "List": Style(32, 300, 100, 360),
            "Small": Style(20, 300, 100, 360),
            "Ring": Style(24, 0, 0, 240),
        },
        {"": (0, 170), "Plain": (0, 170), "Report": (45, 170)},
    )


def test_without_styles_word_s_own_measures_count():
    assert read_layout(good_parts(), "word/document.xml") == Layout({"": Style(20, 0, 0, 240)}, {"": (0, 216)})
