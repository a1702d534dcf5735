"""What a clerk works with beside the report: layout, new years, rules, the schema, templates, the page to write in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from itareport.api.common import Data, StrPath, as_inputs, as_paths, invalid, read_checked, write_new
from itareport.errors import ItareportError, WriteError
from itareport.i18n import _
from itareport.inputs import STDIN, Input
from itareport.outputs import target
from itareport.reading import MAX_SMALL, read_small, read_word

if TYPE_CHECKING:
    from itareport.checking import Checked
    from itareport.findings import Rule
    from itareport.formatting import Formatted
    from itareport.forms import Edition, EditionInfo, Editions
    from itareport.schema import DocumentKind


def format_text(text: str) -> str:
    """The text of a data file in the canonical layout; a text with faults comes back as it is."""
    from itareport.formatting import laid_out
    from itareport.source import read_text

    return laid_out(read_text(STDIN, text))[0]


def format_file(path: Data, *, check: bool = False, fix_thai: bool = False, encoding: str | None = None) -> Formatted:
    """Put a data file into the canonical layout; with ``check`` nothing is written.

    ``fix_thai`` also repairs Thai where it is certain. ``encoding`` ``cp874`` converts a windows-874 file to UTF-8.

    Raises:
        ReadError, WriteError: the file cannot be read or written.
    """
    from itareport import formatting

    (data_file,) = as_inputs([path])
    return formatting.format_file(data_file, check=check, fix_thai=fix_thai, cp874=encoding == "cp874")


def new_file(year: int, source: Data | None = None, *, forms: Sequence[StrPath] = ()) -> str:
    """The text of next year's data file: from ``source``, a report or an unfilled plan, or an empty form.

    Raises:
        InvalidDataError: the source has errors.
        ReadError: the source or a form edition cannot be read.
        UsageError: ``year`` is no Buddhist fiscal year, or the settings of the source's folder are faulty.
    """
    return _new_text(year, source, forms, Path("data"))


class NewDataFile(NamedTuple):
    """A new data file's path, and the name of the one that it was made from, "" for an empty form."""

    path: Path
    source: str


def new_data_file(year: str, source: Data | None, output: str | None, *, forms: Sequence[StrPath] = ()) -> NewDataFile:
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
    old: Data | None = source if source is not None else newest(number)
    text = _new_text(number, old, forms, path.parent)
    return NewDataFile(write_new(path, text), "" if old is None else next(as_inputs([old])).name)


def _new_text(year: int, source: Data | None, forms: Sequence[StrPath], folder: Path) -> str:
    from itareport import rollover
    from itareport.project import Projects
    from itareport.workspace import modeline

    rollover.fiscal_year(str(year))
    line = modeline(folder)
    projects = Projects(as_paths(forms))
    if source is None:
        return rollover.new_file(year, None, projects.editions_of(folder).edition(year), modeline=line)
    (data_file,) = as_inputs([source])
    checked = read_checked(data_file, "plan", forms)
    if checked.report is None:
        raise invalid(checked)
    edition = projects.editions_of(data_file.folder).edition(year)
    return rollover.new_file(year, checked.source_file, edition, checked.edition, line)


def rules() -> tuple[Rule, ...]:
    """Every rule, those of data files and those of import."""
    from itareport.importing import RULES as IMPORT_RULES
    from itareport.rules.catalogue import RULES

    return (*RULES, *IMPORT_RULES)


def json_schema(year: int | str | None = None, *, forms: Sequence[StrPath] = ()) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the data file; with ``year`` or ``forms`` that of a form edition.

    Without an edition of ``year`` it is the newest one's.

    Raises:
        UsageError: ``year`` is no Buddhist fiscal year.
        ReadError: a form edition cannot be read, or has faults.
    """
    from itareport import schema

    return schema.json_schema() if year is None and not forms else schema_of(_edition(year, forms))


def schema_of(edition: Edition) -> dict[str, Any]:
    """The JSON Schema of the data files of a form edition."""
    from itareport import schema
    from itareport.forms import KEY_OF_COLUMN

    headings = {KEY_OF_COLUMN[name]: heading for name, heading in edition.headings.items()}
    return schema.json_schema(edition.shape, headings)


def save_json_schema(path: str, text: str) -> Path:
    """Write a JSON Schema to a file, or to a folder as ``itareport.schema.json``; only over another JSON Schema.

    Raises:
        UsageError: the path is ``-`` or empty.
        WriteError: the file is something else, or cannot be written.
    """
    from itareport import writing

    to = target(path, "itareport.schema.json")
    there = writing.existing(to, MAX_SMALL)
    if there is None:
        writing.new_file(to, text.encode())
    elif b'"$schema": "https://json-schema.org/' in there[:200]:
        writing.write(to, text.encode())
    else:
        raise WriteError(
            _("{path} is not a JSON Schema, and is not overwritten").format(path=to), _("Give another name with -o.")
        )
    return to


def _editions(forms: Sequence[StrPath]) -> Editions:
    """The editions available in the current folder, where the data files are in ``data``."""
    from itareport.project import Projects

    return Projects(as_paths(forms)).editions_of(Path("data"))


def _edition(year: int | str | None, forms: Sequence[StrPath]) -> Edition:
    """The one of them that is of ``year``, else the newest."""
    from itareport.forms import NEWEST
    from itareport.rollover import fiscal_year

    return _editions(forms).edition(NEWEST if year is None else fiscal_year(str(year)))


def form_editions(*, forms: Sequence[StrPath] = ()) -> list[EditionInfo]:
    """The form editions available for the data files of the current folder, the newest first.

    Raises:
        ReadError: a folder of ``forms`` cannot be read.
    """
    from itareport.forms import info_of

    return [info_of(file) for file in _editions(forms).files()]


def new_form_edition(year: str, output: str | None = None, *, forms: Sequence[StrPath] = ()) -> Path:
    """Write ``forms/YEAR.yaml``, worded like the newest edition, with comments; never over another file.

    Raises:
        UsageError: ``year`` is no Buddhist fiscal year.
        ReadError: the newest edition cannot be read, or has faults.
        WriteError: the file is there already, or cannot be written.
    """
    from itareport.forms.scaffold import new_edition
    from itareport.rollover import fiscal_year

    number = fiscal_year(year)
    name = f"{number}.yaml"
    path = Path("forms") / name if output is None else target(output, name)
    return write_new(path, new_edition(number, _editions(forms).edition(number), path.as_posix()))


def form_faults(path: StrPath) -> list[str]:
    """Every fault of a form edition, a sentence each that says where.

    Raises:
        ReadError: the file cannot be read.
    """
    from itareport.forms import read_edition, year_of

    file = Path(path)
    _edition, faults = read_edition(fspath(path), read_small(file, fspath(path)), year_of(file))
    return [str(fault) for fault in faults]


def copy_template(
    path: str, kind: DocumentKind = "report", *, year: int | str | None = None, forms: Sequence[StrPath] = ()
) -> Path:
    """Write the default Word template to ``path``, a file or a folder, to be restyled in Word; never over another.

    With ``year`` or ``forms`` it is the template of a form edition; without an edition of ``year`` the newest one's.

    Raises:
        UsageError: ``year`` is no Buddhist fiscal year.
        ReadError: a form edition cannot be read, or has faults.
        WriteError: the file is there already, or cannot be written.
    """
    from itareport import render, writing

    edition = _edition(year, forms)
    to = target(path, f"{kind}.docx")
    try:
        writing.new_file(to, render.default_template(edition, kind))
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


def template_warnings(path: StrPath) -> list[str]:
    """What is no fault of a Word template but hardly meant, as that it prints no measure.

    Raises:
        ReadError, NotWordError: the file cannot be read, or is no Word file.
    """
    from itareport import render

    return render.template_warnings(read_word(Path(path), fspath(path)))


def preview(data_file: Input, ready: Callable[[str], None], *, read_only: bool = False, browser: bool = True) -> None:
    """Show the report in the browser, live, until it is interrupted; ``ready`` is called with the address.

    Raises:
        ReadError: the data file cannot be read.
        ItareportError: the libraries of the extra ``preview`` are not installed.
    """
    from itareport.checking import check
    from itareport.project import Projects

    data_file._replace(found=True).read()  # what is written into must be an ordinary file
    try:
        from itareport.preview import DataFile
        from itareport.preview.server import run
        from itareport.preview.surroundings import Surroundings
    except ModuleNotFoundError as error:
        raise ItareportError(
            _("the page needs the library {name}, which is not installed").format(name=error.name),
            _('Install it with: pip install "itareport[preview]"'),
        ) from error

    around = Surroundings(data_file.folder)

    def checked(data: bytes) -> Checked:
        # Settings and form editions are looked up anew: they may be edited while the page is open.
        return check(data_file.name, data, "auto", Projects().of(data_file.folder), around.pictures(data))

    assert data_file.path is not None
    run(DataFile(data_file.name, data_file.path, checked, around), ready, read_only=read_only, browser=browser)
