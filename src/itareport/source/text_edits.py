"""What to replace in the text of a data file so that one value or one entry changes; see :mod:`itareport.source.edit`.

Each function gives the edits, or None where the layout is one that takes more than a few of them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from itareport.data import NUMBERS
from itareport.source import scalars
from itareport.source.cst import lines_of, rank
from itareport.source.dump import node_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.findings import Span, ValuePath
    from itareport.source.source_file import SourceFile, Value

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_TIGHT_COMMENT = re.compile(r"[ \t]+#[^\s#]")
_COMMENT = re.compile(r"[ \t]*#")


class Edit(NamedTuple):
    """The text from ``start`` to ``end``, offsets into the file's text in code points, becomes ``text``."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits done; they must not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def replacement(source_file: SourceFile, path: ValuePath, text: str | None) -> Edit | None:
    """The edit that gives the text, or missing value, at ``path`` another one; None where it takes more than an edit."""
    span = source_file.spans.get(path)
    if span is None or not path:
        return None
    start, end = _offset(source_file, span.line, span.column), _offset(source_file, span.end_line, span.end_column)
    before = ""
    if _is_bare(source_file, path, span):
        start = end = _after_sign(source_file, path, end)
        before = " "
        if start < 0:
            return None
    if text is None:
        return Edit(start - (source_file.text[start - 1 : start] == " "), end, "")
    return _edit(source_file, path, Edit(start, end, before), text)


def _edit(source_file: SourceFile, path: ValuePath, place: Edit, text: str) -> Edit:
    """The edit that puts a text, written as YAML, into a place; a block takes along what follows the old value."""
    start, end, before = place
    old = source_file.text[start:end]
    is_block = old[:1] in {"|", ">"} and "\n" in old.replace("\r", "\n")
    if is_block:
        header_end = start + len(re.split(r"[\r\n]", old, maxsplit=1)[0])
        rest = re.sub(r"\A\S+", "", source_file.text[start:header_end])
    else:
        rest = re.split(r"[\r\n]", source_file.text[end : end + 5_000], maxsplit=1)[0]
    in_flow = _in_flow(source_file, path)
    quote = in_flow or bool(_TIGHT_COMMENT.match(rest))
    written = scalars.BLOCK + "-" * ("-" in old[:4]) if is_block and "\n" in text else ""
    # A block cannot be in brackets, and one that keeps its last line break takes in blank lines below it.
    lines = [scalars.quoted(text)] if (in_flow and "\n" in text) or text.endswith("\n") else None
    lines = lines or scalars.scalar(text, written, quote=quote, number=path[-1] in NUMBERS)
    if len(lines) == 1:
        return Edit(start, end, before + lines[0] + (rest if is_block else ""))
    indentation = " " * _indentation(source_file, path)
    newline = newline_of(source_file)
    body = newline.join([before + lines[0] + rest, *(indentation + line if line else "" for line in lines[1:])])
    return Edit(start, end if is_block else end + len(rest), body)


def insertion(source_file: SourceFile, path: ValuePath, index: int, entry: Value) -> list[Edit] | None:
    """Put a new entry into a list that has some."""
    if _in_flow(source_file, (*path, 0)):
        return _in_brackets(source_file, path, index, entry)
    column = source_file.spans[path].column - 1
    lines = lines_of(node_of(entry, (*path, index), {}), column)
    if not index:
        start = _offset(source_file, *source_file.spans[path][:2])
        return [_before(source_file, start, column, lines)]
    return [_after(source_file, _last_line(source_file, (*path, index - 1), column), lines)]


def new_key(source_file: SourceFile, path: ValuePath, key: str, value: Value) -> list[Edit] | None:
    """Put a new key into a mapping that has some: after the last one that the format has before it."""
    if _in_flow(source_file, (*path, key)):
        return None
    mapping = source_file.at(path)
    assert isinstance(mapping, dict)
    places = [source_file.key_spans[(*path, other)] for other in mapping]
    column = places[0].column - 1
    lines = lines_of(node_of(value, (), {}, key), column)
    before = [other for other in mapping if rank(other) <= rank(key)]
    if not before:
        return [_before(source_file, _offset(source_file, *places[0][:2]), column, lines)]
    return [_after(source_file, _last_line(source_file, (*path, before[-1]), column), lines)]


def begun(source_file: SourceFile, path: ValuePath, value: list[Value] | dict[str, Value]) -> list[Edit] | None:
    """Begin a list or group at a key that has none yet; a comment beside the key stays there."""
    if not isinstance(path[-1] if path else None, str) or _in_flow(source_file, path):
        return None
    span = source_file.spans[path]
    end = _offset(source_file, span.end_line, span.end_column)
    edits = []
    if not _is_bare(source_file, path, span):
        start = _offset(source_file, span.line, span.column)
        edits = [Edit(start - (source_file.text[start - 1 : start] == " "), end, "")]
    column = source_file.key_spans[path].column + 1
    lines = [line for node in node_of(value, path, {}).nodes for line in lines_of(node, column)]
    return [*edits, _after(source_file, span.end_line, lines)]


def _in_brackets(source_file: SourceFile, path: ValuePath, index: int, entry: Value) -> list[Edit] | None:
    """Put a text into a list in brackets."""
    if not isinstance(entry, str):
        return None
    written = scalars.quoted(entry) if "\n" in entry else scalars.scalar(entry, quote=True)[0]
    if not index:
        start = source_file.spans[(*path, 0)]
        offset = _offset(source_file, start.line, start.column)
        return [Edit(offset, offset, f"{written}, ")]
    span = source_file.spans[(*path, index - 1)]
    offset = _offset(source_file, span.end_line, span.end_column)
    return [Edit(offset, offset, f", {written}")]


def reordered(source_file: SourceFile, path: ValuePath, order: list[int]) -> list[Edit] | None:
    """A list of dashes with its entries in another order, or without some; what is between them stays."""
    if _in_flow(source_file, (*path, 0)):
        return None
    lines = _LINES.findall(source_file.text)
    blocks = _blocks(source_file, path)
    newline = newline_of(source_file)
    texts = ["".join(lines[start:end]) for start, end in blocks]
    texts = [text if text.endswith(("\r", "\n")) else text + newline for text in texts]
    between = ["".join(lines[end:start]) for (_, end), (start, _) in pairwise(blocks)]
    # Of the blank lines between entries as many stay as there are places between those that are left.
    parts = [texts[order[0]]] if order else []
    for place, number in enumerate(order[1:]):
        parts += [between[place], texts[number]]
    start = _offset(source_file, blocks[0][0] + 1, 1)
    last_line = blocks[-1][1]
    end = _offset(source_file, last_line + 1, 1) if last_line < len(lines) else len(source_file.text)
    return [Edit(start, end, "".join(parts))]


def _blocks(source_file: SourceFile, path: ValuePath) -> list[tuple[int, int]]:
    """The lines of each entry of a list, from 0, the end exclusive: its comments above (not the first's) and in it."""
    column = source_file.spans[path].column - 1
    blocks: list[tuple[int, int]] = []
    entries = source_file.at(path)
    for index in range(len(entries) if isinstance(entries, list) else 0):
        start = _dash_line(source_file, (*path, index), column) - 1
        while index and start > blocks[-1][1] and _is_comment_from(source_file.lines[start - 1], column):
            start -= 1
        blocks.append((start, _last_line(source_file, (*path, index), column)))
    return blocks


def removed_key(source_file: SourceFile, path: ValuePath) -> list[Edit] | None:
    """Take a key away that is on lines of its own."""
    span = source_file.key_spans[path]
    column = span.column - 1
    if _in_flow(source_file, path) or source_file.lines[span.line - 1][:column].strip(" "):
        return None
    start = span.line - 1
    while start > 0 and _is_comment_from(source_file.lines[start - 1], column):
        start -= 1
    end = _last_line(source_file, path, column)
    lines = source_file.lines
    stop = _offset(source_file, end + 1, 1) if end < len(lines) else len(source_file.text)
    return [Edit(_offset(source_file, start + 1, 1), stop, "")]


def _dash_line(source_file: SourceFile, path: ValuePath, column: int) -> int:
    """The line, from 1, of the dash of an entry: its value may begin on a line below."""
    line = source_file.spans[path].line
    while line > 1:
        text = source_file.lines[line - 1]
        if text[column : column + 1] == "-" and not text[:column].strip(" -?:"):
            break
        line -= 1
    return line


def _last_line(source_file: SourceFile, path: ValuePath, column: int) -> int:
    """The last line, from 1, of the entry or key at ``path``, with the comments below it that are indented deeper."""
    lines = source_file.lines
    last = source_file.spans[path].end_line
    while last < len(lines) and _is_comment_from(lines[last], column + 1):
        last += 1
    return last


def _is_comment_from(line: str, column: int) -> bool:
    """Whether a comment is alone on a line, indented by at least so many spaces."""
    return bool(_COMMENT.match(line)) and len(line) - len(line.lstrip(" \t")) >= column


def _before(source_file: SourceFile, offset: int, column: int, lines: list[str]) -> Edit:
    """Put lines before the key or dash at an offset, which may be on the line of a dash itself."""
    newline = newline_of(source_file)
    lines = [lines[0].lstrip(" "), *lines[1:], " " * column]
    return Edit(offset, offset, newline.join(lines))


def _after(source_file: SourceFile, line: int, lines: list[str]) -> Edit:
    """Put lines after a line, which is numbered from 1."""
    newline = newline_of(source_file)
    text = newline.join(lines)
    if line < len(source_file.lines):
        offset = _offset(source_file, line + 1, 1)
        return Edit(offset, offset, text + newline)
    end = len(source_file.text)
    return Edit(end, end, newline + text)


def _is_bare(source_file: SourceFile, path: ValuePath, span: Span) -> bool:
    """Whether nothing at all is written at ``path``, so that its span is that of its key or dash."""
    if source_file.at(path) is not None:
        return False
    written = source_file.lines[span.line - 1][span.column - 1 : span.end_column - 1]
    return written not in {"~", "null"} or span == source_file.key_spans.get(path)


def _after_sign(source_file: SourceFile, path: ValuePath, end: int) -> int:
    """The offset after the colon of a key, or the dash of an entry, that has no value; -1 where that is unusual."""
    if isinstance(path[-1], int):
        return end
    match = re.compile(r"[ \t]*:(?=[ \t]|[\r\n]|\Z)").match(source_file.text, end)
    return match.end() if match and not _in_flow(source_file, path) else -1


def _indentation(source_file: SourceFile, path: ValuePath) -> int:
    """The spaces in front of the lines of a block: two more than its key or dash has."""
    if isinstance(path[-1], str):
        return source_file.key_spans[path].column + 1
    return source_file.spans[path[:-1]].column + 1


def _in_flow(source_file: SourceFile, path: ValuePath) -> bool:
    """Whether the value is in brackets or braces, where commas and brackets mean more."""
    return any(source_file.opening(source_file.spans[path[:n]]) in {"[", "{"} for n in range(len(path)))


def _offset(source_file: SourceFile, line: int, column: int) -> int:
    return source_file.line_starts[line - 1] + column - 1


def newline_of(source_file: SourceFile) -> str:
    """The end that the file's lines have, as the first shows."""
    match = re.search(r"\r\n|\r|\n", source_file.text)
    return match.group() if match else "\n"
