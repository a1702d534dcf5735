"""``itareport schema``: the JSON Schema of the data file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.cli.console import Console


def summary() -> str:
    """What the command does, in one line."""
    return _("Print the JSON Schema of the data file, for editors.")


def help_text() -> str:
    """The command's help."""
    return "\n\n".join((summary(), _("Example: itareport schema > itareport.schema.json")))


def command(context: typer.Context) -> None:
    """Print the JSON Schema (draft 2020-12)."""
    from itareport.schema import json_schema

    console: Console = context.obj
    console.document(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
