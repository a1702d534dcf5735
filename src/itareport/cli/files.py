"""Checking several data files in one run: one that cannot be read does not keep the others from being checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from itareport.cli.inputs import Input
from itareport.cli.options import Kind, form_folders
from itareport.errors import ExitCode, ReadError
from itareport.findings import START, Finding, Severity

if TYPE_CHECKING:
    from itareport.checking import Checked
    from itareport.cli.console import Console
    from itareport.reporting import FileResult


class Result(NamedTuple):
    """One input and what was found; ``checked`` is None, and ``error`` says why, when it could not be read."""

    input: Input
    checked: Checked | None
    error: ReadError | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the file; one that cannot be read is a finding too."""
        from itareport.source import UNREADABLE

        if self.checked is not None:
            return self.checked.findings
        assert self.error is not None
        return (UNREADABLE.finding(self.input.name, START, self.error.message, self.error.hint),)

    def exit_code(self, *, strict: bool) -> ExitCode:
        """What this file makes the command end with."""
        if self.error is not None:
            return ExitCode.FAILURE
        failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return ExitCode.FINDINGS if any(finding.severity in failing for finding in self.findings) else ExitCode.DONE

    def for_reporting(self) -> FileResult:
        """What the formats print."""
        from itareport.reporting import FileResult

        lines = self.checked.document.lines if self.checked is not None else ()
        return FileResult(self.input.name, self.findings, lines)


def check_each(inputs: Iterable[Input], document: Kind, forms: Path | None) -> Iterator[Result]:
    """Check one input after another."""
    # Before the rules, which need it too: from deeper in the stack Python asks the system for memory for its frames
    # and gives it back hundreds of times while it imports, a thirtieth of a build.
    import itareport.schema  # noqa: F401
    from itareport.checking import check
    from itareport.rules.settings import find

    for data_file in inputs:
        try:
            settings = find(data_file.folder)
            folders = form_folders(data_file.folder, forms)
            yield Result(data_file, check(data_file.name, data_file.read(), document, folders, settings))
        except ReadError as error:
            yield Result(data_file, None, error)


def say_unread(console: Console, data_file: Input, error: ReadError) -> None:
    """Show that a data file could not be read as the finding that it is."""
    from itareport.reporting import text

    result = Result(data_file, None, error)
    console.say(text([result.for_reporting()], colour=console.colour(on_stderr=True)))


def say_unreadable(console: Console, results: Iterable[Result]) -> None:
    """Name on stderr each file that could not be read."""
    for result in results:
        if result.error is not None:
            console.error(result.error.message, result.error.hint)
