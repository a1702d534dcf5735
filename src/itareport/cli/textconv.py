"""``itareport textconv``: a Word file as text for ``git diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from itareport import api
from itareport.errors import ExitCode
from itareport.i18n import N_

if TYPE_CHECKING:
    from itareport.cli.console import Console


def command(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE.docx", show_default=False, help=N_("The Word file."))],
) -> int:
    """Print a Word file as text."""
    console: Console = context.obj
    console.document(api.word_text(file))
    return ExitCode.DONE
