"""What a Word file is made from, as one hash: while it stays the same the file need not be made again."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from itareport import __version__, resources
from itareport.ooxml.stamp import hash_of
from itareport.pictures import PictureFile, Pictures

if TYPE_CHECKING:
    from itareport.fields import DocumentKind
    from itareport.forms import Edition


def origin(
    data: bytes,
    edition: Edition,
    kind: DocumentKind,
    template: bytes | None,
    pictures: Pictures | None,
    *,
    embed: bool,
) -> str:
    """The hash of everything that a Word file depends on: data, form edition, template, pictures and release.

    ``data`` is the report as JSON. Neither names of files nor comments go into it, which change nothing that is printed.
    """
    items = [
        f"{__version__} {kind} {embed}".encode(),
        data,
        repr(edition).encode(),
        _default(kind) if template is None else template,
    ]
    for name, picture in sorted((pictures or {}).items()):
        items += name.encode("utf-8", "surrogatepass"), picture.data if isinstance(picture, PictureFile) else b""
    return hash_of("made-1", items)


@cache
def _default(kind: DocumentKind) -> bytes:
    """The default template as a hash, so that it is read once a process; a checkout may change it within a release."""
    return hashlib.sha256(resources.template(f"{kind}.prepared.json").read_bytes()).digest()
