"""``build --to``: the other kinds of files beside the Word file, without an office program."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from itareport import publishing
from itareport.publish import pdf, png
from itareport.publish.fonts import Substitution
from itareport.publish.libreoffice import OfficeFailedError
from itareport.rules.sample import SAMPLE
from itareport.seal import blank, seal

WORD = "build/measures_2568.docx"
PAGE = "build/measures_2568.html"
PDF = "build/measures_2568.pdf"


def lines(text: str) -> list[str]:
    return text.splitlines()


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """In LibreOffice's place: a PDF of fixed bytes with as many pages as the list says at its end."""
    pages = [2]
    monkeypatch.setattr(pdf, "make", lambda words: (pdf.Pdf(seal(f"%PDF {blank('pdf')}".encode())) for _ in words))
    monkeypatch.setattr(
        png, "pictures", lambda _data: (seal(f"{n} {blank('html')}".encode()) for n in range(pages[-1]))
    )
    return pages


def test_the_page_lies_beside_the_word_file_and_both_are_named(itareport, project):
    ran = itareport("build", "--to", "html")
    assert (ran.code, lines(ran.out)) == (0, [WORD, PAGE])
    assert Path(PAGE).read_bytes().startswith(b"<!DOCTYPE html>")


def test_what_is_unchanged_is_not_written_again(itareport, project):
    itareport("build", "--to", "html")
    before = Path(PAGE).stat().st_mtime_ns
    ran = itareport("build", "--to", "html")
    assert f"{PAGE}: unchanged" in ran.err
    assert Path(PAGE).stat().st_mtime_ns == before


@pytest.mark.parametrize("old", [b"", b"mine", "edited"])
def test_what_was_edited_or_is_not_ours_is_kept(itareport, project, old):
    itareport("build", "--to", "html")
    old = Path(PAGE).read_bytes() + b"<!-- mine -->" if old == "edited" else old
    Path(PAGE).write_bytes(old)
    ran = itareport("build", "--to", "html")
    assert (ran.code, lines(ran.out)) == (3, [WORD])
    assert Path(PAGE).read_bytes() == old
    assert "--force" in ran.err
    assert itareport("build", "--to", "html", "--force").code == 0
    assert Path("build/measures_2568.1.bak.html").read_bytes() == old


def test_what_is_ours_and_untouched_is_replaced(itareport, project):
    itareport("build", "--to", "html")
    data = Path("data/measures_2568.yaml")
    data.write_text(data.read_text("utf-8").replace("ไตรมาส", "ในไตรมาส"), "utf-8")
    assert itareport("build", "--to", "html").code == 0
    assert "ในไตรมาส" in Path(PAGE).read_text("utf-8")


def test_nothing_is_made_of_a_word_file_that_was_not_written(itareport, project):
    Path("build").mkdir()
    Path(WORD).write_bytes(b"mine")
    ran = itareport("build", "--to", "html")
    assert (ran.code, ran.out, Path(PAGE).exists()) == (3, "", False)


def test_an_unknown_kind_is_wrong_usage(itareport, project):
    ran = itareport("build", "--to", "docx,odt")
    assert ran.code == 2
    assert "“odt”" in ran.err
    assert not Path("build").exists()


def test_the_settings_say_what_is_made_when_the_command_does_not(itareport, project):
    Path("itareport.toml").write_text('build.to = ["docx", "html"]\n', "utf-8")
    assert lines(itareport("build").out) == [WORD, PAGE]
    assert lines(itareport("build", "--to", "docx").out) == [WORD]


@pytest.mark.parametrize("setting", ['build.to = ["odt"]', "build.to = 1", 'build.too = ["pdf"]', "build = 1"])
def test_faulty_settings_are_wrong_usage(itareport, project, setting):
    Path("itareport.toml").write_text(setting, "utf-8")
    ran = itareport("build")
    assert ran.code == 2
    assert "itareport.toml: build" in ran.err


def test_without_libreoffice_all_but_pdf_and_pictures_is_made_and_it_is_reported_once(itareport, project, monkeypatch):
    Path("data/measures_2567.yaml").write_text(SAMPLE.replace("2568", "2567"), "utf-8")
    monkeypatch.setenv("PATH", "")
    ran = itareport("build", "--to", "pdf,png,html")
    assert ran.code == 3
    assert len(lines(ran.out)) == 4
    assert ran.err.count("LibreOffice is not on this computer") == 1
    assert "winget" in ran.err


def test_pictures_are_numbered_and_those_of_lost_pages_go(itareport, project, office):
    ran = itareport("build", "--to", "png")
    assert lines(ran.out) == [WORD, "build/measures_2568-1.png", "build/measures_2568-2.png"]
    office.append(1)
    ran = itareport("build", "--to", "png")
    assert lines(ran.out) == [WORD, "build/measures_2568-1.png"]
    assert not Path("build/measures_2568-2.png").exists()
    assert "measures_2568-2.png: removed" in ran.err


def test_a_lost_page_goes_also_after_one_that_somebody_changed(itareport, project, office):
    office.append(11)
    itareport("build", "--to", "png")
    Path("build/measures_2568-2.png").write_bytes(b"mine")
    office.append(1)
    itareport("build", "--to", "png")
    assert sorted(file.name for file in Path("build").glob("*.png")) == ["measures_2568-1.png", "measures_2568-2.png"]


def test_a_picture_of_somebody_else_stays(itareport, project, office):
    Path("build").mkdir()
    Path("build/measures_2568-3.png").write_bytes(b"mine")
    assert itareport("build", "--to", "png").code == 0
    assert Path("build/measures_2568-3.png").read_bytes() == b"mine"


def test_a_missing_font_is_a_warning_that_names_both(itareport, project, office, monkeypatch):
    made = pdf.Pdf(seal(f"%PDF {blank('pdf')}".encode()), (Substitution("TH Sarabun New", ("Garuda",)),))
    monkeypatch.setattr(pdf, "make", lambda words: (made for _ in words))
    ran = itareport("build", "--to", "pdf")
    assert ran.code == 0
    assert "“TH Sarabun New”" in ran.err
    assert "“Garuda”" in ran.err


def test_the_path_may_be_that_of_the_pdf(itareport, project, office):
    ran = itareport("build", "data/measures_2568.yaml", "--to", "pdf", "-o", "out/รายงาน.pdf")
    assert lines(ran.out) == ["out/รายงาน.docx", "out/รายงาน.pdf"]


def test_a_path_of_a_kind_that_is_not_made_is_wrong_usage(itareport, project):
    ran = itareport("build", "data/measures_2568.yaml", "-o", "out/report.pdf")
    assert (ran.code, Path("out").exists()) == (2, False)
    assert "--to pdf" in ran.err


def test_many_files_are_one_run_of_libreoffice(itareport, project, office, monkeypatch):
    runs = []
    monkeypatch.setattr(
        pdf, "make", lambda words: runs.append(len(words)) or (pdf.Pdf(seal(blank("pdf").encode())) for _ in words)
    )
    for year in (2566, 2567):
        Path(f"data/measures_{year}.yaml").write_text(SAMPLE.replace("2568", str(year)), "utf-8")
    Path("data/measures_2565.yaml").write_text("format: 2", "utf-8")
    ran = itareport("build", "--to", "pdf")
    assert (ran.code, runs) == (1, [3])
    assert [line for line in lines(ran.out) if line.endswith(".pdf")] == [f"build/measures_{year}.pdf" for year in (2566, 2567, 2568)]  # fmt: skip


def test_a_file_of_which_no_pdf_was_made_is_named_and_harms_no_other(itareport, project, monkeypatch):
    monkeypatch.setattr(
        pdf, "make", lambda _words: iter([OfficeFailedError("no PDF"), pdf.Pdf(seal(blank("pdf").encode()))])
    )
    Path("data/measures_2567.yaml").write_text(SAMPLE.replace("2568", "2567"), "utf-8")
    ran = itareport("build", "--to", "pdf")
    assert ran.code == 3
    assert lines(ran.out) == ["build/measures_2567.docx", WORD, "build/measures_2568.pdf"]
    assert "build/measures_2567.docx: no PDF" in ran.err


def test_who_interrupts_leaves_libreoffice_no_time(itareport, project, monkeypatch):
    ended = []

    def made(_words):
        try:
            yield pdf.Pdf(seal(blank("pdf").encode()))
            yield pdf.Pdf(seal(blank("pdf").encode()))
        finally:
            ended.append(True)

    monkeypatch.setattr(pdf, "make", made)
    Path("data/measures_2567.yaml").write_text(SAMPLE.replace("2568", "2567"), "utf-8")
    monkeypatch.setattr(publishing, "beside", interrupt)
    ran = itareport("build", "--to", "pdf")
    assert (ran.code, ended) == (130, [True])


def interrupt(*_arguments):
    raise KeyboardInterrupt


def test_groups_of_many_files_come_in_order(itareport, project, office, monkeypatch):
    monkeypatch.setattr(publishing, "_AT_ONCE", 2)
    for year in (2565, 2566, 2567):
        Path(f"data/measures_{year}.yaml").write_text(SAMPLE.replace("2568", str(year)), "utf-8")
    ran = itareport("build", "--to", "pdf")
    assert lines(ran.out)[::2] == [f"build/measures_{year}.docx" for year in range(2565, 2569)]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there another program opens files")
class TestOpening:
    @pytest.fixture
    def opened(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """What the system was asked to open, a path a line."""
        folder = project / "bin"
        folder.mkdir()
        (folder / "xdg-open").write_text(f'#!/bin/sh\necho "$1" >> {project / "opened"}\n', "utf-8")
        (folder / "xdg-open").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return project / "opened"

    def test_the_word_file_is_opened(self, itareport, project, opened):
        assert itareport("build", "--open").code == 0
        assert opened.read_text("utf-8") == f"{project / WORD}\n"

    def test_with_another_kind_that_one_is_opened(self, itareport, project, opened):
        itareport("build", "--to", "html", "--open")
        assert opened.read_text("utf-8") == f"{project / PAGE}\n"

    def test_of_many_files_the_folder_is_opened(self, itareport, project, opened):
        for year in range(2560, 2567):
            Path(f"data/measures_{year}.yaml").write_text(SAMPLE.replace("2568", str(year)), "utf-8")
        itareport("build", "--open")
        assert opened.read_text("utf-8") == f"{project / 'build'}\n"

    def test_without_a_program_for_it_the_file_is_made_and_it_is_reported(self, itareport, project, monkeypatch):
        monkeypatch.setenv("PATH", "")
        ran = itareport("build", "--open")
        assert (ran.code, lines(ran.out)) == (3, [WORD])
        assert "cannot be opened" in ran.err


class TestWatching:
    def test_a_saved_file_is_built_again(self, itareport, project, monkeypatch):
        import watchfiles

        data = project / "data" / "measures_2568.yaml"

        def changes(*folders, **_options):
            assert folders == (data.parent,)
            data.write_text(data.read_text("utf-8").replace("ไตรมาส", "ในไตรมาส"), "utf-8")
            yield {(watchfiles.Change.added, str(data)), (watchfiles.Change.modified, str(data.with_name("x.tmp")))}
            raise KeyboardInterrupt

        monkeypatch.setattr(watchfiles, "watch", changes)
        ran = itareport("build", "--to", "html", "--watch")
        assert (ran.code, lines(ran.out)) == (130, [WORD, PAGE] * 2)
        assert "ในไตรมาส" in Path(PAGE).read_text("utf-8")

    def test_an_editor_that_replaces_the_file_is_seen(self, project):
        from itareport import api

        watching = api.saved(api.data_files())
        found = []
        thread = threading.Thread(target=lambda: found.append(next(iter(watching))))
        thread.start()
        data = project / "data" / "measures_2568.yaml"
        while thread.is_alive():
            data.with_name("new").write_text(SAMPLE, "utf-8")
            data.with_name("new").replace(data)
            thread.join(0.05)
        assert [each.path for each in found[0]] == [Path("data/measures_2568.yaml")]

    @pytest.mark.parametrize("error", [OSError, RuntimeError])
    def test_where_the_system_watches_nothing_the_folder_is_looked_at(self, project, monkeypatch, error):
        import watchfiles

        from itareport import api

        data = project / "data" / "measures_2568.yaml"

        def changes(*_folders, force_polling=False, **_options):
            if not force_polling:
                raise error
            yield {(watchfiles.Change.modified, str(data))}

        monkeypatch.setattr(watchfiles, "watch", changes)
        assert [each.name for each in next(iter(api.saved(api.data_files())))] == ["data/measures_2568.yaml"]

    def test_a_folder_that_is_not_there_cannot_be_watched(self, itareport, project):
        ran = itareport("build", "nothing/a.yaml", "--watch")
        assert ran.code == 3
        assert "nothing to watch" in ran.err

    def test_without_the_extra_it_is_reported_how_to_get_it(self, itareport, project, monkeypatch):
        monkeypatch.setitem(sys.modules, "watchfiles", None)
        ran = itareport("build", "--watch")
        assert (ran.code, ran.out) == (3, "")
        assert "itareport[preview]" in ran.err

    def test_standard_input_cannot_be_watched(self, itareport, project):
        assert itareport("build", "-", "-o", "x.docx", "--watch").code == 2
