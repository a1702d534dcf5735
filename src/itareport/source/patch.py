"""New values into an existing data file, whose comments and spelling stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from itareport.source import scalars
from itareport.source.cst import Children, Node, Text, write
from itareport.source.cst_parser import parse_cst
from itareport.source.dump import comment_lines, node_of
from itareport.source.text_edits import applied, replacement

if TYPE_CHECKING:
    from itareport.findings import ValuePath
    from itareport.source.source_file import SourceFile, Value

_ABOUT_THE_TEXT = re.compile(r"#\s*(itareport:\s*ignore|ตรวจสอบ)")


def update(source_file: SourceFile, value: Mapping[str, Any], comments: Mapping[ValuePath, str] | None = None) -> str:
    """The text of a file without faults with its values made equal to ``value``, which is as for :func:`dump`.

    Where only texts differ, they alone are replaced and every other character stays. Where keys or entries come or go
    the file gets its canonical layout: a comment goes with its key or entry, and is dropped with it. Entries of a list
    are told apart by their number, name or text. A value that is emptied keeps the comments of its key, but for those
    about the text itself (``itareport: ignore``, ``ตรวจสอบ``). ``comments`` are put above the keys or entries at their
    paths, once: one that is there already is not repeated.
    """
    wanted = _typed(value)
    if not comments and (text := _with_texts(source_file, wanted)) is not None:
        return text
    root = parse_cst(source_file)
    _merge(root, source_file.value, wanted)
    for path, comment in (comments or {}).items():
        leading = _at(root, path).leading
        leading += (line for line in comment_lines(comment) if line not in leading)
    return write(root)


def rearrange(source_file: SourceFile, path: ValuePath, order: Sequence[int]) -> str:
    """The file in its canonical layout with the entries of the list at ``path`` in another order, comments with them."""
    root = parse_cst(source_file)
    node = _at(root, path)
    node.value = Children([node.nodes[index] for index in order], mapping=False)
    return write(root)


def _typed(value: Any) -> Value:
    """Plain data as the reader gives it: every scalar a text."""
    if isinstance(value, Mapping):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_typed(item) for item in value]
    return None if value is None else str(value)


def _with_texts(source_file: SourceFile, wanted: Value) -> str | None:
    """The file with the texts that differ replaced where they are, or None where more than such texts differ."""
    edits = []
    for path, text in _differences(source_file.value, wanted, ()):
        edit = replacement(source_file, path, text) if text is not None else None
        if edit is None:
            return None
        edits.append(edit)
    return applied(source_file.text, edits)


def _differences(old: Value, new: Value, path: ValuePath) -> Iterator[tuple[ValuePath, str | None]]:
    """The texts that differ, in file order, or a None among them where something other than a text differs."""
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for key, item in old.items():
            yield from _differences(item, new[key], (*path, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new) and not _moved(old, new):
        for index, item in enumerate(old):
            yield from _differences(item, new[index], (*path, index))
    elif old != new:
        yield path, new if isinstance(old, str) and isinstance(new, str) else None


def _moved(old: list[Value], new: list[Value]) -> bool:
    """Whether an entry of the new list was at another place in the old one."""
    known = set(map(_identity, old))
    return any(_identity(one) != _identity(other) in known for one, other in zip(old, new, strict=True))


def _merge(node: Node, old: Value, new: Value) -> None:
    """Make the value of a node equal to ``new``."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        node.value = Children(_merged_keys(node.nodes, old, new), mapping=True)
    elif isinstance(old, list) and isinstance(new, list):
        node.value = Children(list(_merged_entries(node.nodes, old, new)), mapping=False)
    elif isinstance(new, str) and isinstance(node.value, Text):
        written = node.value.written
        node.value = Text(new, written if written[:1] == scalars.BLOCK and "\n" in new else "")
    else:
        node.value = node_of(new, (), {}, node.key).value
        if new is None:
            _forget_the_text(node)


def _merged_keys(nodes: list[Node], old: dict[str, Value], new: dict[str, Value]) -> list[Node]:
    kept = [child for child in nodes if child.key in new]
    for child in kept:
        key = child.key or ""
        _merge(child, old[key], new[key])
    return kept + [node_of(item, (), {}, key) for key, item in new.items() if key not in old]


def _merged_entries(nodes: list[Node], old: list[Value], new: list[Value]) -> Iterator[Node]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, [*map(_identity, old)], [*map(_identity, new)], autojunk=False)
    for _tag, start, end, new_start, new_end in matcher.get_opcodes():
        for offset, item in enumerate(new[new_start:new_end]):
            index = start + offset
            if index < end:
                _merge(nodes[index], old[index], item)
                yield nodes[index]
            else:
                yield node_of(item, (), {})


def _identity(value: Value) -> str:
    """What tells an entry from its neighbours, though the rest of it changes."""
    if isinstance(value, dict):
        value = value.get("number") or value.get("name") or value
    return value if isinstance(value, str) else repr(value)


def _forget_the_text(node: Node) -> None:
    node.trailing.clear()
    node.leading = [line for line in node.leading if not _ABOUT_THE_TEXT.match(line)]
    if _ABOUT_THE_TEXT.match(node.inline):
        node.inline = ""


def _at(node: Node, path: ValuePath) -> Node:
    for step in path:
        node = node.nodes[step] if isinstance(step, int) else next(child for child in node.nodes if child.key == step)
    return node
