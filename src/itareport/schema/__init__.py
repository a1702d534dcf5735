"""The data format: models, JSON Schema, and the findings for what does not fit them.

The models are imported when one is first asked for: who only lists the rules needs no Pydantic.
"""

from typing import TYPE_CHECKING

from itareport.fields import DocumentKind
from itareport.schema.check import check, check_pictures
from itareport.schema.json_schema import json_schema
from itareport.schema.plain import report_of
from itareport.schema.schema_rules import RULES

if TYPE_CHECKING:
    from itareport.schema.models import Agency, Issue, Measure, Picture, Report, Signature

__all__ = [
    "RULES",
    "Agency",
    "DocumentKind",
    "Issue",
    "Measure",
    "Picture",
    "Report",
    "Signature",
    "check",
    "check_pictures",
    "json_schema",
    "report_of",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from itareport.schema import models

    return getattr(models, name)
