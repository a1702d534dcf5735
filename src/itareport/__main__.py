"""The command ``itareport``; also ``python -m itareport``."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from itareport import __version__

_TAKES_VALUE = "--lang"


def main() -> None:
    """Run the command with the arguments of this process, and exit."""
    # Almost all that a command imports lives to its end: looking through it for garbage again and again, and freeing
    # it piece by piece at the end, took a quarter of a build.
    gc.set_threshold(100_000, 50, 50)
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        from itareport.errors import ExitCode

        code = ExitCode.INTERRUPTED
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)


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
        print(f"itareport {__version__}", flush=True)  # noqa: T201
    except OSError:
        return False
    return sys.stdout is not None


def _asks_for_version(arguments: list[str]) -> bool:
    """Whether ``--version`` stands before the command."""
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
