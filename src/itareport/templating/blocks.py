"""Whether the blocks of a template (``for`` … ``endfor``) open and close where XML and tables allow it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from itareport.i18n import _
from itareport.ooxml.names import W
from itareport.templating.places import Fault
from itareport.templating.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from itareport.templating.template import PlacedTag

OPENINGS = {"for", "if", "macro", "call", "filter", "with", "set"}
MIDDLES = {"elif": {"if"}, "else": {"if", "for"}}
SINGLE = {"set"}
KEYWORDS = OPENINGS | MIDDLES.keys() | {f"end{word}" for word in OPENINGS} | {"raw", "endraw"}

_ROOMS = {W + name for name in ("tc", "tr", "tbl", "txbxContent", "body", "hdr", "ftr", "footnote", "endnote")}
_DOCXTPL = {"colspan", "cellbg", "vm", "hm"}
_FORBIDDEN = {"include", "import", "from", "extends", "block", "endblock", "autoescape", "endautoescape", "do", "debug"}
_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")


def opens(tag: Tag) -> bool:
    """Whether a tag opens a block that another has to close."""
    if tag.keyword == "set":
        return "=" not in _STRING.sub("", tag.text)
    return tag.keyword in OPENINGS


def check_keyword(tag: Tag) -> str | None:
    """What is wrong with the first word of a block tag, in the user's language."""
    word = tag.keyword
    if tag.kind != "block" or word in KEYWORDS:
        return None
    if word in _DOCXTPL:
        return _("{tag} is not supported here: merge or colour the cells in Word itself").format(tag=tag.written)
    if word in _FORBIDDEN:
        return _("{tag}: “{word}” is not allowed in a template").format(tag=tag.written, word=word)
    from difflib import get_close_matches

    near = [word.lower()] if word.lower() in KEYWORDS else get_close_matches(word, sorted(KEYWORDS), 1)
    if near:
        return _("{tag}: “{word}” is not an instruction; did you mean “{near}”?").format(
            tag=tag.written, word=word, near=near[0]
        )
    return _("{tag}: “{word}” is not an instruction; a value is printed with {example}").format(
        tag=tag.written, word=word, example="{{ … }}"
    )


def check_balance(tags: Sequence[tuple[PlacedTag, _Element | None]]) -> list[Fault]:
    """Every block of a part that is not closed, closes nothing, or closes where it cannot.

    ``tags`` are in order, each with its mark in the tree; None for one in an attribute.
    """
    faults: list[Fault] = []
    open_blocks: list[tuple[PlacedTag, _Element | None]] = []
    for each, mark in tags:
        placed = _in_small_letters(each)
        word = placed.tag.keyword
        if opens(placed.tag):
            open_blocks.append((placed, mark))
        elif word in MIDDLES:
            if not open_blocks or open_blocks[-1][0].tag.keyword not in MIDDLES[word]:
                faults.append(_stray(placed, open_blocks))
            else:
                faults += _misplaced(*open_blocks[-1], placed, mark)
        elif word.startswith("end") and word in KEYWORDS:
            _close(placed, mark, open_blocks, faults)
    faults += [_never_closed(placed) for placed, _mark in open_blocks]
    return faults


def _in_small_letters(placed: PlacedTag) -> PlacedTag:
    """``{% If … %}`` has been named as a fault by itself; its ``{% endif %}`` is none."""
    tag = placed.tag
    word = tag.keyword.lower()
    if word == tag.keyword or word not in KEYWORDS:
        return placed
    return placed._replace(tag=replace(tag, text=word + tag.text[len(word) :]))


def _close(
    placed: PlacedTag, mark: _Element | None, open_blocks: list[tuple[PlacedTag, _Element | None]], faults: list[Fault]
) -> None:
    wanted = placed.tag.keyword.removeprefix("end")
    if wanted not in {block.tag.keyword for block, _mark in open_blocks}:
        faults.append(_stray(placed, open_blocks))
        return
    while open_blocks[-1][0].tag.keyword != wanted:
        faults.append(_never_closed(open_blocks.pop()[0]))
    opening, opening_mark = open_blocks.pop()
    faults += _misplaced(opening, opening_mark, placed, mark)


def _never_closed(placed: PlacedTag) -> Fault:
    end = "{%" + placed.tag.prefix + f" end{placed.tag.keyword} %}}"
    return Fault(
        placed.place, _("{tag} is never closed; write {end} where it ends").format(tag=placed.tag.written, end=end)
    )


def _stray(placed: PlacedTag, open_blocks: Sequence[tuple[PlacedTag, _Element | None]]) -> Fault:
    tag = placed.tag.written
    if not open_blocks:
        return Fault(placed.place, _("{tag} belongs to no block: none is open here").format(tag=tag))
    opening = open_blocks[-1][0].tag.written
    return Fault(
        placed.place, _("{tag} does not fit the block that is open here, {opening}").format(tag=tag, opening=opening)
    )


def _misplaced(
    opening: PlacedTag, opening_mark: _Element | None, placed: PlacedTag, mark: _Element | None
) -> list[Fault]:
    if _same_room(opening_mark, mark):
        return []
    message = _(
        "{opening} begins in another place ({place}) than {tag}: put both into one paragraph, or give both the same "
        "prefix: p repeats whole paragraphs, tr whole rows, tc whole cells"
    )
    return [
        Fault(placed.place, message.format(opening=opening.tag.written, place=opening.place, tag=placed.tag.written))
    ]


def _same_room(one: _Element | None, other: _Element | None) -> bool:
    """Whether what lies between two marks may be left out or repeated: the XML stays whole, and so do the cells."""
    if one is None or other is None:
        return one is other
    above, beside = list(one.iterancestors()), list(other.iterancestors())
    room = next((element for element in above if element.tag in _ROOMS), None)
    same = next((element for element in beside if element.tag in _ROOMS), None)
    return room is same and [element.tag for element in above] == [element.tag for element in beside]
