"""One edit of a page as the new text of the data file: one value, or an entry that comes, goes or moves."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from itareport.errors import ItareportError
from itareport.i18n import _
from itareport.source.patch import update

if TYPE_CHECKING:
    from collections.abc import Callable

    from itareport.findings import ValuePath
    from itareport.source import SourceFile, Value


class RefusedError(ItareportError):
    """A value or an edit that the data file cannot take; nothing was written."""


def set_text(document: SourceFile, path: ValuePath, text: str | None) -> str:
    """The file with the value at ``path`` made ``text``; None or "" leaves it without a value.

    The entry after the last of a list that has no value yet may be set too: it becomes the list's first.

    Raises:
        RefusedError: the file has no such place.
    """
    wanted = text or None

    def change(parent: Any, step: str | int) -> None:
        if isinstance(parent, list) and isinstance(step, int) and step < len(parent):
            _refuse_collection(parent[step])
            parent[step] = wanted
        elif isinstance(parent, dict) and isinstance(step, str):
            _refuse_collection(parent.get(step))
            parent[step] = wanted
        else:
            raise _no_place()

    if path and path[-1] == 0 and document.at(path[:-1]) is None:
        path, wanted = path[:-1], [text] if text else None  # type: ignore[assignment]
    return _changed(document, path, change)


def insert(document: SourceFile, path: ValuePath, value: Value) -> str:
    """The file with a new entry at ``path``, before the entry that is there now.

    A single text in the list's place becomes the list's first entry.

    Raises:
        RefusedError: there is no list, or it is shorter.
    """

    def change(parent: Any, step: str | int) -> None:
        if not isinstance(parent, list) or not isinstance(step, int) or step > len(parent):
            raise _no_place()
        parent.insert(step, deepcopy(value))

    return _changed(document, path, change, as_list=True)


def remove(document: SourceFile, path: ValuePath) -> str:
    """The file without the entry at ``path``; a list whose last entry goes has no value.

    Raises:
        RefusedError: there is no such entry.
    """

    def change(parent: Any, step: str | int) -> None:
        if not isinstance(parent, list) or not isinstance(step, int) or step >= len(parent):
            raise _no_place()
        del parent[step]

    return _changed(document, path, change)


def move(document: SourceFile, path: ValuePath, to: int) -> str:
    """The file with the entry at ``path`` at the index ``to`` of the same list.

    Raises:
        RefusedError: there is no such entry or index.
    """

    def change(parent: Any, step: str | int) -> None:
        if not isinstance(parent, list) or not isinstance(step, int) or not (step < len(parent) > to >= 0):
            raise _no_place()
        parent.insert(to, parent.pop(step))

    return _changed(document, path, change)


def _changed(
    document: SourceFile, path: ValuePath, change: Callable[[Any, str | int], None], *, as_list: bool = False
) -> str:
    value: Any = deepcopy(document.value)
    if not path or not isinstance(value, dict):
        raise _no_place()
    parent, above, key = value, None, None
    for step in path[:-1]:
        if not _has(parent, step):
            raise _no_place()
        parent, above, key = parent[step], parent, step
    if as_list and above is not None and not isinstance(parent, (list, dict)):
        above[key] = parent = [] if parent is None else [parent]
    change(parent, path[-1])
    if isinstance(parent, list) and not parent and above is not None:
        above[key] = None
    return update(document, value)


def _has(parent: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(parent, list) and step < len(parent)
    return isinstance(parent, dict) and step in parent


def _refuse_collection(value: Any) -> None:
    """A list or a mapping is not replaced by a text: what is in it would be lost."""
    if isinstance(value, (list, dict)):
        raise RefusedError(
            _("there is a list at this place, not a single text"),
            _("Write each entry by itself, or correct this place in the data file."),
        )


def _no_place() -> RefusedError:
    return RefusedError(_("the data file has no such place"), _("Load the page again, and try once more."))


def empty_like(path: ValuePath) -> Value:
    """What a new entry at ``path`` holds: a measure its keys without values, a list of texts an entry without one."""
    if path[-2:-1] == ("measures",):
        return dict.fromkeys(("name", "steps", "period", "responsible", "outputs", "outcomes"))
    return None
