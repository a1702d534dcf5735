"""Accepting and rejecting tracked changes as Word does it (ECMA-376 part 1, 17.13.5), written apart from the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Element = Any


INSERTED = (f"{W}ins", f"{W}moveTo")
DELETED = (f"{W}del", f"{W}moveFrom")
"""LibreOffice writes a text that was deleted here and inserted there as moved."""


@pytest.fixture(scope="session")
def accepted() -> Callable[[bytes], list[str]]:
    """The text of each paragraph of a document part with every change accepted."""
    return lambda data: _settled(data, kept=INSERTED, dropped=DELETED)


@pytest.fixture(scope="session")
def rejected() -> Callable[[bytes], list[str]]:
    """The text of each paragraph of a document part with every change rejected."""
    return lambda data: _settled(data, kept=DELETED, dropped=INSERTED)


def _settled(data: bytes, kept: tuple[str, ...], dropped: tuple[str, ...]) -> list[str]:
    root = etree.fromstring(data)
    for row in list(root.iter(f"{W}tr")):
        if any(row.find(f"{W}trPr/{mark}") is not None for mark in dropped):
            row.getparent().remove(row)
    for wrapper in [found for found in root.iter(*dropped) if found.getparent().tag == f"{W}p"]:
        wrapper.getparent().remove(wrapper)
    for wrapper in [found for found in root.iter(*kept) if found.getparent().tag == f"{W}p"]:
        for run in list(wrapper):
            wrapper.addprevious(run)
        wrapper.getparent().remove(wrapper)
    for paragraph in reversed(list(root.iter(f"{W}p"))):
        if any(paragraph.find(f"{W}pPr/{W}rPr/{mark}") is not None for mark in dropped):
            _join_with_next(paragraph)
    return [_text(paragraph) for paragraph in root.iter(f"{W}p")]


def _join_with_next(paragraph: Element) -> None:
    following = paragraph.getnext()
    assert following is not None, "the last paragraph mark of a cell is tracked"
    assert following.tag == f"{W}p", "a paragraph mark before a table is tracked"
    for run in reversed(paragraph.findall(f"{W}r")):
        following.insert(int(following.find(f"{W}pPr") is not None), run)
    paragraph.getparent().remove(paragraph)


def _text(paragraph: Element) -> str:
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    nodes = [node for run in paragraph.findall(f"{W}r") for node in run]
    return "".join(
        (node.text or "") if node.tag in (f"{W}t", f"{W}delText") else marks.get(node.tag, "") for node in nodes
    )
