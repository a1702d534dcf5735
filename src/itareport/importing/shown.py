"""Whether the data inside a Word file are what the document shows: anybody can put other data into a file of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from itareport.data import AGENCY, PREFACE, SIGNATURES, measures_in, texts_in
from itareport.fields import KEYS
from itareport.importing.blocks import flat

if TYPE_CHECKING:
    from itareport.importing.blocks import Content
    from itareport.importing.builder import ReportBuilder

Data = dict[str, Any]

_BLANKS = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_PARTS = (PREFACE, SIGNATURES)
"""Parts that a template need not print: they are held against the page where the page has them."""
_PIECES = re.compile(r"[\s,;/|]+")
_LABEL = re.compile(r"\(?[0-9๐-๙]{1,4}[.)]?\)?\Z")
"""What a template may put in front of a text by itself."""


def differs(data: Data, read: Data, builder: ReportBuilder, content: Content) -> bool:
    """Whether ``data`` say what the document does not, or the table says what they do not.

    ``read`` is what the table says. A template of the agency's own may print a text anywhere and with anything around
    it. So a text of the data counts as shown wherever in the document its characters are, and a text of the table as
    known when each word of it is in the data; only a table under the form's own headings is held against them cell by
    cell.
    """
    body = _letters(each.text for each in flat([*content.body, *content.headers, *content.footers]))
    parts = [part for part in _PARTS if part in read]
    # Line by line: the sub-items of an entry are paragraphs of their own.
    shown = "\n".join(_table_and_parts(data, builder.fields, parts)).split("\n")
    if any(_letters([line]) not in body for line in shown):
        return True
    if builder.printed_heading and _heading(data, builder) != _heading(read, builder):
        return True
    inside = _letters(texts_in(data))
    words = _PIECES.split(" ".join(_table_and_parts(read, builder.fields, parts)))
    if any(not _LABEL.match(word) and _letters([word]) not in inside for word in words if word):
        return True
    return builder.of_the_form and _cells(data, builder.fields) != _cells(read, builder.fields)


def is_all_shown(data: Data, content: Content) -> bool:
    """Whether each text of the measures in ``data`` is somewhere in the document: all that can be asked of another form."""
    body = _letters(each.text for each in flat(content.body))
    texts = (text for measure in measures_in(data) for text in _texts(measure, frozenset(KEYS.all)))
    return all(_letters([line]) in body for text in texts for line in text.split("\n"))


def _table_and_parts(data: Data, fields: frozenset[str], parts: Iterable[str]) -> Iterator[str]:
    """The texts of the measures' fields and of the parts of a report."""
    for measure in measures_in(data):
        yield from _texts(measure, fields)
    for part in parts:
        yield from texts_in(data.get(part))


def _heading(data: Data, builder: ReportBuilder) -> list[str]:
    """What the title lines say, each without what is between its letters."""
    title = data.get("title", builder.expected_title)
    agency = [data["agency"].get(key) or "" for key in AGENCY]
    return [str(data["fiscal_year"]), _letters([title]), _letters(agency)]


def _letters(texts: Iterable[str]) -> str:
    """All letters, without what is between them: an entry with sub-items is printed over several paragraphs."""
    return "".join(_BLANKS.sub("", text) for text in texts)


def _texts(measure: Mapping[str, Any], fields: frozenset[str]) -> Iterator[str]:
    for key in KEYS.all:
        value = measure.get(key) if key in fields else None
        yield from [value] if isinstance(value, str) else value or ()


def _cells(data: Data, fields: frozenset[str]) -> list[list[str]]:
    """The Thai letters of each cell, without the numbers and signs that a template puts between entries."""
    return [
        [re.sub(r"[^A-Za-z\u0e01-\u0e4e]", "", "".join(_texts(measure, frozenset({key})))) for key in sorted(fields)]
        for measure in measures_in(data)
    ]
