"""What a run says of one data file: its findings, and the file that was made of it or why none was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from itareport.errors import ExitCode, ItareportError, ReadError
from itareport.findings import START, Finding, Severity
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.delivery import Delivery
    from itareport.progress import Progress
    from itareport.schema import DocumentKind
    from itareport.source import SourceFile


_NO_LINES: Mapping[int, str] = {}


class InvalidDataError(ItareportError):
    """A data file has errors.

    ``findings`` are all of its findings, ``lines`` those of its lines that they are about, by number; ``file`` its name.
    """

    exit_code = ExitCode.FINDINGS

    def __init__(
        self, message: str, findings: Sequence[Finding] = (), lines: Mapping[int, str] = _NO_LINES, file: str = ""
    ) -> None:
        super().__init__(message)
        self.findings = tuple(findings)
        self.lines = dict(lines)
        self.file = file


class Result(NamedTuple):
    """One data file of a run.

    ``name`` is as the user gave it, ``findings`` are all of its findings in file order, ``lines`` those of its lines
    that findings are about, by their numbers from 1, without their ends. ``kind`` is what it was taken for, ``progress``
    how far it is, both None where it could not be read. ``looked_at`` are the settings file and the fiscal year of the
    form edition that it was held against. ``delivery`` is the file that was made of it; ``error`` says why it could not
    be read or why nothing was made. ``published`` are the other kinds of files, PDF, pictures and page, and ``notes``
    what is to be known of them.
    """

    name: str
    findings: Sequence[Finding] = ()
    lines: Mapping[int, str] = _NO_LINES
    kind: DocumentKind | None = None
    progress: Progress | None = None
    looked_at: tuple[str, int] = ("", 0)
    delivery: Delivery | None = None
    error: ItareportError | None = None
    published: tuple[Delivery, ...] = ()
    notes: tuple[str, ...] = ()

    def exit_code(self, *, strict: bool = False) -> ExitCode:
        """What this file makes a command end with that shows findings; with ``strict`` warnings count as errors."""
        if self.error is not None:
            return ExitCode(self.error.exit_code)
        return ExitCode.FINDINGS if self.failing(strict=strict) else ExitCode.DONE

    def failing(self, *, strict: bool = False) -> list[Finding]:
        """The findings that make a command end with exit 1: the errors, and with ``strict`` the warnings too."""
        severities = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return [finding for finding in self.findings if finding.severity in severities]


def shown_lines(source: SourceFile, findings: Sequence[Finding]) -> dict[int, str]:
    """The lines of a data file on which findings begin, by their numbers from 1."""
    if not findings:
        return {}
    lines = source.lines
    return {line: lines[line - 1] for line in {finding.span.line for finding in findings} if line <= len(lines)}


def invalid(name: str, findings: Sequence[Finding], lines: Mapping[int, str]) -> InvalidDataError:
    """The error of a data file that has errors."""
    return InvalidDataError(_("{file} has errors").format(file=name), findings, lines, name)


def unread(name: str, error: ItareportError) -> Result:
    """The result of a file that cannot be read, which is a finding too; faulty settings are none of the file."""
    from itareport.source import UNREADABLE

    found = (UNREADABLE.finding(name, START, error.message, error.hint),) if isinstance(error, ReadError) else ()
    return Result(name, found, error=error)
