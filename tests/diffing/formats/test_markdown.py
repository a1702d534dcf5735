"""Changes as Markdown."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from itareport.diffing import compare
from itareport.diffing.formats import markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from itareport.data import ReportData

Data = dict[str, Any]


def test_no_changes_are_a_heading_and_a_sentence(data: Data, plan: Callable[[Data], ReportData]) -> None:
    assert markdown.render(compare(plan(data), plan(data))) == "# What changed in the report\n\nno differences\n"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a_b*c`d", r"a\_b\*c\`d"),
        ("<b>&amp;", "&lt;b>&amp;amp;"),
        ("[x](http://y)", r"\[x](http://y)"),
        ("~~x~~ {+y+} $z$", r"\~\~x\~\~ \{+y+} \$z\$"),
        ("C:\\data", r"C:\\data"),
        ("@admin", "@<!-- -->admin"),
        ("a@example.org", "a@example.org"),
        ("ข้อ #12 และ !34", "ข้อ #<!-- -->12 และ !<!-- -->34"),
        (":tada: 12:30", ":<!-- -->tada: 12:30"),
        ("หนึ่ง\nสอง\tสาม\u00a0สี่", "หนึ่ง<br>สอง&#9;สาม&nbsp;สี่"),
        ("ไตรมาส ๑-๔ (ครบ) 1. x", "ไตรมาส ๑-๔ (ครบ) 1. x"),
    ],
)
def test_a_text_means_only_itself(text: str, escaped: str) -> None:
    assert markdown.escape(text) == escaped


def test_each_change_is_one_item(before_edits: Data, edited: Data, plan: Callable[[Data], ReportData]) -> None:
    comparison = compare(plan(before_edits), plan(edited))
    lines = markdown.render(comparison).splitlines()

    assert lines[0].startswith("# ")
    assert len([line for line in lines if line.startswith("- ")]) == len(comparison.changes)
    assert all(line.startswith(("#", "- ", "  ", "12 changes")) or not line for line in lines)


def test_what_turns_the_writing_or_moves_the_cursor_is_made_visible(
    data: Data, plan: Callable[[Data], ReportData]
) -> None:
    new = deepcopy(data)
    new["issues"][0]["measures"][0]["responsible"] = "สำนักปลัด\u202eกข\u2066"
    shown = markdown.render(compare(plan(data), plan(new)), old_name="a\x1b[31m.yaml", new_name="\udcff.yaml")
    assert "<ins>�กข�</ins>" in shown
    assert "a�\\[31m.yaml → �.yaml" in shown
    assert not {"\u202e", "\u2066", "\x1b", "\udcff"} & set(shown)
