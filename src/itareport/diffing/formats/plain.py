"""A comparison as text for a terminal or a pipe: every text in full, on as many lines as it has itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from itareport.diffing.changes import Comparison, Kind
from itareport.diffing.formats.outline import KINDS, Block, Entry, outline
from itareport.diffing.marking import Mark, Op
from itareport.i18n import _
from itareport.reporting.snippet import printable
from itareport.thai.text import clusters

SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "~", Kind.MOVED: ">"}

AROUND = 12
"""Code points of unchanged text shown on each side of a change in the line that points out the changes."""

LINE_BREAK = "⏎"
"""What stands for a line break in that line."""

BOLD, RED, GREEN, CYAN, RESET = "\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[36m", "\x1b[0m"

Painter = Callable[..., str]


def render(comparison: Comparison, *, colour: bool = False) -> str:
    """The changes by issue and measure, nothing for none.

    A changed text is shown whole as it was (``-``) and as it is (``+``); a third line (``=``) shows only the words
    that changed, as ``[-removed-]{+added+}``. With ``colour`` the same, coloured. What would turn the direction of
    writing or move the cursor is shown as U+FFFD.
    """
    paint = _paint if colour else _plain
    return "".join(f"{line}\n" for line in _lines(comparison, paint))


def _paint(text: str, *codes: str) -> str:
    return f"{''.join(codes)}{text}{RESET}" if text else ""


def _plain(text: str, *_codes: str) -> str:
    return text


def _lines(comparison: Comparison, paint: Painter) -> Iterator[str]:
    for at, section in enumerate(outline(comparison)):
        if at:
            yield ""
        yield paint(printable(section.heading), BOLD)
        for group in section.groups:
            if group.heading:
                yield from _indented(1, "", group.heading, paint, CYAN)
            for entry in group.entries:
                yield from _entry(entry, paint)


def _entry(entry: Entry, paint: Painter) -> Iterator[str]:
    note = f" {entry.note}" if entry.note else ""
    yield f"    {SIGNS[entry.kind]} {printable(f'{entry.what} ({_(KINDS[entry.kind])}{note})')}"
    sign = "" if entry.kind is Kind.MOVED else "+ "
    yield from _blocks(entry.old, "- ", paint, RED)
    yield from _blocks(entry.new, sign, paint, GREEN if sign else "")
    if any(mark.op is Op.SAME for mark in entry.marks):
        yield "  " * 3 + "= " + "".join(_pointed_out(entry.marks, paint))


def _blocks(blocks: Iterable[Block], sign: str, paint: Painter, colour: str) -> Iterator[str]:
    for block in blocks:
        if block.label:
            yield from _indented(3, sign, f"{block.label}:", paint, colour)
        for line in block.lines:
            yield from _indented(3, sign + "  " * bool(block.label), line, paint, colour)


def _indented(depth: int, sign: str, text: str, paint: Painter, *codes: str) -> Iterator[str]:
    """A text under the same sign on each of its own lines."""
    for line in text.split("\n"):
        yield "  " * depth + sign + paint(printable(line), *codes)


def _pointed_out(marks: Sequence[Mark], paint: Painter) -> Iterator[str]:
    for at, (op, text) in enumerate(marks):
        shown = printable(text.replace("\n", LINE_BREAK))
        if op is Op.SAME:
            yield _shortened(shown, first=at == 0, last=at == len(marks) - 1)
        elif op is Op.REMOVED:
            yield paint(f"[-{shown}-]", RED)
        else:
            yield paint(f"{{+{shown}+}}", GREEN)


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """The text next to the changes, no letter parted from its marks."""
    tokens = clusters(text)
    before = "" if first else "".join(tokens[:AROUND])
    after = "" if last else "".join(tokens[-AROUND:])
    return text if len(before) + len(after) >= len(text) else f"{before}…{after}"
