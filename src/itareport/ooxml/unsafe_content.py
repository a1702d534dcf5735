"""What a Word file can hold that runs, fetches or hides: each found by reading, and named with the way to be rid of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.i18n import N_, _
from itareport.ooxml import relationships
from itareport.ooxml.fields import NESTED_FIELD
from itareport.ooxml.refusal import shown
from itareport.ooxml.story import read_instructions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from itareport.ooxml.content_types import ContentTypes
    from itareport.ooxml.relationships import Relationship

    Links = Iterable[tuple[str, Relationship]]

_MACROS = N_(
    "{part} holds macros. In Word choose File > Save As, the type “Word Document (*.docx)”: that leaves them out."
)
_CONTROL = N_("{part} is an ActiveX control. Delete the control in Word and save.")
_OBJECT = N_("{part} is an embedded object of another program. In Word, delete it or paste it as a picture, and save.")
_CHUNK = N_(
    "{part} is another document inside this one. Open the file in Word and save it: Word then makes it its own text."
)
_ADD_IN = N_("{part} is an add-in for Word. Copy the text into a new document and use that.")
_RELATIONS = {
    "vbaProject": _MACROS,
    "wordVbaData": _MACROS,
    "control": _CONTROL,
    "activeXControlBinary": _CONTROL,
    "oleObject": _OBJECT,
    "package": _OBJECT,
    "aFChunk": _CHUNK,
    "attachedToolbars": _ADD_IN,
    "extensibility": _ADD_IN,
    "webextension": _ADD_IN,
    "webextensiontaskpanes": _ADD_IN,
}
_NAMES = {"vbaproject": _MACROS, "vbadata": _MACROS, "activex/": _CONTROL, "embeddings/": _OBJECT}
_TYPES = {"macroenabled": _MACROS, "vbaproject": _MACROS, "vbadata": _MACROS, "activex": _CONTROL, "oleobject": _OBJECT}
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_OFFICE_FILES = (".xlsx", ".docx", ".pptx")
_KNOWN_STREAMS = [
    name.encode("utf-16-le")
    for name in ("Equation Native", "Workbook", "Book", "WordDocument", "PowerPoint Document", "VisioDocument")
]
"""What an OLE file holds that is an equation or a document of another Office program, and no packed program."""

_PANES = "webextensiontaskpanes"
_ADD_INS = "webextension"
_PANE_FOLDER = "word/webextensions/"

_WEB_AND_MAIL = ("http://", "https://", "mailto:")
_REMOTE = re.compile(r"(?i)\b(?!file:)[a-z][a-z0-9+.-]+://")
_RUNNING_FIELDS = {"DDE", "DDEAUTO"}
_FETCHING_FIELDS = {"INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "DATABASE", "RD"}


def add_in_panes(parts: Mapping[str, bytes], links: Links) -> set[str]:
    """The parts of the panes that Office add-ins had open when Word saved the file: nothing of them is in the document.

    Word ties them to the package. An add-in that a part of the document is tied to is in its text, and is no pane.
    """
    targets: dict[str, set[str]] = {_PANES: set(), _ADD_INS: set()}
    in_text = set()
    for source, link in links:
        kind, target = link.kind.lower(), relationships.canonical(relationships.resolve(source, link.target))
        if link.external or kind not in targets:
            continue
        targets[kind].add(target)
        if kind == _ADD_INS and not relationships.canonical(source).startswith(_PANE_FOLDER):
            in_text.add(target)
    panes = targets[_PANES] | targets[_ADD_INS] - in_text
    names = {name: relationships.canonical(name) for name in parts}
    return {
        name
        for name, plain in names.items()
        if plain in panes or (plain.startswith(_PANE_FOLDER) and plain not in in_text)
    }


def unsafe_content(
    parts: Mapping[str, bytes], xml: Mapping[str, bytes], types: ContentTypes, links: Links, *, reuse: bool
) -> list[str]:
    """Every fault of ``parts``, each a sentence that says where and what to do; ``xml`` are those that are XML.

    ``links`` are all relationships. What ``reuse`` decides is explained at ``package.read``.
    """
    return [
        *_foreign_parts(parts, types, links, reuse=reuse),
        *_links(links, reuse=reuse),
        *_field_faults(xml, reuse=reuse),
    ]


def _foreign_parts(parts: Mapping[str, bytes], types: ContentTypes, links: Links, *, reuse: bool) -> list[str]:
    """Parts that run or hide, known by relationship, name, type and first bytes: one of the four is enough."""
    tied = {
        relationships.canonical(relationships.resolve(source, link.target)): _RELATIONS[link.kind]
        for source, link in links
        if link.kind in _RELATIONS and not link.external
    }
    found = []
    for name, data in parts.items():
        fault = (
            tied.get(relationships.canonical(name)) or _by_word(_NAMES, name) or _by_word(_TYPES, types.type_of(name))
        )
        if fault is None and data.startswith(_OLE):
            fault = _OBJECT
        if fault is not None and (reuse or not _is_harmless_to_read(fault, name, data)):
            found.append(_(fault).format(part=shown(name)))
    return found


def _by_word(table: Mapping[str, str], text: str) -> str | None:
    lowered = text.lower()
    return next((fault for word, fault in table.items() if word in lowered), None)


def _is_harmless_to_read(fault: str, name: str, data: bytes) -> bool:
    """Whether a part of an ordinary document is one that nobody opens who only reads: a sheet, an equation, an add-in."""
    if fault is _ADD_IN:
        return relationships.canonical(name).startswith(_PANE_FOLDER) or b"webextension" in data
    if fault is not _OBJECT:
        return False
    if name.lower().endswith(_OFFICE_FILES) and data.startswith(_ZIP):
        return True
    return data.startswith(_OLE) and any(stream in data for stream in _KNOWN_STREAMS)


def _links(links: Links, *, reuse: bool) -> Iterator[str]:
    for source, link in links:
        if link.external:
            where, target = shown(source), shown(link.target)
            if link.kind == "hyperlink":
                if reuse and not _is_web_or_mail(link.target):
                    yield _(
                        "{part} has a link to “{target}”. Only web and mail addresses may be linked: change or remove it."
                    ).format(part=where, target=target)
            elif reuse or _REMOTE.search(link.target):
                yield _link_fault(link.kind).format(part=where, target=target)


def _link_fault(kind: str) -> str:
    if kind == "attachedTemplate":
        return _(
            "{part} fetches the template “{target}” when it is opened. In Word choose Developer > Document Template, "
            "take “Normal” instead, and save."
        )
    return _(
        "{part} fetches “{target}” from outside the file. In Word choose File > Info > Edit Links to Files, "
        "break the link, and save."
    )


def _is_web_or_mail(target: str) -> bool:
    return target.lower().startswith(_WEB_AND_MAIL)


def _field_faults(xml: Mapping[str, bytes], *, reuse: bool) -> Iterator[str]:
    for name, data in xml.items():
        for instruction in harmful_fields(data, reuse=reuse):
            yield _(
                "{part} has a field that fetches from another program or file: “{field}”. "
                "In Word press Alt+F9 to see the fields, delete it, and save."
            ).format(part=shown(name), field=instruction)


def harmful_fields(data: bytes, *, reuse: bool) -> list[str]:
    """The instructions, as they may be shown, of a part's fields that run or fetch something.

    Raises:
        MarkupError: the part is no well-formed XML.
    """
    if not _may_have_fields(data):
        return []
    instructions = read_instructions(data)
    return [shown(" ".join(each.split())) for each in instructions if _is_harmful(each, reuse=reuse)]


def _may_have_fields(data: bytes) -> bool:
    return b"instr" in data or b"i\0n\0s\0t\0r" in data


def _is_harmful(instruction: str, *, reuse: bool) -> bool:
    words = instruction.split()
    keyword = words[0].upper() if words else ""
    if keyword in _RUNNING_FIELDS or NESTED_FIELD in keyword:
        return True
    if keyword in _FETCHING_FIELDS:
        return reuse or _REMOTE.search(instruction) is not None
    if keyword == "HYPERLINK" and reuse and len(words) > 1:
        return not words[1].startswith("\\") and not _is_web_or_mail(words[1].strip('"“”'))
    return False
