"""The JSON Schema of the data file, for editors and other programs."""

from __future__ import annotations

from typing import Any

from itareport.schema.models import Report

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a data file that is read as a report."""
    schema = Report.model_json_schema()
    for field in ("outputs", "outcomes"):
        measure = schema["$defs"]["Measure"]
        measure["properties"][field].pop("default", None)
        measure["required"].append(field)
    _without_defaults(schema)
    return {"$schema": DIALECT, **schema}


def _without_defaults(schema: dict[str, Any]) -> None:
    """An optional key that is left out has no value; editors would offer the default ``null``, which is refused."""
    for model in (schema, *schema["$defs"].values()):
        for field in model["properties"].values():
            if field.get("default", ...) is None:
                del field["default"]
