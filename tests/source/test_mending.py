"""Mistakes of the keyboard: each is found at its own line, all in one run, and none because of another."""

from __future__ import annotations

import pytest

from itareport.source import mending, read
from itareport.source.format import format_source

FILE = """\
format: 1
fiscal_year: 2568

agency:
  # ชื่อเต็ม
  name: องค์การบริหารส่วนตำบลไทยาวาส
  district: อำเภอนครชัยศรี

issues:
  - number: 1
    title: ประเด็นแรก
    measures:
      # มาตรการแรก
      - name: มาตรการ ก
        steps:
          - ขั้นที่หนึ่ง
          - ขั้นที่สอง
        # ช่วงเวลา
        period: ไตรมาส ๑
        responsible: กองช่าง
        outputs:
          - ผลที่หนึ่ง
          - ผลที่สอง
      - name: มาตรการ ข
        steps: ขั้นเดียว
        period: ไตรมาส ๒
"""


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def found(old: str, new: str) -> list[tuple[str, int, int]]:
    """Rule, line and column of each finding of the file with a part typed otherwise; lines from that part's first."""
    assert FILE.count(old) == 1, old
    first = line_of(FILE, old)
    findings = read("f", FILE.replace(old, new).encode()).findings
    return [(finding.rule, finding.span.line - first, finding.span.column) for finding in findings]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # dashes that begin no entry
        ("          - ขั้นที่สอง", "           - ขั้นที่สอง", [("ITA024", 0, 12)]),
        ("          - ขั้นที่สอง", "            - ขั้นที่สอง", [("ITA024", 0, 13)]),
        ("          - ขั้นที่สอง", "              - ขั้นที่สอง", [("ITA024", 0, 15)]),
        ("          - ขั้นที่สอง", "         - ขั้นที่สอง", [("ITA007", 0, 10)]),
        ("          - ขั้นที่หนึ่ง", "          ขั้นที่หนึ่ง", [("ITA024", 0, 11)]),
        ("          - ผลที่หนึ่ง", "            ผลที่หนึ่ง", [("ITA024", 0, 13)]),
        ("          - ขั้นที่สอง", "          ขั้นที่สอง", [("ITA023", 0, 11)]),
        ("        steps:\n          - ขั้นที่หนึ่ง", "          - ขั้นที่หนึ่ง", [("ITA024", 0, 11)]),
        ("      - name: มาตรการ ข", "       - name: มาตรการ ข", [("ITA007", 0, 8)]),
        ("      - name: มาตรการ ก", "        name: มาตรการ ก", [("ITA024", 0, 9)]),
        ("          - ขั้นที่หนึ่ง", "          -ขั้นที่หนึ่ง", [("ITA019", 0, 11)]),
        ("          - ผลที่สอง", "          -ผลที่สอง", [("ITA019", 0, 11)]),
        ("steps: ขั้นเดียว", "steps: - ขั้นเดียว", [("ITA025", 0, 16)]),
        ("        outputs:\n          - ผลที่หนึ่ง", "        outputs: - ผลที่หนึ่ง", [("ITA025", 0, 18)]),
        ("responsible: กองช่าง", "responsible: -", [("ITA025", 0, 22)]),
        ("responsible: กองช่าง", "responsible: - # ไม่มี", [("ITA025", 0, 22)]),
        ("responsible: กองช่าง", "responsible: - กองช่าง", [("ITA025", 0, 22)]),
        ("          - ขั้นที่สอง", "           ขั้นที่สอง", [("ITA024", 0, 12)]),
        ("      - name: มาตรการ ก", "       - name: มาตรการ ก", [("ITA007", 0, 8)]),
        ("      - name: มาตรการ ก", "       name: มาตรการ ก", [("ITA024", 0, 8)]),
        ("  - number: 1", "- number: 1", [("ITA007", 0, 1)]),
        # spaces that lack, or are of another kind
        ("  name: องค์การ", "  name:องค์การ", [("ITA019", 0, 7)]),
        ("        period: ไตรมาส ๑", "        period:ไตรมาส ๑", [("ITA019", 0, 15)]),
        ("fiscal_year: 2568", "fiscal_year:2568", [("ITA019", 0, 12)]),
        ("  - number: 1", "  - number:1", [("ITA019", 0, 11)]),
        ("period: ไตรมาส ๒", "period:\u00a0ไตรมาส ๒", [("ITA019", 0, 16)]),
        ("        responsible", "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0responsible", [("ITA021", 0, 1)]),
        ("        responsible", "\u00a0       responsible", [("ITA021", 0, 1)]),
        ("          - ขั้นที่สอง", "\u00a0         - ขั้นที่สอง", [("ITA021", 0, 1)]),
        ("        responsible", "\tresponsible", [("ITA009", 0, 1)]),
        ("          - ขั้นที่สอง", "\t- ขั้นที่สอง", [("ITA009", 0, 1)]),
        ("      - name: มาตรการ ข", "\t- name: มาตรการ ข", [("ITA009", 0, 1)]),
        # indentation
        ("        period: ไตรมาส ๑", "         period: ไตรมาส ๑", [("ITA007", 0, 10)]),
        ("        period: ไตรมาส ๑", "       period: ไตรมาส ๑", [("ITA007", 0, 8)]),
        ("        responsible", "      responsible", [("ITA007", 0, 7)]),
        ("        responsible", "responsible", [("ITA007", 0, 1)]),
        ("  name: องค์การ", "name: องค์การ", [("ITA007", 0, 1)]),
        ("  district:", "   district:", [("ITA007", 0, 4)]),
        ("    title: ประเด็นแรก", "     title: ประเด็นแรก", [("ITA007", 0, 6)]),
        ("    measures:", "   measures:", [("ITA007", 0, 4)]),
        # lines that are neither key nor entry
        ("          - ขั้นที่สอง", "          - ขั้นที่\nสอง", [("ITA023", 1, 1)]),
        ("          - ขั้นที่สอง", "          - ขั้นที่\nสอง\nและสาม", [("ITA023", 1, 1)]),
        ("period: ไตรมาส ๑", "period:\n        ไตรมาส ๑", [("ITA023", 1, 9)]),
        ("        # ช่วงเวลา", "        ช่วงเวลา", [("ITA023", 0, 9)]),
        ("  # ชื่อเต็ม", "  ชื่อเต็ม", [("ITA023", 0, 3)]),
        ("      # มาตรการแรก", "      มาตรการแรก", [("ITA023", 0, 7)]),
        ("      # มาตรการแรก", "มาตรการ\t๑. แจ้ง\tไตรมาส ๑", [("ITA023", 0, 1)]),
        ("  district:", "<br>\n  district:", [("ITA023", 0, 1)]),
        # colons and quotes
        ("        period: ไตรมาส ๑", "        period ไตรมาส ๑", [("ITA028", 0, 9)]),
        ("        outputs:\n", "        outputs\n", [("ITA028", 0, 9)]),
        ("period: ไตรมาส ๒", "period: ปีนี้: ไตรมาส ๒", [("ITA018", 0, 22)]),
        ("responsible: กองช่าง", 'responsible: "กองช่าง" และกองคลัง', [("ITA027", 0, 32)]),
        ("responsible: กองช่าง", "responsible: @กองช่าง", [("ITA027", 0, 22)]),
        ("responsible: กองช่าง", 'responsible: "กองช่าง', [("ITA008", 0, 22)]),
        ("          - ผลที่หนึ่ง", "          - 'ผลที่หนึ่ง", [("ITA008", 0, 13)]),
        ("responsible: กองช่าง", "responsible: [กองช่าง", [("ITA008", 0, 22)]),
    ],
)
def test_a_mistake_is_one_finding_at_its_line(old: str, new: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(old, new) == expected


def test_a_file_with_a_mistake_is_never_formatted() -> None:
    text = FILE.replace("          - ขั้นที่สอง", "           - ขั้นที่สอง")
    assert format_source(read("f", text.encode())) == text


def test_all_mistakes_of_a_file_are_found_in_one_run() -> None:
    text = (
        FILE.replace("        period", "\tperiod").replace("  name: อ", "  name:อ").replace("district: อ", "district:อ")
    )
    text = text.replace("          - ผลที่สอง", "          -ผลที่สอง").replace("responsible: กองช่าง", "responsible: -")
    findings = read("f", text.encode()).findings
    assert [finding.rule for finding in findings] == [
        "ITA019", "ITA019", "ITA009", "ITA025", "ITA019", "ITA009",
    ]  # fmt: skip


def test_what_is_read_after_a_mistake_is_what_was_meant() -> None:
    right = read("f", FILE.encode()).value
    for old, new in (
        ("          - ขั้นที่สอง", "           - ขั้นที่สอง"),
        ("          - ขั้นที่หนึ่ง", "          ขั้นที่หนึ่ง"),
        ("          - ขั้นที่สอง", "          ขั้นที่สอง"),
        ("  name: องค์การ", "  name:องค์การ"),
        ("        responsible", "\tresponsible"),
        ("        responsible", "       responsible"),
        ("      - name: มาตรการ ข", "       - name: มาตรการ ข"),
        ("period: ไตรมาส ๑", "period:\n        ไตรมาส ๑"),
        ("        # ช่วงเวลา", "        ช่วงเวลา"),
        ("        period: ไตรมาส ๑", "        period ไตรมาส ๑"),
        ("responsible: กองช่าง", 'responsible: "กองช่าง'),
    ):  # fmt: skip
        document = read("f", FILE.replace(old, new).encode())
        assert document.whole
        assert document.value == right, new


def test_the_places_of_values_after_a_mistake_are_those_of_the_file() -> None:
    document = read("f", FILE.replace("        period: ไตรมาส ๑", "\tperiod:ไตรมาส ๑").encode())
    path = ("issues", 0, "measures", 0, "period")
    span = document.spans[path]
    assert document.lines[span.line - 1][span.column - 1 : span.end_column - 1] == "ไตรมาส ๑"
    assert [finding.path for finding in document.findings] == ["issues[0].measures[0].period"] * 2


def test_where_reading_stops_is_told() -> None:
    document = read("f", b"a: 1\nb: 2\n!<: c\nd: 3\n")
    assert not document.whole
    assert "Nothing from line 3 on was checked." in document.findings[-1].hint


@pytest.mark.parametrize(
    "text",
    [
        "steps:\n  - แจ้งเวียนแนวทาง\n    ให้ทุกส่วนราชการถือปฏิบัติ\n",
        "period:\n  ไตรมาส ๑\nname: ก\n",
        "steps: |\n  - หนึ่ง\n   - สอง\n\tname:x\nperiod: ก\n".replace("\tname:x\n", "    name:x\n"),
        'steps: "หนึ่ง\n  - สอง\n  period:สาม"\nperiod: ก\n',
        "steps: [ก,\n  - ข, -ค]\n".replace("- ข", "ข"),
        "evidence: https://example.go.th/a:b\n",
        "evidence:\n  - ดูที่\n    file:///c:/x\n",
        "steps:\n- ก\n- ข\n",
    ],
)
def test_what_is_right_is_silent(text: str) -> None:
    assert read("f", text.encode()).findings == ()


class DescribeMarkers:
    @pytest.mark.parametrize("sign", ["---", "...", "--- ", "---  # ส่วนที่สอง", "...  "])
    @pytest.mark.parametrize("before", ["agency:\n", "        period: ไตรมาส ๑\n", "          - ผลที่สอง\n"])
    def it_is_one_fault_and_the_rest_is_checked(self, sign: str, before: str) -> None:
        source = read("f", FILE.replace(before, f"{sign}\n{before}").encode())
        assert source.value == read("f", FILE.encode()).value
        (finding,) = source.findings
        assert (finding.rule, finding.span.line, finding.span.column) == ("ITA016", line_of(FILE, before), 1)

    def it_may_be_before_the_data_and_dots_after_it(self) -> None:
        assert not read("f", f"# ก\n---\n{FILE}...\n".encode()).findings

    def it_begins_another_report_where_another_file_was_put_after_the_first(self) -> None:
        source = read("f", f"{FILE}---\n{FILE}".encode())
        (finding,) = source.findings
        assert (finding.rule, finding.span.line) == ("ITA016", FILE.count("\n") + 1)
        assert source.value == read("f", FILE.encode()).value


@pytest.mark.parametrize("key", ["outputs:", "steps:"])
@pytest.mark.parametrize("more", [1, 2])
def test_a_field_with_its_entries_below_is_put_back_too(key: str, more: int) -> None:
    place = FILE.index(f"        {key}\n")
    source = read("f", (FILE[:place] + " " * more + FILE[place:]).encode())
    (finding,) = source.findings
    assert (finding.rule, finding.span.column) == ("ITA007", 9 + more)
    assert source.value == read("f", FILE.encode()).value


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("steps: ขั้นเดียว", "steps: |2\n            ขั้นเดียว\n          ต่อ"),
        ("steps: ขั้นเดียว", 'steps: ["ขั้น", # 1: \'ก "ข\n          "เดียว"]'),
        ("steps: ขั้นเดียว", '"steps": >-\n          ขั้น\n          เดียว'),
        ("steps: ขั้นเดียว", "'steps':\n          ขั้น\n          เดียว"),
        ("steps: ขั้นเดียว", "ขั้นตอน:  |\n          - ขั้น\n          เดียว"),
    ],
)
@pytest.mark.parametrize(
    "fault",
    [("period: ไตรมาส ๒", "period ไตรมาส ๒", "ITA028"), ("          - ขั้นที่สอง", "           ขั้นที่สอง", "ITA024")],
)
def test_a_right_text_of_any_layout_is_no_fault_beside_one(old: str, new: str, fault: tuple[str, str, str]) -> None:
    wrong, typed, rule = fault
    assert (FILE.count(old), FILE.count(wrong)) == (1, 1)
    assert read("f", FILE.replace(old, new).encode()).findings == ()
    findings = read("f", FILE.replace(old, new).replace(wrong, typed).encode()).findings
    assert [finding.rule for finding in findings] == [rule]


def test_what_yaml_can_read_is_not_reported_as_unclosed() -> None:
    text = "- {b: ก,\n   name: ข}\n-\n           -\n            ค\n"
    assert [finding.rule for finding in read("f", text.encode()).findings] == []


class DescribeFilesOfThousandsOfFaults:
    @pytest.mark.parametrize(
        "line",
        ["\tperiod: ก\n", "period:ก\n", 'title: "ก\n', "          -ก\n", "---\n", "agency\n", "         period: ก\n"],
    )
    def it_gives_up_after_two_thousand_and_says_from_where(self, line: str) -> None:
        source = read("f", (FILE + line * 20_000).encode())
        assert not source.whole
        assert len(source.findings) <= 2_000
        last = source.findings[-1]
        assert f"Nothing from line {last.span.line} on was checked." in last.hint

    def it_finds_the_place_of_a_fault_in_a_line_that_was_mended_twice(self) -> None:
        source = read("f", FILE.replace("        period: ไตรมาส ๑\n", "\tperiod:ไตรมาส: ๑\n").encode())
        assert [(finding.rule, finding.span.column) for finding in source.findings] == [
            ("ITA009", 1),
            ("ITA019", 8),
        ]


class DescribeSignsThatAreTypedForADash:
    @pytest.mark.parametrize("sign", ["–", "—", "•", "*", "−", "·", "--", "๒.", "2)", "• -"])
    @pytest.mark.parametrize(
        "line", ["          - ขั้นที่สอง", "          - ขั้นที่หนึ่ง", "      - name: มาตรการ ข", "  - number: 1"]
    )
    def it_is_one_fault_at_the_sign(self, sign: str, line: str) -> None:
        source = read("f", FILE.replace(line, line.replace("-", sign, 1)).encode())
        assert source.value == read("f", FILE.encode()).value
        (finding,) = source.findings
        assert (finding.rule, finding.span.line) == ("ITA024", line_of(FILE, line))
        assert finding.span.column == line.index("-") + 1

    def it_leaves_lines_of_a_text_alone(self) -> None:
        text = FILE.replace("steps: ขั้นเดียว", "steps: |\n          * ก\n          ๒. ข")
        assert not read("f", text.encode()).findings


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("format: 1", "format1"),
        ("  name: องค์", "  nameองค์"),
        ("  name: องค์", "  name องค์"),
        ("  name: องค์", "  name - องค์"),
        ("      - name: มาตรการ ก", "      - nameมาตรการ ก"),
        ("        responsible: กอง", "        responsibleกอง"),
    ],
)
def test_a_name_of_a_field_without_its_colon_is_one_fault(right: str, wrong: str) -> None:
    source = read("f", FILE.replace(right, wrong).encode())
    assert source.value == read("f", FILE.encode()).value
    assert [(finding.rule, finding.span.line) for finding in source.findings] == [("ITA028", line_of(FILE, right))]


def test_lines_are_looked_at_one_by_one_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "_MAX_LINES", 30)
    wrong = ("period: ไตรมาส ๒", "period ไตรมาส ๒")
    assert [each.rule for each in read("f", FILE.replace(*wrong).encode()).findings] == ["ITA028"]
    far = read("f", ("\n" * 30 + FILE.replace(*wrong)).encode())
    assert far.findings
    assert "ITA028" not in {each.rule for each in far.findings}


@pytest.mark.parametrize("width", [0, 4, 8])
def test_a_block_that_is_not_indented_is_one_fault(width: int) -> None:
    text = FILE.replace("steps: ขั้นเดียว", "steps: |\n" + " " * width + "ขั้นที่หนึ่ง\n          ขั้นที่สอง")
    source = read("f", text.encode())
    (finding,) = source.findings
    assert (finding.rule, finding.span.column, finding.path) == ("ITA007", width + 1, "issues[0].measures[1].steps")
    assert source.value == read("f", text.replace(" " * width + "ขั้นที่หนึ่ง", " " * 10 + "ขั้นที่หนึ่ง").encode()).value


@pytest.mark.parametrize("line", ["agency:", "issues:", "    measures:", "        steps:"])
@pytest.mark.parametrize("opening", "[{\"'")
def test_a_bracket_alone_before_a_group_is_one_fault_and_the_group_is_read(line: str, opening: str) -> None:
    source = read("f", FILE.replace(f"{line}\n", f"{line} {opening}\n", 1).encode())
    number = FILE.split("\n").index(line) + 1
    (finding,) = source.findings
    assert (finding.rule, finding.span.line, finding.span.column) == ("ITA008", number, len(line) + 2)
    assert source.value == read("f", FILE.encode()).value


@pytest.mark.parametrize(
    ("before", "path"),
    [
        ("        period: ไตรมาส ๑\n", "issues[0].measures[0]"),
        ("          - ขั้นที่สอง\n", "issues[0].measures[0].steps"),
        ("      - name: มาตรการ ข\n", "issues[0].measures"),
        ("  district", "agency"),
        ("issues:", ""),
    ],
)
def test_a_line_that_belongs_nowhere_has_the_path_of_what_it_is_in_the_midst_of(before: str, path: str) -> None:
    (finding,) = read("f", FILE.replace(before, f"มาตรการ ก\tกองคลัง\n{before}", 1).encode()).findings
    assert (finding.rule, finding.path) == ("ITA023", path)


def test_a_line_above_or_below_all_fields_has_no_path() -> None:
    for text in (f"มาตรการ\tกอง\n{FILE}", f"{FILE}มาตรการ\tกอง\n"):
        (finding,) = read("f", text.encode()).findings
        assert (finding.rule, finding.path) == ("ITA023", "")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Of two dashes that differ that one is wrong which is not as in most lists of the file.
        ("          - ขั้นที่หนึ่ง", "        - ขั้นที่หนึ่ง", [("ITA007", 0, 9)]),
        ("          - ขั้นที่หนึ่ง", "            - ขั้นที่หนึ่ง", [("ITA007", 0, 13)]),
        ("          - ขั้นที่สอง", "             - ขั้นที่สอง", [("ITA024", 0, 14)]),
        # Entries below a comment, whose own line is lost
        ("        steps:\n          - ขั้นที่หนึ่ง", "        # ขั้นตอน\n          - ขั้นที่หนึ่ง", [("ITA024", 1, 11)]),
        ("        steps:\n", "        # steps:\n", [("ITA024", 1, 11)]),
        ("          - ขั้นที่หนึ่ง\n", "          ขั้นที่หนึ่ง\n          # ก\n", [("ITA024", 0, 11)]),
        # A sign that YAML gives a meaning, before the name of a field
        ("        period: ไตรมาส ๑", "        *period: ไตรมาส ๑", [("ITA014", 0, 9)]),
        ("        period: ไตรมาส ๑", "        **period: ไตรมาส ๑", [("ITA014", 0, 9)]),
        ("        period: ไตรมาส ๑", "        !period: ไตรมาส ๑", [("ITA015", 0, 9)]),
        ("        period: ไตรมาส ๑", "        @period: ไตรมาส ๑", [("ITA027", 0, 9)]),
        # The first field of an entry without its name
        ("      - name: มาตรการ ข", "      - มาตรการ ข", [("ITA023", 0, 9)]),
        ("      - name: มาตรการ ก", "      - มาตรการ ก", [("ITA023", 0, 9)]),
        ("  - number: 1", "  - 1", [("ITA023", 0, 5)]),
        # A comment or a dash right after a colon
        ("        steps:\n", "        steps:# ขั้นตอน\n", [("ITA019", 0, 14)]),
        ("        steps:\n          - ขั้นที่หนึ่ง", "        steps:- ขั้นที่หนึ่ง", [("ITA025", 0, 15)]),
        # A block that is indented too far, above its lines
        ("        outputs:\n", "          outputs: |\n", [("ITA007", 0, 11)]),
        ("        outputs:\n", "            outputs: |\n", [("ITA007", 0, 13)]),
        ("        outputs:\n", "        \t\n        outputs:\n", [("ITA009", 0, 1)]),
    ],
)
def test_of_several_things_that_a_slip_breaks_its_own_place_is_told(
    old: str, new: str, expected: list[tuple[str, int, int]]
) -> None:
    assert found(old, new) == expected


@pytest.mark.parametrize("by", [3, 4])
def test_entries_that_are_not_deeper_than_the_dashes_of_measures_are_put_back(by: int) -> None:
    text = FILE.replace("          - ผลที่", f"{' ' * (10 - by)}- ผลที่")
    source = read("f", text.encode())
    assert source.value == read("f", FILE.encode()).value
    assert [finding.rule for finding in source.findings] == ["ITA007"] * 2


def test_a_text_in_place_of_a_measure_is_left_to_who_knows_the_format() -> None:
    assert read("f", f"{FILE}      - มาตรการ ค\n".encode()).findings == ()


def test_a_report_that_is_in_its_file_twice_is_one_fault() -> None:
    (finding,) = read("f", (FILE + FILE).encode()).findings
    assert (finding.rule, finding.span.line, finding.path) == ("ITA012", FILE.count("\n") + 1, "format")


def test_a_line_of_nothing_but_a_refused_character_is_one_fault() -> None:
    findings = read("f", FILE.replace("        outputs:", "\f\n        outputs:").encode()).findings
    assert [finding.rule for finding in findings] == ["ITA010"]


def test_thousands_of_texts_in_place_of_measures_are_no_slips(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    monkeypatch.setattr(mending, "misplaced_lines", lambda *_args, **_named: looks.append(1) or [])
    start, text = "issues:\n  - measures:\n", "      - ก\n"
    read("f", (start + text * 100).encode())
    assert len(looks) == 1
    read("f", (start + text * 101).encode())
    assert len(looks) == 1


def test_a_key_repeated_thousands_of_times_is_one_fault() -> None:
    findings = read("f", ("format: 1\nissues:\n" * 10_000).encode()).findings
    assert [(finding.rule, finding.path) for finding in findings] == [("ITA012", "format")]


EDITION = "fiscal_year: 2569\ncolumns:\n  measure: มาตรการ\n  steps: ขั้นตอน\n  period: ระยะเวลา\nissues:\n  - ก\n"
COLUMNS = {"measure": "มาตรการ", "steps": "ขั้นตอน", "period": "ระยะเวลา"}


class DescribeTheColumnsOfAFormEdition:
    @pytest.mark.parametrize(
        ("names", "line"),
        [(["steps"], 4), (["period"], 5), (["steps", "period"], 4)],
    )
    @pytest.mark.parametrize("indent", ["", "  "])
    def it_is_one_fault_that_some_have_dashes(self, names: list[str], line: int, indent: str) -> None:
        text = EDITION
        for name in names:
            text = text.replace(f"  {name}:", f"{indent}- {name}:")
        source = read("f", text.encode())
        assert source.at(("columns",)) == COLUMNS
        (finding,) = source.findings
        assert (finding.rule, finding.span.line, finding.span.column) == ("ITA024", line, len(indent) + 1)

    @pytest.mark.parametrize("by", [-1, 1, 2])
    def it_is_one_fault_that_a_column_is_indented_otherwise(self, by: int) -> None:
        text = EDITION.replace("  steps", " " * (2 + by) + "steps")
        source = read("f", text.encode())
        assert source.at(("columns",)) == COLUMNS
        assert [finding.rule for finding in source.findings] == ["ITA007"]


def test_the_issues_of_a_form_edition_are_texts_and_nothing_to_look_at_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks: list[int] = []
    monkeypatch.setattr(mending, "misplaced_lines", lambda *_args, **_named: looks.append(1) or [])
    assert read("f", EDITION.encode()).findings == ()
    assert looks == []


def test_lines_that_a_guess_has_moved_too_deep_are_no_depth_of_the_file() -> None:
    issue = "  - number: {}\n    measures:\n      - name: ก\n        outcomes:\n          - ข\n"
    text = "format: 1\nissues:\n" + "".join(map(issue.format, range(1, 8)))
    source = read("f", text.replace("    measures:", "x   measures:", 1).encode())
    assert [(finding.rule, finding.span[:2]) for finding in source.findings] == [("ITA007", (5, 9))]
