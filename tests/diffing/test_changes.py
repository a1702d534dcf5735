"""What counts as one change, and that the changes say all that changed."""

from __future__ import annotations

import re
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itareport.data import ReportData
from itareport.diffing import Change, Kind, diff, matching
from support.edited import edit_at_random, measure, random_report, random_text
from support.valid import valid

if TYPE_CHECKING:
    from collections.abc import Callable

Data = dict[str, Any]


def changes(old: Data, new: Data) -> list[tuple[str, str, Any, Any]]:
    found = diff(plan_of(old), plan_of(new))
    return [(str(change.kind), change.path, change.old, change.new) for change in found]


def plan_of(data: Data) -> ReportData:
    return valid(data, "plan")


UNLIKE = measure(
    "โครงการปลูกต้นไม้ริมคลอง",
    steps=["ซื้อกล้าไม้พื้นเมือง", "นัดนักเรียนมาปลูก"],
    outputs="ต้นไม้ ๒๐๐ ต้น",
    outcomes="ร่มรื่นขึ้น",
)


def test_equal_reports_have_no_changes(data: Data) -> None:
    assert changes(data, deepcopy(data)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "รายงานประจำปี"),
        ("agency.district", "อำเภอเมือง"),
        ("agency.province", "กรุงเทพมหานคร"),
        ("issues[1].measures[0].outputs", "ผลเดียว"),
        ("issues[1].measures[0].outcomes", ["ผลหนึ่ง", "ผลสอง"]),
    ],
)
def test_a_value_that_was_not_there_is_added_and_the_other_way_round_removed(
    data: Data, path: str, value: str | list[str]
) -> None:
    without, with_it = deepcopy(data), deepcopy(data)
    set_at(without, path, None)
    set_at(with_it, path, value)

    assert changes(without, with_it) == [("added", path, None, value)]
    assert changes(with_it, without) == [("removed", path, value, None)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("fiscal_year", 2569),
        ("agency.name", "เทศบาลตำบลไทยาวาส"),
        ("issues[2].title", "ช่องทางใหม่"),
        ("issues[2].measures[0].name", "มาตรการปรับปรุงการสื่อสารกับประชาชน"),
        ("issues[2].measures[0].name", "โครงการที่เปลี่ยนชื่อทั้งหมดโดยไม่เหลือเค้าเดิม"),
        ("issues[2].measures[0].period", "ตลอดปี"),
        ("issues[2].measures[0].responsible", "กองคลัง"),
        ("issues[2].measures[0].steps[0]", "ข้อความใหม่ที่ไม่เหมือนเดิม"),
        ("issues[2].measures[0].outputs[1]", "ลงพื้นที่ ๑๒ ครั้ง"),
    ],
)
def test_another_value_is_one_change(data: Data, path: str, value: str | int) -> None:
    new = deepcopy(data)
    set_at(new, path, value)

    assert changes(data, new) == [("changed", path, get_at(data, path), value)]


def test_a_text_that_becomes_a_list_of_that_text_is_changed_because_it_gets_a_number(data: Data) -> None:
    new = deepcopy(data)
    new["issues"][0]["measures"][0]["period"] = data["issues"][0]["measures"][0]["period"]
    data["issues"][0]["measures"][0]["steps"] = "แจ้งเวียน"
    new["issues"][0]["measures"][0]["steps"] = ["แจ้งเวียน"]

    assert changes(data, new) == [("changed", "issues[0].measures[0].steps", "แจ้งเวียน", ["แจ้งเวียน"])]


def test_an_issue_title_that_is_the_forms_own_is_the_same_as_none(data: Data) -> None:
    new = deepcopy(data)
    for issue in new["issues"]:
        del issue["title"]

    assert changes(data, new) == []
    assert changes(new, data) == []


def test_another_issue_title_is_added_to_none(data: Data) -> None:
    del data["issues"][4]["title"]
    new = deepcopy(data)
    new["issues"][4]["title"] = "ชื่อที่หน่วยงานตั้งเอง"

    assert changes(data, new) == [("added", "issues[4].title", None, "ชื่อที่หน่วยงานตั้งเอง")]


def test_an_entry_inserted_in_front_leaves_the_others_as_they_are(data: Data) -> None:
    new = deepcopy(data)
    new["issues"][0]["measures"][0]["steps"].insert(0, "ประชุมชี้แจง")

    assert changes(data, new) == [("added", "issues[0].measures[0].steps[0]", None, "ประชุมชี้แจง")]


def test_a_removed_entry_has_the_old_reports_path(data: Data) -> None:
    new = deepcopy(data)
    gone = new["issues"][0]["measures"][0]["outcomes"].pop(1)

    assert changes(data, new) == [("removed", "issues[0].measures[0].outcomes[1]", gone, None)]


def test_an_entry_in_another_place_is_moved(data: Data) -> None:
    new = deepcopy(data)
    outcomes = new["issues"][0]["measures"][0]["outcomes"]
    outcomes.insert(0, outcomes.pop())
    place = "issues[0].measures[0].outcomes"

    assert changes(data, new) == [("moved", f"{place}[0]", f"{place}[2]", f"{place}[0]")]


def test_of_a_reversed_list_the_entry_in_the_middle_has_not_moved(data: Data) -> None:
    new = deepcopy(data)
    new["issues"][0]["measures"][0]["outcomes"].reverse()

    assert [change[1][-3:] for change in changes(data, new)] == ["[0]", "[2]"]


def test_an_entry_that_was_moved_and_reworded_is_two_edits(data: Data) -> None:
    new = deepcopy(data)
    outcomes = new["issues"][0]["measures"][0]["outcomes"]
    outcomes.insert(0, outcomes.pop() + "กว่าปีก่อน")
    place = "issues[0].measures[0].outcomes"

    assert [change[:2] for change in changes(data, new)] == [("moved", f"{place}[0]"), ("changed", f"{place}[0]")]


def test_of_equal_entries_none_is_reported_to_have_moved() -> None:
    old = one_list("ตรวจ", "แก้", "ตรวจ", "แก้", "ตรวจ", "สรุป")
    new = one_list("ตรวจ", "แก้ใหม่", "ตรวจ", "แก้", "ตรวจ", "สรุป", "ตรวจ")

    assert [change[:2] for change in changes(old, new)] == [
        ("changed", "issues[0].measures[0].steps[1]"),
        ("added", "issues[0].measures[0].steps[6]"),
    ]


def test_of_equal_entries_the_one_that_was_replaced_is_changed() -> None:
    old = one_list("ตรวจ", "ตรวจ", "สรุป")
    new = one_list("xyz", "ตรวจ", "สรุป")

    assert [change[:2] for change in changes(old, new)] == [("changed", "issues[0].measures[0].steps[0]")]


def test_an_unlike_entry_between_the_same_neighbours_is_a_changed_one() -> None:
    old = one_list("ก่อนเริ่มงาน", "แจ้งเวียน", "หลังเลิกงาน")
    new = one_list("ก่อนเริ่มงาน", "xyz", "หลังเลิกงาน")

    assert [change[0] for change in changes(old, new)] == ["changed"]


def test_a_reworded_entry_is_known_again_beside_a_new_one() -> None:
    old = one_list("ก่อนเริ่มงาน", "แจ้งเวียนหนังสือให้ทุกกองทราบ")
    new = one_list("ก่อนเริ่มงาน", "ซื้อกล้าไม้", "แจ้งเวียนหนังสือให้ทุกกองถือปฏิบัติ")

    assert [change[:2] for change in changes(old, new)] == [
        ("added", "issues[0].measures[0].steps[1]"),
        ("changed", "issues[0].measures[0].steps[2]"),
    ]


def test_a_much_reworded_entry_is_distinguished_from_a_new_one_by_the_little_they_share() -> None:
    old = one_list("ก่อนเริ่มงาน", "แจ้งเวียนหนังสือให้ทุกกองทราบ")
    new = one_list("ก่อนเริ่มงาน", "ซื้อกล้าไม้", "แจ้งเวียนประกาศนโยบายให้บุคลากร")

    assert [change[:2] for change in changes(old, new)] == [
        ("added", "issues[0].measures[0].steps[1]"),
        ("changed", "issues[0].measures[0].steps[2]"),
    ]


def test_a_whole_measure_is_given_with_its_mapping(data: Data) -> None:
    new = deepcopy(data)
    new["issues"][3]["measures"].insert(0, UNLIKE)

    assert changes(data, new) == [("added", "issues[3].measures[0]", None, UNLIKE)]
    assert changes(new, data) == [("removed", "issues[3].measures[0]", UNLIKE, None)]


def test_a_measure_in_another_issue_is_moved(data: Data) -> None:
    data["issues"][3]["measures"].append(UNLIKE)
    new = deepcopy(data)
    new["issues"][5]["measures"].insert(0, new["issues"][3]["measures"].pop())

    assert changes(data, new) == [
        ("moved", "issues[5].measures[0]", "issues[3].measures[1]", "issues[5].measures[0]"),
    ]


def test_a_measure_in_another_place_of_its_issue_is_moved(data: Data) -> None:
    data["issues"][3]["measures"] += [UNLIKE, measure("โครงการอบรมกฎหมายข้อมูลข่าวสาร")]
    new = deepcopy(data)
    new["issues"][3]["measures"].insert(0, new["issues"][3]["measures"].pop())

    assert [change[:3] for change in changes(data, new)] == [
        ("moved", "issues[3].measures[0]", "issues[3].measures[2]"),
    ]


def test_a_renamed_and_reworded_measure_is_the_same_measure(data: Data) -> None:
    new = deepcopy(data)
    fifth = new["issues"][4]["measures"][0]
    fifth["name"] = "โครงการจัดซื้อจัดจ้างอย่างเปิดเผย"
    fifth["steps"][0] += "และแจ้งผลให้ทราบ"

    assert [change[:2] for change in changes(data, new)] == [
        ("changed", "issues[4].measures[0].name"),
        ("changed", "issues[4].measures[0].steps[0]"),
    ]


def test_a_measure_that_was_moved_and_reworded_is_a_move_and_what_was_reworded(data: Data) -> None:
    data["issues"][3]["measures"].append(deepcopy(data["issues"][0]["measures"][0]))
    data["issues"][0]["measures"] = [UNLIKE]
    new = deepcopy(data)
    moved = new["issues"][3]["measures"].pop()
    gone = moved["outcomes"].pop()
    moved["name"] = "มาตรการส่งเสริมคุณภาพงาน"
    new["issues"][0]["measures"].append(moved)

    assert changes(data, new) == [
        ("moved", "issues[0].measures[1]", "issues[3].measures[1]", "issues[0].measures[1]"),
        ("changed", "issues[0].measures[1].name", "มาตรการส่งเสริมคุณภาพการดำเนินงาน", "มาตรการส่งเสริมคุณภาพงาน"),
        ("removed", "issues[3].measures[1].outcomes[2]", gone, None),
    ]


def test_a_measure_replaced_by_an_unlike_one_is_removed_and_added(data: Data) -> None:
    new = deepcopy(data)
    new["issues"][1]["measures"] = [UNLIKE]

    assert [change[:2] for change in changes(data, new)] == [
        ("removed", "issues[1].measures[0]"),
        ("added", "issues[1].measures[0]"),
    ]


def test_a_reworded_measure_stays_where_it_is_though_one_elsewhere_reads_a_little_more_like_it(data: Data) -> None:
    steps = ["ประกาศรับสมัคร", "คัดเลือก", "แต่งตั้ง", "รายงานผู้บริหาร"]
    data["issues"][0]["measures"].append(measure("โครงการจิตอาสาพัฒนาตำบล", steps=steps))
    new = deepcopy(data)
    here = new["issues"][0]["measures"][1]
    here["name"], here["steps"] = "โครงการจิตอาสาพัฒนาตำบลใหม่", [*steps[:3], "รายงานนายก"]
    new["issues"][6]["measures"].append(measure("โครงการจิตอาสาพัฒนาตำบลฯ", steps=steps))

    assert [change[:2] for change in changes(data, new)] == [
        ("changed", "issues[0].measures[1].name"),
        ("changed", "issues[0].measures[1].steps[3]"),
        ("added", "issues[6].measures[1]"),
    ]


def test_reworded_measures_of_the_same_few_words_are_known_by_their_places(data: Data) -> None:
    def spelt(number: int) -> str:
        return "".join("กขค" if number >> bit & 1 else "คขก" for bit in range(5))

    data["issues"][0]["measures"] = [measure(spelt(at), steps=[spelt(at ^ 7)]) for at in range(32)]
    new = deepcopy(data)
    for each in new["issues"][0]["measures"]:
        each["name"] += "กขค"
    new["issues"][0]["measures"].insert(0, UNLIKE)

    found = changes(data, new)
    assert [change[0] for change in found] == ["added"] + ["changed"] * 32


def test_measures_of_one_name_are_distinguished_by_what_they_say(data: Data) -> None:
    issue = data["issues"][0]["measures"]
    issue += [measure(issue[0]["name"], steps=["ซื้อกล้าไม้พื้นเมือง", "นัดนักเรียนมาปลูก"])]
    new = deepcopy(data)
    first, second = new["issues"][0]["measures"]
    first["period"], second["period"] = "ตลอดปี", "มีนาคม"
    new["issues"][0]["measures"].reverse()

    assert sorted(change[0] for change in changes(data, new)) == ["changed", "changed", "moved"]


def test_of_many_equal_measures_only_the_edited_ones_are_changed(data: Data) -> None:
    for issue in data["issues"]:
        issue["measures"] = [deepcopy(issue["measures"][0]) for _copy in range(40)]
    new = deepcopy(data)
    new["issues"][2]["measures"][1]["period"] = "ตลอดปี"
    new["issues"][2]["measures"].insert(20, UNLIKE)
    new["issues"][2]["measures"][39]["responsible"] = "กองคลัง"

    assert [change[:2] for change in changes(data, new)] == [
        ("changed", "issues[2].measures[1].period"),
        ("added", "issues[2].measures[20]"),
        ("changed", "issues[2].measures[39].responsible"),
    ]


def test_two_plans_are_compared_without_results(data: Data) -> None:
    for issue in data["issues"]:
        for each in issue["measures"]:
            del each["outputs"], each["outcomes"]
    new = deepcopy(data)
    new["issues"][6]["measures"][0]["steps"].append("รายงานผู้บริหาร")

    assert [change[:2] for change in changes(data, new)] == [("added", "issues[6].measures[0].steps[3]")]


def test_filling_in_a_plans_results_adds_each_field_once(data: Data) -> None:
    unfilled = deepcopy(data)
    for issue in unfilled["issues"]:
        del issue["measures"][0]["outputs"], issue["measures"][0]["outcomes"]

    assert {(change[0], change[1].rpartition(".")[2]) for change in changes(unfilled, data)} == {
        ("added", "outputs"),
        ("added", "outcomes"),
    }
    assert len(changes(unfilled, data)) == 14


def last_first(entries: list[str]) -> None:
    entries.insert(0, entries.pop())


EDITS: dict[str, Callable[[Data], Any]] = {
    "year": lambda data: set_at(data, "fiscal_year", 2570),
    "agency": lambda data: set_at(data, "agency.name", "เทศบาลตำบล"),
    "district": lambda data: set_at(data, "agency.district", None),
    "issue title": lambda data: set_at(data, "issues[0].title", "งานที่โปร่งใส"),
    "first step": lambda data: get_at(data, "issues[0].measures[0].steps").insert(0, "ประชุม"),
    "reworded step": lambda data: set_at(data, "issues[1].measures[0].steps[1]", "พัฒนาระบบการให้บริการออนไลน์"),
    "output gone": lambda data: get_at(data, "issues[1].measures[0].outputs").pop(0),
    "new name": lambda data: set_at(data, "issues[2].measures[0].name", "การสื่อสารที่เข้าถึงทุกคน"),
    "period": lambda data: set_at(data, "issues[2].measures[0].period", "ตลอดปี"),
    "reordered": lambda data: last_first(get_at(data, "issues[3].measures[0].steps")),
    "new measure": lambda data: get_at(data, "issues[4].measures").append(deepcopy(UNLIKE)),
    "as a text": lambda data: set_at(data, "issues[5].measures[0].outcomes", "ดีขึ้น"),
}


@given(st.sets(st.sampled_from(sorted(EDITS))))
@settings(max_examples=60)
def test_as_many_changes_as_edits(shipped_data: Data, chosen: set[str]) -> None:
    new = deepcopy(shipped_data)
    for edit in sorted(chosen):
        EDITS[edit](new)

    assert len(changes(shipped_data, new)) == len(chosen)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Data, Data]:
    """A report and what became of it, or two reports that have nothing to do with each other.

    Made by a generator of hypothesis's own choosing: drawing each text takes a hundred times as long.
    """
    rnd = Random(draw(st.integers(0, 2**32)))
    old = random_report(rnd)
    if draw(st.integers(0, 9)) == 0:
        return old, random_report(rnd)
    new = deepcopy(old)
    for _edit in range(draw(st.integers(0, 12))):
        edit_at_random(new, rnd, random_text(rnd))
    return old, new


@given(pairs())
@settings(max_examples=150)
def test_the_changes_say_all_that_changed(pair: tuple[Data, Data]) -> None:
    old, new = pair

    assert applied(old, diff(plan_of(old), plan_of(new))) == new


@given(pairs())
@settings(max_examples=80)
def test_there_are_no_changes_only_between_equal_reports(pair: tuple[Data, Data]) -> None:
    old, new = pair

    assert (changes(old, new) == []) == (old == new)


@given(pairs())
@settings(max_examples=80)
def test_looking_the_other_way_mirrors_every_change(pair: tuple[Data, Data]) -> None:
    old, new = pair
    mirrored = {"added": "removed", "removed": "added"}
    there = sorted(repr((mirrored.get(kind, kind), after, before)) for kind, _path, before, after in changes(old, new))

    assert there == sorted(repr((kind, before, after)) for kind, _path, before, after in changes(new, old))


@pytest.mark.parametrize("edit", ["reworded", "shuffled"])
def test_the_work_grows_with_the_measures_and_not_with_their_square(
    data: Data, edit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    similarity = matching.similarity

    def counting(*items: Any) -> float:
        nonlocal compared
        compared += 1
        return similarity(*items)

    monkeypatch.setattr(matching, "similarity", counting)
    work = []
    for count in (15, 60):
        compared = 0
        old, new = many(data, count), many(data, count)
        for issue in new["issues"]:
            for each in issue["measures"]:
                each["name"] = f"โครงการ {each['name'][8:]}"
                each["steps"] = [step.replace("ที่", "ซึ่ง") for step in each["steps"]]
            if edit == "shuffled":
                issue["measures"].reverse()
        found = changes(old, new)
        assert not any(change[0] in {"added", "removed"} for change in found)
        work.append(compared)

    assert work[1] < 5 * work[0]


def many(data: Data, count: int) -> Data:
    """The report with ``count`` different measures in each issue."""
    issues = []
    for issue in data["issues"]:
        own = issue["measures"][0]
        steps = own["steps"] if isinstance(own["steps"], list) else [own["steps"]]
        measures = [
            {**own, "name": f"{own['name']} ครั้งที่ {at * 7919 % 1009}", "steps": [f"{s} {at * 31}" for s in steps]}
            for at in range(count)
        ]
        issues.append({**issue, "measures": measures})
    return {**data, "issues": issues}


def one_list(*steps: str) -> Data:
    data: Data = {"format": 1, "fiscal_year": 2568, "agency": {"name": "อบต."}}
    data["issues"] = [{"number": number, "measures": [measure(f"มาตรการ {number}")]} for number in range(1, 8)]
    data["issues"][0]["measures"][0]["steps"] = list(steps)
    return data


def steps_of(path: str) -> list[str | int]:
    return [int(index) if index else key for index, key in re.findall(r"\[(\d+)\]|([^.\[\]]+)", path)]


def get_at(data: Data, path: str) -> Any:
    value: Any = data
    for step in steps_of(path):
        value = value[step]
    return value


def set_at(data: Data, path: str, value: Any) -> None:
    *above, last = steps_of(path)
    holder: Any = data
    for step in above:
        holder = holder[step]
    if value is None:
        holder.pop(last, None)
    else:
        holder[last] = value


def applied(old: Data, found: tuple[Change, ...]) -> Data:
    """What the changes make of ``old``, by nothing but what they say."""
    new = deepcopy(old)
    place = moved_measures(new, found)
    for list_path, changed in entry_changes(found, place).items():
        rearranged(new, list_path, changed)
    for change in found:
        at = steps_of(change.path)
        if change.kind is Kind.CHANGED:
            set_at(new, change.path, change.new)
        elif change.kind in {Kind.ADDED, Kind.REMOVED} and isinstance(at[-1], str):
            target = at if change.kind is Kind.ADDED or len(at) < 4 else [*place[tuple(at[:4])], at[-1]]
            set_at(new, written(target), change.new)
    return new


def written(at: list[str | int]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at).removeprefix(".")


def moved_measures(new: Data, found: tuple[Change, ...]) -> dict[tuple[str | int, ...], list[str | int]]:
    """Put whole measures in their places; returned is where each of the old ones went."""
    whole = [(change, steps_of(change.path)) for change in found if len(steps_of(change.path)) == 4]
    sources = {tuple(steps_of(change.old)): at for change, at in whole if change.kind is Kind.MOVED}
    gone = {tuple(at) for change, at in whole if change.kind is Kind.REMOVED} | sources.keys()
    fixed: dict[tuple[str | int, ...], Any] = {
        tuple(at): (None, change.new) for change, at in whole if change.kind is Kind.ADDED
    }
    place = {}
    for source, at in sources.items():
        fixed[tuple(at)] = (source, get_at(new, written(list(source))))
    for number, issue in enumerate(new["issues"]):
        here = [("issues", number, "measures", index) for index in range(len(issue["measures"]))]
        staying = [(path, issue["measures"][path[3]]) for path in here if path not in gone]
        own = {path: item for path, item in fixed.items() if path[1] == number}
        measures = []
        for index in range(len(staying) + len(own)):
            source, each = own.get(("issues", number, "measures", index)) or staying.pop(0)
            measures.append(deepcopy(each))
            if source is not None:
                place[source] = ["issues", number, "measures", index]
        issue["measures"] = measures
    return place


def entry_changes(
    found: tuple[Change, ...], place: dict[tuple[str | int, ...], list[str | int]]
) -> dict[str, list[Change]]:
    """The changes of list entries that change their order, by the list's path in the new report."""
    lists: dict[str, list[Change]] = {}
    for change in found:
        at = steps_of(change.path)
        if len(at) == 6 and change.kind is not Kind.CHANGED:
            home = place[tuple(at[:4])] if change.kind is Kind.REMOVED else at[:4]
            lists.setdefault(written([*home, at[4]]), []).append(change)
    return lists


def rearranged(new: Data, list_path: str, found: list[Change]) -> None:
    entries = get_at(new, list_path)
    last = {kind: [(c, steps_of(c.path)[-1]) for c in found if c.kind is kind] for kind in Kind}
    sources = {steps_of(change.old)[-1]: at for change, at in last[Kind.MOVED]}
    gone = {at for _change, at in last[Kind.REMOVED]} | sources.keys()
    fixed = {at: change.new for change, at in last[Kind.ADDED]}
    fixed |= {at: entries[source] for source, at in sources.items()}
    staying = [entry for at, entry in enumerate(entries) if at not in gone]
    count = len(staying) + len(fixed)
    entries[:] = [fixed[at] if at in fixed else staying.pop(0) for at in range(count)]
