"""A preview as a clerk starts it: the command as a process of its own, asked over its socket."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

import httpx

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Error, Page


class Preview:
    """A running ``itareport preview``; ``client`` has its cookie and follows no redirect.

    ``path`` are the folders that it looks for programs in, ``before`` is Python that it runs first.
    """

    def __init__(self, file: Path, *options: str, path: str | None = None, before: str = "") -> None:
        program = f"{before}\nimport sys\nfrom itareport.__main__ import run\nsys.exit(run(sys.argv[1:]))"
        command = [sys.executable, "-c", program, "preview", str(file), "--no-browser", *options]
        env = {key: value for key, value in os.environ.items() if not key.startswith("ITAREPORT")}
        env["PATH"] = env["PATH"] if path is None else path
        self.file = file
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()
        parts = urlsplit(self.address)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.port = parts.port or 0
        self.token = parts.query.removeprefix("token=")
        self.client = httpx.Client(base_url=self.origin, headers={"Origin": self.origin}, timeout=20)

    def __enter__(self) -> Self:
        self.client.get("/", params={"token": self.token})
        return self

    def __exit__(self, *_exception: object) -> None:
        self.client.close()
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()

    def report(self) -> dict[str, Any]:
        """What ``GET /report.json`` answers."""
        answer = self.client.get("/report.json")
        assert answer.status_code == 200
        return dict(answer.json())

    def put(self, path: str, text: object, etag: str | None = None) -> httpx.Response:
        """Set a value, in the file as it is now unless another ``etag`` is named."""
        return self.client.put("/value", json={"path": path, "text": text, "etag": etag or self.report()["etag"]})

    def post(self, route: str, **content: object) -> httpx.Response:
        """Ask for another edit, as the page does, in the file as it is now."""
        return self.client.post(f"/{route}", json={"etag": self.report()["etag"], **content})

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl+C; the exit code, and what was printed on stderr."""
        self._process.send_signal(signal.SIGINT)
        _out, said = self._process.communicate(timeout=60)
        return self._process.returncode, said


@contextmanager
def tab(browser: Browser, **options: Any) -> Iterator[Page]:
    """A tab of the browser with cookies of its own, of the size of a desk's screen unless ``options`` say another."""
    context = browser.new_context(**({"viewport": {"width": 1400, "height": 900}} | options))
    yield context.new_page()
    context.close()


@contextmanager
def shown(page: Page, preview: Preview) -> Iterator[Page]:
    """The page of a preview in a tab, as one who has not been there sees it; a fault of its script fails the test."""
    faults: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        # What the server refuses is reported by Chromium as an error of its own.
        if message.type == "error" and "Failed to load resource" not in message.text:
            faults.append(message.text)

    def on_fault(error: Error) -> None:
        faults.append(str(error))

    page.on("pageerror", on_fault)
    page.on("console", on_console)
    page.context.clear_cookies()
    page.goto(preview.address)
    page.locator("#findings li, #report p").first.wait_for()
    yield page
    page.remove_listener("pageerror", on_fault)
    page.remove_listener("console", on_console)
    assert faults == []


@contextmanager
def opened(browser: Browser, preview: Preview, **options: Any) -> Iterator[Page]:
    """The page of a preview in a tab of its own."""
    with tab(browser, **options) as page, shown(page, preview):
        yield page
