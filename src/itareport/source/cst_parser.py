"""A data file that was read → the tree of its keys and entries, each with the comments that are above or beside it."""

from __future__ import annotations

import re
import sys
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from itareport.source.comments import Comment, comments
from itareport.source.cst import TO_BE_TYPED, Children, Node, Text
from itareport.source.scalars import BLOCK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from itareport.findings import ValuePath
    from itareport.source.source_file import SourceFile, Value

_Place = tuple[int, int]
"""Line and column, both from 0."""

_MODELINE = re.compile(r"#\s*(yaml-language-server\s*:|\$schema\s*:)")
_DEEPEST = sys.maxsize
_NO_CONTENT = re.compile(r"[ \t]*|---[ \t]*|%.*")


def parse_cst(
    source_file: SourceFile, keep: Collection[ValuePath] = (), quoted: Collection[ValuePath] | None = None
) -> Node:
    """The tree of a file without faults whose top is a mapping or a list; :func:`cst.write` writes it.

    The texts at the paths ``keep`` keep their lines. Those at the paths ``quoted``, or all where it is None, keep their
    quotes before a comment.
    """
    parser = _CstParser(source_file)
    if quoted is not None:
        parser.quoted = {(span.line - 1, span.column - 1) for path in quoted if (span := source_file.spans[path])}
    parser.kept = {(span.line - 1, span.column - 1): path for path in keep if (span := source_file.spans[path])}
    root = parser.tree()
    parser.attach()
    return root.node


def _dashes(text: str) -> Iterator[Any]:
    """The place of the dash of each entry, in file order; in brackets a dash may be a text (``[-, ก]``)."""
    depth = 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
            depth += 1
        elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)):
            depth -= 1
        elif isinstance(token, yaml.BlockEntryToken) and not depth:
            yield token.start_mark


@dataclass(slots=True, eq=False)
class _Anchor:
    """Where a node is: its key or dash, and its value. ``column`` is its own, -1 for the file as a whole."""

    node: Node
    parent: _Anchor | None
    place: _Place
    column: int
    value_start: _Place
    value_end: _Place = (0, 0)
    flow: bool = False

    def chain(self) -> Iterator[_Anchor]:
        """This anchor and those that it lies in, the innermost first."""
        anchor: _Anchor | None = self
        while anchor is not None:
            yield anchor
            anchor = anchor.parent


class _CstParser:
    def __init__(self, source_file: SourceFile) -> None:
        self.source_file = source_file
        self.events: Iterator[Any] = iter(yaml.parse(source_file.text, Loader=yaml.CSafeLoader))
        self.dashes = deque(_dashes(source_file.text))
        self.kept: dict[_Place, ValuePath] = {}
        """By the place where they begin the texts that keep their lines."""
        self.quoted: set[_Place] | None = None
        """Where the texts begin that keep their quotes before a comment; None for all texts."""
        self.anchors: list[_Anchor] = []
        self.indent = _DEEPEST
        self.above: _Anchor | None = None
        self.root: _Anchor
        self.end: _Place

    def tree(self) -> _Anchor:
        """Build the tree; the depth of a file that was read is bounded."""
        next(self.events)
        next(self.events)
        event = next(self.events)
        self.root = _Anchor(Node(Text(None)), None, (-1, -1), -1, _place(event.start_mark))
        self._value(self.root, event, self.source_file.value)
        self.end = _place(next(self.events).start_mark)
        return self.root

    def _value(self, anchor: _Anchor, event: Any, value: Value) -> None:
        anchor.value_start = _place(event.start_mark)
        if isinstance(value, dict):
            anchor.node.value = Children(list(self._keys(anchor, event, value)), mapping=True)
        elif isinstance(value, list):
            anchor.node.value = Children(list(self._entries(anchor, event, value)), mapping=False)
        else:
            waits = value is None and self._waits(event)
            kept = self._kept(anchor) if anchor.value_start in self.kept else ()
            ends_in_quotes = self.quoted is None or anchor.value_start in self.quoted
            anchor.node.value = Text(value, TO_BE_TYPED if waits else self._written(event), kept, ends_in_quotes)
            return
        anchor.flow = event.flow_style
        anchor.value_end = _place(next(self.events).end_mark)

    def _keys(self, parent: _Anchor, start: Any, mapping: dict[str, Value]) -> Iterator[Node]:
        for value in mapping.values():
            event = next(self.events)
            node = Node(Text(None), event.value, self._written(event))
            yield self._anchored(node, parent, start, event.start_mark, value)

    def _entries(self, parent: _Anchor, start: Any, values: list[Value]) -> Iterator[Node]:
        for value in values:
            dash = None if start.flow_style else self.dashes.popleft()
            yield self._anchored(Node(Text(None)), parent, start, dash, value)

    def _anchored(self, node: Node, parent: _Anchor, start: Any, mark: Any, value: Value) -> Node:
        """Read the value of a key or entry of the collection that the event ``start`` begins."""
        event = next(self.events)
        place = _place(mark or event.start_mark)
        anchor = _Anchor(node, parent, place, start.start_mark.column, _place(event.start_mark))
        self.anchors.append(anchor)
        self._value(anchor, event, value)
        return node

    def _kept(self, anchor: _Anchor) -> tuple[str, ...]:
        lines = self.source_file.lines_of(self.kept[anchor.value_start])
        return ("", *lines) if lines and anchor.value_start[0] > anchor.place[0] else lines

    def _waits(self, event: Any) -> bool:
        """Whether one space and nothing else is after the colon of a missing value."""
        mark: yaml.Mark = event.start_mark
        line = self.source_file.lines[mark.line]
        return line.endswith(f":{TO_BE_TYPED}") and len(line) - mark.column <= len(TO_BE_TYPED)

    def _written(self, event: Any) -> str:
        if event.style in {"|", ">"}:
            header = self.source_file.lines[event.start_mark.line][event.start_mark.column :].partition("#")[0]
            return (BLOCK + "-" * ("-" in header)) if event.style == "|" else ""
        if event.start_mark.line != event.end_mark.line:
            return ""
        return self.source_file.text[event.start_mark.index : event.end_mark.index]

    def attach(self) -> None:
        """Give each comment and each blank line to a node."""
        written = iter(comments(self.source_file))
        comment = next(written, None)
        for index, anchor in enumerate([*self.anchors, None]):
            self.above = self.anchors[index - 1] if index else None
            while comment is not None and (anchor is None or _of(comment) < anchor.place):
                self._attach(comment, self.above, anchor)
                comment = next(written, None)
            self.indent = _DEEPEST
            if anchor is not None and self._after_blank(anchor.place):
                anchor.node.leading.append("")
        self._keep_header()

    def _attach(self, comment: Comment, last: _Anchor | None, following: _Anchor | None) -> None:
        place = _of(comment)
        if last is None or place > self.end:
            target = following.node.leading if following and last is None else self.root.node.trailing
            self._add(target, comment)
        elif comment.alone:
            self._add(self._list_for(comment, last, following), comment)
        else:
            self._attach_inline(comment, last)

    def _attach_inline(self, comment: Comment, last: _Anchor) -> None:
        place = _of(comment)
        closed = [anchor for anchor in last.chain() if anchor.flow and anchor.value_end <= place]
        node = closed[-1].node if closed else last.node
        if node is self.root.node:
            node.trailing.append(comment.text)
            return
        if node.inline:
            node.leading.append(node.inline)
        before = self.source_file.lines[place[0]][: place[1]]
        padding = before[len(before.rstrip(" \t")) :]
        node.inline, node.padding = comment.text, " " if "\t" in padding else padding

    def _list_for(self, comment: Comment, last: _Anchor, following: _Anchor | None) -> list[str]:
        """Where a comment on a line of its own belongs.

        To what follows; but one that is indented deeper than a list, mapping or missing value that ends here belongs
        to that, like an entry that was commented out. Comments stay in their order, so none belongs deeper than the one
        before it.
        """
        place = _of(comment)
        around = (anchor for anchor in last.chain() if anchor.flow and anchor.value_start < place < anchor.value_end)
        if (brackets := next(around, None)) is not None:
            if following is not None and following.place < brackets.value_end:
                return following.node.leading
            return brackets.node.trailing
        if not last.node.nodes and last.value_start > place:
            return last.node.leading
        self.indent = min(self.indent, place[1])
        if (ended := self._ended(last, following)) is not None:
            return ended.node.trailing
        return following.node.leading if following else self.root.node.trailing

    def _ended(self, last: _Anchor, following: _Anchor | None) -> _Anchor | None:
        """The innermost list, mapping or missing value that ends between the two and the comments are indented deeper than."""
        open_still = set(following.chain()) if following else set()
        for anchor in last.chain():
            holds = isinstance(anchor.node.value, Children) or anchor.node.value.text is None
            if holds and anchor not in open_still and anchor.column < self.indent and not _within_flow(anchor):
                return anchor
        return None

    def _add(self, target: list[str], comment: Comment) -> None:
        if comment.alone and self._after_blank(_of(comment)):
            target.append("")
        target.append(comment.text)

    def _after_blank(self, place: _Place) -> bool:
        line, column = place
        lines = self.source_file.lines
        if line == 0 or lines[line][:column].strip(" \t") not in {"", "?"}:
            return False
        return bool(_NO_CONTENT.fullmatch(lines[line - 1])) and not self._ends_text(lines[line - 1])

    def _ends_text(self, line: str) -> bool:
        """Whether a line of spaces is the last one of the ``|`` text above."""
        value = self.above.node.value if self.above else None
        last = (value.text or "").rstrip("\n").rpartition("\n")[2] if isinstance(value, Text) else ""
        return last.isspace() and line.endswith(last) and line != last

    def _keep_header(self) -> None:
        """What is above the first key belongs to the file up to the last blank line and to the modeline."""
        if not self.anchors:
            return
        leading = self.anchors[0].node.leading
        length = max((i + 1 for i, line in enumerate(leading) if not line or _MODELINE.match(line)), default=0)
        self.root.node.leading += leading[:length]
        del leading[:length]


def _within_flow(anchor: _Anchor) -> bool:
    return any(outer.flow for outer in anchor.chain() if outer is not anchor)


def _place(mark: Any) -> _Place:
    return mark.line, mark.column


def _of(comment: Comment) -> _Place:
    return comment.line - 1, comment.column - 1
