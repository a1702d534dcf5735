"""A data file as a tree of keys and entries with their comments, and the canonical layout of such a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from itareport.data import COLUMNS, KEY_ORDER, NUMBERS
from itareport.source import scalars

_RANKS = {key: rank for rank, key in enumerate(KEY_ORDER)}
_TIGHT = re.compile(r"#[^\s#]")
_MAX_SIMPLE_KEY = 1000
"""In code points. libyaml takes a longer key only after ``? ``: its limit is 1024 with everything before the colon."""


TO_BE_TYPED = " "
"""How a file has a text that waits to be typed: with the space that it goes after, without which it would be no YAML."""


@dataclass(slots=True)
class Text:
    """A text, or no value, and how its file has it (see :func:`scalars.scalar`).

    ``kept`` are its lines where it is not put on one line; the first is "" where the text begins below its key or dash.
    ``ends_in_quotes`` is False for a text that is told from a comment after it without its quotes too.
    """

    text: str | None
    written: str = ""
    kept: tuple[str, ...] = ()
    ends_in_quotes: bool = True


@dataclass(slots=True)
class Children:
    """The keys of a mapping or the entries of a list."""

    nodes: list[Node]
    mapping: bool


@dataclass(slots=True)
class Node:
    """A key with its value, or an entry of a list (``key`` is None), or the whole file, and the comments that are its own.

    Comments are without indentation, with their ``#``; "" in ``leading`` and ``trailing`` is a blank line. ``trailing``
    is indented after the last line of the value, ``inline`` on the line of the key or dash, after ``padding``.
    """

    value: Text | Children
    key: str | None = None
    key_written: str = ""
    leading: list[str] = field(default_factory=list)
    inline: str = ""
    padding: str = " "
    trailing: list[str] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        """The keys or entries of the value; none for a text."""
        return self.value.nodes if isinstance(self.value, Children) else []


class _EndOfBlock(str):
    """The last line of a block that keeps its last line breaks: a blank line after it would be one more."""

    __slots__ = ()


def rank(key: str) -> int:
    """The place of a key among the others of its mapping, from 0; unknown keys have the last."""
    return _RANKS.get(key, len(_RANKS))


def lines_of(node: Node, column: int) -> list[str]:
    """The lines of a key or entry, indented by ``column`` spaces, with what is in it."""
    leading, lines = _lines(node, column)
    return [*(" " * column + comment for comment in leading), *lines]


def write(root: Node) -> str:
    """The file in its canonical layout; ``root`` is a mapping or list that is not empty."""
    leading, body = _ordered(root, 0)
    lines: list[str] = []
    _add_comments(lines, [*root.leading, *leading], 0)
    lines = lines[lines[:1] == [""] :]
    lines += body
    _add_comments(lines, root.trailing, 0)
    return "\n".join(lines) + "\n"


def _ordered(node: Node, column: int) -> tuple[list[str], list[str]]:
    """The keys or entries of a node: the comments above the first, and the lines from the first one on."""
    nodes = node.nodes
    # In a form edition the order of the columns is the order in print, so it is not ours to change.
    if isinstance(node.value, Children) and node.value.mapping and node.key != COLUMNS:
        nodes = sorted(nodes, key=lambda child: rank(child.key or ""))
    leading, lines = _lines(nodes[0], column)
    while leading[:1] == [""]:
        del leading[0]
    for child in nodes[1:]:
        more_leading, more = _lines(child, column)
        _add_comments(lines, more_leading, column)
        lines += more
    return leading, lines


def _lines(node: Node, column: int) -> tuple[list[str], list[str]]:
    """The comments above a node, not indented yet, and its lines."""
    if node.key is None and node.nodes:
        first_leading, lines = _ordered(node, column + 2)
        lines[0] = f"{' ' * column}- {lines[0][column + 2 :]}"
        leading = [*node.leading, *filter(None, [node.inline]), *first_leading]
    else:
        leading, lines = _with_value(node, column)
        if node.nodes:
            first_leading, body = _ordered(node, column + 2)
            _add_comments(lines, first_leading, column + 2)
            lines += body
    _add_comments(lines, node.trailing, column + 2)
    return leading, lines


def _with_value(node: Node, column: int) -> tuple[list[str], list[str]]:
    """The comments above a node and its own lines: key or dash, text, and the comment inline."""
    leading, inline = list(node.leading), node.inline
    tight = bool(_TIGHT.match(inline))
    if tight and isinstance(node.value, Text) and node.value.text is None:
        leading.append(inline)
        inline = ""
    # In quotes a text shows where it ends; without them the comment might be taken for the rest of it (ITA114).
    value = _value(node, quote=tight or (bool(inline) and _ends_in_quotes(node.value)))
    if inline and value[0] and isinstance(node.value, Text) and node.value.kept:
        # After the first line of the text it would end it there.
        leading.append(inline)
        inline = ""
    indent = " " * column
    lines = [f"{indent}{line}" for line in _key_or_dash(node)]
    lines[-1] += _after_key(node, value[0], inline)
    lines += (f"{indent}  {line}" if line else "" for line in value[1:])
    if len(value) > 1 and scalars.KEEPS in value[0]:
        lines[-1] = _EndOfBlock(lines[-1])
    return leading, lines


def _ends_in_quotes(value: Text | Children) -> bool:
    return isinstance(value, Text) and value.ends_in_quotes and value.written[:1] in {'"', "'"}


def _after_key(node: Node, first: str, inline: str) -> str:
    """What follows a key or dash on its line: the ``first`` line of the text, and the comment or the space for a text."""
    text = f" {first}" if first else ""
    if inline:
        return f"{text}{node.padding}{inline}"
    to_be_typed = isinstance(node.value, Text) and node.value.written == TO_BE_TYPED
    return text + TO_BE_TYPED if to_be_typed else text


def _value(node: Node, *, quote: bool) -> list[str]:
    """The lines of a text or of an empty list or mapping; the first is "" where the value has lines of its own."""
    if isinstance(node.value, Children):
        if node.value.nodes:
            return [""]
        return ["{}" if node.value.mapping else "[]"]
    if node.value.text is None:
        return [""]
    if node.value.kept:
        return list(node.value.kept)
    return scalars.scalar(node.value.text, node.value.written, quote=quote, number=node.key in NUMBERS)


def _key_or_dash(node: Node) -> list[str]:
    if node.key is None:
        return ["-"]
    key = scalars.key(node.key, node.key_written)
    return [f"{key}:"] if len(key) < _MAX_SIMPLE_KEY else [f"? {key}", ":"]


def _add_comments(lines: list[str], comments: list[str], column: int) -> None:
    """Append comments; of several blank lines one stays, and none after a block that ends with blank lines."""
    for comment in comments:
        if comment:
            lines.append(" " * column + comment)
        elif lines[-1:] != [""] and not (lines and isinstance(lines[-1], _EndOfBlock)):
            lines.append("")
