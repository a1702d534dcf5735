"""One fault, one finding: what a clerk did, not everything that follows from it."""

from __future__ import annotations

import pytest

from itareport import schema, source
from itareport.checking import check
from itareport.rules.sample import SAMPLE
from support.checks import rules_and_paths

M = "issues[1].measures[0]"


def found(old: str, new: str) -> list[tuple[str, str]]:
    """Rule and path of each error of the sample with a part typed otherwise."""
    assert SAMPLE.count(old) == 1, old
    return rules_and_paths(SAMPLE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("        period: ไตรมาส ๒", "      - period: ไตรมาส ๒", [("ITA069", "issues[1].measures[1]")]),
        ("        period: ไตรมาส ๒\n", "        steps: ไตรมาส ๒\n", [("ITA012", f"{M}.steps")]),
        ("        period: ไตรมาส ๒\n", "        period:\n", [("ITA053", f"{M}.period")]),
        (
            "        period: ไตรมาส ๒\n        responsible: กองช่าง\n",
            "        period:\n        responsible: ~\n",
            [("ITA053", M)],
        ),
        ("        period: ไตรมาส ๒\n", "        <<: {period: ไตรมาส ๒}\n", [("ITA017", f"{M}.<<")]),
        ("        period: ไตรมาส ๒\n", "        period: -\n", [("ITA025", f"{M}.period")]),
        ("        period: ไตรมาส ๒\n", "        period:\n        ไตรมาส ๒\n", [("ITA023", f"{M}.period")]),
    ],
)
def test_it_is_one_finding(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert found(old, new) == expected


def test_an_unfilled_measure_names_its_fields() -> None:
    text = SAMPLE.replace("period: ไตรมาส ๒", "period:").replace(
        "        responsible: กองช่าง\n", "        responsible:\n", 1
    )
    (finding,) = schema.check(source.read("f", text.encode()))[1]
    assert finding.message == "issue 2, measure 1: 2 fields are not filled in: period, responsible"


def test_an_agency_without_name_is_named() -> None:
    document = source.read("f", SAMPLE.replace("  name: อ", "  name: # อ", 1).encode())
    (finding,) = schema.check(document)[1]
    assert finding.message == "the name of the agency is not filled in (agency: name)"


def test_two_fields_of_one_name_are_no_reason_to_delete_one() -> None:
    document = source.read("f", SAMPLE.replace("        period: ไตรมาส ๒", "        steps: ไตรมาส ๒").encode())
    (finding,) = document.findings
    assert finding.hint == "Change the name of the field in this line to “period”."


PARTS = "signatures:\n  - name: ก\n    position: ข\npictures:\n  - file: a.png\n    caption: ค\n"


@pytest.mark.parametrize(("lost", "path"), [("signatures:\n", "issues[7].name"), ("pictures:\n", "signatures[1].file")])
def test_a_list_that_took_in_another_whose_own_line_is_lost(lost: str, path: str) -> None:
    (finding,) = rules_and_paths(SAMPLE + PARTS.replace(lost, ""))
    assert finding == ("ITA052", path)


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("    position: ข\n", "  - position: ข\n", ("ITA069", "signatures[1]")),
        ("    caption: ค\n", "  - caption: ค\n", ("ITA069", "pictures[1]")),
        ("    position: ข\n", "    - position: ข\n", ("ITA024", "signatures[0].position")),
    ],
)
def test_a_dash_too_many_in_the_parts(right: str, wrong: str, expected: tuple[str, str]) -> None:
    assert rules_and_paths(SAMPLE + PARTS.replace(right, wrong)) == [expected]


def test_the_line_of_the_issues_is_lost_below_a_list() -> None:
    text = SAMPLE.replace("issues:\n", "preface:\n  - ก\nissues:\n").replace("issues:\n", "")
    assert rules_and_paths(text) == [("ITA051", "issues")]


@pytest.mark.parametrize("more", [2, 4])
def test_a_field_inside_the_block_above_is_told_at_its_line(more: int) -> None:
    block = "        steps: |\n          ขั้นที่หนึ่ง\n"
    start = SAMPLE.index("        steps:", SAMPLE.index("  - number: 2"))
    end = SAMPLE.index("        period:", start)
    text = SAMPLE[:start] + block + " " * more + SAMPLE[end:]
    (finding,) = schema.check(source.read("f", text.encode()))[1]
    assert (finding.rule, finding.path, finding.span.column) == ("ITA007", f"{M}.period", 9 + more)
    assert text.split("\n")[finding.span.line - 1].strip().startswith("period:")


def test_a_line_of_a_group_or_issue_that_is_there_twice() -> None:
    assert rules_and_paths(SAMPLE.replace("agency:\n", "agency:\nagency:\n")) == [("ITA012", "agency")]
    assert rules_and_paths(SAMPLE.replace("  - number: 3\n", "  - number: 3\n" * 2)) == [("ITA062", "issues[3].number")]
    name = next(line for line in SAMPLE.splitlines(keepends=True) if line.startswith("      - name"))
    assert rules_and_paths(SAMPLE.replace(name, name * 2)) == [("ITA069", "issues[0].measures[1]")]


def test_a_measure_below_an_empty_one_is_not_taken_for_a_part_of_it() -> None:
    split = "      - {}\n      - period: ทุกเดือน\n  - number: 3\n"
    errors = found("  - number: 3\n", split)
    assert ("ITA051", "issues[1].measures[1].name") in errors
    assert ("ITA051", "issues[1].measures[2].name") in errors


class DescribeATextWhoseNameWasDeleted:
    @pytest.mark.parametrize(
        ("line", "path"),
        [
            ("        period: ไตรมาส ๒", f"{M}.period"),
            ("        responsible: กองช่าง", f"{M}.responsible"),
            ("  name: องค์การบริหารส่วนตำบลตัวอย่าง", "agency.name"),
        ],
    )
    def it_is_one_finding_at_the_text(self, line: str, path: str) -> None:
        place = SAMPLE.rindex(line)
        indent, key, text = len(line) - len(line.lstrip()), *line.strip().split(": ")
        written = SAMPLE[:place] + " " * indent + text + SAMPLE[place + len(line) :]
        (finding,) = (each for each in check("f", written.encode()).findings if each.severity == "error")
        assert (finding.rule, finding.path, finding.span.column) == ("ITA023", path, indent + 1)
        assert finding.span.line == SAMPLE[:place].count("\n") + 1
        assert finding.hint == f"Write it as “{key}: {text}”."

    def it_is_another_line_where_two_fields_are_missing_or_it_is_in_another_column(self) -> None:
        lines = "        period: ไตรมาส ๒\n        responsible: กองช่าง\n"
        assert set(found(lines, "        ไตรมาส ๒\n")) == {
            ("ITA023", M),
            ("ITA051", f"{M}.period"),
            ("ITA051", f"{M}.responsible"),
        }
        rules = {rule for rule, _path in found("        period: ไตรมาส ๒\n", "ไตรมาส ๒\n")}
        assert rules == {"ITA023", "ITA051"}


TITLED = SAMPLE.replace("    measures:\n", "    title: ก\n    measures:\n")
SECOND = """      - name: มาตรการที่สอง
        steps: แจ้งเวียน
        period: ไตรมาส ๓
        responsible: กองคลัง
        outputs: แจ้งแล้ว
        outcomes: ทราบทั่วกัน
"""


@pytest.mark.parametrize("text", [SAMPLE, TITLED])
@pytest.mark.parametrize("issue", [2, 7])
def test_the_line_that_an_issue_begins_with_is_lost(text: str, issue: int) -> None:
    line = f"  - number: {issue}\n"
    document = source.read("f", text.replace(line, "").encode())
    (finding,) = [*document.findings, *schema.check(document)[1]]
    assert (finding.message, finding.path) == (
        "the line “- number: …” is missing above this one",
        f"issues[{issue - 1}].number",
    )
    assert finding.span.line == text[: text.index(line)].count("\n") + 1


@pytest.mark.parametrize("dashed", ["measures", "title"])
def test_an_issue_that_lost_its_number_keeps_its_dash_beside_another_fault(dashed: str) -> None:
    text = TITLED if dashed == "title" else SAMPLE
    lost = text.replace(f"  - number: 3\n    {dashed}:", f"  - {dashed}:")
    document = source.read("f", lost.replace("agency:\n", "    measures:\nagency:\n").encode())
    _other, finding = [*document.findings, *schema.check(document)[1]]
    assert (finding.message, finding.path) == ("the line “- number: …” is missing above this one", "issues[2].number")


@pytest.mark.parametrize("lines", [1, 2])
def test_the_line_that_a_measure_begins_with_is_lost_and_nothing_is_to_be_deleted(lines: int) -> None:
    rest = "".join(SECOND.splitlines(keepends=True)[lines:])
    document = source.read("f", SAMPLE.replace("  - number: 3\n", f"{rest}  - number: 3\n").encode())
    (finding,) = document.findings
    assert finding.message == "the line “- name: …” is missing above this one"
    assert finding.hint == "Type it on a line of its own above this one."
    assert finding.path == "issues[1].measures[1].name"


def test_two_fields_in_a_row_may_be_there_twice_in_one_measure() -> None:
    lines = "        period: ไตรมาส ๒\n        responsible: กองช่าง\n"
    assert found(lines, lines * 2) == [("ITA012", f"{M}.period"), ("ITA012", f"{M}.responsible")]


def test_the_line_of_the_measures_is_there_twice() -> None:
    assert found("  - number: 2\n    measures:\n", "  - number: 2\n    measures:\n    measures:\n") == [
        ("ITA012", "issues[1].measures")
    ]


@pytest.mark.parametrize(
    ("line", "twice", "key"),
    [
        ("    measures:\n", "    measures:\n    measures:\n", "measures"),
        ("fiscal_year:", "title: ก\nfiscal_year: 2568\nfiscal_year:", "fiscal_year"),
        ("fiscal_year:", "title: ก\ntitle: ข\nfiscal_year:", "title"),
    ],
)
def test_what_is_there_twice_is_taken_for_no_field_that_may_lack(line: str, twice: str, key: str) -> None:
    (finding,) = source.read("f", SAMPLE.replace(line, twice, 1).encode()).findings
    assert finding.message.startswith(f"the key “{key}” occurs twice")
    assert finding.hint == "Keep one of the two and delete the other."


def test_an_issue_with_two_titles_lacks_its_measures() -> None:
    text = TITLED.replace("    title: ก\n    measures:\n", "    title: ก\n    title:\n", 1)
    (finding,) = source.read("f", text.encode()).findings
    assert finding.message == "there are two fields “title”, and none “measures”"


def test_the_name_of_a_list_that_is_not_indented_is_lost() -> None:
    text = SAMPLE.replace("          - ", "        - ")
    place = text.index("        outputs:\n        - ")
    errors = rules_and_paths(text[:place] + text[place:].replace("        outputs:\n", "", 1))
    assert [rule for rule, _path in errors] == ["ITA024"]


@pytest.mark.parametrize("sign", ["–", "*", "1.", "--"])
def test_the_lines_below_a_sign_in_place_of_a_dash_stay_where_they_are(sign: str) -> None:
    wide = SAMPLE.replace("  - number", "  -   number").replace("\n    measures:", "\n      measures:")
    text = wide.replace("  -   number: 2", f"  {sign.ljust(4)}number: 2")
    assert rules_and_paths(text) == [("ITA024", "issues[1].number")]


def test_an_issue_that_lost_its_dash_is_not_missing_too() -> None:
    assert found("  - number: 2\n", "    number: 2\n") == [("ITA012", "issues[0].number")]


@pytest.mark.parametrize("indent", [2, 4])
def test_the_name_of_signatures_alone_far_out_of_place_is_one_finding(indent: int) -> None:
    parts = PARTS.partition("pictures")[0]
    findings = rules_and_paths(SAMPLE + " " * indent + parts)
    assert len(findings) == 1


@pytest.mark.parametrize("empty", [" |", " ''", " ~"])
def test_a_field_that_is_there_twice_and_empty_is_one_finding(empty: str) -> None:
    line = "        period: ไตรมาส ๒\n"
    assert found(line, f"        period:{empty}\n{line}") == [("ITA012", f"{M}.period")]


def test_a_title_of_issues_in_the_wrong_order_is_no_fault_of_its_own() -> None:
    text = (
        SAMPLE.replace("number: 3", "number: 0")
        .replace("number: 2\n", "number: 3\n    title: ก\n")
        .replace("number: 0", "number: 2")
    )
    assert [each.rule for each in check("f", text.encode()).findings] == ["ITA064"]


def test_a_title_that_was_broken_by_enter_is_one_fault() -> None:
    text = SAMPLE.replace("number: 2\n", "number: 2\n    title: การให้บริการ\nและระบบ E-Service\n")
    assert [each.rule for each in check("f", text.encode()).findings] == ["ITA023"]
