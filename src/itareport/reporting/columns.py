"""Rows in columns, in terminal cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from itareport.thai.width import cells


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Each row as a line, its columns under one another, with two spaces between."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(text + " " * (width - cells(text)) for text, width in zip(row, widths, strict=True)).rstrip()
