"""The two tables that hold a package together: content types and relationships (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from itareport.ooxml import names
from itareport.ooxml.markup import SPACE, escape, scan

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


_SMALL = 1 << 14
"""Bytes. The tables of an ordinary document are smaller, and those of our templates are read again for each report."""


class ContentTypes(NamedTuple):
    """``[Content_Types].xml``: the type of each part by what its name ends with, and by the whole name."""

    defaults: dict[str, str]
    overrides: dict[str, str]

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> ContentTypes:
        """Read the table of a package.

        Raises:
            MarkupError: it is no well-formed XML.
        """
        table = cls({}, {})
        for name, attributes in _elements(parts[names.CONTENT_TYPES_PART]):
            kind = attributes.get("ContentType", "")
            if name == f"{names.CONTENT_TYPES}{SPACE}Default":
                table.defaults[attributes.get("Extension", "").lower()] = kind
            elif name == f"{names.CONTENT_TYPES}{SPACE}Override":
                table.overrides[attributes.get("PartName", "").lstrip("/")] = kind
        return table

    def type_of(self, part: str) -> str:
        """The content type of a part, "" when the table does not know it."""
        return self.overrides.get(part) or self.defaults.get(part.rpartition(".")[2].lower(), "")

    def xml(self) -> bytes:
        """The table as a part, in an order that depends on its content only."""
        lines = [
            *(
                f'<Default Extension="{escape(end)}" ContentType="{escape(kind)}"/>'
                for end, kind in _sorted(self.defaults)
            ),
            *(
                f'<Override PartName="/{escape(part)}" ContentType="{escape(kind)}"/>'
                for part, kind in _sorted(self.overrides)
            ),
        ]
        return f'{names.DECLARATION}<Types xmlns="{names.CONTENT_TYPES}">{"".join(lines)}</Types>'.encode()


def _sorted(table: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(table.items())


class Relationship(NamedTuple):
    """A part's tie to another part, or to something outside the package."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, which is the same in the standard's two forms, as in "hyperlink"."""
        return self.type.rpartition("/")[2]


def relationships_part(source: str) -> str:
    """The name of the part that holds the relationships of ``source``, which is a part's name or ``names.PACKAGE``."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def source_of(relationships_part: str) -> str:
    """The source whose relationships lie in the ``.rels`` part of that name."""
    folder, name = posixpath.split(relationships_part)
    return posixpath.join(posixpath.dirname(folder), name[: -len(".rels")])


def relationships(parts: Mapping[str, bytes], source: str) -> list[Relationship]:
    """The relationships of a part or of the package, in the order of the file.

    Raises:
        MarkupError: they are no well-formed XML.
    """
    data = parts.get(relationships_part(source))
    return [] if data is None else read_relationships(data)


def read_relationships(data: bytes) -> list[Relationship]:
    """The relationships that stand in a ``.rels`` part.

    Raises:
        MarkupError: it is no well-formed XML.
    """
    found: list[Relationship] = []
    for name, attributes in _elements(data):
        if name == f"{names.RELATIONSHIPS}{SPACE}Relationship":
            key, kind, target = (attributes.get(each, "") for each in ("Id", "Type", "Target"))
            external = attributes.get("TargetMode") == "External" or "://" in target
            found.append(Relationship(key, kind, target, external))
    return found


def _elements(data: bytes) -> Sequence[tuple[str, Mapping[str, str]]]:
    return _read_small(data) if len(data) <= _SMALL else _read(data)


def _read(data: bytes) -> tuple[tuple[str, Mapping[str, str]], ...]:
    found: list[tuple[str, Mapping[str, str]]] = []
    scan(data, lambda *element: found.append(element))
    return tuple(found)


_read_small = lru_cache(maxsize=32)(_read)


def resolve(source: str, target: str) -> str:
    """The name of the part that a relationship of ``source`` points to."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def related(parts: Mapping[str, bytes], source: str, *kinds: str, besides: Collection[str] = ()) -> list[str]:
    """The names of the parts that are tied to ``source`` by one of ``kinds`` and are there; ``besides`` leaves out ids.

    Raises:
        MarkupError: the relationships are no well-formed XML.
    """
    ties = [tie for tie in relationships(parts, source) if tie.kind in kinds and tie.id not in besides]
    targets = [resolve(source, tie.target) for tie in ties if not tie.external]
    return [name for name in targets if name in parts]


def main_part(parts: Mapping[str, bytes]) -> str | None:
    """The name of the part with the document's body, or None.

    Raises:
        MarkupError: the package's relationships are no well-formed XML.
    """
    return next(iter(related(parts, names.PACKAGE, "officeDocument")), None)


def add_type(parts: dict[str, bytes], part: str, kind: str) -> None:
    """Say in the table that ``part`` is of the content type ``kind``, unless it says so already."""
    table = ContentTypes.of(parts)
    if table.type_of(part) != kind:
        table.overrides[part] = kind
        parts[names.CONTENT_TYPES_PART] = table.xml()


def remove_part(parts: dict[str, bytes], part: str) -> None:
    """Take a part, its relationships and its content type out of the package."""
    for name in (part, relationships_part(part)):
        parts.pop(name, None)
    table = ContentTypes.of(parts)
    if table.overrides.pop(part, None) is not None:
        parts[names.CONTENT_TYPES_PART] = table.xml()


def add_relationship(parts: dict[str, bytes], source: str, kind: str, target: str) -> None:
    """Tie ``source`` to ``target`` by the type ``RELATION/kind``, unless it is tied so already."""
    ties = relationships(parts, source)
    if any(tie.kind == kind and resolve(source, tie.target) == resolve(source, target) for tie in ties):
        return
    taken = {tie.id for tie in ties}
    number = next(number for number in range(1, len(ties) + 2) if f"rId{number}" not in taken)
    ties.append(Relationship(f"rId{number}", f"{names.RELATION}/{kind}", target, external=False))
    parts[relationships_part(source)] = _relationships_xml(ties)


def remove_relationships(parts: dict[str, bytes], source: str, target: str) -> None:
    """Untie ``source`` from the part named ``target``."""
    ties = relationships(parts, source)
    kept = [tie for tie in ties if tie.external or resolve(source, tie.target) != target]
    if len(kept) < len(ties):
        parts[relationships_part(source)] = _relationships_xml(kept)


def _relationships_xml(ties: list[Relationship]) -> bytes:
    lines = []
    for tie in ties:
        mode = ' TargetMode="External"' if tie.external else ""
        key, kind, target = escape(tie.id), escape(tie.type), escape(tie.target)
        lines.append(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{mode}/>')
    return f'{names.DECLARATION}<Relationships xmlns="{names.RELATIONSHIPS}">{"".join(lines)}</Relationships>'.encode()
