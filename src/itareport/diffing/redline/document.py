"""The main parts of two reports → one with tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from itareport.diffing.redline.paragraphs import merge, text_of
from itareport.diffing.redline.revisions import Element, Revisions, w
from itareport.diffing.redline.table import merge_rows

if TYPE_CHECKING:
    from itareport.diffing.changes import MeasureAlignment


def merge_documents(old: bytes, new: bytes, measures: MeasureAlignment) -> bytes:
    """The new ``word/document.xml`` with what changed in its title lines and its table tracked."""
    old_body, new_body = _body(old), _body(new)
    revisions = Revisions()
    old_table, new_table = _table(old_body), _table(new_body)
    befores, afters = _title_lines(old_table), _title_lines(new_table)
    if [text_of(line) for line in befores] != [text_of(line) for line in afters]:
        for line in afters:
            new_body.remove(line)
        for line in merge(befores, afters, revisions):
            new_table.addprevious(line)
    old_rows, new_rows = old_table.findall(w("tr")), new_table.findall(w("tr"))
    rows = list(merge_rows(old_rows, new_rows, measures, revisions))
    for row in new_rows:
        new_table.remove(row)
    new_table.extend(rows)
    return etree.tostring(new_body.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def _body(data: bytes) -> Element:
    """The body, in which every cell has a paragraph: a plan printed with a report's columns has none in some."""
    (body,) = etree.fromstring(data).iterfind(w("body"))
    for cell in body.iter(w("tc")):
        if cell.find(w("p")) is None:
            etree.SubElement(cell, w("p"))
    return body


def _table(body: Element) -> Element:
    """The report's table; below it there may be one of pictures."""
    return next(body.iterfind(w("tbl")))


def _title_lines(table: Element) -> list[Element]:
    """The paragraphs above a table, in order."""
    lines = list(table.itersiblings(w("p"), preceding=True))
    return lines[::-1]
