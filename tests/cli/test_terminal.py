"""A batch on a real terminal of 80 columns: the bar and the table, which nothing that is piped ever gets."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from itareport.rules.sample import SAMPLE
from itareport.thai.width import cells
from support.systems import posix

pytestmark = posix

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def agencies(in_empty_folder: Path) -> Path:
    """Eight data files, one of them with an error."""
    folder = in_empty_folder / "agencies"
    folder.mkdir()
    for number in range(8):
        text = SAMPLE.replace("ตัวอย่าง", f"ที่ {number}")
        (folder / f"{number}.yaml").write_text(text.replace("format: 1", "format: 2") if number == 5 else text, "utf-8")
    return folder


def on_terminal(*arguments: str) -> tuple[int, str]:
    """How the command ended, and what a terminal of 80 columns was sent."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "NO_COLOR": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "itareport", *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    )
    os.close(theirs)
    sent = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break  # Linux: nobody has the other end any more
        if not piece:
            break
        sent += piece
    os.close(ours)
    return process.wait(), sent.decode()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_batch_ends_with_a_table_and_no_line_is_wider_than_the_terminal(agencies: Path, lang: str) -> None:
    code, sent = on_terminal("--lang", lang, "build", "agencies", "-o", "out/", "-j", "1")
    assert code == 1
    assert "8/8" in sent, "the bar counts to the end"
    lines = [CONTROL.sub("", line) for line in re.split("[\r\n]+", sent)]
    table = {tuple(line.split()) for line in lines}
    words = {"en": ("files", "written", "failed"), "th": ("ไฟล์", "เขียนแล้ว", "ไม่สำเร็จ")}[lang]
    number = {"en": "871", "th": "๘๗๑"}[lang]
    assert {(word, count) for word, count in zip(words, number, strict=True)} <= table
    assert sum("agencies/5.yaml" in line for line in lines) == 1
    own = [line for line in lines if "agencies/5.yaml" not in line]
    assert max(map(cells, own)) <= 80


@pytest.mark.parametrize(
    ("arguments", "code", "counted"),
    [
        (["validate", "agencies"], 1, {"files": "8", "failed": "1"}),
        (["status", "agencies", "nothing.yaml"], 3, {"files": "9", "failed": "1"}),
        (["fmt", "agencies"], 0, {"files": "8", "changed": "1", "unchanged": "7", "failed": "0"}),
        (["fmt", "--check", "agencies"], 1, {"files": "8", "changed": "0", "unchanged": "7", "failed": "1"}),
    ],
)
def test_every_command_for_many_files_has_the_table(
    agencies: Path, arguments: list[str], code: int, counted: dict[str, str]
) -> None:
    (agencies / "1.yaml").write_text((agencies / "1.yaml").read_text("utf-8") + "\n\n", "utf-8")
    ended, sent = on_terminal("--lang", "en", *arguments)
    table = dict(line.split()[:2] for line in re.split("[\r\n]+", CONTROL.sub("", sent)) if len(line.split()) == 2)
    assert ended == code
    assert counted.items() <= table.items(), sent
    ended, sent = on_terminal("--lang", "en", "-q", *arguments)
    assert ended == code
    assert "failed" not in sent


def test_nothing_of_it_is_piped(agencies: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "itareport", "--lang", "en", "build", "agencies", "-o", "out/"],
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode().splitlines() == [f"out/{number}.docx" for number in range(8) if number != 5]
    assert b"\x1b" not in done.stderr
    assert b"8/8" not in done.stderr
    assert not re.search(rb"^ *files +8$", done.stderr, re.MULTILINE)


def test_an_interrupted_batch_says_how_many_were_made_and_how_many_not(agencies: Path) -> None:
    waiting = agencies / "waiting.yaml"
    os.mkfifo(waiting)
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "itareport",
            "--lang",
            "en",
            "build",
            *sorted(map(str, agencies.iterdir())),
            "-o",
            "out/",
            "-j",
            "1",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Into a pipe the names of the files would be written all at the end.
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    # The ninth file is a pipe that nobody writes, at which the command waits until the signal comes.
    made = [process.stdout.readline() for _ in range(7)]
    process.send_signal(signal.SIGINT)
    _out, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert made[-1].strip().endswith(b"7.docx")
    assert b"8 files were done, 1 was not" in err
    assert b"Traceback" not in err
    assert sorted(path.name for path in Path("out").iterdir()) == [
        f"{number}.docx" for number in range(8) if number != 5
    ]


def test_lack_of_memory_is_reported_in_words(agencies: Path) -> None:
    lacking = (
        "from itareport.cli import run\n"
        "def ends(*_, **__): raise MemoryError\n"
        "import itareport.api\nitareport.api.build_many = ends\n"
        "raise SystemExit(run.run_app(['--lang', 'en', 'build', 'agencies', '-o', 'out/']))"
    )
    done = subprocess.run([sys.executable, "-c", lacking], capture_output=True, check=False)
    assert done.returncode == 3
    assert b"there is not enough memory" in done.stderr
    assert b"Traceback" not in done.stderr


def test_nothing_more_than_python_loads_itself_is_loaded_before_interrupts_are_looked_after() -> None:
    probe = (
        "import sys; before = set(sys.modules); import itareport.__main__; print(*sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.run([sys.executable, "-I", "-c", probe], capture_output=True, check=True, text=True).stdout
    assert set(loaded.split()) <= {"__future__", "gc", "itareport", "itareport.__main__"}


def test_an_interrupt_while_the_program_is_loaded_is_no_traceback() -> None:
    probe = (
        "import sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'itareport.cli.run': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "from itareport.__main__ import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", probe, "build"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")
