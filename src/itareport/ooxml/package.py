"""A Word file's parts, out of the zip that ``zipping`` makes.

Only what every later reader may take for granted is let through: a Word document whose parts have the sizes, names and
XML that the standard allows, and nothing that runs, fetches or unpacks without end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport.i18n import _, number
from itareport.ooxml import names, relationships, sniff, wellformed
from itareport.ooxml.content_types import ContentTypes
from itareport.ooxml.limits import MAX_ALL_ITEMS, MAX_FILE, MIB, count_items
from itareport.ooxml.markup import DoctypeError, MarkupError
from itareport.ooxml.refusal import UnsafeError, damaged, shown
from itareport.ooxml.unsafe_content import add_in_panes, unsafe_content
from itareport.ooxml.unzipping import unzip_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from itareport.ooxml.relationships import Relationship

__all__ = ["MAX_FILE", "UnsafeError", "read"]

_XML_KINDS = frozenset(
    [
        "officedocument",
        "header",
        "footer",
        "styles",
        "styleswitheffects",
        "numbering",
        "settings",
        "websettings",
        "fonttable",
        "theme",
        "themeoverride",
        "footnotes",
        "endnotes",
        "comments",
        "commentsextended",
        "commentsids",
        "commentsextensible",
        "people",
        "glossarydocument",
        "customxml",
        "customxmlprops",
        "custom-properties",
        "core-properties",
        "extended-properties",
        "bibliography",
        "chart",
        "chartusershapes",
        "chartcolorstyle",
        "chartstyle",
        "diagramdata",
        "diagramlayout",
        "diagramquickstyle",
        "diagramcolors",
        "diagramdrawing",
        "recipientdata",
        "keymapcustomizations",
        "documenttasks",
    ]
)
"""What Word reads as XML because a relationship says what it is, in lower case (ECMA-376 part 1, 11.3 and 15.2)."""


def read(data: bytes, *, reuse: bool = True) -> dict[str, bytes]:
    """The parts of a Word file by name, each refused that could do harm.

    With ``reuse`` (a template) the parts will go into documents of ours, so nothing in them may point outside but web
    and mail links. Without it (import, comparing, looking at a target) parts are only read and no link is ever
    followed: then links to files of the author's own computer or office, which ordinary documents have (the template
    they were made from, a linked picture), and embedded sheets and equations are let through; links to the network are
    not. The pane of an Office add-in, which Word saves with every file that is open beside it, is left out.

    Every XML part that comes back is well-formed, in UTF-8 or UTF-16, without a DOCTYPE, and no deeper and no longer in
    its texts than lxml reads.

    Raises:
        NotWordError: it is no Word document, or a damaged or protected one.
        UnsafeError: it is one, but holds what a report must not hold; ``faults`` says all of it.
    """
    sniff.refuse_other_files(data)
    if len(data) > MAX_FILE:
        raise UnsafeError([_("It is larger than {limit} MB.").format(limit=number(MAX_FILE // MIB))])
    parts = unzip_parts(data)
    sniff.refuse_other_archives(parts)
    tables = {
        name: part for name, part in parts.items() if name == names.CONTENT_TYPES_PART or relationships.is_part(name)
    }
    _refuse_markup(tables)
    relationships.remove_parts(parts, add_in_panes(parts, relationships.of_all(tables)))
    links = relationships.of_all(parts)
    types = ContentTypes.of(parts)
    tied = _tied_as_xml(links)
    xml = {name: part for name, part in parts.items() if _is_xml(name, types, tied, reuse=reuse)}
    _refuse_markup({name: part for name, part in xml.items() if name not in tables}, seen=tables.values())
    main = relationships.main_part(parts)
    main_type = "" if main is None else types.type_of(main)
    if main_type not in names.MAIN_TYPES:
        raise sniff.other_document(main_type)
    faults = unsafe_content(parts, xml, types, links, reuse=reuse)
    if faults:
        raise UnsafeError(faults)
    return parts


def _tied_as_xml(links: Iterable[tuple[str, Relationship]]) -> set[str]:
    """The canonical names of the parts that some relationship makes Word read as XML."""
    return {
        relationships.canonical(relationships.resolve(source, link.target))
        for source, link in links
        if link.kind.lower() in _XML_KINDS
    }


def _is_xml(name: str, types: ContentTypes, tied: set[str], *, reuse: bool) -> bool:
    """Whether any reader would take the part for XML: by a relationship, by its name, or by its type.

    One is enough, since each program goes by another one. Nobody but Word looks into a picture (SVG), which may have a
    DOCTYPE.
    """
    if name.lower().endswith((".xml", ".rels")) or relationships.canonical(name) in tied:
        return True
    kind = types.type_of(name)
    return kind.endswith(("+xml", "/xml")) and (reuse or not kind.startswith("image/"))


def _refuse_markup(parts: Mapping[str, bytes], seen: Iterable[bytes] = ()) -> None:
    """Refuse XML over the limits; ``seen`` are parts that were looked at before and count to the sum.

    Raises:
        NotWordError: a part is no well-formed XML.
        UnsafeError: one has a DOCTYPE or is over a limit, or all together are.
    """
    if sum(map(count_items, (*parts.values(), *seen))) > MAX_ALL_ITEMS:
        raise UnsafeError([_("Its parts together are larger than any report.")])
    faults = list(_markup_faults(parts))
    if faults:
        raise UnsafeError(faults)


def _markup_faults(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name, part in parts.items():
        try:
            wellformed.check(part)
        except DoctypeError:
            yield _(
                "{part} declares a document type (DOCTYPE), which Word never writes. Take the file from its source again."
            ).format(part=shown(name))
        except wellformed.OversizeError:
            yield _("{part} is larger or more deeply nested than any report.").format(part=shown(name))
        except MarkupError as error:
            raise damaged() from error
