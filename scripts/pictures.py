"""Draws the pictures of the manual: terminal sessions, pages of the reports, and the page of a comparison.

Needs LibreOffice, poppler, chromium and the fonts Laksaman, Waree and DejaVu Sans Mono (Debian packages
libreoffice-writer-nogui, poppler-utils, chromium, fonts-tlwg-laksaman-ttf, fonts-tlwg-waree-ttf, fonts-dejavu-core). Pictures of names given as arguments, else all.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import escape
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import sessions
from PIL import Image

from itareport import build
from itareport.errors import ExitCode
from itareport.rules.sample import SAMPLE
from itareport.thai.text import MARKS
from itareport.thai.width import cells

ROOT = sessions.ROOT
DATA = ROOT / "data" / "measures_2568.yaml"

_LINE, _CELL, _PADDING, _BAR = 24, 9, 18, 34
"""CSS pixels: of a line and a cell, round the text, and of the bar on top."""
_LEAST = 220
"""Chromium leaves windows empty that are much lower."""
_SHARPNESS = 1.5
_PAGE_DOTS, _LARGEST = 75, 250_000
_COLOURS = {
    "1": "color:#fff;font-weight:bold",
    "31": "color:#ff8a80",
    "32": "color:#8ce99a",
    "33": "color:#ffd166",
    "36": "color:#7fdbff",
}
_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_LETTER = re.compile(f".[{MARKS}]*")
_STYLE = f"""
body {{ margin: 0; background: #0c0c0c; color: #e6e9ef; font: 15px/{_LINE}px "DejaVu Sans Mono", Waree; }}
header {{ height: {_BAR}px; background: #1f1f1f; color: #ddd; font: 13px/{_BAR}px "DejaVu Sans"; padding-left: 14px; }}
header i {{ float: right; width: 46px; text-align: center; font-style: normal; }}
pre {{ margin: {_PADDING // 2}px {_PADDING}px; font: inherit; }}
b {{ color: #9ecbff; }}
u {{ display: inline-block; width: {_CELL}px; text-align: center; text-decoration: none; white-space: pre; }}
u.two {{ width: {2 * _CELL}px; }}
u.thai {{ font-weight: normal !important; }}
"""


def main(names: list[str]) -> int:
    """Draw the pictures named, or all."""
    drawers: dict[str, Callable[[Path], None]] = {
        **{name: lambda target, name=name: _terminal(name, target) for name in sessions.SESSIONS},  # type: ignore[misc]
        "report-page-1": lambda target: _page(target, "report", first=True),
        "plan-page-1": lambda target: _page(target, "plan", first=True),
        "sub-items": _sub_items,
        "redline": _redline,
        "diff-page": _diff_page,
    }
    for name in names or drawers:
        target = ROOT / sessions.PICTURES / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        drawers[name](target)
        size = target.stat().st_size
        print(f"{target.relative_to(ROOT)}: {size:,} bytes")
        assert size < _LARGEST, f"{target} is too large"
    return 0


def _terminal(name: str, target: Path) -> None:
    with TemporaryDirectory() as folder:
        shown = sessions.play(sessions.SESSIONS[name], Path(folder)).rstrip("\n")
    target.with_suffix(".txt").write_text(f"{sessions.plain(shown)}\n", "utf-8")
    rows = [row for line in shown.split("\n") for row in _wrapped(line)]
    height = max(_LEAST, _BAR + _PADDING + _LINE * len(rows))
    bar = "<header>itareport<i>✕</i><i>□</i><i>─</i></header>"
    text = "\n".join(rows)
    page = f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>{bar}<pre>{text}</pre>"
    _screenshot(page, target, sessions.COLUMNS * _CELL + 2 * _PADDING, height)


def _wrapped(line: str) -> Iterator[str]:
    """A line as HTML, in rows of at most ``sessions.COLUMNS`` cells; a letter and its marks are in cells of their own."""
    row, column, style = "", 0, "color:#9ecbff;font-weight:bold" if line.startswith(sessions.PROMPT) else ""
    for number, part in enumerate(_SGR.split(line)):
        if number % 2:
            style = ";".join(_COLOURS[code] for code in part.split(";") if code in _COLOURS)
            continue
        for cluster in _LETTER.findall(part):
            width = cells(cluster)
            if column + width > sessions.COLUMNS:
                yield row
                row, column = "", 0
            # Bold Thai letters are wider than a cell.
            kind = "two" if width > 1 else "thai" if cluster > "\u0e00" else ""
            row += f'<u class="{kind}" style="{style}">{escape(cluster)}</u>'
            column += width
    yield row


def _screenshot(html: str, target: Path, width: int, height: int) -> None:
    chromium = shutil.which("chromium")
    assert chromium, "chromium is not installed"
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, "utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
        quiet = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic")
        size = (f"--window-size={width},{height}", f"--force-device-scale-factor={_SHARPNESS}")
        command = [chromium, *options, *quiet, *size, f"--user-data-dir={folder}/profile"]
        subprocess.run([*command, f"--screenshot={target}", page.as_uri()], check=True, capture_output=True)


def _page(target: Path, document: str, *, first: bool) -> None:
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.docx"
        build(DATA, report, document="plan" if document == "plan" else "report")
        _draw_page(report, target, 0 if first else -1)


def _draw_page(report: Path, target: Path, number: int) -> None:
    sys.path.append(str(ROOT / "tests"))
    office = import_module("support.office")
    pages = list(office.pictures(office.convert(report), report.parent / "pages", _PAGE_DOTS))
    shutil.copyfile(pages[number], target)


_ENTRY = "          - จัดทำคู่มือการปฏิบัติงาน\n"
_WITH_SUB_ITEMS = """\
          - |
            จัดทำคู่มือการปฏิบัติงาน ได้แก่
            (๑) คู่มือการให้บริการประชาชน
            (๒) คู่มือการรับเรื่องร้องเรียน
"""


def _sub_items(target: Path) -> None:
    """The beginning of a table in which an entry has sub-items."""
    assert SAMPLE.count(_ENTRY) == 1
    with TemporaryDirectory() as folder:
        data, report = Path(folder) / "measures_2568.yaml", Path(folder) / "report.docx"
        data.write_text(SAMPLE.replace(_ENTRY, _WITH_SUB_ITEMS), "utf-8")
        build(data, report)
        _draw_page(report, target, 0)
    with Image.open(target) as page:
        page.crop((0, 0, page.width, page.height // 2)).save(target)


_CHANGES = {
    "นำส่งงานประชาสัมพันธ์ เพื่อเผยแพร่บนเว็บไซต์": "นำส่งงานประชาสัมพันธ์ภายในเดือนธันวาคม เพื่อเผยแพร่บนเว็บไซต์",
    "ครบถ้วนราชการ และเผยแพร่": "ครบถ้วนทุกส่วนราชการ และเผยแพร่",
    "ติดต่อนายงานด้วยตนเอง": "ติดต่อหน่วยงานด้วยตนเอง",
}


def _compare(folder: Path, *options: str) -> None:
    text = DATA.read_text("utf-8")
    for old, new in _CHANGES.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "ฉบับแก้ไข.yaml").write_text(text, "utf-8")
    shutil.copyfile(DATA, folder / "ฉบับเดิม.yaml")
    command = [sys.executable, "-m", "itareport", "diff", "ฉบับเดิม.yaml", "ฉบับแก้ไข.yaml", *options]
    done = subprocess.run(command, cwd=folder, check=False, stdout=subprocess.DEVNULL)
    assert done.returncode == ExitCode.FINDINGS


def _redline(target: Path) -> None:
    with TemporaryDirectory() as folder:
        _compare(Path(folder), "--format", "docx", "-o", "changes.docx")
        _draw_page(Path(folder) / "changes.docx", target, 0)


def _diff_page(target: Path) -> None:
    with TemporaryDirectory() as folder:
        _compare(Path(folder), "--format", "html", "-o", "changes.html")
        _screenshot((Path(folder) / "changes.html").read_text("utf-8"), target, 900, 760)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
