"""XML as events, and texts into XML and out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from itareport.ooxml.markup import SPACE, DoctypeError, MarkupError, attribute, escape, scan, unescape

XML_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))


@given(XML_TEXT)
def test_any_text_goes_into_xml_and_out_again(text: str) -> None:
    element = etree.fromstring(f'<a b="{escape(text)}">{escape(text)}</a>')
    assert (element.text or "") == element.get("b") == unescape(escape(text)) == text


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"),
        ("&#3585;&#x0E01;&#xe01;", "กกก"),
        ("&amp;lt;", "&lt;"),
        ("a & b", "a & b"),
    ],
)
def test_references_stand_for_their_letters(escaped: str, text: str) -> None:
    assert unescape(escaped) == text


def test_names_come_with_their_namespace_and_text_in_one_piece() -> None:
    events: list[object] = []
    scan(
        b'<a:b xmlns:a="urn:a" a:c="1" d="2">x&amp;<![CDATA[<y>]]></a:b>',
        lambda name, attributes: events.append((name, dict(attributes))),
        events.append,
        events.append,
    )
    assert events == [(f"urn:a{SPACE}b", {f"urn:a{SPACE}c": "1", "d": "2"}), "x&<y>", f"urn:a{SPACE}b"]


def test_an_attribute_is_found_by_its_local_name() -> None:
    assert attribute({"x": "0", f"urn:a{SPACE}val": "1"}, "val") == "1"
    assert attribute({f"urn:a{SPACE}interval": "1"}, "val") == ""


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"<a/><b/>", b"\xff", b"<a>&nbsp;</a>", b"<x:a/>"])
def test_broken_xml_is_refused(data: bytes) -> None:
    with pytest.raises(MarkupError):
        scan(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_doctype_is_refused_in_every_encoding_that_is_read(encoding: str) -> None:
    with pytest.raises(DoctypeError):
        scan("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".encode(encoding))


@pytest.mark.parametrize("encoding", ["iso-8859-1", "cp874", "utf-7", "cp037", "utf-32"])
def test_other_encodings_are_refused(encoding: str) -> None:
    with pytest.raises(MarkupError):
        scan(f"<?xml version='1.0' encoding='{encoding}'?><a/>".encode(encoding))
