"""Data carried inside a Word document, in a custom XML part, and taken out again byte for byte.

Word and LibreOffice keep such a part when they save, though under a number of their own: it is found by its namespace.
The bytes lie in base64, since line ends in XML text change on the way; a hash shows damage. (ECMA-376 part 1, 15.2.5.)
"""

from __future__ import annotations

import binascii
import hashlib
import posixpath
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from itareport.ooxml import content_types, names, relationships
from itareport.ooxml.markup import SPACE, MarkupError, scan

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMESPACE = "urn:itareport:data:1"
_ID = "{6D7B9C42-0F6E-4B0B-9A55-1B1C8A3C2568}"
"""Identifies the item within its document; fixed, so that the same data make the same parts."""
_ROOT = f"{NAMESPACE}{SPACE}data"


def embed(parts: Mapping[str, bytes], data: bytes) -> dict[str, bytes]:
    """The parts with ``data`` inside, in place of what was embedded before.

    Raises:
        KeyError: the package has no main document.
    """
    held, item = make_room(parts)
    held[item] = written(data)
    return held


def written(data: bytes) -> bytes:
    """The part that holds ``data``."""
    encoded = binascii.b2a_base64(data, newline=False)
    opening = (
        f'{names.DECLARATION}<itareport:data xmlns:itareport="{NAMESPACE}" sha256="{hashlib.sha256(data).hexdigest()}">'
    )
    return b"".join([opening.encode(), encoded, b"</itareport:data>"])


def make_room(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], str]:
    """The parts with an empty one for data, in place of what was embedded before, and the name of it.

    Raises:
        KeyError: the package has no main document.
    """
    held = remove(parts)
    main = relationships.main_part(held)
    if main is None:
        raise KeyError("officeDocument")
    number = _free_number(held)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    held[item] = b""
    held[properties] = (
        f'{names.DECLARATION}<ds:datastoreItem xmlns:ds="{names.CUSTOM_XML}" ds:itemID="{_ID}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    content_types.declare(held, item, "application/xml")
    content_types.declare(held, properties, names.CUSTOM_XML_PROPERTIES_TYPE)
    relationships.add(held, main, "customXml", posixpath.relpath(item, posixpath.dirname(main) or "."))
    relationships.add(held, item, "customXmlProps", f"itemProps{number}.xml")
    return held, item


def extract(parts: Mapping[str, bytes]) -> bytes | None:
    """The bytes that ``embed`` put in; None when there are none, they are damaged, or two parts disagree."""
    found = {item.payload() for _name, item in _items(parts)}
    return found.pop() if len(found) == 1 else None


def is_there(parts: Mapping[str, bytes]) -> bool:
    """Whether ``embed`` has put data in, be they damaged since."""
    return bool(_items(parts))


def remove(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without anything that ``embed`` put in."""
    kept = dict(parts)
    items = [name for name, _item in _items(parts)]
    properties = [name for item in items for name in relationships.related(parts, item, "customXmlProps")]
    relationships.remove_parts(kept, [*items, *properties])
    return kept


def _items(parts: Mapping[str, bytes]) -> list[tuple[str, _Item]]:
    needle = NAMESPACE.encode()
    read = [(name, _read(data)) for name, data in parts.items() if needle in data]
    return [(name, item) for name, item in read if item is not None]


class _Item(NamedTuple):
    sha256: str
    encoded: str

    def payload(self) -> bytes | None:
        try:
            data = binascii.a2b_base64(self.encoded.encode("ascii"))
        except ValueError:
            return None
        return data if hashlib.sha256(data).hexdigest() == self.sha256 else None


def _read(data: bytes) -> _Item | None:
    root: tuple[str, str] | None = None
    texts: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal root
        root = root or (name, attributes.get("sha256", ""))

    try:
        scan(data, start, None, texts.append)
    except MarkupError:
        return None
    return _Item(root[1], "".join(texts)) if root and root[0] == _ROOT else None


def _free_number(parts: Mapping[str, bytes]) -> int:
    taken = {name.lower() for name in parts}
    wanted = ("customxml/item{}.xml", "customxml/itemprops{}.xml", "customxml/_rels/item{}.xml.rels")
    return next(number for number in count(1) if not any(name.format(number) in taken for name in wanted))
