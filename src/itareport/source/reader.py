"""Bytes of a data file → values with the line and column of each key and value.

Works on libyaml's events with a stack of its own: no recursion, so no depth of nesting can crash it; and each anchor,
alias, tag and duplicate is seen, which ``yaml.load`` hides.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from dataclasses import replace
from typing import Any

import yaml

from itareport.fields import AGENCY, KEY_ORDER, KEYS
from itareport.findings import START, Finding, Rule, Span, ValuePath, format_path
from itareport.i18n import _, number
from itareport.source import file_rules as rules
from itareport.source.decode import REFUSED, decode, refused_characters, split_lines, without_refused
from itareport.source.outline import OTHER_COLONS
from itareport.source.source_file import SourceFile, Value, value_at
from itareport.thai.unseen import INVISIBLE

MAX_DEPTH = 12
MAX_VALUES = 200_000

_INVISIBLE = re.compile("[\u00a0\u00ad\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff]")
_COLLECTION_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_COLLECTION_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_YAML_TAGS = "tag:yaml.org,2002:"
_NO_VALUE = {"", "~", "null"}
_BEFORE_AN_ENTRY = {"-", *"\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\u3000\ufeff"}
_FOLDED = 60
"""Code points. After a longer line a dash may be at the start of the next only because a program folded a long text."""
_SUSPICIOUS = re.compile(
    rf"""[ \t{INVISIBLE}]*
    (?:-(?![0-9-])                                # a dash that YAML takes for a part of a text
    |(?:{"|".join(KEY_ORDER)})[ ]*(?:[{OTHER_COLONS}]|:(?=[^ \t/])))   # the name of a field without the space after its colon
    """,
    re.VERBOSE,
)
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_HASH = re.compile(r"[ \t]+#[^\s#]")


def read(name: str, data: bytes) -> SourceFile:
    """Read a data file; whatever the bytes, what is wrong becomes findings and nothing is raised.

    ``name`` is the file as the user gave it; findings carry it, ``/``-separated.
    """
    text, findings = decode(name, data)
    if findings:
        return _unreadable(name, text, findings)
    return replace(read_text(name, text), bom=data.startswith(codecs.BOM_UTF8))


def read_text(name: str, text: str) -> SourceFile:
    """Read a data file whose bytes are decoded already."""
    conflicts = _conflicts(name, text)
    if conflicts:
        return _unreadable(name, text, conflicts)
    readable, refused = without_refused(name, text)
    try:
        reader, error = _run(name, readable)
        if error is not None or reader.suspicious:
            return _read_on(name, text, readable, refused)
    except _StopReading as stop:
        return _unreadable(name, text, [stop.finding])
    return _result(name, text, reader, [*_at_their_paths(refused, reader), *reader.findings])


def _result(name: str, text: str, reader: _Reader, findings: list[Finding]) -> SourceFile:
    if reader.value is None:
        empty = rules.EMPTY.finding(name, START, _("the file is empty"), _("It holds comments only: add the data."))
        return _unreadable(name, text, [*findings, empty])
    findings.sort(key=lambda finding: finding.span)
    return SourceFile(name, text, tuple(findings), reader.value, reader.spans, reader.key_spans, whole=True)


def _run(name: str, text: str) -> tuple[_Reader, yaml.YAMLError | None]:
    """Read a text once; the answer is also the syntax error that ended it too early."""
    reader = _Reader(name, text)
    error = reader.run(text)
    if error is not None and (other := _readable_otherwise(text, error)) is not None:
        reader = _Reader(name, text)
        error = reader.run(other)
    return reader, error


def _read_on(name: str, text: str, readable: str, refused: list[Finding]) -> SourceFile:
    """Read a file that YAML cannot read, or reads otherwise than was meant, as far as its lines can be mended."""
    from itareport.source.mending import read_on

    reader, error, findings, lines, stopped = read_on(name, readable, lambda mended: _run(name, mended))
    if error is not None:
        findings = [_with_the_rest(finding) if finding.span.line == stopped else finding for finding in findings]
        return replace(_unreadable(name, text, [*refused, *findings]), unread_from=stopped)
    reader.spans = {path: lines.original(span) for path, span in reader.spans.items()}
    reader.key_spans = {path: lines.original(span) for path, span in reader.key_spans.items()}
    paths = _paths_by_line(reader)
    found = [finding if finding.path else finding._replace(path=_nearest(finding, paths)) for finding in findings]
    return _result(name, text, reader, [*_at_their_paths(refused, reader), *found])


def _with_the_rest(finding: Finding) -> Finding:
    rest = _("Nothing from line {line} on was checked.").format(line=number(finding.span.line))
    return finding._replace(hint=f"{finding.hint} {rest}")


def _paths_by_line(reader: _Reader) -> dict[int, ValuePath]:
    """For each line the path of the key or text that it holds."""
    paths: dict[int, ValuePath] = {}
    for path, span in reader.key_spans.items():
        paths[span.line] = path
    for path, span in reader.spans.items():
        if not isinstance(value_at(reader.value, path), (dict, list)):
            for line in range(span.line, span.end_line + 1):
                paths[line] = path
    return paths


def _nearest(finding: Finding, paths: dict[int, ValuePath]) -> str:
    """The path of what a line holds, for a finding that was made before anything was read."""
    return format_path(paths.get(finding.span.line, ()))


def _unreadable(name: str, text: str, findings: list[Finding]) -> SourceFile:
    found = sorted(findings, key=lambda finding: finding.span)
    return SourceFile(name, text, tuple(found))


def _conflicts(name: str, text: str) -> list[Finding]:
    if "<<<<<<<" not in text and "=======" not in text and ">>>>>>>" not in text:
        return []
    from itareport.source.syntax_errors import git_conflicts

    return git_conflicts(name, text)


def _readable_otherwise(text: str, error: yaml.YAMLError) -> str | None:
    """The text changed so that the reader itself, not libyaml, gets to see the fault; None for other faults.

    An escape that names no character becomes one that no report can carry. From 0.2.6 libyaml has a limit of its own,
    1,000 levels of nesting, which its scanner meets before the first event comes: without the rest of the text the
    reader meets its own limit, at the same place with every libyaml.
    """
    if "invalid Unicode character escape" in str(error):
        from itareport.source.syntax_errors import BAD_ESCAPE

        return BAD_ESCAPE.sub(lambda match: "\\uffff" if match["short"] else "\\U0000ffff", text)
    if "maximum nesting depth" in str(error) and isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return text[: error.problem_mark.index]
    return None


def _at_their_paths(refused: list[Finding], reader: _Reader) -> list[Finding]:
    """The findings of refused characters, in file order, each with the path of the text that it is in."""
    if not refused:
        return refused
    paths = [""] * len(refused)
    starts = [finding.span[:2] for finding in refused]
    for path, span in reader.spans.items():
        first = bisect_left(starts, span[:2])
        last = bisect_left(starts, span[2:])
        if first < last and isinstance(value_at(reader.value, path), str):
            paths[first:last] = [format_path(path)] * (last - first)
    return [finding._replace(path=path) for finding, path in zip(refused, paths, strict=True)]


class _StopReading(Exception):  # noqa: N818 - no error, the end of the reading
    """Reading ends here; what follows is not looked at."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class _Frame:
    """A mapping or list that is being read; ``path`` is None where nothing is recorded (below a refused key)."""

    __slots__ = ("again", "container", "doubled", "flow", "key", "merged", "path")

    def __init__(self, container: dict[str, Value] | list[Value], path: ValuePath | None, *, flow: bool) -> None:
        self.container = container
        self.path = path
        self.flow = flow
        self.key: tuple[str | None, Span] | None = None
        self.merged = False
        self.doubled: list[int] = []
        """Which of the findings are about a key of this mapping that is there already."""
        self.again = False
        """Whether the first key of an entry is in it once more, and all that follows belongs to another entry."""


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = split_lines(text)
        self.value: Value = None
        self.spans: dict[ValuePath, Span] = {}
        self.key_spans: dict[ValuePath, Span] = {}
        self.findings: list[Finding] = []
        self.last: Any = None
        self.suspicious = False
        """Whether something reads otherwise than was meant, perhaps: the lines are worth a look of their own."""
        self._stack: list[_Frame] = []
        self._documents = 0
        self._values = 0
        self._end = (1, 1)

    def run(self, text: str) -> yaml.YAMLError | None:
        """Read the text; the answer is the syntax error that ended it too early."""
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                if isinstance(event, yaml.DocumentStartEvent) and not self._start_document(event):
                    return None
                if isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent, *_COLLECTION_STARTS)):
                    self._node(event)
                elif isinstance(event, _COLLECTION_ENDS):
                    self._close(event)
        except yaml.YAMLError as error:
            return error
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
            message = _("the file holds more than {limit:,} values").format(limit=MAX_VALUES)
            hint = _("Check that this is the data file that you meant.")
            raise _StopReading(rules.TOO_MANY.finding(self.name, self._span(event), message, hint))
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            self._key(frame, event)
            return
        path = self._path_of_next(frame)
        span = self._span_of_node(event, frame)
        merged = path is None and self._is_merged(frame)
        if not (merged and isinstance(event, yaml.AliasEvent)):
            self._refuse_references(event, path or ())
        value = self._value_of(event, span, path)
        self._store(frame, path, span, value)
        if isinstance(event, _COLLECTION_STARTS):
            self._open(value, path, event)
            self._stack[-1].merged = merged
        else:
            self.last = event if isinstance(event, yaml.ScalarEvent) else None
            self._end = (span.end_line, span.end_column)

    def _path_of_next(self, frame: _Frame | None) -> ValuePath | None:
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
        if event.value in _NO_VALUE and not event.style and frame is not None:
            return self._span_of_nothing(event, span, frame)
        return span

    def _span_of_nothing(self, event: Any, span: Span, frame: _Frame) -> Span:
        """Where "no value" is shown: at its dash or key, but for a ``null`` or ``~`` on the same line."""
        if event.anchor is not None or event.tag is not None:
            return span
        if frame.key is None:
            dash = Span(span.line, max(span.column - 1, 1), span.line, max(span.column, 2))
            return span if event.value else dash
        key = frame.key[1]
        return span if event.value and span.line == key.end_line else key

    def _without_blank_end(self, span: Span) -> Span:
        """libyaml ends a block scalar where the next token begins: take the last line that holds text."""
        end = min(span.end_line - (span.end_column == 1), len(self.lines))
        while end > span.line and not self.lines[end - 1].strip(" \t"):
            end -= 1
        return Span(span.line, span.column, end, len(self.lines[end - 1]) + 1)

    def _value_of(self, event: Any, span: Span, path: ValuePath | None) -> Value:
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
        elif event.style in ("|", ">"):
            return self._without_last_break(text, span)
        elif event.style == '"' and (refused := re.search(REFUSED, text)):
            codes = self._codes(refused.group(), span)
            self.findings.append(refused_characters(self.name, span, codes, path or ()))
        return text

    def _without_last_break(self, text: str, span: Span) -> str:
        """A block without the line break that ends it, which is no line of the text; ``|+`` asks for it."""
        header = _BLOCK_HEADER.match(self.lines[span.line - 1], span.column - 1)
        if header is not None and "+" in header.group():
            return text
        return text.removesuffix("\n")

    def _codes(self, refused: str, span: Span) -> list[int]:
        """What was refused; U+FFFF may stand for an escape that libyaml does not read."""
        if refused == "\uffff":
            from itareport.source.syntax_errors import BAD_ESCAPE

            written = "\n".join(self.lines[span.line - 1 : span.end_line])
            if match := BAD_ESCAPE.search(written, span.column - 1):
                return [int(match["short"] or match["long"], 16)]
        return [ord(refused)]

    def _check_plain(self, event: Any, path: ValuePath) -> None:
        """What YAML reads without complaint and no clerk means: a dash without its space, text after `` #``."""
        written = self._span(event)
        begins_line = not self.lines[written.line - 1][: written.column - 1].strip(" \t")
        for line in self.lines[written.line - begins_line : written.end_line]:
            if _SUSPICIOUS.match(line) or len(line) - len(line.lstrip(" ")) == self._column_of_lost_dash():
                self.suspicious = True
        in_flow = bool(self._stack) and self._stack[-1].flow
        slip = None if in_flow else self._missed_entry(written, path)
        if slip is not None:
            self.findings.append(slip)
            return
        line = self.lines[written.end_line - 1]
        match = _HASH.match(line, written.end_column - 1)
        if match:
            place = Span(written.end_line, match.end() - 1, written.end_line, len(line.rstrip()) + 1)
            message = _("the text from here on is lost: YAML takes it for a comment")
            hint = _('Put the whole text in quotes, like "No. #1". If a comment is meant, type a space after the #.')
            self._add(rules.HASH, place, message, hint, path)

    def _column_of_lost_dash(self) -> int:
        """Where the text of an entry would be that lost the dash and not the space after it; -1 outside of lists."""
        frame = self._stack[-1] if self._stack else None
        if frame is None or frame.flow or not isinstance(frame.container, list) or not frame.path:
            return -1
        return self.spans[frame.path].column

    def _missed_entry(self, written: Span, path: ValuePath) -> Finding | None:
        """The finding for the first line of a text without quotes that was meant as an entry of a list."""
        in_mapping = bool(path) and isinstance(path[-1], str)
        for place in range(written.line, written.end_line + 1):
            line = self.lines[place - 1]
            continued = place > written.line
            if continued and len(self.lines[place - 2]) > _FOLDED:
                continue
            begins_line = continued or (in_mapping and not line[: written.column - 1].strip(" \t"))
            if begins_line and line.lstrip(" \t")[:1] in _BEFORE_AN_ENTRY:
                from itareport.source.syntax_errors import meant_as_entry

                slip = meant_as_entry(self.name, place, line, path, continued=continued)
                if slip is not None:
                    return slip
        return None

    def _key(self, frame: _Frame, event: Any) -> None:
        span = self._span(event)
        self._refuse_references(event, frame.path or ())
        if not isinstance(event, yaml.ScalarEvent) or not event.value:
            if not isinstance(event, yaml.AliasEvent):
                message = _("a key must be a plain word")
                self._add(
                    rules.KEY_KIND, span, message, _("Write the field's name, a colon and a space."), frame.path or ()
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
            message = _("the key “{key}” occurs twice: also in line {line}").format(key=key, line=number(first.line))
            hint = _("Keep one of the two and delete the other.")
            if frame.path and isinstance(frame.path[-1], int) and (frame.again or key == next(iter(frame.container))):
                if frame.again:
                    return None
                frame.again = True
                hint = _("If an entry of its own begins here, type “- ” before “{key}”; else delete one of the two.")
            frame.doubled.append(len(self.findings))
            self._add(rules.DUPLICATE_KEY, span, message, hint.format(key=key), path)
            return None
        invisible = _INVISIBLE.search(key)
        if invisible:
            self.suspicious |= not invisible.start()
            message = _("the invisible character U+{code:04X} is in the key").format(code=ord(invisible.group()))
            hint = _("Delete the key and type it again: {key}").format(key=_INVISIBLE.sub("", key).strip())
            self._add(rules.INVISIBLE_IN_KEY, span, message, hint, path)
        self.key_spans[path] = span
        return key

    def _refuse_references(self, event: Any, path: ValuePath) -> None:
        if event.anchor is not None:
            hint = _("If it belongs to the text, put the text in quotes.")
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = _("“{mark}{name}” is a YAML reference, which data files may not use")
            place = self._span_of_property(event, f"{mark}{event.anchor}")
            self._add(rules.ANCHOR, place, message.format(mark=mark, name=event.anchor), hint, path)
        if getattr(event, "tag", None) is not None:
            hint = _("If it belongs to the text, put the text in quotes.")
            message = _("“{tag}” is a YAML tag, which data files may not use")
            place = self._span_of_property(event, "!")
            self._add(rules.TAG, place, message.format(tag=event.tag.replace(_YAML_TAGS, "!!")), hint, path)

    def _is_merged(self, frame: _Frame | None) -> bool:
        """Whether a value lies below a merge key, which is refused with all that it brings."""
        if frame is None or frame.merged or frame.key is None:
            return frame is not None and frame.merged
        key = frame.key[1]
        return self.lines[key.line - 1].startswith("<<", key.column - 1)

    def _span_of_property(self, event: Any, mark: str) -> Span:
        """The anchor or the tag alone, which begins with ``mark``; libyaml gives it with the value after it."""
        span = self._span(event)
        line = self.lines[span.line - 1]
        start = line.find(mark, span.column - 1)
        if start < 0:
            return Span(span.line, span.column, span.line, span.column + 1)
        end = start + len(mark)
        while mark == "!" and end < len(line) and line[end] not in " \t,]}":
            end += 1
        return Span(span.line, start + 1, span.line, end + 1)

    def _store(self, frame: _Frame | None, path: ValuePath | None, span: Span, value: Value) -> None:
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

    def _open(self, container: Value, path: ValuePath | None, event: Any) -> None:
        assert isinstance(container, (dict, list))
        self._stack.append(_Frame(container, path, flow=event.flow_style))
        if len(self._stack) > MAX_DEPTH:
            message = _("values are nested more than {limit} levels deep").format(limit=MAX_DEPTH)
            hint = _("Look at the brackets and the indentation of this line.")
            raise _StopReading(rules.TOO_DEEP.finding(self.name, self._span(event), message, hint, path or ()))

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        self.suspicious |= len(frame.doubled) > 1
        if len(frame.doubled) == 1:
            self._reword_doubled(frame)
        if frame.flow:
            self._end = (event.end_mark.line + 1, event.end_mark.column + 1)
        if frame.path is not None:
            start = self.spans[frame.path]
            self.spans[frame.path] = Span(start.line, start.column, *self._end)

    def _reword_doubled(self, frame: _Frame) -> None:
        """A key that is there twice where one of its kind lacks was meant to be that one: nothing is to be deleted."""
        finding = self.findings[frame.doubled[0]]
        key = finding.path.rpartition(".")[2]
        measure = bool(set(KEYS.standard[1:]) & set(frame.container))
        group = (
            KEYS.standard if measure and key in KEYS.standard else AGENCY if key in AGENCY else ("title", "measures")
        )
        lacking = [name for name in group if name not in frame.container]
        if len(lacking) == 1 and not frame.again:
            message = _("there are two fields “{key}”, and none “{other}”").format(key=key, other=lacking[0])
            hint = _("Change the name of the field in this line to “{other}”.").format(other=lacking[0])
            self.findings[frame.doubled[0]] = finding._replace(message=message, hint=hint)

    def _span(self, event: Any) -> Span:
        return Span(*self._place(event.start_mark), *self._place(event.end_mark))

    def _place(self, mark: Any) -> tuple[int, int]:
        """Line and column from 1; libyaml puts what is missing at the end on a line that the file does not have."""
        if mark.line < len(self.lines):
            return mark.line + 1, mark.column + 1
        return len(self.lines), len(self.lines[-1]) + 1

    def _add(self, rule: Rule, span: Span, message: str, hint: str, path: ValuePath = ()) -> None:
        self.findings.append(rule.finding(self.name, span, message, hint, path))
