"""Texts that lost a part, or gained a space, by how they were typed: after a #, with one quote, broken, without dashes.

Each of these is also written on purpose (a comment after a text, inches, a text folded for reading), so each needs
evidence in the file that it was not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from itareport.data import PREFACE
from itareport.fields import KEYS
from itareport.findings import Example, Family, Rule, Severity, Span
from itareport.i18n import N_, _, number
from itareport.rules.context import RuleContext, RuleMatch, Text
from itareport.rules.typed_numbers import TYPED_NUMBER, typed_number
from itareport.source.comments import Comment, comments_in
from itareport.thai.months import month_pattern
from itareport.thai.patterns import Pattern
from itareport.thai.text import LETTERS, may_join

_DICTIONARY = Path(__file__).parents[1] / "thai" / "words" / "words.txt"
_COMPOUNDS = Path(__file__).parent / "words" / "compounds.txt"

_PLACE = "        period: ไตรมาส ๒"

AFTER_HASH = Rule(
    "ITA114",
    "text-after-comment-sign",
    Family.REPORT,
    Severity.WARNING,
    N_("what follows # looks like a part of the text, and is not printed"),
    N_("After a space # begins a comment. A number sign inside a text needs quotes around the whole text."),
    Example(_PLACE, "        period: รอบที่ # ๒ ปีงบประมาณ ๒๕๖๘", '        period: "รอบที่ # ๒ ปีงบประมาณ ๒๕๖๘"'),
)
LONE_QUOTE = Rule(
    "ITA115",
    "quote-alone",
    Family.REPORT,
    Severity.WARNING,
    N_("a quote without its partner"),
    N_("Quotes come in pairs. One alone is printed as it is, or was meant to hold the whole text together."),
    Example(_PLACE, '        period: ไตรมาส ๒"', _PLACE),
)
BROKEN_LINE = Rule(
    "ITA116",
    "line-broken-in-word",
    Family.REPORT,
    Severity.WARNING,
    N_("a line break inside a Thai word or phrase"),
    N_("Where a text without quotes goes on in the next line a space is printed: here it is inside a word."),
    Example("ประชาชนรับรู้ข่าวสารทั่วถึง", "ประชา\n            ชนรับรู้ข่าวสารทั่วถึง", "ประชาชนรับรู้ข่าวสารทั่วถึง"),
)
NO_DASHES = Rule(
    "ITA122",
    "list-without-dashes",
    Family.REPORT,
    Severity.WARNING,
    N_("several lines below the name of a list, without dashes"),
    N_("Without dashes the lines are one text, printed with spaces between them and without numbers."),
    Example(
        " เผยแพร่ข่าวสาร ๑๒๐ เรื่อง",
        "\n          เผยแพร่ข่าวสาร ๑๒๐ เรื่อง\n          ตอบข้อซักถามทุกเรื่อง",
        "\n          - เผยแพร่ข่าวสาร ๑๒๐ เรื่อง\n          - ตอบข้อซักถามทุกเรื่อง",
    ),
)
RULES = (AFTER_HASH, LONE_QUOTE, BROKEN_LINE, NO_DASHES)
OF_LINES = frozenset({BROKEN_LINE.id, NO_DASHES.id, TYPED_NUMBER.id})
"""What is found by the lines of a text without quotes, and could not be found any more were they joined."""

_ABOUT_THE_FILE = Pattern(r"\#+\s*(?:itareport:|ตรวจสอบ|TODO|FIXME)")
_COUNTED = "ครั้ง รอบ ข้อ ห้อง ลำดับ ประเด็น มาตรการ ไตรมาส ปี งวด ชั้น หมู่ วัน กลุ่ม ฉบับ ระยะ ตัวชี้วัด เลข"
_WANTS_MORE = (
    *(f"{word}ที่" for word in _COUNTED.split()),  # a number follows
    *("หมายเลข", "เบอร์", "No", "no", "No.", "no.", "โทร", "โทร."),
    *("และ", "หรือ", "เพื่อ", "ได้แก่", "เช่น", "โดย"),  # a word that no text ends with
    *",/(:&+-",  # a sign that no text ends with
)
"""A text that ends so goes on."""

_NUMBER = Pattern("[0-9๐-๙]")
_DATE = Pattern(lambda: rf"[0-9๐-๙]{{1,2}}\s?(?:[/.-]\s?[0-9๐-๙]{{1,2}}[/.-]|{month_pattern()})")
"""When a note was written, as people put it before their notes."""
_MIN_KNOWN = 6
"""Code points. A comment that is so long, and follows the same words in another text of the file, was meant as text."""

_REACH_BEFORE = 4
"""Code points of these words."""

_PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))
_QUOTE = re.compile(r'(?<![0-9])"')
"""After a number it means inches."""

_APOSTROPHE = re.compile("['‘’]")
_LONE_APOSTROPHE = Pattern(rf"[{LETTERS}]['’]\Z")
"""At the end of a Thai text, where no apostrophe belongs."""

_LISTS = (*KEYS.entries, PREFACE)
_REACH = 24
_THAI = Pattern(f"[{LETTERS}]")

_QUOTES = "\"“”'’"


def check_lost_text(context: RuleContext) -> Iterator[RuleMatch]:
    """Report texts with a likely part after #, with a quote alone, or broken inside a word."""
    for index in sorted(context.joined.with_any(_QUOTES)):
        yield from _lone_quotes(context, context.texts[index])
    spans, lines = context.file.spans, context.file.lines
    before_sign: list[tuple[Text, Span]] = []
    for text in context.texts:
        span = spans[text.path]
        if span.line < span.end_line:
            broken = list(_broken_lines(context, text, context.file.lines_of(text.path)))
            yield from broken or _lines_without_dashes(context, text)
        if lines[span.end_line - 1].find("#", span.end_column) > 0:
            before_sign.append((text, span))
    if before_sign:
        yield from _after_hash(context, before_sign)


def _after_hash(context: RuleContext, texts: Sequence[tuple[Text, Span]]) -> Iterator[RuleMatch]:
    """Report a comment after one of the texts, which have a # further on in the line that they end in."""
    found = comments_in(context.file, sorted({span.end_line for _text, span in texts}))
    beside = {comment.line: comment for comment in found}
    for text, span in texts:
        comment = beside.get(span.end_line)
        if not comment or comment.column <= span.end_column or context.file.opening(span) in {'"', "'", "|", ">"}:
            continue
        if not _ABOUT_THE_FILE.compiled.match(comment.text) and _is_text(context, text, comment):
            yield RuleMatch(
                AFTER_HASH,
                text.path,
                _("what follows # is taken for a comment and is not printed"),
                _('If it belongs to the text, put the whole text in quotes, like "No. # 1".'),
                span=Span(comment.line, comment.column, comment.line, comment.column + len(comment.text)),
            )


def _is_text(context: RuleContext, text: Text, comment: Comment) -> bool:
    """Whether a comment was meant as a part of the text before it, by what both say."""
    written = comment.text.lstrip("#").strip()
    if (_NUMBER.compiled.match(written) and not _DATE.compiled.match(written)) or text.text.rstrip(" ").endswith(
        _WANTS_MORE
    ):
        return True
    for opening, closing in _PAIRS:
        if text.text.count(opening) > text.text.count(closing) and written.count(closing) > written.count(opening):
            return True
    # The words alone say nothing: “# ผู้รับผิดชอบ” explains the field, and is in many a step.
    end = text.text.rstrip(" ")[-_REACH_BEFORE:]
    return len(written) >= _MIN_KNOWN and f"{end} {written}" in context.joined.whole


def _lone_quotes(context: RuleContext, text: Text) -> Iterator[RuleMatch]:
    straight = [match.start() for match in _QUOTE.finditer(text.text)]
    place = straight[-1] if len(straight) % 2 else -1
    if context.file.opening(context.file.spans[text.path]) in {'"', "'"}:
        place = -1
    if place < 0 and _LONE_APOSTROPHE.compiled.search(text.text) and len(_APOSTROPHE.findall(text.text)) == 1:
        place = len(text.text) - 1
    if text.text.count("“") != text.text.count("”") and text.text.count("„") == 0:
        place = max(text.text.rfind("“"), text.text.rfind("”"))
    if place >= 0:
        yield RuleMatch(
            LONE_QUOTE,
            text.path,
            _("this quote has no partner"),
            _("Delete it, or type the other one."),
            place,
            place + 1,
        )


def _broken_lines(context: RuleContext, text: Text, lines: Sequence[str]) -> Iterator[RuleMatch]:
    first = context.file.spans[text.path].line
    joint = -1
    for index, (left, right) in enumerate(pairwise(lines)):
        joint += len(left) + 1
        if not left or not right or not (_THAI.compiled.match(left[-1]) and _THAI.compiled.match(right)):
            continue
        line = first + index
        # A program that folds texts breaks them at spaces only.
        if context.file.folding.is_full(line - 1) or not _is_inside(context, left, right):
            continue
        column = len(context.file.lines[line - 1].rstrip())
        yield RuleMatch(
            BROKEN_LINE,
            text.path,
            _("the line ends inside a word, and a space is printed there: “{left} {right}”").format(
                left=left[-12:], right=right[:12]
            ),
            _("Join this line and the next one: “{left}{right}”.").format(left=left[-12:], right=right[:12]),
            joint,
            joint + 1,
            span=Span(line, column, line, column + 1),
        )


def _lines_without_dashes(context: RuleContext, text: Text) -> Iterator[RuleMatch]:
    """Report a field of entries whose lines begin below its name: a program that folds a text begins beside the name."""
    span = context.file.spans[text.path]
    lines = context.file.lines_of(text.path)
    if text.is_entry or text.field not in _LISTS or len(lines) < 2:
        return
    # Lines that begin with numbers are ITA106's, which says what to type in their place.
    if span.line > context.file.key_spans[text.path].line and not any(map(typed_number, lines)):
        yield RuleMatch(
            NO_DASHES,
            text.path,
            _("these {count} lines have no dashes, so they are one text").format(count=number(len(lines))),
            _("If each line is an entry, begin each with “- ”; if they are one text, type it on one line."),
            span=Span(span.line, span.column, span.line, len(context.file.lines[span.line - 1].rstrip()) + 1),
        )


def _is_inside(context: RuleContext, left: str, right: str) -> bool:
    """Whether the end of one line and the start of the next are parts of one word or phrase."""
    if may_join(left, right):
        return True
    words, compounds = _words()
    for before in range(2, min(len(left), _REACH) + 1):
        for after in range(2, min(len(right), _REACH) + 1):
            joined = left[-before:] + right[:after]
            if joined in compounds:
                return True
            # A word that both parts are words of too may as well be two with a space: writers type it between clauses.
            if joined in words and not (left[-before:] in words and right[:after] in words):
                return True
    joined = left[-_MIN_KNOWN:] + right[:_MIN_KNOWN]
    return len(joined) == 2 * _MIN_KNOWN and joined in context.joined.whole


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Every word of the dictionary, and the compounds: read only for a text that was broken by hand."""
    listed, compounds = _DICTIONARY.read_text("utf-8"), _COMPOUNDS.read_text("utf-8")
    return (
        frozenset(listed.split()),
        frozenset(line for line in compounds.splitlines() if not line.startswith("#")),
    )
