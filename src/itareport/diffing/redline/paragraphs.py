"""Two runs of paragraphs → one with tracked changes, as in a cell or above the table."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from itareport.diffing.changes import match_texts
from itareport.diffing.marking import Op, marked
from itareport.diffing.redline.revisions import Element, Revisions, Tracked, w
from itareport.ooxml.names import XML_SPACE
from itareport.ooxml.shown_text import characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CHARACTERS = characters("stamp")
NUMBER = re.compile(r"[๐-๙]+\.\t")
"""The typed number of a list entry; it does not count when entries are matched."""

_ELEMENTS = {"\t": "tab", "\n": "br"}
_PIECES = re.compile(r"[\t\n]|[^\t\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one look."""

    text: str
    look: Element | None


@dataclass(frozen=True, slots=True)
class Step:
    """A paragraph of the merged ones: an inserted or deleted one, or a new one (no ``op``) with the ``old`` it was."""

    op: Tracked | None
    paragraph: Element
    old: Element | None = None


def merge(old: Sequence[Element], new: Sequence[Element], revisions: Revisions) -> list[Element]:
    """The new paragraphs, with what is not in the old ones tracked as inserted, and the other way round.

    The last paragraph's mark, which ends the cell or is before the table, can be neither inserted nor deleted. So
    what is added or deleted at the end has the mark before it tracked in its place.
    """
    steps = list(_steps(old, new))
    last_kept = max(at for at, step in enumerate(steps) if step.op is None)
    merged = [_merged(step, revisions) for step in steps]
    for at, step in enumerate(steps):
        if step.op is not None:
            revisions.mark_paragraph(merged[at if at < last_kept else at - 1], step.op)
    return merged


def text_of(paragraph: Element) -> str:
    """The text of a paragraph with its tabs and line breaks."""
    return "".join(piece.text for piece in _pieces(paragraph))


def _steps(old: Sequence[Element], new: Sequence[Element]) -> Iterator[Step]:
    """Old and new paragraphs in one order, what was deleted before what was inserted in its place."""
    matched = match_texts([NUMBER.sub("", text_of(p)) for p in old], [NUMBER.sub("", text_of(p)) for p in new])
    pairs = [pair for pair in matched.pairs if pair not in matched.moved]
    i = j = 0
    for next_i, next_j in [*pairs, (len(old), len(new))]:
        yield from (Step("del", paragraph) for paragraph in old[i:next_i])
        yield from (Step("ins", paragraph) for paragraph in new[j:next_j])
        if next_i < len(old):
            yield Step(None, new[next_j], old[next_i])
        i, j = next_i + 1, next_j + 1


def _merged(step: Step, revisions: Revisions) -> Element:
    merged = deepcopy(step.paragraph)
    if step.op is not None:
        revisions.wrap_runs(merged, step.op)
    elif step.old is not None:
        if text_of(step.old) != text_of(step.paragraph):
            for run in merged.findall(w("r")):
                merged.remove(run)
            merged.extend(_content(step.old, step.paragraph, revisions))
        revisions.keep_old_look(merged, step.old)
    return merged


def _content(old: Element, new: Element, revisions: Revisions) -> Iterator[Element]:
    """The runs of a paragraph that was reworded."""
    old_at = new_at = 0
    old_pieces, new_pieces = list(_pieces(old)), list(_pieces(new))
    for op, text in marked(text_of(old), text_of(new)):
        end = len(text)
        if op is Op.REMOVED:
            wrapper = revisions.element("del")
            wrapper.extend(_run(piece, "delText") for piece in _cut(old_pieces, old_at, old_at + end))
            yield wrapper
        else:
            runs = [_run(piece, "t") for piece in _cut(new_pieces, new_at, new_at + end)]
            if op is Op.ADDED:
                wrapper = revisions.element("ins")
                wrapper.extend(runs)
                runs = [wrapper]
            yield from runs
        old_at += end * (op is not Op.ADDED)
        new_at += end * (op is not Op.REMOVED)


def _pieces(paragraph: Element) -> Iterator[Piece]:
    for run in paragraph.iterfind(w("r")):
        names = ((etree.QName(child).localname, child.text or "") for child in run)
        text = "".join(text if name == "t" else _CHARACTERS.get(name, "") for name, text in names)
        yield Piece(text, run.find(w("rPr")))


def _cut(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        text = piece.text[max(0, start - at) : max(0, end - at)]
        if text:
            yield Piece(text, piece.look)
        at += len(piece.text)


def _run(piece: Piece, text_name: str) -> Element:
    run = etree.Element(w("r"))
    if piece.look is not None:
        run.append(deepcopy(piece.look))
    for text in _PIECES.findall(piece.text):
        if text in _ELEMENTS:
            etree.SubElement(run, w(_ELEMENTS[text]))
        else:
            etree.SubElement(run, w(text_name), {XML_SPACE: "preserve"}).text = text
    return run
