"""The data format: models, JSON Schema, and the findings for what does not fit them."""

from itareport.fields import DocumentKind
from itareport.schema.check import check, check_pictures, report_of
from itareport.schema.json_schema import json_schema
from itareport.schema.models import Agency, Issue, Measure, Picture, Report, Signature
from itareport.schema.schema_rules import RULES

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
