"""What kind of thing each part of a package is."""

from __future__ import annotations

import pytest

from itareport.ooxml.content_types import ContentTypes, bare, declare
from itareport.ooxml.markup import MarkupError
from support.docx_faults import MAIN_TYPE, good_parts

PART = "[Content_Types].xml"


def test_the_whole_name_goes_before_the_ending() -> None:
    table = ContentTypes({"xml": "application/xml", "png": "IMAGE/PNG; x=1"}, {"word/document.xml": MAIN_TYPE})
    names = ("word/document.xml", "word/other.XML", "a.png", "a.jpg", "png")
    assert [table.type_of(name) for name in names] == [MAIN_TYPE, "application/xml", "image/png", "", "image/png"]


def test_what_is_written_is_read_again_and_depends_on_the_content_only() -> None:
    table = ContentTypes({"b": "x/b", "a": "x/a&"}, {"n/2": "y", "n/1": 'z"'})
    turned = ContentTypes(dict(reversed(table.defaults.items())), dict(reversed(table.overrides.items())))
    assert table.xml() == turned.xml()
    assert ContentTypes.of({PART: table.xml()}) == table


def test_a_part_is_declared_once() -> None:
    parts = good_parts()
    before = parts[PART]
    declare(parts, "word/document.xml", f" {MAIN_TYPE.upper()} ; charset=x")
    assert parts[PART] == before
    declare(parts, "custom/item.bin", "a/b")
    assert ContentTypes.of(parts).type_of("custom/item.bin") == "a/b"
    assert ContentTypes.of(parts).type_of("word/document.xml") == MAIN_TYPE


def test_a_type_is_compared_without_case_parameters_and_spaces() -> None:
    assert bare(" Text/XML ; charset=utf-8") == "text/xml"


def test_a_table_that_is_no_xml_is_refused() -> None:
    with pytest.raises(MarkupError):
        ContentTypes.of({PART: b"<Types"})
