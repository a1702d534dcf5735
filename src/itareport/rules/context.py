"""What the report rules look at: the texts and measures of a data file, also where the file has other errors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from itareport.data import AGENCY, MEASURE_DEPTH, PICTURES, PREFACE, SIGNATURE, SIGNATURES
from itareport.fields import KEYS
from itareport.findings import Rule, Span, ValuePath, format_path
from itareport.rules.joined import JoinedTexts

if TYPE_CHECKING:
    from itareport.fields import DocumentChoice
    from itareport.forms import Edition
    from itareport.source import SourceFile, Value

_DIGITS = re.compile(r"[0-9๐-๙]{1,4}")


class Text(NamedTuple):
    """One text of the data and where it lies.

    ``field`` is the key of the mapping that it belongs to, ``steps`` for each of the steps.
    """

    path: ValuePath
    text: str
    field: str

    @property
    def is_entry(self) -> bool:
        """Whether the text is an entry of a list, which is numbered in the report."""
        return isinstance(self.path[-1], int)


class RuleMatch(NamedTuple):
    """What a rule found: at the text ``path``, at its code points ``start`` to ``end`` only, or at a ``span`` beside it."""

    rule: Rule
    path: ValuePath
    message: str
    hint: str
    start: int | None = None
    end: int | None = None
    span: Span | None = None


class Run(NamedTuple):
    """How a file came to be checked: which document was ``asked`` for, and the ``twin``.

    That is another file of the run with the same agency and fiscal year, "" where there is none.
    """

    asked: DocumentChoice = "report"
    twin: str = ""


class RuleContext(NamedTuple):
    """One data file as the report rules see it.

    ``texts`` holds every text of a known field that no error was found at, ``joined`` the same to be looked through at
    once; ``numbers`` the number of each issue by its path, and ``fiscal_year`` the report's in the Buddhist era or None,
    both as far as they could be read. ``edition`` is the newest one where the year has none. ``file`` is what
    was read, and ``run`` how that came.
    """

    texts: tuple[Text, ...]
    joined: JoinedTexts
    numbers: Mapping[ValuePath, int]
    fiscal_year: int | None
    edition: Edition
    file: SourceFile
    run: Run = Run()

    def texts_of(self, *fields: str) -> Iterator[Text]:
        """The texts of measures that are in these fields."""
        return (text for text in self.texts if text.field in fields and "measures" in text.path)

    def measures(self) -> dict[ValuePath, dict[str, list[Text]]]:
        """For the path of each measure its texts by field."""
        measures: dict[ValuePath, dict[str, list[Text]]] = {}
        for text in self.texts:
            if "measures" in text.path:
                measures.setdefault(text.path[:MEASURE_DEPTH], {}).setdefault(text.field, []).append(text)
        return measures


def rule_context(
    file: SourceFile,
    edition: Edition,
    faulty: Collection[str] = (),
    run: Run = Run(),  # noqa: B008 - a constant
) -> RuleContext:
    """Gather what the report rules look at; ``faulty`` are the paths, as findings write them, that have errors."""
    value = file.value if isinstance(file.value, dict) else {}
    numbers = {
        ("issues", place): _number(issue.get("number"))
        for place, issue in _entries(value.get("issues"))
        if isinstance(issue, dict) and format_path(("issues", place, "number")) not in faulty
    }
    texts = tuple(text for text in _texts(value) if not faulty or format_path(text.path) not in faulty)
    return RuleContext(
        texts,
        JoinedTexts([text.text for text in texts]),
        {path: number for path, number in numbers.items() if number is not None},
        _number(value.get("fiscal_year")) if "fiscal_year" not in faulty else None,
        edition,
        file,
        run,
    )


def _number(typed: Value) -> int | None:
    return int(typed) if isinstance(typed, str) and _DIGITS.fullmatch(typed) else None


def _texts(value: dict[str, Value]) -> Iterator[Text]:
    yield from _fields(value, (), ("title",))
    yield from _fields(value.get("agency"), ("agency",), AGENCY)
    yield from _fields(value, (), (PREFACE,))
    for part, keys in ((SIGNATURES, SIGNATURE), (PICTURES, ("caption",))):
        for number, entry in _entries(value.get(part)):
            yield from _fields(entry, (part, number), keys)
    for number, issue in _entries(value.get("issues")):
        path: ValuePath = ("issues", number)
        yield from _fields(issue, path, ("title",))
        for place, measure in _entries(issue.get("measures") if isinstance(issue, dict) else None):
            yield from _fields(measure, (*path, "measures", place), KEYS.all)


def _fields(value: Value, path: ValuePath, names: tuple[str, ...]) -> Iterator[Text]:
    if not isinstance(value, dict):
        return
    for name in names:
        content = value.get(name)
        if isinstance(content, str):
            yield Text((*path, name), content, name)
        elif isinstance(content, list):
            for number, entry in enumerate(content):
                if isinstance(entry, str):
                    yield Text((*path, name, number), entry, name)


def _entries(value: Value) -> Iterator[tuple[int, Value]]:
    return enumerate(value) if isinstance(value, list) else enumerate(())
