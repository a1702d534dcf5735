"""The look of the printed report, as LibreOffice lays it out with the metric stand-in font: pages, rows, letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

import itareport
from itareport import forms, render
from itareport.data import ReportData
from itareport.render.context import title_lines
from support import fonts, office
from support.office import bare
from support.reports import grown, sample_data
from support.valid import valid

COLUMNS = ("measure", "steps", "period", "responsible", "outputs", "outcomes")
WIDTHS = {"report": (2770, 3646, 1446, 1510, 2884, 3448), "plan": (4510, 5614, 2740, 2840)}
LEFT = 567 / 20
BOTTOM = (11906 - 690) / 20
RIGHT = (16838 - 567) / 20
SAME_LINE = 4
"""Points that the words of one line may differ in height; the next line is 18 points lower."""
LETTERS = "กขคงจชดตถทนบปผพมยรลวสหอ"
Word = tuple[float, float, float, float, str]
EDITION = forms.edition_for(2568)


@dataclass
class Printed:
    """A document as it is printed; texts are compared bare."""

    pdf: Path
    kind: str

    @cached_property
    def pages(self) -> list[str]:
        return [bare(page) for page in office.pages(self.pdf)]

    @cached_property
    def words(self) -> list[list[Word]]:
        return office.words(self.pdf)

    def issues(self) -> list[list[str]]:
        """The numbers of the bands on each page, in Thai digits."""
        return [re.findall("ประเดนท([๑-๗])", page) for page in self.pages]

    def column(self, name: str, page: int) -> str:
        """What is in a column of a page, line by line, from its heading down; nothing where no heading is."""
        number = COLUMNS.index(name)
        left, right = (LEFT + sum(WIDTHS[self.kind][:column]) / 20 for column in (number, number + 1))
        words = [word for word in self.words[page] if left <= word[0] < right and word[1] < BOTTOM - 1]
        return "".join(bare("".join(map("".join, lines(words)))).partition(bare(EDITION.headings[name]))[1:])

    def whole_column(self, name: str) -> str:
        """What is in a column of the whole document, without its headings."""
        pages = range(len(self.words))
        return "".join(self.column(name, page).removeprefix(bare(EDITION.headings[name])) for page in pages)


def lines(words: list[Word]) -> list[list[str]]:
    """Words from top to bottom and from left to right."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word[1]):
        if not found or word[1] - found[-1][0][1] > SAME_LINE:
            found.append([])
        found[-1].append(word)
    return [[word[4] for word in sorted(line)] for line in found]


def texts(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def with_measure(**fields: Any) -> ReportData:
    """The sample report, its third issue's measure changed."""
    data = sample_data()
    data["issues"][2]["measures"][0].update(fields)
    return valid(data)


def uneven() -> ReportData:
    """Eight measures an issue, of two to thirteen steps: every page ends with another kind of row."""
    data = grown(sample_data(), 8)
    for issue in data["issues"]:
        issue["measures"] = [
            {**measure, "steps": ["เริ่มงาน", *["ทำงาน"] * ((7 * place + 5 * issue["number"]) % 12), "ส่งงาน"]}
            for place, measure in enumerate(issue["measures"])
        ]
    return valid(data)


def around_a_page() -> ReportData:
    """Measures that nearly fill a page, just fill it, and just do not."""
    data = grown(sample_data(), 2)
    count = 15
    for issue in data["issues"]:
        for measure in issue["measures"]:
            measure["steps"] = [f"ทำงานลำดับ {issue['number']}/{count}/{step}" for step in range(count)]
            count += 1
    return valid(data)


def without_a_blank() -> str:
    return "".join(LETTERS[(7 * place * place + place) % len(LETTERS)] for place in range(3000))


def rows_of_lines() -> ReportData:
    """A measure of each count of one-line steps from 12 to 26, and one of twenty."""
    data = grown(sample_data(), 3)
    counts = iter([*range(12, 27), *[20] * 6])
    for issue in data["issues"]:
        for measure in issue["measures"]:
            count = next(counts)
            measure["steps"] = [f"ทำงานลำดับ {issue['number']}/{count}/{step}" for step in range(count)]
    return valid(data)


def of_2568() -> ReportData:
    return itareport.load(Path(__file__).parents[2] / "data" / "measures_2568.yaml").as_data()


CASES = {
    "report": of_2568,
    "plan": of_2568,
    "tall": lambda: with_measure(steps=[f"ดำเนินการตามแผนลำดับที่ {step} และรายงานผลให้ทราบ" for step in range(1, 121)]),
    "without a blank": lambda: with_measure(outcomes=without_a_blank()),
    "uneven": uneven,
    "around a page": around_a_page,
    "rows of lines": rows_of_lines,
    "ministry": lambda: valid({**sample_data(), "agency": {"name": "สำนักงานปลัดกระทรวงตัวอย่าง"}}),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Every case, converted in one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("look")
    files = []
    for name, make in CASES.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(render.render(make(), EDITION, "plan" if name == "plan" else "report"))
    converted = office.convert_all(files)
    return {path.stem: Printed(path, "plan" if path.stem == "plan" else "report") for path in converted}


def test_the_report_of_2568_has_the_four_pages_of_its_original(printed: dict[str, Printed]) -> None:
    assert printed["report"].issues() == [["๑", "๒"], ["๓", "๔"], ["๕", "๖"], ["๗"]]


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_each_text_is_whole_in_its_column_on_the_page_of_its_issue(printed: dict[str, Printed], kind: str) -> None:
    document, report = printed[kind], CASES[kind]()
    pages = {number: page for page, numbers in enumerate(document.issues()) for number in numbers}
    lost = [
        (issue["number"], name, text)
        for issue in report["issues"]
        for measure in issue["measures"]
        for name in COLUMNS[: len(WIDTHS[kind])]
        for text in texts(measure["name" if name == "measure" else name])
        if bare(text) not in document.column(name, pages["๐๑๒๓๔๕๖๗"[issue["number"]]])
    ]

    assert lost == []


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_title_lines_are_above_the_first_page_and_nowhere_else(printed: dict[str, Printed], kind: str) -> None:
    report = CASES[kind]()
    titles = [bare(line) for line in title_lines(report, EDITION, "plan" if kind == "plan" else "report")]
    pages = printed[kind].pages

    assert len(titles) == 3
    assert pages[0].startswith("".join(titles))
    assert not any(title in page for title in titles for page in pages[1:])


@pytest.mark.parametrize("name", CASES)
def test_the_headings_are_on_each_page(printed: dict[str, Printed], name: str) -> None:
    document = printed[name]
    columns = COLUMNS[: len(WIDTHS[document.kind])]

    assert [
        (page + 1, column)
        for page in range(len(document.pages))
        for column in columns
        if not document.column(column, page).startswith(bare(EDITION.headings[column]))
    ] == []


@pytest.mark.parametrize("name", CASES)
def test_nothing_but_the_page_number_is_in_the_margins(printed: dict[str, Printed], name: str) -> None:
    below = [[word[4] for word in page if word[3] > BOTTOM + 1] for page in printed[name].words]
    beside = [word for page in printed[name].words for word in page if word[0] < LEFT or word[2] > RIGHT]

    assert below == [[str(number)] for number in range(1, len(below) + 1)]
    assert beside == []


def test_a_measure_taller_than_a_page_loses_no_line(printed: dict[str, Printed]) -> None:
    steps = CASES["tall"]()["issues"][2]["measures"][0]["steps"]
    column = printed["tall"].whole_column("steps")

    assert [step for step in steps if bare(step) not in column] == []
    assert len(printed["tall"].pages) > 5


def test_measures_of_nearly_a_page_lose_no_line(printed: dict[str, Printed]) -> None:
    steps = [
        step
        for issue in CASES["around a page"]()["issues"]
        for measure in issue["measures"]
        for step in measure["steps"]
    ]
    column = printed["around a page"].whole_column("steps")

    assert [step for step in steps if bare(step) not in column] == []


def test_measures_that_fit_a_page_are_not_split_whatever_they_hold(printed: dict[str, Printed]) -> None:
    document, report = printed["rows of lines"], rows_of_lines()
    pages = [document.column("steps", page) for page in range(len(document.pages))]
    split = [
        len(steps)
        for steps in (measure["steps"] for issue in report["issues"] for measure in issue["measures"])
        if not any(bare(steps[0]) in page and bare(steps[-1]) in page for page in pages)
    ]

    # Of a row that no tall font would get onto a page less than all is kept together: see ADR 10.
    assert [count for count in split if count <= 15] == []
    assert len(split) <= 2


@pytest.mark.parametrize("font", fonts.OTHERS)
def test_nothing_is_lost_where_the_font_is_missing(font: str, tmp_path: Path) -> None:
    cases = ("report", "rows of lines", "tall", "around a page")
    paths = [tmp_path / f"{name}.docx" for name in cases]
    for path in paths:
        path.write_bytes(render.render(CASES[path.stem](), EDITION))
    for name, pdf in zip(cases, office.convert_all(paths, font=font), strict=True):
        document, report = Printed(pdf, "report"), CASES[name]()
        columns = {column: document.whole_column(column) for column in COLUMNS}
        lost = [
            (issue["number"], column, text)
            for issue in report["issues"]
            for measure in issue["measures"]
            for column in COLUMNS
            for text in texts(measure["name" if column == "measure" else column])
            if bare(text) not in columns[column]
        ]
        assert (name, lost) == (name, [])


def test_three_thousand_characters_without_a_space_are_all_printed(printed: dict[str, Printed]) -> None:
    assert without_a_blank() in printed["without a blank"].whole_column("outcomes")


def test_no_page_ends_with_a_band(printed: dict[str, Printed]) -> None:
    document = printed["uneven"]
    last = [bare("".join(lines([word for word in page if word[1] < BOTTOM])[-1])) for page in document.words]

    assert len(last) > 12
    assert [line for line in last if "ประเดนท" in line] == []


def test_no_measure_is_split_that_fits_a_page(printed: dict[str, Printed]) -> None:
    columns = [printed["uneven"].column("steps", page) for page in range(len(printed["uneven"].pages))]
    begun = [column.count(bare("เริ่มงาน")) for column in columns]
    ended = [column.count(bare("ส่งงาน")) for column in columns]

    assert begun == ended
    assert sum(begun) == 7 * 8


def test_an_agency_without_district_and_province_is_a_title_line_of_its_own(printed: dict[str, Printed]) -> None:
    page = office.pages(printed["ministry"].pdf)[0].splitlines()

    assert [line.strip() for line in page if line.strip()][2] == "สำนักงานปลัดกระทรวงตัวอย่าง"


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_thai_is_in_the_intended_font_bold_where_meant_and_no_other(printed: dict[str, Printed], kind: str) -> None:
    assert office.fonts_in(printed[kind].pdf) == {"THSarabunNew-Regular", "THSarabunNew-Bold"}


def test_letters_have_the_intended_sizes(printed: dict[str, Printed]) -> None:
    heights = [
        [round(bottom - top, 1) for _left, top, _right, bottom, _word in page] for page in printed["report"].words
    ]
    point = heights[0][0] / 16

    assert {round(height / point) for page in heights for height in page} == {12, 14, 16}
    assert all({round(height / point) for height in page} == {12, 14} for page in heights[1:])
