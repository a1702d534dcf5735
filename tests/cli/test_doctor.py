"""``doctor``: what a machine has and lacks, and what to do about it."""

from __future__ import annotations

import json
import sys
import webbrowser
from pathlib import Path

import pytest

from itareport.doctor import Check, State, examine
from itareport.publish import installed_fonts, libreoffice


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has everything."""
    monkeypatch.setattr(libreoffice, "find", lambda: Path("/usr/bin/soffice"))
    monkeypatch.setattr(libreoffice, "version", lambda _program: "7.4.7.2")
    monkeypatch.setattr(installed_fonts, "installed", lambda: ["TH Sarabun New"])
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("firefox"))


def check(name: str) -> Check:
    (found,) = [each for each in examine() if each.name == name]
    return found


def test_where_all_is_there_it_says_so(itareport, project):
    ran = itareport("doctor")
    assert ran.code == 0
    assert "✓ LibreOffice 7.4.7.2 (/usr/bin/soffice)" in ran.out
    assert "✓ data files: data/measures_2568.yaml" in ran.out
    assert "!" not in ran.out
    assert ran.err == "nothing is missing\n"


def test_without_libreoffice_it_fails_and_says_how_to_get_it(itareport, project, monkeypatch):
    monkeypatch.setattr(libreoffice, "find", lambda: None)
    ran = itareport("doctor")
    assert ran.code == 3
    assert "✗ LibreOffice is not installed" in ran.out
    assert all(word in ran.out for word in ("winget", "brew", "apt"))


def test_as_json_every_key_is_there(itareport, project, monkeypatch):
    monkeypatch.setattr(libreoffice, "find", lambda: None)
    ran = itareport("doctor", "--format", "json")
    found = json.loads(ran.out)
    assert (ran.code, found["version"]) == (3, 1)
    assert all(set(each) == {"name", "state", "message", "hint"} for each in found["checks"])
    assert [each["state"] for each in found["checks"] if each["name"] == "libreoffice"] == ["missing"]


@pytest.mark.parametrize(
    ("replaced", "value"), [("installed_fonts.installed", list), ("libreoffice.version", lambda _program: "")]
)
def test_what_is_less_than_it_could_be_is_a_warning_with_a_hint(itareport, project, monkeypatch, replaced, value):
    monkeypatch.setattr(f"itareport.publish.{replaced}", value)
    (warning,) = [each for each in examine() if each.state is State.WARNING]
    assert warning.hint
    assert itareport("doctor").code == 0


def test_no_browser_is_a_warning(project, monkeypatch):
    def none():
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    assert check("browser").state is State.WARNING


def test_a_browser_without_a_name_is_one_too(project, monkeypatch):
    monkeypatch.setattr(webbrowser, "get", webbrowser.BaseBrowser)
    assert check("browser") == Check("browser", State.OK, "a browser was found")


def test_without_git_and_the_extra_it_says_what_needs_them(project, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.setattr("itareport.doctor.find_spec", lambda name: None if name == "uvicorn" else object())
    assert check("git").state is State.WARNING
    assert "uvicorn" in check("preview").message


@pytest.mark.parametrize(
    ("encoding", "state"), [("utf-8", "ok"), ("cp874", "ok"), ("cp1252", "warning"), ("cp437", "warning")]
)
def test_a_console_that_cannot_show_thai_is_a_warning(project, monkeypatch, encoding, state):
    class Console:
        pass

    Console.encoding = encoding
    monkeypatch.setattr(sys, "stdout", Console)
    assert check("console").state == state


def test_two_files_of_one_year_and_wrong_endings_are_named(itareport, project):
    data = Path("data/measures_2568.yaml").read_text("utf-8")
    Path("data/measures_copy.yaml").write_text(data, "utf-8")
    Path("data/measures_2569.yaml.txt").write_text(data, "utf-8")
    Path("measures_2570.yml").write_text(data, "utf-8")
    out = itareport("doctor").out
    assert "! data/measures_copy.yaml and data/measures_2568.yaml are of one agency and fiscal year" in out
    assert "! data/measures_2569.yaml.txt is not seen as a data file" in out
    assert "! measures_2570.yml is not seen as a data file" in out


def test_fonts_are_found_in_the_folders_of_windows_and_macos(tmp_path, monkeypatch):
    monkeypatch.undo()
    fonts = tmp_path / "Fonts"
    fonts.mkdir()
    monkeypatch.setenv("WINDIR", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", "")
    assert installed_fonts._folders("win32") == [fonts]


def test_a_font_is_known_by_the_name_inside_its_file(tmp_path, monkeypatch):
    from support import fonts

    monkeypatch.undo()
    standing_in = fonts.settings().parent / "StandIn.ttf"
    (tmp_path / "thsarabun.ttf").write_bytes(standing_in.read_bytes())
    (tmp_path / "sarabun broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr("itareport.publish.installed_fonts.shutil.which", lambda _name: None)
    monkeypatch.setattr(installed_fonts, "_folders", lambda _system: [tmp_path])
    assert installed_fonts.installed() == ["TH Sarabun New"]


def test_fontconfig_is_asked_where_there_is_one(monkeypatch):
    from support import fonts
    from support.programs import program

    monkeypatch.undo()
    program("fc-list", package="fontconfig")
    monkeypatch.setenv("FONTCONFIG_FILE", str(fonts.settings()))
    assert installed_fonts.installed() == ["TH Sarabun New"]
