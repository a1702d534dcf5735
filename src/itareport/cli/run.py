"""Runs the Typer application and turns whatever comes out of it into a message and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from itareport import __version__, i18n
from itareport.cli.console import Console, OutputError, silence
from itareport.errors import ExitCode, ItareportError, no_memory, unknown_language
from itareport.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.exceptions import TyperException

REPORT_BUGS = "https://github.com/itareport/itareport/issues"

_NO_MEMORY = (
    "can't start new thread",
    # a library that cannot be loaded
    "failed to map segment",
    "annot allocate memory",
    # a module of ours that cannot be compiled
    "can't load unicodedata",
    # SystemError: no memory for the exception either
    "without exception set",
    "without setting an exception",
)
"""What Python says where there is no memory, beside MemoryError."""


def run_app(arguments: list[str], command: Callable[[list[str], Console], int] | None = None) -> int:
    """Run one command line, or another ``command`` in its place; the exit code is one of ``ExitCode``."""
    console = Console()
    _obey_term()
    # Pydantic looks through every installed package for plugins of its own, which no command needs.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        language = _language(arguments)
        if language not in i18n.LANGUAGES:
            i18n.use(i18n.DEFAULT)
            error = unknown_language(language)
            console.error(error.message, error.hint)
            return error.exit_code
        i18n.use(language)
        code = (command or _run)(arguments, console)
    except KeyboardInterrupt:
        console.say(_("interrupted"))
        return ExitCode.INTERRUPTED
    try:
        console.flush()
    except OutputError as error:
        return max(code, _output_failed(console, error.cause))
    return code


def say_version(_arguments: list[str], console: Console) -> int:
    """Answer ``--version``, or say why that cannot be."""
    console.data(f"itareport {__version__}")
    return ExitCode.DONE


def _run(arguments: list[str], console: Console) -> int:
    from typer.exceptions import Abort, Exit, TyperException

    from itareport.cli import completion
    from itareport.cli.app import make_app

    if completion.is_asked():
        from typer._completion_classes import completion_init

        completion_init()
    try:
        code = make_app(console)(
            completion.with_shell(arguments), standalone_mode=False, prog_name="itareport", obj=console
        )
    except Exit as done:
        code = done.exit_code
    except Abort as error:
        raise KeyboardInterrupt from error
    except TyperException as error:
        return _wrong_usage(console, error)
    except ItareportError as error:
        console.error(error.message, error.hint, error.faults)
        return error.exit_code
    except OutputError as error:
        return _output_failed(console, error.cause)
    except Exception as error:
        if isinstance(error.__cause__, KeyboardInterrupt):
            raise KeyboardInterrupt from error
        known = _of_the_system(error)
        if known is None:
            return _bug(console, error)
        console.error(known.message, known.hint)
        return known.exit_code
    return int(code or ExitCode.DONE)


def _obey_term() -> None:
    """Let the signal that time limits and ``systemd`` send end the command as an interrupt does.

    Python would end at once, and workers and temporary files would be left.
    """
    import signal
    import threading

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _of_the_system(error: Exception) -> ItareportError | None:
    """What the system lacks, where an error that nobody expected says that."""
    if _is_lack_of_memory(error):
        return no_memory()
    if isinstance(error, FileNotFoundError):
        from itareport import api

        return api.folder_gone()
    return None


def _is_lack_of_memory(error: Exception) -> bool:
    """Whether the system gave no memory, which Python says in many ways."""
    lacking = isinstance(error, OSError) and error.errno == errno.ENOMEM
    return lacking or isinstance(error, MemoryError) or any(words in str(error) for words in _NO_MEMORY)


def _language(arguments: list[str]) -> str:
    """The language asked for, known before Typer builds its help texts."""
    wanted = os.environ.get("ITAREPORT_LANG") or i18n.DEFAULT
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--lang":
            wanted = next(remaining, wanted)
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
        elif not argument.startswith("-"):
            break
    return wanted


def _wrong_usage(console: Console, error: TyperException) -> int:
    from itareport.cli.usage import explain

    if type(error).__name__ == "NoArgsIsHelpError":
        console.say(error.message)
        return ExitCode.USAGE
    message, hint = explain(error)
    console.error(message, hint)
    return ExitCode.USAGE


def _output_failed(console: Console, error: OSError) -> int:
    """The exit code when stdout cannot be written: a reader that has seen enough is no failure, a full disk is."""
    silence(sys.stdout)
    if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
        return ExitCode.DONE
    from itareport import api

    console.error(_("cannot write the output: {why}").format(why=api.why_not_written(error)))
    return ExitCode.FAILURE


def _bug(console: Console, error: Exception) -> int:
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119 - pathlib may not be loaded yet
    message = _("this is a fault of the program, not of your data")
    hint = _("Please report it at {address} with this line: {details}")
    details = f"itareport {__version__}, Python {sys.version.split()[0]}, {type(error).__name__} at {place}: {error}"
    console.error(message, hint.format(address=REPORT_BUGS, details=details))
    return ExitCode.BUG
