"""The command ``itareport``; also ``python -m itareport``."""

from __future__ import annotations

# What is loaded here is loaded before Ctrl-C is looked after: what Python has loaded at its start, and no more.
import gc
import os
import sys

from itareport import TYPE_CHECKING, __version__

if TYPE_CHECKING:
    from typing import TextIO

_TAKES_VALUE = "--lang"
_INTERRUPTED = 130
"""As a shell says it; ``ExitCode.INTERRUPTED`` would have to be loaded."""
_FAILURE = 3
_NO_MEMORY = "itareport: หน่วยความจำไม่พอ (there is not enough memory)\n".encode()
"""In both languages, as there is no memory to find out which is wanted."""


def main() -> None:
    """Run the command with the arguments of this process, and exit."""
    try:
        # Almost all that a command imports lives to its end: looking through it for garbage again and again, and
        # freeing it piece by piece at the end, took a quarter of a build.
        gc.set_threshold(100_000, 50, 50)
        code = run(sys.argv[1:])
        for stream in (sys.stdout, sys.stderr):
            _flush(stream)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except RuntimeError as error:
        # What interrupts the making of a class, as of an enum that is imported, comes wrapped before Python 3.12.
        if not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        code = _INTERRUPTED
    except (MemoryError, SystemError):  # Python's second way of saying so: there is none for the exception either
        os.write(2, _NO_MEMORY)
        code = _FAILURE
    os._exit(code)


def _flush(stream: TextIO | None) -> None:
    if stream is not None:
        try:
            stream.flush()
        except (OSError, ValueError):
            return


def run(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    if _asks_for_version(arguments):
        # Answered before Typer is imported: installers and CI ask for it often.
        if _said_version():
            return 0
        from itareport.cli.run import run_app, say_version

        return run_app(arguments, say_version)
    from itareport.cli.run import run_app

    return run_app(arguments)


def _said_version() -> bool:
    try:
        print(f"itareport {__version__}", flush=True)  # noqa: T201 - no Console yet: this answers before anything is imported
    except OSError:
        return False
    return sys.stdout is not None


def _asks_for_version(arguments: list[str]) -> bool:
    """Whether ``--version`` comes before the command."""
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--version":
            return True
        if argument == _TAKES_VALUE:
            next(remaining, None)
        elif not argument.startswith("-"):
            return False
    return False


if __name__ == "__main__":
    main()
