"""Every fault of a template, found by reading it and by filling it with sample reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itareport.i18n import _
from itareport.ooxml import package
from itareport.ooxml.zipping import TooLargeError, zip_parts
from itareport.sandbox.process import process_for
from itareport.templating.cleanup import CutThroughError, clean_up
from itareport.templating.places import Fault
from itareport.templating.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from itareport.templating.template import PreparedTemplate


def check_template(data: bytes, samples: Sequence[Mapping[str, Any]]) -> tuple[PreparedTemplate, list[str]]:
    """A template made ready, and every fault of it, a sentence each that says where; ``samples`` are filled in.

    Raises:
        NotWordError: it is no Word file, or not a safe one.
    """
    prepared = prepare(package.read(data))
    found, filled = process_for(prepared).check(samples)
    faults = [*prepared.faults, *found]
    if not faults:
        faults = [fault for parts in filled for part, xml in parts.items() for fault in _cut_through(part, xml)]
    if not faults:
        faults = [fault for parts in filled for fault in _too_large({**prepared.parts, **_encoded(parts)})]
    return prepared, list(dict.fromkeys(map(str, sorted(faults, key=_order(prepared)))))


def _order(prepared: PreparedTemplate) -> Any:
    """Faults in the order of the parts and of the paragraphs in them; those of the whole template first."""
    parts = list(prepared.sources)

    def place(fault: Fault) -> tuple[int, int]:
        if fault.place is None:
            return -1, 0
        return parts.index(fault.place.part) if fault.place.part in parts else len(parts), fault.place.paragraph

    return place


def _encoded(filled: Mapping[str, str]) -> dict[str, bytes]:
    return {part: xml.encode() for part, xml in filled.items()}


def _too_large(parts: Mapping[str, bytes]) -> list[Fault]:
    """That so much is printed for a small report that the Word file could not be read back."""
    try:
        zip_parts(parts)
    except TooLargeError:
        return [Fault(None, _("the filled document is far too large"))]
    return []


def _cut_through(part: str, xml: str) -> list[Fault]:
    """What only shows once a part is filled: that the tags have cut through its XML."""
    try:
        clean_up(part, xml)
    except CutThroughError as error:
        return [error.fault]
    return []
