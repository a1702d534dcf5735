"""Texts without quotes that YAML reads without complaint and otherwise than any clerk means them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from itareport.data import KEY_ORDER
from itareport.findings import Finding, Span, ValuePath
from itareport.i18n import _
from itareport.source.file_rules import HASH
from itareport.thai.patterns import Pattern
from itareport.thai.unseen import INVISIBLE

OTHER_COLONS = "：∶﹕︓꞉"
"""Signs that look like a colon: the full-width one, the ratio sign and others that come with a copy."""

_BEFORE_AN_ENTRY = {"-", *"\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\u3000\ufeff"}
MIN_FOLDED = 60
"""Code points. After a line so long a dash may be at the start of the next only because a program folded a long text."""
_SUSPICIOUS = Pattern(
    rf"""[ \t{INVISIBLE}]*
    (?:-(?![0-9-])                                # a dash that YAML takes for a part of a text
    |(?:{"|".join(KEY_ORDER)})[ ]*(?:[{OTHER_COLONS}]|:(?=[^ \t/])))   # the name of a field without the space after its colon
    """
)
_HASH = re.compile(r"[ \t]+#[^\s#]")


def is_suspicious(lines: Sequence[str], entry_column: int) -> bool:
    """Whether one of the lines that a text was put together from looks as if it were no part of the text.

    ``entry_column`` is where the text of an entry would be that lost its dash and not the space after it.
    """
    return any(_SUSPICIOUS.compiled.match(line) or len(line) - len(line.lstrip(" ")) == entry_column for line in lines)


def missed_entry(name: str, lines: Sequence[str], written: Span, path: ValuePath) -> Finding | None:
    """The finding for the first line of a text, ``written`` in ``lines``, that was meant as an entry of a list."""
    in_mapping = bool(path) and isinstance(path[-1], str)
    for place in range(written.line, written.end_line + 1):
        line = lines[place - 1]
        continued = place > written.line
        if continued and len(lines[place - 2]) >= MIN_FOLDED:
            continue
        begins_line = continued or (in_mapping and not line[: written.column - 1].strip(" \t"))
        if begins_line and line.lstrip(" \t")[:1] in _BEFORE_AN_ENTRY:
            from itareport.source.syntax_errors import meant_as_entry

            slip = meant_as_entry(name, place, line, path, continued=continued)
            if slip is not None:
                return slip
    return None


def text_after_hash(name: str, line: str, written: Span, path: ValuePath) -> Finding | None:
    """The finding for what follows `` #`` after a text, ``written`` up to a place of ``line``, and is lost."""
    match = _HASH.match(line, written.end_column - 1)
    if match is None:
        return None
    place = Span(written.end_line, match.end() - 1, written.end_line, len(line.rstrip()) + 1)
    message = _("the text from here on is lost: YAML takes it for a comment")
    hint = _('Put the whole text in quotes, like "No. #1". If a comment is meant, type a space after the #.')
    return HASH.finding(name, place, message, hint, path)
