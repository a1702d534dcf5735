"""A mapping or list that is being read, and what is said of a key that it has twice."""

from __future__ import annotations

from collections.abc import Sequence

from itareport.data import AGENCY, PICTURES, SIGNATURES
from itareport.fields import KEYS
from itareport.findings import Finding, Span, ValuePath
from itareport.i18n import _, number
from itareport.source.file_rules import DUPLICATE_KEY, MAX_SHOWN
from itareport.source.source_file import Value

_LISTS_OF_GROUPS = frozenset({("measures",), (SIGNATURES,), (PICTURES,)})
"""Lists whose entries are groups of fields in every file; those of issues are texts in a form edition."""


class Frame:
    """A mapping or list that is being read; ``path`` is None where nothing is recorded (below a refused key)."""

    __slots__ = ("again", "container", "doubled", "flow", "key", "merged", "of_groups", "path")

    def __init__(
        self, container: dict[str, Value] | list[Value], path: ValuePath | None, *, flow: bool, merged: bool
    ) -> None:
        self.container = container
        self.path = path
        self.flow = flow
        self.merged = merged
        """Whether it lies below a merge key, which is refused with all that it brings."""
        self.of_groups = path is not None and path[-1:] in _LISTS_OF_GROUPS
        """Whether it is a list whose entries are groups of fields."""
        self.key: tuple[str | None, Span] | None = None
        """The key whose value comes next, None as its first part where it is refused; None in a list."""
        self.doubled: list[int] = []
        """Which of the findings are about a key of this mapping that is there already."""
        self.again = False
        """Whether the first key of an entry is in it once more, and all that follows belongs to another entry."""

    def path_of_next(self) -> ValuePath | None:
        """The path of the value that comes next."""
        if self.path is None:
            return None
        if self.key is None:
            return (*self.path, len(self.container))
        key = self.key[0]
        return None if key is None else (*self.path, key)

    def span_of_nothing(self, span: Span, *, is_written: bool) -> Span:
        """Where "no value" at ``span`` is shown: at its dash or key, but for a ``null`` or ``~`` on the same line."""
        if self.key is None:
            dash = Span(span.line, max(span.column - 1, 1), span.line, max(span.column, 2))
            return span if is_written else dash
        key = self.key[1]
        return span if is_written and span.line == key.end_line else key

    def brings_merged(self, lines: Sequence[str]) -> bool:
        """Whether the value that comes next in ``lines``, those of the file, lies below a merge key."""
        if self.merged or self.key is None:
            return self.merged
        key = self.key[1]
        return lines[key.line - 1].startswith("<<", key.column - 1)


def duplicate_key(name: str, frame: Frame, key: str, span: Span, first: Span) -> Finding | None:
    """The finding for a key that a mapping has since ``first``.

    None for one more of an entry that lost its dash, or of a report that is in the file a second time.
    """
    assert frame.path is not None
    message = _("the key “{key}” occurs twice: also in line {line}")
    message = message.format(key=key[:MAX_SHOWN], line=number(first.line))
    hint = _("Keep one of the two and delete the other.")
    is_entry = bool(frame.path) and isinstance(frame.path[-1], int)
    if (is_entry or not frame.path) and (frame.again or key == next(iter(frame.container))):
        if frame.again:
            return None
        frame.again = True
        hint = _("If an entry of its own begins here, type “- ” before “{key}”; else delete one of the two.")
        if not is_entry:
            hint = _("If the whole report is in this file twice, delete it once; else delete this line.")
    return DUPLICATE_KEY.finding(name, span, message, hint.format(key=key[:MAX_SHOWN]), (*frame.path, key))


def reworded(finding: Finding, frame: Frame) -> Finding:
    """The finding for a key that a mapping, read to its end, has twice.

    Where one of its kind lacks the second was meant to be that one, and nothing is to be deleted.
    """
    key = finding.path.rpartition(".")[2]
    measure = bool(set(KEYS.standard[1:]) & set(frame.container))
    path = frame.path or ()
    group: Sequence[str] = ()
    if measure and key in KEYS.standard:
        # A form edition has the same fields under another group, where each may lack.
        group = KEYS.standard if "measures" in path else ()
    elif key in AGENCY:
        group = AGENCY
    elif key == "title" and "issues" in path:
        # An issue may do without a title, so that measures that are there twice are no title.
        group = ("measures",)
    lacking = [name for name in group if name not in frame.container]
    if len(lacking) != 1 or frame.again:
        return finding
    message = _("there are two fields “{key}”, and none “{other}”").format(key=key, other=lacking[0])
    hint = _("Change the name of the field in this line to “{other}”.").format(other=lacking[0])
    return finding._replace(message=message, hint=hint)
