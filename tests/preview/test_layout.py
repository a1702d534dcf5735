"""What the page draws, whatever the file holds and whatever the form edition asks for."""

from __future__ import annotations

from typing import Any

import pytest

from itareport.findings import format_path, parse_path
from itareport.forms import Editions
from itareport.forms.edition import Column
from itareport.preview.layout import page
from itareport.rules.sample import SAMPLE
from itareport.source import read_text

EDITION = Editions().edition(2568)


def drawn(text: str, **edition: Any) -> dict[str, Any]:
    return page(read_text("data.yaml", text), EDITION._replace(**edition), "report")


def boxes(cell: dict[str, Any]) -> list[tuple[str, str]]:
    return [(box["path"], box["text"]) for box in cell["boxes"]]


def test_a_list_has_a_box_for_each_entry_and_a_text_one_box() -> None:
    text = 'issues:\n  - number: 1\n    measures:\n      - name: ก\n        steps: [ข, ค]\n        outputs: "ง"\n'
    cells = drawn(text)["issues"][0]["measures"][0]["cells"]
    path = "issues[0].measures[0]"
    assert [boxes(cell) for cell in cells] == [
        [(f"{path}.name", "ก")],
        [(f"{path}.steps[0]", "ข"), (f"{path}.steps[1]", "ค")],
        [(f"{path}.period", "")],
        [(f"{path}.responsible", "")],
        [(f"{path}.outputs", "ง")],
        [(f"{path}.outcomes[0]", "")],
    ]


def test_a_box_is_called_by_its_field_and_place() -> None:
    measure = drawn(SAMPLE)["issues"][1]["measures"][0]
    assert measure["cells"][2]["boxes"][0]["name"] == "ช่วงระยะเวลาในการดำเนินการ ประเด็นที่ ๒ มาตรการที่ ๑"


def test_columns_are_those_of_the_edition() -> None:
    columns = {"measure": Column("มาตรการ"), "budget": Column("งบ", width=30), "evidence": Column("หลักฐาน", width=60)}
    layout = drawn(SAMPLE, columns=columns, issues=("หนึ่ง", "สอง"))
    assert [(column["heading"], column["width"]) for column in layout["columns"]] == [
        ("มาตรการ", 31.82),
        ("งบ", 22.73),
        ("หลักฐาน", 45.45),
    ]
    measure = layout["issues"][0]["measures"][0]
    assert [cell["path"].rpartition(".")[2] for cell in measure["cells"]] == ["name", "budget", "evidence"]
    assert [cell["path"].rpartition(".")[2] for cell in measure["unprinted"]] == [
        "steps",
        "period",
        "responsible",
        "outputs",
        "outcomes",
    ]


def test_parts_have_their_boxes() -> None:
    layout = drawn("preface: [ก, ข]\nsignatures:\n  - {name: ค, position: ง}\npictures:\n")
    assert boxes(layout["preface"]) == [("preface[0]", "ก"), ("preface[1]", "ข")]
    signatures, pictures = layout["groups"]
    assert boxes(signatures["entries"][0]) == [
        ("signatures[0].name", "ค"),
        ("signatures[0].position", "ง"),
        ("signatures[0].role", ""),
    ]
    assert pictures["entries"] == []


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "issues: 5",
        "issues: [1, [2], {measures: x}, {measures: [3, {steps: {a: b}}]}]",
        "agency: [x]\nfiscal_year: {a: b}\ntitle: [c]\nsignatures: {a: b}\npictures: [1]\npreface: {a: b}",
        "- a",
        "x",
    ],
)
def test_any_shape_of_file_is_drawn(text: str) -> None:
    assert len(drawn(text)["titles"]) == 3


@pytest.mark.parametrize("path", [("issues", 2, "measures", 0, "steps", 11), ("title",), ("agency", "name")])
def test_a_path_is_read_as_it_is_written(path: tuple[str | int, ...]) -> None:
    assert parse_path(format_path(path)) == path


@pytest.mark.parametrize("text", ["[", "a[", "a[x]", "a[-1]", "a[0]b", "a..b", ".a", "a[01]", "a]"])
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_path(text)
