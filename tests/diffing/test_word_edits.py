"""What was edited in Word comes back into the data file: value by value, with every comment, or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

import itareport
from itareport import api
from itareport.errors import NotTakenError
from support import foreign

Change = Callable[[Any], object]

DATA = Path("measures_2568.yaml")
REPORT = Path("report.docx")


@pytest.fixture
def text(in_empty_folder: Path, shipped: Path) -> str:
    """The shipped data file with a comment, here, and the report that was built from it."""
    text = shipped.read_text(encoding="utf-8").replace("        steps:\n", "        steps:  # ตรวจแล้ว\n", 1)
    DATA.write_text(text, encoding="utf-8")
    api.build(DATA, REPORT)
    return text


def edit(change: Change) -> None:
    """Edit the report as somebody does it in Word."""
    document = docx.Document(str(REPORT))
    change(document)
    REPORT.write_bytes(foreign.saved(document))


def retype(paragraph: Any, old: str, new: str) -> None:
    text = paragraph.text
    assert old in text
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = text.replace(old, new)


def lines_that_differ(old: str, new: str) -> list[tuple[str, str]]:
    pairs = zip(old.split("\n"), new.split("\n"), strict=True)
    return [(one.strip(), other.strip()) for one, other in pairs if one != other]


@pytest.mark.parametrize("edits", [0, 1, 2])
def test_the_byte_order_mark_and_the_line_ends_stay(text: str, edits: int) -> None:
    """Notepad saves both, and a file that lost one would be changed from its first line to its last."""
    DATA.write_bytes(f"\ufeff{text}".replace("\n", "\r\n").encode())
    for row in (2, 4)[:edits]:
        edit(lambda document, row=row: retype(foreign.cell_at(document, row, 3).paragraphs[0], "ผอ.กอง", "กองคลัง"))
    api.import_into(REPORT, DATA)
    after = DATA.read_bytes().decode()
    assert after.startswith("\ufeff")
    assert after.count("\n") == after.count("\r\n")
    assert len(lines_that_differ(f"\ufeff{text}", after.replace("\r\n", "\n"))) == edits


def test_one_edited_value_is_one_changed_line(text: str) -> None:
    edit(lambda document: retype(foreign.cell_at(document, 2, 3).paragraphs[0], "ทุกกอง", "กองคลัง"))
    taken = api.import_into(REPORT, DATA)
    assert lines_that_differ(text, DATA.read_text(encoding="utf-8")) == [
        (line, line.replace("ทุกกอง", "กองคลัง"))
        for line in ["responsible: หัวหน้าสำนักปลัด / ผอ.กอง ทุกกอง # ช่องที่ ๔ ผู้รับผิดชอบ"]
    ]
    assert [change.path for change in taken.comparison.changes] == ["issues[0].measures[0].responsible"]


def test_entries_that_came_and_went_do_so_in_the_data_file_and_comments_stay(text: str) -> None:
    def change(document: Any) -> None:
        paragraphs = foreign.cell_at(document, 2, 1).paragraphs
        retype(paragraphs[0], "๑.\t", "๑.\tใหม่: ")
        paragraphs[-1]._p.getparent().remove(paragraphs[-1]._p)

    before = itareport.load(DATA).issues[0].measures[0].steps
    edit(change)
    api.import_into(REPORT, DATA)
    after = itareport.load(DATA).issues[0].measures[0].steps
    assert list(after) == [f"ใหม่: {before[0]}", *before[1:-1]]
    assert "steps:  # ตรวจแล้ว" in DATA.read_text(encoding="utf-8")


def test_what_nobody_edited_in_word_changes_nothing(text: str) -> None:
    assert api.import_into(REPORT, DATA).comparison.changes == ()
    assert DATA.read_text(encoding="utf-8") == text


def test_what_the_data_file_says_since_stays_and_the_edit_of_word_comes_in(text: str) -> None:
    DATA.write_text(text.replace("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘", "ไตรมาส ๒ ปีงบประมาณ ๒๕๖๘", 1), encoding="utf-8")
    edit(lambda document: retype(foreign.cell_at(document, 2, 3).paragraphs[0], "ทุกกอง", "กองคลัง"))
    api.import_into(REPORT, DATA)
    measure = itareport.load(DATA).issues[0].measures[0]
    assert (measure.period, measure.responsible) == (
        "ไตรมาส ๒ ปีงบประมาณ ๒๕๖๘",
        "หัวหน้าสำนักปลัด / ผอ.กอง กองคลัง",
    )


def refused() -> NotTakenError:
    before = DATA.read_bytes()
    with pytest.raises(NotTakenError) as caught:
        api.import_into(REPORT, DATA)
    assert DATA.read_bytes() == before
    assert caught.value.exit_code == 1
    return caught.value


def test_a_value_that_was_changed_in_both_is_named_and_nothing_written(text: str) -> None:
    DATA.write_text(text.replace("ผอ.กอง ทุกกอง", "ผอ.กองช่าง", 1), encoding="utf-8")
    edit(lambda document: retype(foreign.cell_at(document, 2, 3).paragraphs[0], "ทุกกอง", "กองคลัง"))
    assert "issues[0].measures[0].responsible was changed in both" in refused().faults[0]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("fiscal_year: 2568", "fiscal_year: 2569", "of the fiscal year"),
        ("name: องค์การบริหารส่วนตำบลไทยาวาส", "name: เทศบาลตำบลอื่น", "of the agency"),
    ],
)
def test_another_report_is_refused(text: str, old: str, new: str, said: str) -> None:
    DATA.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert said in refused().message


def test_a_measure_that_came_in_word_is_put_in_at_its_place(text: str) -> None:
    def change(document: Any) -> None:
        row = document.tables[0].rows[2]._tr
        row.addnext(docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(row)))
        retype(foreign.cell_at(document, 3, 0).paragraphs[0], "มาตรการ", "มาตรการที่เพิ่มใน Word เรื่อง")

    edit(change)
    before = itareport.load(DATA).issues[0].measures
    api.import_into(REPORT, DATA)
    after = itareport.load(DATA).issues[0].measures
    assert len(after) == len(before) + 1
    assert after[1].name.startswith("มาตรการที่เพิ่มใน Word เรื่อง")
    assert [each.name for each in after if each is not after[1]] == [each.name for each in before]


def test_a_measure_that_went_in_word_goes_unless_the_data_file_has_changed_it(text: str) -> None:
    def change(document: Any) -> None:
        copy = document.tables[0].rows[2]._tr
        copy.getparent().remove(copy)

    row = docx.Document(str(REPORT)).tables[0].rows[2]
    name = row.cells[0].text
    edit(change)
    if len(itareport.load(DATA).issues[0].measures) == 1:
        assert refused().message
        return
    api.import_into(REPORT, DATA)
    assert name not in [each.name for each in itareport.load(DATA).issues[0].measures]


def test_a_word_file_without_its_data_gives_whatever_it_says_otherwise(text: str) -> None:
    api.build(DATA, REPORT, embed=False, force=True)
    edit(lambda document: retype(foreign.cell_at(document, 2, 3).paragraphs[0], "ทุกกอง", "กองคลัง"))
    api.import_into(REPORT, DATA)
    assert len(lines_that_differ(text, DATA.read_text(encoding="utf-8"))) == 1


def test_a_measure_that_is_not_in_a_foreign_word_file_is_named(text: str) -> None:
    api.build(DATA, REPORT, embed=False, force=True)

    def change(document: Any) -> None:
        row = document.tables[0].rows[2]._tr
        row.getparent().remove(row)

    edit(change)
    assert any("is not in the Word file" in fault for fault in refused().faults)


@pytest.mark.parametrize("embed", [True, False])
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([2], "issues[0].measures[0]: the measure “{name}” is not in the Word file"),
        ([1, 2], "issue 1 is not in the Word file, and with it these measures: “{name}”"),
    ],
)
def test_the_measures_of_an_issue_that_lost_all_are_named(text: str, rows: list[int], said: str, embed: bool) -> None:
    api.build(DATA, REPORT, embed=embed, force=True)

    def change(document: Any) -> None:
        for row in [document.tables[0].rows[index]._tr for index in rows]:
            row.getparent().remove(row)

    edit(change)
    name = itareport.load(DATA).issues[0].measures[0].name
    assert refused().faults == (said.format(name=name),)


def test_line_ends_and_byte_order_mark_of_the_data_file_stay(text: str) -> None:
    DATA.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    edit(lambda document: retype(foreign.cell_at(document, 2, 3).paragraphs[0], "ทุกกอง", "กองคลัง"))
    api.import_into(REPORT, DATA)
    after = DATA.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\r\n") == text.count("\n")
    assert io.BytesIO(after).read().count(b"\n") == text.count("\n")


PARTS = """
signatures:
  - name: นายสมชาย ใจดี # ผู้ลงนาม
    position: ปลัด
    role: ผู้รายงาน
  - name: นางสมศรี มีสุข
    position: นายก

pictures:
  - file: a.png
    caption: ภาพที่ ๑
  - file: b.png
    caption: ภาพที่ ๒
"""


@pytest.fixture
def with_parts(text: str) -> str:
    """The data file with signatures and pictures, and the report that was built from it."""
    for name in ("a", "b"):
        Image.new("RGB", (40, 30), "red").save(f"{name}.png")
    DATA.write_text(text + PARTS, encoding="utf-8")
    api.build(DATA, REPORT, force=True)
    return text + PARTS


def retyped(*pairs: tuple[str, str]) -> Change:
    """Retype texts wherever they are."""

    def change(document: Any) -> None:
        for old, new in pairs:
            (found,) = [each for each in document.element.body.iter(qn("w:t")) if old in (each.text or "")]
            found.text = found.text.replace(old, new)

    return change


def test_signatures_and_captions_that_were_edited_in_word_come_in(with_parts: str) -> None:
    edit(retyped(("สมชาย", "สมหมาย"), ("ภาพที่ ๒", "ภาพสอง")))
    api.import_into(REPORT, DATA)
    assert lines_that_differ(with_parts, DATA.read_text(encoding="utf-8")) == [
        ("- name: นายสมชาย ใจดี # ผู้ลงนาม", "- name: นายสมหมาย ใจดี # ผู้ลงนาม"),
        ("caption: ภาพที่ ๒", "caption: ภาพสอง"),
    ]
    assert api.import_report(REPORT).data["pictures"] == [
        {"file": "a.png", "caption": "ภาพที่ ๑"},
        {"file": "b.png", "caption": "ภาพสอง"},
    ]


def test_a_signature_that_went_from_the_data_file_is_named_where_word_has_edited_it(with_parts: str) -> None:
    edit(retyped(("สมชาย", "สมหมาย")))
    less = with_parts.replace("  - name: นางสมศรี มีสุข\n    position: นายก\n", "")
    DATA.write_text(less, encoding="utf-8")
    assert refused().faults == ("signatures: the Word file has 2, the data file has 1",)
    assert DATA.read_text(encoding="utf-8") == less


def test_a_cell_that_was_emptied_in_word_is_named_and_nothing_is_written(text: str) -> None:
    def change(document: Any) -> None:
        first, *more = foreign.cell_at(document, 2, 4).paragraphs
        for paragraph in more:
            paragraph._p.getparent().remove(paragraph._p)
        retype(first, first.text, "")

    edit(change)
    with pytest.raises(NotTakenError) as raised:
        api.import_into(REPORT, DATA)
    assert [fault.partition(":")[0] for fault in raised.value.faults] == ["issues[0].measures[0].outputs"]
    assert "the cell is empty in the Word file" in raised.value.faults[0]
    assert DATA.read_text(encoding="utf-8") == text


def test_a_column_that_the_word_file_has_not_empties_nothing(text: str) -> None:
    edit(lambda document: [cell._tc.getparent().remove(cell._tc) for cell in _last_cells(document)])
    assert api.import_into(REPORT, DATA).comparison.changes == ()


def _last_cells(document: Any) -> list[Any]:
    rows = [row.cells for row in document.tables[0].rows]
    return [cells[-1] for cells in rows if len({cell._tc for cell in cells}) > 1]
