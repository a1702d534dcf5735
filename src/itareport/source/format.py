"""The canonical layout of a data file that somebody wrote: what ``itareport fmt`` does."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from itareport.errors import ItareportError
from itareport.i18n import _
from itareport.source.cst import write
from itareport.source.cst_parser import parse_cst
from itareport.source.patch import update
from itareport.source.reader import read_text
from itareport.thai.repair import repair

if TYPE_CHECKING:
    from collections.abc import Collection

    from itareport.findings import ValuePath
    from itareport.source.source_file import SourceFile, Value


def format_source(
    source_file: SourceFile, keep: Collection[ValuePath] = (), quoted: Collection[ValuePath] | None = None
) -> str:
    """The file in its canonical layout: the same values, the same comments, each with its key or entry.

    Keys are in the order of ``data.KEY_ORDER``, two spaces of indentation, dashes indented under their key, one
    text on one line; ``|`` blocks stay blocks. Line ends are LF. Quotes go where every YAML program reads the text
    without them. A file whose top is no mapping or list, or that has faults, has no layout and comes back as it is.
    The texts at the paths ``keep`` keep their lines: how they are broken is to be looked at by a person. Those at the
    paths ``quoted`` keep their quotes before a comment, which without them would look like more of the text; where it
    is None all do, as the words alone can tell.

    Raises:
        ItareportError: what was laid out does not read as the same values, which is a fault of this function.
    """
    if source_file.findings or not isinstance(source_file.value, (dict, list)) or not source_file.value:
        return source_file.text
    text = write(parse_cst(source_file, keep, quoted))
    again = read_text(source_file.name, text)
    if keep and (again.findings or again.value != source_file.value):
        return format_source(source_file, (), quoted)  # the lines are read as they were only in their own columns
    if again.findings or again.value != source_file.value:
        # A fault of ours: but the file is whole as it is, and those beside it can still be formatted.
        message = _("{name}: the layout would change a value, so the file is left as it is").format(
            name=source_file.name
        )
        raise ItareportError(message, _("Please report this file: it is a fault of the program."))
    return text


def fix_thai(source_file: SourceFile) -> str:
    """The file with the certain repairs of Thai done in its texts, never in keys or comments and never a spelling."""
    if source_file.findings or not isinstance(source_file.value, dict):
        return source_file.text
    repaired: dict[str, Value] = {key: _repaired(value) for key, value in source_file.value.items()}
    return update(source_file, repaired)


def _repaired(value: Value) -> Value:
    if isinstance(value, str):
        return repair(value, spacing=True).text
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
