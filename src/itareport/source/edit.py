"""One value of a data file set, or one entry inserted, removed or moved: every other character stays as it is.

Edits are made in the text, at the spans that the reader gives, and what comes out is read again: when it does not hold
exactly the values that were meant, the file is written anew from its tree (:func:`itareport.source.patch.update`), which
keeps every comment but lays the file out canonically. So a rare layout costs a larger difference, never a wrong value.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from itareport.errors import EditError
from itareport.findings import format_path
from itareport.i18n import _, number
from itareport.source.decode import REFUSED, cannot_be_in_report
from itareport.source.patch import rearrange, update
from itareport.source.reader import read_text
from itareport.source.text_edits import (
    Edit,
    applied,
    begun,
    insertion,
    new_key,
    newline_of,
    removed_key,
    reordered,
    replacement,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from itareport.findings import ValuePath
    from itareport.source.source_file import SourceFile, Value

_BOM = "\ufeff"


def set_value(source_file: SourceFile, path: ValuePath, text: str | None) -> str:
    """The file with ``text`` as its value at ``path``, be it there already, empty or absent.

    An empty text or None leaves the key or dash without a value. A text with line breaks becomes a ``|`` block, one that
    YAML would misread goes into quotes. Keys above that are absent are made; in a list the path may name the place after
    the last entry, and a single text becomes a list then. The file keeps its byte order mark and its line ends.

    Raises:
        EditError: the file has faults that keep it from being read, ``text`` has characters that no report can carry,
            or ``path`` holds a list or group, or cannot be reached.
    """
    _refuse_unreadable(source_file)
    wanted = _clean(text)
    current = source_file.at(path)
    if current == wanted and path in source_file.spans:
        return with_mark(source_file, source_file.text)
    if isinstance(current, (list, dict)) and current:
        raise EditError(_("{path} holds several values, not one text").format(path=format_path(path)))
    return _set(source_file, path, wanted)


def insert_entry(source_file: SourceFile, path: ValuePath, index: int, value: Any) -> str:
    """The file with a new entry at ``index`` of the list at ``path``: a text, or a mapping such as a measure.

    A list that is absent or has no value is begun; a single text in its place becomes the entry beside it.

    Raises:
        EditError: as for :func:`set_value`, or ``index`` is no place in the list.
    """
    _refuse_unreadable(source_file)
    entry = _clean(value)
    current = source_file.at(path)
    entries = current if isinstance(current, list) else [] if current is None else [current]
    if isinstance(current, dict) or not 0 <= index <= len(entries):
        raise EditError(_("{path} has no place number {index}").format(path=format_path(path), index=number(index + 1)))
    if not isinstance(current, list) or not current:
        return _set(source_file, path, [*entries[:index], entry, *entries[index:]])
    wanted = _changed(source_file.value, path, [*entries[:index], entry, *entries[index:]])
    return _apply(source_file, insertion(source_file, path, index, entry), wanted)


def remove_entry(source_file: SourceFile, path: ValuePath) -> str:
    """The file without the entry or key at ``path`` and the comments inside it and directly above it.

    What is above the first entry of a list stays: it may be about the list. A list that loses its only entry is left
    without a value.

    Raises:
        EditError: as for :func:`set_value`, or there is nothing at ``path``.
    """
    _refuse_unreadable(source_file)
    if path not in source_file.spans or not path:
        raise nothing_at(path)
    if isinstance(path[-1], str):
        wanted = _without(source_file.value, path)
        return _apply(source_file, removed_key(source_file, path), wanted)
    entries = _list_at(source_file, path[:-1])
    index = path[-1]
    rest = [*entries[:index], *entries[index + 1 :]]
    wanted = _changed(source_file.value, path[:-1], rest or None)
    order = [number for number in range(len(entries)) if number != index]
    return _apply(source_file, reordered(source_file, path[:-1], order), wanted)


def move_entry(source_file: SourceFile, path: ValuePath, to: int) -> str:
    """The file with the entry at ``path`` moved to the place ``to`` of its list, its comments with it.

    Raises:
        EditError: as for :func:`set_value`, or there is no such entry or place.
    """
    _refuse_unreadable(source_file)
    entries = _list_at(source_file, path[:-1])
    index = path[-1]
    if not isinstance(index, int) or not (0 <= index < len(entries) and 0 <= to < len(entries)):
        raise nothing_at(path)
    order = list(range(len(entries)))
    order.insert(to, order.pop(index))
    wanted = _changed(source_file.value, path[:-1], [entries[number] for number in order])
    edits = reordered(source_file, path[:-1], order)
    return _apply(source_file, edits, wanted, lambda: rearrange(source_file, path[:-1], order))


def _set(source_file: SourceFile, path: ValuePath, value: Value) -> str:
    """Put a value at a path, making the keys and lists above it that are absent."""
    if not source_file.spans:
        raise EditError(_("the file has no fields"))
    known = path
    # Upwards to what the file has: each step that it lacks becomes a mapping or list around the value.
    while known not in source_file.spans:
        known, step = known[:-1], known[-1]
        parent = source_file.at(known)
        _refuse_step(parent, step, path)
        if known in source_file.spans and isinstance(parent, (list, dict)) and parent:
            return _grow(source_file, known, step, value)
        value = _nested(step, value, parent if known in source_file.spans else None, path)
    return _replace(source_file, known, value)


def _refuse_step(parent: Value, step: str | int, path: ValuePath) -> None:
    """Refuse an entry further on than after the last of a list, and an entry of a mapping."""
    if (isinstance(parent, list) and step != len(parent)) or (isinstance(parent, dict) and isinstance(step, int)):
        raise _no_place(path)


def _replace(source_file: SourceFile, path: ValuePath, value: Value) -> str:
    """Put a value in the place of a text, or where a key or dash has none."""
    wanted = _changed(source_file.value, path, value)
    if isinstance(value, (list, dict)):
        return _apply(source_file, begun(source_file, path, value), wanted)
    edit = replacement(source_file, path, value)
    return _apply(source_file, [edit] if edit else None, wanted)


def _grow(source_file: SourceFile, path: ValuePath, step: str | int, value: Value) -> str:
    """Put a value after the last entry of the list at ``path``, or under a new key of the mapping there."""
    parent = source_file.at(path)
    if isinstance(parent, list):
        wanted = _changed(source_file.value, path, [*parent, value])
        return _apply(source_file, insertion(source_file, path, len(parent), value), wanted)
    assert isinstance(parent, dict)
    wanted = _changed(source_file.value, path, {**parent, str(step): value})
    return _apply(source_file, new_key(source_file, path, str(step), value), wanted)


def _nested(step: str | int, value: Value, old: Value, path: ValuePath) -> Value:
    """A value below a step that has no mapping or list yet; a single text becomes the first entry of a list."""
    if isinstance(step, str):
        if isinstance(old, str):
            raise _no_place(path)
        return {step: value}
    entries: list[Value] = [old] if isinstance(old, str) else []
    if step > len(entries):
        raise _no_place(path)
    return [*entries[:step], value, *entries[step + 1 :]]


def _apply(
    source_file: SourceFile, edits: Sequence[Edit] | None, wanted: Value, anew: Callable[[], str] | None = None
) -> str:
    """The file with the edits done, or laid out anew where they do not give exactly the values that are wanted."""
    if edits is not None:
        text = applied(source_file.text, edits)
        again = read_text(source_file.name, text)
        if again.whole and again.value == wanted and len(again.findings) <= len(source_file.findings):
            return with_mark(source_file, text)
    if source_file.findings or not isinstance(wanted, dict):
        hint = _("Correct the errors of the file first.")
        raise EditError(_("the value cannot be put into the file as it is"), hint)
    text = anew() if anew else update(source_file, wanted)
    newline = newline_of(source_file)
    return with_mark(source_file, text if newline in text else text.replace("\n", newline))


def _list_at(source_file: SourceFile, path: ValuePath) -> list[Value]:
    entries = source_file.at(path)
    if not isinstance(entries, list):
        raise EditError(_("there is no list at {path}").format(path=format_path(path)))
    return entries


def _changed(value: Value, path: ValuePath, new: Value) -> Value:
    """A copy of a value with another one at ``path``, whose parent is there."""
    if not path:
        return new
    whole, parent = _copy(value, path)
    parent[path[-1]] = new
    return whole


def _without(value: Value, path: ValuePath) -> Value:
    whole, parent = _copy(value, path)
    del parent[path[-1]]
    if not parent and len(path) > 1:
        return _changed(whole, path[:-1], None)
    return whole


def _copy(value: Value, path: ValuePath) -> tuple[Value, Any]:
    """A copy of a value, and the list or mapping in it that holds what is at ``path``."""
    whole = copy.deepcopy(value)
    parent: Any = whole
    for step in path[:-1]:
        parent = parent[step]
    return whole, parent


def _clean(value: Any) -> Value:
    """A value as the reader gives it, with the line ends of a browser or of Windows as line breaks."""
    if isinstance(value, dict):
        return {str(key): _clean(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(item) for item in value]
    if value is None:
        return None
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    if refused := re.search(f"{REFUSED}|{_BOM}", text):
        raise EditError(*cannot_be_in_report([ord(refused.group())]))
    return text or None


def _no_place(path: ValuePath) -> EditError:
    return EditError(_("there is no place {path} in the file").format(path=format_path(path)))


def nothing_at(path: ValuePath) -> EditError:
    """The error for a path that leads to nothing in the file."""
    return EditError(_("there is nothing at {path}").format(path=format_path(path)))


def _refuse_unreadable(source_file: SourceFile) -> None:
    if not source_file.whole:
        place = source_file.findings[0].span.line if source_file.findings else 1
        message = _("the file cannot be read: see line {line}").format(line=number(place))
        raise EditError(message, _("Correct the errors of the file first."))


def with_mark(source_file: SourceFile, text: str) -> str:
    """A text of a file with the byte order mark, where the file has one."""
    return _BOM + text if source_file.bom else text
