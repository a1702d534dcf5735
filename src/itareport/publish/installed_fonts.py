"""Which of the report's fonts this machine has, asked before anything is printed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from itareport.publish.fonts import plain

FAMILIES = ("TH Sarabun New", "TH SarabunPSK")
"""The font of the default templates, and its other name."""
_SECONDS = 30
_FILES = re.compile(r"sarabun.*\.(?:ttf|otf|ttc)$", re.IGNORECASE)


def installed() -> list[str]:
    """Those of ``FAMILIES`` that are there, from fontconfig where there is one, else from the folders of fonts."""
    found = {plain(name) for name in _families()}
    return [family for family in FAMILIES if plain(family) in found]


def _families() -> Iterator[str]:
    program = shutil.which("fc-list")
    if program is None:
        for folder in _folders(sys.platform):
            for file in folder.rglob("*"):
                if _FILES.search(file.name):
                    yield from _family(file)
        return
    try:
        done = subprocess.run(
            [program, ":", "family"], stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        yield from line.split(",")


def _folders(system: str) -> list[Path]:
    """Where fonts lie: for all users, and for one who installed them without being an administrator."""
    if system == "win32":
        folders = [
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            Path(os.environ.get("LOCALAPPDATA", ""), "Microsoft", "Windows", "Fonts"),
        ]
    elif system == "darwin":
        folders = [Path("/Library/Fonts"), Path("/System/Library/Fonts"), Path.home() / "Library" / "Fonts"]
    else:
        folders = [Path("/usr/share/fonts"), Path.home() / ".local" / "share" / "fonts", Path.home() / ".fonts"]
    return [folder for folder in folders if folder.is_absolute() and folder.is_dir()]


def _family(file: Path) -> Iterator[str]:
    from PIL import ImageFont

    try:
        name = ImageFont.truetype(str(file)).getname()[0]
    except (OSError, ValueError):
        return
    if name is not None:
        yield name
