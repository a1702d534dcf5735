"""What this machine and this folder have and lack, what would fail because of it, and what to do."""

from __future__ import annotations

import shutil
import sys
import webbrowser
from collections.abc import Iterator
from enum import StrEnum
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from itareport import __version__
from itareport.errors import ItareportError
from itareport.i18n import _
from itareport.inputs import resolve
from itareport.publish import installed_fonts, libreoffice
from itareport.twins import Twins

_PREVIEW = ("starlette", "uvicorn", "watchfiles")
_HIDDEN_ENDINGS = ("*.yaml.txt", "measures_*.yml.txt", "measures_*.yml")
"""What Notepad makes of a name that was typed as .yaml while Windows hides endings, and YAML's other ending."""


class State(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"
    """Something is less than it could be."""
    MISSING = "missing"
    """Something that a command needs is not there."""


class Check(NamedTuple):
    """One thing that was looked at: ``message`` is what was found, ``hint`` what fails and what to do, "" when well."""

    name: str
    state: State
    message: str
    hint: str = ""


def examine() -> list[Check]:
    """Look at this machine and the current folder; the checks in the order in which they are shown."""
    return list(chain([_version(), _office(), _fonts(), _console(), _browser(), _preview(), _git()], _folder()))


def _version() -> Check:
    python = sys.version.split()[0]
    return Check("itareport", State.OK, f"itareport {__version__}, Python {python}, {sys.platform}")


def _office() -> Check:
    program = libreoffice.find()
    if program is None:
        hint = _("No PDF, no pictures and no pages in the preview can be made.")
        return Check(
            "libreoffice", State.MISSING, _("LibreOffice is not installed"), f"{hint} {libreoffice.missing().hint}"
        )
    found = libreoffice.version(program)
    if not found:
        return Check(
            "libreoffice",
            State.WARNING,
            _("{program} does not report its version").format(program=program),
            _("Start LibreOffice once by hand; if that fails, install it again."),
        )
    return Check("libreoffice", State.OK, f"LibreOffice {found} ({program})")


def _fonts() -> Check:
    found = installed_fonts.installed()
    if found:
        return Check("fonts", State.OK, ", ".join(found))
    hint = _(
        "Another font is printed in its place, and lines and pages differ. TH Sarabun New is free: "
        "https://www.f0nt.com/release/th-sarabun-new/. On Windows, right-click the file and choose Install."
    )
    return Check("fonts", State.WARNING, _("the font TH Sarabun New is not installed"), hint)


def _console() -> Check:
    encoding = sys.stdout.encoding or "ascii"
    try:
        "รายงาน “๒๕๖๘”".encode(encoding)
    except UnicodeEncodeError:
        hint = _("Use Windows Terminal, or type “chcp 65001” before the commands.")
        return Check(
            "console", State.WARNING, _("this console ({encoding}) cannot show Thai").format(encoding=encoding), hint
        )
    return Check("console", State.OK, _("the console shows Thai ({encoding})").format(encoding=encoding))


def _browser() -> Check:
    try:
        name = webbrowser.get().name
    except webbrowser.Error:
        hint = _("“itareport preview” prints an address: open it in a browser yourself.")
        return Check("browser", State.WARNING, _("no browser was found"), hint)
    # The default one of Windows has no name there.
    message = _("a browser: {name}").format(name=name) if name else _("a browser was found")
    return Check("browser", State.OK, message)


def _preview() -> Check:
    lacking = [name for name in _PREVIEW if find_spec(name) is None]
    if not lacking:
        return Check("preview", State.OK, _("preview and --watch can be used"))
    message = _("the libraries {names} are not installed").format(names=", ".join(lacking))
    hint = _("preview and --watch need them.") + " " + _('Install it with: pip install "itareport[preview]"')
    return Check("preview", State.WARNING, message, hint)


def _git() -> Check:
    program = shutil.which("git")
    if program is not None:
        return Check("git", State.OK, f"git ({program})")
    return Check(
        "git", State.WARNING, _("git is not installed"), _("Reports cannot be compared with earlier ones by REV:path.")
    )


def _folder() -> Iterator[Check]:
    """What is amiss with the data files of this folder."""
    try:
        inputs = resolve(())
    except ItareportError:
        inputs = []
    twins = Twins()
    for data_file in inputs:
        try:
            other = twins.earlier(data_file.name, data_file.read())
        except ItareportError as error:
            yield Check("data", State.WARNING, error.message, error.hint)
            continue
        if other:
            message = _("{file} and {other} are of one agency and fiscal year").format(file=data_file.name, other=other)
            yield Check("data", State.WARNING, message, _("Keep one of them, or correct the year in the other."))
    for ending in _HIDDEN_ENDINGS:
        for file in sorted((*Path().glob(ending), *Path("data").glob(ending))):
            if file.name.startswith("."):
                continue
            hint = _(
                "Give it a name that ends in .yaml. Windows Explorer shows endings with View > Show > File name extensions."
            )
            yield Check(
                "data", State.WARNING, _("{file} is not seen as a data file").format(file=file.as_posix()), hint
            )
    if inputs:
        message = _("data files: {names}").format(names=", ".join(each.name for each in inputs))
        yield Check("data", State.OK, message)
