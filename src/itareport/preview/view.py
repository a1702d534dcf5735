"""What the page draws: the report as it will look, each text with its path, and the findings by path."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from itareport import i18n
from itareport.findings import Finding, Severity, format_path
from itareport.preview.places import COLUMNS, HEAD, LISTS, Field
from itareport.reporting.results import slashed
from itareport.thai.digits import to_thai

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from itareport.findings import ValuePath
    from itareport.forms import Edition
    from itareport.preview.desk import Desk, State
    from itareport.source import SourceFile, Value

_BAND = "ประเด็นที่"


def report(desk: Desk, state: State) -> dict[str, Any]:
    """The report of a file as ``GET /report.json`` gives it.

    ``report`` holds the values as typed and ``page`` how they are laid out; both are None for a file that cannot be
    read to its end.
    """
    checked = state.checked
    whole = checked is not None and checked.document.whole
    return {
        "version": 1,
        "etag": state.etag,
        "file": slashed(desk.file.name),
        "language": i18n.language(),
        "readOnly": desk.read_only,
        "writable": state.writable and not desk.read_only,
        "undo": desk.can_undo(state.etag) and not desk.read_only,
        **found(state),
        "report": checked.document.value if checked and whole else None,
        "page": page(checked.document, checked.edition) if checked and whole else None,
    }


def found(state: State) -> dict[str, Any]:
    """The findings of a file by their paths, in file order, and how many errors and warnings they are."""
    by_path: dict[str, list[dict[str, Any]]] = {}
    for finding in state.findings:
        by_path.setdefault(finding.path, []).append(_finding(finding))
    severities = [finding.severity for finding in state.findings]
    return {
        "findings": by_path,
        "summary": {"errors": severities.count(Severity.ERROR), "warnings": severities.count(Severity.WARNING)},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    span = finding.span
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "path": finding.path,
    }


def page(document: SourceFile, edition: Edition) -> dict[str, Any]:
    """The parts of the page in their order: title lines, the boxes of the head, the table's columns and its issues."""
    plan = is_plan(document.value)
    return {
        "plan": plan,
        "titles": _titles(document, edition, plan=plan),
        "head": [_box(document, field.path, field.label, placeholder=_default(field, edition)) for field in HEAD],
        "columns": [{"field": key, "heading": heading} for key, heading in edition.columns.items()],
        "issues": [_issue(document, index, edition) for index in range(_length(document.at(("issues",))))],
    }


def is_plan(value: Value) -> bool:
    """Whether a file has no outputs and outcomes at all, as at the year's start."""
    issues = value.get("issues") if isinstance(value, dict) else None
    measures = [
        measure
        for issue in (issues if isinstance(issues, list) else [])
        if isinstance(issue, dict) and isinstance(issue.get("measures"), list)
        for measure in issue["measures"]  # type: ignore[union-attr]
        if isinstance(measure, dict)
    ]
    return bool(measures) and all(measure.get(key) is None for measure in measures for key in ("outputs", "outcomes"))


def _titles(document: SourceFile, edition: Edition, *, plan: bool) -> list[str]:
    from itareport.render.context import title_lines

    agency = {key: _text(document.at(("agency", key))) for key in ("name", "district", "province")}
    likeness: Any = SimpleNamespace(
        title=document.at(("title",)) or None,
        fiscal_year=_text(document.at(("fiscal_year",))) or "",
        agency=SimpleNamespace(**agency),
    )
    return [str(line) for line in title_lines(likeness, edition, "plan" if plan else "report")]


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _default(field: Field, edition: Edition) -> str:
    return edition.report_titles[0] if field.path == ("title",) else ""


def _issue(document: SourceFile, index: int, edition: Edition) -> dict[str, Any]:
    path: ValuePath = ("issues", index)
    typed = _text(document.at((*path, "number"))) or str(index + 1)
    number = to_thai(typed)
    official = edition.issues[index] if index < len(edition.issues) else ""
    place = f"{_BAND} {number}"
    measures = _length(document.at((*path, "measures")))
    return {
        "path": format_path(path),
        "place": place,
        "title": _box(document, (*path, "title"), f"ชื่อประเด็น {place}", placeholder=official),
        "measures": [_measure(document, (*path, "measures", row), place, edition) for row in range(measures)],
        "list": format_path((*path, "measures")),
    }


def _measure(document: SourceFile, path: ValuePath, issue: str, edition: Edition) -> dict[str, Any]:
    place = f"{issue} มาตรการที่ {to_thai(int(path[-1]) + 1)}"
    return {
        "path": format_path(path),
        "place": place,
        "cells": [_cell(document, path, key, place) for key in edition.columns],
    }


def _cell(document: SourceFile, measure: ValuePath, column: str, place: str) -> dict[str, Any]:
    field = COLUMNS[column]
    path = (*measure, field.path[-1])
    value = document.at(path)
    name = f"{field.label} {place}"
    listed = column in LISTS
    if listed and isinstance(value, list):
        boxes = list(_entries(document, path, name))
    elif listed and value is None:
        boxes = [_box(document, (*path, 0), f"{name} ข้อที่ {to_thai(1)}")]
    else:
        boxes = [_box(document, path, name)]
    return {
        "path": format_path(path),
        "field": field.path[-1],
        "label": field.label,
        "list": listed,
        "numbered": isinstance(value, list),
        "boxes": boxes,
    }


def _entries(document: SourceFile, path: ValuePath, name: str) -> Iterator[dict[str, Any]]:
    for index in range(_length(document.at(path))):
        yield _box(document, (*path, index), f"{name} ข้อที่ {to_thai(index + 1)}")


def _box(document: SourceFile, path: ValuePath, name: str, *, placeholder: str = "") -> dict[str, Any]:
    """One text box: its path, its accessible name, its text, and whether the page can write there."""
    value = document.at(path)
    return {
        "path": format_path(path),
        "name": name,
        "text": value if isinstance(value, str) else "",
        "placeholder": placeholder,
        "fixed": isinstance(value, (list, dict)),
    }


def _length(value: Value | Sequence[Value]) -> int:
    return len(value) if isinstance(value, list) else 0
