"""The web page in Chromium: on a desktop, on a telephone, in the dark, on paper, and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from itareport.forms import Editions
from itareport.publish.page import page as web_page
from itareport.render.context import context
from support import office
from support.browser import chromium
from support.programs import missing
from support.reports import grown, sample_data
from support.valid import valid

pytestmark = pytest.mark.xdist_group("web page")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a report over several sheets of paper, with a link and a very long word."""
    data = grown(sample_data(), 3)
    data["issues"][0]["measures"][0]["outputs"] = ["https://www.example.go.th/" + "x" * 300]
    values = context(valid(data), Editions().edition(2568), "report")
    made = tmp_path_factory.mktemp("page") / "report.html"
    made.write_bytes(web_page(values))
    return made


def opened(browser: Browser, file: Path, width: int, **options: object) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("width", [320, 390, 800, 1366])
def test_nobody_has_to_scroll_sideways(browser, file, width):
    page = opened(browser, file, width)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_telephone_each_cell_says_what_it_is(browser, file):
    page = opened(browser, file, 390)
    label = "getComputedStyle(document.querySelector('td'), '::before').content"
    assert "ขั้นตอนหรือวิธีการปฏิบัติ" in page.evaluate(label)
    assert page.get_by_role("table").count() == 1
    assert page.get_by_role("columnheader").count() == 6
    assert page.get_by_role("cell").count() == 5 * 21


def test_in_the_dark_it_is_dark_and_on_paper_it_is_white(browser, file):
    back = "getComputedStyle(document.body).backgroundColor"
    page = opened(browser, file, 1366, color_scheme="dark")
    assert page.evaluate(back) == "rgb(13, 17, 23)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(back) == "rgb(255, 255, 255)"


def test_on_paper_the_headings_are_on_each_landscape_page_with_its_thai_number(browser, file, tmp_path):
    paper = tmp_path / "paper.pdf"
    opened(browser, file, 1366).pdf(path=paper, prefer_css_page_size=True)
    pages = [office.bare(page) for page in office.pages(paper)]
    assert len(pages) > 1
    assert all("ผู้รับผดชอบ" in page or "ผรบผดชอบ" in page for page in pages)
    width, height = page_size(paper)
    assert (round(width), round(height)) == (842, 595)


def page_size(file: Path) -> tuple[float, float]:
    import pikepdf

    with pikepdf.open(file) as opened_file:
        _left, _bottom, right, top = opened_file.pages[0].mediabox
        return float(right), float(top)


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (390, "dark")])
def test_axe_finds_nothing(browser, file, width, scheme, root):
    script = root / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        missing("npm", "axe-core")
    page = opened(browser, file, width, color_scheme=scheme, bypass_csp=True)
    page.add_script_tag(path=script)
    found = page.evaluate("async () => (await axe.run()).violations.map(each => [each.id, each.nodes[0].html])")
    assert found == []
