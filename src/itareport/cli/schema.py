"""``itareport schema``: the JSON Schema of the data file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from itareport import api

if TYPE_CHECKING:
    from itareport.cli.console import Console


def command(context: typer.Context) -> None:
    """Print the JSON Schema (draft 2020-12)."""
    console: Console = context.obj
    console.document(json.dumps(api.json_schema(), ensure_ascii=False, indent=2) + "\n")
