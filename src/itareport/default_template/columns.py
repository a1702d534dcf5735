"""The columns of the table: which, and how wide."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from itareport.default_template.page import TABLE_WIDTH
from itareport.fields import FIELDS, KEYS, DocumentKind

TWIPS_PER_MM = 1440 / 25.4
MIN_WIDTH = 1200
"""Twips: the words of most headings and the cell's margins; more columns than that fits in are narrower."""

_SHARES = {field.column: field.width for field in FIELDS}


class Column(NamedTuple):
    """One column: what editions and templates call it, and its width in twips."""

    name: str
    width: int


def columns_of(widths: Mapping[str, float | None], kind: DocumentKind) -> tuple[Column, ...]:
    """The columns of a document in the order of ``widths``, together as wide as the page allows.

    ``widths`` has the names of an edition's columns with their widths in millimetres, None for one that gets its share
    of what is left. A plan has no columns for results. Widths that leave no space are made narrower in proportion.
    """
    results = {field.column for field in FIELDS if field.key in KEYS.results}
    names = [name for name in widths if kind == "report" or name not in results]
    fixed = {name: width * TWIPS_PER_MM for name in names if (width := widths[name]) is not None}
    shares = {name: _SHARES[name][kind == "plan"] for name in names if name not in fixed}
    wanted = fixed | _shared(shares, TABLE_WIDTH - sum(fixed.values()))
    return tuple(map(Column, names, _fitted([wanted[name] for name in names])))


def _shared(shares: Mapping[str, int], left: float) -> dict[str, float]:
    """The widths of columns that share what is left of the page; each has the least width at least."""
    if left <= MIN_WIDTH * len(shares):
        return dict.fromkeys(shares, MIN_WIDTH)
    total = sum(shares.values())
    return {name: max(left * share / total, MIN_WIDTH) for name, share in shares.items()}


def _fitted(widths: list[float]) -> list[int]:
    """Whole numbers in proportion to ``widths`` that are together the table's width."""
    total, ends, position = sum(widths), [0], 0.0
    for width in widths:
        position += width
        ends.append(round(position * TABLE_WIDTH / total))
    return [end - start for start, end in pairwise(ends)]
