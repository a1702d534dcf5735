"""Where a reader finds each change, and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itareport import i18n
from itareport.diffing import Kind, compare
from itareport.diffing.formats.outline import outline, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from itareport.data import ReportData

Data = dict[str, Any]


def test_every_change_is_under_its_issue_and_measure(
    before_edits: Data, edited: Data, plan: Callable[[Data], ReportData]
) -> None:
    comparison = compare(plan(before_edits), plan(edited))
    found = [
        (section.heading.partition(" ")[2][:1], group.heading[:9], str(entry.kind), entry.what)
        for section in outline(comparison)
        for group in section.groups
        for entry in group.entries
    ]

    assert len(found) == len(comparison.changes)
    assert ("1", "measure 1", "added", "step 1") in found
    assert ("2", "", "changed", "title of the issue") in found
    assert ("5", "measure 1", "moved", "the whole measure") in found
    assert ("4", "measure 1", "removed", "the whole measure") not in found
    assert ("7", "measure 1", "removed", "output 1") in found


def test_what_a_moved_measure_lost_is_where_it_is_now(data: Data, plan: Callable[[Data], ReportData]) -> None:
    old = plan(data)
    moved = data["issues"][3]["measures"].pop()
    del moved["steps"][0]
    data["issues"][3]["measures"].append({"name": "x", "steps": "y", "period": "z", "responsible": "w"})
    data["issues"][0]["measures"].append(moved)
    first, fourth = outline(compare(old, plan(data)))

    assert [[entry.kind for entry in group.entries] for group in first.groups] == [[Kind.MOVED, Kind.REMOVED]]
    assert first.groups[0].heading == f"measure 2 “{moved['name']}”"
    assert first.groups[0].entries[0].note == "from issue 4 measure 1"
    assert [[entry.what for entry in group.entries] for group in fourth.groups] == [["the whole measure"]]


def test_the_same_number_of_a_removed_and_of_another_measure_are_two_groups(
    data: Data, plan: Callable[[Data], ReportData]
) -> None:
    old = plan(data)
    data["issues"][3]["measures"] = [{"name": "x", "steps": "y", "period": "z", "responsible": "w"}]
    (section,) = outline(compare(old, plan(data)))

    assert [group.heading[:9] for group in section.groups] == ["measure 1", "measure 1"]
    assert [group.entries[0].kind for group in section.groups] == [Kind.REMOVED, Kind.ADDED]


def test_the_summary_counts_each_kind(before_edits: Data, edited: Data, plan: Callable[[Data], ReportData]) -> None:
    old, new = plan(before_edits), plan(edited)

    assert summary(compare(old, new)) == "12 changes (added 2, removed 2, changed 6, moved 2)"
    assert summary(compare(old, old)) == "no differences"


def test_in_thai_numbers_are_thai(before_edits: Data, edited: Data, plan: Callable[[Data], ReportData]) -> None:
    i18n.use("th")
    sections = outline(compare(plan(before_edits), plan(edited)))

    assert sections[1].heading == "ประเด็นที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"
    assert sections[1].groups[0].heading == "มาตรการที่ ๑ “มาตรการส่งเสริมคุณภาพการดำเนินงาน”"
    assert sections[1].groups[0].entries[0].what == "ขั้นตอนข้อ ๑"
