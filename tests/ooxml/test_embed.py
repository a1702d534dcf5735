"""Data inside a Word file, and out again byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.ooxml import embed, package, relationships
from itareport.ooxml.content_types import ContentTypes
from itareport.ooxml.embed import NAMESPACE
from itareport.ooxml.zipping import zip_parts
from support.docx_faults import good_parts, with_part

PARTS = good_parts()
DATA = "ชื่อ: ค่า\r\n\x00".encode()
HELD = embed.embed(PARTS, DATA)


@given(st.binary(max_size=500))
def test_any_bytes_come_back(data: bytes) -> None:
    assert embed.extract(package.read(zip_parts(embed.embed(PARTS, data)))) == data


def test_there_is_nothing_where_nothing_was_put() -> None:
    assert embed.extract(PARTS) is None
    assert embed.remove(PARTS) == PARTS


def test_the_part_is_tied_and_typed() -> None:
    item, properties = "customXml/item1.xml", "customXml/itemProps1.xml"
    assert HELD.keys() - PARTS.keys() >= {item, properties, "customXml/_rels/item1.xml.rels"}
    assert relationships.related(HELD, "word/document.xml", "customXml") == [item]
    assert relationships.related(HELD, item, "customXmlProps") == [properties]
    assert ContentTypes.of(HELD).type_of(properties).endswith("customxmlproperties+xml")
    assert ContentTypes.of(HELD).type_of(item) == "application/xml"


@pytest.mark.parametrize("taken", ["customXml/item1.xml", "customXml/itemProps1.xml", "CustomXML/Item1.xml"])
def test_a_number_that_is_taken_is_left_alone(taken: str) -> None:
    held = embed.embed(with_part(taken, b"<a/>"), DATA)
    assert held[taken] == b"<a/>"
    assert "customXml/item2.xml" in held
    assert embed.extract(held) == DATA


def test_new_data_take_the_place_of_old() -> None:
    again = embed.embed(HELD, b"new")
    assert again.keys() == HELD.keys()
    assert embed.extract(again) == b"new"


def test_it_can_be_taken_out_without_a_trace() -> None:
    removed = embed.remove(embed.embed(with_part("word/theme.xml", b"<a/>"), DATA))
    assert not [name for name in removed if name.startswith("customXml")]
    assert relationships.of(removed, "word/document.xml") == []
    assert ContentTypes.of(removed) == ContentTypes.of(PARTS)


def test_it_is_found_by_its_namespace_whatever_its_name() -> None:
    moved = {name.replace("item1", "item7"): data.replace(b"item1", b"item7") for name, data in HELD.items()}
    assert embed.extract(moved) == DATA


def test_it_is_found_under_another_prefix_with_line_breaks_inside() -> None:
    rewritten = (
        HELD["customXml/item1.xml"]
        .decode()
        .replace("<itareport:", "<ns0:")
        .replace("</itareport:", "</ns0:")
        .replace("xmlns:itareport", "xmlns:ns0")
    )
    broken = rewritten.replace(">", ">\r\n").replace("</", "\n</")
    assert embed.extract({**HELD, "customXml/item1.xml": broken.encode()}) == DATA


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'sha256="', b'sha256="0'),
        (b'sha256="', b'sha="'),
        (b"</itareport:data>", b""),
        (b"4LiK", b"4LiL"),
        (b"4LiK", b"@@@@"),
        (b"4LiK", "ก".encode()),
        (NAMESPACE.encode(), b"urn:other"),
    ],
)
def test_damaged_data_are_none(old: bytes, new: bytes) -> None:
    item = HELD["customXml/item1.xml"]
    changed = item.replace(old, new)
    assert changed != item
    assert embed.extract({**HELD, "customXml/item1.xml": changed}) is None


def test_two_that_disagree_are_none_and_two_alike_are_one() -> None:
    other = embed.embed(PARTS, b"other")["customXml/item1.xml"]
    assert embed.extract({**HELD, "customXml/item2.xml": other}) is None
    assert embed.extract({**HELD, "customXml/item2.xml": HELD["customXml/item1.xml"]}) == DATA


def test_the_namespace_in_a_text_or_a_picture_is_no_data() -> None:
    mention = {"word/media/a.png": NAMESPACE.encode(), "word/x.xml": f"<a>{NAMESPACE}</a>".encode()}
    assert embed.extract({**PARTS, **mention}) is None
    assert embed.extract({**HELD, **mention}) == DATA


def test_a_package_without_a_body_takes_no_data() -> None:
    with pytest.raises(KeyError):
        embed.embed({"[Content_Types].xml": PARTS["[Content_Types].xml"]}, DATA)
