"""One text as a YAML scalar: plain where that is safe, else in quotes, or a ``|`` block for several lines."""

from __future__ import annotations

import re

BLOCK = "|"
"""How a text that is in a ``|`` block is written in its file, or this with ``-``, see :func:`scalar`."""

KEEPS = "+"
"""The sign of a block whose last line breaks are part of the text."""

_UNPRINTABLE = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffd-\uffff]"
_UNSAFE = re.compile(rf"\A[-?:,\[\]{{}}#&*!|>'\"%@`\s]|: | \#|[:\s]\Z|{_UNPRINTABLE}|\A(?:~|null)?\Z")
_ESCAPED = re.compile(rf'["\\]|{_UNPRINTABLE}')
_NOT_IN_BLOCK = re.compile(rf"(?![\t\n]){_UNPRINTABLE}")
_OTHER_TYPE = re.compile(
    r"""(?xi) ~ | null | true | false | yes | no | on | off | y | n | = | <<
    | [-+]? (?: \.[0-9_]+ | [0-9][0-9_]* (?: \.[0-9_]* )? ) (?: e [-+]? [0-9]+ )?
    | [-+]? 0 (?: b[01_]+ | o?[0-7_]+ | x[0-9a-f_]+ )
    | [-+]? [0-9][0-9_]* (?: :[0-5]?[0-9] )+ (?: \.[0-9_]* )?
    | [-+]? \.inf | \.nan
    | [0-9]{4} - [0-9]{1,2} - [0-9]{1,2} (?: (?: t | [ ]+ ) [0-9]{1,2} : [0-9]{2} : [0-9]{2} .* )?
    """
)
"""What YAML 1.1 or 1.2 programs take for something other than a text (yaml.org/type, YAML 1.2.2 section 10.3.2)."""
_ONLY_IN_BRACKETS = {"", "-", "?", ":"}
"""Texts that need no quotes between brackets and mean something else in a line of their own."""
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(text: str, written: str = "", *, quote: bool = False, number: bool = False) -> list[str]:
    """The lines of a text as YAML; those after the first are to be indented two spaces deeper than key or dash.

    ``written`` is how the file has the text: :data:`BLOCK` or ``|-``, the one line with its quotes, or "" for anything else. A
    block stays a block, needed quotes stay as they are, and a plain text stays plain. ``quote`` refuses a plain text,
    ``number`` allows one that other programs take for a number.
    """
    if written[:1] == BLOCK and (lines := _block(text, written)):
        return lines
    plain = (written == text and text not in _ONLY_IN_BRACKETS) or (
        not _UNSAFE.search(text) and (number or not _OTHER_TYPE.fullmatch(text))
    )
    if plain and not quote:
        return [text]
    if lines := _block(text):
        return lines
    return [written if written[:1] in {'"', "'"} else quoted(text)]


def key(text: str, written: str = "") -> str:
    """A key as YAML, on one line; ``written`` is as in :func:`scalar`."""
    if written == text or not (_UNSAFE.search(text) or _OTHER_TYPE.fullmatch(text)):
        return text
    return written if written[:1] in {'"', "'"} else quoted(text)


def quoted(text: str) -> str:
    """A text in quotes on one line: in single ones where that saves escapes."""
    if _ESCAPED.search(text) and "'" not in text and not re.search(_UNPRINTABLE, text):
        return f"'{text}'"
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return _SHORT_ESCAPES.get(match.group()) or f"\\u{ord(match.group()):04x}"


def _block(text: str, written: str = "") -> list[str]:
    """The text as a ``|`` block, or nothing where a block cannot carry it.

    Blanks and line breaks at the ends are invisible there and get lost in editors, so only a text that is ``written``
    as a block may have them. A new block is ``|-``, which every YAML program reads without a line break at its end.
    """
    if not text.strip() or _NOT_IN_BLOCK.search(text) or not (written or "\n" in text):
        return []
    lines = text.split("\n")
    if not written and (not lines[-1] or any(line[:1] == "\t" or line[-1:] in {" ", "\t"} for line in lines)):
        return []
    chomping = "" if written == BLOCK else "-"
    if not lines[-1]:
        lines.pop()
        chomping = KEEPS
    first = next(line for line in lines if line)
    indentation = "2" if first[0] in " \t" else ""
    return [f"{BLOCK}{indentation}{chomping}", *lines]
