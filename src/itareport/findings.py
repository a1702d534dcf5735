"""What is wrong with a data file, as plain data: rules, spans and findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

ValuePath = tuple[str | int, ...]
"""Where a value lies in the data: keys and list indices from the top, ``("issues", 2, "title")``."""


class Severity(StrEnum):
    """How much a finding matters: an error stops a build, a warning only with ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Family(StrEnum):
    """What a rule looks at. The rules of ``FILE`` and ``SCHEMA`` are errors and cannot be silenced."""

    FILE = "file"
    SCHEMA = "schema"
    REPORT = "report"
    THAI = "thai"
    DICTIONARY = "dictionary"
    IMPORT = "import"


class Span(NamedTuple):
    """A stretch of a text: lines and columns from 1, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
"""The span of a finding about the file as a whole."""


class Example(NamedTuple):
    """A bad and a good way to write one place of a data file.

    ``place`` is the text that both stand in for in the sample data file (``rules/sample.py``), where it occurs once.
    """

    place: str
    bad: str
    good: str


class Rule(NamedTuple):
    """One thing that is checked: a stable id and name, and why it is checked.

    ``summary`` and ``why`` are message ids, translated where they are shown. An id never changes its meaning.
    """

    id: str
    name: str
    family: Family
    severity: Severity
    summary: str
    why: str
    example: Example | None = None

    def finding(self, file: str, span: Span, message: str, hint: str = "", path: ValuePath = ()) -> Finding:
        """A finding of this rule; ``message`` and ``hint`` are in the user's language."""
        return Finding(self.id, self.name, self.severity, message, hint, file, span, format_path(path))


class Finding(NamedTuple):
    """One fault at one place. ``path`` is written ``issues[2].measures[0].steps``, "" for the file as a whole."""

    rule: str
    name: str
    severity: Severity
    message: str
    hint: str
    file: str
    span: Span = START
    path: str = ""


def format_path(path: Sequence[str | int]) -> str:
    """Write a path as the findings show it: ``("issues", 2, "title")`` is ``issues[2].title``."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return written.removeprefix(".")


_STEP = re.compile(r"\[(0|[1-9][0-9]{0,6})\]|(?:\A|(?!\A)\.)([^.\[\]]+)")


def parse_path(text: str) -> ValuePath:
    """Read a path as the findings show it; the reverse of :func:`format_path` for the keys of the format.

    Raises:
        ValueError: the text is no such path.
    """
    steps: list[str | int] = []
    position = 0
    while position < len(text):
        match = _STEP.match(text, position)
        if match is None:
            raise ValueError(text)
        index, key = match.groups()
        steps.append(key if index is None else int(index))
        position = match.end()
    return tuple(steps)
