"""The web page: the texts of the Word file cell by cell, no script, nothing fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from docx import Document
from hypothesis import given, settings
from lxml import html

from itareport import render
from itareport.data import SIGN_HERE, SIGN_HERE_NARROW
from itareport.forms import Editions
from itareport.pictures import PictureFile
from itareport.publish import page as pages
from itareport.publish.page import page
from itareport.render.context import context
from itareport.seal import Seal, state
from support.reports import reports, sample_data
from support.valid import valid

EDITION = Editions().edition(2568)


def made(data: dict[str, Any], kind: str = "report") -> html.HtmlElement:
    return html.document_fromstring(page(context(valid(data), EDITION, kind)).decode())


def shown(element: html.HtmlElement) -> str:
    """The text of an element, each paragraph or entry on a line of its own."""
    blocks = element.xpath(".//p | .//li | .//h2") or [element]
    return "\n".join("".join(block.itertext()) for block in blocks)


def cells_of_page(tree: html.HtmlElement) -> Iterator[list[str]]:
    for row in tree.xpath("//table//tr"):
        yield [shown(cell) for cell in row.xpath("./th | ./td")]


def cells_of_word(data: dict[str, Any], kind: str = "report") -> Iterator[list[str]]:
    document = Document(io.BytesIO(render.render(valid(data), EDITION, kind)))
    for row in document.tables[0].rows:
        cells = list(dict.fromkeys(row.cells))
        yield ["\n".join(paragraph.text for paragraph in cell.paragraphs) for cell in cells]


def same(text: str) -> str:
    """A number and its text are parted by a tab in Word and by a space on the page."""
    return text.replace("\t", " ")


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_each_cell_has_the_text_of_the_word_file(kind):
    data = sample_data()
    expected = [list(map(same, row)) for row in cells_of_word(data, kind)]
    assert [list(map(same, row)) for row in cells_of_page(made(data, kind))] == expected


@given(reports())
@settings(max_examples=15)
def test_so_has_the_page_of_any_report(data):
    expected = [list(map(same, row)) for row in cells_of_word(data)]
    assert [list(map(same, row)) for row in cells_of_page(made(data))] == expected


def test_the_titles_are_those_of_the_word_file():
    data = sample_data()
    document = Document(io.BytesIO(render.render(valid(data), EDITION)))
    titles = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Title"]
    assert ["".join(line.itertext()) for line in made(data).xpath("//header/*")] == titles


def test_the_table_says_what_belongs_to_what():
    tree = made(sample_data())
    assert tree.get("lang") == "th"
    assert len(tree.xpath("//thead//th[@scope='col']")) == 6
    assert len(tree.xpath("//tbody")) == 7
    assert len(tree.xpath("//th[@scope='rowgroup'][@colspan='6']/h2")) == 7
    assert len(tree.xpath("//th[@scope='row']")) == 7
    assert len(tree.xpath("//h1")) == 1


def test_nothing_is_run_and_nothing_fetched():
    tree = made(sample_data())
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //@*[starts-with(name(), 'on')] | //@src")
    assert "default-src 'none'" in tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    style = tree.xpath("string(//style)")
    assert "url(" not in style
    assert "@import" not in style


def test_addresses_are_links_and_markup_is_text():
    data = sample_data()
    data["issues"][0]["measures"][0]["outputs"] = [
        "ดู https://www.example.go.th/?a=1&b=2 และ mailto:ita@example.go.th",
        "<script>alert(1)</script> javascript:alert(1) {{ title }} &amp;",
    ]
    tree = made(data)
    assert tree.xpath("//td//a/@href") == ["https://www.example.go.th/?a=1&b=2", "mailto:ita@example.go.th"]
    assert "<script>alert(1)</script> javascript:alert(1) {{ title }} &amp;" in tree.text_content()


def test_parts_are_where_the_word_file_has_them():
    values = context(valid(sample_data()), EDITION, "report")
    parts = {
        "preface": ["ด้วยหน่วยงาน", "ย่อหน้าที่สอง"],
        "signatures": [{"name": "นายตัวอย่าง ใจดี", "position": "นายก", "role": "ผู้รายงาน"}],
        "pictures": [{"file": "a.png", "caption": "กิจกรรม"}, {"file": "lost.png", "caption": "ไม่มีไฟล์"}],
    }
    made_page = page({**values, **parts}, {"a.png": PictureFile(b"\x89PNG", "png", 1, 1, 1)})
    tree = html.document_fromstring(made_page.decode())
    assert tree.xpath("//section/@class") == ["preface", "signatures", "pictures"]
    assert [element.text_content() for element in tree.xpath("//section[@class='signatures']//p")] == [
        "ลงชื่อ ............................................ ผู้รายงาน", "(นายตัวอย่าง ใจดี)", "นายก"
    ]  # fmt: skip
    assert tree.xpath("//figure/img/@src") == ["data:image/png;base64,iVBORw=="]
    assert tree.xpath("//img/@alt") == ["กิจกรรม"]
    assert [element.text for element in tree.xpath("//figcaption")] == ["กิจกรรม", "ไม่มีไฟล์"]


def test_a_template_that_another_jinja_prepared_is_translated_anew(monkeypatch):
    values = context(valid(sample_data()), EDITION, "report")
    expected = page(values)
    translate = mock.Mock(wraps=pages._translated)
    monkeypatch.setattr(pages, "_translated", translate)
    monkeypatch.setattr("itareport.templating.environment.JINJA", "0.0")
    pages._template.cache_clear()
    try:
        assert page(values) == expected
    finally:
        pages._template.cache_clear()
    translate.assert_called_once()


def test_the_line_to_sign_on_is_that_of_the_word_file():
    for count in (2, 3):
        data = {**sample_data(), "signatures": [{"name": "ก", "position": "ข", "role": "ค"}] * count}
        line = SIGN_HERE if count < 3 else SIGN_HERE_NARROW
        shown = [element.text_content() for element in made(data).xpath("//section[@class='signatures']//p")]
        assert shown == [f"{line} ค", "(ก)", "ข"] * count


def test_sub_items_are_under_their_entry_without_a_number():
    values = context(valid(sample_data()), EDITION, "report")
    values["issues"][0]["measures"][0]["paragraphs"]["steps"] = [
        {"number": "๑.", "text": "จัดทำ", "digits": 1, "sub": False},
        {"number": "", "text": "๑.๑ คู่มือ", "digits": 1, "sub": True},
    ]
    tree = html.document_fromstring(page(values).decode())
    assert shown(tree.xpath("//td[@class='steps']")[0]) == "๑. จัดทำ\n๑.๑ คู่มือ"


def test_the_same_values_give_the_same_bytes_with_our_mark():
    values = context(valid(sample_data()), EDITION, "report")
    assert page(values) == page(values)
    assert state(page(values)) is Seal.UNTOUCHED
