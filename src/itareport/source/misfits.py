"""How far a value is from the shape of the data format, to tell which of two readings of a broken file is the better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport.data import AGENCY, ISSUE, PICTURE, REPORT, SIGNATURE
from itareport.fields import BY_KEY, KEYS

if TYPE_CHECKING:
    from collections.abc import Collection

    from itareport.source.source_file import Value

_NEEDED = KEYS.standard[:4]

NO_FIT = 1_000
"""What a file counts for that has no fields at all."""


def misfits(value: Value) -> int:
    """The number of fields that are missing, do not belong where they are, or are of another kind."""
    if not isinstance(value, dict):
        return NO_FIT
    count = _fields(value, REPORT, ("format", "fiscal_year", "agency", "issues"), {"preface"})
    count += _each([value.get("agency")], AGENCY, ("name",))
    count += _each(value.get("signatures"), SIGNATURE, SIGNATURE[:2]) + _each(value.get("pictures"), PICTURE, PICTURE)
    issues = value.get("issues")
    count += _each(issues, ISSUE, ("number", "measures"))
    for issue in issues if isinstance(issues, list) else ():
        if isinstance(issue, dict):
            count += _each(issue.get("measures"), KEYS.all, _NEEDED)
    return count


def _each(values: Value, allowed: Collection[str], needed: Collection[str]) -> int:
    """The misfits of a list of groups; one that is not there is counted where it is missing."""
    if not isinstance(values, list):
        return int(values is not None)
    return sum(
        _fields(value, allowed, needed, KEYS.entries) if isinstance(value, dict) else int(value is not None)
        for value in values
    )


def _fields(
    group: dict[str, Value], allowed: Collection[str], needed: Collection[str], entries: Collection[str]
) -> int:
    count = sum(key not in allowed for key in group) + sum(key not in group for key in needed)
    for key, value in group.items():
        if key in entries and isinstance(value, list):
            count += sum(isinstance(entry, (dict, list)) for entry in value)
        elif key in BY_KEY or key in entries:
            count += isinstance(value, (dict, list))
    return count
