"""From the paragraphs of a cell to the value of its field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from itareport.fields import KEYS
from itareport.i18n import _, number
from itareport.importing import rules
from itareport.importing.blocks import Paragraph, lines_of
from itareport.importing.characters import clean, without_refused
from itareport.importing.entries import Ambiguity, Entries, generated_entries, split
from itareport.importing.reading_warnings import Place, ReadingWarning, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.importing.read_table import Field

_BLANKS = re.compile(r"[ \t]+")
_MEASURE_NUMBER = re.compile(
    r"\s*(?:\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*(?:\.\)|[.)])"
    r"|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+(?=\s+(?:มาตรการ|โครงการ|กิจกรรม|การ)))\s*(?=[^\s0-9๐-๙])"
)
_MARKUP = re.compile(r"\s*<p>.*</p>\s*", re.DOTALL | re.IGNORECASE)
_MARKUP_ENDS = re.compile(r"\s*</?p>\s*", re.IGNORECASE)


@dataclass(slots=True)
class Value:
    """What one field of a measure holds, and what was uncertain about it.

    ``markup`` says that the cell held tags of a web page.
    """

    name: str
    place: Place
    entries: Entries
    warnings: list[ReadingWarning] = field(default_factory=list)
    markup: bool = False

    def plain(self) -> str | list[str] | None:
        """The value for the data file."""
        return self.entries.value()


def value_of(name: str, found: Field, *, generated: bool, keep_tabs: bool) -> Value:
    """Read the field called ``name``; ``generated`` leaves every character as it is, ``keep_tabs`` the tabs inside it."""
    if generated:
        return Value(name, found.place, _generated_value(name, found), list(found.warnings))
    value = Value(name, found.place, Entries(), list(found.warnings))
    value.markup = any(_MARKUP.fullmatch(paragraph.text) for piece in found.pieces for paragraph in piece)
    pieces = [[_without_markup(paragraph) for paragraph in piece] for piece in found.pieces]
    if name in KEYS.entries:
        value.entries = split(pieces)
    else:
        value.entries = Entries([text] if (text := _single(value, pieces)) else [])
    if not keep_tabs:
        _without_tabs(value.entries)
    for ambiguity in dict.fromkeys(value.entries.ambiguities.values()):
        value.warnings.append(ReadingWarning(rules.LIST, _AMBIGUITIES[ambiguity](), value.place))
    for index, text in enumerate(value.entries.texts):
        cleaned = clean(text)
        value.entries.texts[index] = cleaned.text.strip()
        if cleaned.done:
            value.warnings.append(ReadingWarning(rules.REPAIRED, cleaned.done, value.place))
    value.entries.drop_blank()
    return value


def _without_tabs(entries: Entries) -> None:
    """Put a space for each Tab: in a data file it is a fault, and a cell has no columns that it could lead to."""
    for index, text in enumerate(entries.texts):
        if "\t" in text.strip():
            entries.ambiguities.setdefault(index, Ambiguity.TAB)
        entries.texts[index] = instead_of_tabs(text, " ")


def instead_of_tabs(text: str, instead: str) -> str:
    """The text with ``instead`` for each Tab, and for the spaces around it."""
    return _BLANKS.sub(lambda blanks: instead if "\t" in blanks[0] else blanks[0], text) if "\t" in text else text


def _generated_value(name: str, found: Field) -> Entries:
    pieces = [
        [Paragraph(without_refused(paragraph.text, exact=True)[0]) for paragraph in piece] for piece in found.pieces
    ]
    if name in KEYS.entries:
        return generated_entries(pieces)
    texts = [paragraph.text for piece in pieces for paragraph in piece]
    return Entries(["\n".join(texts)] if texts else [])


def _single(value: Value, pieces: Sequence[Sequence[Paragraph]]) -> str:
    """One text; what other rows of the same measure add is on lines of its own, and the same only once."""
    rows = ["\n".join(map(str.strip, lines_of(piece))) for piece in pieces]
    different = list(dict.fromkeys(row for row in rows if row))
    if len(different) > 1:
        message = _("{count} cells of one measure were put together: “{first}” and “{second}”")
        message = message.format(
            count=number(len(different)), first=shorten(different[0], 30), second=shorten(different[1], 30)
        )
        value.warnings.append(ReadingWarning(rules.MERGED, message, value.place))
    text = "\n".join(different)
    numbered = _MEASURE_NUMBER.match(text) if value.name == "name" else None
    if numbered is None:
        return text
    message = _("the number “{number}” in front of the measure was left out")
    value.warnings.append(ReadingWarning(rules.LIST, message.format(number=numbered.group().strip()), value.place))
    return text[numbered.end() :]


def _without_markup(paragraph: Paragraph) -> Paragraph:
    """A cell copied out of a web page's source: its ``<p>`` are ends of lines."""
    if not _MARKUP.fullmatch(paragraph.text):
        return paragraph
    return Paragraph(_MARKUP_ENDS.sub("\n", paragraph.text).strip("\n"), paragraph.level)


_AMBIGUITIES = {
    Ambiguity.UNNUMBERED: lambda: _("the paragraphs carry no numbers: each was taken for an entry"),
    Ambiguity.ORDER: lambda: _("the numbers of the entries do not count up: look where each entry begins"),
    Ambiguity.PREFACE: lambda: _("text comes before the numbered entries: the cell was kept as one text"),
    Ambiguity.CONTINUED: lambda: _("a paragraph without a number was added to the entry above it"),
    Ambiguity.TAB: lambda: _("a tab inside the text was read as a space"),
    Ambiguity.GLUED: lambda: _("a number follows the text without a space: it was read as a new entry"),
}
