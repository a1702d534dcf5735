"""What is no readable Word report ends in a plain message, whatever the bytes."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import examples
from itareport.errors import ExitCode, ItareportError, NoTableError, NotWordError
from itareport.importing import read_report
from itareport.ooxml import package
from itareport.ooxml.zipping import zip_parts
from itareport.schema import check
from itareport.source import read
from itareport.source.dump import dump
from support import docx_faults, foreign, office
from support.reports import sample_data
from support.systems import posix

Data = dict[str, Any]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A report as LibreOffice writes it in formats that are not Word's."""
    folder = tmp_path_factory.mktemp("other")
    source = folder / "report.docx"
    source.write_bytes(foreign.run_on(sample_data()))
    kinds = {"pdf": "pdf", "odt": "odt", "doc": "doc:MS Word 97", "rtf": "rtf", "html": "html"}
    return {name: office.convert(source, kind, folder / name).read_bytes() for name, kind in kinds.items()}


@pytest.mark.parametrize("kind", ["pdf", "odt", "doc", "rtf", "html"])
def test_another_kind_of_file_called_docx_is_refused(kind: str, converted: dict[str, bytes]) -> None:
    with pytest.raises(NotWordError) as caught:
        read_report(converted[kind])
    assert caught.value.exit_code is ExitCode.FAILURE
    assert caught.value.message


BAD = docx_faults.NOT_WORD | {
    "macros": lambda: docx_faults.zipped(
        docx_faults.with_type("word/vbaProject.bin", "application/vnd.ms-office.vbaProject")
    ),
    "XXE": docx_faults.xxe,
    "XXE in UTF-16": lambda: docx_faults.xxe("utf-16"),
    "bomb": lambda: docx_faults.bomb(150 << 20, "word/document.xml"),
    "deep": lambda: docx_faults.deep(100_000),
}


@pytest.mark.parametrize("name", BAD)
def test_no_word_document_or_a_harmful_one_is_refused(name: str) -> None:
    with pytest.raises(NotWordError) as caught:
        read_report(BAD[name]())
    assert caught.value.exit_code is ExitCode.FAILURE
    assert caught.value.message


def _lists_names(word: Any) -> None:
    table = word.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("ชื่อ", "ตำแหน่ง", "โทร"), strict=True):
        cell.text = text


def _headings_only(word: Any) -> None:
    foreign.table_in(word)


@pytest.mark.parametrize(
    "fill", [lambda _word: None, lambda word: word.add_paragraph("ก"), _lists_names, _headings_only]
)
def test_a_word_document_without_a_reports_table_is_refused_otherwise(fill: Callable[[Any], object]) -> None:
    word = docx.Document()
    fill(word)
    with pytest.raises(NoTableError, match="no table of a report") as caught:
        read_report(foreign.saved(word))
    assert caught.value.exit_code is ExitCode.FINDINGS
    assert "ขั้นตอนหรือวิธีการปฏิบัติ" in caught.value.hint


def ends_well(data: bytes) -> None:
    """Only our own errors come out, and what is read can be written as a data file that the reader takes."""
    try:
        imported = read_report(data, join_wraps=True)
    except ItareportError:
        return
    document = read("-", dump(imported.data, imported.comments).encode())
    assert document.findings == ()
    check(document, imported.kind)


WHOLE = foreign.run_on(sample_data())


@settings(max_examples=examples(60))
@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda tail: WHOLE[:500] + tail))
def test_any_bytes_end_in_our_own_error(data: bytes) -> None:
    ends_well(data)


@settings(max_examples=examples(60))
@given(st.integers(0, len(WHOLE)), st.binary(max_size=8))
def test_a_file_damaged_anywhere_ends_well(place: int, piece: bytes) -> None:
    ends_well(WHOLE[:place] + piece + WHOLE[place + len(piece) :])


@posix
def test_a_table_of_a_hundred_thousand_cells_is_read_in_bounded_memory(tmp_path: Path) -> None:
    import subprocess
    import sys

    row = "<w:tr>{}</w:tr>".format("<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>" * 6)
    band = row.format(foreign.band_text(1), *[""] * 5)
    rows = [row.format(*foreign.HEADINGS), band]
    dice = random.Random(1)
    rows += [row.format(*(f"๑. งาน {dice.random()} ๒. ตรวจ" for _ in range(6))) for _ in range(16_667)]
    parts = package.read(foreign.run_on(sample_data()), reuse=False)
    parts["word/document.xml"] = (
        f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:tbl>{"".join(rows)}</w:tbl></w:body></w:document>'
    ).encode()
    file = tmp_path / "large.docx"
    file.write_bytes(zip_parts(parts))
    code = (
        "import resource; from itareport.importing import read_report\n"
        f"report = read_report(open({str(file)!r}, 'rb').read())\n"
        "usage = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(len(report.data['issues'][0]['measures']), usage.ru_maxrss // 1024, int(usage.ru_utime))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    measures, megabytes, seconds = map(int, done.stdout.split())
    assert measures == 16_667
    assert megabytes < 500
    assert seconds < 60


def test_a_file_saved_twice_into_one_zip_is_refused() -> None:
    file = io.BytesIO(WHOLE)
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", b"<x/>")
    with pytest.raises(NotWordError):
        read_report(file.getvalue())
