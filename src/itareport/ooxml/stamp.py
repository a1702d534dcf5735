"""The mark by which a file that this program wrote is known again: custom properties with hashes of what is inside.

``docProps/custom.xml`` is the one place that Word and LibreOffice keep and leave unchanged when they save. The value of
each hash names its recipe, so that a later release, which may hash otherwise, still reads the old ones.
"""

from __future__ import annotations

import enum
import hashlib
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from itareport.errors import NotWordError
from itareport.ooxml import custom, text
from itareport.ooxml.unzipping import unzip_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OURS = "itareport."
VERSION = f"{_OURS}version"
TEXT = f"{_OURS}text"
PARTS = f"{_OURS}parts"
MADE_FROM = f"{_OURS}made-from"

_HOLDER = "docProps/custom.xml"
_AS_WRITTEN = re.compile(rb'name="(itareport\.[a-z-]+)"><vt:lpwstr>([a-z0-9.:-]*)</vt:lpwstr>')
"""A property of the stamp as ``custom`` writes it."""

_SEPARATOR = "\x00"  # no XML text can hold it


class State(enum.Enum):
    """What has become of a file since this program wrote it."""

    UNTOUCHED = "untouched"
    """Every part is as it was written."""
    RESAVED = "resaved"
    """Saved or restyled in an office program; the texts are the same."""
    EDITED = "edited"
    """The texts are others."""
    FOREIGN = "foreign"
    """This program did not write it."""


def stamp(parts: Mapping[str, bytes], version: str, made_from: str = "") -> dict[str, bytes]:
    """The parts with the stamp of program version ``version``, in place of an older stamp.

    ``made_from`` is a hash of what the document was made from, by which it need not be made again.
    ``parts`` are those of a whole and well-formed document; other custom properties in it are kept.
    """
    stamped = dict(parts)
    holder = make_room(stamped)
    stamped[holder.name] = written(stamped, holder, version, made_from)
    return stamped


def make_room(parts: dict[str, bytes]) -> custom.Holder:
    """See to it that a package has the part for the stamp, which may hold other properties."""
    return custom.make_room(parts, _OURS)


def written(
    parts: Mapping[str, bytes],
    holder: custom.Holder,
    version: str,
    made_from: str = "",
    read: Mapping[str, text.Texts] = text.NOTHING_READ,
) -> bytes:
    """The part with the stamp of all others; ``read`` are the texts of those that were read already."""
    made = {MADE_FROM: made_from} if made_from else {}
    hashes = {TEXT: _text_1(parts, read), PARTS: _parts_1(parts, holder.name)}
    return holder.with_texts({VERSION: version, **hashes, **made})


def made_from(data: bytes) -> str:
    """The hash of what a document of ours was made from, "" unless it lies there byte for byte as it was written.

    This is the short way past ``package.read`` and ``state``: nothing of the document is taken for XML, so nothing in
    it can do harm, and one that another program saved is distinguished from ours by its stamp's own spelling.
    """
    if not data.startswith(b"PK"):
        return ""  # something is before the zip
    try:
        parts = unzip_parts(data)
    except NotWordError:
        return ""
    found = {key.decode(): value.decode() for key, value in _AS_WRITTEN.findall(parts.get(_HOLDER, b""))}
    return found.get(MADE_FROM, "") if found.get(PARTS) == _parts_1(parts, _HOLDER) else ""


def state(parts: Mapping[str, bytes]) -> State:
    """What has become of the document whose parts ``package.read`` gave, judged by its stamp.

    A stamp with a recipe that this release does not know counts as EDITED: it is ours, and nobody can say more.
    """
    stamped = custom.properties(parts)
    if TEXT not in stamped:
        return State.FOREIGN
    if not _agrees(stamped[TEXT], parts):
        return State.EDITED
    return State.UNTOUCHED if _agrees(stamped.get(PARTS, ""), parts) else State.RESAVED


def _agrees(value: str, parts: Mapping[str, bytes]) -> bool:
    recipe = _RECIPES.get(value.partition(":")[0])
    return recipe is not None and recipe(parts) == value


def _text_1(parts: Mapping[str, bytes], read: Mapping[str, text.Texts] = text.NOTHING_READ) -> str:
    """The texts in order, with the borders of cells and rows, so that a text moved to another cell is seen."""
    return hash_of("text-1", (_SEPARATOR.join(texts).encode() for texts in text.stories(parts, read)))


def _parts_1(parts: Mapping[str, bytes], holder: str | None = None) -> str:
    """Every part but the one that holds the stamp."""
    holder = holder or custom.part_name(parts)
    return hash_of(
        "parts-1", (item for name in sorted(parts) if name != holder for item in (name.encode(), parts[name]))
    )


def hash_of(recipe: str, items: Iterable[bytes]) -> str:
    """A hash of items one after another, with the name of its ``recipe``; where each ends counts too."""
    digest = hashlib.sha256(b"".join(b"%d:%b" % (len(item), item) for item in items))
    return f"{recipe}:{digest.hexdigest()}"


_RECIPES: dict[str, Callable[[Mapping[str, bytes]], str]] = {"text-1": _text_1, "parts-1": _parts_1}
