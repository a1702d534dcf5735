"""The public functions: what the commands do, for programs. The commands call them too.

Everything in ``itareport.__all__`` is also a name of the package itself, ``itareport.load`` and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from itareport import i18n
from itareport.errors import ItareportError, WriteError
from itareport.i18n import _
from itareport.inputs import STDIN, Input, resolve
from itareport.reading import read_stdin, read_word
from itareport.results import InvalidDataError, Result, invalid, shown_lines, unread

__all__ = ["STDIN", "Input", "InvalidDataError", "Result", "unread"]

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from itareport.checking import Checked
    from itareport.delivery import Delivery
    from itareport.diffing import Change, Comparison
    from itareport.findings import Finding, Rule
    from itareport.formatting import Formatted
    from itareport.importing import Imported
    from itareport.project import Document
    from itareport.schema import DocumentKind, Report

StrPath = str | PathLike[str]
MODELINE = "# yaml-language-server: $schema=https://raw.githubusercontent.com/itareport/itareport/main/schema/itareport.schema.json"
"""The comment on top of a data file that tells editors its schema."""


class ImportedFile(NamedTuple):
    """A Word report as a data file: what was read, the file's text, and its path, None where it was not written."""

    imported: Imported
    text: str
    path: Path | None


Data = StrPath | Input
"""A data file: its path, ``-`` for standard input, or what ``data_files`` found."""


def data_files(arguments: Sequence[str] = ()) -> list[Input]:
    """The data files that arguments of a command mean: files, folders, ``@list.txt`` and ``-``, each file once.

    Without arguments ``data/measures_*.yaml`` of the current folder.

    Raises:
        ReadError: there is no data file, or a list cannot be read.
        UsageError: standard input is named twice, or a list names a list.
    """
    return resolve(arguments)


def load(path: Data, *, document: Document = "report", forms: Sequence[StrPath] = ()) -> Report:
    """Read a data file as a report, or as a plan, which may lack outputs and outcomes.

    Raises:
        InvalidDataError: the file has errors.
        ReadError: the file or a form edition cannot be read.
        UsageError: the settings of its folder are faulty.
    """
    checked = _checked(path, document, forms)
    if checked.report is None:
        raise invalid(checked.document.name, checked.findings, shown_lines(checked.document, checked.findings))
    return checked.report


def validate(path: Data, *, document: Document = "report", forms: Sequence[StrPath] = ()) -> tuple[Finding, ...]:
    """All findings of a data file, in file order.

    ``forms`` are folders with form editions of your own.

    Raises:
        ReadError: the file or a form edition cannot be read.
        UsageError: the settings of its folder are faulty.
    """
    (result,) = validate_many([path], document=document, forms=forms)
    if result.error is not None:
        raise result.error
    return tuple(result.findings)


def validate_many(
    inputs: Iterable[Data],
    *,
    document: Document = "report",
    forms: Sequence[StrPath] = (),
    executor: Executor | None = None,
    lang: str | None = None,
) -> Iterator[Result]:
    """Check data files: one result an input, in their order. A file that cannot be read has that as its ``error``.

    Raises:
        ReadError: a folder of ``forms`` cannot be read.
    """
    from itareport import batch
    from itareport.project import Projects

    order = batch.Order(document, lang or i18n.language())
    return batch.results(_inputs(inputs), order, Projects(_paths(forms)), executor=executor)


def build(
    path: Data,
    output: StrPath,
    *,
    document: Document = "report",
    template: StrPath | None = None,
    forms: Sequence[StrPath] = (),
    embed: bool = True,
    force: bool = False,
) -> Delivery:
    """Make the Word document of a data file; ``output`` is its path, or a folder.

    ``template`` is a Word file with tags, ``embed`` puts the data into the document so that ``import_report`` gives
    them back, ``force`` replaces a target that was edited or is not ours, keeping it beside.

    Raises:
        InvalidDataError: the data file has errors.
        ReadError, NotWordError, TemplateError: a file cannot be read, or the template is faulty.
        WriteError, NotReplacedError: the document cannot be written, or stands over what must not be overwritten.
        UsageError: the settings of its folder are faulty.
    """
    (result,) = build_many([path], output, document=document, template=template, forms=forms, embed=embed, force=force)
    if result.error is not None:
        raise result.error
    assert result.delivery is not None
    return result.delivery


def build_many(
    inputs: Iterable[Data],
    output: StrPath | None,
    *,
    executor: Executor | None = None,
    document: Document = "report",
    template: StrPath | None = None,
    forms: Sequence[StrPath] = (),
    embed: bool = True,
    force: bool = False,
    strict: bool = False,
    lang: str | None = None,
) -> Iterator[Result]:
    """Make the Word documents of data files: one result an input, in their order, as each is done.

    ``output`` is a folder, or the file for a single input, or None for ``build/``. ``executor`` is any executor of
    ``concurrent.futures``; its workers get bytes and give back bytes and findings, and need not see this disk: the data
    files are read here and the documents are written here. A result has its findings, and its ``delivery`` or its
    ``error``. With ``strict`` a file with warnings is not built either. ``lang`` is the language of findings.

    Raises:
        ReadError, NotWordError, TemplateError: the template or a folder of ``forms`` cannot be read, or is faulty.
        UsageError: two inputs would be written to the same file.
    """
    from itareport import batch
    from itareport.outputs import Targets
    from itareport.project import Projects

    data = list(_inputs(inputs))
    targets = Targets(data, None if output is None else fspath(output))
    projects = Projects(_paths(forms))
    own = None if template is None else read_word(Path(template), fspath(template))
    if own is not None:
        batch.check_template(own)
    order = batch.Order(document, lang or i18n.language(), build=True, strict=strict, embed=embed, template=own)
    return batch.results(data, order, projects, targets, force=force, executor=executor)


@contextmanager
def workers(count: int) -> Iterator[Executor | None]:
    """An executor with so many processes of this machine for ``build_many`` and ``validate_many``; None for one.

    Who leaves it early waits for the files that are being built, not for all the others.
    """
    if count <= 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(count)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def diff(old: Report, new: Report, *, forms: Sequence[StrPath] = ()) -> tuple[Change, ...]:
    """What changed between two reports: one change for one edit, by issue, measure and field.

    ``forms`` are folders with form editions of your own: a title that is left out is that of the form.

    Raises:
        ReadError: a form edition cannot be read.
    """
    from itareport import diffing
    from itareport.forms import editions_in

    editions = editions_in(_paths(forms))
    return diffing.diff(old, new, diffing.Forms(editions, editions))


def compare(old: str, new: str, *, stdin: bytes | None = None) -> Comparison:
    """What changed between two data files, Word reports, revisions in git (``REV:path``), or ``-`` for standard input.

    ``stdin`` are the bytes of ``-`` where they have been read already.

    Raises:
        ItareportError: a side cannot be read, is no revision, or has errors.
        UsageError: both are standard input.
    """
    from itareport import diffing
    from itareport.diffing.sides import folder_of, load_sides
    from itareport.forms import editions_in
    from itareport.project import form_folders

    if stdin is None and STDIN in (old, new):
        stdin = read_stdin()
    # A side's editions are looked for beside it, as build does, and then beside the other side.
    of_old, of_new = (form_folders(folder_of(side)) for side in (old, new))
    forms = diffing.Forms(editions_in([*of_old, *of_new]), editions_in([*of_new, *of_old]))
    return diffing.compare(*load_sides(old, new, stdin, forms), forms)


def import_report(path: StrPath, *, forms: Sequence[StrPath] = (), join_wraps: bool = False) -> Imported:
    """Read a Word report, one of ours or one made by hand, into the data file's shape.

    ``join_wraps`` takes spaces out that stand inside Thai words where lines were wrapped.

    Raises:
        ReadError, NotWordError, NoTableError: the file cannot be read, is no Word file, or holds no report.
    """
    from itareport import importing
    from itareport.project import Projects

    file = Path(path)
    editions = Projects(_paths(forms)).editions_of(file.parent)
    return importing.read_report(read_word(file, fspath(path)), fspath(path), editions=editions, join_wraps=join_wraps)


def format_text(text: str) -> str:
    """The text of a data file in the canonical layout; a text with faults comes back as it is."""
    from itareport.source import read_text
    from itareport.source.format import format_document

    return format_document(read_text(STDIN, text))


def format_file(path: Data, *, check: bool = False, fix_thai: bool = False, encoding: str | None = None) -> Formatted:
    """Put a data file into the canonical layout; with ``check`` nothing is written.

    ``fix_thai`` also repairs Thai where it is certain. ``encoding`` ``cp874`` converts a windows-874 file to UTF-8.

    Raises:
        ReadError, WriteError: the file cannot be read or written.
    """
    from itareport import formatting

    (data_file,) = _inputs([path])
    return formatting.format_file(data_file, check=check, fix_thai=fix_thai, cp874=encoding == "cp874")


def new_file(year: int, source: Data | None = None, *, forms: Sequence[StrPath] = ()) -> str:
    """The text of next year's data file: from ``source``, a report or an unfilled plan, or an empty form.

    Raises:
        InvalidDataError: the source has errors.
        ReadError: the source or a form edition cannot be read.
        UsageError: ``year`` is no Buddhist fiscal year, or the settings of the source's folder are faulty.
    """
    return _new_text(year, source, forms, Path("data"))


def new_data_file(year: str, source: Data | None, output: str | None, *, forms: Sequence[StrPath] = ()) -> Path:
    """Write the data file of a new fiscal year, without ``output`` as ``data/measures_YEAR.yaml``; never over another.

    ``year`` is as typed, in Thai digits too. Without ``source`` the newest ``data/measures_*.yaml`` is rolled over.

    Raises:
        UsageError, InvalidDataError, ReadError: as ``new_file``.
        WriteError: the file is there already, or cannot be written.
    """
    from itareport.rollover import fiscal_year, newest

    number = fiscal_year(year)
    name = f"measures_{number}.yaml"
    path = Path("data") / name if output is None else target(output, name)
    text = _new_text(number, source if source is not None else newest(number), forms, path.parent)
    return write_new(path, text)


def import_file(
    path: StrPath, output: str | None, *, forms: Sequence[StrPath] = (), join_wraps: bool = False
) -> ImportedFile:
    """Read a Word report and write it as a data file.

    Without ``output`` it is ``data/measures_YEAR.yaml``; for ``-`` nothing is written. A file is never overwritten.

    Raises:
        ReadError, NotWordError, NoTableError: as ``import_report``.
        WriteError: the file is there already, or cannot be written.
    """
    from itareport.source.dump import dump

    imported = import_report(path, forms=forms, join_wraps=join_wraps)
    text = dump(imported.data, imported.comments, [MODELINE])
    if output == STDIN:
        return ImportedFile(imported, text, None)
    name = f"measures_{imported.data.get('fiscal_year') or 'imported'}.yaml"
    path_made = Path("data") / name if output is None else target(output, name)
    return ImportedFile(imported, text, write_new(path_made, text))


def errors_of(name: str, text: str, kind: DocumentKind) -> Result:
    """The errors of a data file that was just made, without the warnings of the rules."""
    from itareport import schema
    from itareport.results import shown_lines
    from itareport.source import read_text

    source = read_text(name, text)
    errors = [*source.findings, *schema.check(source, kind)[1]]
    return Result(name, errors, shown_lines(source, errors), kind)


def no_changes() -> str:
    """The JSON document of a comparison that could not be made, for readers that want a whole one."""
    from itareport.diffing.formats import machine

    return machine.render_changes(())


def comparison_text(comparison: Comparison, format: str, old: str, new: str, *, colour: bool = False) -> bytes:  # noqa: A002
    """A comparison in one of ``diffing.formats.FORMATS``, whose sides are called ``old`` and ``new``."""
    from itareport.diffing.formats import written

    return written(comparison, format, old, new, colour=colour)


def save_comparison(path: Path, data: bytes, format: str) -> None:  # noqa: A002
    """Write a comparison to a file: a Word document never over one that was edited or is not ours.

    Raises:
        WriteError: it cannot be written, or must not be overwritten.
    """
    from itareport import writing
    from itareport.delivery import NotReplacedError, deliver

    if format != "docx":
        writing.write(path, data)
        return
    try:
        deliver(path, data)
    except NotReplacedError as error:
        raise WriteError(error.message, _("Give another name with -o, or move the old file away.")) from error


def rules() -> tuple[Rule, ...]:
    """Every rule, those of data files and those of import."""
    from itareport.importing import RULES as IMPORT_RULES
    from itareport.rules.catalogue import RULES

    return (*RULES, *IMPORT_RULES)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the data file."""
    from itareport import schema

    return schema.json_schema()


def copy_template(path: str, kind: DocumentKind = "report") -> Path:
    """Write the default Word template to ``path``, a file or a folder, to be restyled in Word; never over another.

    Raises:
        WriteError: the file is there already, or cannot be written.
    """
    from itareport import resources, writing

    name = f"{kind}.docx"
    to = target(path, name)
    try:
        writing.new_file(to, resources.template(name).read_bytes())
    except WriteError as error:
        hint = _("Type the name of another file or folder at the end of the command.")
        raise WriteError(error.message, hint) from error
    return to


def template_faults(path: StrPath) -> list[str]:
    """Every fault of a Word template, a sentence each that says where.

    Raises:
        ReadError, NotWordError: the file cannot be read, or is no Word file.
    """
    from itareport import render

    return render.template_faults(read_word(Path(path), fspath(path)))


def preview(data_file: Input, ready: Callable[[str], None], *, read_only: bool = False, browser: bool = True) -> None:
    """Show the report in the browser, live, until it is interrupted; ``ready`` is told the address.

    Raises:
        ReadError: the data file cannot be read.
        ItareportError: the libraries of the extra ``preview`` are not installed.
    """
    from itareport.checking import check
    from itareport.project import Projects

    data_file.read()
    try:
        from itareport.preview import DataFile
        from itareport.preview.server import run
    except ModuleNotFoundError as error:
        raise ItareportError(
            _("the page needs the library {name}, which is not installed").format(name=error.name),
            _('Install it with: pip install "itareport[preview]"'),
        ) from error

    def checked(data: bytes) -> Checked:
        # Settings and form editions are looked up anew: they may be edited while the page is open.
        return check(data_file.name, data, "auto", Projects().of(data_file.folder))

    assert data_file.path is not None
    run(DataFile(data_file.name, data_file.path, checked), ready, read_only=read_only, browser=browser)


def write_new(path: Path, text: str) -> Path:
    """Write a text to a new file.

    Raises:
        WriteError: the file is there already, or cannot be written.
    """
    from itareport import writing

    writing.new_file(path, text.encode())
    return path


def target(path: str, name: str) -> Path:
    """The file that a path as typed means: in a folder, or where it ends in ``/``, it gets this ``name``.

    Raises:
        UsageError: the path is ``-`` or empty.
    """
    from itareport import outputs

    return outputs.target(path, name)


def why_not_written(error: OSError) -> str:
    """Why output cannot be written, in the user's language."""
    from itareport.writing import reason

    return _(reason(error))


def _new_text(year: int, source: Data | None, forms: Sequence[StrPath], folder: Path) -> str:
    from itareport import rollover
    from itareport.project import Projects

    rollover.fiscal_year(str(year))
    projects = Projects(_paths(forms))
    if source is None:
        return rollover.new_file(year, None, projects.editions_of(folder).edition(year), modeline=MODELINE)
    (data_file,) = _inputs([source])
    checked = _checked(data_file, "plan", forms)
    if checked.report is None:
        raise invalid(checked.document.name, checked.findings, shown_lines(checked.document, checked.findings))
    edition = projects.editions_of(data_file.folder).edition(year)
    return rollover.new_file(year, checked.document, edition, checked.edition, MODELINE)


def _checked(path: Data, document: Document, forms: Sequence[StrPath]) -> Checked:
    from itareport.checking import check
    from itareport.project import Projects

    (data_file,) = _inputs([path])
    project = Projects(_paths(forms)).of(data_file.folder)
    return check(data_file.name, data_file.read(), document, project)


def _inputs(inputs: Iterable[Data]) -> Iterator[Input]:
    return (each if isinstance(each, Input) else _input(fspath(each)) for each in inputs)


def _input(path: str) -> Input:
    return Input(STDIN, None) if path == STDIN else Input(Path(path).as_posix(), Path(path))


def _paths(folders: Sequence[StrPath]) -> list[Path]:
    return [Path(folder) for folder in folders]
