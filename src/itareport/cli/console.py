"""What the commands print: data on stdout, talk on stderr, in colour only on a terminal."""

from __future__ import annotations

import os
import sys
from typing import TextIO


class Console:
    """The two output streams of a command.

    Output never fails on a console that cannot show Thai: what it lacks is written as an escape. Output that goes to a
    file or another program is UTF-8 on every system, unless PYTHONIOENCODING says otherwise.
    """

    def __init__(self, stdout: TextIO | None = None, stderr: TextIO | None = None) -> None:
        self._out = stdout or sys.stdout
        self._talk = stderr or sys.stderr
        for stream in (self._out, self._talk):
            _never_fails(stream)

    def data(self, text: str) -> None:
        """Print data for people or line by line for scripts, on stdout."""
        self._out.write(f"{text}\n")

    def document(self, text: str) -> None:
        """Print one whole document of a machine format on stdout: UTF-8 and line ends as they are."""
        self._out.flush()
        buffer = getattr(self._out, "buffer", None)
        if buffer is None:
            self._out.write(text)
        else:
            buffer.write(text.encode())
            buffer.flush()

    def say(self, text: str) -> None:
        """Talk to the user, on stderr."""
        self._talk.write(f"{text}\n")
        self._talk.flush()

    def error(self, message: str, hint: str = "") -> None:
        """Say what went wrong, and the next step."""
        self.say(f"itareport: {message}")
        if hint:
            self.say(f"  = {hint}")

    def colour(self, *, on_stderr: bool = False) -> bool:
        """Whether findings may be coloured: only on a terminal, and not when NO_COLOR is set."""
        stream = self._talk if on_stderr else self._out
        return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def flush(self) -> None:
        """Hand everything over to the system, so that a full disk is noticed."""
        self._out.flush()
        self._talk.flush()


def _never_fails(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
        reconfigure(errors="backslashreplace")
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace")
