"""The members of a zip, counted while they unpack, so that a small file cannot fill the memory."""

from __future__ import annotations

import io
import zipfile
import zlib

from itareport.errors import NotWordError
from itareport.i18n import _, number
from itareport.ooxml.limits import MAX_MEMBERS, MAX_PART, MAX_RATIO, MAX_TOTAL, MIB, RATIO_FROM
from itareport.ooxml.refusal import UnsafeError, damaged, shown

_PICTURES = "/media/"
"""Pictures may be one white area, and nobody unpacks them further."""
_ENCRYPTED = 0x1
_ENTRY = b"PK\x01\x02"
"""How each entry of a zip's list begins."""
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
)
"""What ``zipfile`` raises on damaged files, as random damage showed."""


def unzip_parts(data: bytes) -> dict[str, bytes]:
    """The members of a zip by name, folders left out.

    Raises:
        NotWordError: it is no whole zip, or one with a password.
        UnsafeError: too many members, too large ones, or names that are double or lead out of the package.
    """
    # zipfile makes an object of each entry of the list at the end before anybody can count them. A zip in a zip has a
    # list too, so that a few more are let through here.
    if data.count(_ENTRY) > 10 * MAX_MEMBERS:
        raise UnsafeError([_too_many()])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.filename.endswith("/")]
            _refuse_by_list(members)
            return {member.filename: _inflated(archive, member) for member in members}
    except _DAMAGE as error:
        raise damaged() from error


def _refuse_by_list(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise NotWordError(
            _("the Word file is protected with a password"), _("Take the password off and save it again.")
        )
    if any(member.compress_type not in _PACKINGS for member in members):
        raise damaged()
    faults = _name_faults([member.orig_filename for member in members])
    if len(members) > MAX_MEMBERS:
        faults.append(_too_many())
    if sum(member.file_size for member in members) > MAX_TOTAL:
        faults.append(_("It unpacks to more than {limit} MB.").format(limit=number(MAX_TOTAL // MIB)))
    for member in members:
        if member.file_size > MAX_PART:
            faults.append(_too_large(member.filename))
        elif member.file_size > max(RATIO_FROM, MAX_RATIO * member.compress_size) and _PICTURES not in member.filename:
            faults.append(
                _("{part} is packed {limit} times or more, as files are that are made to fill the memory.").format(
                    part=shown(member.filename), limit=number(MAX_RATIO)
                )
            )
    if faults:
        raise UnsafeError(faults)


def _too_many() -> str:
    return _("It has more than {limit} parts.").format(limit=number(MAX_MEMBERS))


def _too_large(part: str) -> str:
    return _("{part} unpacks to more than {limit} MB.").format(part=shown(part), limit=number(MAX_PART // MIB))


def _name_faults(listed: list[str]) -> list[str]:
    faults = []
    seen: set[str] = set()
    for name in listed:
        if name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/"):
            faults.append(_("A part is named “{part}”, which leads out of the file.").format(part=shown(name)))
        elif name.lower() in seen:
            faults.append(_("Two parts are named “{part}”.").format(part=shown(name)))
        seen.add(name.lower())
    return faults


def _inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """One member, of which zipfile unpacks no more than it is asked for; the checksum tells a size that is a lie."""
    with archive.open(member) as stream:
        return stream.read(member.file_size + 1)
