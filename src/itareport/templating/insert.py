"""What a filled part gets besides text: links where addresses are, pictures where their marks are.

Both need relationships and, for pictures, parts of their own, so they are put in when the texts are there.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from lxml import etree

from itareport.links import pieces
from itareport.ooxml import names, relationships
from itareport.ooxml.names import XML_SPACE, W
from itareport.ooxml.relationships import Relationship
from itareport.templating.drawings import Drawings
from itareport.templating.marks import PICTURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from itareport.pictures import PictureFile

_R = f"{{{names.RELATION}}}"
_CANDIDATE = re.compile("https?:|mailto:|\x86", re.IGNORECASE)
_LINK_LOOK = (("color", "0563C1"), ("u", "single"))
"""How a link looks where the template has no style for links."""
_AFTER_COLOUR = [
    W + name
    for name in [
        "spacing",
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
        "rPrChange",
    ]
]
"""What may follow ``w:color`` in ``w:rPr`` (ECMA-376 part 1, 17.3.2.28)."""


def insert_elements(
    parts: dict[str, bytes],
    filled: Mapping[str, str],
    pictures: Sequence[tuple[PictureFile | None, str]],
    *,
    links: bool,
) -> dict[str, str]:
    """The filled parts with links and pictures in them; ``parts`` get what belongs to these.

    ``pictures`` are by the numbers of their marks, each with its alternative text; None for one that is not available.
    An address looks like a link in the style "Hyperlink" where the template has it; its text stays as it is.
    """
    changed = dict(filled)
    drawings = Drawings(parts, pictures)
    has_style = any(b'styleId="Hyperlink"' in data for name, data in parts.items() if name.endswith("styles.xml"))
    for name, xml in filled.items():
        if not _CANDIDATE.search(xml, xml.find(">")):
            continue
        if f'"{names.WORD}"' in xml:
            part = _Part(parts, name, etree.fromstring(xml.encode()), drawings, has_style=has_style)
            part.insert(links=links)
            xml = etree.tostring(part.root, encoding="unicode")  # noqa: PLW2901 - the same part, further on
        changed[name] = PICTURE.sub("", xml)
    return changed


class _Part:
    """A part while links and pictures are put into it."""

    def __init__(
        self, parts: dict[str, bytes], name: str, root: _Element, drawings: Drawings, *, has_style: bool
    ) -> None:
        self.parts, self.name, self.root, self.drawings = parts, name, root, drawings
        self.has_style = has_style
        self.ids: dict[tuple[str, str], str] = {}
        self.taken = {each.id for each in relationships.of(parts, name)}

    def insert(self, *, links: bool) -> None:
        """Put in what the texts of the part ask for."""
        self.drawings.number_after(self.root)
        for run, may_link in list(_runs(self.root)):
            texts = "".join(text.text or "" for text in run.iterfind(W + "t"))
            if _CANDIDATE.search(texts):
                self._split(run, links=links and may_link)
        if self.ids:
            added = [
                Relationship(key, f"{names.RELATION}/{kind}", target, external=kind == "hyperlink")
                for (kind, target), key in self.ids.items()
            ]
            relationships.add_all(self.parts, self.name, added)

    def _id(self, kind: str, target: str) -> str:
        """The id of a relationship of this part, the same for the same target."""
        if (kind, target) not in self.ids:
            number = next(number for number in range(len(self.ids) + 1, 10**6) if f"rIdIta{number}" not in self.taken)
            self.ids[kind, target] = f"rIdIta{number}"
            self.taken.add(f"rIdIta{number}")
        return self.ids[kind, target]

    def _split(self, run: _Element, *, links: bool) -> None:
        """Let runs, links and drawings take the place of a run."""
        properties = run.find(W + "rPr")
        made: list[_Element] = []
        for child in run:
            if child.tag == W + "rPr":
                continue
            if child.tag != W + "t":
                _last_run(made, properties).append(child)
                continue
            for text, address, picture in _stretches(child.text or "", links=links):
                element = self._drawing(picture, run) if picture is not None else _text(text)
                if address:
                    made.append(self._link(text, address, properties))
                elif element is not None:
                    _last_run(made, properties).append(element)
        parent = run.getparent()
        assert parent is not None, "a run is in a paragraph"
        place = parent.index(run)
        parent[place : place + 1] = made

    def _drawing(self, picture: int, run: _Element) -> _Element | None:
        return self.drawings.drawing(picture, run, lambda target: self._id("image", target), self.name)

    def _link(self, text: str, address: str, properties: _Element | None) -> _Element:
        link = etree.Element(W + "hyperlink", {_R + "id": self._id("hyperlink", address)})
        run = _new_run(properties)
        look = run.find(W + "rPr")
        if look is None:
            look = etree.Element(W + "rPr")
            run.insert(0, look)
        for old in look.findall(W + "rStyle") + look.findall(W + "color") + look.findall(W + "u"):
            look.remove(old)
        if self.has_style:
            look.insert(0, etree.Element(W + "rStyle", {W + "val": "Hyperlink"}))
        else:
            for name, value in _LINK_LOOK:
                after = next(
                    (
                        child
                        for child in look
                        if child.tag in _AFTER_COLOUR[_AFTER_COLOUR.index(W + "u") * (name == "u") :]
                    ),
                    None,
                )
                place = len(look) if after is None else look.index(after)
                look.insert(place, etree.Element(W + name, {W + "val": value}))
        run.append(_text(text))
        link.append(run)
        return link


def _runs(root: _Element) -> Iterator[tuple[_Element, bool]]:
    """Every run, and whether a link may be made in it: not in another link, a field or a tracked change."""
    depth = 0
    for run in root.iter(W + "r"):
        for mark in run.iterfind(W + "fldChar"):
            depth += {"begin": 1, "end": -1}.get(mark.get(W + "fldCharType", ""), 0)
        parent = run.getparent()
        yield run, depth <= 0 and parent is not None and parent.tag == W + "p"


def _stretches(text: str, *, links: bool) -> Iterator[tuple[str, str, int | None]]:
    """A text in stretches: the text of each, where it leads to, and the number of the picture whose mark it is."""
    for place, part in enumerate(PICTURE.split(text)):
        if place % 2:
            yield "", "", int(part[:9])
            continue
        for piece in pieces(part):
            address = _target(piece.address) if links and piece.address else ""
            if piece.text:
                yield piece.text, address, None


def _target(address: str) -> str:
    """An address as the target of a relationship, characters other than ASCII encoded; "" for one that is none."""
    try:
        parts = urlsplit(address)
        _port = parts.port  # raises an error where it is no number, which Word does not open
        if parts.scheme.lower() != "mailto" and not parts.hostname:
            return ""
    except ValueError:
        return ""
    brackets = "[]" if "://[" in address else ""
    return quote(address, safe="%/:=&?~#+!$,;'@()*" + brackets)


def _new_run(properties: _Element | None) -> _Element:
    run = etree.Element(W + "r")
    if properties is not None:
        run.append(deepcopy(properties))
    return run


def _last_run(made: list[_Element], properties: _Element | None) -> _Element:
    if not made or made[-1].tag != W + "r":
        made.append(_new_run(properties))
    return made[-1]


def _text(text: str) -> _Element:
    element = etree.Element(W + "t", {XML_SPACE: "preserve"})
    element.text = text
    return element
