"""The canonical layout: one shape for every file, every text and every comment kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, note, settings
from pydantic import BaseModel

from itareport.schema import Agency, Issue, Measure, Report
from itareport.source.cst import KEY_ORDER
from itareport.source.format import fix_thai, format_source, from_cp874
from itareport.source.reader import read, read_text
from support.messy import Messy, messy_files


def formatted(text: str) -> str:
    """The layout of a file without faults, which a second pass must leave alone."""
    document = read_text("f", text)
    assert not document.findings
    result = format_source(document)
    assert format_source(read_text("f", result)) == result
    return result


class DescribeAnyLayout:
    @settings(max_examples=250)
    @given(messy_files())
    def it_keeps_every_value_and_every_comment_with_its_key_or_entry(self, messy: Messy) -> None:
        note(messy.text)
        assert read_text("f", messy.text).value == messy.value, "the test wrote another file than it meant"
        result = formatted(messy.text)
        note(result)
        document = read_text("f", result)
        assert document.value == messy.value
        lines = result.split("\n")
        for marker, where, path in messy.comments:
            (line,) = (number for number, text in enumerate(lines) if f"# {marker}" in text)
            contents = (n for n, text in enumerate(lines) if text.strip() and not text.lstrip().startswith("#"))
            following = next((number for number in contents if number > line), None)
            span = document.key_spans.get(path) or document.spans[path]
            own = span.line - 1
            last = max(inner.line - 1 for place, inner in document.spans.items() if place[: len(path)] == path)
            if where == "above":
                assert following == own, marker
            elif where == "beside":
                assert line == own or (following == own and path not in document.key_spans), marker
            elif where == "below":
                assert line > last, marker
                assert following is None or following > last, marker
            else:
                assert following == (None if where == "end" else min(s.line - 1 for s in document.key_spans.values()))

    def it_leaves_the_shipped_file_as_it_is(self, shipped: Path) -> None:
        text = shipped.read_text(encoding="utf-8")
        assert formatted(text) == text


class DescribeTextsThatEndInBlanks:
    @pytest.mark.parametrize("header", ["|-", "|+", "|"])
    def it_takes_their_last_line_for_no_space_line(self, header: str) -> None:
        text = f"agency: {header}\n  ก\n      \nformat: |1-\nissues: ข\n"
        assert "\n\nissues" not in formatted(text)

    def it_keeps_the_space_line_after_them(self) -> None:
        assert formatted("agency: |-\n  ก\n      \n\n# ค\nissues: ข\n") == "agency: |-\n  ก\n      \n\n# ค\nissues: ข\n"


class DescribeBrackets:
    @pytest.mark.parametrize(
        ("typed", "written"),
        [("[ก, -]", '- ก\n  - "-"'), ("[-]", '- "-"'), ("[-, ก]", '- "-"\n  - ก'), ("[[-, ก], -]", None)],
    )
    def it_takes_a_dash_in_them_for_a_text(self, typed: str, written: str | None) -> None:
        result = formatted(f"steps: {typed}\noutputs:\n  - ข # ค\n")
        assert result.endswith("outputs:\n  - ข # ค\n")
        assert written is None or result.startswith(f"steps:\n  {written}\n")


class DescribeKeys:
    def it_puts_them_in_the_order_of_the_format_and_unknown_ones_last_as_they_were(self) -> None:
        text = "zz: 1\nissues:\n  - measures:\n      - outcomes: ก\n        name: ข\n        aa: ค\n    number: 1\nformat: 1\nbb: 2\n"
        assert formatted(text) == (
            "format: 1\nissues:\n  - number: 1\n    measures:\n      - name: ข\n        outcomes: ก\n        aa: ค\nzz: 1\nbb: 2\n"
        )

    @pytest.mark.parametrize("model", [Report, Agency, Issue, Measure])
    def it_has_the_order_of_the_models(self, model: type[BaseModel]) -> None:
        fields = list(model.model_fields)
        assert fields == [key for key in KEY_ORDER if key in fields]

    def it_takes_quotes_off_them_where_they_are_not_needed(self) -> None:
        assert formatted('"name": ก\n\'no\': ข\n"a: b": ค\n') == "name: ก\n'no': ข\n\"a: b\": ค\n"

    def it_keeps_one_that_is_too_long_for_a_line_with_its_value(self) -> None:
        key = "ก" * 1100
        assert (
            formatted(f"# c\n? {key}\n:   ข  # d\n\n? {key}2\n: - ค\n")
            == f"# c\n? {key}\n: ข  # d\n\n? {key}2\n:\n  - ค\n"
        )


class DescribeTexts:
    @pytest.mark.parametrize(
        ("typed", "written"),
        [
            ("'ก'", "ก"),
            ('"ก"', "ก"),
            ('"\\u0e01"', "ก"),
            ('"ก: ข"', '"ก: ข"'),
            ("'ก: ข'", "'ก: ข'"),
            ('"12:30"', '"12:30"'),
            ("12:30", "12:30"),
            ("no", "no"),
            ("'no'", "'no'"),
            ('"-"', '"-"'),
            ("-ก", "-ก"),
            ("~", ""),
            ("null", ""),
            ('""', '""'),
            ('"\n  "', '" "'),
            ("ก\n  ข\n  ค", "ก ข ค"),
            ('"ก\n  ข: ค"', '"ก ข: ค"'),
            ('"ก\\\n  ข"', "กข"),
            ("ก\n\n  ข", "|-\n  ก\n  ข"),
            ('"ก\\nข"', "|-\n  ก\n  ข"),
            ('"ก \\nข"', '"ก \\nข"'),
            (">-\n  ก\n  ข", "ก ข"),
            (">\n  ก\n  ข\n\n  ค", "|-\n  ก ข\n  ค"),
            ("|\n      ก\n        ข\n", "|\n  ก\n    ข"),
            ("|-\n  ก", "|-\n  ก"),
            ("|1-\n   ก \n ข", "|2-\n    ก \n  ข"),
            ("|2\n  \tก", "|2\n  \tก"),
            ("[]", "[]"),
            ("{}", "{}"),
            ("[ก, [ข, ค], {ง: จ}]", "\n  - ก\n  - - ข\n    - ค\n  - ง: จ"),
            ("[ก: ข]", "\n  - ก: ข"),
            ("\n- ก\n-   ข\n-\n  - ค", "\n  - ก\n  - ข\n  - - ค"),
        ],
    )
    def it_writes_each_in_one_way(self, typed: str, written: str) -> None:
        assert formatted(f"name: {typed}\n") == f"name: {written}\n".replace(": \n", ":\n")

    @pytest.mark.parametrize("key", ["format", "fiscal_year", "number"])
    def it_takes_quotes_off_numbers_that_are_meant_as_numbers(self, key: str) -> None:
        assert formatted(f'{key}: "2568"\n') == f"{key}: 2568\n"
        assert formatted('name: "2568"\n') == 'name: "2568"\n'

    def it_never_breaks_a_long_one(self) -> None:
        text = f"name: {'ยาว ' * 200}จบ\n"
        assert formatted(text) == text

    def it_keeps_the_blank_lines_at_a_blocks_end(self) -> None:
        text = "name: |+\n  ก\n\n\nsteps:\n  - |+\n    ข\n\n# c\n"
        assert formatted(text) == text

    def it_keeps_quotes_where_a_comment_without_its_space_would_swallow_a_plain_text(self) -> None:
        assert formatted("name: 'ก' #ข\nsteps: ['ค' #ง\n  ]\n") == "name: 'ก' #ข\nsteps:\n  - 'ค' #ง\n"

    @pytest.mark.parametrize("quote", ['"', "'"])
    def it_keeps_quotes_before_a_comment_that_might_be_taken_for_more_of_the_text(self, quote: str) -> None:
        text = f"a:\n  - {quote}รอบที่{quote} # 2\n"
        assert formatted(text) == text
        assert formatted(f"a:\n  - {quote}รอบที่{quote}\n  # 2\n") == "a:\n  - รอบที่\n  # 2\n"

    def it_keeps_those_before_a_comment_only_where_it_is_told_to(self) -> None:
        source = read_text("f", "a: 'ก' # ข\nb: 'ค' # ง\n")
        assert format_source(source, quoted={("b",)}) == "a: ก # ข\nb: 'ค' # ง\n"


class DescribeLines:
    def it_writes_lf_no_mark_no_spaces_at_ends_and_one_line_end_at_the_end(self) -> None:
        data = "\ufeffname: ก  \r\n# ข \t\r\nsteps: \r\n- ค\r\n\r\n\r\n".encode()
        assert format_source(read("f", data)) == "name: ก\n# ข\nsteps:\n  - ค\n"

    def it_drops_the_marks_of_a_document(self) -> None:
        assert formatted("%YAML 1.1\n# ก\n--- # ข\nname: ค\n... # ง\n# จ\n") == "# ก\n# ข\nname: ค\n# ง\n# จ\n"

    def it_keeps_one_of_several_blank_lines_and_none_before_a_first_key(self) -> None:
        text = "\n\nagency:\n\n  name: ก\n\n\n\n  province: ข\n\n\nissues:\n\n- number: 1\n\n\n- number: 2\n"
        assert formatted(text) == ("agency:\n  name: ก\n\n  province: ข\n\nissues:\n  - number: 1\n\n  - number: 2\n")

    @pytest.mark.parametrize("text", ["ข้อความ\r\n", "{}\n", "[] # ก\n", "name: 'ก\n", "a: 1\na: 2\n", "# ก\n", ""])
    def it_leaves_a_file_without_data_or_with_faults_as_it_is(self, text: str) -> None:
        assert format_source(read_text("f", text)) == text


class DescribeComments:
    def it_moves_them_with_the_key_that_they_are_above_or_beside(self) -> None:
        text = "# ก\n\n# ข\nfiscal_year: 2568 # ค\n# ง\nformat: 1   # จ\n"
        assert formatted(text) == "# ก\n\n# ง\nformat: 1   # จ\n# ข\nfiscal_year: 2568 # ค\n"

    def it_keeps_the_modeline_on_top_though_the_key_below_it_moves(self) -> None:
        text = "# yaml-language-server: $schema=x\n# ก\nfiscal_year: 2568\nformat: 1\n"
        assert formatted(text) == "# yaml-language-server: $schema=x\nformat: 1\n# ก\nfiscal_year: 2568\n"

    def it_keeps_one_above_a_dash_with_the_entry_and_those_of_its_keys_with_them(self) -> None:
        text = "issues:\n# ประเด็น\n- measures: # ม\n  - # มาตรการ\n    period: ก # ก\n    # ชื่อ\n    name: ข\n  # เลข\n  number: 1\n"
        assert formatted(text) == (
            """\
issues:
  # ประเด็น
  # เลข
  - number: 1
    measures: # ม
      # มาตรการ
      # ชื่อ
      - name: ข
        period: ก # ก
"""
        )

    def it_keeps_an_entry_that_was_commented_out_in_its_list(self) -> None:
        text = "steps:\n  - ก\n  # - ข\nname: ค\n"
        assert formatted(text) == "name: ค\nsteps:\n  - ก\n  # - ข\n"

    def it_keeps_one_under_a_key_without_a_value(self) -> None:
        text = "outputs:\n    # เติมสิ้นปี\nname: ก\n"
        assert formatted(text) == "name: ก\noutputs:\n  # เติมสิ้นปี\n"

    def it_takes_one_above_the_next_key_though_it_is_indented_oddly(self) -> None:
        assert formatted("period: ก\n   # ข\nname: ค\n") == "# ข\nname: ค\nperiod: ก\n"

    def it_puts_one_between_a_key_and_its_text_above_the_key(self) -> None:
        assert formatted("period: # ก\n  # ข\n  ค # ง\nname: จ\n") == "name: จ\n# ข\n# ก\nperiod: ค # ง\n"

    def it_keeps_those_inside_brackets(self) -> None:
        text = "steps: [ # ก\n  ข, # ค\n  # ง\n  จ\n  # ฉ\n  ] # ช\noutputs: [\n # ซ\n ]\n"
        assert formatted(text) == ("# ก\nsteps: # ช\n  - ข # ค\n  # ง\n  - จ\n  # ฉ\noutputs: []\n  # ซ\n")

    def it_puts_one_after_brackets_below_them_whatever_was_inside_at_the_margin(self) -> None:
        text = "steps: [\n{ข: ~}\n]\n  # ก\nname: ค\n"
        assert formatted(text) == "name: ค\nsteps:\n  - ข:\n  # ก\n"

    def it_keeps_the_spaces_before_one_beside_a_text_so_that_a_column_of_them_stays_in_line(self) -> None:
        assert formatted("name: ก    # ข\nsteps: ค\t# ง\nperiod: จ\u00a0 # ฉ\n") == (
            "name: ก    # ข\nsteps: ค # ง\nperiod: จ\u00a0 # ฉ\n"
        )

    def it_keeps_those_of_a_file_in_braces(self) -> None:
        assert formatted("# ก\n{name: ข, # ค\n} # ง\n# จ\n") == "# ก\nname: ข # ค\n# ง\n# จ\n"

    def it_keeps_their_order_however_they_are_indented(self) -> None:
        text = "agency:\n  name: ก\n    # ข\n # ค\n    # ง\n# จ\n  # ฉ\n"
        assert formatted(text) == "agency:\n  name: ก\n  # ข\n  # ค\n  # ง\n# จ\n# ฉ\n"

    def it_keeps_those_at_the_end_at_the_end(self) -> None:
        text = "steps:\n- ก\n\n# ข\n  # ค\nname: ง\n# จ\n"
        assert formatted(text) == "# ข\n# ค\nname: ง\nsteps:\n  - ก\n# จ\n"

    def it_takes_no_part_of_a_text_for_one(self) -> None:
        text = 'name: ก#ข\nsteps: |\n  # ค\n  ง # จ\nperiod: "ฉ # ช"\n'
        assert formatted(text) == text


class DescribeFixThai:
    def it_repairs_texts_and_leaves_comments_keys_and_every_other_character(self) -> None:
        text = "steps: [ 'นํ้า',   ดี ]  # นํ้า\n\n\nname:   \"เเจ้ง\"\nนํ้า: คาการ\n"
        assert fix_thai(read_text("f", text)) == 'steps: [ "น้ำ",   ดี ]  # นํ้า\n\n\nname:   แจ้ง\nนํ้า: คาการ\n'

    def it_repairs_texts_at_any_depth_and_passes_over_missing_values(self) -> None:
        text = "issues:\n  - measures:\n      - name: นํ้า\n        outputs:\n"
        assert fix_thai(read_text("f", text)) == text.replace("นํ้า", "น้ำ")

    def it_repairs_the_space_after_an_abbreviation(self) -> None:
        assert fix_thai(read_text("f", "name: ปี พ.ศ.2560\n")) == "name: ปี พ.ศ. 2560\n"

    def it_repairs_a_block(self) -> None:
        assert fix_thai(read_text("f", "name: |\n  นํ้า\n  ดี\n")) == "name: |\n  น้ำ\n  ดี\n"

    @pytest.mark.parametrize("text", ["name: 'นํ้า\n", "นํ้า\n", "name: ดี\n\n\nsteps: [ก]\n"])
    def it_leaves_a_file_with_faults_or_without_damage_as_it_is(self, text: str) -> None:
        assert fix_thai(read_text("f", text)) == text


class DescribeFromCp874:
    def it_converts_a_windows_file(self) -> None:
        assert from_cp874("name: “ก”…\r\n".encode("cp874")) == "name: “ก”…\r\n".encode()

    def it_leaves_utf_8_as_it_is_so_that_a_second_time_does_no_harm(self) -> None:
        assert from_cp874("name: ก\n".encode()) == "name: ก\n".encode()

    @pytest.mark.parametrize("data", ["name: ก".encode("utf-16"), "name: é".encode("utf-16-le"), b"name: \xa1\xff"])
    def it_leaves_another_encoding_for_the_reader_to_name(self, data: bytes) -> None:
        assert from_cp874(data) == data
        assert [finding.name for finding in read("f", from_cp874(data)).findings] == ["not-utf-8"]


def test_lines_to_keep_are_joined_where_they_would_be_read_otherwise_in_other_columns() -> None:
    # The line before the dash is as long as a program folds it, and short once it has lost its indentation.
    text = f"a:\n{' ' * 25}- {'ก' * 32} ข\n{' ' * 27}- ต่อ\n"
    source = read("f", text.encode())
    assert source.findings == ()
    assert format_source(source, {("a", 0)}) == f"a:\n  - {'ก' * 32} ข - ต่อ\n"
