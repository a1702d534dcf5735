"""Bytes to values: every scalar as typed, every place known, and everything else refused in plain words."""

from __future__ import annotations

import pytest
import yaml

from itareport.findings import Span
from itareport.source import LIMIT, read


def found(text: str | bytes) -> list[tuple[str, int, int]]:
    """Rule, line and column of each finding."""
    data = text.encode() if isinstance(text, str) else text
    return [(finding.rule, finding.span.line, finding.span.column) for finding in read("f", data).findings]


class DescribeScalars:
    @pytest.mark.parametrize(
        "typed",
        ["no", "yes", "on", "y", "true", "12:30", "1:30", "2568-10-01", "2567-02-30", "0123", "010", "0o10", "1_000"]
        + ["0x1F", "1e3", "1.10", "5", "=", "๒๕๖๘", "Null", "NULL", ".inf", "08", "9" * 5000],
    )
    def it_is_the_text_as_typed(self, typed: str) -> None:
        assert read("f", f"a: {typed}".encode()).value == {"a": typed}

    @pytest.mark.parametrize("nothing", ["", "~", "null"])
    def it_is_none_for_nothing(self, nothing: str) -> None:
        assert read("f", f"a: {nothing}".encode()).value == {"a": None}

    @pytest.mark.parametrize("quoted", ["'~'", '"null"', "''"])
    def it_is_a_text_in_quotes(self, quoted: str) -> None:
        assert read("f", f"a: {quoted}".encode()).value == {"a": quoted[1:-1]}

    def it_keeps_line_breaks_of_a_block(self) -> None:
        assert read("f", "a: |\n  หนึ่ง\n  สอง # สาม\n".encode()).value == {"a": "หนึ่ง\nสอง # สาม"}

    @pytest.mark.parametrize(
        ("block", "value"),
        [("|\n  ก\n", "ก"), ("|-\n  ก\n", "ก"), ("|+\n  ก\n", "ก\n"), ("|\n  ก\n\n\n", "ก"), (">\n  ก\n  ข\n", "ก ข")]
        + [("|+\n  ก\n\n", "ก\n\n"), ("|2+ # +\n   ก\n", " ก\n"), ("| # +\n  ก\n", "ก"), ("|\n  ก", "ก")],
    )
    def it_leaves_out_the_line_break_that_ends_a_block_unless_it_is_asked_for(self, block: str, value: str) -> None:
        assert read("f", f"a: {block}".encode()).value == {"a": value}


class DescribeAcceptedFiles:
    @pytest.mark.parametrize(
        "text", ["\ufeffa: ก\n", "a: ก\r\nb: ข\r\n", "a: ก\rb: ข\r", "%YAML 1.2\n---\na: ก\n", "---\na: ก\n...\n"]
    )
    def it_has_no_findings(self, text: str) -> None:
        assert found(text) == []
        value = read("f", text.encode()).value
        assert isinstance(value, dict)
        assert value["a"] == "ก"


class DescribeRefusals:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", [("ITA006", 1, 1)]),
            ("# ไม่มีอะไร\n", [("ITA006", 1, 1)]),
            ("---\n", [("ITA006", 1, 1)]),
            ("~", [("ITA006", 1, 1)]),
            ("a: 1\nb: 2\na: 3\n", [("ITA012", 3, 1)]),
            ("{a: 1, a: 2}", [("ITA012", 1, 8)]),
            ("a:\n\tb: 1\n", [("ITA009", 2, 1)]),
            ("a: 'x\nb: y\n", [("ITA008", 1, 4)]),
            ('a: "x\nb: "y"\n', [("ITA008", 1, 4)]),
            ("a: [1, 2\nb: 3\n", [("ITA008", 1, 4)]),
            ("a: {b: 1\nc: 3\n", [("ITA008", 1, 4)]),
            ("a: &x 1\nb: *x\n", [("ITA014", 1, 4), ("ITA014", 2, 4)]),
            ("a: *ก\n", [("ITA014", 1, 4)]),
            ("a: !!python/object:os.system x\n", [("ITA015", 1, 4)]),
            ("a: !สำคัญ x\n", [("ITA015", 1, 4)]),
            ("a: !!timestamp 2568-01-01\n", [("ITA015", 1, 4)]),
            ("a: 1\n---\nb: 2\n", [("ITA016", 2, 1)]),
            ("a: {}\n<<: {b: 1}\n", [("ITA017", 2, 1)]),
            ("a: ผล: ดี\n", [("ITA018", 1, 6)]),
            ("name:มาตรการ\nb: 1\n", [("ITA019", 1, 5)]),
            ("a：ข\nb: 1\n", [("ITA019", 1, 2)]),
            ("a:\n  - ก\n  -ข\n", [("ITA019", 3, 3)]),
            ("a:\n  -ก\n  -ข\n", [("ITA019", 2, 3), ("ITA019", 3, 3)]),
            ("a: ผล #1 ดี\n", [("ITA020", 1, 7)]),
            ("a: #1\n", [("ITA020", 1, 4)]),
            ("\u00a0a: 1\n", [("ITA021", 1, 1)]),
            ("a: 1\n\u00a0 b: 2\n", [("ITA021", 2, 1)]),
            ("a: x\n\u200b- b\n", [("ITA021", 2, 1)]),
            ("? [a]\n: b\n", [("ITA022", 1, 3)]),
            ("a: x\x07y\n", [("ITA010", 1, 5)]),
            ("a: x\u2028y\nb: z\u0085\n", [("ITA010", 1, 5), ("ITA010", 2, 5)]),
            ('a: "\\x07"\nb: "\\u2029"\nc: "\\ufffd"\n', [("ITA010", 1, 4), ("ITA010", 2, 4), ("ITA010", 3, 4)]),
            ("a: x\nb: \ufeffy\n", [("ITA011", 2, 4)]),
            ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n", [("ITA013", 1, 1)]),
            ("a: @x\n", [("ITA027", 1, 4)]),
            ("a: `x\n", [("ITA027", 1, 4)]),
            ("a: |text\n", [("ITA027", 1, 5)]),
            ('a: "x" y\n', [("ITA027", 1, 8)]),
            ('a: "\\q"\n', [("ITA027", 1, 5)]),
            ("a:\n  b: 1\n c: 2\n", [("ITA007", 3, 2)]),
            ("a: 1\n  b: 2\n", [("ITA007", 2, 3)]),
        ],
    )
    def it_finds_each_fault_at_its_place(self, text: str, expected: list[tuple[str, int, int]]) -> None:
        assert found(text) == expected

    @pytest.mark.parametrize(
        "comment", ["a: ผล # ดี\n", "a: # ดี\n", "a:  #หมายเหตุ\n  - x\n", "a: ผล ## ดี\n", "a: 'ผล #1'\n", "a: ผล#1\n"]
    )
    def it_lets_comments_and_quoted_hashes_pass(self, comment: str) -> None:
        assert found(comment) == []

    @pytest.mark.parametrize(
        "text",
        ["a: http://x.y\n", "a: 08:30 น.\n", "a: -5\n", "a:\n  -5\n", "a: ก ======= ข\n"]
        + [
            "a: ก\n  -5\n",
            "a: ก\n  --ข\n",
            "a: 'ก\n  - ข'\n",
            'a: "ก\n  -ข"\n',
            "a: |\n  ก\n  - ข\n",
            "a: >\n  - ก\n  -ข\n",
        ]
        + [
            "a: ก\n  \u00a0ข\n",
            "a: ก - ข\n",
            "a: ก -\n  ข\n",
            "? a\n: b\n",
            "? a\n:\n",
            "b?:\n",
            "{b? : }\n",
            'a: "\\x7f"\n',
            "a: \\ud800\n",
        ],
    )
    def it_lets_ordinary_texts_pass(self, text: str) -> None:
        assert found(text) == []

    def it_names_both_places_of_a_duplicate(self) -> None:
        (finding,) = read("f", b"a: 1\nb: 2\na: 3\n").findings
        assert "line 1" in finding.message
        assert finding.path == "a"

    def it_keeps_the_first_of_two_values(self) -> None:
        assert read("f", b"a: 1\na:\n  b: [2, {c: 3}]\nd: 4\n").value == {"a": "1", "d": "4"}


class DescribeEncodings:
    @pytest.mark.parametrize(
        ("encoding", "named"),
        [("cp874", "windows-874"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")]
        + [("utf-32", "UTF-32"), ("utf-32-le", "UTF-32")],
    )
    def it_names_another_encoding(self, encoding: str, named: str) -> None:
        text = "format: 1\nfiscal_year: 2568\nagency:\n  name: องค์การบริหารส่วนตำบล\n"
        (finding,) = read("f", text.encode(encoding)).findings
        assert finding.rule == "ITA002"
        assert named in finding.message

    def it_names_utf_16_of_a_file_that_begins_with_thai(self) -> None:
        (finding,) = read("f", "# รายงานผลการดำเนินการตามมาตรการ\n".encode("utf-16-le")).findings
        assert "UTF-16" in finding.message

    def it_points_at_the_first_byte_that_is_no_utf_8(self) -> None:
        assert found("a: ก\nข: ค".encode() + b"\xe0\xb8\n") == [("ITA002", 2, 5)]

    def it_does_not_guess_from_a_single_letter(self) -> None:
        (finding,) = read("f", "name: café\n".encode("latin-1")).findings
        assert "0xE9" in finding.message


class DescribeLimits:
    def it_refuses_a_file_over_the_limit(self) -> None:
        assert found(b"a: " + b"x" * LIMIT) == [("ITA003", 1, 1)]
        assert found(b"a: " + b"x" * (LIMIT - 3)) == []

    def it_refuses_too_many_values(self) -> None:
        assert [rule for rule, *_ in found("".join(f"k{n}: v\n" for n in range(100_001)))] == ["ITA004"]

    @pytest.mark.parametrize("deep", ["[" * 100_000, "{" * 100_000, "- " * 5_000, "{b: " * 3_000])
    def it_refuses_deep_nesting(self, deep: str) -> None:
        assert [rule for rule, *_ in found(deep)] == ["ITA005"]

    @pytest.mark.parametrize("levels", [13, 999, 1_001, 100_000])
    def it_points_at_the_first_level_too_many_whatever_limit_libyaml_has(self, levels: int) -> None:
        assert found("a: " + "[" * levels) == [("ITA005", 1, 15)]

    def it_lets_the_depth_of_the_format_pass(self) -> None:
        assert found("[" * 12 + "]" * 12) == []

    def it_stops_counting_damage_after_a_thousand_places(self) -> None:
        assert len(read("f", b"\x01a" * 100_000).findings) <= 1001

    @pytest.mark.parametrize(
        "bomb",
        [
            "a: &a [x]\n" + "".join(f"b{n}: &b{n} [{'*a,' * 9}*a]\n" for n in range(9)),
            "a: &a {x: 1}\n" + "".join(f"b{n}: &b{n} {{<<: [{'*a,' * 9}*a]}}\n" for n in range(9)),
            "a: &a [*a]\n",
        ],
    )
    def it_never_expands_aliases(self, bomb: str) -> None:
        assert {rule for rule, *_ in found(bomb)} <= {"ITA014", "ITA017"}
        assert found(bomb)


class DescribeSpans:
    def it_knows_each_key_and_value(self) -> None:
        document = read("f", "ก: ข\nรายการ:\n  - หนึ่ง\n  -\n  - {ค: ง}\n".encode())
        assert document.key_spans[("ก",)] == Span(1, 1, 1, 2)
        assert document.spans[("ก",)] == Span(1, 4, 1, 5)
        assert document.spans[("รายการ", 0)] == Span(3, 5, 3, 10)
        assert document.spans[("รายการ", 1)] == Span(4, 3, 4, 4)
        assert document.spans[("รายการ", 2)] == Span(5, 5, 5, 11)
        assert document.spans[("รายการ", 2, "ค")] == Span(5, 9, 5, 10)

    def it_ends_a_block_at_its_last_line_of_text(self) -> None:
        document = read("f", "a: |\n  หนึ่ง\n\n# ข้อสังเกต\nb: 1\n".encode())
        assert document.spans[("a",)] == Span(1, 4, 2, 8)

    def it_counts_code_points_above_the_first_plane_as_one(self) -> None:
        assert read("f", "😀: ก\n".encode()).spans[("😀",)] == Span(1, 4, 1, 5)

    def it_is_not_moved_by_a_byte_order_mark(self) -> None:
        assert read("f", "\ufeffก: ข\n".encode()).spans[("ก",)] == Span(1, 4, 1, 5)

    def it_falls_back_to_the_nearest_value_above(self) -> None:
        document = read("f", b"a:\n  b: x\n")
        assert document.span_of(("a", "c", 3)) == document.spans[("a",)]

    @pytest.mark.parametrize(
        ("text", "wanted", "place"),
        [
            ("a: กขค", "ข", Span(1, 5, 1, 6)),
            ("a: 'it''s กขค'", "ข", Span(1, 12, 1, 13)),
            ('a: "\\u0e01\\tขค"', "ข", Span(1, 13, 1, 14)),
            ('a: "กก\\\n     ขค"', "ข", Span(2, 6, 2, 7)),
            ("a: |\n  กก\n  ขค\n", "ข", Span(3, 3, 3, 4)),
            ("a: >-\n  กก\n  ขค\n", "ข", Span(3, 3, 3, 4)),
            ("a: กก\n  ขค\n", "ข", Span(2, 3, 2, 4)),
            ("a: กก\n  ขค\n", " ", Span(1, 6, 2, 1)),
        ],
    )
    def it_finds_a_part_of_a_text_through_every_style(self, text: str, wanted: str, place: Span) -> None:
        document = read("f", text.encode())
        value = document.at(("a",))
        assert isinstance(value, str)
        start = value.index(wanted)
        got = document.span_within(("a",), start, start + 1)
        assert (got.line, got.column) == (place.line, place.column)
        if wanted != " ":
            assert got == place


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("mark", ["-", "- ", "-ข", "– ", "• ", "๑. "])
def test_a_long_text_that_a_program_folded_is_one_text(width, mark):
    text = f" {mark}".join(["แจ้งเวียนแนวทางการยืมพัสดุ ให้ทุกส่วนราชการถือปฏิบัติ"] * 6)
    data = yaml.safe_dump({"steps": text, "list": [text]}, allow_unicode=True, width=width)

    document = read("x", data.encode())

    assert document.findings == ()
    assert document.value == {"steps": text, "list": [text]}


def test_a_text_in_brackets_may_be_folded_anywhere():
    document = read("x", b"{a: [k\n  -k, k\n  - k]}")

    assert document.findings == ()
    assert document.value == {"a": ["k -k", "k - k"]}
