"""Numbers that a document may hold once, where a template's loop has repeated them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from itareport.ooxml import names
from itareport.ooxml.names import W
from itareport.templating.locate import remove

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_DRAWING = f"{{{names.DRAWING}}}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SHAPE_NUMBER = "{urn:schemas-microsoft-com:office:office}spid"
_RANGES = (
    *("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange"),
    *(f"customXml{kind}Range" for kind in ("Ins", "Del", "MoveFrom", "MoveTo")),
)
_ONCE = ("commentReference", *(f"{name}{end}" for name in _RANGES for end in ("Start", "End")))
"""Marks whose number may be in a document once: those that a loop has repeated are left out but for the first."""
_REVISIONS = tuple(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *(f"{of}Change" for of in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")),
    )
)
"""Tracked changes, each with a number of its own (ECMA-376 part 1, 17.13.5)."""


def number_anew(root: _Element) -> None:
    """Make the numbers of pictures, marks, controls, tracked changes and shapes different in a filled part."""
    _number_pictures(root)
    for kind in _ONCE:
        for mark in _again(root.iter(W + kind), W + "id"):
            remove(mark)
    for number in _again(root.iterfind(f".//{W}sdtPr/{W}id"), W + "val"):
        remove(number)  # Word gives a control without a number a new one
    _number_revisions(root)
    _number_shapes(root)


def _again(elements: Iterable[_Element], attribute: str) -> list[_Element]:
    """Those of the elements whose number an earlier one has."""
    seen: set[str | None] = set()
    found = []
    for element in elements:
        number = element.get(attribute)
        if number in seen:
            found.append(element)
        seen.add(number)
    return found


def _number_pictures(root: _Element) -> None:
    pictures = list(root.iter(_DRAWING + "docPr"))
    if len({picture.get("id") for picture in pictures}) < len(pictures):
        for number, picture in enumerate(pictures, 1):
            picture.set("id", str(number))


def _number_revisions(root: _Element) -> None:
    revisions = [each for each in root.iter(*_REVISIONS) if each.get(W + "id") is not None]
    taken = {each.get(W + "id") for each in revisions}
    free = (str(number) for number in count(1) if str(number) not in taken)
    for each in _again(revisions, W + "id"):
        each.set(W + "id", next(free))


def _number_shapes(root: _Element) -> None:
    """Old drawings: a kind of shape is described once, and a shape is called differently each time."""
    shapes = [each for each in root.iter(f"{_VML}*") if each.get("id") is not None]
    taken = {each.get("id") for each in shapes}
    free = (f"shape{number}" for number in count(1) if f"shape{number}" not in taken)
    for shape in _again(shapes, "id"):
        if shape.tag == _VML + "shapetype":
            remove(shape)
        else:
            shape.set("id", next(free))
            shape.attrib.pop(_SHAPE_NUMBER, "")
