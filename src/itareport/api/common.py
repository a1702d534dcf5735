"""What the functions of the API share: which files are meant, where to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from itareport import results
from itareport.i18n import _
from itareport.inputs import STDIN, Input, resolve
from itareport.outputs import refuse_to_replace

if TYPE_CHECKING:
    from itareport.checking import Checked
    from itareport.fields import DocumentChoice
    from itareport.results import InvalidDataError

StrPath = str | PathLike[str]

Data = StrPath | Input
"""A data file: its path, ``-`` for standard input, or what ``data_files`` found."""


def data_files(arguments: Sequence[str] = ()) -> list[Input]:
    """The data files that arguments of a command mean: files, folders, ``@list.txt`` and ``-``, each file once.

    Without arguments ``data/measures_*.yaml`` of the current folder.

    Raises:
        ReadError: there is no data file, or a list cannot be read or names no file.
        UsageError: standard input is named twice, or a list names a list or has no name itself.
    """
    return resolve(arguments)


def read_checked(path: Data, document: DocumentChoice, forms: Sequence[StrPath]) -> Checked:
    """Check a data file, with what lies around it."""
    from itareport.checking import check
    from itareport.project import Projects

    (data_file,) = as_inputs([path])
    project = Projects(as_paths(forms)).of(data_file.folder)
    return check(data_file.name, data_file.read(), document, project)


def invalid(checked: Checked) -> InvalidDataError:
    """The error of a data file that has errors."""
    source_file, findings = checked.source_file, checked.findings
    return results.invalid(source_file.name, findings, results.shown_lines(source_file, findings))


def as_inputs(inputs: Iterable[Data]) -> Iterator[Input]:
    """Data files however they are named."""
    return (each if isinstance(each, Input) else _input(fspath(each)) for each in inputs)


def _input(path: str) -> Input:
    return Input(STDIN, None) if path == STDIN else Input(Path(path).as_posix(), Path(path))


def as_paths(folders: Sequence[StrPath]) -> list[Path]:
    """Folders however they are named."""
    return [Path(folder) for folder in folders]


def write_new(path: Path, text: str) -> Path:
    """Write a text to a new file.

    Raises:
        WriteError: the file is there already, or cannot be written.
    """
    from itareport import writing

    # A comment may quote the file's own name, which need not be UTF-8.
    writing.new_file(path, text.encode("utf-8", "replace"))
    return path


def save_text(path: Path, text: str, read: Sequence[Input] = ()) -> Path:
    """Write a text to a file in one step, in UTF-8 whatever the console speaks.

    ``read`` are the data files that the text is about.

    Raises:
        WriteError: it cannot be written, or would take the place of a data file or of what is no text.
    """
    from itareport import writing

    refuse_to_replace(path, read)
    writing.write(path, text.encode("utf-8", "surrogateescape"))
    return path


def why_not_written(error: OSError) -> str:
    """Why output cannot be written, in the user's language."""
    from itareport.writing import reason

    return _(reason(error))
