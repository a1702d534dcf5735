"""The text of a Word document, read the same whichever office program saved it last.

Tracked changes count as accepted: insertions are text, deletions and the old places of moves are not. Content controls,
hyperlinks and smart tags are entered. Of text that is there twice for older programs (``mc:AlternateContent``) one copy
counts. Results of fields are left out, since page numbers and dates differ each time, but for those that hold what
somebody typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from itareport.ooxml import relationships
from itareport.ooxml.fast_text import read_fast
from itareport.ooxml.markup import SMALL
from itareport.ooxml.shown_text import BORDER, PAGE_BREAK

if TYPE_CHECKING:
    from collections.abc import Collection

Texts = list[str]
"""The text of each paragraph of a part, with a ``BORDER`` at the borders of cells."""
NOTHING_READ: Mapping[str, Texts] = {}

_AROUND_THE_BODY = ("header", "footer", "footnotes", "endnotes")


def paragraphs(parts: Mapping[str, bytes]) -> list[str]:
    r"""The text of each paragraph of the body, in order, empty ones and those in tables and text boxes too.

    A tab is ``\t``, a line break ``\n``; page and column breaks are nothing.

    Raises:
        MarkupError: the body is no well-formed XML, which cannot happen to parts from ``package.read``.
    """
    main = relationships.main_part(parts)
    return [] if main is None else [text.replace(PAGE_BREAK, "") for text in _read(parts[main])[0] if text != BORDER]


def stories(parts: Mapping[str, bytes], read: Mapping[str, Texts] = NOTHING_READ) -> list[list[str]]:
    """The texts that a reader sees, with a ``BORDER`` where the next is in another cell: the body, then the rest.

    Whatever office programs change when they only save is levelled: paragraphs are stripped, empty ones left out (some
    are added), split at page breaks; empty cells count for nothing (LibreOffice fills up short rows); headers,
    footers and notes come sorted and once each (they are repeated and renamed), those that no page shows not at all.
    ``read`` are the texts of a body that was read already, as ``fast_text`` gives them.

    Raises:
        MarkupError: as ``paragraphs`` does.
    """
    main = relationships.main_part(parts)
    if main is None:
        return []
    body, unused_ties = (read[main], ()) if main in read else _read(parts[main])
    shown = relationships.related(parts, main, *_AROUND_THE_BODY, besides=unused_ties)
    around = {_around(parts[name]) for name in shown}
    return [_levelled(body), *(list(texts) for texts in sorted(around) if texts)]


def _around(part: bytes) -> tuple[str, ...]:
    """The texts of a header, a footer or notes; those of a template are looked at again for each report."""
    return _read_small(part) if len(part) <= SMALL else tuple(_levelled(_read(part)[0]))


@lru_cache(maxsize=32)
def _read_small(part: bytes) -> tuple[str, ...]:
    return tuple(_levelled(_read(part)[0]))


def _read(data: bytes) -> tuple[list[str], Collection[str]]:
    """The texts of a part, and the ties to headers and footers that no page shows."""
    plain = read_fast(data)
    if plain is not None:
        return plain, ()
    from itareport.ooxml.story import read_story

    return read_story(data)


def _levelled(texts: list[str]) -> list[str]:
    found: list[str] = []
    in_new_cell = False
    for text in texts:
        if text == BORDER:
            in_new_cell = True
            continue
        for piece in text.split(PAGE_BREAK) if PAGE_BREAK in text else (text,):
            stripped = piece.strip()
            if stripped:
                found += [BORDER, stripped] if in_new_cell else [stripped]
                in_new_cell = False
    return found
