"""A whole package made ready: which parts are sources, what becomes of the others."""

from __future__ import annotations

import pytest

from itareport.errors import NotWordError
from itareport.ooxml import names
from itareport.templating import prepare as module
from itareport.templating.prepare import prepare
from itareport.templating.template import from_json
from support.docx_faults import STRICT, R, good_parts, paragraph, rels, with_tie, with_type

DOCUMENT, CORE = "word/document.xml", "docProps/core.xml"


def test_the_document_the_properties_and_every_part_with_tags_are_sources():
    parts = good_parts(paragraph("{{ title }}"), header=paragraph("{{ title }}"), footer=paragraph("หน้า"))
    prepared = prepare(parts)
    assert list(prepared.sources) == [DOCUMENT, "word/header1.xml", CORE]
    assert prepared.parts["word/footer1.xml"] == parts["word/footer1.xml"]
    assert not prepared.parts.keys() & prepared.sources.keys()


@pytest.mark.parametrize("kind", ["footnotes", "endnotes"])
def test_notes_may_have_tags(kind):
    note = f'<w:{kind} xmlns:w="{names.WORD}"><w:footnote w:id="1">{paragraph("{{ title }}")}</w:footnote></w:{kind}>'
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    prepared = prepare(with_type(f"word/{kind}.xml", content_type, note.encode()))
    assert "<{{\ntitle }}>" in prepared.sources[f"word/{kind}.xml"]


def test_a_word_template_becomes_a_document():
    parts = good_parts()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b".document.main+xml", b".template.main+xml")
    assert b".document.main+xml" in prepare(parts).parts["[Content_Types].xml"]


def test_a_package_without_a_document_is_no_word_file():
    parts = good_parts()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"wordprocessingml.document", b"other")
    with pytest.raises(NotWordError, match="no text document"):
        prepare(parts)


def test_a_damaged_part_is_named():
    with pytest.raises(NotWordError, match="text of the document is damaged"):
        prepare({**good_parts(), DOCUMENT: b"<w:document"})


@pytest.mark.parametrize("prefix", ["x:", ""])
def test_another_prefix_for_word_s_namespace_is_renamed(prefix):
    parts = good_parts(paragraph("{{ ti", "tle }}"))
    text = parts[DOCUMENT].decode().replace("<w:", f"<{prefix}").replace("</w:", f"</{prefix}")
    declaration = f"xmlns:{prefix[:-1]}=" if prefix else "xmlns="
    prepared = prepare({**parts, DOCUMENT: text.replace("xmlns:w=", declaration).encode()})
    assert '<w:p><w:r><w:t xml:space="preserve"><{{\ntitle }}></w:t></w:r></w:p>' in prepared.sources[DOCUMENT]


def test_a_document_in_the_strict_form_is_named_with_what_to_do():
    parts = good_parts(paragraph("{{ title }}"))
    faults = prepare({**parts, DOCUMENT: parts[DOCUMENT].replace(names.WORD.encode(), STRICT.encode())}).faults
    assert ["Strict Open XML" in str(fault) for fault in faults] == [True]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("w:body>", "body>", "not exactly one <w:body>"),
        ("</w:body>", "</w:body><w:body/>", "not exactly one <w:body>"),
        ("w:document", "w:hdr", "its outermost element is <hdr>, not <w:document>"),
        ("w:document", "document", "its outermost element is <document>, not <w:document>"),
    ],
)
def test_a_document_that_word_cannot_open_is_a_fault(old, new, message):
    parts = good_parts(paragraph("{{ title }}"))
    broken = parts[DOCUMENT].decode().replace(old, new).encode()
    assert [message in str(fault) for fault in prepare({**parts, DOCUMENT: broken}).faults] == [True]


@pytest.mark.parametrize(("kind", "root"), [("styles", "styles"), ("fontTable", "fonts"), ("footer", "ftr")])
def test_so_is_another_part_with_the_outermost_element_of_none_of_its_kind(kind, root):
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"

    def faults(data: str) -> list[str]:
        parts = with_type(f"word/{kind}.xml", content_type, data.encode())
        return [str(fault) for fault in prepare(parts).faults]

    assert faults(f'<w:{root} xmlns:w="{names.WORD}"/>') == []
    assert [f"not <w:{root}>" in fault for fault in faults(f"<{root}/>")] == [True]


def test_a_part_larger_than_any_template_is_refused(monkeypatch):
    monkeypatch.setattr(module, "MAX_PART", 100)
    assert "MiB" in str(prepare(good_parts()).faults[0])


def test_raw_that_is_never_closed_is_a_fault():
    assert "{% raw %} is never closed" in str(prepare(good_parts(paragraph("{% raw %}"))).faults[0])


def test_the_prepared_form_survives_as_json():
    parts = {
        **good_parts(paragraph("{{ title }} “ก”")),
        "word/media/image1.png": b"\x89PNG\xff\x00",
        "a.xml": "ก".encode(),
    }
    prepared = prepare(parts)
    read = from_json(prepared.to_json(), trusted=True)
    assert (read.sources, read.parts, read.layout) == (prepared.sources, prepared.parts, prepared.layout)
    assert read.trusted
    assert read.to_json() == prepared.to_json() == prepare(dict(reversed(parts.items()))).to_json()


def test_a_prepared_form_of_another_version_is_refused():
    text = prepare(good_parts()).to_json().replace('"version": 4', '"version": 99')
    with pytest.raises(ValueError, match="99"):
        from_json(text, trusted=True)


def test_a_tag_in_the_address_of_a_link_is_named():
    parts = with_tie("hyperlink", "https://www.nacc.go.th/%7B%7B%20fiscal_year%20%7D%7D")
    assert "in the address of a link" in prepare(parts).faults[0].message


@pytest.mark.parametrize(("link", "faults"), [("", 0), ("rtie", 0), ("r99", 1)])
def test_a_picture_or_link_that_the_file_has_not_is_a_fault(link: str, faults: int):
    parts = good_parts(f'<w:p><w:hyperlink r:id="{link}"/></w:p>')
    parts["word/_rels/document.xml.rels"] = rels(("rtie", f"{R}/hyperlink", "https://a.go.th", "External"))
    assert [fault.message.partition(":")[0] for fault in prepare(parts).faults] == ["Word cannot open it"] * faults
