"""How quick the preview is: from a save to the event and to the page, and from an edit to the file. Wall time, medians."""

from __future__ import annotations

import json
import shutil
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from playwright.sync_api import sync_playwright
from rows import Group

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.previews import Preview, opened  # noqa: E402 - of the tests, whose folder is named above

TIMES = 25
PATH = "issues[0].measures[0].period"


def previewing(work: Path) -> list[str]:
    """The figures of ``GROUPS``; the last one in Chromium."""
    file = Path(shutil.copy(ROOT / "data" / "measures_2568.yaml", work))
    with Preview(file) as preview:
        seconds = (saves_to_events(preview), writes(file), edits(preview), saves_to_page(preview))
    return [f"{each * 1000:.0f} ms" for each in seconds]


def median(once: Callable[[int], float]) -> float:
    return statistics.median(once(number) for number in range(TIMES))


def save(file: Path, number: int) -> None:
    """Save as editors do: a new file moved into the old one's place."""
    other = file.with_suffix(".tmp")
    lines = file.read_text("utf-8").splitlines()
    lines = [f"        period: ครั้งที่ {number}" if line.startswith("        period:") else line for line in lines]
    other.write_text("\n".join(lines) + "\n", "utf-8")
    other.replace(file)


def saves_to_events(preview: Preview) -> float:
    with preview.client.stream("GET", "/events") as stream:
        lines = (line for line in stream.iter_lines() if line)
        next(lines)

        def once(number: int) -> float:
            save(preview.file, number)
            started = perf_counter()
            json.loads(next(lines).removeprefix("data: "))
            return perf_counter() - started

        return median(once)


def edits(preview: Preview) -> float:
    etag = preview.report()["etag"]

    def once(number: int) -> float:
        nonlocal etag
        started = perf_counter()
        etag = preview.put(PATH, f"แก้ครั้งที่ {number}", etag).json()["etag"]
        return perf_counter() - started

    return median(once)


def writes(file: Path) -> float:
    from itareport.preview import edits as page_edits
    from itareport.source import read
    from itareport.writing import write

    def once(number: int) -> float:
        edit = page_edits.text({"path": PATH, "text": f"เขียนครั้งที่ {number}"})
        started = perf_counter()
        write(file, edit(read(file.name, file.read_bytes())).encode())
        return perf_counter() - started

    return median(once)


def saves_to_page(preview: Preview) -> float:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with opened(browser, preview) as page:
            box = page.locator(f'textarea[data-place="{PATH}"]')
            text = box.evaluate_handle("box => box")
            seen = "(box, text) => new Promise(done => { const look = () => box.value === text ? done() : setTimeout(look, 2); look(); })"

            def once(number: int) -> float:
                save(preview.file, 1000 + number)
                started = perf_counter()
                text.evaluate(seen, f"ครั้งที่ {1000 + number}")
                return perf_counter() - started

            return median(once)


GROUPS = (
    Group(
        "preview",
        (
            ("from a save of the data file to the event in the page", "≤ 60 ms"),
            ("from an edit in the page to the data file, without network and checks", "≤ 20 ms"),
            ("the same to the answer with all findings", ""),
            ("from a save of the data file to the page in Chromium", "≤ 300 ms"),
        ),
        previewing,
    ),
)
