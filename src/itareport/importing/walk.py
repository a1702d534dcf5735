"""From the XML of a Word document to the text that it shows, tracked changes taken as accepted.

The shape of the XML is ECMA-376 part 1, section 17. Recursion follows the nesting of the XML, which libxml2 ends at 256.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from itareport.errors import NotWordError
from itareport.i18n import _
from itareport.importing.blocks import Block, Cell, Content, Image, Paragraph, Row, Table, flat
from itareport.importing.elements import EXACT, PLAIN, SHOWING, is_unknown_symbol, number_of
from itareport.importing.numbering import VAL, Numbering
from itareport.ooxml import names, relationships
from itareport.ooxml.names import W
from itareport.ooxml.shown_text import OFF, SKIPPED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lxml.etree import _Element

_MC = f"{{{names.COMPATIBILITY}}}"
_DESCRIPTION = f"{{{names.DRAWING}}}docPr"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBEDDED = f"{{{names.RELATION}}}embed"
_MAX_COLUMNS = 200

_DROPPED = frozenset(W + name for name in SKIPPED["import"])
_NOTES = {
    W + "footnoteReference": "footnotes",
    W + "endnoteReference": "footnotes",
    W + "commentReference": "comments",
}
_MARKS = {W + "fldChar", W + "sym"}


def read_content(parts: Mapping[str, bytes], *, exact: bool = False) -> Content:
    """The body, the headers and the footers of a Word document.

    ``exact`` reads the characters that Word keeps as elements, the no-break and the soft hyphen, as themselves: they
    were in the texts that this program printed, and an office program has saved them so.

    Raises:
        NotWordError: the package has no main document part, or one that is no sound XML.
    """
    main = relationships.main_part(parts)
    body = None if main is None else _parse(parts, main).find(W + "body")
    if main is None or body is None:
        raise NotWordError(_("the file holds no Word document"), _advice())
    styles, numbers = (_first(parts, relationships.related(parts, main, kind)) for kind in ("styles", "numbering"))
    walker = _Walker(Numbering(styles, numbers), EXACT if exact else PLAIN)
    content = Content(walker.blocks(body))
    content.images = _images(parts, main, walker.images)
    for kind, blocks in (("header", content.headers), ("footer", content.footers)):
        for name in relationships.related(parts, main, kind):
            blocks.extend(walker.blocks(_parse(parts, name)))
    content.tracked, content.hidden, content.struck = walker.tracked, walker.hidden, walker.struck
    content.pictures = walker.pictures
    content.symbols, content.prompts = walker.left_out["symbols"], walker.left_out["prompts"]
    content.footnotes, content.comments = walker.left_out["footnotes"], walker.left_out["comments"]
    return content


def _images(parts: Mapping[str, bytes], main: str, found: Sequence[tuple[str, str]]) -> list[Image]:
    """The pictures of the body in order; ``found`` are their relationships and descriptions."""
    targets = {each.id: relationships.resolve(main, each.target) for each in relationships.of(parts, main)}
    names = [(targets.get(link, ""), description) for link, description in found]
    return [
        Image(parts[name], name.rpartition(".")[2].lower(), description) for name, description in names if name in parts
    ]


def _advice() -> str:
    return _("Open it in Word or LibreOffice and save it as .docx.")


def _first(parts: Mapping[str, bytes], names: list[str]) -> _Element | None:
    return _parse(parts, names[0]) if names else None


def _parse(parts: Mapping[str, bytes], name: str) -> _Element:
    data = parts[name]
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data.replace(names.WORD_STRICT.encode(), names.WORD.encode()), parser)
    except (etree.LxmlError, ValueError) as error:
        message = _("the Word file is damaged: its part {name} cannot be read").format(name=name)
        raise NotWordError(message, _advice()) from error


class _Walker:
    """Reads blocks, and remembers what it met on the way."""

    def __init__(self, numbering: Numbering, plain: Mapping[object, Callable[[_Element], str]]) -> None:
        self.tracked = False
        self.hidden = False
        self.struck = False
        self.pictures = 0
        self.images: list[tuple[str, str]] = []
        self.left_out = Counter[str]()
        self._numbering = numbering
        self._plain = plain
        self._carried = ""
        self._fields: list[int] = []

    def blocks(self, parent: _Element) -> list[Block]:
        """The paragraphs and tables below ``parent``; a text box follows the paragraph it is anchored in."""
        found: list[Block] = []
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                self._paragraph(child, found)
            elif tag == W + "tbl":
                found.append(self._table(child))
            elif tag == _MC + "AlternateContent":
                found += self.blocks(_choice(child))
            elif tag in _DROPPED or _is_placeholder(child):
                self._leave_out(child)
            elif len(child) and tag not in {W + "sectPr", W + "tcPr", W + "tblPr"}:
                found += self.blocks(child)
        return found

    def _paragraph(self, element: _Element, found: list[Block]) -> None:
        pieces: list[str] = []
        boxes: list[Block] = []
        outer, self._fields = self._fields, []
        self._text(element, pieces, boxes)
        self._fields = outer
        text, self._carried = self._carried + "".join(pieces), ""
        if self._mark_deleted(element):
            self._carried = text
        else:
            found.append(Paragraph(text, self._numbering.level(element)))
        found += boxes

    def _mark_deleted(self, element: _Element) -> bool:
        """A deleted paragraph mark joins the paragraph to the next; above a table or at a cell's end it joins nothing."""
        mark = element.find(f"{W}pPr/{W}rPr")
        if mark is None:
            return False
        deleted = mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
        self.tracked = self.tracked or deleted or mark.find(W + "ins") is not None
        if not deleted:
            return False
        return next((each.tag for each in element.itersiblings(W + "p", W + "tbl")), None) == W + "p"

    def _text(self, parent: _Element, pieces: list[str], boxes: list[Block]) -> None:
        for child in parent:
            tag = child.tag
            if tag in self._plain:
                pieces.append(self._plain[tag](child))
                if tag in _MARKS:
                    self._mark(child, pieces)
            elif tag in _DROPPED or _is_placeholder(child):
                self._leave_out(child)
            elif tag in _NOTES:
                self.left_out[_NOTES[tag]] += 1
            elif tag == W + "txbxContent":
                boxes += self.blocks(child)
            elif tag == _MC + "AlternateContent":
                self._text(_choice(child), pieces, boxes)
            elif tag == W + "r" and _is_hidden(child):
                self.hidden = True
            elif len(child):
                self._inside(child, pieces, boxes)

    def _mark(self, element: _Element, pieces: list[str]) -> None:
        """Take in a symbol that no font shows but its own, or the mark of a field.

        What is between a field's beginning and its result is its instruction, with the results of the fields in it.
        """
        if element.tag == W + "sym":
            self.left_out["symbols"] += is_unknown_symbol(element)
            return
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(len(pieces))
        elif kind == "separate" and self._fields:
            del pieces[self._fields[-1] :]
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _leave_out(self, element: _Element) -> None:
        self.tracked = self.tracked or element.tag in {W + "del", W + "moveFrom"}
        self.left_out["prompts"] += element.tag == W + "sdt" and any(
            (text.text or "").strip() for text in element.iter(W + "t")
        )

    def _inside(self, element: _Element, pieces: list[str], boxes: list[Block]) -> None:
        self.tracked = self.tracked or element.tag in {W + "ins", W + "moveTo"}
        before = len(boxes)
        self._text(element, pieces, boxes)
        if element.tag == W + "drawing":
            description = next((each.get("descr", "") for each in element.iter(_DESCRIPTION)), "")
            self.images += [(each.get(_EMBEDDED, ""), description) for each in element.iter(_PICTURE)]
        self.struck = self.struck or (element.tag == W + "r" and _is_struck(element))
        self.pictures += element.tag in {W + "drawing", W + "pict", W + "object"} and len(boxes) == before

    def _table(self, element: _Element) -> Table:
        widths = [number_of(column.get(W + "w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows: list[Row] = []
        self._rows(element, rows)
        self._merge_down(rows)
        return Table(rows, widths[:_MAX_COLUMNS])

    def _merge_down(self, rows: Sequence[Row]) -> None:
        """A cell that is merged with the one above it shows nothing of its own, unless nothing above begins that.

        (ECMA-376 part 1, 17.4.84; Word and LibreOffice show the text of a cell that goes on with nothing.)
        """
        merged: set[int] = set()
        for row in rows:
            for cell in row.cells:
                if cell.continues and any(each.text.strip() for each in flat(cell.blocks)):
                    cell.continues = cell.start in merged
                    self.hidden = self.hidden or cell.continues
            merged = {cell.start for cell in row.cells if cell.begins or (cell.continues and cell.start in merged)}

    def _rows(self, parent: _Element, rows: list[Row]) -> None:
        for child in parent:
            if child.tag == W + "tr":
                deleted, inserted = (child.find(f"{W}trPr/{W}{name}") is not None for name in ("del", "ins"))
                self.tracked = self.tracked or deleted or inserted
                if not deleted:
                    rows.append(self._row(child))
            elif len(child) and child.tag not in {W + "tblPr", W + "tblGrid", W + "tblPrEx"}:
                self._rows(child, rows)

    def _row(self, element: _Element) -> Row:
        before = element.find(f"{W}trPr/{W}gridBefore")
        cells: list[Cell] = []
        self._cells(element, cells, 0 if before is None else min(number_of(before.get(VAL)), _MAX_COLUMNS))
        return Row(cells)

    def _cells(self, parent: _Element, cells: list[Cell], start: int) -> int:
        for child in parent:
            if child.tag == W + "tc":
                start = self._cell(child, cells, start)
            elif len(child) and child.tag not in {W + "trPr", W + "tblPrEx"}:
                start = self._cells(child, cells, start)
        return start

    def _cell(self, element: _Element, cells: list[Cell], start: int) -> int:
        properties = element.find(W + "tcPr")
        span, begins, continues, beside = 1, False, False, False
        if properties is not None:
            wide, down, across = (properties.find(W + name) for name in ("gridSpan", "vMerge", "hMerge"))
            span = 1 if wide is None else max(number_of(wide.get(VAL)), 1)
            continues = down is not None and down.get(VAL, "continue") == "continue"
            begins = down is not None and not continues
            beside = across is not None and across.get(VAL, "continue") == "continue"
            if properties.find(W + "cellDel") is not None:
                self.tracked = True
                return start
        end = start + min(span, _MAX_COLUMNS)
        blocks = self.blocks(element)
        self._carried = ""
        if beside and cells:
            cells[-1].end = end
            cells[-1].blocks += blocks
        else:
            cells.append(Cell(start, end, blocks, continues, begins))
        return end


def _is_placeholder(control: _Element) -> bool:
    """Whether a content control only asks for its text, in grey: nobody has typed one yet."""
    prompts = control.find(f"{W}sdtPr/{W}showingPlcHdr") if control.tag == W + "sdt" else None
    return prompts is not None and prompts.get(VAL, "true") not in OFF


def _is_hidden(run: _Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(VAL, "true") not in OFF


def _is_struck(run: _Element) -> bool:
    marks = (run.find(f"{W}rPr/{W}{name}") for name in ("strike", "dstrike"))
    shown = any(mark is not None and mark.get(VAL, "true") not in OFF for mark in marks)
    return shown and any((text.text or "").strip() for text in run.iterfind(W + "t"))


def _choice(alternate: _Element) -> _Element:
    """The branch of an ``mc:AlternateContent`` to read: both hold the same text, for newer and older programs.

    It is the first that shows anything: what no program knows yet has its text in the last alone.
    """
    branches = (each for each in alternate if next(each.iter(*SHOWING), None) is not None)
    return next(branches, alternate)
