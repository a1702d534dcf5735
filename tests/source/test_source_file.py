"""Looking things up in a file that was read."""

from __future__ import annotations

import pytest

from itareport.findings import Span, ValuePath
from itareport.source import read

DOCUMENT = read("f", "a:\n  b: กขค\n  c: [ก]\nd: |\n  ก\n  ขค\n".encode())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("a", "b"), "กขค"),
        (("a", "c", 0), "ก"),
        (("a", "c", 1), None),
        (("a", "c", "x"), None),
        (("a", 0), None),
        (("a", "b", 0), None),
        (("x",), None),
    ],
)
def test_a_path_leads_to_its_value_or_to_none(path: ValuePath, value: str | None) -> None:
    assert DOCUMENT.at(path) == value


@pytest.mark.parametrize("below", [("x",), ("x", "y"), ("x", "y", "z")])
def test_what_is_not_there_has_the_span_of_what_is_above_it(below: ValuePath) -> None:
    assert DOCUMENT.span_of(("a", *below)) == DOCUMENT.spans[("a",)] == Span(2, 3, 3, 9)


def test_a_file_without_values_has_a_span_all_the_same() -> None:
    assert read("f", b"").span_of(("a",)) == Span(1, 1, 1, 1)


def test_a_part_of_what_is_no_text_is_the_whole() -> None:
    assert DOCUMENT.span_within(("a", "c"), 0, 1) == Span(3, 6, 3, 9)


@pytest.mark.parametrize(("start", "end", "columns"), [(0, 1, (6, 7)), (1, 3, (7, 9)), (1, 1, (7, 7))])
def test_a_part_of_a_text_ends_after_its_last_character(start: int, end: int, columns: tuple[int, int]) -> None:
    assert DOCUMENT.span_within(("a", "b"), start, end) == Span(2, columns[0], 2, columns[1])


def test_a_part_of_a_block_may_reach_over_lines() -> None:
    assert DOCUMENT.span_within(("d",), 0, 4) == Span(5, 3, 6, 5)


def test_a_line_of_a_text_may_begin_at_the_margin() -> None:
    document = read("f", b'{a: "x\ny"}')
    assert document.at(("a",)) == "x y"
    assert document.span_within(("a",), 2, 3) == Span(2, 1, 2, 2)


def test_a_mark_ends_with_its_line_where_a_line_s_end_is_a_space_of_the_text() -> None:
    document = read("f", b'a: "x\n  y"')
    assert document.at(("a",)) == "x y"
    assert document.span_within(("a",), 0, 2) == Span(1, 5, 1, 6)
    assert document.span_within(("a",), 1, 3) == Span(1, 6, 2, 4)


def test_quotes_that_only_a_mended_line_has_as_letters_are_counted_as_letters() -> None:
    document = read("f", 'a:\n  b: "ก" และ \'ข\n'.encode())
    assert document.at(("a", "b")) == '"ก" และ \'ข'
    assert document.span_within(("a", "b"), 0, 1) == Span(2, 6, 2, 7)
    assert document.span_within(("a", "b"), 8, 9) == Span(2, 14, 2, 15)
