"""Whatever the bytes: the reader and the schema answer with findings and raise nothing."""

from __future__ import annotations

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import examples
from itareport import schema
from itareport.rules.sample import SAMPLE
from itareport.source import comments, read
from support.fuzzing.texts import PIECES

yaml_like = st.lists(st.sampled_from(PIECES), max_size=25).map("".join).map(str.encode)


def holds_together(data: bytes) -> None:
    document = read("f", data)
    for kind in ("report", "plan"):
        report, findings = schema.check(document, kind)
        assert (report is None) == bool(document.findings or findings)
    lines = len(document.lines)
    for finding in (*document.findings, *findings):
        span = finding.span
        assert 1 <= span.line <= span.end_line <= lines
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert finding.message
    for path, span in document.spans.items():
        assert span.column <= len(document.lines[span.line - 1]) + 1, path
    for comment in comments(document):
        assert document.lines[comment.line - 1][comment.column - 1] == "#"


@settings(max_examples=examples(1500))
@given(st.binary(max_size=200) | yaml_like)
@example(b"")
@example(b"a: \xff")
def test_any_bytes_end_in_findings(data: bytes) -> None:
    holds_together(data)


@settings(max_examples=examples(500))
@given(st.data())
def test_a_damaged_data_file_ends_in_findings(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(SAMPLE)))
    length = data.draw(st.integers(0, 30))
    piece = data.draw(st.sampled_from(PIECES))
    holds_together((SAMPLE[:place] + piece + SAMPLE[place + length :]).encode("utf-8", "surrogatepass"))


@settings(max_examples=examples(500))
@given(st.dictionaries(st.text("กขab ", min_size=1), st.text() | st.lists(st.text(), min_size=1), min_size=1))
def test_what_yaml_writes_is_read_back(value: dict[str, str | list[str]]) -> None:
    written = yaml.safe_dump(value, allow_unicode=True, width=10**6, default_style='"')
    document = read("f", written.encode("utf-8", "surrogatepass"))
    if not document.findings:
        assert document.value == value
