"""The JSON Schema of the data file, for editors and other programs."""

from __future__ import annotations

from typing import Any

from itareport.fields import STANDARD
from itareport.schema.json_types import or_nothing
from itareport.schema.models import Report

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a data file."""
    schema = Report.model_json_schema()
    measure = schema["$defs"]["Measure"]
    # Results may wait for the year's end; that a report needs them is said by ``validate``, which knows what it checks.
    measure["required"] = list(STANDARD.required_in("plan"))
    for key in set(measure["properties"]).difference(measure["required"]):
        measure["properties"][key] = or_nothing(measure["properties"][key])
    _without_defaults(schema)
    return {"$schema": DIALECT, **schema}


def _without_defaults(schema: dict[str, Any]) -> None:
    """An optional key that is left out has no value; editors would offer the default ``null``, which is refused."""
    for model in (schema, *schema["$defs"].values()):
        for field in model["properties"].values():
            if field.get("default", ...) is None:
                del field["default"]
