"""Completion of the command line by shells: their scripts, and what completes years, rules and revisions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from itareport.errors import UsageError, WriteError
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.cli.console import Console

NAME = "itareport"
VARIABLE = "_ITAREPORT_COMPLETE"
"""What a shell sets when it asks what could come next."""

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
OPTIONS = ("--install-completion", "--show-completion")
DETECTED = "detected"
"""A place that stands for the shell that the command runs in."""


def is_asked() -> bool:
    """Whether a shell asks what could come next, and nobody a command."""
    # PowerShell since 7.5 leaves an empty variable when it has asked.
    return bool(os.environ.get(VARIABLE))


def with_shell(arguments: list[str]) -> list[str]:
    """The arguments with a shell after each of ``OPTIONS``, which may have none."""
    named: list[str] = []
    for place, argument in enumerate(arguments):
        named.append(argument)
        following = arguments[place + 1] if place + 1 < len(arguments) else "-"
        if argument in OPTIONS and following.startswith("-"):
            named.append(DETECTED)
    return named


def show(console: Console, shell: str) -> None:
    """Print the script that a shell reads."""
    from typer._completion_shared import get_completion_script

    name = _known(shell)
    console.document(get_completion_script(prog_name=NAME, complete_var=VARIABLE, shell=name) + "\n")


def install(console: Console, shell: str) -> None:
    """Put the script where the shell finds it when it starts.

    Raises:
        WriteError: the shell's files cannot be written.
    """
    from typer._completion_shared import install as put

    name = _known(shell)
    try:
        _shell, path = put(shell=name, prog_name=NAME, complete_var=VARIABLE)
    except OSError as error:
        message = _("completion for {shell} cannot be installed: {why}")
        raise WriteError(message.format(shell=name, why=error.strerror or error)) from error
    console.path(path)
    console.note(_("Completion works in the next window of {shell}.").format(shell=name))


def _known(shell: str) -> str:
    if shell == DETECTED:
        from typer._completion_shared import _get_shell_name

        shell = _get_shell_name() or ""
    if shell not in SHELLS:
        message = _("there is no completion for the shell “{shell}”") if shell else _("the shell is not known")
        raise UsageError(message.format(shell=shell), _("Name it: {shells}").format(shells=", ".join(SHELLS)))
    return shell


def years(incomplete: str) -> list[str]:
    """The fiscal years after those of the data files available, else this Buddhist year and the next."""
    from pathlib import Path

    present = [path.stem.removeprefix("measures_") for path in Path("data").glob("measures_*.yaml")]
    known = sorted(int(year) for year in present if year.isdecimal())
    first = known[-1] + 1 if known else 2568
    return [str(year) for year in range(first, first + 3) if str(year).startswith(incomplete)]


def rules(incomplete: str) -> list[tuple[str, str]]:
    """The ids of rules, each with its name."""
    from itareport import api

    return [(rule.id, rule.name) for rule in api.rules() if rule.id.startswith(incomplete.upper())]


def sides(incomplete: str) -> list[str]:
    """What can come before the colon of ``REV:path``, and after it the data files of that revision."""
    revision, colon, start = incomplete.partition(":")
    if colon:
        listed = _git("ls-tree", "-r", "--name-only", "--end-of-options", revision)
        return [f"{revision}:{path}" for path in listed if path.startswith(start) and path.endswith((".yaml", ".docx"))]
    names = ["HEAD", *_git("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags")]
    return [f"{name}:" for name in names if name.startswith(incomplete)] if incomplete else []


def _git(*arguments: str) -> Iterator[str]:
    import subprocess

    try:
        done: Any = subprocess.run(["git", *arguments], capture_output=True, check=False, timeout=2)
    except (OSError, subprocess.TimeoutExpired):
        return iter(())
    return iter(done.stdout.decode("utf-8", "replace").splitlines())
