"""A comparison as JSON for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itareport.diffing.changes import Comparison

VERSION = 1


def render(comparison: Comparison) -> str:
    """One object with every change; see ``Change`` for what its keys hold."""
    import json

    changes = [
        {"kind": str(change.kind), "path": change.path, "old": change.old, "new": change.new}
        for change in comparison.changes
    ]
    return json.dumps({"version": VERSION, "changes": changes}, ensure_ascii=False, indent=2) + "\n"
