"""Plain data → the text of a new data file in the canonical layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from itareport.data import PICTURES, PREFACE, SIGNATURES, TEXTS
from itareport.source.cst import TO_BE_TYPED, Children, Node, Text, write

if TYPE_CHECKING:
    from itareport.findings import ValuePath


def dump(value: Mapping[str, Any], comments: Mapping[ValuePath, str] | None = None, header: Sequence[str] = ()) -> str:
    """Write data in the data file's shape: texts, whole numbers, None for no value, lists and mappings of them.

    ``comments`` are above the key or entry at their path, ``header`` above everything; each is one comment or
    several lines of it, with or without the ``#``, and an empty line of a header is a blank line. A blank line
    is between issues and around the agency and each optional part, as in the data files that people write.
    """
    root = node_of(value, (), comments or {})
    root.leading = [line for text in header for line in comment_lines(text)]
    for node in root.nodes:
        if node.key in {"agency", PREFACE, "issues", SIGNATURES, PICTURES}:
            node.leading.insert(0, "")
        if node.key == "issues":
            for issue in node.nodes[1:]:
                issue.leading.insert(0, "")
    return write(root)


def node_of(value: Any, path: ValuePath, comments: Mapping[ValuePath, str], key: str | None = None) -> Node:
    """The tree of plain data that is at ``path``, with the comments meant for it and what is in it."""
    content: Text | Children
    if isinstance(value, Mapping):
        nodes = [node_of(item, (*path, name), comments, name) for name, item in value.items()]
        content = Children(nodes, mapping=True)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        nodes = [node_of(item, (*path, index), comments) for index, item in enumerate(value)]
        content = Children(nodes, mapping=False)
    else:
        waits = value is None and key in TEXTS
        content = Text(None if value is None else str(value), TO_BE_TYPED if waits else "")
    return Node(content, key, leading=comment_lines(comments[path]) if path in comments else [])


def comment_lines(text: str) -> list[str]:
    """The lines of a comment, each with its ``#``; an empty text is one blank line."""
    return [line if not line or line.startswith("#") else f"# {line}" for line in text.split("\n")]
