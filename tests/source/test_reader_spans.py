"""What the reader keeps of unusual files, and where it ends each value."""

from __future__ import annotations

import pytest

from itareport.findings import Span, ValuePath
from itareport.source import event_reader, read


@pytest.mark.parametrize(
    ("text", "path", "span"),
    [
        pytest.param("-\n- a\n", (0,), Span(1, 1, 1, 2), id="an empty entry at the margin"),
        pytest.param("a:\n  - b\n  -\n", ("a", 1), Span(3, 3, 3, 4), id="an empty entry at the end"),
        pytest.param("a:\n", ("a",), Span(1, 1, 1, 2), id="a key without a value"),
        pytest.param("a: null\n", ("a",), Span(1, 4, 1, 8), id="no value in so many characters"),
        pytest.param("a:\n\n  ~\n", ("a",), Span(1, 1, 1, 2), id="no value on another line than its key"),
        pytest.param("a:\n  - null\n", ("a", 0), Span(2, 5, 2, 9), id="no value after a dash"),
        pytest.param("a: |\n\nb: 1\n", ("a",), Span(1, 4, 1, 5), id="a block without text"),
        pytest.param(
            "a: |\n  ก\n  \u00a0\nb: 1\n", ("a",), Span(1, 4, 3, 4), id="a block that ends in a no-break space"
        ),
        pytest.param("a: |\n  ก\n  X\nb: 1\n", ("a",), Span(1, 4, 3, 4), id="a block that ends in a letter"),
        pytest.param("a: >\n  ก\n\n# c\nb: 1\n", ("a",), Span(1, 4, 2, 4), id="a folded block before a comment"),
        pytest.param("a: 'x\n  y'\n", ("a",), Span(1, 4, 2, 5), id="quotes over two lines"),
        pytest.param("a: [1, 2] # c\n", ("a",), Span(1, 4, 1, 10), id="a list in brackets"),
        pytest.param("a:\n  - b\n# c\n", (), Span(1, 1, 2, 6), id="the whole file without its last comment"),
    ],
)
def test_each_value_ends_with_its_last_letter(text: str, path: ValuePath, span: Span) -> None:
    assert read("f", text.encode()).spans[path] == span


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("? [a]\n: b\nc: d\n", {"c": "d"}),
        ("? {a: b}\n: c\nd: e\n", {"d": "e"}),
        ("<<: {b: 1}\nc: d\n", {"c": "d"}),
        ("a: *x\n", {"a": ""}),
    ],
)
def test_what_follows_a_refused_key_or_alias_is_still_read(text: str, value: dict[str, str]) -> None:
    assert read("f", text.encode()).value == value


def test_nothing_is_recorded_below_a_refused_key() -> None:
    assert read("f", b"a: 1\na: {b: 2}\n").spans.keys() == {(), ("a",)}
    assert read("f", b"a: 1\na: {b: 2}\n").key_spans.keys() == {("a",)}


@pytest.mark.parametrize("text", ["a: |\n    -x\nb: ก\n", "-a: b\n"])
def test_a_dash_elsewhere_is_no_entry_without_its_blank(text: str) -> None:
    assert read("f", text.encode()).findings == ()


def test_reading_stops_at_one_value_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: 1\nb: 2\n"
    monkeypatch.setattr(event_reader, "MAX_VALUES", 5)
    assert read("f", text.encode()).whole

    monkeypatch.setattr(event_reader, "MAX_VALUES", 4)
    document = read("f", text.encode())
    (finding,) = document.findings
    assert (finding.rule, finding.file, finding.span) == ("ITA004", "f", Span(2, 4, 2, 5))
    assert "4" in finding.message
    assert finding.hint
    assert (document.name, document.text, document.value, document.whole) == ("f", text, None, False)


@pytest.mark.parametrize("text", ["", "# ก\n", "? 'ก", "<<<<<<< HEAD\n"])
def test_a_file_that_cannot_be_read_keeps_its_name_and_text(text: str) -> None:
    document = read("f", text.encode())
    assert (document.name, document.text, document.value, document.whole) == ("f", text, None, False)


def test_a_line_of_nothing_but_special_spaces_is_marked_within_its_end() -> None:
    (finding,) = read(
        "f", "issues:\n  - measures:\n\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\n      - name: x\n".encode()
    ).findings
    assert (finding.rule, finding.span) == ("ITA023", Span(3, 7, 3, 8))
