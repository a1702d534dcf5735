"""Escapes in double quotes that stand for a character which no report can carry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from itareport.findings import Finding, Span, ValuePath
from itareport.i18n import _
from itareport.source.decode import refused_characters

_LETTER = re.compile(r'"(?:[^"\\]|\\[^abefvNLP0])*?(?P<escape>\\[abefvNLP0])')
"""From the quote that opens a text to its first escape of one letter that stands for such a character."""


def refused_escape(name: str, refused: str, lines: Sequence[str], span: Span, path: ValuePath) -> Finding:
    """The finding for a text in double quotes, at ``span`` of ``lines``, one of whose escapes gave the ``refused`` character."""
    written = "\n".join(lines[span.line - 1 : span.end_line])[span.column - 1 :]
    finding = refused_characters(name, span, _codes(refused, written), path)
    # A clerk who typed C:\archive has never typed U+0007.
    letter = _LETTER.match(written)
    if letter is None:
        return finding
    hint = _("“{escape}” in double quotes means this character. Use single quotes: 'text'.")
    return finding._replace(hint=hint.format(escape=letter["escape"]))


def _codes(refused: str, written: str) -> list[int]:
    """What was refused; U+FFFF may stand for an escape that libyaml does not read."""
    if refused == "\uffff":
        from itareport.source.syntax_errors import BAD_ESCAPE

        if match := BAD_ESCAPE.search(written):
            return [int(match["short"] or match["long"], 16)]
    return [ord(refused)]
