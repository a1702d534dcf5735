"""Where in a template a tag is, in the words of someone who looks at it in Word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from itareport.i18n import _, number, shortened
from itareport.ooxml.names import W

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a part: numbers from 1; ``table``, ``row`` and ``cell`` are 0 outside a table."""

    part: str
    paragraph: int
    text: str
    table: int = 0
    row: int = 0
    cell: int = 0

    def __str__(self) -> str:
        """The place in the user's language."""
        if self.table:
            where = _("{part}, table {table}, row {row}, cell {cell}").format(
                part=part_name(self.part), table=number(self.table), row=number(self.row), cell=number(self.cell)
            )
        elif self.paragraph:
            where = _("{part}, paragraph {paragraph}").format(
                part=part_name(self.part), paragraph=number(self.paragraph)
            )
        else:
            where = part_name(self.part)
        return _("{where} “{text}”").format(where=where, text=quoted(self.text)) if self.text else where


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a template: what is wrong, in the user's language, and where (None: the template as a whole)."""

    place: Place | None
    message: str

    def __str__(self) -> str:
        """The fault as one line; a paragraph that is nothing but the tag in question is not quoted twice."""
        if self.place is None:
            return self.message
        place = self.place
        if place.text and self.message.startswith(place.text.strip()):
            place = replace(place, text="")
        return f"{place}: {self.message}"


def part_name(part: str) -> str:
    """What a part is called in Word: the text, a header, a footer …"""
    name = part.rpartition("/")[2]
    kinds = {
        "document": _("text of the document"),
        "header": _("header"),
        "footer": _("footer"),
        "footnotes": _("footnotes"),
        "endnotes": _("endnotes"),
        "core": _("document properties"),
    }
    kind = kinds.get(name.removesuffix(".xml").rstrip("0123456789"))
    if kind is None:
        return part
    return f"{kind} ({name})" if name.startswith(("header", "footer")) else kind


def quoted(text: str) -> str:
    """A text short enough to be quoted in a message."""
    return shortened(" ".join(text.split()))


class Places:
    """The places of one part: counts its paragraphs and tables once."""

    def __init__(self, part: str, root: _Element) -> None:
        self.part = part
        self._paragraphs = {element: number for number, element in enumerate(root.iter(W + "p"), 1)}
        self._tables = {element: number for number, element in enumerate(root.iter(W + "tbl"), 1)}

    def of(self, paragraph: _Element, text: str) -> Place:
        """The place of a paragraph that is still where it was in the template."""
        cell = next(paragraph.iterancestors(W + "tc"), None)
        row = next(cell.iterancestors(W + "tr"), None) if cell is not None else None
        table = next(row.iterancestors(W + "tbl"), None) if row is not None else None
        number = self._paragraphs.get(paragraph, 0)
        if cell is None or row is None or table is None:
            return Place(self.part, number, text)
        rows, cells = list(table.iterchildren(W + "tr")), list(row.iterchildren(W + "tc"))
        row_number = rows.index(row) + 1 if row in rows else 0
        cell_number = cells.index(cell) + 1 if cell in cells else 0
        return Place(self.part, number, text, self._tables.get(table, 0), row_number, cell_number)
