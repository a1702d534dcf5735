"""New values into an existing file: what did not change stays, to the character where that can be."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itareport.source.dump import dump
from itareport.source.format import format_source
from itareport.source.patch import update
from itareport.source.reader import read_text
from support.messy import Messy, messy_files, values
from support.reports import LETTERS, SPECIALS, reports

ODD = """\
# หัว
agency:   {name: 'อบต.', province: "จ." }   # ที่นี่


steps:
- ก # หนึ่ง
# สอง
-   "ข"
period:  ไตรมาส ๑
"""


def updated(text: str, comments: dict[Any, str] | None = None, **changes: Any) -> str:
    """The file with other values for some of its top keys; None as a change is no value."""
    document = read_text("f", text)
    assert isinstance(document.value, dict)
    return update(document, {**document.value, **changes}, comments)


class DescribeAnyChange:
    @settings(max_examples=100)
    @given(messy_files(), values())
    def it_gives_the_file_the_new_values(self, messy: Messy, value: dict[str, Any]) -> None:
        result = read_text("f", update(read_text("f", messy.text), value))
        assert not result.findings
        assert result.value == value

    @settings(max_examples=100)
    @given(messy_files(), st.lists(st.text(LETTERS + SPECIALS, max_size=8), min_size=20, max_size=20), st.randoms())
    def it_gives_the_file_other_texts(self, messy: Messy, texts: list[str], random: Random) -> None:
        def changed(value: Any) -> Any:
            if isinstance(value, dict):
                return {key: changed(item) for key, item in value.items()}
            if isinstance(value, list):
                return [changed(item) for item in value]
            return random.choice(texts) if value is not None and random.random() < 0.5 else value

        wanted = changed(messy.value)
        result = read_text("f", update(read_text("f", messy.text), wanted))
        assert not result.findings
        assert result.value == wanted

    @settings(max_examples=100)
    @given(messy_files())
    def it_leaves_a_file_with_the_same_values_as_it_is(self, messy: Messy) -> None:
        assert update(read_text("f", messy.text), messy.value) == messy.text

    @settings(max_examples=8)
    @given(reports(max_measures=1), reports(max_measures=1))
    def it_writes_a_report_as_if_it_were_new(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        assert update(read_text("f", dump(old)), new) == dump(new)


class DescribeTexts:
    def it_replaces_them_where_they_are_and_leaves_every_other_character(self) -> None:
        agency = {"name": "ทต., ก", "province": "จ."}
        result = updated(ODD, agency=agency, steps=["ก", "ค: ง"], period="ไตรมาส ๒")
        assert result == (ODD.replace("'อบต.'", '"ทต., ก"').replace('"ข"', '"ค: ง"').replace("ไตรมาส ๑", "ไตรมาส ๒"))

    def it_keeps_line_ends_and_numbers_plain(self) -> None:
        assert updated("fiscal_year:  2568\r\nname: ก\r\n", fiscal_year=2569) == "fiscal_year:  2569\r\nname: ก\r\n"

    def it_quotes_one_that_a_comment_without_its_space_would_swallow(self) -> None:
        assert updated("name: 'ก' #ข\n", name="ค") == 'name: "ค" #ข\n'

    def it_keeps_a_block_a_block_and_makes_one_for_several_lines(self) -> None:
        assert updated("name: | # ก\n  ข\n  ค\n# ง\nperiod: จ\n", name="ฉ\nช ", period="ซ\nฌ") == (
            "name: | # ก\n  ฉ\n  ช \n# ง\nperiod: |-\n  ซ\n  ฌ\n"
        )

    def it_makes_a_block_that_lost_its_line_breaks_a_plain_text(self) -> None:
        assert updated("name: |\n  ข\n", name="ค") == "name: ค\n"


class DescribeEntries:
    def it_keeps_the_comments_of_those_that_stay_and_drops_those_of_the_others(self) -> None:
        text = "steps:\n  # หนึ่ง\n  - ก\n  # สอง\n  - ข\n  # สาม\n  - ค\n"
        assert updated(text, steps=["ก", "ค", "ง"]) == "steps:\n  # หนึ่ง\n  - ก\n  # สาม\n  - ค\n  - ง\n"

    def it_tells_measures_apart_by_name_though_their_texts_change(self) -> None:
        text = "measures:\n  - name: ก\n    # ของ ก\n    period: ๑\n  - name: ข\n    # ของ ข\n    period: ๒\n"
        new = [{"name": "ก", "period": "๓"}, {"name": "ใหม่", "period": "๔"}, {"name": "ข", "period": "๕"}]
        assert updated(text, measures=new) == (
            "measures:\n  - name: ก\n    # ของ ก\n    period: ๓\n  - name: ใหม่\n    period: ๔\n"
            "  - name: ข\n    # ของ ข\n    period: ๕\n"
        )

    def it_tells_issues_apart_by_number(self) -> None:
        text = "issues:\n  # หนึ่ง\n  - number: 1\n    title: ก\n  # สอง\n  - number: 2\n    title: ข\n"
        assert updated(text, issues=[{"number": 2, "title": "ค"}]) == "issues:\n  # สอง\n  - number: 2\n    title: ค\n"

    def it_knows_an_entry_that_moved_up(self) -> None:
        text = "steps:\n  - ก\n  # สอง\n  - ข\n"
        assert updated(text, steps=["ข", "ค"]) == "steps:\n  # สอง\n  - ข\n  - ค\n"

    def it_lets_a_list_become_a_text_and_back(self) -> None:
        text = "# ก\nsteps: # ข\n  - ค\n"
        assert updated(text, steps="ง") == "# ก\nsteps: ง # ข\n"
        assert updated(updated(text, steps="ง"), steps=["ค"]) == text


class DescribeKeys:
    def it_puts_new_ones_in_their_place_and_drops_those_that_went(self) -> None:
        document = read_text("f", "# ก\nname: ข\n# ค\nperiod: ง\n# จ\noutputs: ฉ\n")
        assert update(document, {"name": "ข", "steps": ["ช"], "outputs": "ฉ"}) == (
            "# ก\nname: ข\nsteps:\n  - ช\n# จ\noutputs: ฉ\n"
        )

    def it_fills_a_file_that_had_none(self) -> None:
        assert update(read_text("f", "# ก\n{} # ข\n"), {"name": "ค"}) == "name: ค\n# ก\n# ข\n"


class DescribeEmptiedValues:
    def it_keeps_the_comments_of_the_key_but_for_those_about_the_text(self) -> None:
        text = """\
# ช่องที่ ๕
# ตรวจสอบ: อ่านไม่ออก
# itareport: ignore[ITA101]
outputs: # ผล
  # ข้อแรก
  - ก
  # - ข
outcomes: ค # itareport: ignore[ITA101]
"""
        assert updated(text, outputs=None, outcomes=None) == "# ช่องที่ ๕\noutputs: # ผล\noutcomes:\n"

    def it_lifts_a_comment_without_its_space_above_the_key(self) -> None:
        assert updated("outputs: 'ก' #ข\n", outputs=None) == "#ข\noutputs:\n"


class DescribeCommentsAdded:
    def it_puts_them_above_once(self) -> None:
        comments = {("steps",): "ก\nข", ("steps", 0): "ค"}
        text = updated("name: ง\n# จ\nsteps: [ฉ]\n", comments)
        assert text == "name: ง\n# จ\n# ก\n# ข\nsteps:\n  # ค\n  - ฉ\n"
        assert updated(text, comments) == text

    def it_does_not_change_the_data_handed_in(self) -> None:
        data = {"steps": ["ก"], "fiscal_year": 2568}
        before = copy.deepcopy(data)
        update(read_text("f", "steps: [ข, ค]\n"), data)
        assert data == before


@pytest.mark.parametrize("text", ["name: ก\nsteps:\n  - ข\n  - ค\n", ODD])
def test_a_change_of_the_number_of_entries_leaves_a_canonical_file(text: str) -> None:
    result = updated(text, steps=["ข"])
    assert format_source(read_text("f", result)) == result
