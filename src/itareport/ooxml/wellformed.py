"""Whether a part's XML is such that every later reader can take it: well-formed, without a DOCTYPE, small and flat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport.ooxml.markup import MarkupError, scan

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_DEPTH = 200
"""lxml reads 256; documents with tables in tables in content controls reach 60."""
MAX_RUN = 9_000_000
"""Bytes without a tag; lxml reads texts of 10,000,000."""
MAX_ITEMS = 1_200_000
"""Tags and attributes of a part, which cost 100 bytes each in a tree. A report of 7 x 160 measures has 330,000."""


class OversizeError(MarkupError):
    """The XML is deeper or larger than any report."""


def check(data: bytes) -> None:
    """Read XML once to its end.

    Raises:
        DoctypeError: a DOCTYPE.
        OversizeError: over one of the limits of this module.
        MarkupError: not well-formed, or not in UTF-8 or UTF-16.
    """
    if data.count(b"<") + data.count(b"=") > MAX_ITEMS or _has_long_run(data):
        raise OversizeError("size")
    depth = 0

    def start(_name: str, _attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise OversizeError("depth")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    scan(data, start, end)


def _has_long_run(data: bytes) -> bool:
    at = 0
    while at + MAX_RUN < len(data):
        last_tag = data.rfind(b"<", at, at + MAX_RUN)
        if last_tag < 0:
            return True
        at = last_tag + 1
    return False
