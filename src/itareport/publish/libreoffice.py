"""LibreOffice on this machine: where it is, which version, and one run of it that leaves nothing on the disk."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, ClassVar, NoReturn, Self

from itareport.errors import ItareportError
from itareport.i18n import _, number

_NAMES = ("soffice", "libreoffice")
_MACOS = "Applications/LibreOffice.app/Contents/MacOS/soffice"
_WINDOWS = ("LibreOffice/program/soffice.com", "LibreOffice/program/soffice.exe")
"""The ``.com`` stays until the work is done and prints; the ``.exe`` is for a desktop."""
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)")
_VERSION = re.compile(r"LibreOffice\S*\s+(\S+)")
_VERSION_SECONDS = 30
_NEW_PROCESS_GROUP = 0x00000200
"""Windows' CREATE_NEW_PROCESS_GROUP: Ctrl-C reaches us, who end it, and not LibreOffice half-way through its work."""

_ENVIRONMENT = {
    # The zone and the locale leave traces in what is written; Thai comes from the profile.
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    # At its start LibreOffice paints a picture of 64 MiB sixteen times over. glibc gives such a block back to the system
    # each time it is freed, and half of the start goes into getting its pages again; kept, the one block is used again.
    "MALLOC_MMAP_THRESHOLD_": str(128 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 30),
}
_TEMPORARY = ("TMPDIR", "TEMP", "TMP")
_LOOK = 0.02
"""Seconds between two looks at what it has made."""


class OfficeMissingError(ItareportError):
    """LibreOffice is not on this machine, so that no PDF and no picture can be made."""


class OfficeFailedError(ItareportError):
    """LibreOffice did not make a file that it should have made, or not in time."""


def missing() -> OfficeMissingError:
    """The error that says how LibreOffice is got on Windows, macOS and Linux."""
    hint = _(
        "Install LibreOffice, which is free. Windows: “winget install TheDocumentFoundation.LibreOffice” or the file "
        "from https://www.libreoffice.org/download. macOS: “brew install --cask libreoffice” or the same address. "
        "Linux: “sudo apt install libreoffice-writer”. Then run the same command again."
    )
    return OfficeMissingError(_("no PDF can be made: LibreOffice is not on this computer"), hint)


def find() -> Path | None:
    """The program: on the search path, else where its installer puts it; None where there is none."""
    for name in _NAMES:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    return next((place for place in _places(sys.platform) if place.is_file()), None)


def _places(system: str) -> list[Path]:
    if system == "win32":
        folders = [folder for variable in _WINDOWS_FOLDERS if (folder := os.environ.get(variable))]
        return [Path(folder, name) for folder in folders for name in _WINDOWS]
    return [Path("/", _MACOS), Path.home() / _MACOS] if system == "darwin" else []


def version(program: Path) -> str:
    """The version as the program tells it, such as ``7.4.7.2``; empty where it tells none in time."""
    try:
        done = subprocess.run(
            [str(program), "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_VERSION_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = _VERSION.search(done.stdout.decode("utf-8", "replace"))
    return found[1] if found else ""


@contextmanager
def running(program: Path, profile: Path, arguments: Sequence[str]) -> Iterator[Run]:
    """One run with a profile of its own, which no other run knows: else that one would be handed the work.

    How it ended says nothing: LibreOffice exits with 0 also when it could not read or write. Who calls looks at the
    files. When the block is left, also by an exception, Ctrl-C or a signal, LibreOffice ends with all of its processes;
    what it wrote besides lies in the profile, its temporary files too.

    Raises:
        OfficeFailedError: it cannot be started.
    """
    command = [
        str(program),
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *arguments,
    ]
    with _Signals() as signals:
        process = _start(command, {**os.environ, **_ENVIRONMENT, **dict.fromkeys(_TEMPORARY, str(profile))})
        try:
            signals.let_through()
            yield Run(process)
        finally:
            _end(process)


class Run:
    """LibreOffice at work, beside us."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def wait(self, seconds: float, until: Callable[[], bool] = lambda: False) -> None:
        """Wait until something is so, or LibreOffice has ended by itself.

        Raises:
            OfficeFailedError: neither comes within so many ``seconds``.
        """
        latest = monotonic() + seconds
        while self._process.poll() is None and not until():
            if monotonic() > latest:
                message = _("LibreOffice did not finish within {seconds} seconds and was stopped")
                raise OfficeFailedError(
                    message.format(seconds=number(round(seconds))), _("Close other programs and try again.")
                )
            sleep(_LOOK)


def _start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=_NEW_PROCESS_GROUP if sys.platform == "win32" else 0,
        )
    except OSError as error:
        message = _("LibreOffice cannot be started: {why}").format(why=error.strerror or error)
        raise OfficeFailedError(message, _("“itareport doctor” shows what is missing on this computer.")) from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it started; nothing of its profile is wanted, so it is not asked politely."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(process.pid)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
    else:
        # Also after it ended by itself: the launcher may be gone while the office program is not.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class _Signals:
    """SIGTERM and SIGHUP unwind the stack as Ctrl-C does: their default would leave LibreOffice and its profile.

    While one is between its beginning and ``let_through`` all three wait: a program that was started and is not yet in a
    variable could not be ended. Runs side by side share all of it, and the last one puts the handlers back. Handlers
    that somebody else has set stay.
    """

    _runs = 0
    _starting = 0
    _waiting: int | None = None
    _before: ClassVar[dict[int, Any]] = {}

    def __init__(self) -> None:
        self._is_starting = True
        self._is_mine = sys.platform != "win32" and threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        if self._is_mine and sys.platform != "win32":
            _Signals._runs += 1
            _Signals._starting += 1
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                before = signal.getsignal(number)
                if before in {signal.SIG_DFL, signal.default_int_handler}:
                    _Signals._before[number] = before
                    signal.signal(number, self._receive)
        return self

    def __exit__(self, *_error: object) -> None:
        if not self._is_mine:
            return
        self._started()
        _Signals._runs -= 1
        if not _Signals._runs:
            for number, before in _Signals._before.items():
                signal.signal(number, before)
            _Signals._before.clear()
            self._act()  # on one that came while LibreOffice could not be started

    def let_through(self) -> None:
        """Act on the signal that came meanwhile, and from now on at once."""
        if self._is_mine:
            self._started()
            self._act()

    @staticmethod
    def _act() -> None:
        number, _Signals._waiting = _Signals._waiting, None
        if number is not None:
            _raise(number)

    def _started(self) -> None:
        _Signals._starting -= self._is_starting
        self._is_starting = False

    @staticmethod
    def _receive(number: int, _frame: object) -> None:
        if not _Signals._starting:
            _raise(number)
        _Signals._waiting = number


def _raise(number: int) -> NoReturn:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)
