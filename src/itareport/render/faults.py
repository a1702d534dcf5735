"""Every fault of a template: found by reading it, and by filling it with sample reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itareport.errors import TemplateError
from itareport.ooxml import package
from itareport.render.fenced import fenced_for
from itareport.render.prepare import prepare
from itareport.render.samples import samples
from itareport.render.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from itareport.render.fenced import Fenced
    from itareport.render.places import Fault
    from itareport.render.prepared import Prepared


def examine(data: bytes) -> tuple[Prepared, list[str]]:
    """A template made ready, and every fault of it, a sentence each that says where.

    Raises:
        NotWordError: it is no Word file, or not a safe one.
    """
    prepared = prepare(package.read(data))
    values = samples()
    fenced = fenced_for(prepared)
    faults = sorted([*prepared.faults, *fenced.check(values)], key=_order(prepared))
    return prepared, list(dict.fromkeys(map(str, faults))) or list(dict.fromkeys(_filled_faults(fenced, values)))


def _order(prepared: Prepared) -> Any:
    """Faults in the order of the parts and of the paragraphs in them; those of the whole template first."""
    parts = list(prepared.sources)

    def place(fault: Fault) -> tuple[int, int]:
        if fault.place is None:
            return -1, 0
        return parts.index(fault.place.part) if fault.place.part in parts else len(parts), fault.place.paragraph

    return place


def _filled_faults(fenced: Fenced, values: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What only shows once the template is filled: XML that its tags have cut through."""
    for each in values:
        try:
            for part, xml in fenced.fill(each).items():
                tidy(part, xml)
        except TemplateError as error:
            yield from error.faults
