"""One table says what each element shows; this is what each reader of a paragraph makes of the same inputs."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from lxml import etree

from itareport.importing.blocks import flat
from itareport.importing.walk import read_content
from itareport.ooxml.story import read_story
from itareport.templating.locate import _pieces
from support.docx_faults import document, field, good_parts
from support.markup import run


class Case(NamedTuple):
    """Markup between "ก" and "ข", and what each reader has there; None where it is what is seen."""

    markup: str
    seen: str
    stamp: str | None = None
    imported: str | None = None
    in_tag: str | None = None


def text(letters: str) -> str:
    return f'<w:t xml:space="preserve">{letters}</w:t>'


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
FIELD = field("PAGE", "๗").removeprefix("<w:p>").removesuffix("</w:p>")
LINK = field('HYPERLINK "http://a.th"', "ลิงก์").removeprefix("<w:p>").removesuffix("</w:p>")
MATH = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>'
CHOICE = (
    f"<mc:AlternateContent><mc:Choice Requires='a'>{text('ใหม่')}</mc:Choice>"
    f"<mc:Fallback>{text('เก่า')}</mc:Fallback></mc:AlternateContent>"
)
PROMPT = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run(text('คลิกที่นี่'))}</w:sdtContent></w:sdt>"
CASES = {
    "tab": Case(run("<w:tab/>"), "\t", in_tag=" "),
    "aligned tab": Case(run("<w:ptab/>"), "\t", in_tag=" "),
    "line break": Case(run("<w:br/>"), "\n", in_tag=" "),
    "carriage return": Case(run("<w:cr/>"), "\n", in_tag=" "),
    "page break": Case(run('<w:br w:type="page"/>'), "\f", imported="\n", in_tag=" "),
    "no-break hyphen": Case(run("<w:noBreakHyphen/>"), "\u2011", imported="-", in_tag="-"),
    "soft hyphen": Case(run("<w:softHyphen/>"), "\u00ad", imported="", in_tag=""),
    "symbol": Case(run('<w:sym w:font="Wingdings" w:char="F0FC"/>'), "✓", stamp="\uf0fc", in_tag=""),
    "unknown symbol": Case(run('<w:sym w:font="Wingdings" w:char="F031"/>'), "•", stamp="\uf031", in_tag=""),
    "hidden text": Case(run(text("ซ่อน"), HIDDEN), "", stamp="ซ่อน", in_tag="ซ่อน"),
    "page number": Case(FIELD, "๗", stamp=""),
    "link": Case(LINK, "ลิงก์"),
    "deleted text": Case(f"<w:del>{run('<w:delText>ลบ</w:delText>')}</w:del>", ""),
    "moved away": Case(f"<w:moveFrom>{run(text('ย้าย'))}</w:moveFrom>", ""),
    "inserted text": Case(f"<w:ins>{run(text('เพิ่ม'))}</w:ins>", "เพิ่ม"),
    "content control": Case(f"<w:sdt><w:sdtContent>{run(text('ค'))}</w:sdtContent></w:sdt>", "ค"),
    "prompt of an empty content control": Case(PROMPT, "", stamp="คลิกที่นี่", in_tag="คลิกที่นี่"),
    "for newer and older programs": Case(run(CHOICE), "ใหม่", in_tag="ใหม่เก่า"),
    "formula": Case(MATH, "x", stamp="", in_tag=""),
    "how it is read aloud": Case(
        run(f"<w:ruby><w:rt>{run(text('อ่าน'))}</w:rt><w:rubyBase>{run(text('ฐาน'))}</w:rubyBase></w:ruby>"),
        "ฐาน",
        stamp="อ่านฐาน",
        in_tag="อ่านฐาน",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_reader_says_the_same_but_where_it_says_why_not(case: Case) -> None:
    markup = f"<w:p>{run(text('ก'))}{case.markup}{run(text('ข'))}</w:p>"
    paragraph = etree.fromstring(document(markup))[0][0]
    found = {
        "stamp": read_story(document(markup)).texts[0],
        "imported": next(flat(read_content(good_parts(markup)).body)).text,
        "in_tag": "".join(piece for _element, piece in _pieces(paragraph)),
    }
    expected = {
        reader: "ก" + (case.seen if (taken := getattr(case, reader)) is None else taken) + "ข" for reader in found
    }
    assert found == expected


def test_a_text_box_is_a_paragraph_of_its_own_for_every_reader() -> None:
    box = "<w:txbxContent><w:p>" + run(text("กล่อง")) + "</w:p></w:txbxContent>"
    markup = f"<w:p>{run(text('ก'))}{run(box)}{run(text('ข'))}</w:p>"
    assert read_story(document(markup)).texts == ["กข", "กล่อง"]
    assert [each.text for each in flat(read_content(good_parts(markup)).body)] == ["กข", "กล่อง"]
    assert "".join(piece for _element, piece in _pieces(etree.fromstring(document(markup))[0][0])) == "กข"
