"""The measures of a template that decide how tall a table row is, and how much of a page is left for rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from itareport.ooxml import names, relationships
from itareport.ooxml.names import W
from itareport.templating.template import EMU_PER_TWIP, MAX_TWIPS, SINGLE, Layout, Style, clamped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

WORDS_SIDES = 216
"""Left and right cell margin, in twips, where a template sets none (ECMA-376 part 1, 17.4.42)."""
WORDS_SIZE = 20
"""Half points, where a template sets none."""
SIZES = (2, 3276)
"""The smallest and the largest font size of Word, in half points."""
PITCH = 2.03
"""Em of a line of a header in the tallest of the common Thai fonts (``render.text_lines.TALLEST``)."""

_DRAWING = f"{{{names.DRAWING}}}"


def read_layout(parts: Mapping[str, bytes], main: str) -> Layout:
    """The measures in the styles, headers and footers of a package whose main document is ``main``.

    Raises:
        XMLSyntaxError: one of these parts is not well-formed.
    """
    styles = relationships.related(parts, main, "styles")
    if styles:
        layout = _read_styles(etree.fromstring(parts[styles[0]]))
    else:
        layout = Layout({"": Style(WORDS_SIZE, 0, 0, SINGLE)}, {"": (0, WORDS_SIDES)})
    header, footer = (
        max(
            (_height(etree.fromstring(parts[name]), layout) for name in relationships.related(parts, main, kind)),
            default=0,
        )
        for kind in ("header", "footer")
    )
    return layout._replace(header=header, footer=footer)


def margins(holders: list[_Element]) -> tuple[int, int]:
    """Cell margins at top and bottom together, and at both sides, in twips; the first holder that has one decides."""
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


def _read_styles(root: _Element) -> Layout:
    styles = {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
    defaults = {kind: _default(root, kind) for kind in ("paragraph", "table")}
    paragraphs, tables, characters = {}, {}, {}
    for name in [*styles, ""]:
        kind = styles[name].get(W + "type", "paragraph") if name else ""
        if kind in {"paragraph", ""}:
            paragraphs[name] = _style([*_chain(styles, name or defaults["paragraph"]), *root.iter(W + "docDefaults")])
        if kind in {"table", ""}:
            tables[name] = margins(list(_chain(styles, name or defaults["table"])))
        if kind == "character":
            characters[name] = _size(list(_chain(styles, name)), 0)
    return Layout(paragraphs, tables, characters)


def _height(root: _Element, layout: Layout) -> int:
    """About the height of a header or footer in twips: a line for each paragraph, and its pictures.

    Not those that float: text flows beside or over them.
    """
    total = 0
    for paragraph in root.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(W + "val", "") if style is not None else ""
        measures = layout.styles.get(name, layout.styles[""])
        total += int(measures.size * 10 * PITCH * max(measures.line, SINGLE) / SINGLE) + measures.spacing
        for extent in paragraph.iterfind(f".//{_DRAWING}inline/{_DRAWING}extent"):
            cy = extent.get("cy", "")
            total += clamped(cy, 0, MAX_TWIPS * EMU_PER_TWIP) // EMU_PER_TWIP if cy.isdecimal() else 0
    return min(total, MAX_TWIPS)


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
        size=_size(holders, WORDS_SIZE),
        indent=_first(holders, (f".//{W}pPr/{W}ind",), "left", 0),
        spacing=sum(_first(holders, (f".//{W}pPr/{W}spacing",), name, 0) for name in ("before", "after")),
        line=_first(holders, (f".//{W}pPr/{W}spacing",), "line", SINGLE),
        hanging=_first(holders, (f".//{W}pPr/{W}ind",), "hanging", 0),
        keeps=_is_on(holders, f".//{W}pPr/{W}keepNext"),
    )


def _is_on(holders: list[_Element], path: str) -> bool:
    """Whether a property without a value is set; the first holder that has it decides."""
    found = next((element for holder in holders for element in holder.iterfind(path)), None)
    return found is not None and found.get(W + "val", "1") in {"1", "true", "on"}


def _size(holders: list[_Element], default: int) -> int:
    size = max(_first(holders, (f".//{W}rPr/{W}{name}",), "val", default) for name in ("sz", "szCs"))
    return min(max(size, SIZES[0]), SIZES[1]) if size or default else 0


def _first(holders: list[_Element], paths: tuple[str, ...], name: str, default: int) -> int:
    for holder in holders:
        for path in paths:
            for element in holder.iterfind(path):
                value = element.get(W + name, "")
                if value.lstrip("-").isdecimal():
                    return clamped(value)
    return default
