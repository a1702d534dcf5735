"""Draws the pictures of the page that ``itareport preview`` opens, for the manual; needs chromium.

``docs/pictures/preview.sha256`` holds what they were drawn of: a test asks for new ones when the page's own files change.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
DIGEST = PICTURES / "preview.sha256"
STATIC = ROOT / "src" / "itareport" / "preview" / "static"
PERIOD = "ช่วงระยะเวลาในการดำเนินการ ประเด็นที่ ๑ มาตรการที่ ๑"

_COLOURS = 64
_LARGEST = 150_000
"""Bytes."""


def digest() -> str:
    """The hash of the files that the page is made of."""
    files = sorted(STATIC.iterdir())
    return hashlib.sha256(b"\0".join(file.name.encode() + b"\0" + file.read_bytes() for file in files)).hexdigest()


def main() -> int:
    """Draw them all."""
    sys.path.insert(0, str(ROOT / "tests"))
    previews = import_module("support.previews")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        file = Path(shutil.copy(ROOT / "data" / "measures_2568.yaml", folder))
        with previews.Preview(file) as preview:
            for name, (width, height, draw) in _DRAWERS.items():
                shutil.copy(ROOT / "data" / "measures_2568.yaml", file)
                with previews.opened(browser, preview, viewport={"width": width, "height": height}) as page:
                    draw(page, file)
                    _save(name, page.screenshot(animations="disabled"))
                    page.get_by_role("button", name="ใช้ข้อความในไฟล์").click() if name == "preview-conflict" else None
    DIGEST.write_text(digest() + "\n", "utf-8")
    return 0


def _save(name: str, png: bytes) -> None:
    target = PICTURES / f"{name}.png"
    Image.open(io.BytesIO(png)).convert("RGB").quantize(_COLOURS).save(target, optimize=True)
    size = target.stat().st_size
    print(f"{target.relative_to(ROOT)}: {size:,} bytes")
    assert size < _LARGEST, f"{target} is too large"


def _desk(page: Page, _file: Path) -> None:
    # The name of the folder is this machine's own.
    page.evaluate("document.getElementById('file').textContent = 'data/measures_2568.yaml'")


def _finding(page: Page, file: Path) -> None:
    page.get_by_role("link", name=re.compile("40:59")).click()
    _desk(page, file)


def _conflict(page: Page, file: Path) -> None:
    box = page.get_by_role("textbox", name=PERIOD)
    box.press("End")
    box.press_sequentially(" เป็นต้นไป")
    text = file.read_text("utf-8").replace("๑-๔ ปีงบประมาณ ๒๕๖๘ # ช่อง", "๒-๔ ปีงบประมาณ ๒๕๖๘ # ช่อง")
    file.write_text(text, "utf-8")
    page.get_by_role("button", name="ใช้ข้อความที่พิมพ์").wait_for()
    _desk(page, file)


_DRAWERS: dict[str, tuple[int, int, Callable[[Page, Path], Any]]] = {
    "preview": (1280, 800, _desk),
    "preview-finding": (1280, 620, _finding),
    "preview-conflict": (1280, 620, _conflict),
    "preview-telephone": (390, 760, _desk),
}


if __name__ == "__main__":
    sys.exit(main())
