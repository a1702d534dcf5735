"""The texts of a whole document: its paragraphs, and the form in which they are compared."""

from __future__ import annotations

import pytest

from itareport.ooxml.shown_text import BORDER
from itareport.ooxml.text import paragraphs, stories
from support.docx_faults import field, good_parts, paragraph, rels

TABLE = f"<w:tbl><w:tr><w:tc>{paragraph('ก')}<w:p/></w:tc><w:tc>{paragraph('ข')}</w:tc></w:tr></w:tbl>"


def test_paragraphs_are_those_of_the_body() -> None:
    parts = good_parts(paragraph("หนึ่ง") + TABLE, header=paragraph("หัว"))
    assert paragraphs(parts) == ["หนึ่ง", "ก", "", "ข"]


def test_page_breaks_are_no_text() -> None:
    assert paragraphs(good_parts('<w:p><w:r><w:t>ก</w:t><w:br w:type="page"/><w:t>ข</w:t></w:r></w:p>')) == ["กข"]


@pytest.mark.parametrize("parts", [{}, {"_rels/.rels": rels()}])
def test_a_package_without_a_body_has_no_text(parts: dict[str, bytes]) -> None:
    assert paragraphs(parts) == []
    assert stories(parts) == []


def test_stories_are_body_then_the_rest() -> None:
    footer = "<w:p><w:r><w:t>หน้า</w:t></w:r></w:p>" + field("PAGE", "9")
    parts = good_parts(paragraph("หนึ่ง") + TABLE, header=paragraph("หัว"), footer=footer)
    assert stories(parts) == [["หนึ่ง", BORDER, "ก", BORDER, "ข"], ["หน้า"], ["หัว"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (paragraph("ก"), paragraph(" ก\u3000") + "<w:p/>"),
        (paragraph("กข"), paragraph("ก", "ข")),
        (paragraph("ก") + paragraph("ข"), '<w:p><w:r><w:t>ก</w:t><w:br w:type="page"/><w:t>ข</w:t></w:r></w:p>'),
        (TABLE, TABLE.replace("<w:tr>", "<w:tr><w:tc><w:p/></w:tc>")),
        (TABLE, TABLE.replace("<w:p/>", "")),
    ],
)
def test_what_saving_changes_is_levelled(one: str, other: str) -> None:
    assert stories(good_parts(one)) == stories(good_parts(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (paragraph("ก ข"), paragraph("ก  ข")),
        (paragraph("ก ข"), paragraph("ก\u00a0ข")),
        (paragraph("กข"), paragraph("ก") + paragraph("ข")),
        (paragraph("ก") + paragraph("ข"), paragraph("ข") + paragraph("ก")),
        (TABLE, paragraph("ก") + paragraph("ข")),
        (
            TABLE.replace("<w:p/>", paragraph("ค")),
            TABLE.replace(
                '<w:tc><w:p><w:r><w:t xml:space="preserve">ข',
                f'<w:tc>{paragraph("ค")}<w:p><w:r><w:t xml:space="preserve">ข',
            ),
        ),
    ],
)
def test_what_a_person_changes_is_seen(one: str, other: str) -> None:
    assert one != other
    assert stories(good_parts(one)) != stories(good_parts(other))


def test_a_header_that_no_page_shows_is_no_text() -> None:
    parts = good_parts(paragraph("ก"), header=paragraph("หัว"))
    first = parts["word/document.xml"].replace(b'w:type="default"', b'w:type="first"')
    assert stories({**parts, "word/document.xml": first}) == [["ก"]]
    with_title_page = first.replace(b"</w:sectPr>", b"<w:titlePg/></w:sectPr>")
    assert stories({**parts, "word/document.xml": with_title_page}) == [["ก"], ["หัว"]]
