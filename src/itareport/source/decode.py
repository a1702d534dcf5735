"""Bytes to text: UTF-8 only, other encodings named and never guessed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from itareport.data import KEY_ORDER
from itareport.findings import START, Finding, Span, ValuePath
from itareport.i18n import _, number, typed
from itareport.reading import OLE, ZIP
from itareport.source.file_rules import BOM_INSIDE, EMPTY, ENCODING, REFUSED_CHARACTER, TOO_LARGE, WRONGLY_DECODED
from itareport.thai.patterns import Pattern

LIMIT = 4 * 1024 * 1024
"""The most bytes that a data file may have."""

_REFUSED = "\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x9f\u2028\u2029\ufffd-\uffff\ud800-\udfff"
REFUSED = f"[{_REFUSED}]"
"""What XML 1.0 cannot carry, and what is damage in a text: controls, U+0085, U+2028, U+2029, U+FFFD."""

_REFUSED_IN_FILE = Pattern(f"[{_REFUSED}\x7f\ufeff]+")
"""The same as the file has it, where YAML allows no U+007F and a byte order mark is damage too."""
_IN_INDENTATION = Pattern(
    rf"""(?<![^\n\r])             # from the start of a line
    (?:[ ]*[{_REFUSED}\x7f\ufeff])+
    (?=[ ]*(?:-[ ]+)?(?:{"|".join(KEY_ORDER)})[ ]*:)   # up to the name of a field
    """
)
_PDF = b"%PDF-"
_UNICODE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_PLACEHOLDER = "\ufffc"
_BOM = 0xFEFF
_MAX_NAMED = 5
_MAX_DAMAGED_PLACES = 1000


def decode(name: str, data: bytes) -> tuple[str, list[Finding]]:
    """The text of a file without its byte order mark; with a finding it is only fit to be shown."""
    other = _other_kind(name, data)
    if other is not None:
        return "", [other]
    if len(data) > LIMIT:
        message = _("the file is larger than {limit} MiB, the most a data file may have").format(
            limit=number(LIMIT >> 20)
        )
        return "", [TOO_LARGE.finding(name, START, message, _("Check that this is the data file that you meant."))]
    encoding = _other_unicode(data)
    if encoding:
        return "", [_wrong_encoding(name, START, encoding)]
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(name, data, error)
    return text, [*_whole_file(name, text)]


def _other_kind(name: str, data: bytes) -> Finding | None:
    """The finding for a file that is no text, whose bytes could be taken for letters of some encoding."""
    hint = _("Check that this is the data file that you meant.")
    if data.startswith(ZIP):
        message = _("this is a Word document or another packed file, not a data file")
        hint = _("Make a data file of a Word report with: itareport import {name}").format(name=typed(name))
    elif data.startswith(OLE):
        message = _("this is a file of an old Office program (.doc, .xls), not a data file")
        hint = _("Save a Word report as “Word Document (*.docx)”, then: itareport import REPORT.docx")
    elif data.startswith(_PDF):
        message = _("this is a PDF file, not a data file")
    elif data and not data.strip(b"\0"):
        message = _("the file holds nothing but zeros: it was damaged as it was saved or copied")
        hint = _("Use the copy from before, or take the data out of the Word file with: itareport import REPORT.docx")
    else:
        return None
    return ENCODING.finding(name, START, message, hint)


def _whole_file(name: str, text: str) -> Iterator[Finding]:
    """What is wrong with a decoded file as a whole."""
    if not text.strip():
        hint = _("Save your data into it first, or make a new file with: itareport new 2569")
        yield EMPTY.finding(name, START, _("the file is empty"), hint)
    yield from _wrongly_decoded(name, text)
    yield from _wrongly_ended(name, text)


def without_refused(name: str, text: str) -> tuple[str, list[Finding]]:
    """The text with each refused character replaced by a placeholder, so that the rest can still be read.

    In the indentation of a field it is replaced by a space, in whose place it surely is.
    """
    findings: list[Finding] = []
    if is_clean(text) or not _REFUSED_IN_FILE.compiled.search(text):
        return text, findings
    for line_number, line in enumerate(split_lines(text), start=1):
        for match in _REFUSED_IN_FILE.compiled.finditer(line):
            span = Span(line_number, match.start() + 1, line_number, match.end() + 1)
            findings.append(refused_characters(name, span, [*map(ord, match.group())]))
            if len(findings) == _MAX_DAMAGED_PLACES:
                break
        if len(findings) == _MAX_DAMAGED_PLACES:
            break
    return readable(_IN_INDENTATION.compiled.sub(lambda match: " " * len(match.group()), text)), findings


def is_clean(text: str) -> bool:
    """Whether a text surely has no refused character; False means not known.

    Printable text has none but U+FFFD, and to ask for that takes half the time of a search.
    """
    return text.replace("\n", "").isprintable() and "\ufffd" not in text


def split_lines(text: str) -> list[str]:
    """The lines of a text without their ends, as YAML counts them: U+0085, U+2028 and form feeds end none."""
    # Files of today end their lines in one way, and nothing is copied where there is nothing to replace.
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def readable(text: str) -> str:
    """The text with a placeholder for each refused character, as the values of a damaged file have it."""
    return (
        text if is_clean(text) else _REFUSED_IN_FILE.compiled.sub(lambda match: _PLACEHOLDER * len(match.group()), text)
    )


def refused_characters(name: str, span: Span, codes: Sequence[int], path: ValuePath = ()) -> Finding:
    """The finding for refused characters side by side, or for a byte order mark inside the file."""
    rule = BOM_INSIDE if codes[0] == _BOM else REFUSED_CHARACTER
    return rule.finding(name, span, *cannot_be_in_report(codes), path)


def cannot_be_in_report(codes: Sequence[int]) -> tuple[str, str]:
    """Message and hint for refused characters."""
    message = _("the character U+{code:04X} cannot be in a report").format(code=codes[0])
    named = [f"U+{code:04X}" for code in dict.fromkeys(codes)]
    if len(named) > 1:
        listed = ", ".join(named[:_MAX_NAMED]) + (" …" if len(named) > _MAX_NAMED else "")
        message = _("the characters {codes} cannot be in a report").format(codes=listed)
    return message, _("Delete it, or type the text again: it usually comes with a copy from another program.")


def _other_unicode(data: bytes) -> str | None:
    for mark, encoding in _UNICODE_MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:256]
    if len(sample) >= 8 and sample.count(0) * 2 >= len(sample) and sample.count(b"\0\0"):
        return "UTF-32"
    return "UTF-16" if max(_high_bytes(sample[::2]), _high_bytes(sample[1::2])) >= 0.8 else None


def _high_bytes(half: bytes) -> float:
    """The share of bytes that are the upper half of an ASCII or Thai letter in UTF-16."""
    return (half.count(0x00) + half.count(0x0E)) / max(len(half), 1)


def _wrong_encoding(name: str, span: Span, encoding: str) -> Finding:
    message = _("the file is written in {encoding}, not in UTF-8").format(encoding=encoding)
    hint = _("In Notepad: File, Save As, and choose UTF-8 as the encoding.")
    if encoding == _WINDOWS_THAI:
        hint = _("In Notepad: File, Save As, and choose UTF-8. Or run: itareport fmt --from cp874 {name}").format(
            name=typed(name)
        )
    return ENCODING.finding(name, span, message, hint)


_WINDOWS_THAI = "windows-874 (ANSI)"


def _not_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> tuple[str, list[Finding]]:
    before = error.object[: error.start].decode("utf-8")
    span = _span_after(before)
    if b"\0" in data:
        # No text in an encoding of one byte a letter has one: it is a picture or a program.
        message = _("this is not a text file, so it is not a data file")
        return "", [ENCODING.finding(name, START, message, _("Check that this is the data file that you meant."))]
    if not _has_thai(before) and _is_cp874(data):
        return data.decode("cp874"), [_wrong_encoding(name, span, _WINDOWS_THAI)]
    message = _("the file is damaged here: the byte 0x{byte:02X} is not UTF-8").format(byte=error.object[error.start])
    hint = _("Save the file again as UTF-8, and read this line once more.")
    return data.decode("utf-8", "replace"), [ENCODING.finding(name, span, message, hint)]


_MIN_DAMAGE = 5


def _wrongly_decoded(name: str, text: str) -> Iterator[Finding]:
    """One finding for a file of which each Thai letter became two or three others.

    In UTF-8 nearly every Thai letter begins with the bytes E0 B8 or E0 B9: เธ or เน in windows-874, à¸ or à¹ in
    windows-1252. Four in a row, five times, are no Thai that anybody types.
    """
    # Each begins with a plain letter, which a search leaps from one to the next: a set or group is tried everywhere.
    for pattern in (r"เ[ธน].(?:เ[ธน].){3}", r"à[¸¹].(?:à[¸¹].){3}"):
        places = list(islice(re.finditer(pattern, text), _MIN_DAMAGE))
        if len(places) == _MIN_DAMAGE:
            span = _span_after(text[: places[0].start()], len(places[0].group()))
            message = _("the Thai of the whole file is damaged: it was opened in the wrong encoding and saved")
            hint = _(
                "Use the copy from before, or take the data out of the Word file with: itareport import REPORT.docx"
            )
            yield WRONGLY_DECODED.finding(name, span, message, hint)
            return


def _span_after(before: str, length: int = 1) -> Span:
    """The place of so many characters after the text ``before``."""
    lines = split_lines(before)
    column = len(lines[-1]) + 1
    return Span(len(lines), column, len(lines), column + length)


def _has_thai(text: str) -> bool:
    return any("\u0e01" <= character <= "\u0e5b" for character in text)


def _wrongly_ended(name: str, text: str) -> Iterator[Finding]:
    """One finding for a file all of whose lines end with a sign that ends no line of a data file."""
    for sign in "\x85\u2028\u2029":
        if sign not in text:
            continue
        places = text.count(sign)
        at_ends = places if not re.search("[\r\n]", text) else len(re.findall(rf"{sign}(?=[\r\n]|\Z)", text))
        if places >= _MIN_DAMAGE and places == at_ends:
            span = _span_after(text[: text.index(sign)])
            message = _("the lines end with U+{code:04X}, which ends no line of a data file").format(code=ord(sign))
            hint = _("Open the file in the program that wrote it, and save it with the line ends of Windows or Unix.")
            yield REFUSED_CHARACTER.finding(name, span, message, hint)
            return


def _is_cp874(data: bytes) -> bool:
    """Judged only to word the message: TIS-620 lacks the quotes and dashes that Windows writes, cp874 has them."""
    try:
        return bool(re.search("[ก-๛]{2}", data.decode("cp874")))
    except UnicodeDecodeError:
        return False
