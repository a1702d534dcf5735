"""Where what is made of data files goes: which path ``-o`` means, and that no two files go to the same one."""

from __future__ import annotations

import os
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from itareport.errors import UsageError, WriteError
from itareport.i18n import _, number
from itareport.inputs import STDIN, Input
from itareport.kinds import KINDS, WORD
from itareport.reading import is_file, is_folder

if TYPE_CHECKING:
    from itareport.fields import DocumentKind

FOLDER = "build"
"""Where Word files go when nobody says where."""

_WRITTEN_BY_HAND = frozenset({".yaml", ".yml", ".toml"})
_PIECE = 1 << 20

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
    YAML file, settings, or a file that is no text.

    Raises:
        WriteError: such a file lies there.
    """
    hint = _("Give another name with -o.")
    if any(each.path is not None and _is_same(path, each.path) for each in read):
        raise WriteError(_("{path} is a data file, and is not overwritten").format(path=path), hint)
    if is_file(path) and (path.suffix.lower() in _WRITTEN_BY_HAND or not _is_text(path)):
        raise WriteError(_("{path} already exists, and is not overwritten").format(path=path), hint)


def _is_text(path: Path) -> bool:
    decoder = getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                if "\0" in decoder.decode(piece):
                    return False
        decoder.decode(b"", final=True)
    except (OSError, UnicodeDecodeError):
        return False
    return True


class Targets:
    """Which Word file each data file of a run becomes.

    ``template`` is one's own, which must not be overwritten. ``to`` are the kinds of files that are asked for: ``-o
    report.pdf`` names the PDF, and with it the Word file. ``kind_of`` says what a data file is taken for; it is asked
    only of files that could meet.

    Raises:
        UsageError: standard input has no place to go to, two data files would be written to the same place, or the path
            names a kind of file that is not asked for.
    """

    def __init__(
        self,
        inputs: Sequence[Input],
        output: str | None,
        to: Sequence[str] = (WORD,),
        template: Path | None = None,
        kind_of: Callable[[Input], DocumentKind] = lambda _data_file: "report",
    ) -> None:
        if output is None and any(each.name == STDIN for each in inputs):
            raise UsageError(_("for standard input (-) say where to write it: -o report.docx"))
        if output is not None:
            target(output, "")
        kind = "" if output is None or names_folder(output) else Path(output).suffix.lower().removeprefix(".")
        if kind in KINDS and len(inputs) > 1:
            message = _("{count} data files cannot be written to the one file {path}")
            hint = _("Give a folder, with / at its end.")
            raise UsageError(message.format(count=number(len(inputs)), path=output), hint)
        if output is not None and kind in KINDS and kind != WORD:
            output = self._word_of(output, kind, to)
        self._file = output if output is not None and len(inputs) == 1 else None
        self._folder = Path(FOLDER if output is None else output)
        self._template = template
        self.many = len(inputs) > FEW
        self._refuse_twice(inputs, kind_of)

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

    def _refuse_twice(self, inputs: Sequence[Input], kind_of: Callable[[Input], DocumentKind]) -> None:
        possible: dict[str, list[Input]] = {}
        for data_file in inputs:
            for path in {os.path.normcase(self.path(data_file, kind)) for kind in ENDINGS}:
                possible.setdefault(path, []).append(data_file)
        # Most files can meet no other, and then it does not matter what they are taken for.
        for path, candidates in possible.items():
            if len(candidates) > 1:
                meeting = [each for each in candidates if os.path.normcase(self.path(each, kind_of(each))) == path]
                if len(meeting) > 1:
                    raise _would_meet(path, meeting)


def _would_meet(path: str, inputs: Sequence[Input]) -> UsageError:
    names = ", ".join(each.name for each in inputs)
    message = _("these files would be written to the same {path}: {names}").format(path=path, names=names)
    return UsageError(message, _("Build them one by one with -o, or give the data files different names."))


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False
