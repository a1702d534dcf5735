"""A comparison as Markdown for a merge request, in what GitHub and GitLab both show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itareport.diffing.changes import Comparison, Kind
from itareport.diffing.formats.outline import KINDS, Block, Entry, outline, summary
from itareport.diffing.marking import Mark, Op
from itareport.i18n import _
from itareport.reporting.snippet import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TAGS = {Op.REMOVED: "del", Op.ADDED: "ins"}
"""HTML and not ``~~`` and ``**``, which do not open before a bracket in the middle of a Thai sentence; both sites let
these two tags through."""

SPECIAL = re.compile(r"""[\\`*_{\[~$]|[&<\n\t\u00a0]|(?<!\w)[@#!](?=\w)|:(?=[a-z+-][a-z0-9_+-]*:)""")
"""What means something in the middle of a line: Markdown's signs, HTML's, and those that call a person (@name), an
issue (#12), a merge request (!12) or a picture (:tada:)."""

ENTITIES = {"&": "&amp;", "<": "&lt;", "\n": "<br>", "\t": "&#9;", "\u00a0": "&nbsp;"}

CALLS = "@#!:"
"""Both sites look for these in what they show, where a backslash is gone; an empty comment after them keeps them
apart from their name."""


def render(comparison: Comparison, *, old_name: str = "", new_name: str = "") -> str:
    """The changes under a heading for each issue and measure; a heading and one line for none."""
    return "".join(f"{line}\n" for line in _lines(comparison, old_name, new_name))


def escape(text: str) -> str:
    """A text that is shown as it is, in the middle of a line; what would turn the writing is made visible."""
    shown = text if text.isprintable() else "".join(map(_visible, text))
    return SPECIAL.sub(_escaped, shown)


def _visible(character: str) -> str:
    return character if character in ENTITIES else printable(character)


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return f"{sign}<!-- -->" if sign in CALLS else ENTITIES.get(sign, f"\\{sign}")


def _lines(comparison: Comparison, old_name: str, new_name: str) -> Iterator[str]:
    yield f"# {escape(_('What changed in the report'))}"
    yield ""
    names = f"{escape(old_name)} → {escape(new_name)}: " if old_name or new_name else ""
    yield names + escape(summary(comparison))
    for section in outline(comparison):
        yield from ("", f"## {escape(section.heading)}")
        for group in section.groups:
            if group.heading:
                yield from ("", f"### {escape(group.heading)}")
            yield ""
            for entry in group.entries:
                yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    note = f" ({entry.note})" if entry.note else ""
    head = f"- **{escape(_(KINDS[entry.kind]))}** {escape(entry.what + note)}"
    if entry.marks:
        yield f"{head}: {_marked(entry.marks)}"
    elif entry.kind is Kind.MOVED:
        yield head + "".join(f": {escape(line)}" for block in entry.new for line in block.lines)
    elif (single := _single(entry)) is not None:
        yield f"{head}: {single}"
    else:
        yield f"{head}:"
        yield from _blocks(entry.old, "del")
        yield from _blocks(entry.new, "ins")


def _single(entry: Entry) -> str | None:
    """A value that fits on the entry's own line: one unlabelled text on each side."""
    if any(block.label or len(block.lines) > 1 for block in (*entry.old, *entry.new)):
        return None
    return "".join(
        f"<{tag}>{escape(block.lines[0])}</{tag}>"
        for tag, blocks in (("del", entry.old), ("ins", entry.new))
        for block in blocks
    )


def _blocks(blocks: Sequence[Block], tag: str) -> Iterator[str]:
    for block in blocks:
        label = f"{escape(block.label)}: " if block.label else ""
        if len(block.lines) == 1:
            yield f"  - {label}<{tag}>{escape(block.lines[0])}</{tag}>"
            continue
        if label:
            yield f"  - {label.rstrip()}"
        depth = "    " if label else "  "
        for line in block.lines:
            yield f"{depth}- <{tag}>{escape(line)}</{tag}>"


def _marked(marks: Sequence[Mark]) -> str:
    return "".join(
        f"<{TAGS[mark.op]}>{escape(mark.text)}</{TAGS[mark.op]}>" if mark.op in TAGS else escape(mark.text)
        for mark in marks
    )
