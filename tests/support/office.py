"""The real office programs that tests ask for a second opinion: LibreOffice, and poppler's readers of PDF."""

from __future__ import annotations

import atexit
import fcntl
import html
import os
import re
import shutil
import subprocess
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from support import fonts
from support.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 180
"""How long one call of LibreOffice may take; a first start on a busy machine takes 20."""


def convert(path: Path, to: str = "pdf", outdir: Path | None = None) -> Path:
    """Have LibreOffice write ``path`` as ``to`` ("pdf", "docx", "odt", ...), into ``outdir`` or a folder beside it."""
    return convert_all([path], to, outdir)[0]


def convert_all(paths: list[Path], to: str = "pdf", outdir: Path | None = None, font: str = fonts.FAMILY) -> list[Path]:
    """As ``convert``, for several files in one start of LibreOffice, which is three times as fast.

    ``font`` is the only one that LibreOffice knows.
    """
    outdir = outdir or paths[0].parent / f"as-{to}"
    outdir.mkdir(parents=True, exist_ok=True)
    targets = [outdir / f"{path.stem}.{to.partition(':')[0]}" for path in paths]
    for target in targets:
        target.unlink(missing_ok=True)
    command = [
        program("soffice", "libreoffice", package="libreoffice-writer-nogui"),
        f"-env:UserInstallation={_profile().as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", to, "--outdir", str(outdir), *map(str, paths)),
    ]
    said = ""
    for _attempt in range(2):
        done = subprocess.run(
            command, capture_output=True, text=True, env=_environment(font), timeout=SECONDS, check=False
        )
        said = f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        if all(target.exists() for target in targets):
            return targets
        # A profile that a killed start left half written makes every later start fail: the second try has a new one.
        shutil.rmtree(_profile(), ignore_errors=True)
    raise AssertionError(f"LibreOffice did not write {[str(target) for target in targets]}: {said}")


def pages(pdf: Path) -> list[str]:
    """The text of each page of a PDF, in the layout of the page."""
    text = _read(["-layout", "-enc", "UTF-8", str(pdf), "-"])
    return text.split("\f")[:-1]


def words(pdf: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """The words of each page with their boxes: left, top, right, bottom in points from the upper left corner."""
    found: list[list[tuple[float, float, float, float, str]]] = []
    for line in _read(["-bbox", "-enc", "UTF-8", str(pdf), "-"]).splitlines():
        if "<page " in line:
            found.append([])
        elif box := _WORD.search(line):
            left, top, right, bottom = (float(number) for number in box.groups()[:4])
            found[-1].append((left, top, right, bottom, html.unescape(box[5])))
    return found


def fonts_in(pdf: Path) -> set[str]:
    """The names of the fonts that a PDF shows its texts in."""
    command = [program("pdffonts", package="poppler-utils"), str(pdf)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS).stdout
    return {line.split()[0].partition("+")[2] or line.split()[0] for line in said.splitlines()[2:]}


def pictures(pdf: Path, outdir: Path, dots_per_inch: int = 60) -> Iterator[Path]:
    """A PNG of each page, in order."""
    outdir.mkdir(parents=True, exist_ok=True)
    command = [program("pdftoppm", package="poppler-utils"), "-png", "-r", str(dots_per_inch)]
    subprocess.run([*command, str(pdf), str(outdir / pdf.stem)], check=True, timeout=SECONDS)
    yield from sorted(outdir.glob(f"{pdf.stem}-*.png"))


def bare(text: str) -> str:
    """``text`` without spaces and combining marks: pdftotext swaps marks and sets spaces between Thai and digits.

    ``ำ`` counts as its ``า``: a renderer may draw it as a mark and a letter.
    """
    text = text.replace("\u0e33", "\u0e32")
    return "".join(char for char in text if not char.isspace() and unicodedata.category(char) not in {"Mn", "Cf", "Cc"})


_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>')


def _read(arguments: list[str]) -> str:
    command = [program("pdftotext", package="poppler-utils"), *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=SECONDS).stdout.decode("utf-8")


@cache
def _profile() -> Path:
    """LibreOffice's own folder, kept warm for the next run and used by no other process while this one lives.

    Two starts with one profile hand their work to each other, so each test process takes the first one that is free.
    """
    number = 0
    while True:
        folder = fonts.CACHE / f"office-{number}"
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = folder.with_suffix(".lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            number += 1
        else:
            atexit.register(lock.close)
            return folder


def _environment(font: str) -> dict[str, str]:
    return {**os.environ, "FONTCONFIG_FILE": str(fonts.settings(font)), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
