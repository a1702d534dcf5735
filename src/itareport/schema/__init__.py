"""The data format: models, JSON Schema, and the findings for what does not fit them."""

from itareport.fields import DocumentKind
from itareport.schema.check import check, report_of
from itareport.schema.json_schema import json_schema
from itareport.schema.models import Agency, Issue, Measure, Report
from itareport.schema.schema_rules import RULES

__all__ = ["RULES", "Agency", "DocumentKind", "Issue", "Measure", "Report", "check", "json_schema", "report_of"]
