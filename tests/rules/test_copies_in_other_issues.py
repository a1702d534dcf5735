"""A measure of the same name in another issue is a copy only when all that it tells is the same."""

from __future__ import annotations

import pytest

LAST = "      - name: มาตรการป้องกันการทุจริต\n"
COPIED = {
    "name": "มาตรการสื่อสารกับประชาชน",
    "steps": "เผยแพร่ข่าวสารทางเว็บไซต์",
    "period": "ทุกปี",
    "responsible": "งานนิติการ",
    "outputs": "เผยแพร่ข่าวสาร ๑๒๐ เรื่อง",
    "outcomes": "ประชาชนรับรู้ข่าวสารทั่วถึง",
}


def measure(**fields: str) -> str:
    return "      - " + "        ".join(f"{key}: {text}\n" for key, text in (COPIED | fields).items())


@pytest.mark.parametrize("field", ["period", "responsible"])
def test_who_and_when_make_no_difference(ids, field):
    assert ids({LAST: measure(**{field: "ตลอดปี"}) + LAST}) == ["ITA105"]


@pytest.mark.parametrize("field", ["name", "steps", "outputs", "outcomes"])
def test_what_and_its_results_do(ids, field):
    assert ids({LAST: measure(**{field: "เรื่องอื่น"}) + LAST}) == []


def test_measures_after_one_without_a_name_are_looked_at(ids):
    assert ids({LAST: measure(name='""') + measure() + LAST}) == ["ITA054", "ITA105"]
