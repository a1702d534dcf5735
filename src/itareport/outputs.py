"""Where what is made of data files goes: which path ``-o`` means, and that no two files go to the same one."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from itareport.errors import UsageError
from itareport.i18n import _
from itareport.inputs import STDIN, Input
from itareport.kinds import KINDS, WORD
from itareport.reading import is_folder

if TYPE_CHECKING:
    from itareport.schema import DocumentKind

FOLDER = "build"
"""Where Word files go when nobody says where."""

ENDINGS: Mapping[DocumentKind, str] = {"report": ".docx", "plan": "_plan.docx"}


def names_folder(path: str) -> bool:
    """Whether a path as typed names a folder: it ends in ``/`` (on Windows also a backslash), or is one."""
    return path.endswith(("/", "\\") if sys.platform == "win32" else "/") or is_folder(Path(path))


def target(path: str, name: str) -> Path:
    """The file that a path as typed means; in a folder it gets this ``name``.

    Raises:
        UsageError: the path is ``-``: a file is made, which nobody looks for under that name; or it is empty.
    """
    hint = _("Give the name of a file, or of a folder with / at its end.")
    if path == STDIN:
        raise UsageError(_("this command makes a file and prints nothing to standard output (-)"), hint)
    if not path:
        raise UsageError(_("the name of the file to write is empty"), hint)
    return Path(path) / name if names_folder(path) else Path(path)


class Targets:
    """Which Word file each data file of a run becomes.

    ``to`` are the kinds of files that are asked for: ``-o report.pdf`` names the PDF, and with it the Word file.

    Raises:
        UsageError: standard input has no place to go to, two data files would be written to the same place, or the path
            names a kind of file that is not asked for.
    """

    def __init__(self, inputs: Sequence[Input], output: str | None, to: Sequence[str] = (WORD,)) -> None:
        if output is None and any(each.name == STDIN for each in inputs):
            raise UsageError(_("for standard input (-) say where to write it: -o report.docx"))
        kind = "" if output is None or names_folder(output) else Path(output).suffix.lower().removeprefix(".")
        if kind in KINDS and len(inputs) > 1:
            message = _("{count} data files cannot be written to the one file {path}")
            hint = _("Give a folder, with / at its end.")
            raise UsageError(message.format(count=len(inputs), path=output), hint)
        if output is not None and kind in KINDS and kind != WORD:
            output = self._word_of(output, kind, to)
        self._file = output if output is not None and len(inputs) == 1 else None
        self._folder = Path(FOLDER if output is None else output)
        if output is not None:
            target(output, "")
        self._refuse_twice(inputs)

    @staticmethod
    def _word_of(output: str, kind: str, to: Sequence[str]) -> str:
        if kind not in to:
            message = _("{path} would be a Word file with the ending of another kind").format(path=output)
            raise UsageError(message, _("Add --to {kind}, or give a name that ends in .docx.").format(kind=kind))
        return f"{output[: -len(kind)]}{WORD}"

    def of(self, data_file: Input, kind: DocumentKind) -> Path:
        """The Word file of a data file that is taken for this kind."""
        name = f"{data_file.stem}{ENDINGS[kind]}"
        return self._folder / name if self._file is None else target(self._file, name)

    def _refuse_twice(self, inputs: Sequence[Input]) -> None:
        taken: dict[str, Input] = {}
        for data_file in inputs:
            other = taken.setdefault(data_file.stem, data_file)
            if other is not data_file:
                message = _("these files would be written to the same {path}: {names}").format(
                    path=self.of(data_file, "report"), names=f"{other.name}, {data_file.name}"
                )
                raise UsageError(message, _("Build them one by one with -o, or give the data files different names."))
