"""The two sides of a comparison: data files, Word reports, revisions in git, or standard input."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
from typing import TYPE_CHECKING

from itareport.errors import ItareportError, ReadError, UsageError
from itareport.findings import Severity
from itareport.forms import Editions
from itareport.i18n import _, ngettext, number, typed
from itareport.inputs import STDIN
from itareport.reading import MAX_BYTES, ZIP, FolderError, MissingFileError, at_most, read_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.data import ReportData
    from itareport.diffing.changes import Forms
    from itareport.findings import Finding
    from itareport.source import SourceFile

SHIPPED = Editions()
"""No form editions but those that the program ships."""

MAX_ERRORS = 5

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def load_sides(
    old: str, new: str, stdin: bytes | None, forms: Forms, notes: list[Finding] | None = None
) -> tuple[ReportData, ReportData]:
    """Read both sides; see ``load_side``.

    Raises:
        UsageError: both are standard input.
    """
    if old == new == STDIN:
        raise UsageError(
            _("only one of the two sides can be standard input (-)"),
            _("Give a file or a revision for the other side: itareport diff HEAD:data/measures_2568.yaml -"),
        )
    return load_side(old, stdin, forms.old, notes), load_side(new, stdin, forms.new, notes)


def folder_of(name: str) -> pathlib.Path:
    """The folder that a side lies in: for ``REV:path`` that of the working copy, for ``-`` the current one."""
    if not _is_revision(name):
        return pathlib.Path(name).parent
    path = name.partition(":")[2]
    here = pathlib.Path.cwd()
    above = () if path.startswith(".") else (here, *here.parents)
    top = next((folder for folder in above if os.path.lexists(folder / ".git")), here)
    return (top / path).parent


def load_side(
    name: str, stdin: bytes | None = None, editions: Editions = SHIPPED, notes: list[Finding] | None = None
) -> ReportData:
    """Read one side as a plan: outputs and outcomes may be missing, warnings do not count.

    ``name`` is the path of a data file or a ``.docx``, ``REV:path`` in git (an existing file of that name wins), or
    ``-`` for the bytes in ``stdin``. ``editions`` are the form editions available. To ``notes`` is added what a reader
    must know of a Word file: that the data inside it are not what its table shows.

    Raises:
        ItareportError: it cannot be read, is no revision, or has errors; the first of them are in the message.
    """
    data = (stdin or b"") if name == STDIN else _read(name)
    # No data file begins so: the letters end in control characters.
    if name.lower().endswith(".docx") or data.startswith(ZIP):
        return _imported(name, data, editions, notes)
    from itareport import source

    report, findings = _checked(source.read(name, data), editions)
    if report is None:
        errors = [
            _("line {line}: {message}").format(line=number(found.span.line), message=found.message)
            for found in findings
        ]
        hint = _("See all of them with: itareport validate {name}")
        if name != STDIN and _is_revision(name):
            hint = _("See all of them with: git show {name} | itareport validate -")
        raise _faulty(name, errors, "" if name == STDIN else hint)
    return report


def _checked(source_file: SourceFile, editions: Editions) -> tuple[ReportData | None, list[Finding]]:
    """The report, if it is one, and its errors in file order."""
    from itareport import schema

    report, findings = schema.check(source_file, "plan", editions.edition_of(source_file.value).shape)
    return report, [found for found in source_file.with_found(findings) if found.severity is Severity.ERROR]


def _imported(name: str, data: bytes, editions: Editions, notes: list[Finding] | None) -> ReportData:
    from itareport import importing, source
    from itareport.source.dump import dump

    try:
        imported = importing.read_report(data, name, editions=editions)
    except ItareportError as error:
        raise ReadError(f"{name}: {error.message}", error.hint) from None
    if notes is not None:
        notes += [finding for finding in imported.findings if finding.rule == importing.DATA_INSIDE]
    report, findings = _checked(source.read_text(name, dump(imported.data)), editions)
    if report is None:
        errors = [f"{found.path}: {found.message}" for found in findings]
        raise _faulty(name, errors, _("Make a data file of it and correct that: itareport import {name}"))
    return report


def _faulty(name: str, errors: Sequence[str], hint: str) -> ItareportError:
    lines = [_("{name} has errors and cannot be compared").format(name=name), *errors[:MAX_ERRORS]]
    if (more := len(errors) - MAX_ERRORS) > 0:
        lines.append(ngettext("and {count} more error", "and {count} more errors", more).format(count=number(more)))
    return ItareportError("\n  ".join(lines), hint.format(name=typed(name)))


def _read(name: str) -> bytes:
    if "\0" in name:  # which the operating system refuses with an error of another kind
        raise _no_file(name)
    if _is_revision(name):
        return _revision(name)
    try:
        data = read_file(pathlib.Path(name), name, MAX_BYTES + 1)
    except MissingFileError:
        raise _no_file(name) from None
    except FolderError as error:
        raise FolderError(error.message, _("Give the file to compare.")) from None
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    return data


def _is_revision(name: str) -> bool:
    return ":" in name and not _DRIVE.match(name) and not os.path.lexists(name)


def _no_file(name: str) -> ReadError:
    return ReadError(
        _("{name}: there is no such file").format(name=name),
        _("Check the name and the folder. A file of an earlier revision is written REVISION:path."),
    )


def _revision(name: str) -> bytes:
    """The bytes of ``REV:path``, as git keeps them."""
    object_name = name.replace("\\", "/") if os.sep == "\\" else name
    if object_name.startswith("-"):
        raise _no_revision(name, "")
    try:
        with subprocess.Popen(
            ["git", "cat-file", "blob", object_name],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as git:
            data = at_most(git.stdout, MAX_BYTES + 1) if git.stdout else b""
            if len(data) > MAX_BYTES:
                git.kill()
                raise _too_large(name)
            problem = git.stderr.read().decode("utf-8", "replace") if git.stderr else ""
    except FileNotFoundError:
        raise ReadError(
            _("{name}: there is no such file, and git is not installed to read it as a revision").format(name=name),
            _("Check the name, or install git."),
        ) from None
    except OSError as error:
        raise _no_revision(name, error.strerror or str(error)) from None
    if git.returncode:
        raise _no_revision(name, problem.strip().partition("\n")[0])
    return data


def _too_large(name: str) -> ReadError:
    return ReadError(_("{name} is too large to be a report").format(name=name))


def _no_revision(name: str, reason: str) -> ReadError:
    message = _("{name}: there is no such file, nor a file of that revision in git").format(name=name)
    return ReadError(
        f"{message} ({reason})" if reason else message,
        _("A revision is written REVISION:path with the path from the repository's top folder, or from here with ./"),
    )
