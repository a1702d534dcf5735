"""Changes as text."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from itareport.diffing import compare
from itareport.diffing.formats import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from itareport.data import ReportData

Data = dict[str, Any]


def test_nothing_for_no_changes(data: Data, plan: Callable[[Data], ReportData]) -> None:
    assert plain.render(compare(plan(data), plan(data))) == ""


def test_colour_changes_nothing_but_colour(
    before_edits: Data, edited: Data, plan: Callable[[Data], ReportData]
) -> None:
    comparison = compare(plan(before_edits), plan(edited))
    coloured = plain.render(comparison, colour=True)

    assert "\x1b[32m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain.render(comparison)


def test_a_text_of_any_length_is_neither_wrapped_nor_cut(data: Data, plan: Callable[[Data], ReportData]) -> None:
    old = deepcopy(data)
    long = "ก" * 3000
    data["issues"][0]["measures"][0]["period"] = long

    assert f"      + {long}\n" in plain.render(compare(plan(old), plan(data)))


def test_each_line_of_a_text_has_its_sign(data: Data, plan: Callable[[Data], ReportData]) -> None:
    old = deepcopy(data)
    data["issues"][0]["measures"][0]["period"] = "ไตรมาส ๑\nไตรมาส ๒"

    assert "      + ไตรมาส ๑\n      + ไตรมาส ๒\n" in plain.render(compare(plan(old), plan(data)))


def test_the_line_of_words_shows_what_changed_and_little_else(data: Data, plan: Callable[[Data], ReportData]) -> None:
    measure = data["issues"][0]["measures"][0]
    measure["period"] = "ตั้งแต่ต้นปีงบประมาณไปจนถึงวันที่สามสิบกันยายน\nของทุกปีงบประมาณตามแผนที่กำหนดไว้"
    old = deepcopy(data)
    measure["period"] = measure["period"].replace("กันยายน", "มิถุนายน")
    lines = plain.render(compare(plan(old), plan(data))).splitlines()

    assert lines[-1] == "      = …ไปจนถึงวันที่สามสิบ[-กันยา-]{+มิถุนา+}ยน⏎ของทุกปีงบป…"


def test_what_turns_the_writing_is_made_visible(data: Data, plan: Callable[[Data], ReportData]) -> None:
    new = deepcopy(data)
    new["issues"][0]["measures"][0]["responsible"] = "สำนักปลัด\u202eกข\u2066"
    for colour in (False, True):
        shown = plain.render(compare(plan(data), plan(new)), colour=colour)
        assert "สำนักปลัด�กข�" in shown
        assert not {"\u202e", "\u2066"} & set(shown)
