"""The data inside a Word file that this program built, as far as they can be trusted to be a report's."""

from __future__ import annotations

import re
from typing import Any, cast

from itareport.data import texts_in
from itareport.fields import DocumentKind
from itareport.shape import shape_of_any
from itareport.source.decode import REFUSED

Payload = tuple[dict[str, Any], DocumentKind]


def payload_in(carried: bytes) -> Payload | None:
    """The data that a build put into its file, and what it was printed as; None when they are no report's.

    A stranger may have put anything into a Word file, so only what the data format allows passes. The form edition that
    the report was printed in need not be available: data of any edition pass.
    """
    import json

    try:
        payload = json.loads(carried)
    except (ValueError, RecursionError):
        return None
    if not isinstance(payload, dict) or payload.get("kind") not in {"report", "plan"}:
        return None
    data = _report(payload.get("data"), payload["kind"])
    return None if data is None else (data, payload["kind"])


def _report(data: Any, kind: DocumentKind) -> dict[str, Any] | None:
    """The data as the format has them, None when they do not fit it."""
    from itareport.schema import report_of

    issues = data.get("issues") if isinstance(data, dict) else None
    shape = shape_of_any(len(issues) if isinstance(issues, list) else 0)
    report = cast("dict[str, Any] | None", report_of(data, kind, shape))
    # The reader of data files refuses these characters; JSON can carry them.
    return None if any(re.search(REFUSED, text) for text in texts_in(report)) else report
