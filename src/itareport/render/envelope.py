"""What a filled template becomes a Word file with: room for the report's data and the stamp, found once a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from itareport import __version__
from itareport.ooxml import embed as embedding
from itareport.ooxml import stamp
from itareport.ooxml.fast_text import read_split
from itareport.ooxml.names import DECLARATION
from itareport.render.rows import allow_row_breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from itareport.ooxml.custom import Holder
    from itareport.ooxml.fast_text import SplitPart
    from itareport.templating.template import Layout


class Envelope(NamedTuple):
    """The parts of a template that no report changes; ``data`` is the part for a report's data, "" for none."""

    parts: Mapping[str, bytes]
    data: str
    stamp: Holder

    @classmethod
    def of(cls, parts: Mapping[str, bytes], filled: Iterable[str], *, embed: bool) -> Envelope:
        """Make room in a template's ``parts``, besides the parts that are ``filled``, which no report lacks."""
        held, item = {**parts, **dict.fromkeys(filled, b"")}, ""
        if embed:
            held, item = embedding.make_room(held)
        return cls(held, item, stamp.make_room(held))

    def sealed(
        self, filled: Mapping[str, SplitPart], layout: Layout, data: bytes, *, made_from: str
    ) -> dict[str, bytes]:
        """All parts of a report: the ``filled`` ones, with its rows' heights, its ``data`` and the stamp of all of it."""
        parts, read = dict(self.parts), {}
        for name, part in filled.items():
            parts[name] = (DECLARATION + allow_row_breaks(part, layout)).encode()
            # Where a row may break is no text: the stamp's texts are those of the same pieces.
            if (texts := read_split(part)) is not None:
                read[name] = texts
        if self.data:
            parts[self.data] = embedding.written(data)
        parts[self.stamp.name] = stamp.written(parts, self.stamp, __version__, made_from, read)
        return parts
