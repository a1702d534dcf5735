"""The installer and the program it installs, tried: in Wine on Linux, as they are on Windows. ``make windows`` runs it.

Needs ``dist/itareport-setup.exe``; on Linux Wine and a compiler for Windows too (Debian's wine64, gcc-mingw-w64-x86-64).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SETUP = ROOT / "dist" / "itareport-setup.exe"
DATA = ROOT / "data" / "measures_2568.yaml"
WINDOWS = sys.platform == "win32"
_SECONDS = 300
_HOLDER = """
import ctypes, sys
handle = ctypes.windll.kernel32.CreateFileW(sys.argv[1], 0xC0000000, 0, None, 3, 0, None)
assert handle not in (0, -1)
print("held", flush=True)
sys.stdin.readline()
"""
"""Opens a file as Word does: nobody else may read, write or replace it."""


class Machine:
    """A Windows with the program installed."""

    def __init__(self, env: dict[str, str], local: Path, start_menu: Path) -> None:
        self.env = env
        self.program = local / "Programs" / "itareport"
        self.shortcut = start_menu / "itareport.lnk"

    def command(self, *words: object) -> list[str]:
        """The words as this system starts a program for Windows."""
        return [*([] if WINDOWS else ["wine"]), *map(str, words)]

    def run(self, *words: object, code: int = 0, cwd: Path | None = None) -> str:
        """What a program writes on stdout; stdin is empty. Wine needs pipes on both."""
        done = subprocess.run(
            self.command(*words), input=b"\n", capture_output=True, cwd=cwd, env=self.env, timeout=_SECONDS, check=False
        )
        said = done.stderr.decode("utf-8", "replace")
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout.decode('utf-8', 'replace')}\n{said}"
        return done.stdout.decode("utf-8").replace("\r\n", "\n")

    def itareport(self, *words: object, code: int = 0, cwd: Path | None = None) -> str:
        """What the installed command writes on stdout."""
        return self.run(self.program / "itareport.exe", *words, code=code, cwd=cwd)

    def user_path(self) -> str:
        """The user's PATH, as the registry has it."""
        code = "import winreg; k = winreg.OpenKey(winreg.HKEY_CURRENT_USER, 'Environment'); print(winreg.QueryValueEx(k, 'Path'))"
        return self.run(self.program / "python.exe", "-c", code)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    assert SETUP.is_file(), "make windows makes it"
    if WINDOWS:
        data = Path(os.environ["APPDATA"])
        local = Path(os.environ["LOCALAPPDATA"])
        machine = Machine(dict(os.environ), local, data / "Microsoft/Windows/Start Menu/Programs")
        machine.run(SETUP, "/S")
        yield machine
        return
    prefix = tmp_path_factory.mktemp("wine")
    env = {**os.environ, "WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}
    subprocess.run(["wineboot", "-i"], env=env, check=True, capture_output=True, timeout=_SECONDS)
    system = prefix / "drive_c" / "windows" / "system32"
    # Wine 8 lacks the one function of Windows that modules written in Rust ask for random numbers.
    subprocess.run(
        ["x86_64-w64-mingw32-gcc", "-shared", "-O1", "-s", "-o", str(system / "bcryptprimitives.dll"),
         str(HERE / "wine_random.c"), "-ladvapi32"], check=True,
    )  # fmt: skip
    (user,) = [folder for folder in (prefix / "drive_c" / "users").iterdir() if folder.name != "Public"]
    menu = user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
    machine = Machine(env, user / "AppData/Local", menu)
    machine.run(SETUP, "/S")
    yield machine
    subprocess.run(["wineserver", "-k"], env=env, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a Thai name and a space, and the data of 2568 in it."""
    work = tmp_path / "งาน ITA"
    work.mkdir()
    shutil.copy(DATA, work / "ข้อมูล 2568.yaml")
    return work


def test_it_is_installed_for_the_user_with_a_shortcut_and_a_path(machine: Machine) -> None:
    assert machine.shortcut.is_file()
    assert machine.itareport("--version").startswith("itareport ")
    assert "Programs\\\\itareport" in machine.user_path()


def test_the_window_of_the_start_menu_names_the_first_commands(machine: Machine) -> None:
    said = machine.run("cmd", "/c", machine.program / "start.cmd", "open")
    assert "itareport init ITA" in said
    assert "รายงานมาตรการส่งเสริมคุณธรรมและความโปร่งใส" in said


def test_the_report_is_byte_for_byte_that_of_linux(machine: Machine, folder: Path) -> None:
    machine.itareport("build", "ข้อมูล 2568.yaml", "-o", "รายงาน.docx", cwd=folder)
    here = folder / "here.docx"
    subprocess.run(
        [sys.executable, "-m", "itareport", "build", str(DATA), "-o", str(here)], check=True, capture_output=True
    )
    assert (folder / "รายงาน.docx").read_bytes() == here.read_bytes()


def test_a_mistake_is_found_at_its_line(machine: Machine, folder: Path) -> None:
    data = folder / "ข้อมูล 2568.yaml"
    data.write_text(DATA.read_text("utf-8").replace("        period:", "        peroid:", 1), "utf-8")
    found = machine.itareport("validate", "--format", "json", data.name, code=1, cwd=folder)
    assert '"rule": "ITA052"' in found
    assert '"file": "ข้อมูล 2568.yaml"' in found


def test_a_report_comes_back_as_data_and_is_compared(machine: Machine, folder: Path) -> None:
    machine.itareport("build", "ข้อมูล 2568.yaml", "-o", "รายงาน.docx", cwd=folder)
    machine.itareport("import", "รายงาน.docx", "-o", "กลับมา.yaml", cwd=folder)
    assert machine.itareport("diff", "ข้อมูล 2568.yaml", "กลับมา.yaml", cwd=folder) == ""
    changed = folder / "กลับมา.yaml"
    changed.write_text(changed.read_text("utf-8").replace("ไตรมาส", "รอบ", 1), "utf-8")
    assert "รอบ" in machine.itareport("diff", "ข้อมูล 2568.yaml", "กลับมา.yaml", code=1, cwd=folder)


def test_a_report_that_word_holds_open_stays_and_says_so(machine: Machine, folder: Path) -> None:
    machine.itareport("build", "ข้อมูล 2568.yaml", "-o", "รายงาน.docx", cwd=folder)
    before = (folder / "รายงาน.docx").read_bytes()
    data = folder / "ข้อมูล 2568.yaml"
    data.write_text(data.read_text("utf-8").replace("ไตรมาส", "รอบ", 1), "utf-8")
    with subprocess.Popen(
        machine.command(machine.program / "python.exe", "-c", _HOLDER, "รายงาน.docx"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder, env=machine.env,
    ) as holder:  # fmt: skip
        assert holder.stdin is not None
        assert holder.stdout is not None
        try:
            assert holder.stdout.readline().strip() == b"held"
            machine.itareport("build", "ข้อมูล 2568.yaml", "-o", "รายงาน.docx", code=3, cwd=folder)
        finally:
            holder.stdin.close()
    assert (folder / "รายงาน.docx").read_bytes() == before
    assert [file.name for file in folder.iterdir() if file.name.endswith(".tmp")] == []


@pytest.fixture
def no_wmi(machine: Machine) -> Iterator[None]:
    """Wine 8 breaks down at what Python's ``platform`` asks Windows by this module, and Python can do without it."""
    module, away = machine.program / "_wmi.pyd", machine.program / "_wmi.away"
    if not WINDOWS:
        module.rename(away)
    yield
    if not WINDOWS:
        away.rename(module)


@pytest.mark.usefixtures("no_wmi")
def test_the_page_writes_into_the_file_and_sees_it_saved(machine: Machine, folder: Path) -> None:
    data = folder / "ข้อมูล 2568.yaml"
    command = machine.command(machine.program / "python.exe", "-m", "itareport", "preview", data.name, "--no-browser")
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder, env=machine.env
    ) as preview:
        assert preview.stdout is not None
        try:
            address = preview.stdout.readline().decode().strip()
            origin = address.partition("/?")[0]
            with httpx.Client(base_url=origin, headers={"Origin": origin}, timeout=_SECONDS) as page:
                page.get(address)
                with page.stream("GET", "/events") as events:
                    lines = (line for line in events.iter_lines() if line)
                    next(lines)
                    asked = {"path": "issues[0].measures[0].period", "text": "ไตรมาส ๑"}
                    cookies = {"Cookie": "; ".join(f"{name}={value}" for name, value in page.cookies.items())}
                    etag = httpx.get(f"{origin}/report.json", headers=cookies).json()["etag"]
                    headers = {**cookies, "Origin": origin}
                    written = httpx.put(f"{origin}/value", json={**asked, "etag": etag}, headers=headers)
                    assert written.status_code == 200
                    assert written.json()["etag"] in next(lines)
                    assert "        period: ไตรมาส ๑ #" in data.read_text("utf-8")
                    data.write_text(data.read_text("utf-8") + "# saved in Notepad\n", "utf-8")
                    assert "etag" in next(lines)
        finally:
            preview.kill()


def test_the_zip_holds_the_same_program(machine: Machine) -> None:
    (archive,) = (ROOT / "dist").glob("itareport-*-windows.zip")
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        names = {name.removeprefix("itareport/") for name in packed.namelist()}
    installed = {
        file.relative_to(machine.program).as_posix()
        for file in machine.program.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert names == installed - {"uninstall.exe"}


def test_the_zip_says_nothing_of_where_and_when_it_was_made() -> None:
    (archive,) = (ROOT / "dist").glob("itareport-*-windows.zip")
    with zipfile.ZipFile(archive) as packed:
        assert [name for name in packed.namelist() if str(ROOT).encode() in packed.read(name)] == []
        assert [name for name in packed.namelist() if name.endswith("/uv_cache.json")] == []


def test_it_is_taken_off_whole(machine: Machine) -> None:
    """Last in this file: the others need the program."""
    python_path = machine.user_path()
    assert "itareport" in python_path
    machine.run(machine.program / "uninstall.exe", "/S")
    # The uninstaller goes on as a copy of itself in the folder for temporary files.
    for _ in range(_SECONDS):
        if not machine.program.exists():
            break
        time.sleep(1)
    assert not machine.program.exists()
    assert not machine.shortcut.exists()
