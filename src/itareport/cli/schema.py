"""``itareport schema``: the JSON Schema of the data file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from itareport import api
from itareport.cli import options

if TYPE_CHECKING:
    from itareport.cli.console import Console


def command(
    context: typer.Context,
    year: options.Year = None,
    forms: options.Forms = None,
    output: options.Output = None,
) -> None:
    """Print the JSON Schema (draft 2020-12)."""
    console: Console = context.obj
    text = json.dumps(api.json_schema(year, forms=options.folders(forms)), ensure_ascii=False, indent=2) + "\n"
    if output in (None, api.STDIN):
        console.document(text)
    else:
        console.path(api.save_json_schema(output, text))
