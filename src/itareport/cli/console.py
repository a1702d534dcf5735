"""What the commands print: data on stdout, talk on stderr, in colour only on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from itareport.errors import ItareportError, ReadError

if TYPE_CHECKING:
    from itareport.results import Result


class OutputError(Exception):
    """Output cannot be written; ``cause`` is the system's error, which Typer would take for its own."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


@contextmanager
def writing() -> Iterator[None]:
    """Writing on stdout.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(error) from error


class Console:
    """The two output streams of a command.

    Output never fails on a console that cannot show Thai: what it lacks is written as an escape. Output that goes to a
    file or another program is UTF-8 on every system, unless PYTHONIOENCODING says otherwise.
    """

    def __init__(self) -> None:
        # Python has no stream at all in place of one that was closed before it started.
        sys.stdout = self._out = sys.stdout or _closed()
        sys.stderr = self._talk = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        self._failure: OutputError | None = None
        for stream in (self._out, self._talk):
            _never_fails(stream)

    def data(self, text: str) -> None:
        """Print data for people or line by line for scripts, on stdout."""
        with self._later(), writing():
            self._out.write(f"{text}\n")

    def document(self, text: str) -> None:
        """Print one whole document of a machine format on stdout: UTF-8 and line ends as they are."""
        with self._later(), writing():
            self._out.flush()
            self._out.buffer.write(text.encode())
            self._out.buffer.flush()

    def say(self, text: str) -> None:
        """Talk to the user, on stderr; where that cannot be written, nobody listens."""
        try:
            self._talk.write(f"{text}\n")
            self._talk.flush()
        except OSError:
            silence(self._talk)

    def note(self, text: str) -> None:
        """Talk to the user in one line, whatever names it quotes."""
        self.say(one_line(text))

    def error(self, message: str, hint: str = "", details: Sequence[str] = ()) -> None:
        """Say what went wrong, each detail on a line of its own, and the next step."""
        for line in said(message, hint, details):
            self.say(line)

    def findings(self, *results: Result) -> None:
        """Show findings as talk, for commands whose data is something else."""
        if any(result.findings for result in results):
            from itareport.reporting import text

            self.say(text(results, colour=self.colour(on_stderr=True)))

    def failed(self, name: str, error: ItareportError) -> None:
        """Say why a data file came to nothing: one that cannot be read is a finding, as ``validate`` shows it.

        The faults of a form edition are not of the data file.
        """
        if isinstance(error, ReadError) and not error.faults:
            from itareport import api

            self.findings(api.unread(name, error))
        else:
            self.error(error.message, error.hint, error.faults)

    def colour(self, *, on_stderr: bool = False) -> bool:
        """Whether findings may be coloured: only on a terminal, and not when NO_COLOR is set."""
        stream = self._talk if on_stderr else self._out
        return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def flush(self) -> None:
        """Hand everything over to the system, so that a full disk is noticed.

        Raises:
            OutputError: stdout cannot be written, now or earlier.
        """
        with self._later(), writing():
            self._out.flush()
        if self._failure is not None:
            raise self._failure

    @contextmanager
    def _later(self) -> Iterator[None]:
        """Output that cannot be written is told at the end: the files that are still to be made are made all the same."""
        try:
            yield
        except OutputError as error:
            self._failure = self._failure or error
            silence(self._out)


def said(message: str, hint: str = "", details: Sequence[str] = ()) -> tuple[str, ...]:
    """The lines that say what went wrong, each detail on a line of its own, and the next step."""
    first, *rest = message.splitlines() or [""]
    lines = [f"itareport: {one_line(first)}", *(f"  - {one_line(line.strip())}" for line in (*rest, *details))]
    return (*lines, f"  = {one_line(hint)}") if hint else tuple(lines)


def one_line(text: str) -> str:
    """The text as one line that moves no cursor: a file's name may hold line ends, and GitHub obeys lines with ``::``."""
    if text.isprintable():
        return text
    from itareport.reporting.snippet import printable

    return printable(" ".join(text.splitlines()))


def silence(stream: TextIO) -> None:
    """Let a stream that cannot be written take everything, since Python writes the rest of it when it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _closed() -> TextIO:
    """A stream that cannot be written, as the one was whose place it takes."""
    return open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: PTH123


def _never_fails(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    # A change flushes the stream: where that fails, what is written next will say so.
    with suppress(OSError):
        if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")
