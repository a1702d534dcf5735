"""The other kinds of files to their places beside the Word files that they are made of."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from copy import copy
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from itareport.delivery import Delivery, deliver, remove_untouched
from itareport.errors import ItareportError
from itareport.i18n import _
from itareport.kinds import HTML, PDF, PNG, beside

if TYPE_CHECKING:
    from itareport.jobs import Done
    from itareport.publish.pdf import Pdf
    from itareport.results import Result

_AT_ONCE = 100
"""So many Word files are one run of LibreOffice; as many results wait for it."""


def publish(all_done: Iterable[Done], *, force: bool) -> Iterator[Result]:
    """The results, in order, once the kinds of files asked for lie beside their Word files.

    A result whose Word file was not delivered comes as it is. What fails for one kind keeps no other from being made.
    """
    remaining = iter(all_done)
    while group := list(islice(remaining, _AT_ONCE)):
        with closing(_pdfs(group)) as pdfs:  # LibreOffice works beside us, and ends when we are interrupted
            for done in group:
                yield _Published(done, force=force).result(next(pdfs) if _needs_pdf(done) else None)


def _needs_pdf(done: Done) -> bool:
    return done.result.delivery is not None and (PDF in done.kinds or PNG in done.kinds)


def _pdfs(group: Iterable[Done]) -> Generator[Pdf | ItareportError]:
    """The PDF of each of those that need one, or why there is none."""
    words = [done.word for done in group if _needs_pdf(done) and done.word is not None]
    if not words:
        return
    from itareport.publish import pdf
    from itareport.publish.libreoffice import OfficeMissingError

    try:
        yield from pdf.make(words)
    except OfficeMissingError as error:
        yield from (error for _word in words)


class _Published:
    """What is made of one report beside its Word file."""

    def __init__(self, done: Done, *, force: bool) -> None:
        self._done = done
        self._force = force
        self._made: list[Delivery] = []
        self._errors: list[ItareportError] = []
        self._notes: list[str] = []

    def result(self, pdf: Pdf | ItareportError | None) -> Result:
        """The report's result with all of it."""
        result = self._done.result
        if result.delivery is None:
            return result
        word = result.delivery.path
        if isinstance(pdf, ItareportError):
            self._errors.append(_of_file(word, pdf))
        elif pdf is not None:
            self._pdf_and_pictures(word, pdf)
        if HTML in self._done.kinds and self._done.page is not None:
            self._deliver(beside(word, f".{HTML}"), self._done.page, HTML)
        return result._replace(
            published=tuple(self._made), notes=(*result.notes, *self._notes), error=_one(self._errors)
        )

    def _pdf_and_pictures(self, word: Path, pdf: Pdf) -> None:
        self._notes += [_substituted(word, each.wanted, each.used) for each in pdf.substituted]
        if PDF in self._done.kinds:
            self._deliver(beside(word, f".{PDF}"), pdf.data, PDF)
        if PNG not in self._done.kinds:
            return
        from itareport.publish import png

        number = 0
        for number, picture in enumerate(png.pictures(pdf.data), 1):
            self._deliver(beside(word, f"-{number}.{PNG}"), picture, PNG)
        # A page that the report no longer has would be published with the others; one that somebody changed stays.
        for further in _pages_above(number, word):
            path = beside(word, f"-{further}.{PNG}")
            if remove_untouched(path):
                self._notes.append(_("{path}: removed, as the report has fewer pages now").format(path=path))

    def _deliver(self, path: Path, data: bytes, kind: str) -> None:
        try:
            self._made.append(deliver(path, data, kind=kind, force=self._force))
        except ItareportError as error:
            self._errors.append(error)


def _pages_above(number: int, word: Path) -> list[int]:
    """The numbers of pages, beyond the report's last, of which there are pictures beside the Word file."""
    picture = re.compile(rf"{re.escape(beside(word, '-').name)}([1-9][0-9]*)\.{PNG}")
    try:
        names = [file.name for file in word.parent.iterdir()]
    except OSError:  # a folder that lets itself be written and not be read
        return []
    found = (picture.fullmatch(name) for name in names)
    return sorted(page for match in found if match and (page := int(match[1])) > number)


def _of_file(word: Path, error: ItareportError) -> ItareportError:
    """The error with the file's name, but for one that is all files' and said once."""
    from itareport.publish.libreoffice import OfficeFailedError

    return OfficeFailedError(f"{word}: {error.message}", error.hint) if isinstance(error, OfficeFailedError) else error


def _substituted(word: Path, wanted: str, used: tuple[str, ...]) -> str:
    return _(
        "{path}: warning: the font “{wanted}” is not on this computer; its PDF and pictures show {used} instead, and "
        "their lines and pages differ from those in Word. TH Sarabun New is free: https://www.f0nt.com/release/th-sarabun-new/"
    ).format(path=word, wanted=wanted, used=", ".join(f"“{each}”" for each in used))


def _one(errors: list[ItareportError]) -> ItareportError | None:
    """The first error, with what the others say as its details."""
    if len(errors) < 2:
        return errors[0] if errors else None
    first = copy(errors[0])  # that LibreOffice is missing is one error for all files
    first.faults = (*first.faults, *(error.message for error in errors[1:]))
    return first
