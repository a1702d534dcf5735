"""Word's own marks for tracked changes, on lxml elements (ECMA-376 part 1, 17.13.5).

A tracked run is in ``w:ins`` or ``w:del``; a tracked paragraph mark and a tracked row say so in their properties.
No change has a date: it would be another one on each day, and the format lets it be left out.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import Literal

from lxml import etree

from itareport.ooxml.names import W

AUTHOR = "itareport"

Tracked = Literal["ins", "del"]
Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


def w(name: str) -> str:
    """A name of WordprocessingML as lxml writes it."""
    return W + name


class Revisions:
    """Makes the marks of one document, each with a number of its own."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def element(self, name: str) -> Element:
        """An empty element that carries number and author."""
        return etree.Element(w(name), {w("id"): str(next(self._numbers)), w("author"): AUTHOR})

    def mark_paragraph(self, paragraph: Element, op: Tracked) -> None:
        """Track the paragraph's mark: with it the paragraph ends, without it the next one's text follows on."""
        properties = _first(paragraph, "pPr")
        look = etree.Element(w("rPr"))
        look.append(self.element(op))
        change = properties.find(w("pPrChange"))
        properties.insert(len(properties) if change is None else properties.index(change), look)

    def mark_row(self, row: Element, op: Tracked) -> None:
        """Track a whole row with all its texts."""
        properties = _first(row, "trPr")
        if not len(properties):  # a mark alone is no properties for openxml-audit
            properties.append(etree.Element(w("cantSplit"), {w("val"): "off"}))
        properties.append(self.element(op))
        for cell in row.iterfind(w("tc")):
            paragraphs = cell.findall(w("p"))
            for paragraph in paragraphs:
                self.wrap_runs(paragraph, op)
            for paragraph in paragraphs[:-1]:
                self.mark_paragraph(paragraph, op)

    def wrap_runs(self, paragraph: Element, op: Tracked) -> None:
        """Track every run of a paragraph."""
        runs = paragraph.findall(w("r"))
        if not runs:
            return
        wrapper = self.element(op)
        runs[0].addprevious(wrapper)
        for run in runs:
            wrapper.append(run)
            if op == "del":
                for text in run.findall(w("t")):
                    text.tag = w("delText")

    def keep_old_look(self, paragraph: Element, old: Element) -> None:
        """Track that a paragraph had other properties, as where a single text became a numbered entry."""
        before, after = _look(old), _look(paragraph)
        if etree.tostring(before) != etree.tostring(after):
            change = self.element("pPrChange")
            change.append(before)
            _first(paragraph, "pPr").append(change)


def let_row_split(row: Element) -> None:
    """Let a row go over a page's end: with old and new text in it it may be taller than a page."""
    for whole in row.findall(f"{w('trPr')}/{w('cantSplit')}"):
        whole.set(w("val"), "off")


def _first(parent: Element, name: str) -> Element:
    """The child that has to be the first, made where it lacks."""
    found = parent.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        parent.insert(0, found)
    return found


def _look(paragraph: Element) -> Element:
    """A copy of a paragraph's properties, in which nothing is tracked yet."""
    properties = paragraph.find(w("pPr"))
    return etree.Element(w("pPr")) if properties is None else deepcopy(properties)
