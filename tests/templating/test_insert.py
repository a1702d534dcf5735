"""Links and pictures in a filled part."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from PIL import Image

from itareport.ooxml import relationships
from itareport.pictures import PictureFile
from itareport.templating.insert import insert_elements
from itareport.templating.marks import picture_mark
from support.docx_faults import R, W, good_parts

MAIN = "word/document.xml"


def inserted(text: str, *, properties: str = "", pictures=(), links: bool = True):
    """The root of a part with one run of this text, and the parts beside it."""
    run = f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
    parts = good_parts()
    xml = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:p>{run}</w:p></w:body></w:document>'
    filled = insert_elements(parts, {MAIN: xml}, pictures, links=links)
    return etree.fromstring(filled[MAIN].encode()), parts


@pytest.mark.parametrize("address", ["https://a.go.th/x?b=1&amp;c=2", "http://a.go.th", "mailto:a@b.go.th"])
def test_an_address_is_a_link_and_its_text_stays(address):
    root, parts = inserted(f"ดู {address} แล้ว")
    (link,) = root.iter(f"{{{W}}}hyperlink")
    (tie,) = [each for each in relationships.of(parts, MAIN) if each.kind == "hyperlink"]
    plain = address.replace("&amp;", "&")
    assert "".join(root.itertext()) == f"ดู {plain} แล้ว"
    assert "".join(link.itertext()) == plain
    assert (tie.target, tie.external, link.get(f"{{{R}}}id")) == (plain, True, tie.id)


@pytest.mark.parametrize(
    "text", ["ftp://a.go.th", "file:///etc/passwd", "javascript:alert(1)", "http://a:b/", "http://"]
)
def test_nothing_else_becomes_one(text):
    root, parts = inserted(text)
    assert list(root.iter(f"{{{W}}}hyperlink")) == []
    assert not any(each.kind == "hyperlink" for each in relationships.of(parts, MAIN))


def test_the_same_address_has_one_relationship_and_the_look_of_its_run_stays():
    root, parts = inserted("http://a.th http://a.th", properties='<w:rPr><w:b/><w:sz w:val="20"/></w:rPr>')
    assert len([each for each in relationships.of(parts, MAIN) if each.kind == "hyperlink"]) == 1
    looks = [[child.tag.partition("}")[2] for child in run.find(f"{{{W}}}rPr")] for run in root.iter(f"{{{W}}}r")]
    assert looks == [["b", "color", "sz", "u"], ["b", "sz"], ["b", "color", "sz", "u"]]


def test_links_can_be_left_out():
    root, _parts = inserted("http://a.th", links=False)
    assert list(root.iter(f"{{{W}}}hyperlink")) == []


@pytest.mark.parametrize(
    ("orientation", "turn", "shown"), [(1, None, 1.5), (3, "10800000", 1.5), (6, "5400000", 1.5), (8, "16200000", 1.5)]
)
def test_a_picture_takes_the_place_of_its_mark_turned_as_it_was_taken(orientation, turn, shown):
    stream = io.BytesIO()
    Image.new("RGB", (600, 400)).save(stream, "PNG")
    picture = PictureFile(stream.getvalue(), "png", 600, 400, orientation)
    root, parts = inserted(f"ก{picture_mark(0)}ข", pictures=[(picture, "คำบรรยาย")])
    (frame,) = root.xpath("//*[local-name()='xfrm']")
    (properties,) = root.xpath("//*[local-name()='docPr']")
    (extent,) = root.xpath("//*[local-name()='extent']")
    assert frame.get("rot") == turn
    assert int(extent.get("cx")) / int(extent.get("cy")) == pytest.approx(shown, rel=0.01)
    assert properties.get("descr") == "คำบรรยาย"
    assert "".join(root.itertext()) == "กข"
    assert parts["word/media/picture1.png"] == picture.data


def test_the_mark_of_a_picture_that_is_not_available_leaves_nothing():
    root, parts = inserted(f"ก{picture_mark(0)}", pictures=[(None, "")])
    assert "".join(root.itertext()) == "ก"
    assert not any(name.startswith("word/media") for name in parts)
