"""The relationships of a package: which part belongs to which, and what lies outside it (ECMA-376 part 2, 9.3)."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from itareport.ooxml import names
from itareport.ooxml.content_types import ContentTypes
from itareport.ooxml.markup import SMALL, SPACE, elements, escape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_NAMESPACE = f"{names.RELATIONSHIPS}{SPACE}"


class Relationship(NamedTuple):
    """What ties a part to another part, or to something outside the package."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, which is the same in the standard's two forms, as in "hyperlink"."""
        return self.type.rpartition("/")[2]


def part_of(source: str) -> str:
    """The name of the part that holds the relationships of ``source``, which is a part's name or ``names.PACKAGE``."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def is_part(name: str) -> bool:
    """Whether a part holds relationships; Word does not mind capitals in the names."""
    return name.lower().endswith(".rels")


def source_of(relationships_part: str) -> str:
    """The source whose relationships lie in the ``.rels`` part of that name."""
    folder, name = posixpath.split(relationships_part)
    return posixpath.join(posixpath.dirname(folder), name[: -len(".rels")])


def of(parts: Mapping[str, bytes], source: str) -> list[Relationship]:
    """The relationships of a part or of the package, in the order of the file.

    Raises:
        MarkupError: they are no well-formed XML.
    """
    data = parts.get(part_of(source))
    return [] if data is None else list(parse(data))


def parse(data: bytes) -> Sequence[Relationship]:
    """The relationships of a ``.rels`` part.

    Raises:
        MarkupError: it is no well-formed XML.
    """
    return _parse_small(data) if len(data) <= SMALL else _parse(data)


def _parse(data: bytes) -> tuple[Relationship, ...]:
    found: list[Relationship] = []
    for name, attributes in elements(data, _NAMESPACE):
        if name == f"{_NAMESPACE}Relationship":
            key, kind, target = (attributes.get(each, "") for each in ("Id", "Type", "Target"))
            external = attributes.get("TargetMode", "").lower() == "external" or "://" in target
            found.append(Relationship(key, kind, target, external))
    return tuple(found)


_parse_small = lru_cache(maxsize=32)(_parse)


def of_all(parts: Mapping[str, bytes]) -> list[tuple[str, Relationship]]:
    """The relationships of every source, each with its source.

    Raises:
        MarkupError: as ``of``.
    """
    return [
        (source_of(name), relationship) for name, data in parts.items() if is_part(name) for relationship in parse(data)
    ]


def resolve(source: str, target: str) -> str:
    """The name of the part that a relationship of ``source`` points to."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def canonical(part: str) -> str:
    """A part's name as Word compares names: without case, and with ``%39`` and ``9`` the same (part 2, 6.2.2.3)."""
    return unquote(part).lower()


def related(parts: Mapping[str, bytes], source: str, *kinds: str, besides: Collection[str] = ()) -> list[str]:
    """The names of the parts that are tied to ``source`` by one of ``kinds`` and are there; ``besides`` leaves out ids.

    Raises:
        MarkupError: the relationships are no well-formed XML.
    """
    found = [each for each in of(parts, source) if each.kind in kinds and each.id not in besides]
    targets = [resolve(source, each.target) for each in found if not each.external]
    return [name for name in targets if name in parts]


def main_part(parts: Mapping[str, bytes]) -> str | None:
    """The name of the part with the document's body, or None.

    Raises:
        MarkupError: the package's relationships are no well-formed XML.
    """
    return next(iter(related(parts, names.PACKAGE, "officeDocument")), None)


def add(parts: dict[str, bytes], source: str, kind: str, target: str) -> None:
    """Tie ``source`` to ``target`` by the type ``RELATION/kind``, unless it is tied so already."""
    found = of(parts, source)
    if any(each.kind == kind and resolve(source, each.target) == resolve(source, target) for each in found):
        return
    taken = {each.id for each in found}
    number = next(number for number in range(1, len(found) + 2) if f"rId{number}" not in taken)
    found.append(Relationship(f"rId{number}", f"{names.RELATION}/{kind}", target, external=False))
    parts[part_of(source)] = _xml(found)


def add_all(parts: dict[str, bytes], source: str, added: Iterable[Relationship]) -> None:
    """Give ``source`` more relationships, whose ids it must not have yet."""
    parts[part_of(source)] = _xml([*of(parts, source), *added])


def remove_parts(parts: dict[str, bytes], removed: Iterable[str]) -> None:
    """Take parts, their own relationships, those to them, and their content types out of the package."""
    gone = {canonical(name) for name in removed}
    if not gone:
        return
    own = {canonical(part_of(name)) for name in gone}
    for name in [name for name in parts if canonical(name) in gone | own]:
        del parts[name]
    _remove_relationships_to(parts, gone)
    table = ContentTypes.of(parts)
    unneeded = [name for name in table.overrides if canonical(name) in gone]
    for name in unneeded:
        del table.overrides[name]
    if unneeded:
        parts[names.CONTENT_TYPES_PART] = table.xml()


def _remove_relationships_to(parts: dict[str, bytes], gone: Collection[str]) -> None:
    for name in [name for name in parts if is_part(name)]:
        source, found = source_of(name), parse(parts[name])
        kept = [each for each in found if each.external or canonical(resolve(source, each.target)) not in gone]
        if len(kept) < len(found):
            parts[name] = _xml(kept)


def _xml(relationships: list[Relationship]) -> bytes:
    lines = []
    for each in relationships:
        mode = ' TargetMode="External"' if each.external else ""
        key, kind, target = escape(each.id), escape(each.type), escape(each.target)
        lines.append(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{mode}/>')
    return f'{names.DECLARATION}<Relationships xmlns="{names.RELATIONSHIPS}">{"".join(lines)}</Relationships>'.encode()
