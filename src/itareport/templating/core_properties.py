"""The document properties (docProps/core.xml) of a filled template: title, author and language of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from itareport.ooxml import names, relationships
from itareport.ooxml.content_types import ContentTypes
from itareport.templating.blocks import check_balance
from itareport.templating.places import Fault, Place
from itareport.templating.tags import Scanner
from itareport.templating.template import PlacedTag

if TYPE_CHECKING:
    from collections.abc import Mapping

CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
KEPT = {f"{{{DC}}}subject": "dc:subject", f"{{{DC}}}description": "dc:description"} | {
    f"{{{CP}}}{name}": f"cp:{name}" for name in ("keywords", "category")
}
"""What a template may say itself, with tags if it likes. Dates, revisions and who saved it last are left out."""

_RELATION = f"{names.RELATIONSHIPS}/metadata/core-properties"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_NAME = "docProps/core.xml"


class CorePart(NamedTuple):
    """The source of the properties part."""

    name: str
    source: str
    tags: tuple[PlacedTag, ...]
    faults: list[Fault]


def core_part(parts: Mapping[str, bytes]) -> tuple[CorePart, dict[str, bytes]]:
    """The source of the properties, and the other parts of the package, which know it by type and relationship."""
    name = _name(parts)
    rest = {part: data for part, data in parts.items() if part != name}
    if name not in parts:
        rest[names.CONTENT_TYPES_PART] = _with_type(rest)
        rest["_rels/.rels"] = _with_relation(rest["_rels/.rels"])
    tags: list[PlacedTag] = []
    lines = [
        _element("dc:title", "{{ title }}", name, tags),
        _element("dc:creator", "{{ agency.name }}", name, tags),
        "<dc:language>th-TH</dc:language>",
    ]
    if name in parts:
        root = etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False, no_network=True))
        lines += [
            _element(KEPT[element.tag], element.text, name, tags)
            for element in root
            if element.tag in KEPT and element.text
        ]
    body = "".join(lines)
    faults = check_balance([(placed, None) for placed in tags])
    source = f'<cp:coreProperties xmlns:cp="{CP}" xmlns:dc="{DC}">{body}</cp:coreProperties>'
    return CorePart(name, source, tuple(tags), faults), rest


def _element(name: str, text: str, part: str, tags: list[PlacedTag]) -> str:
    text = " ".join(text.split("\n"))
    written, position = "", 0
    for found in Scanner().scan(text):
        if found.tag is None or found.tag.prefix:
            continue
        written += escape(text[position : found.start])
        position = found.end
        if found.tag.kind != "comment":
            tags.append(PlacedTag(found.tag, Place(part, 0, text), one_line=True))
            written += tags[-1].source()
    return f"<{name}>{written}{escape(text[position:])}</{name}>"


def _name(parts: Mapping[str, bytes]) -> str:
    found = relationships.of(parts, names.PACKAGE)
    return next((relationships.resolve(names.PACKAGE, each.target) for each in found if each.type == _RELATION), _NAME)


def _with_type(parts: Mapping[str, bytes]) -> bytes:
    types = ContentTypes.of(parts)
    types.overrides[_NAME] = _TYPE
    return types.xml()


def _with_relation(data: bytes) -> bytes:
    root = etree.fromstring(data)
    taken = {relation.get("Id") for relation in root}
    number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
    tag = f"{{{names.RELATIONSHIPS}}}Relationship"
    etree.SubElement(root, tag, Id=f"rId{number}", Type=_RELATION, Target=_NAME)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
