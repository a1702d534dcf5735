"""Word reports become data files again; two reports are compared."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from os import fspath
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from itareport.api.common import StrPath, as_paths, invalid, write_new
from itareport.data import PICTURES
from itareport.errors import ItareportError, NoTableError, NotTakenError, WriteError
from itareport.findings import Severity
from itareport.i18n import _
from itareport.inputs import STDIN, Input, write_back
from itareport.outputs import refuse_to_replace, target
from itareport.reading import folder_gone, is_file, read_file, read_stdin, read_word
from itareport.results import Result, shown_lines

if TYPE_CHECKING:
    from itareport.diffing import Change, Comparison
    from itareport.findings import Finding
    from itareport.importing import Imported
    from itareport.schema import DocumentKind, Report


def import_report(path: StrPath, *, forms: Sequence[StrPath] = (), join_wraps: bool = False) -> Imported:
    """Read a Word report, one of ours or one made by hand, into the data file's shape.

    ``join_wraps`` takes spaces out that are inside Thai words where lines were wrapped.

    Raises:
        ReadError, NotWordError, NoTableError: the file cannot be read, is no Word file, or holds no report.
    """
    from itareport import importing
    from itareport.project import Projects

    file = Path(path)
    editions = Projects(as_paths(forms)).editions_of(file.parent)
    return importing.read_report(read_word(file, fspath(path)), fspath(path), editions=editions, join_wraps=join_wraps)


class ImportedFile(NamedTuple):
    """A Word report as a data file: what was read, the file's text, and its path, None where it was not written."""

    imported: Imported
    text: str
    path: Path | None


def import_file(
    path: StrPath, output: str | None, *, forms: Sequence[StrPath] = (), join_wraps: bool = False
) -> ImportedFile:
    """Read a Word report and write it as a data file.

    Without ``output`` it is ``data/measures_YEAR.yaml``; for ``-`` nothing is written. A file is never overwritten.
    The pictures of a report that this program built are written beside it.

    Raises:
        ReadError, NotWordError, NoTableError: as ``import_report``.
        WriteError: the file is there already, or cannot be written.
    """
    from itareport.source.dump import dump
    from itareport.workspace import modeline

    imported = import_report(path, forms=forms, join_wraps=join_wraps)
    name = data_file_name(imported)
    path_made = None if output == STDIN else Path("data") / name if output is None else target(output, name)
    folder = Path("data") if path_made is None else path_made.parent
    if path_made is not None and imported.pictures:
        if os.path.lexists(path_made):  # before its pictures are written
            write_new(path_made, "")
        imported = replace(imported, data=with_pictures(imported, folder))
    text = dump(imported.data, imported.comments, [modeline(folder)])
    return ImportedFile(imported, text, None if path_made is None else write_new(path_made, text))


def with_pictures(imported: Imported, folder: Path) -> dict[str, Any]:
    """Write the report's pictures beside its data file, and give the data with the names that they got.

    A file that is there is never written over: the picture gets a free name, unless the file is the same. A name that
    leads out of the folder, which only a stranger can have put into a Word file, is cut to its last part.
    """
    from itareport import writing
    from itareport.pictures import PictureFile, check_picture

    names: dict[str, str] = {}
    for name, data in imported.pictures.items():
        if not isinstance(check_picture(data, name), PictureFile):
            continue
        path = PurePosixPath(name.replace("\\", "/"))
        inside = not path.is_absolute() and ".." not in path.parts and ":" not in name
        wanted = folder / (path if inside else path.name)
        for number in count(2):
            if not os.path.lexists(wanted):
                writing.write(wanted, data)
                break
            if is_file(wanted) and read_file(wanted, str(wanted), len(data) + 1) == data:
                break
            wanted = wanted.with_name(f"{path.stem}-{number}{path.suffix}")
        names[name] = wanted.relative_to(folder).as_posix()
    listed = [
        {**picture, "file": names.get(picture["file"], picture["file"])} for picture in imported.data.get(PICTURES, ())
    ]
    return {**imported.data, PICTURES: listed}


def word_text(path: StrPath) -> str:
    """A Word file as text that git can compare: a report as its data file, another document as its paragraphs.

    What cannot be read gives one line that says what it is: git takes a failure for its own, and shows nothing more.
    """
    from itareport.source.dump import dump

    try:
        return dump(import_report(path).data)
    except NoTableError:
        return _plain_text(path)
    except ItareportError as error:
        from itareport.reporting.snippet import printable

        return f"{printable(' '.join(error.message.split()))}\n"


def _plain_text(path: StrPath) -> str:
    from itareport.ooxml import package, text

    lines = text.paragraphs(package.read(read_word(Path(path), fspath(path)), reuse=False))
    return "".join(f"{line}\n" for line in lines if line.strip())


class TakenIn(NamedTuple):
    """What was edited in a Word report, in its data file: what was read, and what changed in the data file."""

    imported: Imported
    comparison: Comparison


def import_into(
    path: StrPath, data_file: StrPath, *, forms: Sequence[StrPath] = (), join_wraps: bool = False
) -> TakenIn:
    """Take what was edited in a Word report into its data file, value by value; every comment is kept.

    Raises:
        ReadError, NotWordError, NoTableError: as ``import_report``; or the data file cannot be read.
        InvalidDataError: the data file has errors.
        NotTakenError: the report is another agency's or year's, or something in it cannot be matched; nothing is written.
        WriteError: the data file cannot be written, or was changed meanwhile.
    """
    from itareport import diffing
    from itareport.checking import check
    from itareport.diffing.word_edits import take_in
    from itareport.project import Projects

    edited = Input(Path(data_file).as_posix(), Path(data_file))
    project = Projects(as_paths(forms)).of(edited.folder)
    before = edited.read()
    old = check(edited.name, before, "plan", project)
    if old.report is None:
        raise invalid(old)
    imported = import_report(path, forms=forms, join_wraps=join_wraps)
    after = take_in(old.source_file, imported).encode()
    new = check(edited.name, after, "plan", project)
    if new.report is None:
        faults = [finding.message for finding in new.findings if finding.severity is Severity.ERROR]
        raise NotTakenError(
            _("{file} would have errors, and was left as it is").format(file=edited.name), faults=faults
        )
    if after != before:
        write_back(edited, before, after)
    forms_used = diffing.Forms(project.editions, project.editions)
    return TakenIn(imported, diffing.compare(old.report, new.report, forms_used))


def data_file_name(imported: Imported) -> str:
    """What the data file of a Word report is called."""
    return f"measures_{imported.data.get('fiscal_year') or 'imported'}.yaml"


def errors_of(name: str, text: str, kind: DocumentKind, *, forms: Sequence[StrPath] = ()) -> Result:
    """The errors of a data file that was just made, without the warnings of the rules.

    Raises:
        ReadError: a form edition cannot be read.
    """
    from itareport import schema
    from itareport.project import Projects
    from itareport.source import read_text

    source = read_text(name, text)
    edition = Projects(as_paths(forms)).editions_of(Path(name).parent).edition_of(source.value)
    errors = source.with_found(schema.check(source, kind, edition.shape)[1])
    return Result(name, errors, shown_lines(source, errors), kind)


def diff(old: Report, new: Report, *, forms: Sequence[StrPath] = ()) -> tuple[Change, ...]:
    """What changed between two reports: one change for one edit, by issue, measure and field.

    ``forms`` are folders with form editions of your own: a title that is left out is that of the form.

    Raises:
        ReadError: a form edition cannot be read.
    """
    from itareport import diffing
    from itareport.forms import editions_in

    editions = editions_in(as_paths(forms))
    return diffing.diff(old.as_data(), new.as_data(), diffing.Forms(editions, editions))


def compare(old: str, new: str, *, stdin: bytes | None = None, notes: list[Finding] | None = None) -> Comparison:
    """What changed between two data files, Word reports, revisions in git (``REV:path``), or ``-`` for standard input.

    ``stdin`` are the bytes of ``-`` where they have been read already. To ``notes`` findings are added about Word files
    whose data inside are not what their table shows.

    Raises:
        ItareportError: a side cannot be read, is no revision, or has errors.
        UsageError: both are standard input.
    """
    from itareport import diffing
    from itareport.diffing.sides import folder_of, load_sides
    from itareport.forms import editions_in
    from itareport.project import form_folders

    gone = folder_gone()
    if gone is not None:
        raise gone
    if stdin is None and STDIN in (old, new):
        stdin = read_stdin()
    # A side's editions are looked for beside it, as build does, and then beside the other side.
    of_old, of_new = (form_folders(folder_of(side)) for side in (old, new))
    forms = diffing.Forms(editions_in([*of_old, *of_new]), editions_in([*of_new, *of_old]))
    return diffing.compare(*load_sides(old, new, stdin, forms, notes), forms)


def no_changes() -> str:
    """The JSON document of a comparison that could not be made, for readers that want a whole one."""
    from itareport.diffing.formats import machine

    return machine.render_changes(())


def comparison_text(comparison: Comparison, format: str, old: str, new: str, *, colour: bool = False) -> bytes:  # noqa: A002 - the option's name
    """A comparison as text, markdown, json, html or docx, whose sides are called ``old`` and ``new``."""
    from itareport.diffing.formats import written
    from itareport.reporting.snippet import printable

    return written(comparison, format, printable(old), printable(new), colour=colour)


def save_comparison(path: Path, data: bytes, format: str) -> None:  # noqa: A002 - the option's name
    """Write a comparison to a file: a Word document never over one that was edited or is not ours.

    Raises:
        WriteError: it cannot be written, or must not be overwritten.
    """
    from itareport import writing
    from itareport.delivery import NotReplacedError, deliver

    if format != "docx":
        refuse_to_replace(path)
        writing.write(path, data)
        return
    try:
        deliver(path, data)
    except NotReplacedError as error:
        raise WriteError(error.message, _("Give another name with -o, or move the old file away.")) from error
