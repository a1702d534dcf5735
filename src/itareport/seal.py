"""The mark by which a PDF, a picture or a page that this program wrote is known again: a hash of all its other bytes.

A Word file has its stamp in the custom properties (``ooxml.stamp``), since office programs save it anew with the same
texts. The other kinds are read, not edited: a byte that is another counts as an edit.
"""

from __future__ import annotations

import enum
import hashlib
import re
import struct
import zlib

_RECIPES = {"pdf-1": 0, "png-1": 4, "html-1": 0}
"""By recipe the number of bytes after the hash that hang on it: the checksum of a PNG's chunk."""
_MARK = re.compile(rb"itareport:([a-z]+-[0-9]+):([0-9a-f]{64})")
_PNG_HEADER = 33
"""Bytes before the first place for a chunk: the signature and IHDR (PNG, third edition, 5.2 and 11.2.1)."""


class Seal(enum.Enum):
    """What has become of a file since this program wrote it."""

    UNTOUCHED = "untouched"
    EDITED = "edited"
    FOREIGN = "foreign"
    """This program did not write it."""


def blank(kind: str) -> str:
    """The mark without its hash, of a ``kind`` such as "pdf", for the place in the file where ``seal`` finds it."""
    return f"itareport:{kind}-1:{'0' * 64}"


def seal(data: bytes) -> bytes:
    """The file, which holds one ``blank`` mark, with the hash in it.

    Raises:
        ValueError: there is no mark in it.
    """
    found = _MARK.search(data)
    if found is None:
        raise ValueError("no mark to seal")
    return data[: found.start(2)] + _hash(data, found).encode() + data[found.end(2) :]


def seal_png(data: bytes) -> bytes:
    """The PNG with its mark in a tEXt chunk (PNG, third edition, 11.3.3.3), right after its header."""
    body = b"tEXt" + b"itareport\0" + blank("png").encode()
    chunk = struct.pack(">I", len(body) - 4) + body + bytes(4)
    sealed = seal(data[:_PNG_HEADER] + chunk + data[_PNG_HEADER:])
    start, end = _PNG_HEADER + 4, _PNG_HEADER + 4 + len(body)
    return sealed[:end] + struct.pack(">I", zlib.crc32(sealed[start:end])) + sealed[end + 4 :]


def state(data: bytes) -> Seal:
    """What has become of the file, judged by its mark; one with a recipe that this release does not know is EDITED."""
    found = _MARK.search(data)
    if found is None:
        return Seal.FOREIGN
    if found[1].decode() not in _RECIPES:
        return Seal.EDITED
    return Seal.UNTOUCHED if _hash(data, found).encode() == found[2] else Seal.EDITED


def _hash(data: bytes, found: re.Match[bytes]) -> str:
    recipe = found[1].decode()
    rest = data[: found.start(2)] + data[found.end(2) + _RECIPES[recipe] :]
    # git on Windows may check a page out with other line ends than it was written with.
    return hashlib.sha256(rest.replace(b"\r\n", b"\n") if recipe == "html-1" else rest).hexdigest()
