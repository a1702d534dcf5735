"""Each of our own checks of a Word file (tests/support/tables.py) goes red on the fault it is for."""

from __future__ import annotations

import io
import zipfile

import pytest

from itareport import resources
from support import tables

REPORT = resources.template("report.docx").read_bytes()
DOCUMENT, STYLES, SETTINGS, FOOTER, CORE = (
    "word/document.xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/footer1.xml",
    "docProps/core.xml",
)
DATE = '<dcterms:{0} xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {1}</dcterms:{0}>'

PLANTED = {
    "a band over five columns": (DOCUMENT, '<w:gridSpan w:val="6"/>', '<w:gridSpan w:val="5"/>', "spans 5 of 6"),
    "a band over seven columns": (DOCUMENT, '<w:gridSpan w:val="6"/>', '<w:gridSpan w:val="7"/>', "spans 7 of 6"),
    "a cell that is narrower than its column": (DOCUMENT, '<w:tcW w:type="dxa" w:w="2770"/>', '<w:tcW w:type="dxa" w:w="2700"/>', "a cell is 2700 wide"),
    "a cell without a width": (DOCUMENT, '<w:tcW w:type="dxa" w:w="2770"/>', "", "a cell is None wide"),
    "a grid that is wider than the table": (DOCUMENT, '<w:gridCol w:w="2770"/>', '<w:gridCol w:w="2870"/>', "its columns 15804"),
    "a row of seven cells": (DOCUMENT, "</w:tr>", "<w:tc><w:tcPr/><w:p/></w:tc></w:tr>", "spans 7 of 6"),
    "no repeated row": (DOCUMENT, "<w:tblHeader/>", "", "the repeated rows are []"),
    "two repeated rows": (DOCUMENT, "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr><w:tblHeader/></w:trPr>", "the repeated rows are [1, 2,"),
    "a table that sets its own widths": (DOCUMENT, '<w:tblLayout w:type="fixed"/>', "", "its layout is not fixed"),
    "a table without a title for screen readers": (DOCUMENT, "w:tblCaption", "w:ignored", "no tblCaption"),
    "a table without a description": (DOCUMENT, "w:tblDescription", "w:ignored", "no tblDescription"),
    "a cell without a paragraph": (DOCUMENT, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "does not end with a paragraph"),
    "a field without its end": (FOOTER, 'fldCharType="end"', 'fldCharType="separate"', "the field marks of paragraph 1"),
    "a field that only ends": (FOOTER, 'fldCharType="begin"', 'fldCharType="end"', "the field marks of paragraph 1"),
    "a date that is none": (CORE, "<dc:language>", DATE.format("created", 'xsi:type="dcterms:W3CDTF">2025-13-01T00:00:00Z') + "<dc:language>", "2025-13-01"),
    "a date before there was Word": (CORE, "<dc:language>", DATE.format("modified", 'xsi:type="dcterms:W3CDTF">1601-01-01T00:00:00Z') + "<dc:language>", "1601-01-01"),
    "a date without its type": (CORE, "<dc:language>", DATE.format("created", ">2025-10-01T00:00:00Z") + "<dc:language>", "of type None"),
    "another font for Thai": (STYLES, 'w:cs="TH Sarabun New"', 'w:cs="Cordia New"', "Cordia New"),
    "a font for three slots": (STYLES, ' w:eastAsia="TH Sarabun New"', "", "None"),
    "a font from the theme": (STYLES, "<w:rFonts ", '<w:rFonts w:cstheme="minorBidi" ', "from the theme"),
    "no font": (STYLES, "w:rFonts", "w:ignored", "no default font"),
    "Thai that is not bold": (STYLES, "<w:bCs/>", "", "b is on, bCs is None"),
    "Thai of another size": (STYLES, '<w:szCs w:val="28"/>', '<w:szCs w:val="22"/>', "sz is 28, szCs is 22"),
    "italic Latin alone": (STYLES, "<w:b/>", "<w:b/><w:i/>", "i is on, iCs is None"),
    "Arabic for Thai": (STYLES, 'w:bidi="th-TH"', 'w:bidi="ar-SA"', "ar-SA"),
    "no language for the theme's fonts": (SETTINGS, "w:themeFontLang", "w:ignored", "language is None"),
    "the layout of Word 2010": (SETTINGS, 'w:val="15"', 'w:val="14"', "compatibility mode ['14']"),
    "justified text": (STYLES, '<w:jc w:val="left"/>', '<w:jc w:val="both"/>', "is justified"),
    "a line height that clips": (STYLES, 'lineRule="auto"', 'lineRule="exact"', "line height is exact"),
    "a page on its end": (DOCUMENT, ' w:orient="landscape"', "", "the page is"),
    "Arabic page numbers": (DOCUMENT, '<w:pgNumType w:fmt="thaiNumbers"/>', "", "not numbered in Thai"),
    "a page number that LibreOffice draws as letters": (FOOTER, "THAIARABIC", "ThaiArabic", "no footer has the field"),
}  # fmt: skip


def changed(part: str, old: str, new: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(REPORT)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            text = source.read(name).decode("utf-8")
            assert name != part or old in text
            copy.writestr(name, text.replace(old, new) if name == part else text)
    return target.getvalue()


def test_the_template_itself_has_no_fault() -> None:
    assert tables.faults(REPORT) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str) -> None:
    part, old, new, message = PLANTED[fault]

    assert message in "\n".join(tables.faults(changed(part, old, new)))


def test_every_check_has_a_planted_fault() -> None:
    trees = [tables.trees(changed(part, old, new)) for part, old, new, _message in PLANTED.values()]
    idle = [check.__name__ for check in tables.CHECKS if not any(list(check(tree)) for tree in trees)]

    assert idle == []


def test_a_tag_left_over_is_found() -> None:
    assert "word/document.xml: {{ issue.band }}" in tables.left_over_tags(REPORT)
    assert tables.left_over_tags(changed(DOCUMENT, "{", "(")) == [
        "docProps/core.xml: {{ title }}",
        "docProps/core.xml: {{ agency.name }}",
    ]
