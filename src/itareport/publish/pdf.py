"""Word files into PDFs to publish: LibreOffice's rendering of the very files, and one pass that makes it repeatable."""

from __future__ import annotations

import io
import os
import re
import struct
import tempfile
import zipfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from itareport import seal
from itareport.i18n import _
from itareport.publish import libreoffice, profile
from itareport.publish.fonts import Substitution, families_in, substitutions
from itareport.publish.libreoffice import OfficeFailedError
from itareport.publish.tags import retag_layout_tables

if TYPE_CHECKING:
    from pikepdf import Pdf as Document

    from itareport.publish.libreoffice import Run

_SECONDS = 180.0
"""So long a start or a file may take: a hundred times what an idle machine needs."""
_AT_ONCE = 100
"""Files in one run: so many are started as quickly as one, and a fault costs no more than these."""
_WORTH_A_RUN = 20
"""Files that a second run at the same time is worth its start and 200 MiB of memory for."""
_THAI_NUMBERS = re.compile(rb'THAIARABIC|w:fmt="thai(?:Numbers|Counting)"', re.IGNORECASE)
_ICC_DATE = slice(24, 36)
_ICC_FIXED = struct.pack(">6H", 1980, 1, 1, 0, 0, 0)
"""Where a colour profile has the date of its making, LibreOffice's that of the run (ICC.1, 7.2.10); ours is the zip's."""
_DATES = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")

# PDF/A (ISO 19005-2, 6.6.2.3.1) wants a description of every property that is not one of XMP's own, and LibreOffice
# writes none for the mark of PDF/UA.
_EXTENSION = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


class Pdf(NamedTuple):
    """A finished PDF, and each font of the Word file that this machine does not have."""

    data: bytes
    substituted: tuple[Substitution, ...] = ()


def make(documents: Sequence[bytes]) -> Iterator[Pdf | OfficeFailedError]:
    """The PDF of each Word file, in order, or why there is none; up to a hundred in one run of LibreOffice.

    Many files are divided among two runs side by side, as LibreOffice uses one core. Each comes as soon as it is made,
    while LibreOffice works on the next. One that makes LibreOffice end or hang harms none of the others: those get
    another run.

    Raises:
        OfficeMissingError: LibreOffice is not on this machine.
    """
    program = libreoffice.find()
    if program is None:
        raise libreoffice.missing()
    runs = min(2, os.cpu_count() or 1, max(1, len(documents) // _WORTH_A_RUN))
    with ExitStack() as streams:
        # In turn, so that both runs are at work until the last file.
        parts = [streams.enter_context(closing(_stream(program, documents[first::runs]))) for first in range(runs)]
        for number, _document in enumerate(documents):
            yield next(parts[number % runs])


def _stream(program: Path, documents: Sequence[bytes]) -> Generator[Pdf | OfficeFailedError]:
    """The PDFs of some Word files, in runs one after another."""
    start = 0
    while start < len(documents):
        group = documents[start : start + _AT_ONCE]
        made = 0
        try:
            for each in _run(program, group):
                made += 1
                yield each
        except OfficeFailedError as error:
            # A run that made nothing is the machine's trouble, and would be each other file's too.
            failed = 1 if made else len(group)
            made += failed
            yield from repeat(error, failed)
        start += made


def _run(program: Path, documents: Sequence[bytes]) -> Iterator[Pdf | OfficeFailedError]:
    """One run over some Word files, up to and with the one at which LibreOffice ended before its time.

    Raises:
        OfficeFailedError: it cannot be started, or was stopped at the next file.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="itareport-", ignore_cleanup_errors=True) as temporary:
            folder = Path(temporary).resolve()
            for number, data in enumerate(documents, 1):
                folder.joinpath(f"{number}.docx").write_bytes(data)
            profile.write(folder / "profile", folder, [_has_thai_numbers(data) for data in documents])
            with libreoffice.running(program, folder / "profile", profile.ARGUMENTS) as run:
                yield from _as_they_come(run, folder, documents)
    except OSError as error:
        message = _("the folder for temporary files cannot be written: {why}").format(why=error.strerror or error)
        hint = _("Free some space on the disk, or set TEMP (TMPDIR) to another folder.")
        raise OfficeFailedError(message, hint) from error


def _as_they_come(run: Run, folder: Path, documents: Sequence[bytes]) -> Iterator[Pdf | OfficeFailedError]:
    def wait_for(number: int) -> bool:
        """Wait until the macro has tried a file; whether it has, or LibreOffice has ended without it."""
        mark = folder / f"{number}{profile.DONE}"
        run.wait(_SECONDS, mark.exists)
        return mark.exists()

    if not wait_for(0):
        raise _failed()
    for number, document in enumerate(documents, 1):
        tried = wait_for(number)
        made = _finished(folder / f"{number}.pdf", document)
        if number == len(documents):
            # Its end is awaited, as its folder goes.
            run.wait(_SECONDS)
        yield made
        if not tried:
            return


def _finished(pdf: Path, document: bytes) -> Pdf | OfficeFailedError:
    from pikepdf import PdfError

    if not _is_whole(pdf):
        return _failed()
    try:
        return finish(pdf, document)
    except PdfError:  # it was stopped while it wrote, or is a version that writes what cannot be read
        return _failed()


def _is_whole(path: Path) -> bool:
    """Whether there is a PDF that was written to its end."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")


def _failed() -> OfficeFailedError:
    return OfficeFailedError(
        _("LibreOffice made no PDF of the Word file"), _("“itareport doctor” shows what is missing on this computer.")
    )


def _has_thai_numbers(document: bytes) -> bool:
    """Whether a page number of the Word file is to be shown in Thai digits, as Word shows it."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return any(_THAI_NUMBERS.search(archive.read(name)) for name in archive.namelist() if name.endswith(".xml"))


def finish(file: Path, document: bytes) -> Pdf:
    """LibreOffice's PDF of a Word file without what differs from run to run, with its mark: the same for the same pages.

    Dates go, as the Word file has none; the PDF's id is made of its content. Two further files are made beside it: from
    the disk pikepdf reads and writes twice as fast as from memory.
    """
    import pikepdf

    ordered, finished = file.with_suffix(".ordered"), file.with_suffix(".finished")
    with pikepdf.open(file) as pdf:
        _without_dates(pdf)
        _describe_extension(pdf)
        for page in pdf.pages:
            page.obj.Tabs = pikepdf.Name.S  # links in the order of the tags (ISO 14289-1, 7.18.3)
        retag_layout_tables(pdf)
        # LibreOffice numbers its fonts by where they lie in memory. Written once without object streams, all objects
        # are numbered as one comes to them from the root, which is the order that object streams then follow.
        pdf.save(ordered, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(ordered) as pdf:
        del pdf.trailer["/ID"]
        families = families_in(pdf)
        pdf.save(finished, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Pdf(seal.seal(finished.read_bytes()), tuple(substitutions(document, families)))


def _without_dates(pdf: Document) -> None:
    for key in ("/CreationDate", "/ModDate"):
        if key in pdf.docinfo:
            del pdf.docinfo[key]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for name in _DATES:
            if name in metadata:
                del metadata[name]
        metadata["xmp:Identifier"] = {seal.blank("pdf")}
    for intent in pdf.Root.get("/OutputIntents", ()):
        profile_stream = intent.DestOutputProfile
        colours = profile_stream.read_bytes()
        profile_stream.write(colours[: _ICC_DATE.start] + _ICC_FIXED + colours[_ICC_DATE.stop :])
    for key in ("/ID", "/DocChecksum"):
        if key in pdf.trailer:
            del pdf.trailer[key]


def _describe_extension(pdf: Document) -> None:
    stream = pdf.Root.Metadata
    text = stream.read_bytes()
    if b"pdfaExtension" not in text:
        stream.write(text.replace(b"</rdf:RDF>", _EXTENSION.encode()))
