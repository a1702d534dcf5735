"""XML of a package, read as events: expat loads in half a millisecond, lxml in ten."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SPACE = "\x01"
"""Stands between namespace and name: no XML text can hold it."""

_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_ENCODINGS = {"utf-8", "utf8", "utf-16", "utf16", "us-ascii"}


class MarkupError(ValueError):
    """The bytes are not well-formed XML of the kind that a package may hold."""


class DoctypeError(MarkupError):
    """The XML declares a document type, by which it could read files and swell."""


def scan(
    data: bytes,
    start: Callable[[str, Mapping[str, str]], object] | None = None,
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
) -> None:
    """Read XML to its end and hand each event on; names are ``namespace + SPACE + name``.

    Only UTF-8 and UTF-16 are read, as the standard says (OPC, 9.1.4): another encoding could hide a DOCTYPE.

    Raises:
        DoctypeError: a DOCTYPE, in whatever encoding.
        MarkupError: not well-formed, or in another encoding.
    """
    # Without a dictionary of names (None): expat makes one of every name of a part with its whole namespace before it,
    # and keeps each as long as the parser lives. 22 KB of a hostile file made a gigabyte of them.
    parser = expat.ParserCreate(None, SPACE, None)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.XmlDeclHandler = _refuse_encoding
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        raise MarkupError(str(error)) from error


def elements(data: bytes, namespace: str) -> Sequence[tuple[str, Mapping[str, str]]]:
    """The elements of a part whose names begin with ``namespace``, in order, each with its attributes.

    Raises:
        MarkupError: as ``scan``.
    """
    return _small_elements(data, namespace) if len(data) <= SMALL else _elements(data, namespace)


def _elements(data: bytes, namespace: str) -> tuple[tuple[str, Mapping[str, str]], ...]:
    found: list[tuple[str, Mapping[str, str]]] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name.startswith(namespace):
            found.append((name, attributes))

    scan(data, start)
    return tuple(found)


SMALL = 1 << 14
"""Bytes. The tables of an ordinary document are smaller, and those of our templates are read again for each report."""
_small_elements = lru_cache(maxsize=32)(_elements)


def _refuse_doctype(*_declaration: object) -> None:
    raise DoctypeError("DOCTYPE")


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise MarkupError(f"encoding {encoding}")


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """The attribute with that local name, in whichever of the standard's two forms, else ""."""
    return next((value for key, value in attributes.items() if key.rpartition(SPACE)[2] == name), "")


def escape(text: str) -> str:
    """``text`` as it may be in XML, also in an attribute in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def unescape(text: str) -> str:
    """What ``text``, taken out of well-formed XML without a DOCTYPE, stands for."""
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _referred(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    return _ENTITIES[name] if name else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))
