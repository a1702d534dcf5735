"""The names of the months as Thai texts write them."""

from __future__ import annotations

import re

import pytest

from itareport.thai.months import MONTH_ENDING, month_pattern, months

FULL = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]


def test_there_are_twelve() -> None:
    assert set(months().values()) == set(range(1, 13))


@pytest.mark.parametrize("names", [FULL, SHORT])
def test_a_month_is_known_by_its_name_and_by_its_abbreviation(names: list[str]) -> None:
    pattern = re.compile(f"({month_pattern()}){MONTH_ENDING}")
    matches = [pattern.fullmatch(name) for name in names]
    assert [match and months()[match[1]] for match in matches] == list(range(1, 13))


@pytest.mark.parametrize("text", ["", "กอง", "วันที่", "ไตรมาส", "ค.ศ."])
def test_other_words_are_none(text: str) -> None:
    assert re.fullmatch(f"({month_pattern()}){MONTH_ENDING}", text) is None
