"""A data file as a tree of keys and entries with their comments, and the canonical layout of such a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from itareport.source import scalars

KEY_ORDER = (
    "format",
    "number",
    "title",
    "fiscal_year",
    "agency",
    "issues",
    "name",
    "district",
    "province",
    "measures",
    "steps",
    "period",
    "responsible",
    "outputs",
    "outcomes",
)
"""The order of the keys of every mapping; unknown keys follow in the order that they had."""

NUMBERS = {"format", "fiscal_year", "number"}
"""The keys whose value is a number, so that it needs no quotes."""

_RANKS = {key: rank for rank, key in enumerate(KEY_ORDER)}
_TIGHT = re.compile(r"#[^\s#]")
_MAX_SIMPLE_KEY = 1000
"""In code points. libyaml takes a longer key only behind ``? ``: its limit is 1024 with everything before the colon."""


@dataclass(slots=True)
class Text:
    """A text, or no value, and how its file has it (see :func:`scalars.scalar`)."""

    text: str | None
    written: str = ""


@dataclass(slots=True)
class Children:
    """The keys of a mapping or the entries of a list."""

    nodes: list[Node]
    mapping: bool


@dataclass(slots=True)
class Node:
    """A key with its value, or an entry of a list (``key`` is None), or the whole file, and the comments that are its own.

    Comments are without indentation, with their ``#``; "" in ``above`` and ``below`` is a blank line. ``below`` stands
    indented behind the last line of the value, ``beside`` on the line of the key or dash, after ``gap``.
    """

    value: Text | Children
    key: str | None = None
    key_written: str = ""
    above: list[str] = field(default_factory=list)
    beside: str = ""
    gap: str = " "
    below: list[str] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        """The keys or entries of the value; none for a text."""
        return self.value.nodes if isinstance(self.value, Children) else []


def write(root: Node) -> str:
    """The file in its canonical layout; ``root`` is a mapping or list that is not empty."""
    above, body = _ordered(root, 0)
    lines: list[str] = []
    _add_comments(lines, [*root.above, *above], 0)
    lines = lines[lines[:1] == [""] :]
    lines += body
    _add_comments(lines, root.below, 0)
    return "\n".join(lines) + "\n"


def _ordered(node: Node, column: int) -> tuple[list[str], list[str]]:
    """The keys or entries of a node: the comments above the first, and the lines from the first one on."""
    nodes = node.nodes
    if isinstance(node.value, Children) and node.value.mapping:
        nodes = sorted(nodes, key=lambda child: _RANKS.get(child.key or "", len(_RANKS)))
    above, lines = _lines(nodes[0], column)
    while above[:1] == [""]:
        del above[0]
    for child in nodes[1:]:
        more_above, more = _lines(child, column)
        _add_comments(lines, more_above, column)
        lines += more
    return above, lines


def _lines(node: Node, column: int) -> tuple[list[str], list[str]]:
    """The comments above a node, not indented yet, and its lines."""
    if node.key is None and node.nodes:
        first_above, lines = _ordered(node, column + 2)
        lines[0] = f"{' ' * column}- {lines[0][column + 2 :]}"
        above = [*node.above, *filter(None, [node.beside]), *first_above]
    else:
        above, lines = _with_value(node, column)
        if node.nodes:
            first_above, body = _ordered(node, column + 2)
            _add_comments(lines, first_above, column + 2)
            lines += body
    _add_comments(lines, node.below, column + 2)
    return above, lines


def _with_value(node: Node, column: int) -> tuple[list[str], list[str]]:
    """The comments above a node and its own lines: key or dash, text, and the comment beside it."""
    above, beside = list(node.above), node.beside
    value = [""]
    if isinstance(node.value, Children):
        if not node.value.nodes:
            value = ["{}" if node.value.mapping else "[]"]
    elif node.value.text is not None:
        tight = bool(_TIGHT.match(beside))
        value = scalars.scalar(node.value.text, node.value.written, quote=tight, number=node.key in NUMBERS)
    elif _TIGHT.match(beside):
        above.append(beside)
        beside = ""
    indent = " " * column
    lines = [f"{indent}-"]
    if node.key is not None:
        key = scalars.key(node.key, node.key_written)
        lines = [f"{indent}{key}:"] if len(key) < _MAX_SIMPLE_KEY else [f"{indent}? {key}", f"{indent}:"]
    lines[-1] += f" {value[0]}" if value[0] else ""
    lines[-1] += f"{node.gap}{beside}" if beside else ""
    lines += (f"{indent}  {line}" if line else "" for line in value[1:])
    return above, lines


def _add_comments(lines: list[str], comments: list[str], column: int) -> None:
    """Append comments; of several blank lines one stays, and none behind a block that ends with blank lines."""
    for comment in comments:
        if comment:
            lines.append(" " * column + comment)
        elif lines[-1:] != [""]:
            lines.append("")
