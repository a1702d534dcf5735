"""Putting the marks of tags where they act: docxtpl's prefixes, and paragraphs joined by ``{%-`` and ``-%}``."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from lxml import etree

from itareport.i18n import _
from itareport.ooxml.names import XML_SPACE, W
from itareport.templating.blocks import check_balance, opens
from itareport.templating.locate import remove
from itareport.templating.places import Fault

if TYPE_CHECKING:
    from lxml.etree import _Element

    from itareport.templating.locate import TagLocator
    from itareport.templating.template import PlacedTag

_HOISTED = {"tr": W + "tr", "tc": W + "tc", "p": W + "p"}
_BREAKS = (W + "br", W + "cr", W + "tab")
_NOT_CONTENT = {W + "pPr", W + "tcPr", W + "rPr"}


def hoist_tags(marks: TagLocator) -> None:
    """Move the marks of a part to where their tags act, and check its blocks there."""
    _join_paragraphs(marks)
    for prefix, element_tag in _HOISTED.items():
        _hoist(marks, prefix, element_tag)
    _split_runs(marks)
    _fill_cells(marks.root)
    in_tree = marks.in_tree()
    marked = {number for number, _mark in in_tree}
    order: list[tuple[PlacedTag, _Element | None]] = [(marks.tags[number], mark) for number, mark in in_tree]
    order += [(placed, None) for number, placed in enumerate(marks.tags) if placed.one_line and number not in marked]
    marks.faults += check_balance(order)


def _join_paragraphs(marks: TagLocator) -> None:
    """Join a paragraph that begins with ``{%- … %}`` to the one before, and one that ends with ``-%}`` to the next."""
    for number, mark in marks.in_tree():
        placed = marks.tags[number]
        if placed.tag.prefix or not (placed.tag.before == "-" or placed.tag.after == "-"):
            continue
        before, after = placed.tag.before, placed.tag.after
        if before == "-" and (_take_breaks(mark, start=True) or _joins(mark, start=True)):
            before = ""
        if after == "-" and (_take_breaks(mark, start=False) or _joins(mark, start=False)):
            after = ""
        marks.tags[number] = placed._replace(tag=replace(placed.tag, before=before, after=after))


def _joins(mark: _Element, *, start: bool) -> bool:
    return _is_at_edge(mark, start=start) and _join(mark, forward=not start)


def _take_breaks(mark: _Element, *, start: bool) -> bool:
    """Take out the line breaks and tabs between a tag at an edge of its text and the next text of the paragraph.

    So does docxtpl 0.20.2 where a template has ``{%-`` or ``-%}`` after SHIFT+ENTER; whether there is such a text.
    """
    text = mark.getparent()
    paragraph = next(mark.iterancestors(W + "p"), None)
    if text is None or text.tag != W + "t" or paragraph is None:
        return False
    inside = (text.text, mark.getprevious()) if start else (mark.tail, mark.getnext())
    if any(each is not None and each != "" for each in inside):
        return False
    line = [each for each in paragraph.iter(W + "t", *_BREAKS) if each.tag == W + "t" or _is_in_run(each)]
    place = line.index(text)
    others = line[:place][::-1] if start else line[place + 1 :]
    between = list(takewhile(lambda each: each.tag != W + "t", others))
    if len(between) == len(others):
        return False
    for each in between:
        remove(each)
    return True


def _is_in_run(element: _Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == W + "r"


def _is_at_edge(mark: _Element, *, start: bool) -> bool:
    paragraph = next(mark.iterancestors(W + "p"), None)
    if paragraph is None:
        return False
    content: list[object] = []
    for element in paragraph.iter(W + "t", W + "drawing", W + "pict"):
        content += [element.text or "", *(part for child in element for part in (child, child.tail or ""))]
        if element.tag != W + "t":
            content.append(element)
    content = [part for part in content if part != ""]
    return bool(content) and content[0 if start else -1] is mark


def _join(mark: _Element, *, forward: bool) -> bool:
    """Join the mark's paragraph to its neighbour, whose properties count when it is the first of the two."""
    paragraph = next(mark.iterancestors(W + "p"))
    neighbour = paragraph.getnext() if forward else paragraph.getprevious()
    if neighbour is None or neighbour.tag != W + "p":
        return False
    first, second = (paragraph, neighbour) if forward else (neighbour, paragraph)
    if second.find(f"{W}pPr/{W}sectPr") is not None or first.find(f"{W}pPr/{W}sectPr") is not None:
        return False
    first.extend([child for child in second if child.tag != W + "pPr"])
    remove(second)
    return True


def _with_prefix(marks: TagLocator, prefix: str) -> list[tuple[int, _Element]]:
    """The marks of a part, with their numbers, whose tags have one prefix and print nothing."""
    tags = [placed.tag for placed in marks.tags]
    return [(i, mark) for i, mark in marks.in_tree() if tags[i].prefix == prefix and tags[i].kind != "print"]


def _hoist(marks: TagLocator, prefix: str, element_tag: str) -> None:
    """Let the tags with one prefix take the place of the paragraph, row or cell that they are in."""
    hoisted: dict[_Element, list[int]] = {}
    for number, mark in _with_prefix(marks, prefix):
        element = next(mark.iterancestors(element_tag), None)
        if element is None:
            message = _("{tag} is not in a table: the prefixes tr and tc are for rows and cells")
            marks.faults.append(Fault(marks.tags[number].place, message.format(tag=marks.tags[number].tag.written)))
        else:
            hoisted.setdefault(element, []).append(number)
    for element, numbers in hoisted.items():
        _check_hoisted(marks, element, numbers)
        found = {int(mark.text or 0): mark for mark in element.iter(etree.PI)}
        kept = [number for number in numbers if marks.tags[number].tag.keyword not in {"", "raw", "endraw"}]
        for mark in map(found.__getitem__, kept):
            mark.tail = None
            element.addprevious(mark)
        remove(element)


def _check_hoisted(marks: TagLocator, element: _Element, numbers: list[int]) -> None:
    """What would be lost without a word when tags take the place of ``element``."""
    for mark in element.iter(etree.PI):
        lost = marks.tags[int(mark.text or 0)]
        if int(mark.text or 0) not in numbers and lost.tag.kind != "comment":
            message = _("{tag} would never be printed: {other} replaces everything beside it")
            other = marks.tags[numbers[0]].tag.written
            marks.faults.append(Fault(lost.place, message.format(tag=lost.tag.written, other=other)))
    if next(element.iter(W + "sectPr"), None) is not None:
        tag = marks.tags[numbers[0]]
        message = _("{tag} is in a paragraph that ends a section; give it a paragraph of its own")
        marks.faults.append(Fault(tag.place, message.format(tag=tag.tag.written)))
    open_words: list[PlacedTag] = []
    for placed in (marks.tags[number] for number in numbers):
        if opens(placed.tag):
            open_words.append(placed)
        elif open_words and placed.tag.keyword == "end" + open_words[-1].tag.keyword:
            opening = open_words.pop()
            message = _("{tag} and {end} need a {kind} each: what they repeat goes between the two")
            kind = {"tr": _("row"), "tc": _("cell"), "p": _("paragraph")}[placed.tag.prefix]
            marks.faults.append(
                Fault(opening.place, message.format(tag=opening.tag.written, end=placed.tag.written, kind=kind))
            )


def _split_runs(marks: TagLocator) -> None:
    """Put the tags with the prefix ``r`` between runs, so that they act on whole runs."""
    for _number, mark in _with_prefix(marks, "r"):
        text = mark.getparent()
        run = text.getparent() if text is not None else None
        if text is None or run is None or run.tag != W + "r":
            continue
        rest, later = run.makeelement(run.tag), text.makeelement(text.tag, {XML_SPACE: "preserve"})
        rest.extend(deepcopy(run.findall(W + "rPr")))
        rest.append(later)
        later.text, mark.tail = mark.tail, None
        later.extend(list(mark.itersiblings()))
        rest.extend(list(text.itersiblings()))
        run.addnext(rest)
        run.addnext(mark)
        _drop_empty(run, text)
        _drop_empty(rest, later)


def _drop_empty(run: _Element, text: _Element) -> None:
    if not text.text and not len(text):
        run.remove(text)
    parent = run.getparent()
    if parent is not None and all(child.tag in _NOT_CONTENT for child in run):
        parent.remove(run)


def _fill_cells(root: _Element) -> None:
    """Give a cell that a comment has emptied the paragraph that it must have."""
    for cell in root.iter(W + "tc"):
        if all(child.tag in _NOT_CONTENT for child in cell):
            etree.SubElement(cell, W + "p")
