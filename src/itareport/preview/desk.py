"""The one data file of a preview: what is in it now, and edits that never overwrite what somebody else wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from itareport import writing
from itareport.checking import Checked
from itareport.errors import EditError, ItareportError, ReadError
from itareport.findings import START, Finding
from itareport.i18n import _, number
from itareport.pictures import Pictures
from itareport.preview.edits import encoded
from itareport.preview.surroundings import Surroundings
from itareport.reading import read_file
from itareport.source import LIMIT, UNREADABLE, SourceFile, read
from itareport.source.file_rules import BOM_INSIDE, REFUSED_CHARACTER

MAX_UNDO = 200
"""Steps; each holds the whole file, which is some 20 KB."""

_OF_ONE_TEXT = {BOM_INSIDE.id, REFUSED_CHARACTER.id}

Check = Callable[[bytes], Checked]
Edit = Callable[[SourceFile], str]


class ConflictError(ItareportError):
    """The file is no longer the one that the edit was made for; nothing was written."""


class DataFile(NamedTuple):
    """The data file of a preview: its name as the user gave it, its path, how its bytes are checked, what counts too."""

    name: str
    path: Path
    check: Check
    around: Surroundings


class State(NamedTuple):
    """The file as it was at one moment.

    ``checked`` is None, and ``error`` says why, where it could not be read or a form edition or the settings are
    faulty.
    """

    etag: str
    checked: Checked | None
    error: ItareportError | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the file; what kept it from being checked is one too."""
        if self.checked is not None:
            return self.checked.findings
        assert self.error is not None
        return (UNREADABLE.finding("", START, self.error.message, self.error.hint),)

    @property
    def sound(self) -> bool:
        """Whether the file says without doubt what it holds, so that it can be drawn and written into."""
        return self.checked is not None and is_sound(self.checked.source_file)


def is_sound(source_file: SourceFile) -> bool:
    """Whether a file has no fault of YAML: the reader goes on after some, with its best guess at what was meant.

    A character that no report can carry is a fault of one text, which can be typed anew.
    """
    return source_file.whole and all(finding.rule in _OF_ONE_TEXT for finding in source_file.findings)


class _Step(NamedTuple):
    before: bytes
    after: str


class Desk:
    """Reads and writes the data file for the page; its methods may be called from any thread.

    An etag is a hash of the file's bytes. Every edit names the etag of the file that it was made for, and the file is
    looked at once more right before it is replaced.
    """

    def __init__(self, file: DataFile, *, read_only: bool = False) -> None:
        self.file = file
        self.read_only = read_only
        self.files = {file.path.absolute(), file.path.resolve()}
        """The file, and where it lies if its name is a link: both are worth watching."""
        self._history: list[_Step] = []
        self._lock = Lock()

    def etag(self) -> str:
        """The etag of the file as it is now; of no file too."""
        try:
            return etag_of(self._bytes())
        except ReadError:
            return etag_of(b"")

    def state(self) -> State:
        """The file as it is now, checked."""
        try:
            data = self._bytes()
        except ReadError as error:
            return State(etag_of(b""), None, error)
        return self._checked(data)

    def pictures(self) -> Pictures:
        """The picture files that the file names now."""
        try:
            return self.file.around.pictures(self._bytes())
        except ReadError:
            return {}

    def can_undo(self, etag: str) -> bool:
        """Whether the last edit of this session made the file with this etag."""
        return bool(self._history) and self._history[-1].after == etag

    def write(self, etag: str, edit: Edit) -> State:
        """Make an edit of the file with this etag.

        Raises:
            ConflictError: the file is another one.
            EditError: the file cannot take it.
            WriteError: the file cannot be written.
        """
        with self._lock:
            before = self._expect(etag)
            after = self._edited(before, edit)
            if after != before:
                self._replace(before, after)
                self._history = [*self._history[-MAX_UNDO + 1 :], _Step(before, etag_of(after))]
            return self._checked(after)

    def probe(self, etag: str, edit: Edit) -> State:
        """What an edit would lead to; nothing is written.

        Raises:
            ConflictError, EditError: as :meth:`write`.
        """
        return self._checked(self._edited(self._expect(etag), edit))

    def undo(self, etag: str) -> State:
        """Take the last edit of this session back, if the file is still the one that the edit left.

        Raises:
            ConflictError: it is not.
            WriteError: the file cannot be written.
        """
        with self._lock:
            current = self._expect(etag)
            if not self.can_undo(etag):
                raise ConflictError(_("there is nothing to undo: the file was changed by another program since"))
            before = self._history[-1].before
            self._replace(current, before)
            self._history.pop()
            return self._checked(before)

    def _expect(self, etag: str) -> bytes:
        try:
            data = self._bytes()
        except ReadError as error:
            raise EditError(error.message, error.hint) from error
        if etag_of(data) != etag:
            raise _changed()
        return data

    def _edited(self, before: bytes, edit: Edit) -> bytes:
        source_file = read(self.file.name, before)
        if not is_sound(source_file):
            raise EditError(
                _("the data file cannot be changed: it is not valid YAML"),
                _("Correct it in the file first; the page can be written in again then."),
            )
        after = encoded(edit(source_file))
        if len(after) > LIMIT:
            message = _("the data file would have more than {limit} MiB, and could not be read again")
            raise EditError(message.format(limit=number(LIMIT >> 20)), _("Shorten the text."))
        return after

    def _replace(self, before: bytes, after: bytes) -> None:
        def look_again() -> None:
            if self._bytes() != before:
                raise _changed()

        writing.write_in_place(self.file.path, after, look_again)

    def _checked(self, data: bytes) -> State:
        try:
            return State(etag_of(data), self.file.check(data))
        except ItareportError as error:
            return State(etag_of(data), None, error)

    def _bytes(self) -> bytes:
        # Nobody writes into a pipe that came in the file's place: to wait for it would hang the page.
        return read_file(self.file.path, self.file.name, LIMIT + 1, found=True)


def etag_of(data: bytes) -> str:
    """What tells one content of the file from another: the first 128 bits of its SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()[:32]


def _changed() -> ConflictError:
    return ConflictError(
        _("the file was changed by another program since"), _("Compare both texts, and choose the one to keep.")
    )
