"""The rows of two report tables → one table with tracked rows and cells."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from itareport.diffing.redline.paragraphs import merge, text_of
from itareport.diffing.redline.revisions import Element, Revisions, let_row_split, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from itareport.diffing.changes import MeasureAlignment, Placed


def merge_rows(
    old: Sequence[Element], new: Sequence[Element], measures: MeasureAlignment, revisions: Revisions
) -> Iterator[Element]:
    """The rows of the new table, with the old one's.

    A measure that was added or removed is a tracked row; one that moved is a removed row in its old place and an
    added one in its new. What is removed comes before what is added.
    """
    partners = _partners(old, new, measures)
    kept = set(partners.values())
    at = 0
    for number, row in enumerate(new):
        while at < len(old) and at not in kept:
            yield _tracked(old[at], revisions, removed=True)
            at += 1
        if number not in partners:
            yield _tracked(row, revisions, removed=False)
            continue
        at = partners[number] + 1
        yield from _changed(old[at - 1], row, revisions)
    for row in old[at:]:
        yield _tracked(row, revisions, removed=True)


def _changed(old: Element, new: Element, revisions: Revisions) -> Iterator[Element]:
    """A row as it was and as it is: one row, or two where they have other columns, as from another form."""
    if len(old.findall(w("tc"))) == len(new.findall(w("tc"))):
        yield _merged(old, new, revisions)
    else:
        yield _tracked(old, revisions, removed=True)
        yield _tracked(new, revisions, removed=False)


def _row_numbers(measures: Sequence[Placed]) -> list[int]:
    """In which row of the table each measure is: after the heading row and a band for each issue."""
    return [1 + (placed.issue + 1) + at for at, placed in enumerate(measures)]


def _partners(old: Sequence[Element], new: Sequence[Element], measures: MeasureAlignment) -> dict[int, int]:
    """The old row for each new one that has one: the heading row, the bands, the measures that stayed, the signatures."""
    old_numbers, new_numbers = _row_numbers(measures.old), _row_numbers(measures.new)
    pairs = {new_numbers[j]: old_numbers[i] for i, j in measures.pairs if (i, j) not in measures.moved}
    fixed_old, fixed_new = (
        [number for number in range(numbers[-1] + 1) if number not in set(numbers)]
        for numbers in (old_numbers, new_numbers)
    )
    below = zip(range(new_numbers[-1] + 1, len(new)), range(old_numbers[-1] + 1, len(old)), strict=False)
    # Forms of two years may have different numbers of issues: those that both have are the same.
    return pairs | dict(zip(fixed_new, fixed_old, strict=False)) | dict(below)


def _tracked(row: Element, revisions: Revisions, *, removed: bool) -> Element:
    copy = deepcopy(row)
    revisions.mark_row(copy, "del" if removed else "ins")
    return copy


def _merged(old: Element, new: Element, revisions: Revisions) -> Element:
    merged = deepcopy(new)
    changed = False
    for old_cell, new_cell, cell in zip(*(row.findall(w("tc")) for row in (old, new, merged)), strict=True):
        befores, afters = old_cell.findall(w("p")), new_cell.findall(w("p"))
        if [text_of(p) for p in befores] == [text_of(p) for p in afters]:
            continue
        changed = True
        for paragraph in cell.findall(w("p")):
            cell.remove(paragraph)
        cell.extend(merge(befores, afters, revisions))
    if changed and merged.find(f"{w('trPr')}/{w('tblHeader')}") is None:
        let_row_split(merged)
    return merged
