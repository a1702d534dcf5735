"""Changes as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from itareport.diffing import compare
from itareport.diffing.formats import machine

if TYPE_CHECKING:
    from collections.abc import Callable

    from itareport.data import ReportData

Data = dict[str, Any]


def test_no_changes_are_an_empty_list(data: Data, plan: Callable[[Data], ReportData]) -> None:
    assert json.loads(machine.render(compare(plan(data), plan(data)))) == {"version": 1, "changes": []}


def test_every_change_has_every_key(before_edits: Data, edited: Data, plan: Callable[[Data], ReportData]) -> None:
    comparison = compare(plan(before_edits), plan(edited))
    document = json.loads(machine.render(comparison))

    assert document["version"] == 1
    assert [list(change) for change in document["changes"]] == [["kind", "path", "old", "new"]] * 12
    assert document["changes"][0] == {"kind": "changed", "path": "fiscal_year", "old": 2568, "new": 2569}
    assert [change["old"] for change in document["changes"]] == [change.old for change in comparison.changes]
