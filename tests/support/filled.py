"""Plain data of a report in which every field is filled."""

from __future__ import annotations

from typing import Any

MEASURE = {
    "name": "มาตรการ",
    "steps": ["ขั้นตอน"],
    "period": "ไตรมาส ๑",
    "responsible": "กองคลัง",
    "outputs": "ผล",
    "outcomes": ["ผลลัพธ์"],
}


def issues() -> list[dict[str, Any]]:
    """Seven issues with a measure each, numbered by texts as a reader gives them."""
    return [{"number": str(number), "measures": [{**MEASURE}]} for number in range(1, 8)]
