"""Addresses in a text: where a live link begins and ends. The text itself stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ADDRESS = re.compile(
    r"""
    (?<![a-z0-9])            # no scheme begins inside a word, as in “xhttp://”
    (?:https?://|mailto:)
    [a-z0-9\[]               # a host, or the name before “@”
    (?:
      [!#-;=?-\[\]_a-z~]      # the ASCII characters that RFC 3986 has in an address
      | (?<=[/=#?_%\u0e01-\u0e5b-]) [\u0e01-\u0e5b]
                             # Thai as a part of the path by itself: after a letter or digit it is the next word
    )*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_AFTER = frozenset(".,;:!?'\"ฯๆ`*_\\|^")
"""What ends a sentence or a quotation rather than an address."""


class Piece(NamedTuple):
    """A stretch of a text; ``address`` is what it leads to, empty for plain text."""

    text: str
    address: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """The text in stretches that are an address (http, https or mailto) or none, in order; together they are the text.

    A sign that closes a sentence, or a bracket that was opened before the address, does not belong to it.
    """
    if ":" not in text:
        yield Piece(text)
        return
    position = 0
    for found in _ADDRESS.finditer(text):
        address = _trimmed(found[0])
        if found.start() > position:
            yield Piece(text[position : found.start()])
        yield Piece(address, address)
        position = found.start() + len(address)
    if position < len(text):
        yield Piece(text[position:])


def _trimmed(address: str) -> str:
    while address[-1] in _AFTER or _closes_more_than_it_opens(address):
        address = address[:-1]
    return address


def _closes_more_than_it_opens(address: str) -> bool:
    closing = address[-1]
    return closing in _CLOSING and address.count(closing) > address.count(_CLOSING[closing])
