"""One value set, one entry moved: exactly the values that were meant, and every other character as it was."""

from __future__ import annotations

import copy
import difflib
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from itareport.errors import EditError
from itareport.source import read
from itareport.source.edit import insert_entry, move_entry, remove_entry, set_value
from itareport.source.reader import read_text
from support.messy import Messy, messy_files
from support.reports import LETTERS, SPECIALS

FILE = """\
format: 1
agency:
  name: อบต.ก   # ชื่อเต็ม
  province: จังหวัดนครปฐม
issues:
  - number: 1
    measures:
      # มาตรการแรก
      - name: มาตรการ ก
        # ขั้นตอน
        steps:
          - ขั้นแรก
          # ของขั้นที่สอง
          - ขั้นที่สอง # ดูอีกที
        period: |
          ไตรมาส ๑
          ไตรมาส ๒
        outputs: # เติมสิ้นปี
        outcomes: [ดี, "ดีมาก"]

      # มาตรการที่สอง
      - name: มาตรการ ข
        period: ไตรมาส
          ๓
"""
MEASURE = ("issues", 0, "measures", 0)
SECOND = ("issues", 0, "measures", 1)
TEXTS = st.text(LETTERS + SPECIALS, min_size=1, max_size=12) | st.sampled_from(
    [
        "ก",
        "ผล: ดี",
        "ก # ข",
        "- ก",
        "12:30",
        "~",
        "ก\nข",
        "ก\n\nข\n",
        " ก",
        '"ก"',
        "ก\tข",
        "2568",
        "#ก",
        "[ก]",
        "ก:",
        "|",
    ]
)


def changed_lines(old: str, new: str) -> list[str]:
    """What a diff of the two shows, without its frame."""
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[:2] in {"- ", "+ "}]


def paths_of(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all texts and missing values."""
    if isinstance(value, dict):
        return [inner for key, item in value.items() for inner in paths_of(item, (*path, key))]
    if isinstance(value, list):
        return [inner for index, item in enumerate(value) for inner in paths_of(item, (*path, index))]
    return [path] if path else []


def lists_of(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all lists that are not empty."""
    if isinstance(value, dict):
        return [inner for key, item in value.items() for inner in lists_of(item, (*path, key))]
    if isinstance(value, list):
        inner = [found for index, item in enumerate(value) for found in lists_of(item, (*path, index))]
        return [path, *inner] if value else []
    return []


def with_value(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    whole = copy.deepcopy(value)
    parent = whole
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = new
    return whole


class DescribeAnyFile:
    @settings(max_examples=200)
    @given(messy_files(), TEXTS, st.data())
    def it_gets_one_value_and_keeps_all_others_and_every_comment(self, messy: Messy, text: str, data: Any) -> None:
        paths = paths_of(messy.value)
        if not paths:
            return
        path = data.draw(st.sampled_from(paths))
        note(messy.text)
        result = set_value(read_text("f", messy.text), path, text)
        note(result)
        again = read_text("f", result)
        assert again.value == with_value(messy.value, path, text)
        assert all(f"# {marker}" in result for marker, _where, _path in messy.comments)

    @settings(max_examples=200)
    @given(messy_files(), TEXTS, st.data())
    def it_gets_loses_and_moves_one_entry(self, messy: Messy, text: str, data: Any) -> None:
        paths = lists_of(messy.value)
        if not paths:
            return
        path = data.draw(st.sampled_from(paths))
        source_file = read_text("f", messy.text)
        entries = source_file.at(path)
        assert isinstance(entries, list)
        note(messy.text)
        place = data.draw(st.integers(0, len(entries)))
        if not isinstance(entries[0], dict):  # a text among issues or measures is a fault, and is read as one
            inserted = read_text("f", insert_entry(source_file, path, place, text)).value
            assert inserted == with_value(messy.value, path, [*entries[:place], text, *entries[place:]])
        index, to = data.draw(st.integers(0, len(entries) - 1)), data.draw(st.integers(0, len(entries) - 1))
        rest = [entry for number, entry in enumerate(entries) if number != index]
        removed = read_text("f", remove_entry(source_file, (*path, index))).value
        assert removed == with_value(messy.value, path, rest or None)
        moved = move_entry(source_file, (*path, index), to)
        rest.insert(to, entries[index])
        assert read_text("f", moved).value == with_value(messy.value, path, rest)
        assert all(f"# {marker}" in moved for marker, _where, _path in messy.comments)

    @settings(max_examples=100)
    @given(messy_files(), TEXTS)
    def it_gets_a_key_that_it_lacks(self, messy: Messy, text: str) -> None:
        path = ("agency", "district")
        if isinstance(messy.value.get("agency"), dict) and messy.value["agency"].get("district") is not None:
            return
        result = read_text("f", set_value(read_text("f", messy.text), path, text))
        assert result.value == {**messy.value, "agency": {**(messy.value.get("agency") or {}), "district": text}}


class DescribeSetting:
    @pytest.mark.parametrize(
        ("path", "text", "lines"),
        [
            (("agency", "name"), "อบต.ข", ["-   name: อบต.ก   # ชื่อเต็ม", "+   name: อบต.ข   # ชื่อเต็ม"]),
            (("agency", "name"), "ผล: ดี", ["-   name: อบต.ก   # ชื่อเต็ม", '+   name: "ผล: ดี"   # ชื่อเต็ม']),
            ((*MEASURE, "steps", 1), "ค", ["-           - ขั้นที่สอง # ดูอีกที", "+           - ค # ดูอีกที"]),
            ((*MEASURE, "outputs"), "มีคู่มือ", ["-         outputs: # เติมสิ้นปี", "+         outputs: มีคู่มือ # เติมสิ้นปี"]),
            ((*MEASURE, "outcomes", 1), "เยี่ยม", ['-         outcomes: [ดี, "ดีมาก"]', '+         outcomes: [ดี, "เยี่ยม"]']),
            ((*MEASURE, "steps", 2), "ใหม่", ["+           - ใหม่"]),
            ((*MEASURE, "outputs", 0), "มีคู่มือ", ["+           - มีคู่มือ"]),
            ((*MEASURE, "responsible"), "กองช่าง", ["+         responsible: กองช่าง"]),
            (("agency", "district"), "อำเภอ ข", ["+   district: อำเภอ ข"]),
            (("title",), "รายงาน", ["+ title: รายงาน"]),
            ((*MEASURE, "steps", 0), "", ["-           - ขั้นแรก", "+           -"]),
        ],
    )
    def it_changes_one_line(self, path: tuple[str | int, ...], text: str, lines: list[str]) -> None:
        result = set_value(read_text("f", FILE), path, text)
        assert changed_lines(FILE, result) == lines
        assert read_text("f", result).at(path) == (text or None)

    def it_makes_a_block_of_several_lines_and_keeps_the_comment_beside(self) -> None:
        result = set_value(read_text("f", FILE), ("agency", "name"), "ก\nข")
        assert "  name: |-   # ชื่อเต็ม\n    ก\n    ข\n" in result
        assert read_text("f", result).at(("agency", "name")) == "ก\nข"

    def it_makes_one_line_of_a_block_and_of_a_folded_text(self) -> None:
        result = set_value(read_text("f", FILE), (*MEASURE, "period"), "ไตรมาส ๔")
        assert "        period: ไตรมาส ๔\n        outputs:" in result
        result = set_value(read_text("f", FILE), (*SECOND, "period"), "ไตรมาส ๔")
        assert result.endswith("        period: ไตรมาส ๔\n")

    def it_empties_a_value_and_keeps_the_comment_beside(self) -> None:
        result = set_value(read_text("f", FILE), ("agency", "name"), "")
        assert "  name:   # ชื่อเต็ม\n" in result

    def it_makes_the_groups_above_that_are_absent(self) -> None:
        result = set_value(read_text("f", "format: 1\nfiscal_year: 2568 # ปี\n"), ("agency", "name"), "ก")
        assert result == "format: 1\nfiscal_year: 2568 # ปี\nagency:\n  name: ก\n"

    def it_makes_a_list_of_a_single_text(self) -> None:
        result = set_value(read_text("f", "steps: ก # ข\nperiod: ค\n"), ("steps", 1), "ง")
        assert result == "steps: # ข\n  - ก\n  - ง\nperiod: ค\n"

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def it_keeps_the_byte_order_mark_and_the_line_ends(self, end: str) -> None:
        data = ("\ufeff" + FILE.replace("\n", end)).encode()
        for path in ((*MEASURE, "steps", 2), ("agency", "name"), (*MEASURE, "responsible")):
            result = set_value(read("f", data), path, "ก\nข")
            assert result.startswith("\ufeff")
            assert result.count("\n") == result.count(end)
            assert read("f", result.encode()).at(path) == "ก\nข"

    def it_leaves_a_file_without_its_last_line_end_readable(self) -> None:
        result = insert_entry(read_text("f", "steps:\n  - ก"), ("steps",), 1, "ข")
        assert read_text("f", result).value == {"steps": ["ก", "ข"]}

    def it_takes_the_line_ends_of_a_browser_for_line_breaks(self) -> None:
        assert read_text("f", set_value(read_text("f", "a: x\n"), ("a",), "ก\r\nข")).value == {"a": "ก\nข"}

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ((*MEASURE, "steps"), "ก"),
            ((*MEASURE, "steps", 5), "ก"),
            (("agency", "name"), "\x07"),
            (("agency", 0), "ก"),
            (("agency", "name", "x"), "ก"),
        ],
    )
    def it_refuses_what_the_file_cannot_take(self, path: tuple[str | int, ...], text: str) -> None:
        with pytest.raises(EditError):
            set_value(read_text("f", FILE), path, text)

    def it_refuses_a_file_that_cannot_be_read(self) -> None:
        with pytest.raises(EditError, match="line 2"):
            set_value(read_text("f", "a: 1\n!<: b\n"), ("a",), "2")


class DescribeEntries:
    def it_inserts_a_measure_whole(self) -> None:
        measure = {"name": "มาตรการ ค", "steps": ["ก", "ข"], "period": None}
        result = insert_entry(read_text("f", FILE), ("issues", 0, "measures"), 1, measure)
        assert changed_lines(FILE, result) == [
            "+       - name: มาตรการ ค",
            "+         steps:",
            "+           - ก",
            "+           - ข",
            "+         period: ",
        ]

    def it_inserts_before_the_first(self) -> None:
        result = insert_entry(read_text("f", FILE), (*MEASURE, "steps"), 0, "ศูนย์")
        assert changed_lines(FILE, result) == ["+           - ศูนย์"]
        assert read_text("f", result).at((*MEASURE, "steps", 0)) == "ศูนย์"

    def it_moves_an_entry_with_the_comment_above_it(self) -> None:
        result = move_entry(read_text("f", FILE), (*MEASURE, "steps", 1), 0)
        assert "          # ของขั้นที่สอง\n          - ขั้นที่สอง # ดูอีกที\n          - ขั้นแรก\n" in result

    def it_removes_an_entry_with_the_comment_above_it(self) -> None:
        result = remove_entry(read_text("f", FILE), (*MEASURE, "steps", 1))
        assert "          - ขั้นแรก\n        period: |\n" in result

    def it_removes_a_measure_and_leaves_the_other(self) -> None:
        result = remove_entry(read_text("f", FILE), SECOND)
        assert result.endswith('        outcomes: [ดี, "ดีมาก"]\n')

    def it_leaves_a_list_that_loses_its_only_entry_without_a_value(self) -> None:
        assert remove_entry(read_text("f", "steps: # ก\n  - ข\nperiod: ค\n"), ("steps", 0)) == "steps: # ก\nperiod: ค\n"

    def it_removes_a_key(self) -> None:
        assert remove_entry(read_text("f", "a: 1\n# ของ b\nb: 2\nc: 3\n"), ("b",)) == "a: 1\nc: 3\n"

    @pytest.mark.parametrize("index", [-1, 3])
    def it_counts_no_place_from_the_end_and_none_after_it(self, index: int) -> None:
        steps = (*MEASURE, "steps")
        with pytest.raises(EditError, match="has no place number"):
            insert_entry(read_text("f", FILE), steps, index, "ก")
        with pytest.raises(EditError, match="there is nothing at"):
            move_entry(read_text("f", FILE), (*steps, 0), index)

    def it_refuses_places_that_are_not_there(self) -> None:
        source_file = read_text("f", FILE)
        with pytest.raises(EditError):
            move_entry(source_file, (*MEASURE, "steps", 0), 7)
        with pytest.raises(EditError):
            remove_entry(source_file, (*MEASURE, "steps", 7))
        with pytest.raises(EditError):
            insert_entry(source_file, (*MEASURE, "steps"), 9, "ก")
        with pytest.raises(EditError):
            insert_entry(source_file, ("agency",), 0, "ก")
