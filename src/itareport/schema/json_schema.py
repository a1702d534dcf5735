"""The JSON Schema of the data file, for editors and other programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from itareport import __version__
from itareport.fields import KEYS
from itareport.schema.json_types import issues_in_order, or_nothing
from itareport.shape import STANDARD, Shape

NAME = "itareport.schema.json"
ADDRESS = f"https://github.com/itareport/itareport/releases/download/v{__version__}/{NAME}"
"""Where this release publishes the schema of the form editions that it ships."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_NO_HEADINGS: Mapping[str, str] = {}


def json_schema(shape: Shape = STANDARD, headings: Mapping[str, str] = _NO_HEADINGS) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a data file, as the form edition with this ``shape`` asks.

    ``headings`` are those of the edition's columns by field: editors show them beside the fields. Without any it is the
    schema that the release publishes, and only that one has its address as ``$id``.
    """
    from itareport.schema.models import Report

    schema = Report.model_json_schema()
    issues_in_order(schema["properties"]["issues"], shape.issues)
    measure = schema["$defs"]["Measure"]
    # Results may wait for the year's end; that a report needs them ``validate`` reports, which knows the kind.
    measure["required"] = list(shape.required_in("plan"))
    for key in KEYS.all:
        field = measure["properties"][key]
        if key not in measure["required"]:
            field = or_nothing(field)
        if key in headings:
            field["title"] = headings[key]
        elif headings:
            field["description"] = f"{field['description']} ({_NOT_PRINTED})"
        measure["properties"][key] = field
    _without_defaults(schema)
    return {"$schema": DIALECT, **({} if headings else {"$id": ADDRESS}), **schema}


_NOT_PRINTED = "แบบรายงานของปีนี้ไม่มีคอลัมน์นี้ จึงไม่พิมพ์"
"""Part of the schema, like its titles and descriptions, so always Thai."""


def _without_defaults(schema: dict[str, Any]) -> None:
    """An optional key that is left out has no value; editors would offer the default ``null``, which is refused."""
    for model in (schema, *schema["$defs"].values()):
        for field in model["properties"].values():
            if field.get("default", ...) is None:
                del field["default"]
