"""A Word file's parts, out of the zip that ``pack`` makes.

Only what every later reader may take for granted is let through: a Word document whose parts have the sizes, names and
XML that the standard allows, and nothing that runs, fetches or unpacks without end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport.i18n import _
from itareport.ooxml import names, opc, sniff, wellformed
from itareport.ooxml.hazards import hazards
from itareport.ooxml.markup import DoctypeError, MarkupError
from itareport.ooxml.unpack import MAX_FILE, MIB, damaged, unpack
from itareport.ooxml.unsafe import UnsafeError, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["MAX_FILE", "UnsafeError", "read"]


def read(data: bytes, *, reuse: bool = True) -> dict[str, bytes]:
    """The parts of a Word file by name, each refused that could do harm.

    With ``reuse`` (a template) the parts will go into documents of ours, so nothing in them may point outside but web
    and mail links. Without it (import, comparing, looking at a target) parts are only read and no link is ever
    followed: then ties to files of the author's own computer or office, which ordinary documents have (the template
    they were made from, a linked picture, the sheet behind a chart), are let through; those to the network are not.

    Every XML part that comes back is well-formed, in UTF-8 or UTF-16, without a DOCTYPE, and no deeper and no longer in
    its texts than lxml reads.

    Raises:
        NotWordError: it is no Word document, or a damaged or protected one.
        UnsafeError: it is one, but holds what a report must not hold; ``faults`` says all of it.
    """
    sniff.refuse_other_files(data)
    if len(data) > MAX_FILE:
        raise UnsafeError([_("It is larger than {limit} MB.").format(limit=MAX_FILE // MIB)])
    parts = unpack(data)
    sniff.refuse_other_archives(parts)
    faults = list(_markup_faults({names.CONTENT_TYPES_PART: parts[names.CONTENT_TYPES_PART]}))
    if faults:
        raise UnsafeError(faults)
    kinds = opc.ContentTypes.of(parts)
    xml = {name: part for name, part in parts.items() if _is_xml(name, kinds, reuse=reuse)}
    faults = list(_markup_faults(xml))
    if faults:
        raise UnsafeError(faults)
    main = opc.main_part(parts)
    main_type = "" if main is None else kinds.type_of(main)
    if main_type not in names.MAIN_TYPES:
        raise sniff.other_document(main_type)
    faults = hazards(parts, xml, kinds, reuse=reuse)
    if faults:
        raise UnsafeError(faults)
    return parts


def _is_xml(name: str, kinds: opc.ContentTypes, *, reuse: bool) -> bool:
    """Whether a reader would take the part for XML; nobody but Word looks into a picture (SVG), which may have a DOCTYPE."""
    kind = kinds.type_of(name)
    if kind.startswith("image/") and not reuse:
        return False
    return name.lower().endswith((".xml", ".rels")) or kind.endswith(("+xml", "/xml"))


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
