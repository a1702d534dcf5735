"""Which paragraphs Word numbers by itself: list numbering set on the paragraph or on its style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport.ooxml.names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

VAL = W + "val"
_MAX_CHAIN = 30
_LEVELS = frozenset(map(str, range(9)))
"""Word has nine levels."""


class Numbering:
    """Looks up the list level of a paragraph; built from the roots of ``styles.xml`` and ``numbering.xml``.

    A number whose level shows nothing (format *none*, or an empty text) is no list: LibreOffice gives its headings one.
    """

    def __init__(self, styles: _Element | None, numbering: _Element | None) -> None:
        self._styles: dict[str, tuple[str | None, tuple[str | None, str | None]]] = {}
        self._silent: set[tuple[str, str]] = set()
        self._default: str | None = None
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read_numbering(numbering)

    def level(self, paragraph: _Element) -> int | None:
        """The list level of a ``w:p``, from 0, or None when it carries no visible number or bullet."""
        properties = paragraph.find(W + "pPr")
        number, level = _number_of(properties)
        style: str | None = self._default
        if properties is not None and (named := properties.find(W + "pStyle")) is not None:
            style = named.get(VAL)
        for _step in range(_MAX_CHAIN):
            if (number is not None and level is not None) or style is None or style not in self._styles:
                break
            style, (styled_number, styled_level) = self._styles[style]
            number = styled_number if number is None else number
            level = styled_level if level is None else level
        if number is None or number == "0" or (number, level or "0") in self._silent:
            return None
        return int(level) if level in _LEVELS else 0

    def _read_styles(self, root: _Element) -> None:
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId")
            if name is None or style.get(W + "type", "paragraph") != "paragraph":
                continue
            based = style.find(W + "basedOn")
            parent = None if based is None else based.get(VAL)
            self._styles[name] = (parent, _number_of(style.find(W + "pPr")))
            if style.get(W + "default") in {"1", "true", "on"}:
                self._default = name

    def _read_numbering(self, root: _Element) -> None:
        silent: dict[str, set[str]] = {}
        for abstract in root.iter(W + "abstractNum"):
            levels = {level.get(W + "ilvl", "0") for level in abstract.iter(W + "lvl") if _shows_nothing(level)}
            silent[abstract.get(W + "abstractNumId", "")] = levels
        for number in root.iter(W + "num"):
            target = number.find(W + "abstractNumId")
            if target is not None:
                name = number.get(W + "numId", "")
                self._silent.update((name, level) for level in silent.get(target.get(VAL, ""), ()))


def _number_of(properties: _Element | None) -> tuple[str | None, str | None]:
    listed = None if properties is None else properties.find(W + "numPr")
    if listed is None:
        return None, None
    number, level = listed.find(W + "numId"), listed.find(W + "ilvl")
    return (None if number is None else number.get(VAL)), (None if level is None else level.get(VAL))


def _shows_nothing(level: _Element) -> bool:
    kind, text = level.find(W + "numFmt"), level.find(W + "lvlText")
    picture = level.find(W + "lvlPicBulletId")
    if kind is not None and kind.get(VAL) == "none":
        return True
    return picture is None and (text is None or not text.get(VAL, ""))
