"""The Word file, the PDF and the pictures of the pages, made of the data file as it is now and kept in memory only."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from anyio import to_thread

from itareport import batch, i18n
from itareport.errors import ItareportError
from itareport.i18n import _
from itareport.inputs import Input
from itareport.jobs import Order
from itareport.outputs import Targets
from itareport.project import Projects

if TYPE_CHECKING:
    from itareport.preview.desk import Desk

REST = 0.4
"""Seconds without a change before the pages are drawn: each drawing keeps the machine busy for some seconds."""


class Document(NamedTuple):
    """A file to be taken away from the page, with the name that ``itareport build`` would give it."""

    name: str
    data: bytes


class Pages(NamedTuple):
    """A PDF and its pages as PNG files; ``notes`` say what is not as the Word file wants it."""

    digest: str
    pdf: bytes
    pictures: tuple[bytes, ...]
    notes: tuple[str, ...]


class Documents:
    """Makes them one at a time, and the same PDF only once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._making = asyncio.Lock()
        self._pages: Pages | None = None

    async def word(self) -> Document:
        """The Word file.

        Raises:
            ItareportError: the data file has errors, or cannot be read.
        """
        return await to_thread.run_sync(self._word)

    async def pdf(self) -> Document:
        """The PDF.

        Raises:
            ItareportError: as :meth:`word`, or LibreOffice is missing or fails.
        """
        word = await self.word()
        return Document(f"{Path(word.name).stem}.pdf", (await self._drawn(word)).pdf)

    async def pages(self) -> Pages:
        """The pages, drawn when saving rests.

        Raises:
            ItareportError: as :meth:`pdf`.
        """
        etag = None
        while etag != (etag := self._desk.etag()):  # noqa: ASYNC110 - it is rest that is waited for, no event
            await asyncio.sleep(REST)
        return await self._drawn(await self.word())

    def picture(self, number: int) -> bytes | None:
        """The picture of a page that was drawn last, from 1 on."""
        pictures = self._pages.pictures if self._pages else ()
        return pictures[number - 1] if 0 < number <= len(pictures) else None

    def _word(self) -> Document:
        file = self._desk.file
        data_file = Input(file.name, file.path)
        order = Order(build=True, language=i18n.language())
        with TemporaryDirectory(prefix="itareport-", ignore_cleanup_errors=True) as folder:
            targets = Targets([data_file], f"{folder}/")
            (result,) = batch.results([data_file], order, Projects(), targets)
            if result.error is not None:
                raise result.error
            assert result.delivery is not None
            return Document(result.delivery.path.name, result.delivery.path.read_bytes())

    async def _drawn(self, word: Document) -> Pages:
        async with self._making:
            digest = hashlib.sha256(word.data).hexdigest()[:16]
            if self._pages is None or self._pages.digest != digest:
                self._pages = await _draw(word.data, digest)
            return self._pages


async def _draw(word: bytes, digest: str) -> Pages:
    """Let a process of its own make them: it takes LibreOffice down with it when the preview ends."""
    with TemporaryDirectory(prefix="itareport-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.joinpath("report.docx").write_bytes(word)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "itareport.preview.office", name),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "ITAREPORT_LANG": i18n.language()},
        )
        try:
            output, _nothing = await process.communicate()
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        failed = {"message": _("the pages could not be drawn")}
        answer: dict[str, Any] = json.loads(output) if process.returncode == 0 else failed
        if "message" in answer:
            raise ItareportError(answer["message"], answer.get("hint", ""))
        return _collected(folder, digest, answer["notes"])


def _collected(folder: Path, digest: str, notes: list[str]) -> Pages:
    pictures = tuple(picture.read_bytes() for picture in sorted(folder.glob("*.png")))
    return Pages(digest, folder.joinpath("report.pdf").read_bytes(), pictures, tuple(notes))
