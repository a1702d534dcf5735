"""A comparison as one HTML page that needs no network, for a screen or A4 paper."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from itareport import resources
from itareport.diffing.changes import Comparison, Kind
from itareport.diffing.formats.outline import KINDS, Block, Entry, Group, outline, summary
from itareport.diffing.marking import Mark, Op
from itareport.i18n import _, language
from itareport.reporting.snippet import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TAGS = {Op.REMOVED: "del", Op.ADDED: "ins"}

STYLE = """\
:root { --added: #0b5a2b; --added-back: #d8f5e0; --removed: #8f1d1d; --removed-back: #ffe3e1; --changed: #6b4700;
  --changed-back: #fff3cd; --moved: #0b4a8f; --moved-back: #dcecff; }
@media (prefers-color-scheme: dark) { :root { --added: #7ee2a0; --added-back: #12361f; --removed: #ffa8a1;
  --removed-back: #4a1716; --changed: #f2cc60; --changed-back: #3b2e08; --moved: #9ecbff; --moved-back: #0f2d50; } }
body { max-width: 60rem; padding: 2rem 1.25rem 4rem; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.5; }
h2 { margin: 2.5rem 0 0; padding-bottom: .25rem; border-bottom: 2px solid var(--line); font-size: 1.25rem; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
h4 { margin: .5rem 0 0; font-size: .95rem; color: var(--soft); }
.lead { margin: .25rem 0 0; color: var(--soft); }
article { margin: .75rem 0; padding: .6rem 1rem .8rem; background: var(--card); border: 1px solid var(--line);
  border-left: 5px solid var(--line); border-radius: 6px; }
article.added { border-left-color: var(--added); } article.removed { border-left-color: var(--removed); }
article.changed { border-left-color: var(--changed); } article.moved { border-left-color: var(--moved); }
.kind { display: inline-block; padding: 0 .6em; margin-right: .4em; border-radius: 1em; font-size: .9rem; }
.added .kind { color: var(--added); background: var(--added-back); }
.removed .kind { color: var(--removed); background: var(--removed-back); }
.changed .kind { color: var(--changed); background: var(--changed-back); }
.moved .kind { color: var(--moved); background: var(--moved-back); }
.what { font-weight: 600; } .note { color: var(--soft); }
p { margin: .35rem 0 0; }
ins { color: var(--added); background: var(--added-back); text-decoration: underline; text-underline-offset: .25em; }
del { color: var(--removed); background: var(--removed-back); text-decoration: line-through; }
ins, del { border-radius: 3px; padding: .1em .15em; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
@page { size: A4; margin: 18mm 16mm; }
@media print { :root { --added: #0b5a2b; --added-back: #e4f6e9; --removed: #8f1d1d; --removed-back: #fdeaea;
  --changed: #6b4700; --changed-back: #fff3cd; --moved: #0b4a8f; --moved-back: #dcecff; }
  body { max-width: none; padding: 0; font-size: 11pt; line-height: 1.6; }
  h1, h2, h3, h4, .head { break-after: avoid; } }
"""


def render(comparison: Comparison, *, old_name: str = "", new_name: str = "") -> str:
    """The changes under a heading for each issue and measure, what was removed in ``<del>``, what is new in ``<ins>``."""
    return "".join(f"{line}\n" for line in _lines(comparison, old_name, new_name))


def escape(text: str) -> str:
    """A text as HTML; what would turn the direction of writing beyond it is made visible."""
    return html.escape(visible(text))


def _style() -> str:
    """What all pages of the program share, and what a comparison has of its own."""
    return resources.template("page.css").read_text("utf-8") + STYLE


def _lines(comparison: Comparison, old_name: str, new_name: str) -> Iterator[str]:
    title = escape(_("What changed in the report"))
    yield "<!DOCTYPE html>"
    yield f'<html lang="{language()}">'
    yield '<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{_style()}</style>\n</head>\n<body>"
    yield f"<header>\n<h1>{title}</h1>"
    yield f'<p class="lead" lang="th">{escape(comparison.new["agency"]["name"])}</p>'
    if old_name or new_name:
        yield f'<p class="lead"><bdi>{escape(old_name)}</bdi> → <bdi>{escape(new_name)}</bdi></p>'
    yield f'<p class="lead">{escape(summary(comparison))}</p>\n</header>\n<main>'
    for section in outline(comparison):
        yield f"<section>\n<h2>{escape(section.heading)}</h2>"
        for group in section.groups:
            yield from _group(group)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _group(group: Group) -> Iterator[str]:
    if group.heading:
        yield f"<h3>{escape(group.heading)}</h3>"
    for entry in group.entries:
        yield f'<article class="{entry.kind}">'
        yield _head(entry)
        yield from _body(entry)
        yield "</article>"


def _head(entry: Entry) -> str:
    note = f' <span class="note">{escape(entry.note)}</span>' if entry.note else ""
    return (
        f'<div class="head"><span class="kind">{escape(_(KINDS[entry.kind]))}</span>'
        f'<span class="what">{escape(entry.what)}</span>{note}</div>'
    )


def _body(entry: Entry) -> Iterator[str]:
    if entry.marks:
        yield f'<p class="text" lang="th">{_marked(entry.marks)}</p>'
    elif entry.kind is Kind.MOVED:
        yield from _blocks(entry.new, "")
    else:
        yield from _blocks(entry.old, "del")
        yield from _blocks(entry.new, "ins")


def _blocks(blocks: Sequence[Block], tag: str) -> Iterator[str]:
    for block in blocks:
        if block.label:
            yield f"<h4>{escape(block.label)}</h4>"
        for line in block.lines:
            yield f'<p class="text" lang="th">{_tagged(line, tag)}</p>'


def _tagged(text: str, tag: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)


def _marked(marks: Sequence[Mark]) -> str:
    return "".join(_tagged(mark.text, TAGS.get(mark.op, "")) for mark in marks)
