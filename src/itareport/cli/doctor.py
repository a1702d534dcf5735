"""``itareport doctor``: what this machine has and lacks, and what to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itareport import api
from itareport.errors import ExitCode
from itareport.i18n import N_, _, number

if TYPE_CHECKING:
    from itareport.cli.console import Console

_SIGNS = {"ok": "✓", "warning": "!", "missing": "✗"}


def command(
    context: typer.Context,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["text", "json"], typer.Option(metavar="text|json", help=N_("How to show it."))
    ] = "text",
) -> int:
    """Say what this machine has and lacks."""
    console: Console = context.obj
    checks = api.doctor()
    if format == "json":
        listed = [{**check._asdict(), "state": str(check.state)} for check in checks]
        console.document(json.dumps({"version": 1, "checks": listed}, ensure_ascii=False, indent=2) + "\n")
    else:
        for check in checks:
            lines = [f"{_SIGNS[check.state]} {check.message}", *(f"  = {hint}" for hint in [check.hint] if hint)]
            console.data("\n".join(lines))
        amiss = sum(check.state != "ok" for check in checks)
        console.note(_("{count} to look at").format(count=number(amiss)) if amiss else _("nothing is missing"))
    missing = any(check.name == "libreoffice" and check.state == "missing" for check in checks)
    return ExitCode.FAILURE if missing else ExitCode.DONE
