"""Bytes to text, where it is not plain which encoding they are."""

from __future__ import annotations

import pytest

from itareport.findings import Span
from itareport.source import read


def rules(data: bytes) -> list[str]:
    return [finding.rule for finding in read("f", data).findings]


@pytest.mark.parametrize("letter", ["ก", "ม", "๛"])
def test_a_file_with_thai_in_utf_8_is_damaged_and_not_windows_874(letter: str) -> None:
    (finding,) = read("f", f"# {letter}\nb: ".encode() + "การ\n".encode("cp874")).findings
    assert "damaged" in finding.message


def test_windows_874_is_not_taken_for_granted() -> None:
    (finding,) = read("f", b"name: \xa1\xa1\xfc\n").findings
    assert "damaged" in finding.message


@pytest.mark.parametrize("data", [b"a: xxxxxxxxxx\0\0\n", b"abc\0\0" * 10, b"a: \0\n"])
def test_a_few_null_characters_are_refused_and_make_no_other_encoding(data: bytes) -> None:
    assert set(rules(data)) == {"ITA010"}


def test_only_the_beginning_of_a_file_is_looked_at_for_its_encoding() -> None:
    assert "ITA010" in rules(b"a: " + b"x" * 300 + b"\0" * 3000)


def test_refused_characters_do_not_move_what_follows() -> None:
    document = read("f", "a: \x07\x07ก\nb: 1\n".encode())
    assert document.spans[("a",)] == Span(1, 4, 1, 7)
    assert document.span_within(("a",), 2, 3) == Span(1, 6, 1, 7)
    assert document.text == "a: \x07\x07ก\nb: 1\n"


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\ufffd", "\x00\x01"])
@pytest.mark.parametrize("dash", ["", "- "])
def test_in_the_indentation_of_a_field_they_count_as_spaces(sign: str, dash: str) -> None:
    width = 4 - len(sign) - len(dash)
    for before in range(width + 1):
        line = " " * before + sign + " " * (width - before) + dash + "name: ก"
        document = read("f", f"agency:\n{line}\n    district: ข\n".encode() if not dash else f"a:\n{line}\n".encode())
        agency = {"agency": {"name": "ก", "district": "ข"}} if not dash else {"a": [{"name": "ก"}]}
        assert document.value == agency
        assert [(finding.rule, finding.span.column) for finding in document.findings] == [("ITA010", before + 1)]


@pytest.mark.parametrize(
    "written", ["ก\ufeffข \x07คง", "'ก\ufeffข \x07คง'", '"ก\ufeffข \x07คง"', "|\n  ก\u2028ข \x07คง\n"]
)
def test_a_part_of_a_text_after_refused_characters_has_its_own_place(written: str) -> None:
    document = read("f", f"a: {written}\n".encode())
    span = document.span_within(("a",), 5, 7)
    assert document.lines[span.line - 1][span.column - 1 : span.end_column - 1] == "คง"
    assert document.span_within(("a",), 4, 5) == Span(span.line, span.column - 1, span.line, span.column)


@pytest.mark.parametrize("encoding", ["cp874", "latin-1", "cp1252"])
def test_thai_that_was_read_in_another_encoding_is_one_finding(encoding: str) -> None:
    text = "format: 1\nagency:\n  name: " + "องค์การบริหารส่วนตำบลไทยาวาส อำเภอนครชัยศรี " * 4 + "\n"
    damaged = text.encode().decode(encoding, "replace").replace("\ufffd", "\u0081")
    (finding,) = read("f", damaged.encode()).findings
    assert (finding.rule, finding.span.line) == ("ITA026", 3)
    assert read("f", text.encode()).findings == ()


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_file_whose_lines_end_with_another_sign_is_one_fault(sign: str, end: str) -> None:
    findings = read("f", f"# ก{sign}{end}".encode() + f"name: ก{sign}{end}".encode() * 6).findings
    assert [(finding.rule, finding.span[:2]) for finding in findings] == [("ITA010", (1, 4))]


def test_signs_inside_the_lines_are_told_one_by_one() -> None:
    findings = read("f", "\n".join(f"k{place}: ก\x85ข" for place in range(6)).encode()).findings
    assert [finding.span.line for finding in findings] == [1, 2, 3, 4, 5, 6]
