"""What a data file has that its last commit in git has not."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

from itareport.diffing import Forms, Kind, diff
from itareport.diffing.sides import load_side
from itareport.errors import ItareportError, ReadError
from itareport.i18n import _
from itareport.inputs import STDIN
from itareport.project import Projects
from itareport.reading import read_file
from itareport.source import LIMIT

if TYPE_CHECKING:
    from itareport.preview.desk import DataFile


def since_commit(file: DataFile) -> dict[str, Any]:
    """The paths that changed since the last commit with their old texts, and how many were removed.

    A path that is new has an empty text.

    Raises:
        ReadError: the file is in no commit, or one of the two has errors.
    """
    sides = _committed(file), read_file(file.path, file.name, LIMIT + 1, found=True)
    editions = Projects().editions_of(file.path.parent)
    try:
        old, new = (load_side(STDIN, data, editions) for data in sides)
    except ItareportError as error:
        message = _("a file with errors cannot be compared: correct what must be corrected first")
        raise ReadError(message) from error
    changes = diff(old, new, Forms(editions, editions))
    marked = {change.path: _text(change.old) for change in changes if change.kind is Kind.CHANGED}
    marked |= {change.path: "" for change in changes if change.kind in {Kind.ADDED, Kind.MOVED}}
    removed = sum(change.kind is Kind.REMOVED for change in changes)
    return {"changes": marked, "removed": removed}


def _committed(file: DataFile) -> bytes:
    """The file's bytes in the last commit."""
    command = ["git", "cat-file", "blob", f"HEAD:./{file.path.name}"]
    try:
        shown = subprocess.run(
            command, cwd=file.path.absolute().parent, stdin=subprocess.DEVNULL, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise ReadError(
            _("{name} is in no commit of git, so there is nothing to compare it with").format(name=file.name),
            _("Commit it once, or compare two files with: itareport diff OLD NEW"),
        ) from error
    return shown.stdout


def _text(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value or "")
