"""Every fault of a template, found by reading it and by filling it with sample reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itareport.ooxml import package
from itareport.sandbox.process import process_for
from itareport.templating.cleanup import CutThroughError, clean_up
from itareport.templating.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from itareport.templating.places import Fault
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
    return prepared, list(dict.fromkeys(map(str, sorted(faults, key=_order(prepared)))))


def _order(prepared: PreparedTemplate) -> Any:
    """Faults in the order of the parts and of the paragraphs in them; those of the whole template first."""
    parts = list(prepared.sources)

    def place(fault: Fault) -> tuple[int, int]:
        if fault.place is None:
            return -1, 0
        return parts.index(fault.place.part) if fault.place.part in parts else len(parts), fault.place.paragraph

    return place


def _cut_through(part: str, xml: str) -> list[Fault]:
    """What only shows once a part is filled: that the tags have cut through its XML."""
    try:
        clean_up(part, xml)
    except CutThroughError as error:
        return [error.fault]
    return []
