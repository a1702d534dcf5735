"""Lines that end a document of YAML: ``---`` and ``...`` that were typed to divide a file for the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport.findings import Span
from itareport.i18n import _
from itareport.source import file_rules as rules
from itareport.source.messages import stray_line
from itareport.source.outline import Kind, Row
from itareport.source.patched_lines import Mend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from itareport.findings import Finding


def stray_markers(name: str, rows: Sequence[Row]) -> Iterator[Mend]:
    """A mend, with its finding, for each line that ends the document in the middle of the data.

    Where another data file was put behind the first one, its first line says so: there the reader stops.
    """
    waiting: list[Row] = []
    begun = False
    for row in rows:
        if row.kind is Kind.MARKER and begun:
            waiting.append(row)
        elif row.kind in {Kind.ROW, Kind.INSIDE}:
            if row.key != "format":
                yield from (_mend(name, each) for each in waiting)
            begun, waiting = True, []
    yield from (_mend(name, row) for row in waiting if not row.line.startswith("..."))


def _mend(name: str, row: Row) -> Mend:
    return Mend(row.number, 0, len(row.line), "#", _finding(name, row, row.line.split()[0]))


def _finding(name: str, row: Row, sign: str) -> Finding:
    span = Span(row.number, 1, row.number, len(row.line.rstrip(" \t")) + 1)
    if sign in {"---", "..."}:
        message = _("the line {sign} ends the data here; one file is one report").format(sign=sign)
        hint = _("Delete this line. To divide the file for the eye, leave a blank line or type # before it.")
        return rules.SECOND_DOCUMENT.finding(name, span, message, hint)
    message, hint = stray_line()
    return rules.STRAY_LINE.finding(name, span, message, hint)
