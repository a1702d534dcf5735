"""The kinds of files that are made of a report, and what each is called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from itareport.errors import UsageError
from itareport.i18n import _

WORD, PDF, PNG, HTML = "docx", "pdf", "png", "html"
KINDS = (WORD, PDF, PNG, HTML)
"""In the order in which they are made; the Word file always is."""


def kinds_of(names: Sequence[str]) -> tuple[str, ...]:
    """The kinds named, each once and in the order in which they are made; the Word file is always among them.

    Raises:
        UsageError: a name is none of ``KINDS``.
    """
    wanted = {WORD}
    for name in names:
        kind = name.strip().lower()
        if kind not in KINDS:
            message = _("there is no kind of file “{kind}”; there are {kinds}")
            raise UsageError(message.format(kind=name.strip(), kinds=", ".join(KINDS)), _("For example: --to docx,pdf"))
        wanted.add(kind)
    return tuple(kind for kind in KINDS if kind in wanted)


def beside(word: Path, ending: str) -> Path:
    """The path of another kind of file beside the Word file, such as ``.pdf`` or ``-1.png`` in place of ``.docx``."""
    name = word.name
    return word.with_name((name[: -len(WORD) - 1] if name.lower().endswith(f".{WORD}") else name) + ending)
