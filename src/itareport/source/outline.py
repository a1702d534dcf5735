"""The lines of a data file by what they are meant to be, without a YAML parser: so also where no parser can read on.

A line is blank, a comment, inside a text that began above (a ``|`` block, quotes or brackets over several lines), or a
*row*: dashes, a key with its colon, and text, each of which may lack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from itareport.data import KEY_ORDER
from itareport.source.plain_texts import OTHER_COLONS
from itareport.thai.unseen import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_LINES_INSIDE = 200
"""A text in quotes or brackets is followed over so many lines; a longer one is taken for one that is never closed."""

_MAX_LOOKED_AT = 100_000
"""Lines that are looked at in a file for what is not closed; after them nothing is followed any more."""

_OPENING = {'"', "'", "[", "{"}
_ROW = re.compile(
    rf"""
    (?P<indent>[ \t{INVISIBLE}]*)                        # spaces, and what only looks like them
    (?P<dashes>(?:-[ \t]+(?=[^ \t\#]))*)                  # dashes with something after them
    (?P<lone>-(?=[ \t]*(?:\#|\Z)))?                      # a dash with nothing after it
    (?:(?P<quote>["']?)                                  # which may be in quotes
       (?P<key>[A-Za-z_][A-Za-z0-9_]*)(?P=quote)[ ]*     # the name of a field
       (?P<colon>[:{OTHER_COLONS}](?!//))(?P<gap>[ \t{INVISIBLE}]*))?  # its colon, but not that of an address
    (?P<text>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?")
_KNOWN_KEY = re.compile(rf"[ \t]*(?:- +)*(?:{'|'.join(KEY_ORDER)})[ ]*:(?:[ \t]|\Z)")
_OTHER_KEY = re.compile(r"""[^\s"'\[\]{}|>\#?-][^:\#]*:(?:[ \t]+|\Z)""")
_MARKER = re.compile(r"(?:---|\.\.\.)(?:[ \t]|\Z)|%")
_NOT_PLAIN = frozenset("\"'[{|>&*!%@`")
"""With these YAML begins something else than a text without quotes (YAML 1.2, 5.3)."""

_COMMENT_AFTER = re.compile(r"(?<![ \t])[ \t]+#|\A#")
"""From the first of the spaces before it: were each of them tried, a long run would take quadratic time."""


class Kind(Enum):
    """What a line is."""

    BLANK = auto()
    COMMENT = auto()
    INSIDE = auto()
    MARKER = auto()
    ROW = auto()


class Row(NamedTuple):
    """One line; columns count code points from 0. ``text`` is what follows dashes, key and colon."""

    number: int
    line: str
    kind: Kind
    column: int = 0
    dashes: tuple[int, ...] = ()
    key: str = ""
    key_column: int = 0
    colon: int = 0
    gap: str = ""
    text: str = ""
    text_column: int = 0

    @property
    def indent(self) -> str:
        """What is before the first dash, key or text."""
        return self.line[: self.column]

    @property
    def base(self) -> int:
        """The column that what belongs to this row must be deeper than."""
        if self.key:
            return self.key_column
        return self.dashes[-1] if self.dashes else self.column

    @property
    def content(self) -> str:
        """The text without a comment after it, where it is one without quotes."""
        if self.text[:1] in {'"', "'"}:
            return self.text.rstrip(" \t")
        return _COMMENT_AFTER.split(self.text, maxsplit=1)[0].rstrip(" \t")

    @property
    def is_open(self) -> bool:
        """Whether nothing but a comment is after the key or dash."""
        return bool(self.key or self.dashes) and not self.content

    @property
    def is_plain(self) -> bool:
        """Whether the row ends with a text without quotes, which the next line may continue."""
        return bool(self.content) and self.content[0] not in _NOT_PLAIN

    @property
    def ends_in_comment(self) -> bool:
        """Whether a comment is after a text without quotes: no text can go on below it."""
        return self.is_plain and self.content != self.text.rstrip(" \t")

    @property
    def is_other_key(self) -> bool:
        """Whether a row without a key in Latin letters reads as one: ``งบประมาณ: ๕๐๐``."""
        return not self.key and bool(_OTHER_KEY.match(self.text))


def rows_of(lines: Sequence[str]) -> list[Row]:
    """The lines of a file, each with its kind."""
    rows: list[Row] = []
    inside = looked = 0
    for index, line in enumerate(lines):
        if index < inside:
            rows.append(Row(index + 1, line, Kind.INSIDE))
            continue
        row = row_of(index + 1, line)
        rows.append(row)
        if row.kind is Kind.ROW and row.text and looked < _MAX_LOOKED_AT:
            inside = _end_of_text(lines, index, row)
            looked += _MAX_LINES_INSIDE if row.text[0] in _OPENING and inside <= index + 1 else 0
    return rows


def row_of(number: int, line: str) -> Row:
    """One line, which is not inside a text that began above."""
    stripped = line.strip(" \t")
    if not stripped:
        return Row(number, line, Kind.BLANK)
    if stripped[0] == "#":
        return Row(number, line, Kind.COMMENT, column=line.index("#"))
    if _MARKER.match(line):
        return Row(number, line, Kind.MARKER)
    match = _ROW.match(line)
    assert match is not None
    dashes = [match.start("dashes") + offset for offset, sign in enumerate(match["dashes"]) if sign == "-"]
    if match["lone"]:
        dashes.append(match.start("lone"))
    text = match["text"].lstrip(" \t")
    return Row(
        number,
        line,
        Kind.ROW,
        column=match.end("indent"),
        dashes=tuple(dashes),
        key=match["key"] or "",
        key_column=max(match.start("quote"), 0),
        colon=max(match.start("colon"), 0),
        gap=match["gap"] or "",
        text=text,
        text_column=len(line) - len(text),
    )


def _end_of_text(lines: Sequence[str], index: int, row: Row) -> int:
    """The index of the first line after a text that goes on over lines by its own sign, else 0."""
    # A key in Thai letters is still a part of the row's text.
    other_key = None if row.key else _OTHER_KEY.match(row.text)
    if BLOCK_HEADER.fullmatch(row.text, other_key.end() if other_key else 0):
        end = index + 1
        base = row.base if row.key or row.dashes else row.column - 1
        base = row.text_column if other_key else base
        while end < len(lines) and (not lines[end].strip(" ") or _spaces(lines[end]) > base):
            end += 1
        return end
    if row.text[0] in _OPENING:
        return _closing_line(lines, index, row.text_column) + 1
    return 0


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _closing_line(lines: Sequence[str], index: int, column: int) -> int:
    """The index of the line that closes the quote or bracket at a place, or of the same line where none does."""
    nesting = _Nesting()
    if nesting.ends_in(lines[index][column:]):
        return index
    for number in range(index + 1, min(len(lines), index + _MAX_LINES_INSIDE)):
        # A key of the format at a line's start was meant as one: what opened above lacks its end.
        if _KNOWN_KEY.match(lines[number]):
            return index
        if nesting.ends_in(lines[number]):
            return number
    return index


_NESTS = {"[": 1, "{": 1, "]": -1, "}": -1}


@dataclass(slots=True)
class _Nesting:
    """What is open so far of a text in quotes or brackets."""

    brackets: int = 0
    quote: str = ""

    def ends_in(self, line: str) -> bool:
        """Take in a further line; whether all that was open is closed in it."""
        for sign in _signs(line):
            if self.quote:
                self.quote = self.quote.replace(sign, "")
            elif sign == "#":
                break
            elif sign in _NESTS:
                self.brackets += _NESTS[sign]
            else:
                self.quote = sign
            if not self.quote and self.brackets <= 0:
                return True
        return False


def _signs(line: str) -> list[str]:
    """The quotes and brackets of a line, without those that are escaped, and what begins a comment outside quotes."""
    return re.findall(r"""["'\[\]{}]|(?<!\S)\#""", re.sub(r"\\.|(?<=\S)''(?=[^\s,\]}])", "", line))
