"""Parts into the zip that is a Word file: the same bytes of the same parts, on any machine with the same zlib.

The bytes are those that ``zipfile`` writes. It can put nothing into a file that is packed already, and most parts of a
report come again in the next.
"""

from __future__ import annotations

import zipfile
import zlib
from functools import lru_cache
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

from itareport.errors import WriteError
from itareport.i18n import _
from itareport.ooxml import limits, names

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE = (0, (1 << 5) + 1)
"""Midnight and 1 January 1980, the first that a zip file can say (APPNOTE.TXT, 4.4.6)."""
_LEVEL = 2
"""Of the report of 2568: level 6 takes twice the time and saves a fifth, 4 KB."""
_STORED_BELOW = 2 << 10
"""Bytes. Packing the twelve small parts of a report takes as long as the two large ones, and saves 5 KB."""
_SMALL = 16 << 10
"""Bytes. Smaller parts are kept as they were packed: most of them are the template's, the same in each report."""

_RELEASE = 20
"""Version 2.0 of the format reads it: there is nothing newer in it (4.4.3). The system is 0, so that there are no rights."""
_UTF_8 = 1 << 11
_RECORD = Struct("<4s5H3L2H")
_LISTED = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")


class TooLargeError(WriteError):
    """A Word file would be larger than ``package.read`` reads, so that nobody could import or compare it."""

    def __init__(self) -> None:
        super().__init__(
            _("the report is too large: a Word file of this size could not be read back"),
            _("Put fewer measures and entries into one data file."),
        )


class _Member(NamedTuple):
    """A part as it lies in the file: its whole record, and what the list at the end says of it but the place."""

    record: bytes
    listed: tuple[bytes | int, ...]
    name: bytes


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """The Word file that holds ``parts``: sorted, the content types first, with a fixed date and no owner or rights.

    Raises:
        TooLargeError: they are over one of the limits that ``package.read`` sets.
    """
    _refuse_large(parts)
    records: list[bytes] = []
    listed: list[bytes] = []
    place = 0
    for name in sorted(parts, key=lambda name: (name != names.CONTENT_TYPES_PART, name)):
        member = _member(name, parts[name])
        records.append(member.record)
        listed += [_LISTED.pack(*member.listed, place), member.name]
        place += len(member.record)
    size = sum(map(len, listed))
    return b"".join([*records, *listed, _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), size, place, 0)])


def _member(name: str, data: bytes) -> _Member:
    return _packed_again(name, data) if len(data) < _SMALL else _packed(name, data)


def _packed(name: str, data: bytes) -> _Member:
    """Pack one part, as zipfile does (APPNOTE.TXT, 4.3)."""
    if len(data) < _STORED_BELOW:
        method, packed = zipfile.ZIP_STORED, data
    else:
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        method, packed = zipfile.ZIP_DEFLATED, packer.compress(data) + packer.flush()
    if len(data) > max(limits.RATIO_FROM, limits.MAX_RATIO * len(packed)):
        raise TooLargeError
    written = name.encode()
    flags = 0 if name.isascii() else _UTF_8
    # Release and flags, packing, time and date, checksum, sizes, lengths of the name and of what may follow it.
    about = (_RELEASE, flags, method, *_DATE, zlib.crc32(data), len(packed), len(data), len(written), 0)
    record = b"".join([_RECORD.pack(b"PK\3\4", *about), written, packed])
    # And in the list: who wrote it, no comment, the first disk, no kind and no rights.
    return _Member(record, (b"PK\1\2", _RELEASE, *about, 0, 0, 0, 0), written)


_packed_again = lru_cache(maxsize=64)(_packed)


def _refuse_large(parts: Mapping[str, bytes]) -> None:
    sizes = [len(part) for part in parts.values()]
    if len(sizes) > limits.MAX_MEMBERS or max(sizes) > limits.MAX_PART or sum(sizes) > limits.MAX_TOTAL:
        raise TooLargeError
    # An item takes at least a byte, so the parts of an ordinary report need no counting.
    if sum(sizes) > limits.MAX_ITEMS:
        counted = [limits.count_items(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))]
        if max(counted) > limits.MAX_ITEMS or sum(counted) > limits.MAX_ALL_ITEMS:
            raise TooLargeError
