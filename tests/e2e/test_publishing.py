"""What LibreOffice makes of our Word files: PDFs that may be published, the same bytes each time, and their pictures."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from itareport import render
from itareport.forms import Editions
from itareport.ooxml import package
from itareport.ooxml.zipping import zip_parts
from itareport.publish import pdf, png
from itareport.publish.libreoffice import OfficeFailedError, OfficeMissingError
from itareport.seal import Seal, state
from support import fonts
from support.programs import program
from support.reports import sample_data
from support.valid import valid

pytestmark = pytest.mark.xdist_group("publishing")

EDITION = Editions().edition(2568)


def word(data: dict) -> bytes:
    return render.render(valid(data), EDITION)


def with_arabic_numbers(document: bytes) -> bytes:
    """The Word file as of a template whose page numbers are Arabic."""
    parts = package.read(document)
    return zip_parts({name: data.replace(b'fmt="thaiNumbers"', b'fmt="decimal"').replace(b"\\* THAIARABIC", b"") for name, data in parts.items()})  # fmt: skip


@pytest.fixture(scope="module")
def environment() -> Iterator[pytest.MonkeyPatch]:
    program("soffice", "libreoffice", package="libreoffice-writer-nogui")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(fonts.settings()))
        yield patch


@pytest.fixture(scope="module")
def documents() -> list[bytes]:
    data = sample_data()
    data["issues"][1]["measures"][0]["outputs"] = "ดำเนินการแล้ว ๑๒ ครั้ง ผู้นำชุมชนร่วมทำ น้ำ ที่ ผู้ใหญ่"
    data["issues"][2]["measures"][0]["outcomes"] = "ดู https://www.example.go.th/ita"
    report = word(data)
    return [report, with_arabic_numbers(report), zip_parts({"word/document.xml": b"<w:document"}), word(sample_data())]


@pytest.fixture(scope="module")
def made(environment: pytest.MonkeyPatch, documents: list[bytes]) -> list[pdf.Pdf | OfficeFailedError]:
    """Four files in one run."""
    return list(pdf.make(documents))


@pytest.fixture(scope="module")
def report(made: list[pdf.Pdf | OfficeFailedError]) -> bytes:
    assert isinstance(made[0], pdf.Pdf)
    return made[0].data


@pytest.fixture(scope="module")
def opened(report: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(report)) as found:
        yield found


def text(data: bytes, tmp_path: Path) -> str:
    """As poppler reads it, in the order of the content: with the stand-in font only so the letters are in order."""
    file = tmp_path / "x.pdf"
    file.write_bytes(data)
    command = [program("pdftotext", package="poppler-utils"), "-raw", "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def tags(pdf_file: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    return [
        each for each in pdf_file.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{kind}" and "/P" in each
    ]  # fmt: skip


def attribute(tag: pikepdf.Dictionary, name: str) -> pikepdf.Object | None:
    """An attribute of a tag, which has one dictionary of them or several."""
    owners = tag.get("/A", [])
    return next(
        (owner[name] for owner in (owners if isinstance(owners, pikepdf.Array) else [owners]) if name in owner), None
    )


def test_each_file_has_its_pdf_and_a_faulty_one_harms_no_other(made):
    assert isinstance(made[2], OfficeFailedError)
    assert all(isinstance(made[number], pdf.Pdf) for number in (0, 1, 3))


def test_the_pdf_says_what_it_is(opened):
    assert str(opened.Root.Lang) == "th-TH"
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    with opened.open_metadata() as metadata:
        assert metadata.pdfa_status == "2B"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == str(opened.docinfo["/Title"])
        assert not [name for name in metadata if name.endswith("Date")]
    assert "/CreationDate" not in opened.docinfo
    assert b"pdfaExtension:schemas" in opened.Root.Metadata.read_bytes()


def test_a_screen_reader_finds_the_table_and_its_headings(opened):
    headings = tags(opened, "TH")
    assert len(headings) == 6
    assert {str(attribute(each, "/Scope")) for each in headings} == {"/Column"}
    assert [attribute(each, "/ColSpan") for each in tags(opened, "TD")].count(6) == 7


def test_each_issue_has_a_bookmark_and_is_a_heading(opened):
    with opened.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
    assert [title.replace("\u00a0", " ")[:12] for title in titles] == [f"ประเด็นที่ {number}" for number in "๑๒๓๔๕๖๗"]
    assert len(tags(opened, "H1")) == 7


def test_addresses_are_live(opened):
    links = [each.A.URI for page in opened.pages for each in page.get("/Annots", []) if each.get("/Subtype") == "/Link"]
    assert [str(link) for link in links] == ["https://www.example.go.th/ita"]


def test_every_font_is_in_the_file(opened):
    descriptors = [
        each
        for each in opened.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
    ]
    assert descriptors
    assert all("/FontFile2" in each or "/FontFile3" in each for each in descriptors)


def test_the_text_is_found_word_for_word(report, tmp_path):
    found = text(report, tmp_path)
    for sentence in ("ดำเนินการแล้ว ๑๒ ครั้ง", "น้ำ ที่ ผู้ใหญ่", "ประเด็นที่ ๗"):
        assert sentence in found.replace("\n", " ").replace("\u00a0", " ")


def test_pages_are_numbered_in_the_digits_of_the_word_file(made, tmp_path):
    pages = text(made[0].data, tmp_path).split("\f")[:-1]
    assert [page.split()[-1] for page in pages] == list("๑๒๓๔")[: len(pages)]
    arabic = text(made[1].data, tmp_path).split("\f")[:-1]
    assert [page.split()[-1] for page in arabic] == list("1234")[: len(arabic)]


def test_nothing_is_substituted_when_the_font_is_there(made):
    assert made[0].substituted == ()


def test_it_is_known_again_by_its_mark(report):
    assert state(report) is Seal.UNTOUCHED


def test_another_run_in_another_zone_and_locale_and_order_gives_the_same_bytes(environment, documents, made):
    environment.setenv("TZ", "Asia/Bangkok")
    environment.setenv("LC_ALL", "th_TH.UTF-8")
    environment.setenv("LANG", "de_DE.UTF-8")
    again = list(pdf.make([documents[3], documents[0]]))
    assert [each.data for each in again] == [made[3].data, made[0].data]


def test_a_missing_font_is_told(documents, monkeypatch, tmp_path):
    settings = tmp_path / "fonts.conf"
    settings.write_text(
        fonts.settings().read_text("utf-8").replace(str(fonts.settings().parent), str(fonts.SOURCES)).replace("</dir>", "</dir>", 1),
        "utf-8",
    )  # fmt: skip
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))
    (found,) = pdf.make(documents[:1])
    (substitution,) = found.substituted
    assert substitution.wanted == "TH Sarabun New"
    assert substitution.used


def test_without_libreoffice_there_is_none(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OfficeMissingError):
        list(pdf.make([b""]))


def test_there_is_a_picture_of_each_page(report, opened):
    made = list(png.pictures(report, 40))
    assert len(made) == len(opened.pages)
    assert made == list(png.pictures(report, 40))
    assert all(state(each) is Seal.UNTOUCHED for each in made)
    with Image.open(io.BytesIO(made[0])) as image:
        assert image.width > image.height
        darkest, lightest = image.convert("L").getextrema()
        assert (darkest < 100, lightest) == (True, 255)


def test_the_command_makes_all_kinds_and_leaves_what_is_unchanged(environment, shipped, tmp_path):
    def build() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "itareport", "--lang", "en", "build", str(shipped), "-o", "out/รายงาน.docx"]
        return subprocess.run(
            [*command, "--to", "pdf,png,html"], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8"
        )

    made = build().stdout.splitlines()
    assert made[:3] == ["out/รายงาน.docx", "out/รายงาน.pdf", "out/รายงาน-1.png"]
    assert made[-1] == "out/รายงาน.html"
    assert len(made) == 7
    assert build().stderr.count(": unchanged") == 7
    assert sorted(tmp_path.rglob("*.*")) == sorted(tmp_path / name for name in made)
