"""Title, author and language of the filled file."""

from __future__ import annotations

from lxml import etree

from itareport.templating.core_properties import CP, DC
from itareport.templating.environment import CompiledTemplate
from itareport.templating.prepare import prepare
from support.docx_faults import good_parts, paragraph, rels, with_type

CORE = "docProps/core.xml"
KIND = "application/vnd.openxmlformats-package.core-properties+xml"
RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
VALUES = {"title": "บรรทัด <แรก>\nต่อ", "agency": {"name": "อบต. ก & ข"}}


def with_core(elements: str) -> dict[str, bytes]:
    text = (
        f'<cp:coreProperties xmlns:cp="{CP}" xmlns:dc="{DC}" xmlns:dcterms="http://purl.org/dc/terms/">{elements}'
        "</cp:coreProperties>"
    )
    parts = with_type(CORE, KIND, text.encode())
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"</Relationships>", rels(("rId7", RELATION, CORE, "")).split(b">", 1)[1]
    )
    return parts


def filled(parts: dict[str, bytes]) -> dict[str, str]:
    """The properties of a filled template, by their names without namespace."""
    root = etree.fromstring(CompiledTemplate(prepare(parts)).fill(VALUES)[CORE])
    return {etree.QName(element).localname: element.text or "" for element in root}


def test_title_author_and_language_are_the_report_s():
    assert filled(with_core("<dc:title>แม่แบบ</dc:title><dc:creator>คนทำ</dc:creator>")) == {
        "title": "บรรทัด <แรก> ต่อ",
        "creator": "อบต. ก & ข",
        "language": "th-TH",
    }


def test_dates_and_who_saved_it_last_are_left_out_and_the_template_s_own_words_stay():
    core = (
        "<dc:subject>รายงานของ {{ agency.name }}</dc:subject><cp:keywords>ITA &amp; OIT {# x #}</cp:keywords>"
        "<cp:lastModifiedBy>ก</cp:lastModifiedBy><cp:revision>9</cp:revision><dcterms:created>2025-01-01</dcterms:created>"
    )
    found = filled(with_core(core))
    assert set(found) == {"title", "creator", "language", "subject", "keywords"}
    assert found["subject"] == "รายงานของ อบต. ก & ข"
    assert found["keywords"] == "ITA & OIT "


def test_a_template_without_properties_gets_them():
    prepared = prepare(good_parts(paragraph("ก")))
    assert prepared.sources[CORE]
    assert KIND.encode() in prepared.parts["[Content_Types].xml"]
    assert RELATION.encode() in prepared.parts["_rels/.rels"]


def test_a_block_left_open_in_a_property_is_a_fault():
    faults = prepare(with_core("<dc:subject>{% if title %}</dc:subject>")).faults
    assert ["document properties" in str(fault) and "never closed" in str(fault) for fault in faults] == [True]
