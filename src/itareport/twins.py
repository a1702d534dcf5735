"""Data files of one run that are of the same agency and fiscal year."""

from __future__ import annotations

import re

_FIELDS = re.compile(
    rb"""
    ^fiscal_year:[ \t]*["']?(?P<year>[^\s"'\#]+)   # at the left edge, as the data format has it
    | ^[ ]+name:[ \t]*["']?(?P<name>[^\r\n]*?)["']?[ \t]*(?:\#[^\r\n]*)?\r?$
    """,
    re.VERBOSE | re.MULTILINE,
)


class Twins:
    """Remembers the files of a run by their agency and fiscal year."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, str], str] = {}

    def earlier(self, name: str, data: bytes) -> str:
        """The name of an earlier file with the agency and year of this one, "" where there is none."""
        identity = _identity(data)
        if identity is None:
            return ""
        earlier = self._seen.setdefault(identity, name)
        return "" if earlier == name else earlier


def _identity(data: bytes) -> tuple[int, str] | None:
    """The year and agency that a data file names near its top.

    Reading the file as YAML would take this process the time that the others gain; a file that is written in another
    way than by hand and by ``fmt`` is no twin of any.
    """
    head = data.partition(b"\nissues:")[0]
    found = {key: value for match in _FIELDS.finditer(head) for key, value in match.groupdict().items() if value}
    year = found.get("year", b"").decode("utf-8", "replace")
    name = found.get("name", b"").decode("utf-8", "replace")
    return (int(year), " ".join(name.split())) if year.isdecimal() and len(year) == len("2568") and name else None
