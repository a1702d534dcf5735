"""The keys of each mapping of the data format, and which of them a misspelt key was meant to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel

from itareport.findings import Path
from itareport.schema.models import Agency, Issue, Measure, Report

_MODELS: dict[Path, type[BaseModel]] = {
    (): Report,
    ("agency",): Agency,
    ("issues",): Issue,
    ("issues", "measures"): Measure,
}
_INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]")
_OTHER_WORDS = {
    "year": "fiscal_year",
    "ปีงบประมาณ": "fiscal_year",
    "หน่วยงาน": "agency",
    "ชื่อ": "name",
    "ชื่อหน่วยงาน": "name",
    "อำเภอ": "district",
    "เขต": "district",
    "จังหวัด": "province",
    "ประเด็น": "issues",
    "เลขที่": "number",
    "ลำดับ": "number",
    "มาตรการ": "measures",
    "measure": "name",
    "ขั้นตอน": "steps",
    "ช่วงระยะเวลา": "period",
    "ระยะเวลา": "period",
    "ผู้รับผิดชอบ": "responsible",
    "ผลการดำเนินการ": "outputs",
    "ผลลัพธ์": "outcomes",
    "ผลสัมฤทธิ์": "outcomes",
}


def allowed_keys(path: Path) -> tuple[str, ...]:
    """The keys, in the order of the format, of the mapping at ``path``; none where the format has no mapping."""
    model = _MODELS.get(tuple(step for step in path if isinstance(step, str)))
    return tuple(model.model_fields) if model else ()


def nearest_key(key: str, path: Path, missing: Sequence[str]) -> str | None:
    """The key that was probably meant, a missing one before one that is there already."""
    from difflib import get_close_matches

    plain = _INVISIBLE.sub("", key).casefold().replace("-", "_")
    allowed = allowed_keys(path)
    other = _OTHER_WORDS.get(plain)
    if other in allowed:
        return other
    for candidates in (missing, allowed):
        matches = get_close_matches(plain[:40], candidates, n=1, cutoff=0.6)
        if matches:
            return str(matches[0])
    return None
