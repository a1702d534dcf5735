"""A Word report → the data file's shape, by the data inside the file as far as they hold, else by its table."""

from __future__ import annotations

from dataclasses import replace

from itareport.forms import NEWEST, Editions
from itareport.i18n import _
from itareport.importing import rules
from itareport.importing.imported import Imported
from itareport.importing.payload import payload_in
from itareport.importing.reading_warnings import ReadingWarning, Warnings
from itareport.ooxml import embed, package
from itareport.ooxml.stamp import State, state

_SHIPPED = Editions()


def read_report(data: bytes, name: str = "-", *, editions: Editions = _SHIPPED, join_wraps: bool = False) -> Imported:
    """Read the bytes of a Word report; ``name`` is the file's name in findings, ``editions`` are the forms available.

    Raises:
        NotWordError: no Word document, or one that is encrypted, damaged, harmful or over the limits.
        NoTableError: a Word document without a report's table.
        ReadError: a form edition cannot be read.
    """
    parts = package.read(data, reuse=False)
    warnings = Warnings(name)
    condition = state(parts)
    carried = embed.extract(parts)
    payload = None if carried is None else payload_in(carried)
    if payload is None and embed.is_there(parts):
        warnings.add(
            ReadingWarning(rules.EMBEDDED, _("the data inside the file are damaged: its table was read instead"))
        )
    from itareport.importing.document import by_table, edited, embedded
    from itareport.importing.tables import first_year
    from itareport.importing.walk import read_content

    content = read_content(parts, exact=condition is not State.FOREIGN)
    edition = editions.edition(first_year(content) or NEWEST)
    if payload is not None and condition in {State.UNTOUCHED, State.RESAVED}:
        imported = embedded(content, payload, edition, editions, warnings, resaved=condition is State.RESAVED)
    elif payload is not None:
        imported = edited(content, payload, edition, warnings)
    else:
        imported = by_table(content, edition, warnings, generated=condition is not State.FOREIGN, wraps=join_wraps)
    return replace(imported, form_year=edition.fiscal_year)
