"""Data files of one run that are of the same agency and fiscal year."""

from __future__ import annotations

import hashlib
import re
from codecs import BOM_UTF8
from typing import NamedTuple

_YEAR = rb"""\nfiscal_year:[ \t]*["']?(?P<year>[^\s"'#]+)"""
"""At the left edge, as the data format has it; it begins with the line end, which is looked for much faster than ``^``."""

_AGENCY = rb"""(?x)
    \nagency:[ \t]*(?:\#[^\n]*)?                       # the key alone on its line, but for a comment
    (?P<block>\n(?:[ \t\#][^\n]*(?:\n|\Z)|\n)*)       # what is indented under it, comments and blank lines
"""
_PART = rb"\n[ ]+(?P<key>name|district|province):[ \t]+(?P<text>[^\n]*)"


class Identity(NamedTuple):
    """Whose report of which year a data file is: agencies of one name lie in several districts and provinces."""

    year: int
    name: str
    district: str
    province: str


class Twins:
    """Remembers the files of a run by their agency and fiscal year."""

    def __init__(self) -> None:
        self._seen: dict[bytes, str] = {}
        self._first: tuple[str, bytes] | None = None

    def earlier(self, name: str, data: bytes) -> str:
        """The name of an earlier file with the agency and year of this one, "" where there is none."""
        if self._first is None:
            self._first = name, data  # looked at when a second comes: in a run of one file none has a twin
            return ""
        if self._first[1]:
            self._remember(*self._first)
            self._first = "", b""
        return self._remember(name, data)

    def _remember(self, name: str, data: bytes) -> str:
        identity = _identity(data)
        if identity is None:
            return ""
        # Of thousands of agencies a hash takes a third of the memory.
        earlier = self._seen.setdefault(hashlib.blake2b(repr(identity).encode(), digest_size=16).digest(), name)
        return "" if earlier == name else earlier


def _identity(data: bytes) -> Identity | None:
    """The year and agency that a data file names.

    Reading the file as YAML would take this process the time that the others gain; a file that is written in another
    way than by hand and by ``fmt`` is no twin of any.
    """
    data = b"\n" + data.removeprefix(BOM_UTF8)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    year, agency = re.search(_YEAR, data), re.search(_AGENCY, data)
    if year is None or agency is None:
        return None
    digits = year["year"].decode("utf-8", "replace")
    parts = {part["key"]: _words(part["text"]) for part in re.finditer(_PART, agency["block"])}
    if not digits.isdecimal() or len(digits) != len("2568") or not parts.get(b"name"):
        return None
    return Identity(int(digits), parts[b"name"], parts.get(b"district", ""), parts.get(b"province", ""))


def _words(typed: bytes) -> str:
    """A text as typed on its line, without the comment after it, the quotes around it and what is blank."""
    text = typed.partition(b" #")[0].strip().strip(b"\"'")
    return " ".join(text.decode("utf-8", "replace").split())
