"""``[Content_Types].xml``, which says what kind of thing each part of a package is (ECMA-376 part 2, 10.1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from itareport.ooxml import names
from itareport.ooxml.markup import SPACE, elements, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMESPACE = f"{names.CONTENT_TYPES}{SPACE}"


class ContentTypes(NamedTuple):
    """The type of each part by what its name ends with, and by the whole name, both as the file writes them."""

    defaults: dict[str, str]
    overrides: dict[str, str]

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> ContentTypes:
        """Read the table of a package.

        Raises:
            MarkupError: it is no well-formed XML.
        """
        table = cls({}, {})
        for name, attributes in elements(parts[names.CONTENT_TYPES_PART], _NAMESPACE):
            kind = attributes.get("ContentType", "")
            if name == f"{_NAMESPACE}Default":
                table.defaults[attributes.get("Extension", "").lower()] = kind
            elif name == f"{_NAMESPACE}Override":
                table.overrides[attributes.get("PartName", "").lstrip("/")] = kind
        return table

    def type_of(self, part: str) -> str:
        """The content type of a part in lower case and without parameters, "" when the table does not know it.

        Types are compared without case (RFC 2045, 5.1), and what follows a semicolon is no part of them: a reader that
        compared the names as written could be shown another type than Word sees.
        """
        return bare(self.overrides.get(part) or self.defaults.get(part.rpartition(".")[2].lower(), ""))

    def xml(self) -> bytes:
        """The table as a part, in an order that depends on its content only."""
        lines = [
            *(
                f'<Default Extension="{escape(end)}" ContentType="{escape(kind)}"/>'
                for end, kind in sorted(self.defaults.items())
            ),
            *(
                f'<Override PartName="/{escape(part)}" ContentType="{escape(kind)}"/>'
                for part, kind in sorted(self.overrides.items())
            ),
        ]
        return f'{names.DECLARATION}<Types xmlns="{names.CONTENT_TYPES}">{"".join(lines)}</Types>'.encode()


def bare(kind: str) -> str:
    """A content type in lower case, without parameters and the spaces around it."""
    return kind.partition(";")[0].strip().lower()


def declare(parts: dict[str, bytes], part: str, kind: str) -> None:
    """Say in the table that ``part`` is of the content type ``kind``, unless it says so already."""
    table = ContentTypes.of(parts)
    if table.type_of(part) != bare(kind):
        table.overrides[part] = kind
        parts[names.CONTENT_TYPES_PART] = table.xml()
