"""Parts into the zip that is a Word file: the same bytes of the same parts, on any machine with the same zlib."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from itareport.errors import WriteError
from itareport.i18n import _
from itareport.ooxml import limits, names

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 2
"""Of the report of 2568: level 6 takes twice the time and saves a fifth, 4 KB."""
_STORED_BELOW = 2 << 10
"""Bytes. Packing the twelve small parts of a report takes as long as the two large ones, and saves 5 KB."""
_WINDOWS = 0


class TooLargeError(WriteError):
    """A Word file would be larger than ``package.read`` reads, so that nobody could import or compare it."""

    def __init__(self) -> None:
        super().__init__(
            _("the report is too large: a Word file of this size could not be read back"),
            _("Put fewer measures and entries into one data file."),
        )


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """The Word file that holds ``parts``: sorted, the content types first, with a fixed date and no owner or rights.

    Raises:
        TooLargeError: they are over one of the limits that ``package.read`` sets.
    """
    _refuse_large(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != names.CONTENT_TYPES_PART, name)):
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system = _WINDOWS
            packing = zipfile.ZIP_STORED if len(parts[name]) < _STORED_BELOW else zipfile.ZIP_DEFLATED
            archive.writestr(member, parts[name], packing, _LEVEL)
            member.external_attr = 0  # zipfile sets Unix rights; the list at the end is still to be written
            if member.file_size > max(limits.RATIO_FROM, limits.MAX_RATIO * member.compress_size):
                raise TooLargeError
    return file.getvalue()


def _refuse_large(parts: Mapping[str, bytes]) -> None:
    sizes = [len(part) for part in parts.values()]
    if len(sizes) > limits.MAX_MEMBERS or max(sizes) > limits.MAX_PART or sum(sizes) > limits.MAX_TOTAL:
        raise TooLargeError
    # An item takes at least a byte, so the parts of an ordinary report need no counting.
    if sum(sizes) > limits.MAX_ITEMS:
        counted = [limits.count_items(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))]
        if max(counted) > limits.MAX_ITEMS or sum(counted) > limits.MAX_ALL_ITEMS:
            raise TooLargeError
