"""Making a Word template ready: docxtpl's tags, found in the tree of each part, become a Jinja source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from itareport.errors import NotWordError
from itareport.i18n import _, number
from itareport.ooxml import names, relationships
from itareport.ooxml.content_types import ContentTypes
from itareport.templating.core_properties import core_part
from itareport.templating.hoist import hoist_tags
from itareport.templating.layout import read_layout
from itareport.templating.locate import MAX_TAGS, TagLocator, TooManyTagsError
from itareport.templating.places import Fault, Place, part_name
from itareport.templating.template import PreparedTemplate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from itareport.templating.template import PlacedTag

MAX_PART = 8 * 2**20
"""Bytes of a part that may hold tags: pictures are parts of their own, and a page of text takes 10,000."""

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = {_TYPES + "document.main+xml", _TYPES + "template.main+xml"}
_WITH_TAGS = {
    _TYPES + "header+xml": "hdr",
    _TYPES + "footer+xml": "ftr",
    _TYPES + "footnotes+xml": "footnotes",
    _TYPES + "endnotes+xml": "endnotes",
}
_WITHOUT_TAGS = {
    _TYPES + "styles+xml": "styles",
    _TYPES + "numbering+xml": "numbering",
    _TYPES + "settings+xml": "settings",
    _TYPES + "fonttable+xml": "fonts",
}
"""Content types and the outermost element of their parts (ECMA-376 part 1, 11.3): Word opens no file with another one."""


def prepare(parts: Mapping[str, bytes]) -> PreparedTemplate:
    """Prepare the parts of a Word package; what is wrong with its tags is in the answer's ``faults``.

    Raises:
        NotWordError: there is no document in the package, or a part of it is no XML.
    """
    types = ContentTypes.of(parts)
    main = relationships.main_part(parts)
    if main is None or types.type_of(main) not in _MAIN:
        raise NotWordError(_("there is no text document in the file"))
    sources: dict[str, str] = {}
    tags: dict[str, tuple[PlacedTag, ...]] = {}
    faults: list[Fault] = []
    parts = dict(parts)
    roots = {part: root for part in sorted(parts) if (root := _WITH_TAGS.get(types.type_of(part)))}
    for name, root in {main: "document", **roots}.items():
        source, placed, wrong = _prepare_part(name, parts[name], root)
        faults += [*wrong, *_tags_in_targets(parts, name)]
        if not wrong:  # a part that is too large is not read again
            faults += _missing_targets(parts, name)
        if placed or name == main:
            sources[name], tags[name] = source, placed
            del parts[name]
    for name, data in parts.items():
        if root := _WITHOUT_TAGS.get(types.type_of(name)):
            faults += _root_faults(name, parse(name, data), root)
    layout = read_layout(parts, main)
    core, parts = core_part(parts)
    faults += core.faults
    sources[core.name], tags[core.name] = core.source, core.tags
    types_part = parts[names.CONTENT_TYPES_PART]
    parts[names.CONTENT_TYPES_PART] = types_part.replace(b".template.main+xml", b".document.main+xml")
    return PreparedTemplate(sources, parts, layout, tags, tuple(faults))


def _root_faults(name: str, tree: etree._Element, expected: str) -> list[Fault]:
    """What keeps Word from opening a part: another outermost element, or a document without its one body."""
    root = etree.QName(tree)
    if root.localname != expected or root.namespace not in {names.WORD, names.WORD_STRICT}:
        message = _("Word cannot open it: its outermost element is <{found}>, not <w:{expected}>")
        return [Fault(Place(name, 0, ""), message.format(found=root.localname, expected=expected))]
    if expected == "document" and len(tree.findall(f"{{{root.namespace}}}body")) != 1:
        return [Fault(Place(name, 0, ""), _("Word cannot open it: there is not exactly one <w:body> in it"))]
    return []


def _tags_in_targets(parts: Mapping[str, bytes], name: str) -> list[Fault]:
    """Tags in the targets of a part's links, where nothing is filled in: Word writes their braces as ``%7B``."""
    message = _("a tag in the address of a link is not filled in: “{target}”; print the address as a text instead")
    return [
        Fault(Place(name, 0, ""), message.format(target=each.target[:60]))
        for each in relationships.of(parts, name)
        if each.external and "{{" in unquote(each.target)
    ]


def _missing_targets(parts: Mapping[str, bytes], name: str) -> list[Fault]:
    """What a part says it has of the package and has not, a picture or a link: Word finds the file damaged."""
    known = {each.id for each in relationships.of(parts, name)}
    named = {
        str(value)
        for element in parse(name, parts[name]).iter(etree.Element)
        for attribute, value in element.attrib.items()
        if str(attribute).startswith(f"{{{names.RELATION}}}") and value
    }
    message = _(
        "Word cannot open it: a picture or link (“{id}”) is not in the file; let Word repair the template, and save it"
    )
    return [Fault(Place(name, 0, ""), message.format(id=each[:60])) for each in sorted(named - known)]


def parse(name: str, data: bytes) -> etree._Element:
    """The tree of a part, without comments and processing instructions; nothing outside it is ever read.

    Raises:
        NotWordError: it is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotWordError(_("{part} is damaged: {reason}").format(part=part_name(name), reason=error.msg)) from None


def _with_usual_prefix(root: etree._Element) -> etree._Element:
    """The tree with ``w`` as the prefix of Word's namespace, which line breaks are printed with (``fast_text.LINE_BREAK``)."""
    if root.nsmap.get("w") == names.WORD:
        return root
    others = {
        prefix: space for prefix, space in root.nsmap.items() if space != names.WORD and prefix not in {"w", None}
    }
    renamed = etree.Element(root.tag, nsmap={**others, "w": names.WORD})
    for name, value in root.attrib.items():
        renamed.set(name, value)
    renamed.extend(list(root))
    return renamed


def _prepare_part(name: str, data: bytes, expected: str) -> tuple[str, tuple[PlacedTag, ...], list[Fault]]:
    if len(data) > MAX_PART:
        message = _("it has more than {count} MiB of text and formatting").format(count=number(MAX_PART >> 20))
        return "", (), [Fault(Place(name, 0, ""), message)]
    root = parse(name, data)
    if etree.QName(root).namespace == names.WORD_STRICT:
        message = _("the file is saved as “Strict Open XML”; save it in Word as “Word Document (.docx)”")
        return "", (), [Fault(Place(name, 0, ""), message)]
    if faults := _root_faults(name, root, expected):
        return "", (), faults
    root = _with_usual_prefix(root)
    marks = TagLocator(name, root)
    try:
        marks.find()
    except TooManyTagsError:
        message = _("it has more than {count} tags").format(count=number(MAX_TAGS))
        return "", (), [Fault(Place(name, 0, ""), message)]
    hoist_tags(marks)
    text = etree.tostring(root, encoding="unicode")
    placed: list[PlacedTag] = []

    def tag(mark: re.Match[str]) -> str:
        placed.append(marks.tags[int(mark[1])])
        return placed[-1].source()

    source = marks.pattern.sub(tag, text)
    if marks.scanner.raw:
        marks.faults.append(Fault(Place(name, 0, ""), _("{tag} is never closed").format(tag="{% raw %}")))
    return source, tuple(placed), marks.faults
