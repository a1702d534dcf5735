"""The report as ``GET /report.json`` gives it: values, findings by path, and how the page lays them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itareport import i18n
from itareport.findings import Severity
from itareport.reporting.json_object import finding_object
from itareport.reporting.results import slashed

if TYPE_CHECKING:
    from itareport.preview.desk import Desk, State


def report(desk: Desk, state: State, page: dict[str, Any] | None) -> dict[str, Any]:
    """The report of a file at one moment; ``page`` is how it is drawn, or how the last file was that could be.

    ``report`` holds the values as typed and is None for a file with a fault of YAML.
    """
    checked = state.checked
    return {
        "version": 1,
        "etag": state.etag,
        "file": slashed(desk.file.name),
        "language": i18n.language(),
        "readOnly": desk.read_only,
        "writable": state.sound and not desk.read_only,
        "undo": desk.can_undo(state.etag) and not desk.read_only,
        **found(state),
        "report": checked.source_file.value if checked and state.sound else None,
        "page": page,
    }


def found(state: State) -> dict[str, Any]:
    """The findings of a file by their paths, in file order, and how many errors and warnings they are."""
    by_path: dict[str, list[dict[str, Any]]] = {}
    for finding in state.findings:
        by_path.setdefault(finding.path, []).append(
            {key: value for key, value in finding_object(finding).items() if key != "file"}
        )
    severities = [finding.severity for finding in state.findings]
    return {
        "findings": by_path,
        "summary": {"errors": severities.count(Severity.ERROR), "warnings": severities.count(Severity.WARNING)},
    }
