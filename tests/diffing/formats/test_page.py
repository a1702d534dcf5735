"""Changes as a page."""

from __future__ import annotations

import re
import subprocess
from copy import deepcopy
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from itareport.diffing import compare
from itareport.diffing.formats import page
from support.programs import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from itareport.data import ReportData

Data = dict[str, Any]

VOID = {"meta"}


class Reader(HTMLParser):
    """Checks that every element is closed and collects the text outside and inside of marks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: dict[str, str] = {"ins": "", "del": "", "p": ""}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.texts:
            self.texts[self.open[-1]] += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture
def text(before_edits: Data, edited: Data, plan: Callable[[Data], ReportData]) -> str:
    comparison = compare(plan(before_edits), plan(edited))
    return page.render(comparison, old_name='<img src="x">', new_name="data/a&b.yaml")


def test_it_is_well_formed_and_in_the_language_in_use(text: str) -> None:
    reader = read(text)

    assert text.startswith("<!DOCTYPE html>\n")
    assert ("lang", "en") in reader.attributes


def test_no_text_of_the_data_or_file_name_becomes_markup(text: str) -> None:
    reader = read(text)

    assert "ประกาศนโยบาย <b>No Gift</b> & ลงเว็บไซต์" in reader.texts["ins"]
    assert "<b>" not in text
    assert "<img" not in text


def test_it_asks_for_nothing_from_outside(text: str) -> None:
    names = {name for name, _value in read(text).attributes}

    assert not names & {"src", "href", "srcset", "data", "style", "onload"}
    assert not re.search(r"url\(|@import|https?:|<script", text)


def test_removed_words_are_in_del_and_new_ones_in_ins(text: str) -> None:
    reader = read(text)

    assert "แจ้งให้<del>ผู้ปฏิบัติงาน</del><ins>เจ้าหน้าที่</ins>จัดทำคู่มือ" in text
    assert "โครงการตรวจสอบพัสดุประจำปี" not in reader.texts["del"]


def test_no_changes_are_a_page_that_says_so(data: Data, plan: Callable[[Data], ReportData]) -> None:
    text = page.render(compare(plan(data), plan(data)))

    assert read(text).texts["p"].endswith("no differences")
    assert "<article" not in text


def test_a_browser_shows_it_on_screen_and_prints_it_on_a4(text: str, tmp_path: Path) -> None:
    file, picture, paper = tmp_path / "changes.html", tmp_path / "changes.png", tmp_path / "changes.pdf"
    file.write_text(text, encoding="utf-8")
    browse(tmp_path, file, f"--screenshot={picture}", "--window-size=800,2600")
    browse(tmp_path, file, f"--print-to-pdf={paper}", "--no-pdf-header-footer")

    assert picture.read_bytes().startswith(b"\x89PNG")
    printed = run(program("pdfinfo", package="poppler-utils"), str(paper)).decode()
    assert re.search(r"Page size:\s+59[45](\.\d+)? x 84[12]", printed), printed
    added, removed = (0xE4, 0xF6, 0xE9), (0xFD, 0xEA, 0xEA)
    assert {added, removed} <= colours(paper)


def browse(folder: Path, file: Path, *options: str) -> None:
    browser = program("chromium", "chromium-browser", "google-chrome", package="chromium")
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
    run(browser, *quiet, f"--user-data-dir={folder / 'profile'}", *options, file.as_uri())


def colours(paper: Path) -> set[tuple[int, ...]]:
    """Every colour on the first page of a PDF."""
    raster = run(program("pdftoppm", package="poppler-utils"), "-r", "60", "-l", "1", "-aa", "no", str(paper))
    pixels = raster.split(b"\n", 3)[3]
    return {tuple(pixels[at : at + 3]) for at in range(0, len(pixels), 3)}


def run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout


def test_what_turns_the_writing_or_moves_the_cursor_is_made_visible(
    data: Data, plan: Callable[[Data], ReportData]
) -> None:
    new = deepcopy(data)
    new["issues"][0]["measures"][0]["responsible"] = "สำนักปลัด\u202eกข\u2066"
    shown = page.render(compare(plan(data), plan(new)), old_name="a\x1b[31m.yaml", new_name="\udcff.yaml")
    assert "<ins>�กข�</ins>" in shown
    assert "<bdi>a�[31m.yaml</bdi> → <bdi>�.yaml</bdi>" in shown
    assert not {"\u202e", "\u2066", "\x1b", "\udcff"} & set(shown)
