"""Lines that are far off: one finding each, at their own place, and the rest of the file is read as it was meant."""

from __future__ import annotations

import pytest
from tests.source.test_mending import FILE

from itareport.source import SourceFile, read

VALUE = read("f", FILE.encode()).value


def with_line(old: str, new: str) -> SourceFile:
    """The file with the first line ``old`` typed otherwise."""
    assert f"\n{old}\n" in FILE, old
    return read("f", FILE.replace(f"\n{old}\n", f"\n{new}\n", 1).encode())


def moved(line: str, by: int) -> str:
    return " " * by + line if by > 0 else line[-by:]


LINES = (
    "agency:",
    "issues:",
    "  - number: 1",
    "    measures:",
    "      - name: มาตรการ ก",
    "        steps:",
    "        period: ไตรมาส ๑",
    "        outputs:",
    "      - name: มาตรการ ข",
)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("by", [1, 2, 4, -1, -2, -4])
def test_a_line_indented_otherwise_is_one_fault(line: str, by: int) -> None:
    if line.startswith(" " * max(-by, 0)):
        source = with_line(line, moved(line, by))
        # YAML takes some of these for right, as no other line contradicts them, and a few for another field.
        assert len(source.findings) <= 1
        for finding in source.findings:
            assert source.value == VALUE
            assert FILE.split("\n")[finding.span.line - 1].strip() == line.strip()


@pytest.mark.parametrize(
    "line", ["        steps:", "    measures:", "issues:", "  - number: 1", "      - name: มาตรการ ข"]
)
def test_a_field_at_the_left_edge_is_one_fault(line: str) -> None:
    source = with_line(line, line.lstrip())
    assert len(source.findings) <= 1
    assert not source.findings or source.value == VALUE


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("agency:", "agency"),
        ("    measures:", "issues[0].measures"),
    ],
)
def test_what_a_lost_line_leaves_is_one_fault_at_the_line_below(line: str, path: str) -> None:
    (finding,) = read("f", FILE.replace(f"{line}\n", "", 1).encode()).findings
    assert (finding.rule, finding.path) == ("ITA007", path)


@pytest.mark.parametrize(
    ("line", "upper", "lower"),
    [
        ("        responsible: กองช่าง", "        respon", "sible: กองช่าง"),
        ("        responsible: กองช่าง", "        respon", "        sible: กองช่าง"),
        ("      - name: มาตรการ ก", "      - na", "me: มาตรการ ก"),
        ("agency:", "agen", "cy:"),
        ("        outputs:", "        out", "  puts:"),
    ],
)
def test_a_field_name_broken_by_enter_is_one_fault_at_its_first_half(line: str, upper: str, lower: str) -> None:
    source = with_line(line, f"{upper}\n{lower}")
    assert source.value == VALUE
    (finding,) = source.findings
    assert (finding.rule, finding.span.line) == ("ITA028", FILE[: FILE.index(f"\n{line}\n") + 1].count("\n") + 1)


@pytest.mark.parametrize("line", ["agency:", "issues:", "        steps:"])
def test_a_text_or_half_a_quote_at_a_group_is_one_fault(line: str) -> None:
    for wrong in (f'"{line.strip()}', line.strip().replace(":", "∶"), line.strip().replace(":", " -")):
        source = with_line(line, line.replace(line.strip(), wrong))
        assert (len(source.findings), source.value) == (1, VALUE), wrong


def test_a_text_after_the_agency_is_one_fault() -> None:
    source = with_line("agency:", "agency: เทศบาล")
    (finding,) = source.findings
    assert (finding.rule, finding.span.column, source.value) == ("ITA029", 9, VALUE)


def test_a_folded_list_in_brackets_is_left_alone() -> None:
    assert not read(
        "f", FILE.replace("steps: ขั้นเดียว", "steps: [ขั้น\n            -ก, ข\n            - ค]").encode()
    ).findings
