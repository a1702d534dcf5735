"""What a file that is no Word document is instead, so that the message can say what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport.errors import NotWordError
from itareport.i18n import N_, _
from itareport.ooxml.names import CONTENT_TYPES_PART
from itareport.reading import OLE, ZIP

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_HEAD = 512
_STARTS = {
    b"%pdf": N_("a PDF file"),
    b"{\\rtf": N_("an RTF file"),
    b"<!doctype html": N_("a web page"),
    b"<html": N_("a web page"),
    b"<?xml": N_("an XML file"),
    b"\x89png": N_("a picture"),
    b"\xff\xd8\xff": N_("a picture"),
}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_DOCUMENT_TYPES = {
    "spreadsheetml": N_("an Excel workbook"),
    "ms-excel": N_("an Excel workbook"),
    "presentationml": N_("a PowerPoint presentation"),
    "ms-powerpoint": N_("a PowerPoint presentation"),
    "wordprocessingml.template": N_("a Word template (.dotx)"),
}


def refuse_other_files(data: bytes) -> None:
    """Let only zip files pass.

    Raises:
        NotWordError: the file is another kind, which is named.
    """
    if data.startswith(ZIP):
        return
    if not data.strip(b"\0"):
        raise NotWordError(_("the file is empty"), _("Copy or download it once more."))
    if data.startswith(OLE):
        raise _old_or_protected(data)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    kind = next((kind for start, kind in _STARTS.items() if head.startswith(start)), None)
    raise other_than_word(_(kind) if kind else None)


def _old_or_protected(data: bytes) -> NotWordError:
    if _ENCRYPTED_STREAM in data:
        return NotWordError(
            _("the Word file is protected with a password"),
            _(
                "Open it in Word, choose File > Info > Protect Document > Encrypt with Password, empty the box, and save."
            ),
        )
    if _WORD_STREAM in data:
        return NotWordError(
            _("this is a Word file of the old kind (.doc)"),
            _("Open it in Word, choose File > Save As, the type “Word Document (*.docx)”, and use the new file."),
        )
    return other_than_word(_("a file of an old Office program"))


def other_than_word(kind: str | None) -> NotWordError:
    """The error for a file of another kind, named where it is known."""
    message = (
        _("this is not a Word document but {kind}").format(kind=kind) if kind else _("this is not a Word document")
    )
    return NotWordError(message, _("Give a file that Word has saved as “Word Document (*.docx)”."))


def refuse_other_archives(parts: Mapping[str, bytes]) -> None:
    """Let only packages pass that have a table of content types.

    Raises:
        NotWordError: another kind of zip.
    """
    if CONTENT_TYPES_PART not in parts:
        is_open = parts.get("mimetype", b"").startswith(_OPEN_DOCUMENT)
        raise other_than_word(_("an OpenDocument file") if is_open else _("a zip file with other things in it"))


def other_document(main_type: str) -> NotWordError:
    """The error for a package whose main part has the content type ``main_type``, which is not Word's."""
    return other_than_word(next((_(kind) for word, kind in _DOCUMENT_TYPES.items() if word in main_type), None))
