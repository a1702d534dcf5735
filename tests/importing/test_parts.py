"""Preface, signatures and pictures: as this program prints them, and as people type them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from PIL import Image

from itareport import api
from itareport.errors import WriteError
from itareport.importing import read_report, rules
from itareport.importing.parts import Group, read_signatures
from support import foreign

Data = dict[str, Any]
Build = Callable[..., bytes]
Edit = Callable[[bytes, Callable[[Any], object]], bytes]

SIGNED = ("ลงชื่อ ............................ ผู้รายงาน", "(นายสมชาย ใจดี)", "ปลัดองค์การบริหารส่วนตำบล")
SIGNATURE = {"name": "นายสมชาย ใจดี", "position": "ปลัดองค์การบริหารส่วนตำบล", "role": "ผู้รายงาน"}


@pytest.mark.parametrize(
    ("groups", "signatures"),
    [
        ([Group(SIGNED)], [SIGNATURE]),
        (
            [Group(("(ลงชื่อ)..............", "(นาง ก ข)", "ตำแหน่ง นายก", "วันที่ ๑"))],
            [{"name": "นาง ก ข", "position": "นายก วันที่ ๑"}],
        ),
        (
            [Group(SIGNED, 2), Group(("ลงชื่อ ____", "( ว่าที่ร้อยตรี ก )", "นายก"), 2)],
            [SIGNATURE, {"name": "ว่าที่ร้อยตรี ก", "position": "นายก"}],
        ),
        (
            [Group((*SIGNED, "ลงชื่อ .......", "(นางสาว ค)", "นายก"))],
            [SIGNATURE, {"name": "นางสาว ค", "position": "นายก"}],
        ),
        ([Group(("(นายสมชาย ใจดี)", "ปลัด"))], [{"name": "นายสมชาย ใจดี", "position": "ปลัด"}]),
        (
            [Group(("ลงชื่อ ......... ผอ.กองคลัง (แทน) ......", "(พ.ต.อ. สมชาย ใจดี)", "นายก"))],
            [{"name": "พ.ต.อ. สมชาย ใจดี", "position": "นายก", "role": "ผอ.กองคลัง (แทน)"}],
        ),
        (
            [Group(("ลงชื่อ ..........", "( .... ดร.สมชาย (ชาติ) ใจดี .... )", "นายก"))],
            [{"name": "ดร.สมชาย (ชาติ) ใจดี", "position": "นายก"}],
        ),
        ([Group(("ลงชื่อ ..........", "(..............)", "นายก"))], []),
        ([Group(("ลงชื่อ" + " " * 200_000 + "(", "(ก)", "ปลัด"))], []),
        ([Group(("ลงชื่อ", "(" + " (" * 100_000 + ")", "ปลัด"))], []),
        ([Group(("หมายเหตุ", *SIGNED))], []),
        ([Group(SIGNED[:2])], []),
        ([Group(("(ต่อ)", "ข้อความ"))], []),
        ([Group(SIGNED, number) for number in range(4)], []),
    ],
)
def test_signatures_are_read_where_a_group_is_nothing_else(groups: list[Group], signatures: list[Data]) -> None:
    found, rest = read_signatures(groups)
    assert found == signatures
    assert bool(rest) == (not signatures)


@pytest.mark.parametrize(
    ("name", "position", "role"),
    [
        ("พ.ต.อ. สมชาย ใจดี", "ผอ.กอง", "ผู้รายงาน (แทน)"),
        ("นาย ก (รักษาการ)", "ปลัด\nปฏิบัติหน้าที่นายก", "ผู้..รายงาน"),
        (" สม\nชาย) ", "(ปลัด)", ""),
        ("__", "…", "_"),
    ],
)
@pytest.mark.parametrize("embed", [True, False])
def test_any_signature_that_was_printed_comes_back(
    data: Data, built: Build, name: str, position: str, role: str, embed: bool
) -> None:
    data["signatures"] = [{"name": name, "position": position, **({"role": role} if role else {})}]
    imported = read_report(built(data, embed=embed))
    assert imported.data == data
    assert imported.findings == ()


@pytest.mark.parametrize("note", ["", "หมายเหตุ ข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๘"])
def test_a_typed_signature_is_read_and_marked_also_below_a_note(data: Data, note: str) -> None:
    document = foreign.opened(data)
    table = foreign.table_in(document)
    for issue in data["issues"]:
        foreign.band(table, foreign.band_text(issue["number"]))
        for measure in issue["measures"]:
            foreign.add_row(table, foreign.measure_cells(measure))
    for line in [note, *SIGNED]:
        document.add_paragraph(line)
    imported = read_report(foreign.saved(document))
    assert imported.data["signatures"] == [SIGNATURE]
    assert imported.comments.keys() == {("signatures",)}
    left_out = [finding.message for finding in imported.findings if finding.rule == rules.LEFT_OUT.id]
    assert [note in message for message in left_out] == ([True] if note else [])


def png(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, "PNG")
    return file.getvalue()


def with_parts(document: Any) -> None:
    """Print preface, signatures and pictures as the default template does."""
    first = document.tables[0]._tbl
    paragraph = document.add_paragraph("ข้อความนำ")._p
    first.addprevious(paragraph)
    signatures = document.add_table(1, 3)
    foreign.write(signatures.rows[0].cells[2], SIGNED)
    document.add_paragraph("ภาคผนวก")
    pictures = document.add_table(1, 2)
    for cell, colour, caption in zip(pictures.rows[0].cells, ("red", "blue"), ("ภาพที่ ๑", "ภาพที่ ๒"), strict=True):
        cell.paragraphs[0].add_run().add_picture(io.BytesIO(png(colour)))
        cell.paragraphs[0]._p.find(".//" + qn("wp:docPr")).set("descr", caption)
        cell.add_paragraph(caption)


def test_what_this_program_printed_comes_back_from_the_page(data: Data, built: Build, edited: Edit) -> None:
    imported = read_report(edited(built(embed=False), with_parts))
    assert imported.data["preface"] == "ข้อความนำ"
    assert imported.data["signatures"] == [SIGNATURE]
    assert imported.data["pictures"] == [
        {"file": "picture-1.png", "caption": "ภาพที่ ๑"},
        {"file": "picture-2.png", "caption": "ภาพที่ ๒"},
    ]
    assert imported.pictures == {"picture-1.png": png("red"), "picture-2.png": png("blue")}
    assert [finding.rule for finding in imported.findings if finding.rule == rules.LEFT_OUT.id] == []


def test_pictures_are_written_beside_the_data_file_and_never_over_another(
    built: Build, edited: Edit, in_empty_folder: Path
) -> None:
    Path("report.docx").write_bytes(edited(built(embed=False), with_parts))
    Path("out").mkdir()
    Path("out/picture-1.png").write_bytes(b"mine")
    Path("out/picture-2.png").write_bytes(png("blue"))
    made = api.import_file("report.docx", "out/data.yaml")
    assert Path("out/picture-1.png").read_bytes() == b"mine"
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "data.yaml",
        "picture-1-2.png",
        "picture-1.png",
        "picture-2.png",
    ]
    assert [each["file"] for each in made.imported.data["pictures"]] == ["picture-1-2.png", "picture-2.png"]


@pytest.mark.parametrize("name", ["../../evil.png", "/etc/evil.png", "C:\\evil.png", "..\\evil.png"])
def test_a_picture_never_leaves_the_folder(
    name: str, data: Data, built: Build, edited: Edit, in_empty_folder: Path
) -> None:
    data |= {"pictures": [{"file": name, "caption": "ภาพที่ ๑"}]}
    Path("report.docx").write_bytes(edited(built(), with_parts))
    api.import_file("report.docx", "out/in/data.yaml")
    assert [path.name for path in in_empty_folder.rglob("*evil.png")] == ["evil.png"]
    assert Path("out/in/evil.png").exists()


def test_a_picture_of_a_name_that_no_file_can_have_is_reported(
    data: Data, built: Build, edited: Edit, in_empty_folder: Path
) -> None:
    data |= {"pictures": [{"file": f"{'ก' * 300}.png", "caption": "ภาพที่ ๑"}]}
    Path("report.docx").write_bytes(edited(built(), with_parts))
    with pytest.raises(WriteError):
        api.import_file("report.docx", "data.yaml")


def test_an_existing_data_file_keeps_its_pictures_away(built: Build, edited: Edit, in_empty_folder: Path) -> None:
    Path("report.docx").write_bytes(edited(built(embed=False), with_parts))
    Path("data.yaml").write_text("format: 1\n", "utf-8")
    with pytest.raises(WriteError, match=r"data\.yaml"):
        api.import_file("report.docx", "data.yaml")
    assert not Path("picture-1.png").exists()


def test_sub_items_and_the_row_of_signatures_that_this_program_prints_are_read_back(
    data: Data, built: Build, edited: Edit
) -> None:
    data["issues"][6]["measures"][-1]["steps"] = ["หลัก\n๑.๑ ย่อยหนึ่ง\n(ก) ย่อยสอง", "ต่อไป"]

    def printed(document: Any) -> None:
        table = document.tables[0]
        cell = table.rows[-1].cells[1]
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        cell.paragraphs[0].runs[0].text = "๑.\tหลัก"
        for run in cell.paragraphs[0].runs[1:]:
            run._r.getparent().remove(run._r)
        for text in ("๑.๑ ย่อยหนึ่ง", "(ก) ย่อยสอง", "๒.\tต่อไป"):
            cell.add_paragraph(text)
        row = table.add_row()
        for start, end in ((0, 1), (2, 3), (4, 5)):
            row.cells[start].merge(row.cells[end])
        foreign.write(row.cells[4], SIGNED)

    imported = read_report(edited(built(embed=False), printed))
    assert imported.data["signatures"] == [SIGNATURE]
    assert imported.data["issues"] == data["issues"]


@pytest.mark.parametrize("embed", [True, False])
def test_the_last_line_of_a_preface_is_no_issue(data: Data, built: Build, embed: bool) -> None:
    preface = ["ผลการวิเคราะห์แต่ละประเด็นเป็นดังนี้", "ประเด็นที่ ๗ กลไกและมาตรการอื่น"]
    imported = read_report(built(data | {"preface": preface}, embed=embed))
    assert imported.data == data | {"preface": preface}
    assert imported.findings == ()
