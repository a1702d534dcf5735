"""Data that fit the format, as the models say: what documents are made from and comparisons are made of."""

from __future__ import annotations

from typing import Any

from itareport.data import ReportData
from itareport.fields import DocumentKind
from itareport.schema import Report
from itareport.shape import STANDARD, Shape


def valid(data: Any, kind: DocumentKind = "report", shape: Shape = STANDARD) -> ReportData:
    """Raises pydantic's ValidationError where they do not fit."""
    return Report.model_validate(data, context={"kind": kind, "shape": shape}).as_data()
