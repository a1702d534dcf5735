"""The manual as a site, in build/site or the folder named: docs/ by zensical, its search by pagefind, every link followed.

Links of a page to files outside docs/ lead to the repository there; one to a file that is not here ends the run, as does
any address in the finished site at which there is nothing.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SOURCE = ROOT / "site"
PAGEFIND = ROOT / "tests" / "node" / "node_modules" / ".bin" / "pagefind"
REPOSITORY = "https://github.com/itareport/itareport/blob/main/"

_LINK = re.compile(r"(\]\()(?!https?:|mailto:|#)([^)\s#]+)((?:#[^)\s]*)?\))")
_SECTIONS = {"manual": "คู่มือ", "reference": "เอกสารอ้างอิง", "adr": "Decisions (English)"}
_PAGES = {"git.md": "ดูสิ่งที่เปลี่ยนใน git", "ci/README.md": "ใช้กับ CI", "architecture.md": "Architecture (English)"}


class SiteError(Exception):
    """The site has faults; each is an argument."""


def main(output: Path) -> int:
    """Build the site in ``output``."""
    try:
        # A folder of its own for each run: two at once must not take each other's pages away.
        with tempfile.TemporaryDirectory() as work:
            build(Path(work), output)
    except SiteError as error:
        print(*error.args, sep="\n", file=sys.stderr)
        return 1
    return 0


def build(work: Path, output: Path) -> None:
    """Build the site in the empty folder ``work``, then move it to ``output`` in place of what is there.

    Raises:
        SiteError: a link leads nowhere, or a program failed.
    """
    _prepare(work)
    _run([sys.executable, "-m", "zensical", "build", "--strict", "--clean"], work)
    site = work / "site"
    # The text of the pages alone, without side bars and the signs after headings that link to them.
    chosen = ("--root-selector", "article", "--exclude-selectors", ".headerlink")
    _run([str(PAGEFIND), "--site", str(site), "--force-language", "th", "--quiet", *chosen], work)
    faults = sorted(_dead_links(site))
    if faults:
        raise SiteError(*faults)
    shutil.rmtree(output, ignore_errors=True)
    shutil.move(site, output)
    print(f"{os.path.relpath(output)}: {sum(1 for _page in output.rglob('*.html'))} pages")


def _prepare(work: Path) -> None:
    shutil.copytree(DOCS, work / "docs", ignore=shutil.ignore_patterns("*.txt", "*.sha256"))
    shutil.copytree(SOURCE, work / "docs" / "_site", ignore=shutil.ignore_patterns("*.toml"))
    faults: list[str] = []
    for page in (work / "docs").rglob("*.md"):
        there = DOCS / page.relative_to(work / "docs")
        text = page.read_text("utf-8")
        page.write_text(_LINK.sub(lambda link, there=there: _outside(link, there, faults), text), "utf-8")  # type: ignore[misc]
    if faults:
        raise SiteError(*faults)
    settings = (SOURCE / "zensical.toml").read_text("utf-8")
    # JSON's lists and texts are TOML's too; its mappings need another sign.
    nav = json.dumps(_nav(), ensure_ascii=False).replace('": ', '" = ')
    head, table, rest = settings.partition("[project.theme]")
    (work / "zensical.toml").write_text(f"{head}nav = {nav}\n\n{table}{rest}", "utf-8")


def _outside(link: re.Match[str], page: Path, faults: list[str]) -> str:
    """The link as it is, or to the repository where it leads out of docs/."""
    before, address, after = link.groups()
    target = (page.parent / unquote(address)).resolve()
    if not target.exists():
        faults.append(f"{page.relative_to(ROOT)}: there is no {address}")
    hidden = any(part.startswith(".") for part in target.relative_to(ROOT).parts)  # zensical leaves those out
    if target.is_relative_to(DOCS) and not hidden:
        return f"{before}{address}{after}"
    return f"{before}{REPOSITORY}{target.relative_to(ROOT).as_posix()}{after}"


def _nav() -> list[object]:
    """The pages in the order of the side bar: those of a folder by their names, its README first."""
    sections: list[object] = ["README.md"]
    for folder, title in _SECTIONS.items():
        pages = sorted((DOCS / folder).rglob("*.md"), key=lambda page: (page.parent, page.name != "README.md", page))
        names = [page.relative_to(DOCS).as_posix() for page in pages]
        rules = [name for name in names if "/rules/" in name]
        entries: list[object] = [name for name in names if name not in rules]
        sections.append({title: [*entries, {"กฎ": rules}] if rules else entries})
        if folder == "manual":
            sections += [{title: page} for page, title in _PAGES.items() if (DOCS / page).exists()]
    return sections


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SiteError(done.stdout, done.stderr)


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if value and name == "id":
                self.anchors.add(value)
            if value and (name == "href" or (name == "src" and tag != "iframe")):
                self.found.append(value)


def _dead_links(site: Path) -> Iterator[str]:
    """Each address of a page that is of this site and leads to no file or anchor of it."""
    pages = {page: _read(page) for page in site.rglob("*.html") if page.name != "404.html"}
    for page, read in pages.items():
        for address in read.found:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
            if target.is_dir():
                target /= "index.html"
            anchors = pages[target].anchors if target in pages else set()
            if not target.is_file():
                yield f"{page.relative_to(site)}: nothing behind {address}"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in anchors:
                yield f"{page.relative_to(site)}: no anchor {address}"


def _read(page: Path) -> _Addresses:
    parser = _Addresses()
    parser.feed(page.read_text("utf-8"))
    return parser


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "site"))
