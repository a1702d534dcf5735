"""What can go wrong outside the data: the errors that the commands turn into a message and an exit code."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from itareport.i18n import LANGUAGES, _


class ExitCode(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    FAILURE = 3
    BUG = 70
    INTERRUPTED = 130


class ItareportError(Exception):
    """Something a user, a file or a disk did: one sentence, with the next step.

    ``message`` and ``hint`` are already in the user's language; ``hint`` may be empty. ``faults`` are the single faults
    where there are several, each a sentence that says where.
    """

    exit_code = ExitCode.FAILURE

    def __init__(self, message: str, hint: str = "", faults: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.faults = tuple(faults)

    def __reduce__(self) -> tuple[object, ...]:
        # Python copies an exception to another process by calling its class with the message, which is not what a class
        # takes that words its message itself; and a result that cannot be copied breaks the pool of all others.
        return _copied, (type(self), self.args, self.__dict__)


def _copied(class_: type[ItareportError], args: tuple[object, ...], fields: dict[str, object]) -> ItareportError:
    error = class_.__new__(class_, *args)
    error.__dict__.update(fields)
    return error


def no_memory() -> ItareportError:
    """The error when the system gives no more memory."""
    hint = _("Close other programs, or check fewer files at the same time: -j 1")
    return ItareportError(_("there is not enough memory"), hint)


class UsageError(ItareportError):
    """The command or its settings were used wrongly."""

    exit_code = ExitCode.USAGE


def unknown_language(language: str) -> UsageError:
    """The error of a language that the program does not speak."""
    hint = _("Choose one of: {languages}").format(languages=", ".join(LANGUAGES))
    return UsageError(_("the language “{language}” is not known").format(language=language), hint)


class ReadError(ItareportError):
    """A file cannot be read."""


class WriteError(ItareportError):
    """A file cannot be written, or must not be overwritten."""


class EditError(ItareportError):
    """A value cannot be put into a data file: the file is not readable to its end, or cannot hold the value there."""

    exit_code = ExitCode.FINDINGS


class NotWordError(ItareportError):
    """A file is no Word document, or one that is not safe to open."""


class NoTableError(ItareportError):
    """A readable Word document holds no report table."""

    exit_code = ExitCode.FINDINGS


class TemplateError(ItareportError):
    """A Word template is faulty or does what a template must not do; ``faults`` are all of its faults."""

    exit_code = ExitCode.FINDINGS


class NotTakenError(ItareportError):
    """The edits of a Word report cannot be taken into a data file; ``faults`` are all reasons."""

    exit_code = ExitCode.FINDINGS
