"""The default templates: made by their script, valid, small, and styled so that a user can restyle them in Word."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from itareport import resources
from itareport.ooxml import package
from itareport.ooxml.zipping import zip_parts
from itareport.templating.prepare import prepare
from support import sdk
from support.office import convert
from support.reports import validators
from support.tables import NAMESPACES, W

if TYPE_CHECKING:
    from pathlib import Path

    from itareport.templating.template import PreparedTemplate

TEMPLATES = ("report", "plan")
LARGEST = 11_000
"""Bytes; python-docx's default template has 38,000."""


def tree(name: str, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(resources.template(f"{name}.docx")) as archive:
        return etree.fromstring(archive.read(part))


def found(element: etree._Element, path: str) -> list[etree._Element]:
    return element.xpath(path, namespaces=NAMESPACES)


def text(element: etree._Element) -> str:
    return "".join(element.itertext(f"{W}t"))


def test_no_file_beside_the_script_is_stale(root: Path, tmp_path: Path) -> None:
    script = root / "templates" / "make_templates.py"
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1", "TZ": "Asia/Bangkok"}
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, env=environment)

    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    beside = {path.name: path.read_bytes() for path in script.parent.iterdir() if path.suffix in {".docx", ".json"}}
    assert sorted(made) == [
        *("plan.docx", "plan.prepared.json"),
        *("report.docx", "report.html.prepared.json", "report.prepared.json"),
    ]
    assert [name for name in made if made[name] != beside.get(name)] == []
    assert sorted(beside) == sorted(made)


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_is_valid_with_its_tags_in_it(name: str) -> None:
    path = resources.template(f"{name}.docx")

    assert validators(path) == []
    assert sdk.faults(path) == []


def test_the_validators_see_a_template_that_is_not_valid(tmp_path: Path) -> None:
    parts = package.read(resources.template("report.docx").read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:cantSplit/>", b"<w:cannotSplit/>")
    path = tmp_path / "faulty.docx"
    path.write_bytes(zip_parts(parts))

    assert any("cannotSplit" in fault for fault in validators(path))
    assert any("cannotSplit" in fault for fault in sdk.faults(path))


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_is_small(name: str) -> None:
    assert resources.template(f"{name}.docx").stat().st_size < LARGEST


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_begins_with_a_body_paragraph_and_holds_the_table(name: str) -> None:
    body = found(tree(name), "w:body/*")

    assert [element.tag.removeprefix(W) for element in body] == ["p"] * 6 + [
        "tbl",
        "p",
        "p",
        "p",
        "tbl",
        "p",
        "p",
        "sectPr",
    ]
    assert [text(element) for element in body[:3]] == ["{%p for line in title_lines %}", "{{ line }}", "{%p endfor %}"]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("report", ["measure", "steps", "period", "responsible", "outputs", "outcomes"]),
        ("plan", ["measure", "steps", "period", "responsible"]),
    ],
)
def test_its_columns_are_those_of_the_form(name: str, columns: list[str]) -> None:
    headings = found(tree(name), "(//w:tr)[1]/w:tc")

    assert [text(heading) for heading in headings] == [f"{{{{ columns.{column} }}}}" for column in columns]


@pytest.mark.parametrize("name", TEMPLATES)
def test_rows_are_not_split_and_bands_stay_with_their_measure(name: str) -> None:
    rows = found(tree(name), "//w:tr")
    band = next(row for row in rows if text(row) == "{{ issue.band }}")
    style = found(band, ".//w:pStyle/@w:val")[0]

    assert [row for row in rows if not found(row, "w:trPr/w:cantSplit")] == []
    assert found(tree(name, "word/styles.xml"), f"w:style[@w:styleId='{style}']/w:pPr/w:keepNext")
    assert len(found(band, "w:tc")) == 1


@pytest.mark.parametrize("name", TEMPLATES)
def test_everything_about_its_characters_is_in_styles(name: str) -> None:
    document = tree(name)
    styles = set(found(tree(name, "word/styles.xml"), "w:style/@w:styleId"))
    used = [found(paragraph, "w:pPr/w:pStyle/@w:val") for paragraph in found(document, "//w:p")]

    assert found(document, "//w:rPr") == []
    assert found(document, "//w:pPr/*[not(self::w:pStyle)]") == []
    assert all(len(style) == 1 and style[0] in styles for style in used)


@pytest.mark.parametrize("name", TEMPLATES)
def test_its_styles_are_in_the_gallery(name: str) -> None:
    styles = tree(name, "word/styles.xml")
    shown = found(styles, "w:style[w:qFormat and w:uiPriority and not(w:semiHidden)]/w:name/@w:val")

    assert shown == [
        "Normal", "Title", "footer", "หัวคอลัมน์", "ประเด็น", "ข้อความในตาราง", "ชื่อมาตรการ", "ข้อที่มีเลข", "ข้อที่มีเลขสองหลัก", "ข้อย่อย",
        "ความนำ", "ลงนาม", "ภาคผนวก", "ภาพ", "คำบรรยายภาพ", "คำสั่งแม่แบบ", "ตารางรายงาน",
    ]  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATES)
def test_its_font_is_found_under_its_other_name(name: str) -> None:
    names = found(tree(name, "word/fontTable.xml"), "w:font/w:altName/@w:val | w:font/@w:name")

    assert names == ["TH Sarabun New", "TH SarabunPSK"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_its_cells_are_not_centred(name: str) -> None:
    styles = tree(name, "word/styles.xml")
    centred = found(styles, "w:style[w:pPr/w:jc/@w:val='center']/@w:styleId")

    assert centred == [
        "Title", "Footer", "ReportHeading", "ReportSignature", "ReportAppendix", "ReportPicture", "ReportCaption",
    ]  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_is_still_a_template_after_libreoffice_saved_it(name: str, tmp_path: Path) -> None:
    saved = convert(resources.template(f"{name}.docx"), "docx", tmp_path)
    prepared = prepare(package.read(saved.read_bytes()))

    assert prepared.faults == ()
    assert tags(prepared) == tags(prepare(package.read(resources.template(f"{name}.docx").read_bytes())))


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_is_still_a_template_after_python_docx_saved_it(name: str, tmp_path: Path) -> None:
    from docx import Document

    document = Document(str(resources.template(f"{name}.docx")))
    document.save(str(tmp_path / "saved.docx"))
    prepared = prepare(package.read((tmp_path / "saved.docx").read_bytes()))

    assert prepared.faults == ()
    assert tags(prepared) == tags(prepare(package.read(resources.template(f"{name}.docx").read_bytes())))


def tags(prepared: PreparedTemplate) -> list[str]:
    """What the document's tags say, in order."""
    return [placed.tag.text for placed in prepared.tags["word/document.xml"]]
