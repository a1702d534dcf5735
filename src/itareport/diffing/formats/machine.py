"""A comparison as JSON for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.diffing.changes import Change, Comparison

VERSION = 1


def render(comparison: Comparison) -> str:
    """One object with every change."""
    return render_changes(comparison.changes)


def render_changes(changes: Sequence[Change]) -> str:
    """One object with these changes; see ``Change`` for what its keys hold."""
    import json

    entries = [
        {"kind": str(change.kind), "path": change.path, "old": change.old, "new": change.new} for change in changes
    ]
    return json.dumps({"version": VERSION, "changes": entries}, ensure_ascii=False, indent=2) + "\n"
