"""The canonical layout of a data file that somebody wrote: what ``itareport fmt`` does."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from itareport.source.gather import gather
from itareport.source.nodes import write
from itareport.source.reader import read_text
from itareport.source.splice import update
from itareport.thai.repair import repair

if TYPE_CHECKING:
    from itareport.source.document import SourceFile, Value


def format_document(document: SourceFile) -> str:
    """The file in its canonical layout: the same values, the same comments, each with its key or entry.

    Keys stand in the order of ``nodes.KEY_ORDER``, two blanks of indentation, dashes indented under their key, one
    text on one line; ``|`` blocks stay blocks. Line ends are LF. Quotes go where every YAML program reads the text
    without them. A file whose top is no mapping or list, or that has faults, has no layout and comes back as it is.
    """
    if document.findings or not isinstance(document.value, (dict, list)) or not document.value:
        return document.text
    text = write(gather(document))
    again = read_text(document.name, text)
    if again.findings or again.value != document.value:
        raise AssertionError("formatting would have changed the data")
    return text


def fix_thai(document: SourceFile) -> str:
    """The file with the certain repairs of Thai done in its texts, never in keys or comments and never a spelling."""
    if document.findings or not isinstance(document.value, dict):
        return document.text
    repaired: dict[str, Value] = {key: _repaired(value) for key, value in document.value.items()}
    return update(document, repaired)


def _repaired(value: Value) -> Value:
    if isinstance(value, str):
        return repair(value).text
    if isinstance(value, list):
        return [_repaired(item) for item in value]
    if isinstance(value, dict):
        return {key: _repaired(item) for key, item in value.items()}
    return None


def from_cp874(data: bytes) -> bytes:
    """A windows-874 file as UTF-8.

    A file that is UTF-8 already, or neither, comes back as it is: a second conversion would destroy it, and the reader
    says what is wrong with the other.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if b"\0" not in data:
            with suppress(UnicodeDecodeError):
                return data.decode("cp874").encode("utf-8")
    return data
