"""The tables of a package: read whatever wrote them, and changed without loss."""

from __future__ import annotations

import pytest

from itareport.ooxml import relationships
from itareport.ooxml.content_types import ContentTypes
from support.docx_faults import HYPERLINK, R, good_parts, rels


def test_types_go_by_name_then_by_ending() -> None:
    table = ContentTypes.of(
        {
            "[Content_Types].xml": (
                b'<c:Types xmlns:c="http://schemas.openxmlformats.org/package/2006/content-types">'
                b'<c:Default Extension="XML" ContentType="a/xml"/><c:Override PartName="/word/b.xml" ContentType="b&amp;"/>'
                b'<Default xmlns="urn:other" Extension="png" ContentType="x"/></c:Types>'
            )
        }
    )
    assert [table.type_of(name) for name in ("word/a.xml", "word/A.Xml", "word/b.xml", "a.png", "")] == [
        "a/xml",
        "a/xml",
        "b&",
        "",
        "",
    ]
    assert ContentTypes.of({"[Content_Types].xml": table.xml()}) == table


@pytest.mark.parametrize(
    ("source", "part"),
    [("", "_rels/.rels"), ("word/document.xml", "word/_rels/document.xml.rels"), ("a.xml", "_rels/a.xml.rels")],
)
def test_each_source_has_its_part_of_relationships(source: str, part: str) -> None:
    assert relationships.part_of(source) == part
    assert relationships.source_of(part) == source


@pytest.mark.parametrize(
    ("source", "target", "part"),
    [
        ("", "word/document.xml", "word/document.xml"),
        ("", "/word/document.xml", "word/document.xml"),
        ("word/document.xml", "styles.xml", "word/styles.xml"),
        ("word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"),
        ("word/document.xml", "/customXml/item1.xml", "customXml/item1.xml"),
    ],
)
def test_targets_are_found_from_their_source(source: str, target: str, part: str) -> None:
    assert relationships.resolve(source, target) == part


def test_a_relationship_is_added_once_under_a_free_id() -> None:
    parts = good_parts()
    parts["word/_rels/document.xml.rels"] = rels(
        ("rId2", f"{R}/hyperlink", HYPERLINK, "External"), ("rId1", f"{R}/x", "a.xml", "")
    )
    for _time in range(2):
        relationships.add(parts, "word/document.xml", "styles", "styles.xml")
    ties = relationships.of(parts, "word/document.xml")
    assert [(tie.id, tie.kind, tie.target, tie.external) for tie in ties] == [
        ("rId2", "hyperlink", HYPERLINK, True),
        ("rId1", "x", "a.xml", False),
        ("rId3", "styles", "styles.xml", False),
    ]


def test_a_target_on_the_net_is_external_whatever_it_says() -> None:
    parts = {"_rels/.rels": rels(("a", f"{R}/image", "http://x/a", ""), ("b", f"{R}/image", "a.png", "External"))}
    assert [tie.external for tie in relationships.of(parts, "")] == [True, True]


def test_only_parts_that_are_there_are_related() -> None:
    parts = good_parts()
    parts["word/_rels/document.xml.rels"] = rels(
        ("rId1", f"{R}/header", "gone.xml", ""), ("rId2", f"{R}/header", "document.xml", "")
    )
    assert relationships.related(parts, "word/document.xml", "header") == ["word/document.xml"]
    assert relationships.related(parts, "word/document.xml", "header", besides={"rId2"}) == []
    assert relationships.related(parts, "word/document.xml", "footer") == []
