"""The manual as a site: its links, its search in Thai, and its side bar in Chromium."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Page, expect

from support.browser import chromium
from support.programs import missing

pytestmark = pytest.mark.xdist_group("site")  # the site is built once


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built."""
    output = tmp_path_factory.mktemp("site") / "pages"
    if not (root / "tests" / "node" / "node_modules" / ".bin" / "pagefind").exists():
        missing("nodejs npm", "pagefind")
    done = subprocess.run(
        [sys.executable, root / "scripts" / "make_site.py", output], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def page(address: str) -> Iterator[Page]:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        elsewhere: list[str] = []
        page.on("request", lambda asked: None if asked.url.startswith(address) else elsewhere.append(asked.url))
        page.goto(f"{address}manual/03-writing/")
        yield page
    assert elsewhere == [], "nothing is fetched from other sites"


def test_the_search_finds_each_page_that_has_a_thai_word(page: Page, site: Path) -> None:
    holding = [
        file
        for file in site.rglob("index.html")
        if "บรรทัด" in file.read_text("utf-8").partition("<article")[2].partition("</article")[0]
    ]
    page.get_by_placeholder("ค้นหา").fill("บรรทัด")
    expect(page.locator(".pagefind-ui__message")).to_have_text(f"พบ {len(holding)} หน้า")
    assert len(holding) > 40
    page.get_by_placeholder("ค้นหา").fill("")


def test_the_side_bar_cuts_no_upper_mark_off(page: Page) -> None:
    entries = page.locator(".md-sidebar--primary .md-nav__link:visible")
    expect(entries.first).to_be_visible()
    bar = page.locator(".md-sidebar--primary")
    before = bar.screenshot(animations="disabled")
    page.add_style_tag(content=".md-sidebar--primary .md-nav__link * { overflow: visible !important; }")
    assert bar.screenshot(animations="disabled") == before
    boxes = page.evaluate(
        "[...document.querySelectorAll('.md-sidebar--primary .md-nav__link .md-ellipsis')].filter(e => e.offsetParent)"
        ".map(e => parseFloat(getComputedStyle(e).lineHeight) / parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(boxes) >= 1.7


class DescribeLinks:
    @pytest.fixture
    def builder(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
        """``scripts/make_site.py``."""
        monkeypatch.syspath_prepend(root / "scripts")
        return import_module("make_site")

    def it_follows_each_address_of_the_finished_site(self, builder: ModuleType, tmp_path: Path) -> None:
        (tmp_path / "index.html").write_text(
            '<a href="a/">x</a><a href="b/">x</a><a href="a/#two">x</a><a href="https://x.y">'
        )
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "index.html").write_text('<h1 id="one">x</h1><a href="../#nothing">')
        assert sorted(builder._dead_links(tmp_path)) == [
            "a/index.html: no anchor ../#nothing",
            "index.html: no anchor a/#two",
            "index.html: nothing behind b/",
        ]

    def it_leads_out_of_the_docs_to_the_repository(self, builder: ModuleType, root: Path) -> None:
        faults: list[str] = []
        text = "[a](../../schema/itareport.schema.json) [b](README.md) [c](../nothing.md)"
        page = root / "docs" / "manual" / "README.md"
        changed = builder._LINK.sub(lambda link: builder._outside(link, page, faults), text)
        assert changed.startswith(f"[a]({builder.REPOSITORY}schema/itareport.schema.json) [b](README.md)")
        assert faults == ["docs/manual/README.md: there is no ../nothing.md"]
