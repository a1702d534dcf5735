"""Data files as people type them: the same data in any layout that YAML allows, with comments at known places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from hypothesis import strategies as st

from support.reports import LETTERS, SPECIALS

if TYPE_CHECKING:
    from random import Random

Path = tuple[str | int, ...]
Where = Literal["above", "beside", "below", "top", "end"]

_SIMPLE = re.compile(r"(?![nN]ull\Z)[ก-๙A-Za-z0-9](?:[^\n\t#:]|:(?=[^ \n]))*(?<! )", re.DOTALL)
_LITERAL = re.compile(r"(?![ \n])(?:[^\t\n](?:[^\n]*[^ \t\n])?\n|\n)*[^ \t\n](?:[^\n]*[^ \t\n])?")
_BREAK = re.compile(r"(?<=[ก-๙A-Za-z0-9]) (?=[ก-๙A-Za-z0-9])")


@dataclass
class Messy:
    """A file, its data as the reader gives it, and its comments: marker, where, and the path that it belongs to."""

    text: str
    value: Any
    comments: list[tuple[str, Where, Path]] = field(default_factory=list)


def values() -> st.SearchStrategy[dict[str, Any]]:
    """Data in the shape of a data file, with unknown keys, missing ones and values of the wrong kind among them."""
    letters = st.text(LETTERS + SPECIALS, min_size=1, max_size=12)
    words = st.lists(st.sampled_from(["ก", "แจ้ง", "๑๒", "a", "no", "1.10", "ผล", "#1", "x:"]), min_size=1, max_size=4)
    text = st.one_of(
        letters, words.map(" ".join), words.map("\n".join), st.sampled_from(["12:30", "-", "~", "2568", ""])
    )
    texts = st.lists(st.one_of(text, st.none()), max_size=3)
    one_or_more = st.one_of(text, texts)
    measure = st.fixed_dictionaries(
        {"name": text},
        optional={"steps": one_or_more, "period": text, "outputs": st.none() | one_or_more, "peroid": text, "ง": text},
    )
    issue = st.fixed_dictionaries(
        {"number": st.sampled_from(["1", "๒"])}, optional={"title": text, "measures": st.lists(measure, max_size=2)}
    )
    agency = st.fixed_dictionaries({}, optional={"province": text, "name": text, "district": text})
    return st.fixed_dictionaries(
        {"issues": st.lists(issue, max_size=2)},
        optional={
            "format": st.just("1"),
            "fiscal_year": st.sampled_from(["2568", "๒๕๖๘"]),
            "agency": agency,
            "x": text,
        },
    )


@st.composite
def messy_files(draw: st.DrawFn) -> Messy:
    """Any data in any layout."""
    value = draw(values())
    return _Writer(draw(st.randoms(use_true_random=False))).file(value)


class _Writer:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments: list[tuple[str, Where, Path]] = []

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def file(self, value: dict[str, Any]) -> Messy:
        lines = []
        if self.chance(30):
            lines.append(self.comment("top", ()))
            lines.append("---" if self.chance(30) else "")
        elif self.chance(20):
            lines.append("---")
        if self.chance(20):
            lines.insert(0, "# yaml-language-server: $schema=x")
        lines += self.mapping(value, 0, ())
        if self.chance(40):
            lines.append(self.comment("end", ()))
        if self.chance(10):
            lines.append("...")
        end = "\r\n" if self.chance(30) else "\n"
        text = end.join(lines) + (end if self.chance(80) else "")
        return Messy(text, value, self.comments)

    def comment(self, where: Where, path: Path) -> str:
        marker = f"{len(self.comments)}:"
        self.comments.append((marker, where, path))
        return f"# {marker} - ก: \"ข'{' ' * self.random.randrange(3)}"

    def beside(self, path: Path) -> str:
        return " " * self.random.randint(1, 3) + self.comment("beside", path) if self.chance(20) else ""

    def above(self, column: int, path: Path, *, first: bool = False) -> list[str]:
        """Blank lines and a comment; a blank line after the ``first`` comment would make it one of the file."""
        lines = [" " * self.random.randint(0, column)] * self.random.choice([0, 0, 0, 1, 2])
        if self.chance(25):
            lines.append(" " * column + self.comment("above", path))
            if self.chance(20) and not first:
                lines.append("")
        return lines

    def mapping(self, value: dict[str, Any], column: int, path: Path, *, dash: bool = False) -> list[str]:
        """The lines of a mapping; with ``dash`` nothing is above its first key."""
        keys = list(value)
        self.random.shuffle(keys)
        lines: list[str] = []
        for number, key in enumerate(keys):
            place = (*path, key)
            if number or not dash:
                lines += self.above(column, place, first=not path and not number)
            written = self.random.choice([key, f'"{key}"', f"'{key}'"]) if self.chance(10) else key
            lines += self.with_value(" " * column + written + ":", value[key], column, place)
        return lines

    def with_value(self, start: str, value: Any, column: int, path: Path) -> list[str]:
        if value is None:
            lines = [start + self.random.choice(["", " ~", " null"]) + self.beside(path)]
            return lines + self.below(column, path)
        if isinstance(value, str):
            return self.text(start + " " * self.random.choice([1, 1, 1, 3]), value, column, path)
        if not value or self.chance(15):
            return self.flow_lines(start + " ", value, path)
        inner = column + self.random.randint(1, 4)
        lines = [start + self.beside(path)]
        if isinstance(value, dict):
            return lines + self.mapping(value, inner, path) + self.below(column, path, inner)
        if self.chance(30):
            inner = column
        lines += self.entries(value, inner, path)
        return lines + (self.below(column, path, inner) if inner > column else [])

    def entries(self, values: list[Any], column: int, path: Path) -> list[str]:
        lines: list[str] = []
        for index, value in enumerate(values):
            place = (*path, index)
            lines += self.above(column, place)
            dash = " " * column + "-"
            if value and isinstance(value, dict) and self.chance(80):
                gap = self.random.randint(1, 3)
                if self.chance(20):
                    lines += [dash, *self.mapping(value, column + 1 + gap, place)]
                    continue
                first, *rest = self.mapping(value, column + 1 + gap, place, dash=True)
                lines += [dash + " " * gap + first.lstrip(" "), *rest]
            elif isinstance(value, dict):
                lines += self.flow_lines(dash + " ", value, place)
            else:
                lines += self.with_value(dash, value, column, place)
        return lines

    def below(self, column: int, path: Path, inner: int | None = None) -> list[str]:
        if not self.chance(15):
            return []
        return [" " * (inner or column + self.random.randint(1, 4)) + self.comment("below", path)]

    def text(self, start: str, text: str, column: int, path: Path) -> list[str]:
        inner = " " * (column + self.random.randint(1, 4))
        ways = [lambda: [start + _double(text) + self.beside(path)]]
        if "\n" not in text and "\t" not in text:
            ways.append(lambda: [start + "'" + text.replace("'", "''") + "'" + self.beside(path)])
        if _SIMPLE.fullmatch(text):
            ways += [lambda: [start + text + self.beside(path)]] * 2
        if _SIMPLE.fullmatch(text) and _BREAK.search(text):
            lines = _BREAK.sub(f"\n{inner}", text).split("\n")
            ways.append(lambda: [start + lines[0], *lines[1:-1], lines[-1] + self.beside(path)])
            quoted = _BREAK.sub(f"{' ' * self.random.randrange(2)}\n{inner}", _double(text)).split("\n")
            ways.append(lambda: [start.rstrip(" "), inner + quoted[0], *quoted[1:-1], quoted[-1] + self.beside(path)])
            folded = _BREAK.sub("\n", text).split("\n")
            ways.append(lambda: [start + ">-" + self.beside(path), *(inner + line for line in folded)])
        if _LITERAL.fullmatch(text) and text.strip():
            ways += [lambda: self.literal(start, text, inner, column, path)] * 2
        return self.random.choice(ways)()

    def literal(self, start: str, text: str, inner: str, column: int, path: Path) -> list[str]:
        content = text.split("\n")
        header = self.random.choice(["|-", "|"])
        if self.chance(20):
            header = f"|{len(inner) - column}{header[1:]}"
        return [start + header + self.beside(path), *(inner + line if line else "" for line in content)]

    def flow_lines(self, start: str, value: Any, path: Path) -> list[str]:
        return (start + self.flow(value, path) + self.beside(path)).split("\n")

    def flow(self, value: Any, path: Path) -> str:
        if value is None:
            return "~"
        if isinstance(value, str):
            return value if re.fullmatch(r"[ก-๙a-z0-9]+", value) and value != "null" else _double(value)
        parts = []
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for number, (step, item) in enumerate(items):
            comma = "," if number < len(value) - 1 or (self.chance(20)) else ""
            key = f"{step}: " if isinstance(value, dict) else ""
            part = key + self.flow(item, (*path, step)) + comma
            if isinstance(item, str) and self.chance(15):
                part += " " + self.comment("beside", (*path, step)) + "\n" + " " * 40
            elif self.chance(10):
                part += "\n" + " " * 40
            parts.append(part)
        left, right = "{}" if isinstance(value, dict) else "[]"
        return left + " ".join(parts) + right


def _double(text: str) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(escapes.get(letter, letter) for letter in text) + '"'
