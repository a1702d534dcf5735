"""Bytes of a data file → values with the line and column of each key and value.

Works on libyaml's events with a stack of its own: no recursion, so no depth of nesting can crash it; and each anchor,
alias, tag and duplicate is seen, which ``yaml.load`` hides.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from itareport.findings import START, Finding, Path, Rule, Span
from itareport.i18n import _
from itareport.source import rules, syntax
from itareport.source.decode import REFUSED, decode, refused_character, without_refused
from itareport.source.document import Document, Value

MAX_DEPTH = 12
MAX_VALUES = 200_000

_INVISIBLE = re.compile("[\u00a0\u00ad\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff]")
_COLLECTION_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_COLLECTION_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_YAML_TAGS = "tag:yaml.org,2002:"
_NO_VALUE = {"", "~", "null"}
_HASH = re.compile(r"[ \t]+#[^\s#]")


def read(name: str, data: bytes) -> Document:
    """Read a data file; whatever the bytes, what is wrong becomes findings and nothing is raised.

    ``name`` is the file as the user gave it; findings carry it, ``/``-separated.
    """
    text, findings = decode(name, data)
    if findings:
        return _unreadable(name, text, findings)
    return read_text(name, text)


def read_text(name: str, text: str) -> Document:
    """Read a data file whose bytes are decoded already."""
    conflicts = syntax.git_conflicts(name, text)
    if conflicts:
        return _unreadable(name, text, conflicts)
    readable, findings = without_refused(name, text)
    reader = _Reader(name, readable)
    try:
        reader.run()
    except _StopReading as stop:
        return _unreadable(name, text, [stop.finding])
    except yaml.YAMLError as error:
        return _unreadable(
            name, text, [*findings, *reader.findings, syntax.explain(name, readable, error, reader.last)]
        )
    if reader.value is None:
        empty = rules.EMPTY.finding(name, START, _("the file is empty"), _("It holds comments only: add the data."))
        return _unreadable(name, text, [*findings, *reader.findings, empty])
    found = sorted([*findings, *reader.findings], key=lambda finding: finding.span)
    return Document(name, text, tuple(found), reader.value, reader.spans, reader.key_spans, whole=True)


def _unreadable(name: str, text: str, findings: list[Finding]) -> Document:
    found = sorted(findings, key=lambda finding: finding.span)
    return Document(name, text, tuple(found))


class _StopReading(Exception):  # noqa: N818 - no error, the end of the reading
    """Reading ends here; what follows is not looked at."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class _Frame:
    """A mapping or list that is being read; ``path`` is None where nothing is recorded (behind a refused key)."""

    __slots__ = ("container", "flow", "key", "path")

    def __init__(self, container: dict[str, Value] | list[Value], path: Path | None, *, flow: bool) -> None:
        self.container = container
        self.path = path
        self.flow = flow
        self.key: tuple[str | None, Span] | None = None


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = re.split(r"\r\n|\r|\n", text)
        self.text = text
        self.value: Value = None
        self.spans: dict[Path, Span] = {}
        self.key_spans: dict[Path, Span] = {}
        self.findings: list[Finding] = []
        self.last: Any = None
        self._stack: list[_Frame] = []
        self._documents = 0
        self._values = 0
        self._end = (1, 1)

    def run(self) -> None:
        for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.DocumentStartEvent) and not self._start_document(event):
                return
            if isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent, *_COLLECTION_STARTS)):
                self._node(event)
            elif isinstance(event, _COLLECTION_ENDS):
                self._close(event)

    def _start_document(self, event: Any) -> bool:
        self._documents += 1
        if self._documents == 2:
            hint = _("Delete the line --- and what follows it, or put that into a file of its own.")
            message = _("a second document begins here; one file is one report")
            self._add(rules.SECOND_DOCUMENT, self._span(event), message, hint)
        return self._documents == 1

    def _node(self, event: Any) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            message = _("the file holds more than {limit:,} values").format(limit=MAX_VALUES)
            hint = _("Check that this is the data file that you meant.")
            raise _StopReading(rules.TOO_MANY.finding(self.name, self._span(event), message, hint))
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            self._key(frame, event)
            return
        path = self._path_of_next(frame)
        span = self._span_of_node(event, frame)
        self._refuse_references(event, path or ())
        value = self._value_of(event, span, path)
        self._store(frame, path, span, value)
        if isinstance(event, _COLLECTION_STARTS):
            self._open(value, path, event)
        else:
            self.last = event if isinstance(event, yaml.ScalarEvent) else None
            self._end = (span.end_line, span.end_column)

    def _path_of_next(self, frame: _Frame | None) -> Path | None:
        if frame is None:
            return ()
        if frame.path is None:
            return None
        if isinstance(frame.container, list):
            return (*frame.path, len(frame.container))
        assert frame.key is not None
        key = frame.key[0]
        return None if key is None else (*frame.path, key)

    def _span_of_node(self, event: Any, frame: _Frame | None) -> Span:
        span = self._span(event)
        if not isinstance(event, yaml.ScalarEvent):
            return span
        if event.style in ("|", ">"):
            return self._without_blank_end(span)
        if span.line == span.end_line and span.column == span.end_column and frame is not None:
            if isinstance(frame.container, list):
                return Span(span.line, max(span.column - 1, 1), span.line, max(span.column, 2))
            assert frame.key is not None
            return frame.key[1]
        return span

    def _without_blank_end(self, span: Span) -> Span:
        """libyaml ends a block scalar where the next token begins: take the last line that holds text."""
        end = min(span.end_line - (span.end_column == 1), len(self.lines))
        while end > span.line and not self.lines[end - 1].strip(" \t"):
            end -= 1
        return Span(span.line, span.column, end, len(self.lines[end - 1]) + 1)

    def _value_of(self, event: Any, span: Span, path: Path | None) -> Value:
        if isinstance(event, yaml.MappingStartEvent):
            return {}
        if isinstance(event, yaml.SequenceStartEvent):
            return []
        if isinstance(event, yaml.AliasEvent):
            return ""
        text: str = event.value
        if not event.style:
            self._check_plain(event, path or ())
            if text in _NO_VALUE:
                return None
        elif event.style == '"' and (refused := REFUSED.search(text)):
            self.findings.append(refused_character(self.name, span, refused.group(), path or ()))
        return text

    def _check_plain(self, event: Any, path: Path) -> None:
        """What YAML reads without complaint and no clerk means: a dash without its blank, text behind `` #``."""
        written = self._span(event)
        in_mapping = bool(path) and isinstance(path[-1], str)
        for number in range(written.line, written.end_line + 1):
            line = self.lines[number - 1]
            begins_line = number > written.line or (in_mapping and not line[: written.column - 1].strip(" \t"))
            if begins_line and syntax.DASH_WITHOUT_BLANK.match(line):
                column = line.index("-") + 1
                place = Span(number, column, number, column + 1)
                message = _("there is no blank behind the dash, so this is no entry of its own")
                self._add(rules.MISSING_BLANK, place, message, _("Type a blank behind the dash: “- text”."), path)
                return
        line = self.lines[written.end_line - 1]
        match = _HASH.match(line, written.end_column - 1)
        if match:
            place = Span(written.end_line, match.end() - 1, written.end_line, len(line.rstrip()) + 1)
            message = _("the text from here on is lost: YAML takes it for a comment")
            hint = _('Put the whole text in quotes, like "No. #1". If a comment is meant, type a blank behind the #.')
            self._add(rules.HASH, place, message, hint, path)

    def _key(self, frame: _Frame, event: Any) -> None:
        span = self._span(event)
        self._refuse_references(event, frame.path or ())
        if not isinstance(event, yaml.ScalarEvent) or not event.value:
            if not isinstance(event, yaml.AliasEvent):
                message = _("a key must be a plain word")
                self._add(
                    rules.KEY_KIND, span, message, _("Write the field's name, a colon and a blank."), frame.path or ()
                )
            frame.key = (None, span)
            if isinstance(event, _COLLECTION_STARTS):
                self._open({} if isinstance(event, yaml.MappingStartEvent) else [], None, event)
            return
        key: str | None = event.value
        self.last = event
        self._end = (span.end_line, span.end_column)
        if frame.path is not None:
            key = self._accept_key(frame, event.value, span)
        frame.key = (key, span)

    def _accept_key(self, frame: _Frame, key: str, span: Span) -> str | None:
        assert frame.path is not None
        path = (*frame.path, key)
        if key == "<<":
            message = _("the merge key << is not part of the data format")
            self._add(rules.MERGE_KEY, span, message, _("Write the values out where they belong."), path)
            return None
        if key in frame.container:
            first = self.key_spans[path]
            message = _("the key “{key}” stands twice: here and in line {line}").format(key=key, line=first.line)
            hint = _("Keep one of the two and delete the other.")
            self._add(rules.DUPLICATE_KEY, span, message, hint, path)
            return None
        invisible = _INVISIBLE.search(key)
        if invisible:
            message = _("the invisible character U+{code:04X} stands in the key").format(code=ord(invisible.group()))
            hint = _("Delete the key and type it again: {key}").format(key=_INVISIBLE.sub("", key).strip())
            self._add(rules.INVISIBLE_IN_KEY, span, message, hint, path)
        self.key_spans[path] = span
        return key

    def _refuse_references(self, event: Any, path: Path) -> None:
        if event.anchor is not None:
            hint = _("If it belongs to the text, put the text in quotes.")
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = _("“{mark}{name}” is a reference of YAML, which data files may not use")
            self._add(rules.ANCHOR, self._span(event), message.format(mark=mark, name=event.anchor), hint, path)
        if getattr(event, "tag", None) is not None:
            hint = _("If it belongs to the text, put the text in quotes.")
            message = _("“{tag}” is an instruction (tag) of YAML, which data files may not use")
            self._add(rules.TAG, self._span(event), message.format(tag=event.tag.replace(_YAML_TAGS, "!!")), hint, path)

    def _store(self, frame: _Frame | None, path: Path | None, span: Span, value: Value) -> None:
        if frame is None:
            self.value = value
        elif isinstance(frame.container, list):
            frame.container.append(value)
        else:
            assert frame.key is not None
            if frame.key[0] is not None:
                frame.container[frame.key[0]] = value
            frame.key = None
        if path is not None:
            self.spans[path] = span

    def _open(self, container: Value, path: Path | None, event: Any) -> None:
        assert isinstance(container, (dict, list))
        self._stack.append(_Frame(container, path, flow=event.flow_style))
        if len(self._stack) > MAX_DEPTH:
            message = _("values are nested more than {limit} levels deep").format(limit=MAX_DEPTH)
            hint = _("Look at the brackets and the indentation of this line.")
            raise _StopReading(rules.TOO_DEEP.finding(self.name, self._span(event), message, hint, path or ()))

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        if frame.flow:
            self._end = (event.end_mark.line + 1, event.end_mark.column + 1)
        if frame.path is not None:
            start = self.spans[frame.path]
            self.spans[frame.path] = Span(start.line, start.column, *self._end)

    def _span(self, event: Any) -> Span:
        return Span(*self._place(event.start_mark), *self._place(event.end_mark))

    def _place(self, mark: Any) -> tuple[int, int]:
        """Line and column from 1; libyaml puts what is missing at the end on a line that the file does not have."""
        if mark.line < len(self.lines):
            return mark.line + 1, mark.column + 1
        return len(self.lines), len(self.lines[-1]) + 1

    def _add(self, rule: Rule, span: Span, message: str, hint: str, path: Path = ()) -> None:
        self.findings.append(rule.finding(self.name, span, message, hint, path))
