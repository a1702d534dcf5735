"""A comparison as text for people and programs; every ``render`` is a pure function."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itareport.diffing.changes import Comparison


def written(comparison: Comparison, format: str, old: str, new: str, *, colour: bool = False) -> bytes:  # noqa: A002 - the option's name
    """A comparison as text, markdown, json, html or docx; ``old`` and ``new`` are what its sides are called.

    Colour is for text.
    """
    # Each format is imported when it is asked for: a comparison as text loads no lxml.
    if format == "docx":
        from itareport.diffing import redline

        return redline.render(comparison)
    if format == "json":
        from itareport.diffing.formats import machine

        return machine.render(comparison).encode()
    if format == "markdown":
        from itareport.diffing.formats import markdown

        return markdown.render(comparison, old_name=old, new_name=new).encode()
    if format == "html":
        from itareport.diffing.formats import page

        return page.render(comparison, old_name=old, new_name=new).encode()
    from itareport.diffing.formats import plain

    return plain.render(comparison, colour=colour).encode()
