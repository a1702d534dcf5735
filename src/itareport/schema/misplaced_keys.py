"""Fields that are in another group than their own: one fault, where the checks see an unknown and a missing field."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from itareport.findings import ValuePath
from itareport.schema.names import allowed_keys, nearest_key
from itareport.source import SourceFile

MAX_LOOKED_AT = 50
"""So many unknown fields of a file are looked at: more are no slips."""

Keys = dict[ValuePath, list[str]]
"""Keys of mappings, by the path of the mapping."""


class Misplaced(NamedTuple):
    """``keys`` are in the mapping at ``path``, and belong into the one at ``home``, which may be empty or missing."""

    path: ValuePath
    keys: list[str]
    home: ValuePath


def take_misplaced(source_file: SourceFile, unknown: Keys, missing: Keys) -> list[Misplaced]:
    """Take the misplaced fields out of the unknown ones, and out of the missing ones what they stand for."""
    groups: dict[tuple[ValuePath, ValuePath], list[str]] = {}
    for path, key in islice(((path, key) for path, keys in unknown.items() for key in keys), MAX_LOOKED_AT):
        home = _home(source_file, path, key, unknown[path], missing)
        if home is not None:
            groups.setdefault((path, home), []).append(key)
    found = [
        Misplaced(path, keys, home) for (path, home), keys in groups.items() if _is_enough(source_file, home, keys)
    ]
    for path, keys, home in found:
        for key in keys:
            unknown[path].remove(key)
            _discard(missing, home, key)
        if home:
            _discard(missing, home[:-1], str(home[-1]))
    return found


def _home(source_file: SourceFile, path: ValuePath, key: str, unknown: list[str], missing: Keys) -> ValuePath | None:
    homes = [home for home, keys in missing.items() if key in keys and _is_above(home, path)]
    if homes:
        before = [home for home in homes if source_file.span_of(home) < source_file.key_spans[(*path, key)]]
        return max(before or homes, key=source_file.span_of)
    below = (home for home in _groups_below(path) if key in allowed_keys(home))
    return next((home for home in below if _lacks(source_file, home, key, unknown)), None)


def _lacks(source_file: SourceFile, home: ValuePath, key: str, unknown: list[str]) -> bool:
    """Whether a group is missing, but for one whose name is misspelt, or is the agency without the key."""
    group = source_file.at(home)
    if group is None:
        return not _is_misspelt(str(home[-1]), home[:-1], unknown)
    return home == ("agency",) and isinstance(group, dict) and key not in group


def _is_above(one: ValuePath, other: ValuePath) -> bool:
    """Whether one of two mappings lies in the other."""
    return one != other and (one == other[: len(one)] or other == one[: len(other)])


def _groups_below(path: ValuePath) -> Iterator[ValuePath]:
    """The group of fields and the list that the format has in the mapping at ``path``."""
    if path == ():
        yield ("agency",)
        yield ("issues",)
    elif len(path) == 2 and path[0] == "issues":
        yield (*path, "measures")


def _is_misspelt(name: str, path: ValuePath, unknown: list[str]) -> bool:
    return any(nearest_key(key, path, [name]) == name for key in unknown[:MAX_LOOKED_AT])


def _is_enough(source_file: SourceFile, home: ValuePath, keys: list[str]) -> bool:
    """A single field makes no measure, and what has no name no agency."""
    if source_file.at(home) is not None:
        return True
    return "name" in keys if home == ("agency",) else len(keys) > 1


def _discard(keys: Keys, path: ValuePath, key: str) -> None:
    if key in keys.get(path, ()):
        keys[path].remove(key)
