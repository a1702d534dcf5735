"""What a filled part may lack after a template's loops and conditions: well-formed XML, paragraphs, numbers used once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from itareport.errors import TemplateError
from itareport.i18n import _
from itareport.templating.places import Fault, Place, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_HOLDERS = [W + name for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote")]
_BLOCKS = {W + name for name in ("p", "tbl", "sdt")}


class CutThroughError(TemplateError):
    """The tags of a template have cut through the elements of a part."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(_("the template is faulty"), (str(fault),))
        self.fault = fault


def clean_up(part: str, xml: str) -> str:
    """A filled part as Word wants it: no table or row without content, no cell without a last paragraph.

    Numbers of pictures and bookmarks that a loop has repeated are made different, and the grid of a table gets a
    column for each cell that a loop has added.

    Raises:
        CutThroughError: it is no well-formed XML.
    """
    try:
        root = etree.fromstring(xml.encode())
    except etree.XMLSyntaxError as error:
        message = _(
            "the tags cut through the structure of the document ({reason}); give each block a paragraph of its own"
        )
        fault = Fault(Place(part, 0, ""), message.format(reason=error.msg))
        raise CutThroughError(fault) from None
    for row in [row for row in root.iter(W + "tr") if next(row.iterchildren(W + "tc", W + "sdt"), None) is None]:
        _remove(row)
    for table in [
        table for table in root.iter(W + "tbl") if next(table.iterchildren(W + "tr", W + "sdt"), None) is None
    ]:
        _remove(table)
    for holder in root.iter(_HOLDERS):
        if len(holder) == 0 or holder[-1].tag not in (_BLOCKS - {W + "tbl"} if holder.tag == W + "tc" else _BLOCKS):
            etree.SubElement(holder, W + "p")
    for table in root.iter(W + "tbl"):
        _fit_grid(table)
    _number_pictures(root)
    _drop_repeated_bookmarks(root)
    return etree.tostring(root, encoding="unicode")


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _fit_grid(table: _Element) -> None:
    grid = table.find(W + "tblGrid")
    widest = max((sum(map(_span, row.iterchildren(W + "tc"))) for row in table.iterchildren(W + "tr")), default=0)
    if grid is None or widest <= len(grid) or len(grid) == 0:
        return
    widths = [int(column.get(W + "w", "0")) for column in grid]
    total = sum(widths)
    widths += [total // len(widths)] * (widest - len(widths))
    for _more in range(widest - len(grid)):
        etree.SubElement(grid, W + "gridCol")
    for column, width in zip(grid, widths, strict=True):
        column.set(W + "w", str(width * total // max(sum(widths), 1)))


def _span(cell: _Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(W + "val", "1") if span is not None else "1"
    return int(value) if value.isdecimal() else 1


def _number_pictures(root: _Element) -> None:
    pictures = list(root.iter(_DRAWING + "docPr"))
    if len({picture.get("id") for picture in pictures}) < len(pictures):
        for number, picture in enumerate(pictures, 1):
            picture.set("id", str(number))


def _drop_repeated_bookmarks(root: _Element) -> None:
    for kind in ("bookmarkStart", "bookmarkEnd"):
        seen: set[str | None] = set()
        for mark in list(root.iter(W + kind)):
            if mark.get(W + "id") in seen:
                _remove(mark)
            seen.add(mark.get(W + "id"))
