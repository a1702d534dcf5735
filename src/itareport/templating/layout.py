"""The measures of a template's styles that the height of a table row depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from itareport.ooxml import relationships
from itareport.templating.places import W
from itareport.templating.template import SINGLE, Layout, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

WORDS_SIDES = 216
"""Left and right cell margin, in twips, where a template sets none (ECMA-376 part 1, 17.4.42)."""
WORDS_SIZE = 20
"""Half points, where a template sets none."""


def read_layout(parts: Mapping[str, bytes], main: str) -> Layout:
    """The measures in the styles part of a package whose main document is ``main``."""
    names = relationships.related(parts, main, "styles")
    if not names:
        return Layout({"": Style(WORDS_SIZE, 0, 0, SINGLE)}, {"": (0, WORDS_SIDES)})
    root = etree.fromstring(parts[names[0]])
    styles = {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
    defaults = {kind: _default(root, kind) for kind in ("paragraph", "table")}
    paragraphs, tables = {}, {}
    for name in [*styles, ""]:
        kind = styles[name].get(W + "type") if name else None
        if kind in {"paragraph", None}:
            paragraphs[name] = _style([*_chain(styles, name or defaults["paragraph"]), *root.iter(W + "docDefaults")])
        if kind in {"table", None}:
            tables[name] = margins(list(_chain(styles, name or defaults["table"])))
    return Layout(paragraphs, tables)


def margins(holders: list[_Element]) -> tuple[int, int]:
    """Cell margins above and below together, and beside together, in twips; the first holder that has one decides."""
    sides = [
        _first(holders, (f".//{W}tblCellMar/{W}{name}", f".//{W}tblCellMar/{W}{other}"), "w", default)
        for name, other, default in (
            ("top", "top", 0),
            ("bottom", "bottom", 0),
            ("left", "start", WORDS_SIDES // 2),
            ("right", "end", WORDS_SIDES // 2),
        )
    ]
    return sides[0] + sides[1], sides[2] + sides[3]


def _default(root: _Element, kind: str) -> str:
    found = (style for style in root.iter(W + "style") if style.get(W + "type") == kind)
    return next((style.get(W + "styleId", "") for style in found if style.get(W + "default") in {"1", "true"}), "")


def _chain(styles: Mapping[str, _Element], name: str) -> Iterator[_Element]:
    """A style and those that it is based on."""
    seen = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        based = styles[name].find(W + "basedOn")
        name = based.get(W + "val", "") if based is not None else ""


def _style(holders: list[_Element]) -> Style:
    return Style(
        size=max(_first(holders, (f".//{W}rPr/{W}{name}",), "val", WORDS_SIZE) for name in ("sz", "szCs")),
        indent=_first(holders, (f".//{W}pPr/{W}ind",), "left", 0),
        spacing=sum(_first(holders, (f".//{W}pPr/{W}spacing",), name, 0) for name in ("before", "after")),
        line=_first(holders, (f".//{W}pPr/{W}spacing",), "line", SINGLE),
    )


def _first(holders: list[_Element], paths: tuple[str, ...], name: str, default: int) -> int:
    for holder in holders:
        for path in paths:
            for element in holder.iterfind(path):
                value = element.get(W + name, "")
                if value.lstrip("-").isdecimal():
                    return int(value)
    return default
