"""What a row of the table is, and the table in docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
NOT_MEASURED = "–"

_BEGIN, _END = "<!-- table: make bench -->\n", "<!-- end of table -->\n"
_ROW = re.compile(r"^\| (?P<what>.+?) \| (?P<figure>.+?) \| (?P<promise>.*?) \|$", re.MULTILINE)


class Group(NamedTuple):
    """Rows that are measured together.

    ``measure`` gets an empty folder to work in and gives the figures of ``rows``, in order; of each row there is
    what is measured, and what is promised about it.
    """

    name: str
    rows: tuple[tuple[str, str], ...]
    measure: Callable[[Path], Sequence[str]]


def line(what: str, figure: str, promise: str) -> str:
    """A row of the table on a terminal."""
    return f"{what:<88} {figure:>12}   {promise}"


def known() -> dict[str, str]:
    """The figures that are in the page, by their rows."""
    table = PAGE.read_text("utf-8").partition(_BEGIN)[2].partition(_END)[0]
    return {row["what"]: row["figure"] for row in _ROW.finditer(table)}


def save(groups: Sequence[Group], figures: Mapping[str, str]) -> None:
    """Write the table of all groups into the page; what has no figure was not measured."""
    rows = [row for group in groups for row in group.rows]
    written = "".join(f"| {what} | {figures.get(what, NOT_MEASURED)} | {promise} |\n" for what, promise in rows)
    before, _begin, rest = PAGE.read_text("utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    table = f"Measured {_where()}.\n\n| measured | figure | at most |\n| --- | --- | --- |\n{written}"
    PAGE.write_text(f"{before}{_BEGIN}{table}{_END}{after}", "utf-8")


def _where() -> str:
    """When and on what the figures were measured; who compares them must know the machine."""
    day = datetime.now(UTC).date().isoformat()
    return f"on {day} with Python {platform.python_version()} and {os.cpu_count()} cores"
