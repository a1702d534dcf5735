"""The public functions: what the commands do, for programs.

Everything here is also a name of the package itself, ``itareport.load`` and so on.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from itareport.errors import ItareportError, ReadError
from itareport.findings import Finding
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.checking import Checked
    from itareport.delivery import Delivery
    from itareport.diffing import Change
    from itareport.importing import Imported
    from itareport.schema import DocumentKind, Report

StrPath = str | PathLike[str]


class InvalidDataError(ItareportError):
    """A data file has errors; ``findings`` are all of its findings."""

    def __init__(self, message: str, findings: Sequence[Finding]) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


def load(path: StrPath, *, document: DocumentKind = "report") -> Report:
    """Read a data file as a report, or as a plan, which may lack outputs and outcomes.

    Raises:
        InvalidDataError: the file has errors.
        ReadError: the file cannot be read.
    """
    checked = _check(path, document, ())
    if checked.report is None:
        raise InvalidDataError(_("{file} has errors").format(file=checked.document.name), checked.findings)
    return checked.report


def validate(path: StrPath, *, document: DocumentKind = "report", forms: Sequence[StrPath] = ()) -> tuple[Finding, ...]:
    """All findings of a data file, in file order.

    ``forms`` are folders with form editions of your own.

    Raises:
        ReadError: the file or a form edition cannot be read.
    """
    return _check(path, document, forms).findings


def build(
    path: StrPath,
    output: StrPath,
    *,
    document: DocumentKind = "report",
    template: StrPath | None = None,
    forms: Sequence[StrPath] = (),
    embed: bool = True,
    force: bool = False,
) -> Delivery:
    """Make the Word document of a data file.

    ``template`` is a Word file with tags, ``embed`` puts the data into the document so that ``import_report`` gives
    them back, ``force`` replaces a target that was edited or is not ours, keeping it beside.

    Raises:
        InvalidDataError: the data file has errors.
        ReadError, WriteError, NotWordError, TemplateError: a file cannot be read or written, or the template is faulty.
    """
    from itareport import render
    from itareport.delivery import deliver

    checked = _check(path, document, forms)
    if checked.report is None:
        raise InvalidDataError(_("{file} has errors").format(file=checked.document.name), checked.findings)
    prepared = render.load_template(_read(template)) if template is not None else None
    data = render.render(checked.report, checked.edition, document, prepared, embed=embed)
    return deliver(Path(output), data, force=force)


def diff(old: Report, new: Report, *, forms: Sequence[StrPath] = ()) -> tuple[Change, ...]:
    """What changed between two reports: one change for one edit, by issue, measure and field.

    ``forms`` are folders with form editions of your own: a title that is left out is that of the form.
    """
    from itareport import diffing

    folders = [Path(folder) for folder in forms]
    return diffing.diff(old, new, diffing.Forms(folders, folders))


def import_report(path: StrPath, *, forms: Sequence[StrPath] = (), join_wraps: bool = False) -> Imported:
    """Read a Word report, one of ours or one made by hand, into the data file's shape.

    ``join_wraps`` takes blanks out that stand inside Thai words where lines were wrapped.

    Raises:
        ReadError, NotWordError, NoTableError: the file cannot be read, is no Word file, or holds no report.
    """
    from itareport import importing

    folders = [Path(folder) for folder in forms]
    return importing.read_report(_read(path), str(path), folders=folders, join_wraps=join_wraps)


def format_text(text: str) -> str:
    """The text of a data file in the canonical layout; a text with faults comes back as it is."""
    from itareport.source import read_text
    from itareport.source.format import format_document

    return format_document(read_text("-", text))


def new_file(year: int, source: StrPath | None = None, *, forms: Sequence[StrPath] = ()) -> str:
    """The text of next year's data file: from ``source``, a report or an unfilled plan, or an empty form.

    Raises:
        InvalidDataError: the source has errors.
        ReadError: the source or a form edition cannot be read.
    """
    from itareport.forms import edition_for
    from itareport.rollover import new_file as roll_over

    folders = [Path(folder) for folder in forms]
    edition = edition_for(year, folders)
    if source is None:
        return roll_over(year, None, edition)
    checked = _check(source, "plan", forms)
    if checked.report is None:
        raise InvalidDataError(_("{file} has errors").format(file=checked.document.name), checked.findings)
    return roll_over(year, checked.document, edition, checked.edition)


def _check(path: StrPath, document: DocumentKind, forms: Sequence[StrPath]) -> Checked:
    from itareport.checking import check
    from itareport.rules.settings import find

    file = Path(path)
    folders = [Path(folder) for folder in forms]
    return check(file.as_posix(), _read(path), document, folders, find(file.parent))


def _read(path: StrPath) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise ReadError(_("cannot read {name}: {why}").format(name=path, why=error.strerror or error)) from error
