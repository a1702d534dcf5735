"""Opening a file in the program that the system has for its kind."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from itareport.errors import ItareportError
from itareport.i18n import _

_SECONDS = 10
"""How long the starter is waited for; some stay as long as the program that they started."""


def open_path(path: Path) -> None:
    """Open a file or a folder as a double click would.

    Raises:
        ItareportError: there is no program for it, or it cannot be started.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - that is what a double click does
        else:
            _start("open" if sys.platform == "darwin" else "xdg-open", path)
    except OSError as error:
        message = _("{path} cannot be opened: {why}").format(path=path, why=error.strerror or error)
        raise ItareportError(message, _("Open it yourself in a file manager.")) from error


def _start(program: str, path: Path) -> None:
    command = [program, str(path.absolute())]
    with suppress(subprocess.TimeoutExpired):
        code = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ).wait(_SECONDS)
        if code != 0:
            raise OSError(code, _("{program} ended with {code}").format(program=program, code=code))
