"""A missing field whose line is in a comment."""

from __future__ import annotations

import pytest

from itareport import schema, source
from itareport.rules.sample import SAMPLE

M = "issues[1].measures[0]"


def test_it_is_found_where_its_line_was_joined_to_the_comment() -> None:
    lines = "        period: ไตรมาส ๒\n        responsible: กองช่าง\n"
    text = SAMPLE.replace(lines, "        period: ไตรมาส ๒ # ช่องที่ ๓responsible: กองช่าง\n")
    (finding,) = schema.check(source.read("f", text.encode()))[1]
    assert (finding.rule, finding.path) == ("ITA018", f"{M}.responsible")
    line = text.split("\n")[finding.span.line - 1]
    assert line[finding.span.column - 1 : finding.span.end_column - 1] == "responsible"


def test_it_is_told_where_its_line_is_a_comment() -> None:
    text = SAMPLE.replace("        period: ไตรมาส ๒", "        # period: ไตรมาส ๒")
    (finding,) = schema.check(source.read("f", text.encode()))[1]
    line = text[: text.index("# period")].count("\n") + 1
    assert (finding.rule, finding.path) == ("ITA051", f"{M}.period")
    assert finding.hint == f"Line {line} has it as a comment: delete the # there."


@pytest.mark.parametrize("comment", ["# ดู period: ๓", "# PERIOD: ๓", "# periods", "# (period): ๓"])
def test_it_is_missing_where_a_comment_only_speaks_of_it(comment: str) -> None:
    for written in (f"        {comment}\n", f"        remarks: ก {comment}\n"):
        text = SAMPLE.replace("        period: ไตรมาส ๒\n", written)
        (finding,) = schema.check(source.read("f", text.encode()))[1]
        assert (finding.rule, finding.hint) == ("ITA051", "Add a line “period: text” among the other fields here.")
