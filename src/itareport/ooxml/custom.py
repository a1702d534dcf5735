"""A document's custom properties, in the part ``docProps/custom.xml`` (ECMA-376 part 1, 22.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from itareport.ooxml import content_types, names, relationships
from itareport.ooxml.markup import SPACE, escape, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_PART = "docProps/custom.xml"
_RELATION = "custom-properties"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The one format id that the standard allows for custom properties."""
_FIRST_ID = 2
"""Property ids begin here; 0 and 1 are reserved."""
_PROPERTY = f"{names.CUSTOM_PROPERTIES}{SPACE}property"


class _Property:
    def __init__(self, attributes: dict[str, str], markup: Sequence[str] = ()) -> None:
        self.attributes = attributes
        self.markup = list(markup)
        self.texts: list[str] = []

    @property
    def name(self) -> str:
        return self.attributes.get("name", "")

    def xml(self, number: int) -> str:
        attributes = {**self.attributes, "pid": str(number)}
        listed = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        return f"<property{listed}>{''.join(self.markup)}</property>"


def part_name(parts: Mapping[str, bytes]) -> str:
    """The name of the part that holds the custom properties, or would hold them."""
    return next(iter(relationships.related(parts, names.PACKAGE, _RELATION)), _PART)


def properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The custom properties by name, each value as its text.

    Raises:
        MarkupError: a part that has to be read is no well-formed XML.
    """
    return {each.name: "".join(each.texts) for each in _read(parts)}


def replace(
    parts: Mapping[str, bytes], prefix: str, values: Callable[[Mapping[str, bytes]], Mapping[str, str]]
) -> dict[str, bytes]:
    """The parts with the text properties ``values`` in place of all whose names begin with ``prefix``.

    ``values`` is asked for them with the parts as they will be, but for the one that holds the properties.

    Raises:
        MarkupError: a part that has to be read is no well-formed XML.
    """
    replaced = dict(parts)
    holder = make_room(replaced, prefix)
    replaced[holder.name] = holder.with_texts(values(replaced))
    return replaced


class Holder(NamedTuple):
    """The part of a package that holds custom properties: its name, and which of them stay as they are."""

    name: str
    kept: tuple[_Property, ...]

    def with_texts(self, values: Mapping[str, str]) -> bytes:
        """The part with the text properties ``values`` after those that stay."""
        added = [
            _Property({"fmtid": _FORMAT, "pid": "", "name": name}, [f"<vt:lpwstr>{escape(value)}</vt:lpwstr>"])
            for name, value in values.items()
        ]
        listed = "".join(each.xml(number) for number, each in enumerate([*self.kept, *added], _FIRST_ID))
        return (
            f'{names.DECLARATION}<Properties xmlns="{names.CUSTOM_PROPERTIES}" xmlns:vt="{names.PROPERTY_TYPES}">'
            f"{listed}</Properties>"
        ).encode()


def make_room(parts: dict[str, bytes], prefix: str) -> Holder:
    """See to it that a package has the part for custom properties, and leave out those whose names begin with ``prefix``.

    Raises:
        MarkupError: a part that has to be read is no well-formed XML.
    """
    kept = tuple(each for each in _read(parts) if not each.name.startswith(prefix))
    holder = part_name(parts)
    parts.setdefault(holder, b"")
    content_types.declare(parts, holder, names.CUSTOM_PROPERTIES_TYPE)
    relationships.add(parts, names.PACKAGE, _RELATION, holder)
    return Holder(holder, kept)


def _read(parts: Mapping[str, bytes]) -> list[_Property]:
    data = parts.get(part_name(parts))
    if data is None:
        return []
    found: list[_Property] = []
    inside = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal inside
        if name == _PROPERTY:
            inside = True
            found.append(_Property(dict(attributes)))
        elif inside:
            listed = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
            found[-1].markup.append(f"<vt:{name.rpartition(SPACE)[2]}{listed}>")

    def end(name: str) -> None:
        nonlocal inside
        if name == _PROPERTY:
            inside = False
        elif inside:
            found[-1].markup.append(f"</vt:{name.rpartition(SPACE)[2]}>")

    def text(content: str) -> None:
        if inside:
            found[-1].markup.append(escape(content))
            found[-1].texts.append(content)

    scan(data, start, end, text)
    return found
