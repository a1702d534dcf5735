"""Comments of a data file that a new fiscal year makes false."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itareport.data import texts_in
from itareport.source import read_text
from itareport.source.comments import Comment, comments
from itareport.thai.digits import to_thai

MODELINE = "# yaml-language-server:"

_AS_PUBLISHED = re.compile(r"ทุกตัวอักษร|ตรงตาม(?:รายงาน|ต้นฉบับ|เอกสาร)")
"""How a header says that the texts are those of a published report, which next year's are not."""

_SLIP = re.compile(r"#\s*น่าจะหมายถึง .*ต้นฉบับพิมพ์ “(?P<slip>[^”]+)”")
"""A hint on a slip in the text beside it, as the shipped data file and import write it."""


def without_stale_comments(text: str, old_year: int, year: int) -> str:
    """A data file's text with the comments that stay true: its fiscal ``year`` was ``old_year`` when they were written.

    In the header the old fiscal year becomes the new one; a line that names the old year otherwise goes, as does the
    paragraph which says that the texts are those of a published report. A hint on a slip goes where no text has the
    slip any more.
    """
    file = read_text("-", text)
    alone = [comment for comment in comments(file) if comment.alone]
    first_key = min((span.line for span in file.key_spans.values()), default=1)
    header = [comment for comment in alone if comment.line < first_key and not comment.text.startswith(MODELINE)]
    lines: list[str | None] = list(file.lines)
    for comment, new in _moved_header(header, old_year, year):
        lines[comment.line - 1] = new
    values = "\n".join(texts_in(file.value))
    for comment in alone:
        slip = _SLIP.match(comment.text)
        if slip is not None and slip["slip"] not in values:
            lines[comment.line - 1] = None
    return "\n".join(line for line in lines if line is not None)


def _moved_header(header: list[Comment], old_year: int, year: int) -> Iterator[tuple[Comment, str | None]]:
    """Each comment of the header as it is in the new year, None for one that goes."""
    old = f"{old_year}|{to_thai(old_year)}"
    fiscal = re.compile(rf"(ปีงบประมาณ\s*(?:พ\.ศ\.\s*)?)({old})")
    for separator, paragraph in _paragraphs(header):
        published = any(_AS_PUBLISHED.search(comment.text) for comment in paragraph)
        if published and separator is not None:
            yield separator, None
        for comment in paragraph:
            moved = fiscal.sub(
                lambda match: match[1] + (str(year) if match[2].isascii() else to_thai(year)), comment.text
            )
            yield comment, None if published or re.search(old, moved) else moved


def _paragraphs(header: list[Comment]) -> Iterator[tuple[Comment | None, list[Comment]]]:
    """The comments of a header between those that are only a ``#``, each with the one before it."""
    separator: Comment | None = None
    paragraph: list[Comment] = []
    for comment in header:
        if comment.text.strip("# "):
            paragraph.append(comment)
        else:
            yield separator, paragraph
            separator, paragraph = comment, []
    yield separator, paragraph
