"""Plain data → a new data file that reads back the same, here and in other YAML programs."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from itareport.source.dump import dump
from itareport.source.format import format_source
from itareport.source.reader import read_text
from itareport.source.source_file import Value
from support.reports import LETTERS, SPECIALS, reports, sample_data

DIFFICULT = st.text("\n\n  \t:#-'\"\\กำ|>%~{}[],&*!?=1x.<@`\u00a0\u200b😀\r" + LETTERS[:5] + SPECIALS, max_size=12)
"""Texts of what means something to YAML, with spaces and line breaks in every place."""


def typed(value: Any) -> Value:
    """Plain data as the reader gives it."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return None if value is None else str(value)


class DescribeWhatIsWritten:
    @settings(max_examples=25)
    @given(reports())
    def it_reads_back_as_the_same_report_and_is_canonical_already(self, data: dict[str, Any]) -> None:
        document = read_text("f", dump(data))
        assert not document.findings
        assert document.value == typed(data)
        assert format_source(document) == document.text

    @settings(max_examples=25)
    @given(reports())
    def it_is_the_same_for_other_yaml_programs(self, data: dict[str, Any]) -> None:
        assert yaml.safe_load(dump(data)) == data

    @settings(max_examples=400)
    @given(st.lists(DIFFICULT, min_size=1, max_size=3))
    def it_carries_any_text(self, texts: list[str]) -> None:
        data = {"steps": texts, "period": texts[0]}
        document = read_text("f", dump(data))
        assert document.value == data
        assert yaml.safe_load(document.text) == data
        assert format_source(document) == document.text

    @pytest.mark.parametrize("damage", ["\x00", "\x07", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffd", "\uffff"])
    def it_escapes_what_a_report_refuses_so_that_the_reader_names_its_place(self, damage: str) -> None:
        document = read_text("f", dump({"name": f"ก{damage}ข"}))
        assert document.value == {"name": f"ก{damage}ข"}
        assert [finding.path for finding in document.findings] == ["name"] * (damage not in {"\x7f", "\ufeff"})


class DescribeLayout:
    def it_writes_keys_in_order_with_dashes_indented_and_blank_lines_between_issues(self) -> None:
        measure = {"outputs": None, "name": "ก", "steps": ["ข", "ค"], "responsible": "ง", "period": "จ"}
        issues = [{"measures": [measure], "number": number} for number in (1, 2)]
        assert dump({"issues": issues, "agency": {"name": "อบต."}, "fiscal_year": 2569, "format": 1}) == (
            """\
format: 1
fiscal_year: 2569

agency:
  name: อบต.

issues:
  - number: 1
    measures:
      - name: ก
        steps:
          - ข
          - ค
        period: จ
        responsible: ง
        outputs:

  - number: 2
    measures:
      - name: ก
        steps:
          - ข
          - ค
        period: จ
        responsible: ง
        outputs:
"""
        )

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("ไตรมาส ๑-๔", "ไตรมาส ๑-๔"),
            ("http://itas.example/a?b=c,d", "http://itas.example/a?b=c,d"),
            ("ก#1, [ข] {ค} 'ง'", "ก#1, [ข] {ค} 'ง'"),
            ("ผล: ดี", '"ผล: ดี"'),
            ("ผล #1", '"ผล #1"'),
            ("ผล:", '"ผล:"'),
            ("- ข้อ", '"- ข้อ"'),
            ("*", '"*"'),
            (" นำ", '" นำ"'),
            ("ตาม ", '"ตาม "'),
            ("\u00a0นำ", '"\u00a0นำ"'),
            ("ก\tข", '"ก\\tข"'),
            ('"ก" \\ข', "'\"ก\" \\ข'"),
            ("'ก' \"ข\": \\", '"\'ก\' \\"ข\\": \\\\"'),
            ("", '""'),
            ("~", '"~"'),
        ],
    )
    def it_quotes_only_where_needed(self, text: str, written: str) -> None:
        assert dump({"name": text}) == f"name: {written}\n"

    @pytest.mark.parametrize(
        "text",
        ["no", "True", "NULL", "y", "5", "-1_000", "1.10", "1e3", ".5", "0x1F", "0o17", "010", "12:30", "1:30:15.5"]
        + ["2568-10-01", "2568-1-1 08:30:00", ".inf", ".NaN", "=", "<<"],
    )
    def it_quotes_what_other_programs_take_for_no_text(self, text: str) -> None:
        assert dump({"name": text}) == f'name: "{text}"\n'

    @pytest.mark.parametrize("text", ["1-4", "2568 ถึง 2569", "๒๕๖๘", "12:75", "1.2.3", "1,000", "nope", "2568-10"])
    def it_leaves_what_only_looks_like_a_number_plain(self, text: str) -> None:
        assert dump({"name": text}) == f"name: {text}\n"
        assert yaml.safe_load(dump({"name": text})) == {"name": text}

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("ก\nข", "|-\n  ก\n  ข"),
            ("ก\n\n ข\n", '"ก\\n\\n ข\\n"'),
            ("ก\nข\n\n", '"ก\\nข\\n\\n"'),
            (" ก\nข", "|2-\n   ก\n  ข"),
            ("\nก", "|-\n\n  ก"),
            ("ก \nข", '"ก \\nข"'),
            ("ก\n\tข", '"ก\\n\\tข"'),
            ("ก\r\nข", '"ก\\r\\nข"'),
            ("\n", '"\\n"'),
        ],
    )
    def it_writes_several_lines_as_a_block_where_a_block_can_carry_them(self, text: str, written: str) -> None:
        assert dump({"name": text}) == f"name: {written}\n"

    def it_quotes_keys_like_texts(self) -> None:
        assert dump({"ก: ข": "a", "no": "b"}) == '"ก: ข": a\n"no": b\n'


class DescribeComments:
    def it_puts_them_above_their_key_or_entry_and_the_header_on_top(self) -> None:
        comments = {
            ("issues", 0): "ของประเด็น",
            ("issues", 0, "number"): "ของเลข",
            ("issues", 0, "measures", 0, "steps", 1): "ตรวจสอบ: ก\nบรรทัดที่สอง",
        }
        data = {"issues": [{"number": 1, "measures": [{"steps": ["ก", "ข"]}]}]}
        assert dump(data, comments, ["# yaml-language-server: $schema=x", "หัว", ""]) == (
            """\
# yaml-language-server: $schema=x
# หัว

issues:
  # ของประเด็น
  # ของเลข
  - number: 1
    measures:
      - steps:
          - ก
          # ตรวจสอบ: ก
          # บรรทัดที่สอง
          - ข
"""
        )

    def it_changes_no_value(self) -> None:
        data = sample_data()
        comments = {("agency",): "ก: ข", ("issues", 6, "measures", 0, "outputs", 0): "- ค"}
        assert read_text("f", dump(data, comments, ["ง"])).value == typed(data)
