"""Whether a part's XML is such that every later reader can take it: well-formed, without a DOCTYPE, small and flat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.ooxml.limits import MAX_ITEMS, count_items
from itareport.ooxml.markup import MarkupError, scan

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_DEPTH = 200
"""lxml reads 256; documents with tables in tables in content controls reach 60."""
MAX_ATTRIBUTES = 500
"""Attributes of one element; Word writes 30 at most. lxml goes through all of them for each one that it is asked for."""
MAX_RUN = 9_000_000
"""Bytes without a tag; lxml reads texts of 10,000,000."""
MAX_NAMESPACE = 1000
"""Characters of a namespace's address; the longest of the standard has 90. expat and lxml write it out before every
name that has it, so that a long one multiplies with the number of tags."""

_LONG_NAMESPACE = re.compile(
    rb"""
    xmlns[^\s=<>"']*\s*=\s*          # xmlns= or xmlns:prefix=
    (?:"[^"<]{%d} | '[^'<]{%d})        # and more bytes than an address has
    """
    % (MAX_NAMESPACE, MAX_NAMESPACE),
    re.VERBOSE,
)
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
"""How a part in UTF-16 begins, with a byte order mark or without one (XML 1.0, appendix F)."""


class OversizeError(MarkupError):
    """The XML is deeper or larger than any report."""


def check(data: bytes) -> None:
    """Read XML once to its end.

    Raises:
        DoctypeError: a DOCTYPE.
        OversizeError: over one of the limits of this module and ``limits``.
        MarkupError: not well-formed, or not in UTF-8 or UTF-16.
    """
    if count_items(data) > MAX_ITEMS or _has_long_run(data) or _has_long_namespace(data):
        raise OversizeError("size")
    depth = 0

    def start(_name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH or len(attributes) > MAX_ATTRIBUTES:
            raise OversizeError("depth")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    scan(data, start, end)


def _has_long_namespace(data: bytes) -> bool:
    """Whether a namespace is declared that is too long, seen before any parser has written it out.

    A character reference is never shorter than what it stands for, so the length as written says enough.
    """
    wide = _WIDE.get(data[:2])
    encoded = data if wide is None else data.decode(wide, "replace").encode("utf-8", "replace")
    return _LONG_NAMESPACE.search(encoded) is not None


def _has_long_run(data: bytes) -> bool:
    at = 0
    while at + MAX_RUN < len(data):
        last_tag = data.rfind(b"<", at, at + MAX_RUN)
        if last_tag < 0:
            return True
        at = last_tag + 1
    return False
