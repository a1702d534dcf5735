"""What may go wrong around LibreOffice: every Word file has its PDF or its reason, and nothing is left behind."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pikepdf
import pytest

from itareport.ooxml.zipping import zip_parts
from itareport.publish import libreoffice, pdf
from itareport.publish.libreoffice import OfficeFailedError

WORD = zip_parts({"word/document.xml": b"<w:document/>"})


@pytest.fixture(autouse=True)
def _there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(libreoffice, "find", lambda: Path("soffice"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def office(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """A program that writes these bytes for the first file only."""
    monkeypatch.setattr(
        libreoffice, "run", lambda _program, profile, *_rest: (profile.parent / "1.pdf").write_bytes(data)
    )


@pytest.mark.parametrize("data", [b"", b"%PDF-1.6 cut off", b"no PDF %%EOF", b"%PDF-1.6\n%%EOF\n"])
def test_what_is_no_whole_pdf_is_none(monkeypatch, tmp_path, data):
    office(monkeypatch, data)
    made = list(pdf.make([WORD, WORD]))
    assert [type(each) for each in made] == [OfficeFailedError] * 2
    assert list(tmp_path.iterdir()) == []


def test_what_could_be_repaired_is_no_whole_pdf_either(monkeypatch):
    """A reader mends a file without its end and leaves pages out: half a report."""
    out = io.BytesIO()
    with pikepdf.new() as whole:
        whole.add_blank_page()
        with whole.open_metadata() as metadata:
            metadata["dc:title"] = "ก"
        whole.save(out)
    data = out.getvalue()
    office(monkeypatch, data)
    assert [type(each) for each in pdf.make([WORD])] == [pdf.Pdf]
    office(monkeypatch, data.rstrip().removesuffix(b"%%EOF"))
    assert [type(each) for each in pdf.make([WORD])] == [OfficeFailedError]


def test_when_it_is_stopped_those_that_lack_say_why(monkeypatch):
    def stopped(*_arguments):
        raise OfficeFailedError("stopped")

    monkeypatch.setattr(libreoffice, "run", stopped)
    (made,) = pdf.make([WORD])
    assert isinstance(made, OfficeFailedError)
    assert made.message == "stopped"


def test_a_full_disk_is_said(monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pdf.profile, "write", full)
    made = list(pdf.make([WORD, WORD]))
    assert ["No space left" in each.message for each in made] == [True, True]


def test_so_many_at_once_are_a_run(monkeypatch):
    sizes = []
    monkeypatch.setattr(pdf, "_AT_ONCE", 2)
    monkeypatch.setattr(
        libreoffice, "run", lambda _program, profile, *_rest: sizes.append(len(list(profile.parent.glob("*.docx"))))
    )
    assert len(list(pdf.make([WORD] * 5))) == 5
    assert sizes == [2, 2, 1]
