"""Where what is made of data files goes: which path ``-o`` means, and that no two files go to the same one."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from itareport.errors import ReadError, UsageError, WriteError
from itareport.i18n import _
from itareport.inputs import STDIN, Input
from itareport.kinds import KINDS, WORD
from itareport.reading import is_folder

if TYPE_CHECKING:
    from itareport.fields import DocumentChoice
    from itareport.schema import DocumentKind

FOLDER = "build"
"""Where Word files go when nobody says where."""

FEW = 3
"""Of more files than these the disk is waited for once, after the last."""

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


def refuse_to_replace(path: Path, read: Sequence[Input] = ()) -> None:
    """Refuse a path for findings or a status where a file lies that such a text never was.

    Such texts carry no stamp, so what a person wrote is known by what it is: one of the data files ``read``, any other
    YAML file, or a file that is no text.

    Raises:
        WriteError: such a file lies there.
    """
    hint = _("Give another name with -o.")
    if any(each.path is not None and _is_same(path, each.path) for each in read):
        raise WriteError(_("{path} is a data file, and is not overwritten").format(path=path), hint)
    if path.is_file() and (path.suffix.lower() in {".yaml", ".yml"} or not _is_text(path)):
        raise WriteError(_("{path} already exists, and is not overwritten").format(path=path), hint)


def _is_text(path: Path) -> bool:
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return "\0" not in text


class Targets:
    """Which Word file each data file of a run becomes.

    ``template`` is one's own, which must not be overwritten. ``to`` are the kinds of files that are asked for: ``-o report.pdf`` names the PDF, and with it the Word file.

    Raises:
        UsageError: standard input has no place to go to, two data files would be written to the same place, or the path
            names a kind of file that is not asked for.
    """

    def __init__(
        self,
        inputs: Sequence[Input],
        output: str | None,
        to: Sequence[str] = (WORD,),
        document: DocumentChoice = "auto",
        template: Path | None = None,
    ) -> None:
        if output is None and any(each.name == STDIN for each in inputs):
            raise UsageError(_("for standard input (-) say where to write it: -o report.docx"))
        if output is not None:
            target(output, "")
        kind = "" if output is None or names_folder(output) else Path(output).suffix.lower().removeprefix(".")
        if kind in KINDS and len(inputs) > 1:
            message = _("{count} data files cannot be written to the one file {path}")
            hint = _("Give a folder, with / at its end.")
            raise UsageError(message.format(count=len(inputs), path=output), hint)
        if output is not None and kind in KINDS and kind != WORD:
            output = self._word_of(output, kind, to)
        self._file = output if output is not None and len(inputs) == 1 else None
        self._folder = Path(FOLDER if output is None else output)
        self._template = template
        self.many = len(inputs) > FEW
        self._refuse_twice(inputs, document)

    @staticmethod
    def _word_of(output: str, kind: str, to: Sequence[str]) -> str:
        if kind not in to:
            message = _("{path} would be a Word file with the ending of another kind").format(path=output)
            raise UsageError(message, _("Add --to {kind}, or give a name that ends in .docx.").format(kind=kind))
        return f"{output[: -len(kind)]}{WORD}"

    def of(self, data_file: Input, kind: DocumentKind) -> Path:
        """The Word file of a data file that is taken for this kind.

        Raises:
            WriteError: it is the data file or the template itself.
        """
        path = self.path(data_file, kind)
        for own in (data_file.path, self._template):
            if own is not None and _is_same(path, own):
                message = _("{path} is what the report is made from, and is not overwritten").format(path=path)
                raise WriteError(message, _("Give another name with -o."))
        return path

    def path(self, data_file: Input, kind: DocumentKind) -> Path:
        """As ``of``, without a look at what lies there."""
        name = f"{data_file.stem}{ENDINGS[kind]}"
        return self._folder / name if self._file is None else target(self._file, name)

    def _refuse_twice(self, inputs: Sequence[Input], document: DocumentChoice) -> None:
        taken: dict[str, list[Input]] = {}
        for data_file in inputs:
            taken.setdefault(os.path.normcase(data_file.stem.removesuffix(_PLAN)), []).append(data_file)
        # Only what has one stem can meet, and then it matters what each file is taken for.
        for alike in taken.values():
            if len(alike) > 1:
                self._refuse_meeting(alike, document)

    def _refuse_meeting(self, inputs: Sequence[Input], document: DocumentChoice) -> None:
        written: dict[str, Input] = {}
        for data_file in inputs:
            path = self.path(data_file, _kind(data_file, document))
            other = written.setdefault(os.path.normcase(path), data_file)
            if other is not data_file:
                names = f"{other.name}, {data_file.name}"
                message = _("these files would be written to the same {path}: {names}").format(path=path, names=names)
                raise UsageError(message, _("Build them one by one with -o, or give the data files different names."))


_PLAN = ENDINGS["plan"].removesuffix(ENDINGS["report"])


def _kind(data_file: Input, document: DocumentChoice) -> DocumentKind:
    if document != "auto":
        return document
    if data_file.path is None:  # standard input can be read only once
        return "report"
    from itareport.fields import STANDARD, document_kind
    from itareport.source import read

    try:
        return document_kind(read(data_file.name, data_file.read()).value, STANDARD)
    except ReadError:
        return "report"


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False
