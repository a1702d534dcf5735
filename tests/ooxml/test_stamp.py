"""A file of ours is known again, and what happened to it since."""

from __future__ import annotations

import re

import pytest

from itareport.ooxml import custom, package, relationships, stamp
from itareport.ooxml.content_types import ContentTypes
from itareport.ooxml.stamp import State
from itareport.ooxml.zipping import zip_parts
from support.docx_faults import W, good_parts, paragraph, rels

PARTS = good_parts(paragraph("รายงาน"), header=paragraph("หัว"))
STAMPED = stamp.stamp(PARTS, "1.2.3")


def edited(old: str, new: str, part: str = "word/document.xml") -> dict[str, bytes]:
    changed = {**STAMPED, part: STAMPED[part].replace(old.encode(), new.encode())}
    assert changed != STAMPED
    return changed


def test_a_file_as_it_was_written_is_untouched() -> None:
    assert stamp.state(package.read(zip_parts(STAMPED))) is State.UNTOUCHED


def test_a_file_without_a_stamp_is_foreign() -> None:
    assert stamp.state(PARTS) is State.FOREIGN


def test_a_file_with_others_custom_properties_is_foreign() -> None:
    assert (
        stamp.state(custom.replace(PARTS, "", lambda _parts: {"version": "1", "Itareport.text": "x"})) is State.FOREIGN
    )


@pytest.mark.parametrize(
    "parts",
    [
        edited("<w:sectPr>", '<w:p w:rsidR="1"/><w:sectPr>'),
        {**STAMPED, "word/styles.xml": b"<a/>"},
        {name: data for name, data in STAMPED.items() if not name.startswith("[")}
        | {"[Content_Types].xml": PARTS["[Content_Types].xml"]},
    ],
)
def test_other_parts_with_the_same_texts_are_resaved(parts: dict[str, bytes]) -> None:
    assert stamp.state(parts) is State.RESAVED


@pytest.mark.parametrize(
    "parts",
    [
        edited("รายงาน", "รายงานผล"),
        edited("<w:sectPr>", paragraph("ใหม่") + "<w:sectPr>"),
        edited("หัว", "หาง", "word/header1.xml"),
        {name: data for name, data in STAMPED.items() if name != "word/header1.xml"},
    ],
)
def test_other_texts_are_edited(parts: dict[str, bytes]) -> None:
    assert stamp.state(parts) is State.EDITED


@pytest.mark.parametrize("value", ["", "text-1:", "text-1:" + "0" * 64, "text-9:" + "0" * 64])
def test_a_hash_of_texts_that_does_not_agree_counts_as_edited(value: str) -> None:
    kept = custom.properties(STAMPED)
    assert (
        stamp.state(custom.replace(STAMPED, "itareport.", lambda _parts: {**kept, stamp.TEXT: value})) is State.EDITED
    )


@pytest.mark.parametrize("value", ["parts-9:0", ""])
def test_a_hash_of_parts_of_an_unknown_recipe_counts_as_resaved(value: str) -> None:
    kept = custom.properties(STAMPED)
    assert (
        stamp.state(custom.replace(STAMPED, "itareport.", lambda _parts: {**kept, stamp.PARTS: value})) is State.RESAVED
    )


def test_the_version_does_not_decide_whose_a_file_is() -> None:
    kept = custom.properties(STAMPED)
    newer = custom.replace(STAMPED, "itareport.", lambda _parts: {**kept, stamp.VERSION: "99", "itareport.new": "x"})
    assert stamp.state(newer) is State.UNTOUCHED


def test_a_file_of_the_first_release_is_still_ours() -> None:
    """Never change these values: they are in files that agencies have."""
    row = "<w:tr><w:tc><w:p><w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    body = f"<w:p><w:r><w:t>รายงาน</w:t><w:br/><w:t>๒๕๖๘</w:t></w:r></w:p><w:tbl>{row}{row}</w:tbl>"
    parts = {
        "[Content_Types].xml": ContentTypes({"xml": "application/xml"}, {}).xml(),
        "_rels/.rels": rels(("rId1", f"{custom.names.RELATION}/officeDocument", "word/document.xml", "")),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode(),
        "word/header1.xml": f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>หัว</w:t></w:r></w:p></w:hdr>'.encode(),
        "word/_rels/document.xml.rels": rels(("rId1", f"{custom.names.RELATION}/header", "header1.xml", "")),
    }
    kept = {
        "itareport.version": "0.1.0",
        "itareport.text": "text-1:b71a329d41b238f7a8c2eb6175e65dae052f203ac6b7536720df74e9b057065e",
        "itareport.parts": "parts-1:5990c4795a7bbba99af8594e60d9b97732b0837f2b22b7e7e36de6b0de4720b5",
    }
    assert custom.properties(stamp.stamp(parts, "0.1.0")) == kept
    assert (
        stamp.state(custom.replace(parts, "", lambda _parts: {"itareport.text": kept["itareport.text"]}))
        is State.RESAVED
    )


def test_a_stamp_takes_the_place_of_an_older_one() -> None:
    again = stamp.stamp(edited("รายงาน", "ใหม่"), "2")
    assert stamp.state(again) is State.UNTOUCHED
    assert custom.properties(again)[stamp.VERSION] == "2"
    assert again["docProps/custom.xml"].count(b"<property ") == 3


def test_the_same_parts_get_the_same_stamp() -> None:
    turned = dict(reversed(list(PARTS.items())))
    assert stamp.stamp(turned, "1.2.3") == STAMPED
    assert good_parts(paragraph("รายงาน"), header=paragraph("หัว")) == PARTS


def test_other_custom_properties_are_kept() -> None:
    existing = (
        f'<p:Properties xmlns:p="{custom.names.CUSTOM_PROPERTIES}" xmlns:t="{custom.names.PROPERTY_TYPES}">'
        '<p:property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="ก&amp;ข"><t:i4>7</t:i4></p:property>'
        '<p:property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="v">'
        '<t:vector size="1" baseType="lpstr"><t:lpstr>a&lt;b</t:lpstr></t:vector></p:property></p:Properties>'
    ).encode()
    parts = {
        **PARTS,
        "custom/own.xml": existing,
        "_rels/.rels": rels(
            ("rId1", f"{custom.names.RELATION}/officeDocument", "word/document.xml", ""),
            ("rId2", f"{custom.names.RELATION}/custom-properties", "custom/own.xml", ""),
        ),
    }
    stamped = stamp.stamp(parts, "1")
    assert "docProps/custom.xml" not in stamped
    values = custom.properties(stamped)
    assert {name: value for name, value in values.items() if not name.startswith("itareport.")} == {
        "ก&ข": "7",
        "v": "a<b",
    }
    text = stamped["custom/own.xml"].decode()
    assert '<vt:vector size="1" baseType="lpstr"><vt:lpstr>a&lt;b</vt:lpstr></vt:vector>' in text
    assert re.findall(r'pid="(\d+)"', text) == ["2", "3", "4", "5", "6"]
    assert stamp.state(package.read(zip_parts(stamped))) is State.UNTOUCHED


def test_the_stamp_is_tied_and_typed() -> None:
    kinds = ContentTypes.of(STAMPED)
    assert relationships.related(STAMPED, "", "custom-properties") == ["docProps/custom.xml"]
    assert kinds.type_of("docProps/custom.xml") == custom.names.CUSTOM_PROPERTIES_TYPE
    assert kinds.type_of("word/document.xml") == ContentTypes.of(PARTS).type_of("word/document.xml")
    assert set(relationships.of(PARTS, "")) < set(relationships.of(STAMPED, ""))


def test_a_file_with_something_before_the_zip_is_not_as_it_was_written() -> None:
    file = zip_parts(stamp.stamp(PARTS, "1.2.3", "hash"))
    assert stamp.made_from(file) == "hash"
    assert stamp.made_from(b"MZ" + file) == ""
