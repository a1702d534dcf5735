"""A data file put into its canonical layout in place, as ``itareport fmt`` does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from itareport import source, writing
from itareport.errors import WriteError
from itareport.i18n import _
from itareport.results import Result, shown_lines
from itareport.source import format as layout

if TYPE_CHECKING:
    from itareport.inputs import Input


Layout = Literal["same", "changed", "would change", "printed", "faulty"]
"""What became of the file: ``printed`` is standard input, which has no place to be written to."""


class Formatted(NamedTuple):
    """A data file in the canonical layout; a *faulty* one is left as it is, and ``result`` has its findings."""

    layout: Layout
    text: str
    result: Result
    other_names: int = 0
    """How many other names (hard links) the file had: they keep the old text, as a file is replaced whole."""


def format_file(data_file: Input, *, check: bool, fix_thai: bool, cp874: bool) -> Formatted:
    """Put a data file into the canonical layout, in place unless ``check``.

    Raises:
        ReadError, WriteError: it cannot be read or written.
    """
    before = data_file.read()
    document = source.read(data_file.name, layout.from_cp874(before) if cp874 else before)
    result = Result(data_file.name, document.findings, shown_lines(document, document.findings))
    if document.findings:
        return Formatted("faulty", "", result)
    if fix_thai:
        document = source.read_text(data_file.name, layout.fix_thai(document))
    text = layout.format_document(document)
    if check:
        return Formatted("same" if text.encode() == before else "would change", text, result)
    if data_file.path is None:
        return Formatted("printed", text, result)
    if text.encode() == before:
        return Formatted("same", text, result)

    def look_again() -> None:
        if data_file.read() != before:
            message = _("{file} was changed meanwhile, and was left as it is").format(file=data_file.name)
            raise WriteError(message, _("Run the command again."))

    other_names = writing.other_names(data_file.path)
    try:
        writing.write(data_file.path, text.encode(), last_look=look_again)
    except WriteError as error:
        hint = _("The file was not changed. Make it writable, and try again.")
        raise WriteError(error.message, error.hint if error.hint == _("Run the command again.") else hint) from error
    return Formatted("changed", text, result, other_names)
