"""libyaml's events → values with the line and column of each key and value.

A stack of its own instead of recursion, so that no depth of nesting can crash it; and each anchor, alias, tag and
duplicate is seen, which ``yaml.load`` hides.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from itareport.data import KEY_ORDER
from itareport.findings import Finding, Rule, Span, ValuePath
from itareport.i18n import _, digits, number
from itareport.source import file_rules as rules
from itareport.source.decode import REFUSED, is_clean, split_lines
from itareport.source.escapes import refused_escape
from itareport.source.frames import Frame, duplicate_key, reworded
from itareport.source.plain_texts import is_suspicious, missed_entry, text_after_hash
from itareport.source.references import references
from itareport.source.source_file import Value, value_at
from itareport.thai.patterns import Pattern

MAX_DEPTH = 12
MAX_VALUES = 200_000
_MAX_BARE = 100
"""So many texts in place of groups of fields are looked at once more: more are no slips of the space bar."""

_INVISIBLE = Pattern("[\u00a0\u00ad\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff]")
_NODES = frozenset({yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent})
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_NO_VALUE = frozenset({"", "~", "null"})
_BLOCKS = frozenset({"|", ">"})
BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


class StopReading(Exception):  # noqa: N818 - no error, the end of the reading
    """Reading ends here; what follows is not looked at."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class EventReader:
    """Reads a text once. ``spans`` and ``key_spans`` are where each value and key is, by its path."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = split_lines(text)
        self.value: Value = None
        self.spans: dict[ValuePath, Span] = {}
        self.key_spans: dict[ValuePath, Span] = {}
        self.findings: list[Finding] = []
        self.last: Any = None
        """The event of the last key or text."""
        self.suspicious = False
        """Whether something may read otherwise than was meant: the lines are worth a look of their own."""
        self.second_measures = False
        """Whether an issue has two lists of measures, of which the second is another issue's that lost its first line."""
        self.bare: set[int] = set()
        """The lines of texts in place of groups of fields, which may be entries of a list further in."""
        self._stack: list[Frame] = []
        self._documents = 0
        self._values = 0
        self._end = (1, 1)

    def run(self, text: str) -> yaml.YAMLError | None:
        """Read the text; the answer is the syntax error that ended it too early.

        Raises:
            StopReading: there is too much in it.
        """
        try:
            loader = yaml.CSafeLoader(text)
            # yaml.parse would peek at each event before it takes it.
            for event in iter(loader.get_event, None):
                kind = type(event)
                if kind in _NODES:
                    self._node(event)
                elif kind in _ENDS:
                    self._close(event)
                elif kind is yaml.DocumentStartEvent and not self._start_document(event):
                    return None
        except yaml.YAMLError as error:
            return error
        self.suspicious |= 0 < len(self.bare) <= _MAX_BARE
        return None

    def _start_document(self, event: Any) -> bool:
        self._documents += 1
        if self._documents == 2:
            self.suspicious = True
            hint = _("Delete the line --- and what follows it, or put that into a file of its own.")
            message = _("a second document begins here; one file is one report")
            self._add(rules.SECOND_DOCUMENT, self._span(event), message, hint)
        return self._documents == 1

    def _node(self, event: Any) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            message = _("the file holds more than {limit} values").format(limit=digits(f"{MAX_VALUES:,}"))
            hint = _("Check that this is the data file that you meant.")
            raise StopReading(rules.TOO_MANY.finding(self.name, self._span(event), message, hint))
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and isinstance(frame.container, dict):
            self._key(frame, event)
            return
        path = () if frame is None else frame.path_of_next()
        merged = path is None and frame is not None and frame.brings_merged(self.lines)
        is_alias = isinstance(event, yaml.AliasEvent)
        if not (merged and is_alias):
            self._refuse_references(event, path or ())
        if is_alias:
            self.last = None
            self._record(frame, path, "", self._span(event))
        elif isinstance(event, yaml.ScalarEvent):
            self.last = event
            self._scalar(frame, path, event)
        else:
            container: Value = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._store(frame, path, container, self._span(event))
            self._open(container, path, event, merged=merged)

    def _scalar(self, frame: Frame | None, path: ValuePath | None, event: Any) -> None:
        span = self._span(event)
        text: str = event.value
        value: Value = text
        if not event.style:
            self._check_plain(span, path or ())
            if text in _NO_VALUE:
                value = None
                if frame is not None and event.anchor is None and event.tag is None:
                    span = frame.span_of_nothing(span, is_written=bool(text))
        elif event.style in _BLOCKS:
            span = self._without_blank_end(span)
            value = self._without_last_break(text, span)
        elif event.style == '"' and not is_clean(text) and (refused := re.search(REFUSED, text)):
            self.findings.append(refused_escape(self.name, refused.group(), self.lines, span, path or ()))
        self._record(frame, path, value, span)

    def _record(self, frame: Frame | None, path: ValuePath | None, value: Value, span: Span) -> None:
        self._store(frame, path, value, span)
        self._end = span[2:]

    def _without_blank_end(self, span: Span) -> Span:
        """libyaml ends a block scalar where the next token begins: take the last line that holds text."""
        end = min(span.end_line - (span.end_column == 1), len(self.lines))
        while end > span.line and not self.lines[end - 1].strip(" \t"):
            end -= 1
        return Span(span.line, span.column, end, len(self.lines[end - 1]) + 1)

    def _without_last_break(self, text: str, span: Span) -> str:
        """A block without the line break that ends it, which is no line of the text; ``|+`` asks for it."""
        header = BLOCK_HEADER.match(self.lines[span.line - 1], span.column - 1)
        if header is not None and "+" in header.group():
            return text
        return text.removesuffix("\n")

    def _check_plain(self, span: Span, path: ValuePath) -> None:
        """What YAML reads without complaint and no clerk means: a dash without its space, text after `` #``."""
        begins_line = not self.lines[span.line - 1][: span.column - 1].strip(" \t")
        # Nearly every text is on the line of its key or dash, where it cannot be taken for another line.
        if begins_line or span.line < span.end_line:
            lines = self.lines[span.line - begins_line : span.end_line]
            self.suspicious = self.suspicious or is_suspicious(lines, self._column_of_lost_dash())
            in_flow = bool(self._stack) and self._stack[-1].flow
            slip = None if in_flow else missed_entry(self.name, self.lines, span, path)
            if slip is not None:
                self.findings.append(slip)
                return
        line = self.lines[span.end_line - 1]
        if len(line) >= span.end_column and (lost := text_after_hash(self.name, line, span, path)):
            self.findings.append(lost)

    def _column_of_lost_dash(self) -> int:
        """Where the text of an entry would be that lost the dash and not the space after it; -1 outside of lists."""
        frame = self._stack[-1] if self._stack else None
        if frame is None or frame.flow or not isinstance(frame.container, list) or not frame.path:
            return -1
        return self.spans[frame.path].column

    def _key(self, frame: Frame, event: Any) -> None:
        span = self._span(event)
        self._refuse_references(event, frame.path or ())
        if isinstance(event, yaml.ScalarEvent) and event.value:
            self.last = event
            self._end = span[2:]
            frame.key = (event.value if frame.path is None else self._accept_key(frame, event.value, span), span)
            return
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent) and frame.flow:
            self._refuse_nested_brackets(frame)
        elif not isinstance(event, yaml.AliasEvent):
            hint = _("Write the field's name, a colon and a space.")
            self._add(rules.KEY_KIND, span, _("a key must be a plain word"), hint, frame.path or ())
        frame.key = (None, span)
        if not isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], None, event, merged=False)

    def _refuse_nested_brackets(self, frame: Frame) -> None:
        """Refuse ``{{ name }}`` in a text's place, once however many braces: no clerk means a group of fields by it."""
        if frame.path is not None:
            start = self.spans[frame.path]
            message = _("a text cannot begin with {character}").format(character="{")
            span = start._replace(end_line=start.line, end_column=start.column + 1)
            self._add(rules.NEEDS_QUOTES, span, message, _("Put the whole text in quotes."), frame.path)

    def _accept_key(self, frame: Frame, key: str, span: Span) -> str | None:
        """The key as the data have it; None where its value is refused with it."""
        assert frame.path is not None
        path = (*frame.path, key)
        if key == "<<":
            message = _("the merge key << is not part of the data format")
            self._add(rules.MERGE_KEY, span, message, _("Write the values out where they belong."), path)
            return None
        if key in frame.container:
            self._refuse_duplicate(frame, key, span)
            return None
        if not key.isascii():
            # The name of a field after a text: its line was joined to the one above.
            self.suspicious |= key.endswith(KEY_ORDER)
        if not key.isascii() and (invisible := _INVISIBLE.compiled.search(key)):
            self.suspicious |= not invisible.start()
            message = _("the invisible character U+{code:04X} is in the key").format(code=ord(invisible.group()))
            hint = _("Delete the key and type it again: {key}").format(
                key=_INVISIBLE.compiled.sub("", key).strip()[: rules.MAX_SHOWN]
            )
            self._add(rules.INVISIBLE_IN_KEY, span, message, hint, path)
        self.key_spans[path] = span
        return key

    def _refuse_duplicate(self, frame: Frame, key: str, span: Span) -> None:
        assert frame.path is not None
        if key == "measures" and not frame.again and value_at(frame.container, (key,)):
            self.second_measures = self.suspicious = True
        finding = duplicate_key(self.name, frame, key, span, self.key_spans[*frame.path, key])
        if finding is not None:
            frame.doubled.append(len(self.findings))
            self.findings.append(finding)

    def _refuse_references(self, event: Any, path: ValuePath) -> None:
        # An alias has an anchor, and no tag.
        if event.anchor is not None or event.tag is not None:
            span = self._span(event)
            frame = self._stack[-1] if self._stack else None
            self.suspicious |= frame is not None and isinstance(frame.container, dict) and frame.key is None
            self.findings += references(self.name, event, span, self.lines[span.line - 1], path)

    def _store(self, frame: Frame | None, path: ValuePath | None, value: Value, span: Span) -> None:
        if frame is None:
            self.value = value
        elif isinstance(frame.container, list):
            frame.container.append(value)
            # The issues of a form edition are titles; no data file has columns.
            of_groups = frame.of_groups and "columns" not in self._stack[0].container
            if of_groups and not frame.flow and isinstance(value, str):
                self.bare.add(span.line)
        else:
            assert frame.key is not None
            if frame.key[0] is not None:
                frame.container[frame.key[0]] = value
            frame.key = None
        if path is not None:
            self.spans[path] = span

    def _open(self, container: Value, path: ValuePath | None, event: Any, *, merged: bool) -> None:
        assert isinstance(container, dict | list)
        self._stack.append(Frame(container, path, flow=event.flow_style, merged=merged))
        if len(self._stack) > MAX_DEPTH:
            message = _("values are nested more than {limit} levels deep").format(limit=number(MAX_DEPTH))
            hint = _("Look at the brackets and the indentation of this line.")
            raise StopReading(rules.TOO_DEEP.finding(self.name, self._span(event), message, hint, path or ()))

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        self.suspicious |= len(frame.doubled) > 1
        if len(frame.doubled) == 1:
            place = frame.doubled[0]
            self.findings[place] = reworded(self.findings[place], frame)
        if frame.flow:
            self._end = (event.end_mark.line + 1, event.end_mark.column + 1)
        if frame.path is not None:
            start = self.spans[frame.path]
            self.spans[frame.path] = Span(start.line, start.column, *self._end)

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        if end.line < len(self.lines):
            return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        # libyaml puts what is missing at the end on a line that the file does not have.
        last = len(self.lines), len(self.lines[-1]) + 1
        return Span(*min((start.line + 1, start.column + 1), last), *last)

    def _add(self, rule: Rule, span: Span, message: str, hint: str, path: ValuePath = ()) -> None:
        self.findings.append(rule.finding(self.name, span, message, hint, path))
