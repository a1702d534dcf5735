"""A file of a form edition → the edition, or every fault of it with its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from itareport.data import FISCAL_YEARS
from itareport.errors import ReadError
from itareport.fields import BY_KEY, FIELDS
from itareport.forms.edition import KEY_OF_COLUMN, TITLE_LINES, Column, Edition, is_required
from itareport.i18n import _, number, typed
from itareport.shape import MAX_ISSUES
from itareport.source import read
from itareport.thai.digits import to_arabic

if TYPE_CHECKING:
    from itareport.findings import Span, ValuePath
    from itareport.source import SourceFile, Value

WIDTHS = (8.0, 260.0)
"""Millimetres: a column narrower than this shows one character a line, and the page has no space for a wider one."""

MAX_TEXT = 500
"""Code points of a title or heading. The longest of the form of 2568 has 90."""

_NUMBER = re.compile(r"[0-9]{1,9}|[๐-๙]{1,9}")
_WIDTH = re.compile(r"[0-9๐-๙]{1,4}(?:\.[0-9๐-๙]{1,3})?")
_FIELD = re.compile(r"\{([^{}]*)\}")
_TITLE_FIELDS = ("fiscal_year", "agency")
_YES_AND_NO = {"true": True, "false": False}
_TOP = ("fiscal_year", "report", "plan", "assessment_year", "columns", "issues")
_NEEDED = ("fiscal_year", "report", "plan", "columns", "issues")
_TOP_WORDS = {
    "ปีงบประมาณ": "fiscal_year",
    "รายงาน": "report",
    "แผน": "plan",
    "คอลัมน์": "columns",
    "ประเด็น": "issues",
}
_OTHER_WORDS = {word: field.column for field in FIELDS for word in (field.key, *field.key_words.split())}


class FormFault(NamedTuple):
    """What is wrong with a form edition; lines and columns count from 1, in code points."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        message = f"{self.file}:{self.line}:{self.column}: {self.message}"
        return f"{message} – {self.hint}" if self.hint else message


class FormError(ReadError):
    """A form edition has faults; ``faults`` are all of them, each a sentence that says where."""

    def __init__(self, file: str, faults: Iterable[FormFault]) -> None:
        message = _("the form edition {file} has faults").format(file=file)
        hint = _("Correct the file, then check it with: itareport forms check {file}").format(file=typed(file))
        super().__init__(message, hint, map(str, faults))


def read_edition(name: str, data: bytes, year: int | None = None) -> tuple[Edition | None, tuple[FormFault, ...]]:
    """Read the bytes of an edition's file, which faults call ``name``; ``year`` is the one that its name says.

    Returns the edition, None when there are faults, and the faults in file order.
    """
    file = read(name, data)
    faults = [
        FormFault(name, finding.span.line, finding.span.column, finding.message, finding.hint)
        for finding in file.findings
    ]
    reader = _Reader(file)
    edition = reader.edition(year) if file.whole else None
    faults += reader.faults
    faults.sort(key=lambda fault: (fault.line, fault.column))
    return (None if faults else edition), tuple(faults)


class _Reader:
    """Takes a file apart and goes on after each fault, so that all of them are found in one run."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.faults: list[FormFault] = []

    def edition(self, year: int | None) -> Edition | None:
        top = self.mapping((), _TOP, _NEEDED, _TOP_WORDS)
        if top is None:
            return None
        report, plan = (self.mapping((key,), ("item", "titles"), ("titles",)) for key in ("report", "plan"))
        edition = Edition(
            fiscal_year=self.year(top, "fiscal_year"),
            report_titles=self.titles(report, "report"),
            plan_titles=self.titles(plan, "plan"),
            columns=self.columns(),
            issues=self.texts(("issues",), range(1, MAX_ISSUES + 1)) if "issues" in top else (),
            assessment_year=self.year(top, "assessment_year"),
            report_item=self.item(report, "report"),
            plan_item=self.item(plan, "plan"),
        )
        if year is not None and edition.fiscal_year not in {0, year}:
            message = _("the file is called {year}, and its fiscal_year is {typed}")
            hint = _("Rename the file, or correct the year.")
            self.fault(("fiscal_year",), message.format(year=number(year), typed=number(edition.fiscal_year)), hint)
        return edition

    def fault(self, path: ValuePath, message: str, hint: str = "", *, at: Span | None = None) -> None:
        span = at or self.file.span_of(path)
        self.faults.append(FormFault(self.file.name, span.line, span.column, message, hint))

    def mapping(
        self,
        path: ValuePath,
        allowed: Iterable[str],
        needed: Iterable[str],
        words: Mapping[str, str] | None = None,
    ) -> Mapping[str, Value] | None:
        """The mapping at ``path``; None, and a fault, where there is another kind of value."""
        value = self.file.at(path)
        if path and path not in self.file.spans and path[:-1] in self.file.spans:
            return None  # missing, which its parent says
        if not isinstance(value, dict):
            self.fault(path, _("“{key}” must be a group of fields").format(key=path[-1] if path else self.file.name))
            return None
        allowed = tuple(allowed)
        missing = [key for key in needed if key not in value]
        for key in (key for key in value if key not in allowed):
            meant = _meant(key, allowed, missing, words or {})
            missing = [each for each in missing if each != meant]
            self.unknown((*path, key), meant, allowed)
        at = self.file.key_spans.get((*path, next(iter(value), "")))
        for key in missing:
            self.fault((*path, key), _("“{key}” is missing").format(key=key), at=at)
        return value

    def unknown(self, path: ValuePath, meant: str | None, allowed: Iterable[str]) -> None:
        message = _("“{key}” is not a field of a form edition here").format(key=path[-1])
        hint = _("The fields here are: {keys}.").format(keys=", ".join(allowed))
        if meant is not None:
            hint = _("Did you mean “{key}”?").format(key=meant)
        self.fault(path, message, hint, at=self.file.key_spans[path])

    def text(self, path: ValuePath) -> str:
        value = self.file.at(path)
        if isinstance(value, str) and value.strip():
            if len(value) > MAX_TEXT:
                self.fault(path, _("the text is longer than {limit} characters").format(limit=number(MAX_TEXT)))
            return value
        if isinstance(value, list | dict):
            # {agency} without quotes is a group of fields for YAML, and a text for everybody else.
            in_brackets = self.file.opening(self.file.span_of(path)) in {"{", "["}
            hint = _("Put the whole text in quotes.") if in_brackets else ""
            self.fault(path, _("“{key}” must be a text").format(key=_named(path)), hint)
        else:
            self.fault(path, _("“{key}” has no text").format(key=_named(path)))
        return ""

    def year(self, top: Mapping[str, Value], key: str) -> int:
        """A Buddhist year, 0 where there is none."""
        if key not in top:
            return 0
        typed = top[key]
        year = int(typed) if isinstance(typed, str) and _NUMBER.fullmatch(typed) else None
        if year is None or year not in FISCAL_YEARS:
            message = _("“{key}” must be a Buddhist year from {first} to {last}")
            self.fault((key,), message.format(key=key, first=number(FISCAL_YEARS[0]), last=number(FISCAL_YEARS[-1])))
            return 0
        return year

    def item(self, group: Mapping[str, Value] | None, key: str) -> str:
        return self.text((key, "item")) if group is not None and "item" in group else ""

    def titles(self, group: Mapping[str, Value] | None, key: str) -> tuple[str, ...]:
        if group is None or "titles" not in group:
            return ()
        path = (key, "titles")
        lines = self.texts(path, range(TITLE_LINES, TITLE_LINES + 1))
        typed = self.file.at(path)
        for index, line in enumerate(typed if isinstance(typed, list) else ()):
            if isinstance(line, str):
                self.title_fields((*path, index), line)
        return lines

    def title_fields(self, path: ValuePath, line: str) -> None:
        """What is in the braces of a title line, and a brace without its other half, which would be printed."""
        hint = _("The fields are {fields}.").format(fields="{fiscal_year}, {agency}")
        for name in _FIELD.findall(line):
            if name not in _TITLE_FIELDS:
                self.fault(path, _("“{name}” in braces is not a field of a title line").format(name=name), hint)
        alone = next((brace for brace in "{}" if brace in _FIELD.sub("", line)), None)
        if alone is not None and not any(name not in _TITLE_FIELDS for name in _FIELD.findall(line)):
            self.fault(path, _("“{brace}” in a title line lacks its other half").format(brace=alone), hint)

    def texts(self, path: ValuePath, counts: range) -> tuple[str, ...]:
        """A list of texts, as many as ``counts`` has numbers."""
        value = self.file.at(path)
        if not isinstance(value, list):
            self.fault(path, _("“{key}” must be a list of texts").format(key=path[-1]))
            return ()
        if len(value) not in counts:
            message = _("“{key}” must have {first} to {last} entries, and has {count}")
            if len(counts) == 1:
                message = _("“{key}” must have {first} entries, and has {count}")
            message = message.format(
                key=path[-1], first=number(counts[0]), last=number(counts[-1]), count=number(len(value))
            )
            # Each of too many entries would be the same fault once more.
            self.fault(path, message)
            return ()
        return tuple(self.text((*path, index)) for index in range(len(value)))

    def columns(self) -> dict[str, Column]:
        path = ("columns",)
        value = self.mapping(path, KEY_OF_COLUMN, ("measure",), _OTHER_WORDS)
        if value is None:
            return {}
        return {name: self.column((*path, name)) for name in value if name in KEY_OF_COLUMN}

    def column(self, path: ValuePath) -> Column:
        name, value = str(path[-1]), self.file.at(path)
        if not isinstance(value, dict):
            return Column(self.text(path), required=is_required(name))
        self.mapping(path, ("heading", "width", "required"), ("heading",))
        return Column(
            heading=self.text((*path, "heading")) if "heading" in value else "",
            width=self.width((*path, "width")) if "width" in value else None,
            required=self.required((*path, "required"), name) if "required" in value else is_required(name),
        )

    def width(self, path: ValuePath) -> float | None:
        typed = self.file.at(path)
        width = float(to_arabic(typed)) if isinstance(typed, str) and _WIDTH.fullmatch(typed) else 0
        if not WIDTHS[0] <= width <= WIDTHS[1]:
            message = _("“width” must be a number of millimetres from {least} to {most}")
            self.fault(path, message.format(least=number(round(WIDTHS[0])), most=number(round(WIDTHS[1]))))
            return None
        return width

    def required(self, path: ValuePath, name: str) -> bool:
        typed = self.file.at(path)
        answer = _YES_AND_NO.get(typed.casefold()) if isinstance(typed, str) else None
        if answer is None:
            self.fault(path, _("“required” must be true or false"))
        elif name == "measure" and not answer:
            self.fault(path, _("the column “measure” is always required"), _("Delete the line."))
        return bool(answer)


def _named(path: ValuePath) -> str:
    """How a fault calls a value: the key, with its number in a list."""
    return f"{path[-2]}[{path[-1]}]" if isinstance(path[-1], int) else str(path[-1])


def _meant(key: str, allowed: Iterable[str], missing: Iterable[str], words: Mapping[str, str]) -> str | None:
    """The key that an unknown one was probably meant to be, a missing one before others."""
    plain = "".join(key.casefold().split())
    if plain in words:
        return words[plain]
    for candidates in (missing, allowed):
        near = get_close_matches(plain[:40], tuple(candidates), n=1, cutoff=0.6)
        if near:
            return near[0]
    by_heading = (
        get_close_matches(key[:80], [BY_KEY[each].heading for each in BY_KEY], n=1, cutoff=0.8)
        if words is _OTHER_WORDS
        else []
    )
    return next((field.column for field in FIELDS if field.heading in by_heading), None)
