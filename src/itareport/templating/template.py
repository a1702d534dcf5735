"""A Word template made ready to be filled: the parts with tags as Jinja sources, the others as they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from itareport.templating.places import Fault, Place
    from itareport.templating.tags import Tag

VERSION = 4
"""The first line of each filled part; it is not in the sources."""
PRINT, BLOCK = ("<{{", "}}>"), ("<{%", "%}>")
"""The braces of a tag in a source. No XML can hold ``<{``, so nothing but a tag is ever read as one."""
ONE_LINE = "in_one_line"
"""The filter of tags where no line break can be: in attributes, in field codes, in properties."""


SINGLE = 240
"""``w:line`` of single line spacing."""
MAX_TWIPS = 31_680
"""The longest measure that Word knows, 22 inches; a larger number in a template is taken for this one."""
EMU_PER_TWIP = 635


def clamped(number: str, least: int = -MAX_TWIPS, most: int = MAX_TWIPS) -> int:
    """A number of a template's XML, within what Word knows; of a number with a thousand digits only the first count."""
    return max(min(int(number[:10]), most), least)


class Style(NamedTuple):
    """A paragraph style: size in half points, indent and spacing in twips, line spacing in 240ths of a line.

    ``hanging`` is how far the first line starts before the indent, in twips: the space of a number. ``keeps``: it stays
    on the page of what follows.
    """

    size: int
    indent: int
    spacing: int
    line: int
    hanging: int = 0
    keeps: bool = False


class Layout(NamedTuple):
    """A template's paragraph styles by id, the default one as ""; of its table styles the cell margins, in twips.

    The margins are those at top and bottom together, and those at both sides together. ``characters`` are the sizes of
    its character styles in half points, ``header`` and ``footer`` the heights in twips of what is printed there, of
    several of a kind the tallest.
    """

    styles: Mapping[str, Style]
    tables: Mapping[str, tuple[int, int]]
    characters: Mapping[str, int] = {}
    header: int = 0
    footer: int = 0

    def __hash__(self) -> int:
        """The layout itself: what is made of one is looked up by it, and mappings have no hash."""
        return id(self)


class PlacedTag(NamedTuple):
    """A tag of a source and where it is in the template; tag ``n`` of a source, from 0, is on its line ``n + 2``.

    ``one_line``: line breaks cannot be printed there. ``faulty``: it has been named as a fault already.
    """

    tag: Tag
    place: Place
    one_line: bool = False
    faulty: bool = False

    def source(self) -> str:
        """The tag as the source has it. The line break makes Jinja's line number the tag's number."""
        tag = self.tag
        opening, closing = PRINT if tag.kind == "print" else BLOCK
        text = f"({tag.text})|{ONE_LINE}" if self.one_line and tag.kind == "print" else tag.text
        return f"{opening}{tag.before}\n{text} {tag.after}{closing}"


@dataclass(frozen=True, eq=False)
class PreparedTemplate:
    """A template that ``environment`` can compile.

    ``sources`` are by part name, as are ``parts``, the bytes of every other part. ``layout`` has the measures of its
    styles. ``tags`` tells for messages what is on the lines of each source. ``faults`` were found while preparing: a
    template with any cannot be filled. ``trusted`` is for the templates of this package alone: they are filled in this
    process and without a budget. ``programs`` are the sources as Jinja's compiler of the version ``jinja`` translates
    them, which takes as long as all the rest of filling.
    """

    sources: Mapping[str, str]
    parts: Mapping[str, bytes]
    layout: Layout
    tags: Mapping[str, tuple[PlacedTag, ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    trusted: bool = False
    programs: Mapping[str, str] = field(default_factory=dict)
    jinja: str = ""

    def to_json(self) -> str:
        """The prepared template as JSON text, the same for the same template; without ``tags`` and ``faults``."""
        from base64 import b64encode
        from json import dumps

        from itareport.templating.environment import JINJA, translated

        texts: dict[str, str] = {}
        binary: dict[str, str] = {}
        for name, data in sorted(self.parts.items()):
            try:
                texts[name] = data.decode()
            except UnicodeDecodeError:
                binary[name] = b64encode(data).decode()
        stored: dict[str, Any] = {"version": VERSION, "sources": dict(sorted(self.sources.items()))}
        stored |= {"jinja": JINJA, "programs": translated(self.sources)}
        stored |= {"layout": self.layout._asdict(), "parts": texts, "binary": binary}
        return dumps(stored, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str, *, trusted: bool) -> PreparedTemplate:
    """Read what ``to_json`` wrote.

    Raises:
        ValueError: the text is not of this version.
    """
    from json import loads

    stored = loads(text)
    if stored.get("version") != VERSION:
        raise ValueError(stored.get("version"))
    parts = {name: data.encode() for name, data in stored["parts"].items()}
    if stored["binary"]:
        from base64 import b64decode

        parts |= {name: b64decode(data) for name, data in stored["binary"].items()}
    layout = dict(stored["layout"])
    layout["styles"] = {name: Style(*measures) for name, measures in layout["styles"].items()}
    layout["tables"] = {name: (above, beside) for name, (above, beside) in layout["tables"].items()}
    programs = {"programs": stored["programs"], "jinja": stored["jinja"]}
    return PreparedTemplate(stored["sources"], parts, Layout(**layout), trusted=trusted, **programs)
