"""The parts of the page in their order, whatever the file holds: each text box with its path and accessible name.

Everything here is Thai in every language: these are the names of the fields, which the report is written in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itareport.data import AGENCY, MAX_PICTURES, MAX_SIGNATURES, PICTURES, PREFACE, SIGNATURES
from itareport.fields import FIELDS, Field
from itareport.findings import format_path
from itareport.render.context import title_lines
from itareport.thai.digits import to_thai

if TYPE_CHECKING:
    from collections.abc import Mapping

    from itareport.fields import DocumentKind
    from itareport.findings import ValuePath
    from itareport.forms import Edition
    from itareport.source import SourceFile, Value

_HEAD: dict[ValuePath, str] = {
    ("fiscal_year",): "ปีงบประมาณ (พ.ศ.)",
    ("agency", "name"): "ชื่อหน่วยงาน",
    ("agency", "district"): "อำเภอหรือเขต",
    ("agency", "province"): "จังหวัด",
    ("title",): "ชื่อรายงาน",
}
_WIDTHS = {"measure": 42, "steps": 58, "outputs": 55, "outcomes": 55}
_WIDTH = 27
"""Millimetres."""

_NOT_GIVEN = "ไม่มี"
_NO_IMAGES: Mapping[str, str] = {}
_GROUPS = {
    SIGNATURES: ("ผู้ลงนาม", {"name": "ชื่อ", "position": "ตำแหน่ง", "role": "ลงนามในฐานะ"}, MAX_SIGNATURES),
    PICTURES: ("ภาพ", {"file": "ไฟล์ภาพ", "caption": "คำบรรยายภาพ"}, MAX_PICTURES),
}
"""The lists below the table: what one entry is called, its keys, and how many there may be."""


def page(
    source_file: SourceFile, edition: Edition, kind: DocumentKind, images: Mapping[str, str] = _NO_IMAGES
) -> dict[str, Any]:
    """What the page draws for a file that was read to its end.

    ``images`` are the addresses of the pictures that can be shown, by the names of their files.
    """
    titles = edition.report_titles if kind == "report" else edition.plan_titles
    return {
        "plan": kind == "plan",
        "titles": _titles(source_file, edition, kind),
        "head": [
            _box(
                source_file,
                path,
                name,
                hint=titles[0] if path == ("title",) else _NOT_GIVEN if path[-1] in AGENCY[1:] else "",
            )
            for path, name in _HEAD.items()
        ],
        # Its entries are paragraphs, which the report prints without numbers.
        "preface": {**_cell(source_file, (PREFACE,), "คำนำ", "", entries=True, hint=_NOT_GIVEN), "paragraphs": True},
        "columns": _columns(edition),
        "issues": [_issue(source_file, index, edition) for index in range(_length(source_file.at(("issues",))))],
        "groups": [_group(source_file, key, images) for key in _GROUPS],
    }


def _columns(edition: Edition) -> list[dict[str, Any]]:
    """The columns with their headings and shares of the table's width in percent.

    Where an edition gives widths they count; a column without one is as wide as fields like it are in the form of 2568.
    """
    widths = [column.width or _WIDTHS.get(name, _WIDTH) for name, column in edition.columns.items()]
    return [
        {"field": name, "heading": column.heading, "width": round(100 * width / sum(widths), 2)}
        for (name, column), width in zip(edition.columns.items(), widths, strict=True)
    ]


def _titles(source_file: SourceFile, edition: Edition, kind: DocumentKind) -> list[str]:
    # A file that is not filled yet makes no report, but has as much of its titles as it has values.
    report: Any = {
        "fiscal_year": _text(source_file, ("fiscal_year",)),
        "agency": {key: _text(source_file, ("agency", key)) for key in AGENCY},
    }
    if title := _text(source_file, ("title",)):
        report["title"] = title
    return [str(line) for line in title_lines(report, edition, kind)]


def _issue(source_file: SourceFile, index: int, edition: Edition) -> dict[str, Any]:
    path: ValuePath = ("issues", index)
    place = f"ประเด็นที่ {to_thai(_text(source_file, (*path, 'number')) or index + 1)}"
    official = edition.issues[index] if index < len(edition.issues) else ""
    rows = range(_length(source_file.at((*path, "measures"))))
    return {
        "path": format_path(path),
        "place": place,
        "title": _box(source_file, (*path, "title"), f"ชื่อประเด็น {place}", hint=official),
        "list": format_path((*path, "measures")),
        "measures": [_measure(source_file, (*path, "measures", row), place, edition) for row in rows],
    }


def _measure(source_file: SourceFile, path: ValuePath, issue: str, edition: Edition) -> dict[str, Any]:
    place = f"{issue} มาตรการที่ {to_thai(int(path[-1]) + 1)}"
    by_column = {field.column: field for field in FIELDS}
    printed = [by_column[column] for column in edition.columns]
    others = [field for field in FIELDS if field not in printed and source_file.at((*path, field.key)) is not None]

    def cell(field: Field) -> dict[str, Any]:
        return _cell(source_file, (*path, field.key), field.heading, place, entries=field.entries)

    return {
        "path": format_path(path),
        "place": place,
        "cells": [cell(field) for field in printed],
        "unprinted": [cell(field) for field in others],
    }


def _cell(
    source_file: SourceFile, path: ValuePath, label: str, place: str, *, entries: bool, hint: str = ""
) -> dict[str, Any]:
    """A field with its boxes: one a list entry, and one for a field without value; ``numbered`` when it is a list."""
    value = source_file.at(path)
    name = f"{label} {place}".rstrip()
    boxes = [_box(source_file, path, name, hint=hint)]
    if entries and (value is None or isinstance(value, list)):
        count = _length(value) or 1
        names = [f"{name} ข้อที่ {to_thai(index + 1)}" for index in range(count)]
        boxes = [_box(source_file, (*path, index), each, hint=hint) for index, each in enumerate(names)]
    return {
        "path": format_path(path),
        "label": label,
        "name": name,
        "list": entries,
        "numbered": isinstance(value, list),
        "boxes": boxes,
    }


def _group(source_file: SourceFile, key: str, images: Mapping[str, str]) -> dict[str, Any]:
    what, keys, most = _GROUPS[key]
    count = _length(source_file.at((key,)))
    return {
        "path": key,
        "what": what,
        "full": count >= most,
        "entries": [
            {
                "path": format_path((key, index)),
                "place": f"{what}ที่ {to_thai(index + 1)}",
                "image": images.get(_text(source_file, (key, index, "file"))) if key == PICTURES else None,
                "boxes": [
                    _box(source_file, (key, index, part), f"{label} {what}ที่ {to_thai(index + 1)}", label=label)
                    for part, label in keys.items()
                ],
            }
            for index in range(count)
        ],
    }


def _box(source_file: SourceFile, path: ValuePath, name: str, *, label: str = "", hint: str = "") -> dict[str, Any]:
    """One text box; ``fixed`` where the file has more than a text there, which the page cannot write."""
    value = source_file.at(path)
    return {
        "path": format_path(path),
        "name": name,
        "label": label or name,
        "text": value if isinstance(value, str) else "",
        "hint": hint,
        "fixed": isinstance(value, (list, dict)),
    }


def _text(source_file: SourceFile, path: ValuePath) -> str:
    value = source_file.at(path)
    return value if isinstance(value, str) else ""


def _length(value: Value) -> int:
    return len(value) if isinstance(value, list) else 0
