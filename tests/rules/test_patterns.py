"""No regular expression of the Thai rules takes more than in proportion to the text: counted in steps, not in time."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator

import pytest

import itareport.rules
import itareport.thai
from itareport.thai.patterns import Pattern
from support.regex_steps import steps

LENGTH = 60
MORE = 2.8
"""Twice the text takes twice the steps and a little; four times are too many."""

PIECES = [
    "ก", "่", "เ", " ", "ะา", "ๆ", "ฯ ", "1๑", "1", "a1 ", "พ.", "เธ", "Ò", "Ò\u00ad", "\u200b", "ฯลฯ", "เ ", "ำ้", "0-", "-",
    "โควิด ", "\u0e4d", "่\u0e4d", "\u0e4d่", "ิ", "ำ", "\u00a0", "\t", "👍", "👍\u200d", "1.", "ก.", "(", "(ระบุ", "…", "ปี",
    "ไตรมาส ", "2568 ", "๖๘-", "ต.ค. ", "1/1/", "\0", "\u00ad", "\u200d", "x",
]  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in (itareport.rules, itareport.thai):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, Pattern):
                        yield f"{module.name.rpartition('.')[2]}.{name}", one.compiled


PATTERNS = list(patterns())


AT_ONE_PLACE = {
    "mentions._JOINING",
    "mentions._MONTH_AFTER",
    "mentions._NEXT_MONTH",
    "mentions._RANGE",
    "mentions._RANGE_SIGN",
    "placeholders._NAMED_BLANK",
    "sub_items._SUB_ITEM",
    "thai_marks._PILED_RIGHTLY",
    "typed_numbers._TYPED",
}
"""These are held against the text at one place, and not looked for in it."""


def growth(pattern: re.Pattern[str], piece: str, *, at_start: bool = False) -> float:
    text = piece * (LENGTH // len(piece))
    return steps(pattern, text * 2, at_start=at_start) / steps(pattern, text, at_start=at_start)


def test_the_patterns_of_all_rules_are_looked_at() -> None:
    assert len(PATTERNS) > 50


@pytest.mark.parametrize("text", ["", "ตามแผน", "กกก1ก", "ที่่ ก็ 2568"])
def test_the_counter_takes_the_paths_of_the_matcher(text: str) -> None:
    for _name, pattern in PATTERNS:
        assert steps(pattern, text) >= len(text)


def test_the_counter_sees_a_run_that_is_read_again_from_each_of_its_letters() -> None:
    assert growth(re.compile("\u0e4d+[่-๋]?\u0e32"), "\u0e4d") > MORE
    assert growth(re.compile("(?<!\u0e4d)\u0e4d++[่-๋]?\u0e32"), "\u0e4d") < MORE


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_twice_the_text_takes_about_twice_the_steps(name: str, pattern: re.Pattern[str]) -> None:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        assert {
            piece: times for piece in PIECES if (times := growth(pattern, piece, at_start=name in AT_ONE_PLACE)) > MORE
        } == {}, name
    finally:
        sys.setrecursionlimit(limit)
