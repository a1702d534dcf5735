"""What the manual shows of the terminal: small files, commands typed, and what the program really answers.

``docs/pictures/<name>.txt`` holds what was typed and answered, and a test plays each session again and compares; the
picture beside it is drawn from the same session by ``pictures.py``.
"""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from itareport import load
from itareport.ooxml import package
from itareport.ooxml.zipping import zip_parts
from itareport.resources import template
from itareport.rules.sample import SAMPLE

ROOT = Path(__file__).resolve().parent.parent
PICTURES = Path("docs/pictures")
COLUMNS = 100
"""Of the terminal that is shown."""

PROMPT = "C:\\ITA>"
"""As in the window that the Windows installer puts into the start menu."""
_SGR = re.compile(r"\x1b\[[0-9;]*m")
_DATA = "data/measures_2568.yaml"
_DOCUMENT = "word/document.xml"


@dataclass(frozen=True)
class Session:
    """Commands typed one after the other in a folder that ``prepare`` fills."""

    commands: tuple[str, ...]
    prepare: Callable[[Path], None]


def play(session: Session, folder: Path) -> str:
    """What was typed in ``folder`` and what a terminal of ``COLUMNS`` columns showed, with its colours."""
    session.prepare(folder)
    return "\n".join(f"{PROMPT}{command}\n{_run(command, folder)}" for command in session.commands)


def plain(shown: str) -> str:
    """The same without colours."""
    return _SGR.sub("", shown)


def _run(command: str, folder: Path) -> str:
    """What the command shows on a terminal, on which stdout and stderr keep their order."""
    program, *arguments = shlex.split(command)
    assert program == "itareport"
    settings = {"COLUMNS": str(COLUMNS), "TERM": "xterm", "LC_ALL": "C.UTF-8", "PYTHONPATH": os.pathsep.join(sys.path)}
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", program, *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **settings},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        shown = _all(ours)
    return shown.decode().replace("\r\n", "\n")


def _all(terminal: int) -> bytes:
    shown = b""
    while True:
        try:
            more = os.read(terminal, 1 << 16)
        except OSError:  # Linux says so when the last writer has gone
            more = b""
        if not more:
            os.close(terminal)
            return shown
        shown += more


def _file(changes: Mapping[str, str], name: str = _DATA) -> Callable[[Path], None]:
    """A folder with the sample data file in which each text of ``changes`` is another one."""

    def prepare(folder: Path) -> None:
        text = SAMPLE
        for old, new in changes.items():
            assert text.count(old) == 1, f"{old!r} is not there once"
            text = text.replace(old, new)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    return prepare


def _empty(_folder: Path) -> None:
    pass


def _edited_in_word(folder: Path) -> None:
    """The report was built, then somebody changed a word of it in Word."""
    _file({})(folder)
    _run("itareport build", folder)
    _replace(folder / "build/measures_2568.docx", "กองช่าง", "กองช่างและสำนักปลัด")


def _faulty_template(folder: Path) -> None:
    target = folder / "แม่แบบ.docx"
    target.write_bytes(template("report.docx").read_bytes())
    _replace(target, "measure.period", "measure.peroid")


def _replace(file: Path, old: str, new: str) -> None:
    parts = package.read(file.read_bytes())
    assert old.encode() in parts[_DOCUMENT]
    file.write_bytes(zip_parts({**parts, _DOCUMENT: parts[_DOCUMENT].replace(old.encode(), new.encode(), 1)}))


def _made_by_hand(folder: Path) -> None:
    """A Word report as people make them: list numbers typed, an issue row merged over the table, a cell left empty."""
    _file({})(folder)
    data = load(folder / _DATA).model_dump(exclude_none=True)
    (folder / _DATA).unlink()
    data["issues"][2]["measures"][0]["period"] = ""
    sys.path.append(str(ROOT / "tests"))
    foreign = import_module("support.foreign")
    (folder / "รายงาน 2568.docx").write_bytes(foreign.typed(foreign.thai_dot)(data))


def _two_years(folder: Path) -> None:
    _file({})(folder)
    _file(
        {
            "จัดทำคู่มือการปฏิบัติงาน": "จัดทำและปรับปรุงคู่มือการปฏิบัติงาน",
            "งานพัสดุ กองคลัง": "กองคลัง",
            "          - มีแผนและรายงานผลตามแผน\n": "          - มีแผนและรายงานผลตามแผน\n          - ประกาศนโยบาย No Gift Policy\n",
        },
        "data/แก้ไข.yaml",
    )(folder)


_THREE = {
    "fiscal_year: 2568": "fiscal_year: 2025",
    "period: ไตรมาส ๒": "peroid: ไตรมาส ๒",
    "- จัดทำแผนป้องกันการทุจริต": "- ๑. จัดทำแผนป้องกันการทุจริต",
}

SESSIONS = {
    "help": Session(("itareport --help",), _empty),
    "new-empty": Session(("itareport new 2569",), _empty),
    "three-mistakes": Session(("itareport validate",), _file(_THREE)),
    "build": Session(("itareport validate", "itareport build"), _file({})),
    "edited-in-word": Session(("itareport build",), _edited_in_word),
    "new-year": Session(("itareport new 2569", "itareport build data/measures_2569.yaml"), _file({})),
    "import": Session(('itareport import "รายงาน 2568.docx"',), _made_by_hand),
    "diff": Session((f"itareport diff {_DATA} data/แก้ไข.yaml",), _two_years),
    "template-check": Session(("itareport template check แม่แบบ.docx",), _faulty_template),
    "rule": Session(("itareport rules ITA102",), _empty),
}
"""By the name of the picture."""
