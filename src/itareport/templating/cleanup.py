"""What a filled part may lack after a template's loops and conditions: well-formed XML, paragraphs, numbers used once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from itareport.errors import TemplateError
from itareport.i18n import _, number
from itareport.ooxml.limits import MAX_COLUMNS
from itareport.ooxml.names import W
from itareport.ooxml.unsafe_content import harmful_fields
from itareport.templating.characters import no_character
from itareport.templating.lengths import within_word
from itareport.templating.locate import remove
from itareport.templating.places import Fault, Place
from itareport.templating.repeated import number_anew
from itareport.templating.template import clamped

if TYPE_CHECKING:
    from lxml.etree import _Element

_HOLDERS = [W + name for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote")]
_BLOCKS = {W + name for name in ("p", "tbl", "sdt")}
_PARENTS = (W + "p", W + "tr", W + "tc", W + "tbl")
_TEXTUAL = {W + "t", W + "r", W + "p", W + "hyperlink"}
"""What no paragraph, row, cell or table can be in. A text box in a run has an element of its own around its paragraphs."""
_MARKS = {W + "bookmarkStart", W + "bookmarkEnd"}


class CutThroughError(TemplateError):
    """The tags of a template have cut through the elements of a part."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(_("the template is faulty"), faults=(str(fault),))
        self.fault = fault


def clean_up(part: str, xml: str) -> str:
    """A filled part as Word wants it: no table or row without content, no cell without a last paragraph.

    Numbers that a loop has repeated are made different, lengths are those that Word knows, and the grid of a table gets a
    column for each cell that a loop has added.

    Raises:
        CutThroughError: it is no well-formed XML, or holds what cannot be where a tag has put it.
    """
    if message := no_character(xml):
        raise CutThroughError(Fault(Place(part, 0, ""), message))
    data = xml.encode()
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        message = _(
            "the tags cut through the structure of the document ({reason}); give each block a paragraph of its own"
        )
        fault = Fault(Place(part, 0, ""), message.format(reason=error.msg))
        raise CutThroughError(fault) from None
    _refuse_harmful_fields(part, data)
    _refuse_misplaced(part, root)
    _remove_empty(root)
    _refuse_open_fields(part, root)
    for holder in root.iter(_HOLDERS):
        if len(holder) == 0 or holder[-1].tag not in (_BLOCKS - {W + "tbl"} if holder.tag == W + "tc" else _BLOCKS):
            etree.SubElement(holder, W + "p")
    for index, table in enumerate(root.iter(W + "tbl"), 1):
        _fit_grid(table, Place(part, 0, ""), index)
    number_anew(root)
    within_word(root)
    return etree.tostring(root, encoding="unicode")


def _refuse_misplaced(part: str, root: _Element) -> None:
    """Name what a tag has printed where it cannot be: a paragraph inside a text, a row outside a table.

    Raises:
        CutThroughError: there is such an element, or a note whose mark was repeated.
    """
    for element in root.iter(*_PARENTS):
        parent = element.getparent()
        if parent is not None and parent.tag in _TEXTUAL and element.tag in _PARENTS:
            message = _("a tag prints {kind} inside a text, where only text can be; give it a paragraph of its own")
            kinds = {W + "p": _("a paragraph"), W + "tr": _("a row"), W + "tc": _("a cell"), W + "tbl": _("a table")}
            raise CutThroughError(
                Fault(Place(part, 0, _text_around(element)), message.format(kind=kinds[str(element.tag)]))
            )
    for name in ("footnoteReference", "endnoteReference"):
        seen: set[str | None] = set()
        for mark in root.iter(W + name):
            if mark.get(W + "id") in seen:
                message = _("a footnote is in a part that is repeated; a note can be printed once only: put it outside")
                raise CutThroughError(Fault(Place(part, 0, _text_around(mark)), message))
            seen.add(mark.get(W + "id"))


def _refuse_harmful_fields(part: str, data: bytes) -> None:
    """Name a field that runs or fetches something, whose instruction tags have put together.

    Those that the template has itself were refused when it was read.

    Raises:
        CutThroughError: there is such a field.
    """
    if found := harmful_fields(data, reuse=True):
        message = _("the tags make a field (Alt+F9 shows it) that fetches from another program or file: “{field}”")
        raise CutThroughError(Fault(Place(part, 0, ""), message.format(field=found[0])))


def _refuse_open_fields(part: str, root: _Element) -> None:
    """Name a field of which a loop or a condition has left the beginning or the end alone.

    Raises:
        CutThroughError: there is such a field.
    """
    open_: list[_Element] = []
    message = _(
        "a field (Alt+F9 shows it) is printed without its beginning or its end: put both into one part, or delete the field"
    )
    for mark in root.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            open_.append(mark)
        elif kind == "end" and not (open_ and open_.pop() is not None):
            raise CutThroughError(Fault(Place(part, 0, _text_around(mark)), message))
    if open_:
        raise CutThroughError(Fault(Place(part, 0, _text_around(open_[0])), message))


def _text_around(element: _Element) -> str:
    paragraph = next(element.iterancestors(W + "p"), element)
    return "".join(str(text) for text in paragraph.itertext())


def _remove_empty(root: _Element) -> None:
    """Take out content controls, rows and tables that hold nothing any more; each may empty the one around it."""
    found = True
    while found:
        found = False
        for element in list(root.iter(W + "sdt", W + "tr", W + "tbl")):
            content = element.find(W + "sdtContent") if element.tag == W + "sdt" else element
            wanted = {W + "tr": (W + "tc", W + "sdt"), W + "tbl": (W + "tr", W + "sdt")}.get(str(element.tag))
            holds = content is not None and (
                any(child.tag not in _MARKS for child in content)
                if wanted is None
                else next(content.iterchildren(*wanted), None) is not None
            )
            if not holds:
                remove(element)
                found = True


def _fit_grid(table: _Element, place: Place, index: int) -> None:
    """Give the grid a column for each cell that a loop has added, and the cells their share of the width.

    Raises:
        CutThroughError: there are more columns than Word knows.
    """
    grid = table.find(W + "tblGrid")
    rows = [[(cell, _span(cell)) for cell in row.iterchildren(W + "tc")] for row in table.iterchildren(W + "tr")]
    widest = max((sum(span for _cell, span in row) for row in rows), default=0)
    if max(widest, 0 if grid is None else len(grid)) > MAX_COLUMNS:
        message = _("table {number} has more than {count} columns, which Word does not open")
        raise CutThroughError(Fault(place, message.format(number=number(index), count=number(MAX_COLUMNS))))
    if grid is not None and 0 < len(grid) < widest:
        _widen(grid, widest)
        widths = [int(column.get(W + "w", "0")) for column in grid]
        for row in rows:
            _set_widths(row, widths)


def _widen(grid: _Element, widest: int) -> None:
    """Give a grid so many columns, together as wide as those that it has."""
    widths = [clamped(each, 0) if (each := column.get(W + "w", "0")).isdecimal() else 0 for column in grid]
    total = sum(widths)
    widths += [total // len(widths)] * (widest - len(widths))
    for _more in range(widest - len(grid)):
        etree.SubElement(grid, W + "gridCol")
    for column, width in zip(grid, widths, strict=True):
        column.set(W + "w", str(width * total // max(sum(widths), 1)))


def _set_widths(row: list[tuple[_Element, int]], widths: list[int]) -> None:
    position = 0
    for cell, span in row:
        own = cell.find(f"{W}tcPr/{W}tcW[@{W}type='dxa']")
        if own is not None:
            own.set(W + "w", str(sum(widths[position : position + span])))
        position += span


def _span(cell: _Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(W + "val", "1") if span is not None else "1"
    return clamped(value, 1, 10_000) if value.isdecimal() else 1
