"""Finding docxtpl's tags in the text of a paragraph, whatever Word has done to their quotes and spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from itareport.i18n import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["print", "block", "comment"]
Prefix = Literal["", "p", "tr", "tc", "r"]

ENDS: dict[str, str] = {"{{": "}}", "{%": "%}", "{#": "#}"}
KINDS: dict[str, Kind] = {"{{": "print", "{%": "block", "{#": "comment"}
ESCAPES = re.compile(r"\{_(?=[{%])|[}%]_(?=\})")
"""Docxtpl's way to print braces that are no tag: ``{_{``, ``}_}``, ``{_%`` and ``%_}`` lose their underscore."""

_KEYWORD = re.compile(r"\w+")
_OPENING = re.compile(r"\{[{%#]")
_PREFIXES = {
    "print": re.compile(r"(tr|tc|p|r)\s+(?=\S)(?!(?:if|in|is|and|or|not)\b|[-|.\[(+*/%=!<>~,])"),
    "block": re.compile(r"(tr|tc|p|r)\s+(?=\w)"),
    "comment": re.compile(r"(tr|tc|p)\s"),
}
_DOUBLE, _SINGLE = '"“”„‟', "'‘’‚‛"
_QUOTES = {**dict.fromkeys(_DOUBLE, _DOUBLE), **dict.fromkeys(_SINGLE, _SINGLE)}
_STRAIGHT = str.maketrans(
    {
        **{quote: family[0] for quote, family in _QUOTES.items()},
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\t\r\n", " "),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    }
)
_MAX_WRITTEN = 200
_TRIMS = {"-", "+"}
_BRACES = {"}": "{", "]": "[", ")": "("}


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: what is between its braces, in Jinja's own words.

    ``prefix`` is docxtpl's prefix: the tag takes the place of the paragraph, row, cell or run that it is in.
    ``written`` is the tag as the template has it, for messages, without the end of a very long one. ``before`` and
    ``after`` are the ``-`` or ``+`` that may touch the braces.
    """

    kind: Kind
    prefix: Prefix
    text: str
    written: str
    before: str = ""
    after: str = ""

    @property
    def keyword(self) -> str:
        """The first word of a block tag: ``for``, ``endif`` …; "" for the others."""
        if self.kind != "block":
            return ""
        word = _KEYWORD.match(self.text)
        return word[0] if word else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text, in code points, that is a tag, or would be one if it were closed (``tag`` is None)."""

    start: int
    end: int
    tag: Tag | None


@dataclass(slots=True)
class Scanner:
    """Finds the tags of one part, paragraph by paragraph; remembers that a ``{% raw %}`` is still open."""

    raw: bool = field(default=False)

    def scan(self, text: str) -> Iterator[Found]:
        """The tags of a paragraph's text in order. An unclosed one ends where the next begins, or with the text."""
        position = 0
        while opening := _OPENING.search(text, position):
            start = opening.start()
            end, inner = _inside(text, start)
            if end is None:
                unclosed = Found(start, start + len(inner), None)
                position = unclosed.end
                if not self.raw:
                    yield unclosed
                continue
            position = end
            found = Found(start, end, _tag(KINDS[opening[0]], inner, text[start:end]))
            if self._is_text(found):
                position = start + 2
            else:
                yield found

    def _is_text(self, found: Found) -> bool:
        """Whether a tag is between ``raw`` and ``endraw`` and is therefore printed as it is."""
        word = found.tag.keyword if found.tag else ""
        was_raw = self.raw
        if word == "raw" or (was_raw and word == "endraw"):
            self.raw = word == "raw"
            return was_raw and word == "raw"
        return was_raw


def _tag(kind: Kind, inner: str, written: str) -> Tag:
    before = inner[0] if inner[:1] in _TRIMS else ""
    after = inner[-1] if inner[-1:] in _TRIMS and len(inner) > 1 else ""
    inner = inner[len(before) : len(inner) - len(after)]
    prefixed = _PREFIXES[kind].match(inner)
    prefix: Prefix = prefixed[1] if prefixed else ""  # type: ignore[assignment]  # the pattern has no other words
    text = " ".join(inner[prefixed.end() if prefixed else 0 :].splitlines())
    text = ESCAPES.sub(lambda escape: escape[0][0], text).strip()
    return Tag(kind, prefix, text, shortened(written, _MAX_WRITTEN), before, after)


def _inside(text: str, start: int) -> tuple[int | None, str]:
    """The end of the tag that opens at ``start`` and what is inside it, straightened.

    Of a tag that is never closed: None, and the text up to the next opening or the end.
    """
    opening = text[start : start + 2]
    closing = ENDS[opening]
    if opening == "{#":
        end = text.find(closing, start + 2)
        return (end + 2, text[start + 2 : end]) if end >= 0 else _unclosed(text, start)
    open_braces: list[str] = []
    straight: list[str] = []
    position = start + 2
    while position < len(text):
        # In a tag that prints, ``}}`` may also close two mappings of the expression: ``{{ {"a": {}}["a"] }}``.
        if text.startswith(closing, position) and not (closing == "}}" and open_braces):
            return position + 2, "".join(straight)
        if string := _string(text, position, closing):
            straight.append(string)
            position += len(string)
            continue
        if _OPENING.match(text, position):
            break
        _note_brace(text[position], open_braces)
        straight.append(text[position].translate(_STRAIGHT))
        position += 1
    return _first_end(text, start, closing)


def _note_brace(char: str, open_braces: list[str]) -> None:
    if char in "{[(":
        open_braces.append(char)
    elif char in _BRACES and open_braces[-1:] == [_BRACES[char]]:
        open_braces.pop()


def _string(text: str, start: int, closing: str) -> str:
    """The string of Jinja that begins at ``start``, in straight quotes; "" where none does."""
    end = _quote_end(text, start, closing) if text[start] in _QUOTES else None
    if not end:
        return ""
    quote = _QUOTES[text[start]][0]
    return quote + text[start + 1 : end] + quote


def _quote_end(text: str, start: int, closing: str) -> int | None:
    """Where the string that begins at ``start`` ends; Word may have curled one of its quotes, or both."""
    family = _QUOTES[text[start]]
    alike = family[0] if text[start] == family[0] else family
    end = re.compile(rf"(?<!\\)[{alike}]").search(text, start + 1)
    stop = text.find(closing, start)
    if stop >= 0 and not (end and end.start() < stop):
        end = re.compile(f"[{family}]").search(text, start + 1, stop) or end
    return end.start() if end else None


def _first_end(text: str, start: int, closing: str) -> tuple[int | None, str]:
    """The tag up to its first closing braces, quotes and brackets disregarded: its fault is left for Jinja to name."""
    end = text.find(closing, start + 2)
    following = _OPENING.search(text, start + 2)
    if end >= 0 and not (following and following.start() < end):
        return end + 2, text[start + 2 : end]
    return _unclosed(text, start)


def _unclosed(text: str, start: int) -> tuple[None, str]:
    following = _OPENING.search(text, start + 2)
    return None, text[start : following.start() if following else len(text)]
