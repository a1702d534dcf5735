"""What may go wrong around LibreOffice: every Word file has its PDF or its reason, and no file is left."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


class Office:
    """Stands in for LibreOffice: of each file in turn it writes the bytes given, and says so, unless it ends or hangs.

    ``runs`` are the numbers of files that each run was asked for.
    """

    ENDS, HANGS = "ends", "hangs"

    def __init__(self, *steps: bytes | str) -> None:
        self.steps = list(steps)
        self.runs: list[int] = []
        self.folder = Path()
        self.number = -1

    @contextmanager
    def running(self, _program: Path, profile: Path, _arguments: object) -> Iterator[Office]:
        self.folder, self.number = profile.parent, -1
        self.runs.append(len(list(self.folder.glob("*.docx"))))
        yield self

    def wait(self, _seconds: float, until: Callable[[], bool] = lambda: False) -> None:
        while not until():
            self.number += 1
            if self.number > self.runs[-1] or not self.steps:
                return
            step = self.steps.pop(0) if self.number else b""
            if step == self.ENDS:
                return
            if step == self.HANGS:
                raise OfficeFailedError("hung")
            if step:
                self.folder.joinpath(f"{self.number}.pdf").write_bytes(step)
            self.folder.joinpath(f"{self.number}.done").touch()


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Office]:
    def stand_in(*steps: bytes | str) -> Office:
        made = Office(*steps)
        monkeypatch.setattr(libreoffice, "running", made.running)
        return made

    return stand_in


@pytest.fixture(scope="module")
def whole() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        with made.open_metadata() as metadata:
            metadata["dc:title"] = "ก"
        made.save(out)
    return out.getvalue()


def kinds(documents: int) -> list[str]:
    """What comes of so many Word files."""
    return [type(each).__name__.removesuffix("Error") for each in pdf.make([WORD] * documents)]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.6 cut off", b"no PDF %%EOF", b"%PDF-1.6\n%%EOF\n"])
def test_what_is_no_whole_pdf_is_none(office, tmp_path, data):
    office(data, data)
    assert kinds(2) == ["OfficeFailed"] * 2
    assert list(tmp_path.iterdir()) == []


def test_what_could_be_repaired_is_no_whole_pdf_either(office, whole):
    """A reader mends a file without its end and leaves pages out: half a report."""
    office(whole, whole.rstrip().removesuffix(b"%%EOF"))
    assert kinds(2) == ["Pdf", "OfficeFailed"]


def test_each_comes_while_libreoffice_works_on_the_next(office, whole):
    at_work = office(whole, whole)
    made = pdf.make([WORD, WORD])
    assert isinstance(next(made), pdf.Pdf)
    assert at_work.number == 1
    assert isinstance(next(made), pdf.Pdf)


@pytest.mark.parametrize("trouble", [Office.ENDS, Office.HANGS])
def test_a_file_at_which_it_ends_or_hangs_harms_no_other(office, whole, trouble):
    at_work = office(whole, trouble, whole, b"", whole)
    assert kinds(5) == ["Pdf", "OfficeFailed", "Pdf", "OfficeFailed", "Pdf"]
    assert at_work.runs == [5, 3]


def test_it_may_end_at_the_first_file(office, whole):
    office(Office.ENDS, whole)
    assert kinds(2) == ["OfficeFailed", "Pdf"]


def test_when_it_makes_nothing_those_that_lack_say_why_and_no_further_run_is_tried(office):
    at_work = office(Office.HANGS)
    assert [each.message for each in pdf.make([WORD] * 3)] == ["hung"] * 3
    assert at_work.runs == [3]


def test_when_it_does_not_start_no_further_run_is_tried(office):
    at_work = office()
    assert kinds(3) == ["OfficeFailed"] * 3
    assert at_work.runs == [3]


def test_a_full_disk_is_reported(monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pdf.profile, "write", full)
    made = list(pdf.make([WORD, WORD]))
    assert ["No space left" in each.message for each in made] == [True, True]


def test_so_many_at_once_are_a_run(office, whole, monkeypatch):
    monkeypatch.setattr(pdf, "_AT_ONCE", 2)
    at_work = office(*[whole] * 5)
    assert kinds(5) == ["Pdf"] * 5
    assert at_work.runs == [2, 2, 1]


def test_many_files_are_divided_among_two_runs_and_come_in_order(monkeypatch):
    monkeypatch.setattr(pdf, "_WORTH_A_RUN", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    parts = []

    def stream(_program, documents):
        parts.append(documents)
        yield from documents

    monkeypatch.setattr(pdf, "_stream", stream)
    words = [b"1", b"2", b"3", b"4", b"5"]
    assert list(pdf.make(words)) == words
    assert parts == [words[::2], words[1::2]]
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert list(pdf.make(words)) == words
    assert parts[2:] == [words]


def test_who_wants_no_more_leaves_no_file(office, whole, tmp_path):
    office(whole, whole)
    made = pdf.make([WORD, WORD])
    next(made)
    assert list(tmp_path.iterdir())
    made.close()
    assert list(tmp_path.iterdir()) == []
