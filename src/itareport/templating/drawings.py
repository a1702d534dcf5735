"""Pictures of a report as Word has them: a part with the file's own bytes, and a drawing where it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from lxml import etree

from itareport.ooxml import names
from itareport.ooxml.content_types import ContentTypes
from itareport.ooxml.names import W
from itareport.templating.template import EMU_PER_TWIP, MAX_TWIPS, clamped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    from itareport.pictures import PictureFile

EMU_PER_MM, EMU_PER_PIXEL = 36_000, 9_525
MAX_WIDTH, MAX_HEIGHT = 125 * EMU_PER_MM, 75 * EMU_PER_MM
"""Two rows of two pictures with their captions fit a page; a smaller picture is not made larger."""
CELL_SIDES = 160
"""Twips at both sides of a cell's text."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_QUARTERS = {1: 0, 2: 0, 3: 2, 4: 0, 5: 1, 6: 1, 7: 3, 8: 3}
"""Quarter turns clockwise that make a picture of each EXIF orientation upright (Exif 2.32, table 4)."""
_FLIPS = {2: ' flipH="1"', 4: ' flipV="1"', 5: ' flipV="1"', 7: ' flipV="1"'}
"""What is mirrored before it is turned."""


class Drawings:
    """The pictures of a report, each with its alternative text; a picture gets its part when it is first printed."""

    def __init__(self, parts: dict[str, bytes], pictures: Sequence[tuple[PictureFile | None, str]]) -> None:
        self._parts = parts
        self._pictures = pictures
        self._names: dict[bytes, str] = {}
        self._number = 0

    def number_after(self, root: _Element) -> None:
        """Begin the numbers of drawings, which must differ, after those of a part."""
        found = [
            clamped(number, 0, 10**8)
            for each in root.iter(f"{{{names.DRAWING}}}docPr")
            if (number := each.get("id", "")).isdecimal()
        ]
        self._number = max([self._number, *found])

    def drawing(self, number: int, run: _Element, tie: Callable[[str], str], part: str) -> _Element | None:
        """The drawing of a picture that takes the place of its mark in ``run``; None when the picture is not available.

        ``tie`` gives the id of the relationship to a target.
        """
        picture, text = self._pictures[number] if number < len(self._pictures) else (None, "")
        if picture is None:
            return None
        name = self._part_of(picture)
        folder = part.rpartition("/")[0]
        target = name.removeprefix(f"{folder}/") if name.startswith(f"{folder}/") else f"/{name}"
        self._number += 1
        return etree.fromstring(_xml(picture, text, self._number, tie(target), _room(run)).encode())

    def _part_of(self, picture: PictureFile) -> str:
        if picture.data not in self._names:
            name = f"word/media/picture{len(self._names) + 1}.{picture.kind}"
            while name in self._parts:
                name = name.replace("picture", "picture_")
            self._names[picture.data] = name
            self._parts[name] = picture.data
            table = ContentTypes.of(self._parts)
            if table.type_of(name) != f"image/{picture.kind}":
                table.defaults[picture.kind] = f"image/{picture.kind}"
                self._parts[names.CONTENT_TYPES_PART] = table.xml()
        return self._names[picture.data]


def _room(run: _Element) -> int:
    """The width that a picture may take, in EMU: that of the cell it is in, at most ``MAX_WIDTH``."""
    cell = next(run.iterancestors(W + "tc"), None)
    width = cell.find(f"{W}tcPr/{W}tcW[@{W}type='dxa']") if cell is not None else None
    value = width.get(W + "w", "") if width is not None else ""
    if not value.isdecimal() or not int(value[:9]):
        return MAX_WIDTH
    return min(MAX_WIDTH, max(clamped(value, 0, MAX_TWIPS) - CELL_SIDES, 200) * EMU_PER_TWIP)


def _xml(picture: PictureFile, text: str, number: int, relation: str, room: int) -> str:
    """A drawing in the line of text. Word turns a picture about its middle, so the turned one needs space around it."""
    quarters = _QUARTERS.get(picture.orientation, 0)
    is_turned = quarters % 2 == 1
    shown = (picture.height, picture.width) if is_turned else (picture.width, picture.height)
    scale = min(room / shown[0], MAX_HEIGHT / shown[1], EMU_PER_PIXEL)
    width, height = max(int(picture.width * scale), 1), max(int(picture.height * scale), 1)
    above = max(width - height, 0) // 2 if is_turned else 0
    beside = max(height - width, 0) // 2 if is_turned else 0
    turn = f' rot="{quarters * 5_400_000}"' if quarters else ""
    alternative, name = quoteattr(text), quoteattr(f"ภาพ {number}")
    return (
        f'<w:drawing xmlns:w="{names.WORD}" xmlns:r="{names.RELATION}" xmlns:wp="{names.DRAWING}">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:effectExtent l="{beside}" t="{above}" r="{beside}" b="{above}"/>'
        f'<wp:docPr id="{number}" name={name} descr={alternative}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name={name} descr={alternative}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm{turn}{_FLIPS.get(picture.orientation, "")}><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
