"""The tags that LibreOffice gives a PDF, put right where PDF/UA (ISO 14289-1) asks for more than it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Pdf

_PARTS = ("/Table", "/THead", "/TBody", "/TFoot", "/TR", "/TD")


def retag_layout_tables(pdf: Pdf) -> None:
    """Make plain groups of tables without a header cell, which only put signatures or pictures side by side.

    A table must have headers (ISO 14289-1, 7.5); these are none, and a screen reader would announce rows and columns.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is not None:
        for table in _tables(root):
            if not _has_header(table):
                _retag(table)


def _tables(element: Object) -> Iterator[Dictionary]:
    """The outermost tables below an element."""
    for child in _children(element):
        if child.get("/S") == "/Table":
            yield child
        else:
            yield from _tables(child)


def _has_header(element: Object) -> bool:
    return any(child.get("/S") == "/TH" or _has_header(child) for child in _children(element))


def _retag(element: Dictionary) -> None:
    from pikepdf import Name

    if str(element.get("/S")) in _PARTS:
        element.S = Name.Div
        if "/A" in element:
            del element.A  # spans and scopes mean nothing in a group
        for child in _children(element):
            _retag(child)


def _children(element: Object) -> Iterator[Dictionary]:
    """The elements right below one; a number or a reference is content of a page."""
    from pikepdf import Array, Dictionary

    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
