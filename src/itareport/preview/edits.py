"""What a person does on the page as edits of the data file, each one text or one entry of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itareport.data import AGENCY, PICTURE, PICTURES, PREFACE, SIGNATURE, SIGNATURES
from itareport.errors import EditError
from itareport.fields import FIELDS, KEYS
from itareport.findings import parse_path
from itareport.i18n import _
from itareport.source import edit, read

if TYPE_CHECKING:
    from collections.abc import Collection

    from itareport.findings import ValuePath
    from itareport.preview.desk import Edit
    from itareport.source import SourceFile

_ENTRY = "[]"
"""Stands for the number of an entry in the shape of a path."""

_MEASURE = ("issues", _ENTRY, "measures", _ENTRY)

_LISTS = {(PREFACE,), *((*_MEASURE, field.key) for field in FIELDS if field.entries)}
"""Shapes of the paths of what may be a list of texts."""

_ENTRIES = {(*shape, _ENTRY) for shape in _LISTS}

_PLACES = {
    ("fiscal_year",),
    ("title",),
    *(("agency", key) for key in AGENCY),
    ("issues", _ENTRY, "title"),
    *((*_MEASURE, key) for key in KEYS.all),
    *((SIGNATURES, _ENTRY, key) for key in SIGNATURE),
    *((PICTURES, _ENTRY, key) for key in PICTURE),
    *_LISTS,
    *_ENTRIES,
}
"""Those of the texts that a person writes: a single text, or an entry of a list."""

_GROUPS = {SIGNATURES: SIGNATURE[:2], PICTURES: PICTURE}
"""The lists of the report whose entries are mappings, with the keys that a new entry begins with."""

_GROWING = {*_ENTRIES, _MEASURE, *((key, _ENTRY) for key in _GROUPS)}
"""Those of the entries that come and go; the issues are those of the form."""

MAX_PASTED = 200
"""Texts in one step: the file is read again for each."""

_MAY_BE_ABSENT = {
    ("title",),
    ("agency", "district"),
    ("agency", "province"),
    ("issues", _ENTRY, "title"),
    (SIGNATURES, _ENTRY, "role"),
}
"""Those whose key must have a value or not be there: emptied, it goes."""


def text(asked: dict[str, Any]) -> Edit:
    """The edit that ``{path, text}`` asks for: that value set, or emptied.

    Raises:
        EditError: it is no such request.
    """
    path, typed = _path(asked), asked.get("text")
    if not isinstance(typed, str) or _shape(path) not in _PLACES:
        raise not_understood()

    def change(source_file: SourceFile) -> str:
        _refuse_new_group(source_file, path)
        if not typed.strip() and _shape(path) in _MAY_BE_ABSENT:
            return edit.remove_entry(source_file, path) if path in source_file.spans else source_file.text
        return edit.set_value(source_file, path, typed if typed.strip() else None)

    return change


def structure(asked: dict[str, Any], columns: Collection[str]) -> Edit:
    """The edit that ``{do, path}`` asks for: an entry inserted at ``path``, removed, moved ``to`` an index, or ``texts``.

    A new measure has a key without value for each of the ``columns`` of the form. ``texts`` are pasted: the first is the
    text at ``path``, the others become entries after it.

    Raises:
        EditError: it is no such request.
    """
    path, do, to = _path(asked), asked.get("do"), asked.get("to")
    if do == "paste":
        return _pasted(path, asked.get("texts"))
    if _shape(path) not in _GROWING:
        raise not_understood()
    index = int(path[-1])
    if do == "insert":
        return lambda source_file: edit.insert_entry(source_file, path[:-1], index, _new_entry(path, columns))
    if do == "remove":
        return lambda source_file: edit.remove_entry(source_file, path)
    if do == "move" and type(to) is int:  # JSON's true is an int too
        return lambda source_file: edit.move_entry(source_file, path, to)
    raise not_understood()


def _refuse_new_group(source_file: SourceFile, path: ValuePath) -> None:
    """Refuse a text of an issue, a measure, a signature or a picture that the file has not: a text begins none of them."""
    for end in range(1, len(path)):
        if isinstance(path[end - 1], int) and isinstance(path[end], str) and path[:end] not in source_file.spans:
            raise edit.nothing_at(path[:end])


def _pasted(path: ValuePath, texts: object) -> Edit:
    """Each text an entry. Typed numbers stay, as what a person typed does everywhere; the findings name them."""
    if not isinstance(texts, list) or not 0 < len(texts) <= MAX_PASTED:
        raise not_understood()
    if _shape(path) not in {*_LISTS, *_ENTRIES}:
        raise not_understood()
    if not all(isinstance(each, str) and each.strip() for each in texts):
        raise not_understood()

    def change(source_file: SourceFile) -> str:
        changed = edit.set_value(source_file, path, texts[0])
        above, index = (path[:-1], path[-1]) if isinstance(path[-1], int) else (path, 0)
        for further, each in enumerate(texts[1:], int(index) + 1):
            changed = edit.insert_entry(read(source_file.name, encoded(changed)), above, further, each)
        return changed

    return change


def encoded(text: str) -> bytes:
    """The bytes of a changed file.

    Raises:
        EditError: somebody sent half of a surrogate pair, which JSON can hold and a file cannot.
    """
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise EditError(_("the text has characters that no file can hold")) from error


def not_understood() -> EditError:
    """The answer to a request that the page does not make."""
    return EditError(_("the request is not one that the page makes"))


def _path(asked: dict[str, Any]) -> ValuePath:
    path = asked.get("path")
    try:
        return parse_path(path if isinstance(path, str) else "")
    except ValueError as error:
        raise not_understood() from error


def _shape(path: ValuePath) -> tuple[str, ...]:
    """The path without the numbers of entries; where they stand is part of it, as a text has no entries."""
    return tuple(step if isinstance(step, str) else _ENTRY for step in path)


def _new_entry(path: ValuePath, columns: Collection[str]) -> Any:
    if _shape(path) == _MEASURE:
        return dict.fromkeys(field.key for field in FIELDS if field.column in columns)
    return dict.fromkeys(_GROUPS[str(path[0])]) if path[0] in _GROUPS else None
