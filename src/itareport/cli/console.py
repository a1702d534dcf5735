"""What the commands print: data on stdout, talk on stderr, in colour only on a terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from itareport.errors import ItareportError, ReadError
from itareport.i18n import number

if TYPE_CHECKING:
    from itareport.cli.bar import Bar
    from itareport.results import Result


_COMMAND = re.compile(r"^(?=[ \t]*::)", re.MULTILINE)
"""Where a line begins that GitHub Actions would obey."""
_OLD_COMMAND = "##["
"""What it obeys anywhere in a line: its runner still takes ``##[group]``, the way commands were written at first."""


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
        sys.stderr = self._talk = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open as long as the process
        self._failure: OutputError | None = None
        self.quiet = self.strict = False
        self.verbose = False
        self._bar: Bar | None = None
        for stream in (self._out, self._talk):
            _never_fails(stream)

    def data(self, text: str) -> None:
        """Print data for people or line by line for scripts, on stdout."""
        with self._above_bar(), self._later(), writing():
            self._out.write(f"{_harmless(visible(text))}\n")

    def path(self, path: object) -> None:
        """Print a file's path as one line of data, where it is piped with the bytes that it has on the disk."""
        named = _harmless(str(path))
        line = "".join(char if "\udc80" <= char <= "\udcff" else visible_character(char) for char in named)
        with self._above_bar(), self._later(), writing():
            if self._out.isatty():
                self._out.write(f"{line}\n")
            else:
                self._out.flush()
                self._out.buffer.write(f"{line}\n".encode("utf-8", "surrogateescape"))

    def shown(self, pieces: Iterable[str]) -> None:
        """Print what is shown to people, ready made and perhaps coloured, piece by piece."""
        for piece in pieces:
            with self._above_bar(), self._later(), writing():
                self._out.write(_harmless(piece))

    def document(self, text: str) -> None:
        """Print one whole document of a machine format on stdout: UTF-8 and line ends as they are."""
        self.pieces([text])

    def pieces(self, pieces: Iterable[str]) -> None:
        """Print one whole document of a machine format piece by piece, as they come."""
        with self._later(), writing():
            self._out.flush()
        for piece in pieces:
            # A name that is no UTF-8 is written with its own bytes, as the user and the disk have it.
            with self._above_bar(), self._later(), writing():
                self._out.buffer.write(piece.encode("utf-8", "surrogateescape"))
                self._out.buffer.flush()

    def say(self, text: str) -> None:
        """Talk to the user, on stderr; where that cannot be written, nobody listens.

        What was printed before it comes first, also where both streams go to one log: stdout is buffered in a pipe.
        """
        with self._above_bar():
            with self._later(), writing():
                self._out.flush()
            try:
                self._talk.write(f"{_harmless(text)}\n")
                self._talk.flush()
            except OSError:
                silence(self._talk)

    def note(self, text: str) -> None:
        """Talk to the user in one line, whatever names it quotes; not when asked to be quiet."""
        if not self.quiet:
            self.say(one_line(text))

    def detail(self, text: str) -> None:
        """Say in one line what was looked at, when asked to."""
        if self.verbose:
            self.say(one_line(text))

    def talks_to_terminal(self) -> bool:
        """Whether a person sees stderr, so that a bar may move there."""
        return self._talk.isatty() and os.environ.get("TERM") != "dumb"

    def begin_progress(self, total: int) -> None:
        """Show a progress bar under messages and data."""
        from itareport.cli.bar import Bar

        self._bar = Bar(total)

    def advance(self, failed: int) -> None:
        """Move the bar on by one file; ``failed`` are those that failed so far."""
        if self._bar is not None:
            self._bar.advance(failed)

    def end_progress(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.hide()
            self._bar = None

    def table(self, rows: Sequence[tuple[str, int]]) -> None:
        """Say names and numbers in two columns."""
        from itareport.reporting.columns import columns

        for line in columns([(f"  {name}", number(count)) for name, count in rows]):
            self.say(line)

    @contextmanager
    def _above_bar(self) -> Iterator[None]:
        if self._bar is None:
            yield
            return
        self._bar.hide()
        try:
            yield
        finally:
            self._bar.show()

    def error(self, message: str, hint: str = "", details: Sequence[str] = ()) -> None:
        """Say what went wrong, each detail on a line of its own, and the next step."""
        for line in message_lines(message, hint, details):
            self.say(line)

    def wanted(self, result: Result) -> Result:
        """The result as it is shown: with ``--quiet`` only its errors, which with ``--strict`` the warnings are too."""
        return result._replace(findings=result.failing(strict=self.strict)) if self.quiet else result

    def findings(self, *results: Result) -> None:
        """Show findings as talk, for commands whose data is something else."""
        results = tuple(map(self.wanted, results))
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
        """Flush everything to the system, so that a full disk is noticed.

        Raises:
            OutputError: stdout cannot be written, now or earlier.
        """
        with self._later(), writing():
            self._out.flush()
        if self._failure is not None:
            raise self._failure

    @contextmanager
    def _later(self) -> Iterator[None]:
        """Output that cannot be written is reported at the end: the other files are made all the same."""
        try:
            yield
        except OutputError as error:
            self._failure = self._failure or error
            silence(self._out)


def message_lines(message: str, hint: str = "", details: Sequence[str] = ()) -> tuple[str, ...]:
    """The lines that say what went wrong, each detail on a line of its own, and the next step."""
    first, *rest = message.splitlines() or [""]
    lines = [f"itareport: {one_line(first)}", *(f"  - {one_line(line.strip())}" for line in (*rest, *details))]
    return (*lines, f"  = {one_line(hint)}") if hint else tuple(lines)


def visible_character(character: str) -> str:
    """A character, or what stands for one that would move the cursor or begin a line."""
    if character.isprintable():
        return character
    from itareport.reporting.snippet import printable

    return printable(" " if character == "\t" else character)


def visible(text: str) -> str:
    """Lines made safe for a terminal or a log: nothing in them moves the cursor or turns the writing."""
    if text.isprintable():
        return text
    from itareport.reporting import snippet

    return snippet.visible(text)


def one_line(text: str) -> str:
    """The text as one line that moves no cursor: a file's name may hold line ends, and GitHub obeys lines with ``::``."""
    if text.isprintable():
        return text
    from itareport.reporting import snippet

    return snippet.one_line(text)


def _harmless(text: str) -> str:
    """The text without commands that GitHub Actions obeys.

    ``./`` before a file's name that begins with ``::`` is the same file. What stands for a command of the old kind is not,
    so that it is changed there alone.
    """
    if _OLD_COMMAND in text and in_github_actions():
        text = text.replace(_OLD_COMMAND, "#\N{REPLACEMENT CHARACTER}[")
    return _COMMAND.sub("./", text) if "::" in text else text


def in_github_actions() -> bool:
    """Whether GitHub Actions reads what is printed."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def silence(stream: TextIO) -> None:
    """Let a stream that cannot be written take everything, since Python writes the rest of it when it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _closed() -> TextIO:
    """A stream that cannot be written, as the one was whose place it takes."""
    return open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: PTH123 - a descriptor is no path


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
